//! Addresses: the canonical form of a canonical form is itself.
#![no_main]

use dateline_model::PageUrl;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    if let Some(url) = PageUrl::parse(typed) {
        let again = PageUrl::parse(url.canonical()).expect("a canonical form is an address");
        assert_eq!(again.canonical(), url.canonical());
        let _ = (url.host(), url.path());
    }
});
