//! The reading record keeps its contract.

use crate::run::{REPORT, dateline, fed, file, folder, skipped};
use serde_json::Value;

/// Every `span`, and every list of spans, of a record.
fn spans<'v>(value: &'v Value, found: &mut Vec<(&'v Value, &'v Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let is_pair = inner
                    .as_array()
                    .is_some_and(|pair| pair.len() == 2 && pair.iter().all(Value::is_u64));
                if is_pair && name == "span" {
                    let pair = inner.as_array().unwrap();
                    found.push((&pair[0], &pair[1]));
                } else {
                    spans(inner, found);
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|inner| spans(inner, found)),
        _ => {}
    }
}

#[test]
fn a_record_has_every_field_and_its_spans_fit() {
    let ran = fed(&["read", "--input", "text", "--format", "json", "-"], REPORT.as_bytes());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let record: Value = serde_json::from_str(&ran.out).unwrap();
    let fields = [
        "schema",
        "reader",
        "id",
        "url",
        "captured",
        "page",
        "articles",
        "attributions",
        "times",
        "mentions",
        "entities",
        "events",
        "rosters",
        "notes",
    ];
    for field in fields {
        assert!(record.get(field).is_some(), "no field {field}");
    }
    assert_eq!(record["schema"], "dateline.reading/1");
    assert_eq!(record["page"]["text"], REPORT, "text input is kept verbatim");
    let mut found = Vec::new();
    spans(&record, &mut found);
    assert!(found.len() > 10, "only {} spans", found.len());
    for (start, end) in found {
        let range = usize::try_from(start.as_u64().unwrap()).unwrap()
            ..usize::try_from(end.as_u64().unwrap()).unwrap();
        assert!(REPORT.get(range.clone()).is_some(), "{range:?} does not fit");
    }
}

#[test]
fn two_runs_and_two_threads_give_the_same_bytes() {
    let row = |n: usize| serde_json::json!({"id": n.to_string(), "text": REPORT}).to_string();
    let rows = (0..30).map(row).collect::<Vec<_>>().join("\n");
    let run = |threads: &str| {
        fed(&["read", "--input", "jsonl", "--threads", threads, "-"], rows.as_bytes()).out
    };
    let one = run("1");
    assert_eq!(one.lines().count(), 30);
    assert_eq!(one, run("1"));
    assert_eq!(one, run("2"));
}

#[test]
fn what_is_known_of_a_page_is_used() {
    let top = folder("known");
    let path = file(&top, "a.txt", REPORT.as_bytes());
    let words = [
        "read",
        "--format",
        "json",
        "--published",
        "2031-05-03",
        "--url",
        "https://gazette.lumen.example/ferry",
        "--outlet",
        "Lumen Gazette",
        &path,
    ];
    let record: Value = serde_json::from_str(&dateline(&words).out).unwrap();
    assert_eq!(record["url"], "https://gazette.lumen.example/ferry");
    assert_eq!(record["articles"][0]["published"]["value"], "2031-05-03");
    assert_eq!(record["articles"][0]["published"]["basis"], "given");
    assert!(record["articles"][0]["credit"].to_string().contains("Lumen Gazette"));
}

#[test]
fn a_seed_is_read_when_the_seeds_are_there() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
    let Ok(entries) = std::fs::read_dir(seeds) else {
        skipped("../shared/seeds");
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path().display().to_string();
        let ran = dateline(&["read", "--format", "jsonl", &path]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out, dateline(&["read", "--format", "jsonl", &path]).out);
    }
}
