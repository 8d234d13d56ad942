//! Every page of the sample press: read twice and in two threads it is the same, and every fact
//! points at words of the page.

use dateline_model::{Capture, Limits, Page, Reading, Span};
use dateline_read::{Context, Lexicon, decode, read};
use std::path::PathBuf;

/// The pages of the corpus, in order of their paths.
fn pages() -> Vec<(String, Vec<u8>)> {
    let corpus = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus"));
    let mut pages = Vec::new();
    for case in std::fs::read_dir(&corpus).unwrap() {
        let case = case.unwrap().path();
        if !case.is_dir() || case.ends_with("lexicon") {
            continue;
        }
        for file in std::fs::read_dir(&case).unwrap() {
            let path = file.unwrap().path();
            let name = path.display().to_string();
            if path.file_name().unwrap().to_str().unwrap().starts_with("page") {
                pages.push((name, std::fs::read(&path).unwrap()));
            }
        }
    }
    pages.sort();
    assert!(pages.len() >= 40, "only {} pages", pages.len());
    pages
}

fn read_one(name: &str, bytes: &[u8], lexicon: &Lexicon) -> (Page, Reading) {
    let mut capture = Capture::imported(bytes.to_vec());
    let kind = if name.strip_suffix(".txt").is_some() { "text/plain" } else { "text/html" };
    capture.content_type = Some(kind.to_owned());
    let page = decode(&capture, &Limits::default());
    let reading = read(&page, &Context::new(lexicon));
    (page, reading)
}

#[test]
fn twice_and_in_two_threads() {
    let lexicon = Lexicon::built_in();
    let pages = pages();
    let all = || -> Vec<_> {
        pages.iter().map(|(name, bytes)| read_one(name, bytes, &lexicon)).collect()
    };
    let (one, other) = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(all), scope.spawn(all));
        (one.join().unwrap(), other.join().unwrap())
    });
    for ((name, _), (one, other)) in pages.iter().zip(one.iter().zip(&other)) {
        assert_eq!(one, other, "{name} was read differently");
    }
}

#[test]
fn every_fact_points_at_words_of_the_page() {
    let lexicon = Lexicon::built_in();
    for (name, bytes) in pages() {
        let (page, reading) = read_one(&name, &bytes, &lexicon);
        for (what, span) in spans(&reading) {
            assert!(span.fits(&page.text), "{name}: {what} {span:?} does not fit");
            assert!(!span.of(&page.text).trim().is_empty(), "{name}: {what} {span:?} has no words");
        }
        for event in &reading.events {
            assert!(!event.evidence.is_empty(), "{name}: an event without words");
        }
        let mut last = 0;
        for time in &reading.times {
            assert!(time.span.start() >= last, "{name}: times overlap at {:?}", time.span);
            last = time.span.end();
        }
    }
}

/// The spans that must hold words, with what they belong to.
fn spans(reading: &Reading) -> Vec<(&'static str, Span)> {
    let mut spans = Vec::new();
    for article in &reading.articles {
        spans.extend(article.paragraphs.iter().map(|span| ("paragraph", *span)));
        spans.extend(article.headline.iter().filter_map(|h| Some(("headline", h.span?))));
        spans.extend(article.dateline.iter().map(|line| ("dateline", line.span)));
        spans.extend(article.credits.iter().filter_map(|hop| Some(("credit", hop.span?))));
        spans.extend(article.published.iter().filter_map(|p| Some(("published", p.span?))));
    }
    for said in &reading.attributions {
        spans.extend(said.content.iter().map(|span| ("content", *span)));
        spans.extend(said.source.iter().map(|span| ("source", *span)));
        spans.extend(said.chain.iter().filter_map(|hop| Some(("hop", hop.span?))));
    }
    spans.extend(reading.times.iter().map(|time| ("time", time.span)));
    spans.extend(reading.mentions.iter().map(|mention| ("mention", mention.span)));
    for event in &reading.events {
        spans.extend(event.evidence.iter().map(|span| ("evidence", *span)));
        spans.extend(event.roles.iter().filter_map(|role| Some(("role", role.span?))));
    }
    spans
}
