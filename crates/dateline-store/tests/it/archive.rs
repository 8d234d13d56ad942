//! The archive: what is written can be read by others, and comes back the same.

use crate::keeping::filled;
use crate::press::{Scratch, noon, page, scrape};
use dateline_model::{Capture, Fate};
use dateline_store::Vault;

#[test]
fn the_same_capture_is_kept_once() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let group = [page(1, 3, "one"), page(1, 3, "one"), scrape(2, "one")];
    let kept = vault.keep(&group, noon(4)).unwrap();
    assert_eq!(kept.iter().map(|kept| kept.is_new).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(kept[0].id, kept[1].id);
    let again = vault.keep(&group, noon(9)).unwrap();
    assert!(again.iter().all(|kept| !kept.is_new));
    assert_eq!(vault.reader().unwrap().counts().unwrap().captures, 2);
}

#[test]
fn an_unchanged_page_is_a_revisit_with_its_body() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let visits = [page(1, 3, "same"), page(1, 4, "same"), page(1, 5, "new"), page(1, 6, "same")];
    let kept = vault.keep(&visits, noon(7)).unwrap();
    let reader = vault.reader().unwrap();
    let map = reader.time_map("https://www.gazette.example/news/1#top").unwrap();
    assert_eq!(map.len(), 4);
    let first: Vec<_> = map.iter().map(|row| row.revisit_of.clone()).collect();
    let base = Some(kept[0].id.clone());
    assert_eq!(first, [None, base.clone(), None, base]);
    for (visit, kept) in visits.iter().zip(&kept) {
        assert_eq!(reader.payload(&kept.id).unwrap(), visit.payload);
    }
}

#[test]
fn everything_told_comes_back() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let odd = Capture {
        outlet: Some(" 100% \r\nWARC-Type: x ".into()),
        origin: Some("한/b\u{7f}.txt".into()),
        headers: vec![("A".into(), "b: c".into())],
        content_type: Some("text/html; charset=\"x\"".into()),
        published_on: Some(jiff::civil::date(2031, 5, 2)),
        fate: Fate::Refused,
        ..Capture::imported(vec![0, 255, 13, 10, 13, 10])
    };
    let with_http = page(3, 3, "words");
    let kept = vault.keep(&[odd.clone(), with_http.clone()], noon(4)).unwrap();
    drop(vault);
    Vault::rebuild_at(scratch.path()).unwrap();
    let vault = Vault::open(scratch.path()).unwrap();
    let reader = vault.reader().unwrap();
    assert_eq!(reader.original(&kept[0].id).unwrap().unwrap(), odd);
    let back = reader.original(&kept[1].id).unwrap().unwrap();
    let expected = [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Via", "a  b"),
    ];
    let found: Vec<_> = back.headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(found, expected);
    assert_eq!(Capture { headers: with_http.headers.clone(), ..back }, with_http);
}

/// A reader that shares no code with our writer finds every record sound.
#[test]
fn fastwarc_reads_what_we_write() {
    use fastwarc::warc::iter::ArchiveIterator;
    use std::io::Read;
    let scratch = Scratch::new();
    let (mut vault, captures, _) = filled(&scratch, 6);
    vault.keep(&[page(0, 9, &String::from_utf8_lossy(&captures[0].payload))], noon(9)).unwrap();
    let path = scratch.path().join("warc/dateline-00001.warc.gz");
    let records = ArchiveIterator::from_path(path).unwrap().with_parse_http(true);
    let (mut kinds, mut bodies) = (Vec::new(), Vec::new());
    for record in records {
        let record = record.unwrap();
        let mut record = record.borrow_mut();
        kinds.push(record.record_type().as_str());
        let kind = kinds[kinds.len() - 1];
        if kind == "response" {
            assert!(record.verify_payload_digest(false).unwrap());
        } else if kind != "revisit" {
            assert!(record.verify_block_digest(false).unwrap());
        }
        let mut body = Vec::new();
        record.reader_mut().unwrap().read_to_end(&mut body).unwrap();
        if matches!(kind, "response" | "resource") {
            bodies.push(body);
        }
    }
    assert_eq!(
        kinds,
        [
            "warcinfo", "response", "response", "resource", "response", "response", "resource",
            "revisit"
        ]
    );
    assert_eq!(bodies, captures.iter().map(|c| c.payload.clone()).collect::<Vec<_>>());
}

#[test]
fn a_thousand_visits_are_listed_at_once() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let visits: Vec<Capture> = (0..1_000)
        .map(|n| Capture {
            captured_at: Some(noon(1) + jiff::SignedDuration::from_mins(n)),
            ..page(7, 1, if n % 10 == 0 { "changed" } else { "the same" })
        })
        .collect();
    vault.keep(&visits, noon(9)).unwrap();
    let reader = vault.reader().unwrap();
    let begun = std::time::Instant::now();
    let map = reader.time_map("https://www.gazette.example/news/7").unwrap();
    let took = begun.elapsed();
    assert_eq!(map.len(), 1_000);
    assert!(map.is_sorted_by_key(|row| row.captured_at));
    assert_eq!(map.iter().filter(|row| row.revisit_of.is_none()).count(), 2);
    println!("1,000 visits listed in {} ms", took.as_millis());
    assert!(took.as_millis() < 500, "ten times the promise: {took:?}");
}
