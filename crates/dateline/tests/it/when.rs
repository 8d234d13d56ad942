//! `dateline when`: words of time, explained.

use crate::run::dateline;

#[test]
fn an_anniversary_leads_to_its_day_step_by_step() {
    let ran = dateline(&[
        "when",
        "the 80th founding anniversary of the United Nations",
        "--on",
        "2025-10-29",
        "--format",
        "json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let record: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let time = &record["times"][0];
    assert_eq!(time["value"], "2025-10-24");
    assert_eq!(time["base"], "1945-10-24");
    let says: Vec<&str> =
        time["because"].as_array().unwrap().iter().filter_map(|c| c["says"].as_str()).collect();
    assert!(says.contains(&"1945 + 80 = 2025"), "{says:?}");
}

#[test]
fn the_language_and_the_day_are_the_askers() {
    let ran =
        dateline(&["when", "11月上旬", "--lang", "ja", "--on", "2020-10-29", "--format", "text"]);
    assert!(ran.out.contains("2020-11-01 to 2020-11-30 (a month)"), "{}", ran.out);
    let ran = dateline(&["when", "last week", "--format", "text"]);
    assert!(ran.out.contains("--on DAY"), "{}", ran.out);
}

#[test]
fn what_cannot_be_read_is_a_sentence_with_a_way_out() {
    let ran = dateline(&["when", "harbour"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("no words of time in \"harbour\""), "{}", ran.err);
    for words in [["when", "today", "--on", "soon"], ["when", "today", "--lang", "xx"]] {
        let ran = dateline(&words);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains("write "), "{}", ran.err);
    }
}
