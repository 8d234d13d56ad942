//! Flattened text: datelines, times, quotes, names and events of any characters.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let page = dateline_read::decode_text(text);
    assert_eq!(page.text.0, text, "flattened text is kept verbatim");
    dateline_fuzz::check(&page);
});
