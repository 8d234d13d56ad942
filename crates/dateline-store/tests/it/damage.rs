//! Damage: a flipped bit anywhere is found, and never becomes a wrong text.

use crate::keeping::filled;
use crate::press::{Scratch, noon, page, report};
use dateline_store::{Query, Reader, fsck};
use std::fs;

/// A small generator of places, the same on every run.
fn places(seed: u64, below: usize) -> impl Iterator<Item = usize> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    })
}

#[test]
fn a_clean_vault_is_clean() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 5);
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
    drop(vault);
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
    assert_eq!(fsck(scratch.path(), false).unwrap(), []);
}

#[test]
fn any_flip_in_the_archive_is_found() {
    let scratch = Scratch::new();
    let (mut vault, captures, ids) = filled(&scratch, 4);
    vault.keep(&[page(0, 8, &report(0))], noon(8)).unwrap();
    drop(vault);
    let path = scratch.path().join("warc/dateline-00001.warc.gz");
    let bytes = fs::read(&path).unwrap();
    for (n, at) in places(7, bytes.len()).take(120).enumerate() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (n % 8);
        fs::write(&path, flipped).unwrap();
        let findings = fsck(scratch.path(), true).unwrap();
        assert!(findings.iter().any(|finding| finding.is_damage), "byte {at} bit {}", n % 8);
        let reader = Reader::open(scratch.path()).unwrap();
        for (capture, id) in captures.iter().zip(&ids) {
            match reader.payload(id) {
                Ok(payload) => assert_eq!(payload, capture.payload),
                Err(error) => assert!(error.is_damaged(), "{error}"),
            }
        }
    }
    fs::write(&path, bytes).unwrap();
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
}

#[test]
fn any_changed_row_is_found() {
    let changes = [
        "UPDATE captures SET outlet = 'Varsk Tribune' WHERE sequence = 1",
        "UPDATE captures SET captured_at = captured_at + 1 WHERE sequence = 1",
        "UPDATE captures SET provenance = 'imported' WHERE sequence = 1",
        "UPDATE captures SET previous = payload WHERE sequence = 2",
        "UPDATE captures SET place = place + 1 WHERE sequence = 2",
        "UPDATE texts SET bytes = bytes + 1",
        "UPDATE texts SET packed = zeroblob(9)",
        "UPDATE readings SET charset = 'euc-kr' WHERE capture = 1",
        "UPDATE readings SET reader = 'x' WHERE capture = 1",
        "UPDATE articles SET headline = 'Nothing opened' WHERE sequence = 1",
        "UPDATE articles SET first_day = '2031-05-02' WHERE sequence = 1",
        "UPDATE statements SET record = replace(record, '900', '901') WHERE sequence = 1",
        "UPDATE speakers SET folded = 'odo vale' WHERE statement = 1 AND folded = 'ada marrow'",
        "UPDATE mentions SET span_to = span_to + 1 WHERE capture = 1",
        "UPDATE events SET kind = 'launch' WHERE sequence = 1",
        "DELETE FROM stations WHERE article = 1",
        "DELETE FROM statements WHERE sequence = 1",
        "UPDATE shelf SET revision = revision + 1",
        "DELETE FROM captures WHERE sequence = 2",
    ];
    for change in changes {
        let scratch = Scratch::new();
        drop(filled(&scratch, 2));
        let path = scratch.path().join("catalogue.sqlite");
        let connection = rusqlite::Connection::open(path).unwrap();
        connection.pragma_update(None, "foreign_keys", false).unwrap();
        assert!(connection.execute(change, []).unwrap() > 0, "{change}");
        assert!(!fsck(scratch.path(), true).unwrap().is_empty(), "{change}");
    }
}

#[test]
fn flips_in_the_catalogue_never_give_a_wrong_text() {
    let scratch = Scratch::new();
    let (vault, captures, ids) = filled(&scratch, 3);
    drop(vault);
    let path = scratch.path().join("catalogue.sqlite");
    let bytes = fs::read(&path).unwrap();
    for (n, at) in places(11, bytes.len()).take(60).enumerate() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (n % 8);
        fs::write(&path, flipped).unwrap();
        fsck(scratch.path(), true).ok();
        let Ok(reader) = Reader::open(scratch.path()) else { continue };
        for (capture, id) in captures.iter().zip(&ids) {
            if let Ok(Some(article)) = reader.articles_of(id).map(|mut items| items.pop())
                && let Ok(Some(text)) = reader.text(&article.text)
            {
                assert_eq!(text.as_bytes(), capture.payload);
            }
        }
    }
}

#[test]
fn flips_in_the_index_never_invent_a_hit() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 6);
    drop(vault);
    let mut files: Vec<_> = fs::read_dir(scratch.path().join("index"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| fs::metadata(path).unwrap().len() > 0)
        .collect();
    files.sort();
    let mut pick = places(23, 1 << 30);
    for n in 0..120 {
        let path = &files[pick.next().unwrap() % files.len()];
        let bytes = fs::read(path).unwrap();
        let mut flipped = bytes.clone();
        flipped[pick.next().unwrap() % bytes.len()] ^= 1 << (n % 8);
        fs::write(path, flipped).unwrap();
        let reader = Reader::open(scratch.path()).unwrap();
        for query in ["harbour", "\"lighthouse number\" 3", "한가람 since:2031", "kind:visit"] {
            let found = reader.search(&Query::parse(query), 9, 0).unwrap();
            for hit in found.hits {
                let text = reader.text(&hit.article.text).unwrap().unwrap();
                let marked = hit.snippet.iter().filter(|piece| piece.1);
                assert!(marked.into_iter().all(|piece| text.contains(&piece.0)), "{query}");
            }
        }
        fs::write(path, bytes).unwrap();
    }
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
}
