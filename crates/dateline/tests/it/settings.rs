//! Wrong words and settings are refused with what to write instead.

use crate::run::{dateline, file, folder};

#[test]
fn unknown_words_end_with_code_two() {
    for words in [&["fetch"][..], &["read", "--colour"], &["chronicle", "--kind", "party"]] {
        let ran = dateline(words);
        assert_eq!(ran.code, 2, "{words:?}: {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn an_unknown_key_is_refused_with_a_suggestion() {
    let vault = folder("settings");
    file(&vault, "dateline.toml", b"treads = 2\n");
    let ran = dateline(&["doctor", "--vault", &vault.display().to_string()]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("did you mean `threads`?"), "{}", ran.err);
}

#[test]
fn help_has_an_example_for_every_verb_and_no_panic_without_terminal() {
    let help = dateline(&["--help"]).out;
    for verb in ["demo", "read", "add", "search", "chronicle", "quotes", "serve", "fsck", "reread"]
    {
        assert!(help.contains(verb), "{verb} is missing");
        let own = dateline(&[verb, "--help"]);
        assert_eq!(own.code, 0);
        assert!(own.out.contains("Example: dateline"), "{verb}: {}", own.out);
    }
    assert!(dateline(&["completions", "bash"]).out.contains("_dateline"));
    assert!(dateline(&["man"]).out.contains(".TH dateline"));
}

#[test]
fn serve_refuses_an_open_address() {
    let vault = folder("open");
    let page = file(&vault, "a.txt", b"The tide rose.");
    let place = vault.join("v").display().to_string();
    assert_eq!(dateline(&["add", "--vault", &place, &page]).code, 0);
    let ran = dateline(&["serve", "--vault", &place, "--listen", "0.0.0.0:0"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("loopback"), "{}", ran.err);
}
