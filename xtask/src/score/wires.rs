//! Wire datelines: place, day and agency at the head of Reuters and KCNA reports.

use super::Figures;
use super::measure::{Share, folded};
use super::record::{Item, Record, bytes, read, shared};
use super::texts::{clean, tag};
use serde_json::Value;
use std::path::{Path, PathBuf};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What a dateline says.
#[derive(Debug)]
struct Gold {
    id: String,
    place: String,
    month: usize,
    day: usize,
}

/// Reuters 1987: every document with a body and a dated dateline.
pub(crate) fn reuters() -> anyhow::Result<Result<Figures, String>> {
    let folder = match shared("data/corpora/reuters21578") {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|e| e.path()))
        .collect::<Result<_, _>>()?;
    paths.sort();
    let (mut items, mut gold) = (Vec::new(), Vec::new());
    for path in paths.iter().filter(|path| path.to_string_lossy().contains(".sgm")) {
        // Latin-1: every byte is the character of the same number.
        let text: String = bytes(path)?.into_iter().map(char::from).collect();
        for document in text.split("<REUTERS ").skip(1) {
            if let Some((item, row)) = document_of(path, document) {
                items.push(item);
                gold.push(row);
            }
        }
    }
    let records = read(&items)?;
    let (mut place, mut day, mut all) = (Share::default(), Share::default(), Share::default());
    for row in &gold {
        let line = records.get(&row.id).map_or(Value::Null, first_line);
        let head = |place: &str| place.split(',').next().unwrap_or_default().trim().to_owned();
        let found = place_of(line["place"].as_str().unwrap_or_default());
        let is_place = !found.is_empty() && head(&found) == head(&place_of(&row.place));
        let wanted = format!("-{:02}-{:02}", row.month, row.day);
        let is_day = line["day"].as_str().is_some_and(|day| day.ends_with(&wanted));
        place.add(is_place);
        day.add(is_day);
        all.add(is_place && is_day);
    }
    Ok(Ok(Figures::from([
        ("newslines.place".to_owned(), place.value()),
        ("newslines.day".to_owned(), day.value()),
        ("newslines.exact".to_owned(), all.value()),
    ])))
}

/// The first dateline of a record.
fn first_line(record: &Record) -> Value {
    let lines = record.list("articles").map(|article| &article["dateline"]);
    lines.into_iter().find(|line| line.is_object()).cloned().unwrap_or(Value::Null)
}

fn document_of(path: &Path, document: &str) -> Option<(Item, Gold)> {
    let (line, text) = (clean(tag(document, "DATELINE")), clean(tag(document, "BODY")));
    let (place, month, day) = dated(&line)?;
    let stamp = tag(document, "DATE");
    let mut parts = stamp.split_whitespace().next()?.split('-');
    let stamp_day: usize = parts.next()?.parse().ok()?;
    let stamp_month = parts.next().and_then(month_of)?;
    let year = parts.next()?;
    if text.trim().is_empty() {
        return None;
    }
    let number = document.split("NEWID=\"").nth(1)?.split('"').next()?;
    let id = format!("{}#{number}", path.file_name()?.to_string_lossy());
    let title = clean(tag(document, "TITLE"));
    let item = Item {
        id: id.clone(),
        text: Some(format!("{}\n\n{} {text}", title.trim(), line.trim_end())),
        published: Some(format!("{year}-{stamp_month:02}-{stamp_day:02}")),
        ..Item::default()
    };
    Some((item, Gold { id, place, month, day }))
}

fn month_of(word: &str) -> Option<usize> {
    let head = word.to_lowercase();
    let head = head.get(..3)?;
    MONTHS.iter().position(|month| *month == head).map(|n| n + 1)
}

/// Place, month and day of a line such as `PARIS, March 3 -`.
fn dated(line: &str) -> Option<(String, usize, usize)> {
    let line = line.trim().trim_end_matches('-').trim_end();
    let words: Vec<&str> = line.split_whitespace().collect();
    let (day, rest) = words.split_last()?;
    let (month, place) = rest.split_last()?;
    let letters = month.trim_end_matches('.');
    let is_month = letters.chars().all(char::is_alphabetic);
    let day: usize = (day.len() <= 2).then(|| day.parse().ok()).flatten()?;
    let month = month_of(letters).filter(|_| is_month)?;
    (!place.is_empty()).then(|| (place.join(" ").trim_end_matches(',').to_owned(), month, day))
}

fn place_of(text: &str) -> String {
    let text = folded(text).to_lowercase();
    text.trim_matches([' ', ',', '.']).to_owned()
}
