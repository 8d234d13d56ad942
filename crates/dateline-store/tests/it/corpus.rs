//! The corpus: thousands of real articles go in fast and with bounded memory.

use crate::press::{Scratch, noon};
use dateline_model::{
    Article, Capture, CaptureId, Headline, PageUrl, Reading, Resolved, Span, Stamp,
};
use dateline_store::{Query, Shelved, Vault};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::time::Instant;

fn corpus() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let places = [root.join("shared"), root.join("../shared")];
    places.iter().map(|place| place.join("data/corpora/kcna-2011.jsonl.gz")).find(|p| p.exists())
}

/// A reading with headline, day and paragraphs only: the cost of the reader is not measured here.
fn plain_reading(text: &str, title: usize, day: &str) -> Reading {
    let body = Span::new(title + 1, text.len());
    let mut paragraphs = Vec::new();
    let mut at = body.start();
    for line in body.of(text).split_inclusive('\n') {
        paragraphs.push(Span::new(at, at + line.len()).trimmed(text));
        at += line.len();
    }
    let published = day.parse().ok().map(|day| Resolved::printed(Stamp::on(day), Span::at(0)));
    Reading {
        reader: "corpus".into(),
        articles: vec![Article {
            span: Span::new(0, text.len()),
            headline: Some(Headline {
                text: Span::new(0, title).of(text).into(),
                span: Some(Span::new(0, title)),
            }),
            paragraphs,
            published,
            ..Article::default()
        }],
        ..Reading::default()
    }
}

/// `DATELINE_CORPUS_ROWS=13907 cargo test -p dateline-store --test it corpus -- --nocapture`
#[test]
fn a_corpus_goes_in_and_is_found() {
    let Some(path) = corpus() else {
        println!("skipped: ../shared/data/corpora/kcna-2011.jsonl.gz is absent");
        return;
    };
    let rows = std::env::var("DATELINE_CORPUS_ROWS").ok().and_then(|rows| rows.parse().ok());
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let file = flate2::read::GzDecoder::new(std::fs::File::open(path).unwrap());
    let lines: Vec<String> =
        BufReader::new(file).lines().map(Result::unwrap).take(rows.unwrap_or(400)).collect();
    let (mut keeping, mut putting, mut count) = (0.0, 0.0, 0);
    for group in lines.chunks(64) {
        let (captures, readings) = taken(group);
        let begun = Instant::now();
        let kept = vault.keep(&captures, noon(1)).unwrap();
        keeping += begun.elapsed().as_secs_f64();
        let ids: Vec<CaptureId> = kept.into_iter().map(|kept| kept.id).collect();
        let texts: Vec<&str> =
            captures.iter().map(|c| std::str::from_utf8(&c.payload).unwrap()).collect();
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
        let begun = Instant::now();
        vault.put(&shelved).unwrap();
        putting += begun.elapsed().as_secs_f64();
        count += group.len();
    }
    let begun = Instant::now();
    vault.index().unwrap();
    let indexing = begun.elapsed().as_secs_f64();
    let reader = vault.reader().unwrap();
    let begun = Instant::now();
    let found = reader.search(&Query::parse("message \"founding anniversary\""), 20, 0).unwrap();
    println!(
        "{count} rows: keep {keeping:.1} s, put {putting:.1} s, index {indexing:.1} s; \
         search {:.1} ms, {} hits; {}",
        begun.elapsed().as_secs_f64() * 1e3,
        found.total,
        peak()
    );
    assert!(found.total > 0);
    for hit in &found.hits {
        assert!(hit.snippet.iter().any(|(_, is_marked)| *is_marked));
    }
}

fn taken(group: &[String]) -> (Vec<Capture>, Vec<Reading>) {
    let mut captures = Vec::new();
    let mut readings = Vec::new();
    for line in group {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| row[name].as_str().unwrap_or_default();
        let text = format!("{}\n{}", field("title"), field("text").replace(", ,", "\n"));
        readings.push(plain_reading(&text, field("title").len(), field("date")));
        captures.push(Capture {
            url: PageUrl::parse(field("index")),
            published_on: field("date").parse().ok(),
            ..Capture::imported(text.into_bytes())
        });
    }
    (captures, readings)
}

/// The most memory this process ever held.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
