//! Bytes that claim to be HTML: decode, lay out, read.
#![no_main]

use dateline_model::{Capture, Limits};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut capture = Capture::imported(bytes.to_vec());
    capture.content_type = Some("text/html".to_owned());
    dateline_fuzz::check(&dateline_read::decode(&capture, &Limits::default()));
});
