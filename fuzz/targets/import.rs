//! Archives, gzip and JSON lines: whatever comes in on a stream.
#![no_main]

use dateline_collect::{Manifest, bring_stream};
use dateline_model::Limits;
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;
use std::ops::ControlFlow;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { payload_bytes: 1 << 20, ..Limits::default() };
    for name in ["page", "rows.jsonl"] {
        let stream = Cursor::new(bytes.to_vec());
        let mut take = |_| ControlFlow::Continue(());
        let _ = bring_stream(stream, name, &Manifest::default(), &limits, &mut take);
    }
});
