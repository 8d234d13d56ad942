//! Keeping, shelving and finding again.

use crate::press::{Scratch, noon, page, reading, report, scrape};
use dateline_model::{Capture, CaptureId};
use dateline_store::{Filter, Query, Shelved, Vault};

/// A vault with `count` reports, read and indexed; the captures and their ids.
pub(crate) fn filled(scratch: &Scratch, count: usize) -> (Vault, Vec<Capture>, Vec<CaptureId>) {
    let mut vault = Vault::open(scratch.path()).unwrap();
    let captures: Vec<Capture> = (0..count)
        .map(|n| if n % 3 == 2 { scrape(n, &report(n)) } else { page(n, 3, &report(n)) })
        .collect();
    let kept = vault.keep(&captures, noon(4)).unwrap();
    let ids: Vec<CaptureId> = kept.into_iter().map(|kept| kept.id).collect();
    shelve(&mut vault, &captures, &ids);
    vault.index().unwrap();
    (vault, captures, ids)
}

/// Reads every capture and puts the readings on the shelves.
pub(crate) fn shelve(vault: &mut Vault, captures: &[Capture], ids: &[CaptureId]) {
    let texts: Vec<String> =
        captures.iter().map(|c| String::from_utf8(c.payload.clone()).unwrap()).collect();
    let readings: Vec<_> = texts.iter().map(|text| reading(text)).collect();
    let shelved: Vec<Shelved<'_>> = ids
        .iter()
        .zip(&texts)
        .zip(&readings)
        .map(|((capture, text), reading)| Shelved {
            capture,
            text,
            charset: "utf-8",
            is_html: false,
            reading,
        })
        .collect();
    vault.put(&shelved).unwrap();
}

#[test]
fn a_report_is_kept_read_and_found() {
    let scratch = Scratch::new();
    let (vault, captures, ids) = filled(&scratch, 7);
    let reader = vault.reader().unwrap();
    for (capture, id) in captures.iter().zip(&ids) {
        assert_eq!(reader.payload(id).unwrap(), capture.payload);
    }
    let found = reader.search(&Query::parse("lighthouse agency:\"meridian news\""), 5, 0).unwrap();
    assert_eq!((found.total, found.hits.len()), (7, 5), "{found:?}");
    assert_eq!(found.complaints, Vec::<String>::new());
    let hit = &found.hits[0];
    assert!(hit.snippet.iter().any(|(words, is_marked)| *is_marked && words == "lighthouse"));
    let counts = reader.counts().unwrap();
    assert_eq!((counts.captures, counts.articles, counts.statements), (7, 7, 7));
    assert_eq!((counts.utterances, counts.entities, counts.unread), (1, 1, 0));
    let said = reader.statements(&Filter::default(), 2, 0).unwrap();
    assert_eq!(said[0].content, "The harbour will never be dark again");
    assert_eq!(said[0].copies, 7);
}

#[test]
fn a_revisit_needs_no_reading_and_an_utterance_is_not_counted_twice_for_it() {
    let scratch = Scratch::new();
    let (mut vault, captures, ids) = filled(&scratch, 2);
    let again = Capture { captured_at: Some(noon(8)), ..captures[0].clone() };
    let kept = vault.keep(&[again.clone(), page(0, 9, "other words")], noon(9)).unwrap();
    assert_eq!(kept.iter().map(|kept| kept.is_revisit).collect::<Vec<_>>(), [true, false]);
    assert_eq!(vault.unread("test-1").unwrap(), [kept[1].id.clone()]);
    shelve(&mut vault, std::slice::from_ref(&again), &[kept[0].id.clone()]);
    assert_eq!(vault.reader().unwrap().counts().unwrap().articles, 2);
    let reader = vault.reader().unwrap();
    assert_eq!(reader.reading(&kept[0].id).unwrap(), reader.reading(&ids[0]).unwrap());
    assert_eq!(reader.articles_of(&kept[0].id).unwrap(), reader.articles_of(&ids[0]).unwrap());
    // The same page in another coat: the same article, captured twice.
    let coat = Capture {
        payload: [captures[0].payload.as_slice(), b"\nAdvertising"].concat(),
        captured_at: Some(noon(9)),
        ..captures[0].clone()
    };
    let kept = vault.keep(std::slice::from_ref(&coat), noon(9)).unwrap();
    shelve(&mut vault, &[coat], &[kept[0].id.clone()]);
    let reader = vault.reader().unwrap();
    let said = reader.statements(&Filter::default(), 9, 0).unwrap();
    assert_eq!((said.len(), said[0].copies), (3, 2));
    assert_eq!(reader.copies(&said[0].utterance).unwrap().len(), 3);
}

#[test]
fn readers_go_on_while_the_writer_writes() {
    use std::sync::atomic::{AtomicBool, Ordering};
    let scratch = Scratch::new();
    let (mut vault, ..) = filled(&scratch, 3);
    let is_done = AtomicBool::new(false);
    std::thread::scope(|threads| {
        let reading = threads.spawn(|| {
            let reader = dateline_store::Reader::open(scratch.path()).unwrap();
            let mut rounds = 0;
            while !is_done.load(Ordering::Relaxed) || rounds == 0 {
                let found = reader.search(&Query::parse("lighthouse"), 5, 0).unwrap();
                assert!(!found.needs_reindex, "{found:?}");
                assert!(found.total >= 3 && !found.hits.is_empty(), "{found:?}");
                assert!(reader.counts().unwrap().captures >= 3);
                rounds += 1;
            }
            rounds
        });
        for n in 3..15 {
            let group = [page(n * 2, 3, &report(n * 2)), page(n * 2 + 1, 3, &report(n * 2 + 1))];
            let kept = vault.keep(&group, noon(4)).unwrap();
            let ids: Vec<CaptureId> = kept.into_iter().map(|kept| kept.id).collect();
            shelve(&mut vault, &group, &ids);
            vault.index().unwrap();
        }
        is_done.store(true, Ordering::Relaxed);
        println!("{} rounds of reading meanwhile", reading.join().unwrap());
    });
    let found = vault.reader().unwrap().search(&Query::parse("lighthouse"), 50, 0).unwrap();
    assert_eq!(found.total, 27);
}
