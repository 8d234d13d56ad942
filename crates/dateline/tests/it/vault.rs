//! A vault from end to end: add, look, check, make again.

use crate::run::{REPORT, dateline, fed, file, folder, records};

#[test]
fn adding_twice_changes_nothing_and_everything_can_be_made_again() {
    let top = folder("twice");
    let page = file(&top, "ferry.txt", REPORT.as_bytes());
    let manifest = file(
        &top,
        "pages.csv",
        b"file,address,captured,published,outlet\nferry.txt,https://gazette.lumen.example/ferry,2031-05-04T09:00:00Z,2031-05-03,Lumen Gazette\n",
    );
    let vault = top.join("vault").display().to_string();
    let add = || dateline(&["add", &page, "--manifest", &manifest, "--vault", &vault]);
    let (first, second) = (add(), add());
    assert_eq!((first.code, second.code), (0, 0), "{first:?}");
    let (first, second) = (records(&first.out), records(&second.out));
    assert_eq!(first[0]["id"], second[0]["id"]);
    assert_eq!((&first[0]["state"], &second[0]["state"]), (&"kept".into(), &"already kept".into()));
    let quotes = || dateline(&["quotes", "--vault", &vault]).out;
    let chronicle = || dateline(&["chronicle", "--vault", &vault]).out;
    let search = || dateline(&["search", "\"quay is safe\"", "--vault", &vault]).out;
    let before = (quotes(), chronicle(), search());
    assert!(before.0.contains("The quay is safe"), "{}", before.0);
    assert!(before.2.contains("Ferry line"), "{}", before.2);
    for again in [&["reread"][..], &["reindex"], &["reread", "--rebuild"]] {
        let mut words = again.to_vec();
        words.extend(["--vault", &vault]);
        assert_eq!(dateline(&words).code, 0);
        assert_eq!(before, (quotes(), chronicle(), search()), "after {again:?}");
    }
    let check = dateline(&["fsck", "--full", "--vault", &vault]);
    assert_eq!((check.code, check.out.as_str()), (0, ""), "{}", check.err);
}

#[test]
fn an_empty_vault_says_how_to_begin() {
    let vault = folder("none").join("vault").display().to_string();
    for words in [&["chronicle"][..], &["quotes"], &["search", "tide"]] {
        let mut words = words.to_vec();
        words.extend(["--vault", &vault]);
        let ran = dateline(&words);
        assert_eq!(ran.code, 4, "{ran:?}");
        assert!(ran.err.contains("Start with `dateline add PATH`"), "{}", ran.err);
    }
}

#[test]
fn standard_input_is_added() {
    let vault = folder("stdin").join("vault").display().to_string();
    let ran = fed(&["add", "--vault", &vault, "-"], REPORT.as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(records(&ran.out)[0]["state"], "kept");
}

#[test]
fn the_demo_prints_a_chronicle_and_a_second_run_prints_the_same() {
    let vault = folder("demo").join("vault").display().to_string();
    let run = || dateline(&["demo", "--no-serve", "--vault", &vault]);
    let (first, second) = (run(), run());
    assert_eq!((first.code, second.code), (0, 0), "{first:?}");
    assert_eq!(first.out, second.out);
    assert!(first.out.contains("every name and word in it is invented"));
    assert!(first.out.lines().count() > 40, "{}", first.out);
}
