//! Words somebody searches for.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|words: &str| {
    let _ = dateline_store::Query::parse(words);
});
