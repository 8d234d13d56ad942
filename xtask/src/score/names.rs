//! Names of persons, organizations and places against tagged sentences of four languages.

use super::Figures;
use super::measure::Score;
use super::record::{Item, bytes, char_offsets, decoded, read, shared, spans_of};
use serde_json::Value;
use std::collections::BTreeSet;

/// Sentences that make one text.
const TOGETHER: usize = 8;

/// A sentence with its entities in characters.
type Sentence = (String, Vec<(usize, usize, String)>);

/// Sets by the language in the figures' names.
const SETS: [(&str, &str); 5] = [
    ("en", "data/names/en_ewt-ud-dev.iob2"),
    ("ja", "data/names/ja-stockmark.json"),
    ("ko", "data/names/ko-klue.tsv"),
    ("zh_gsd", "data/names/zh_gsd-ud-dev.iob2"),
    ("zh_press", "data/names/zh-peoples-daily.dev"),
];

/// Exact spans and kinds, each kind and set apart.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let mut figures = Figures::new();
    for (name, set) in SETS {
        let path = match shared(set) {
            Ok(path) => path,
            Err(absent) => return Ok(Err(absent)),
        };
        let text = decoded(&bytes(&path)?);
        let is_json = path.extension().is_some_and(|end| end == "json");
        let sentences = if is_json { spans(&text)? } else { tagged(&text) };
        for (kind, score) in scored(&sentences)? {
            figures.insert(format!("names.{name}_{kind}"), score.f1());
        }
    }
    Ok(Ok(figures))
}

fn kind_of(tag: &str) -> Option<&'static str> {
    match tag.to_uppercase().as_str() {
        "PER" | "PERSON" | "PS" | "人名" => Some("person"),
        "ORG"
        | "ORGANISATION"
        | "ORGANIZATION"
        | "OG"
        | "法人名"
        | "政治的組織名"
        | "その他の組織名" => Some("organization"),
        "LOC" | "LOCATION" | "LC" | "GPE" | "地名" | "PLACE" => Some("place"),
        _ => None,
    }
}

fn scored(sentences: &[Sentence]) -> anyhow::Result<[(&'static str, Score); 3]> {
    let mut scores = ["person", "organization", "place"].map(|kind| (kind, Score::default()));
    let texts: Vec<Sentence> = sentences.chunks(TOGETHER).map(joined).collect();
    let item = |(n, (text, _)): (usize, &Sentence)| Item {
        id: n.to_string(),
        text: Some(text.clone()),
        ..Item::default()
    };
    let records = read(&texts.iter().enumerate().map(item).collect::<Vec<_>>())?;
    for (n, (text, entities)) in texts.iter().enumerate() {
        let offsets = char_offsets(text);
        let byte = |at: usize| offsets.get(at).copied().unwrap_or(text.len());
        let places = entities.iter().map(|(a, b, tag)| (byte(*a), byte(*b), kind_of(tag)));
        let (gold, other): (Vec<_>, Vec<_>) = places.partition(|(_, _, kind)| kind.is_some());
        let gold: BTreeSet<_> =
            gold.into_iter().filter_map(|(a, b, kind)| Some((a, b, kind?))).collect();
        let mentions = records.get(&n.to_string()).into_iter().flat_map(|r| r.list("mentions"));
        let found: BTreeSet<(usize, usize, &str)> = mentions
            .filter_map(|m| {
                let (a, b) = spans_of(&m["span"]).first().copied()?;
                Some((a, b, scores.iter().find(|(kind, _)| m["kind"] == *kind)?.0))
            })
            .filter(|f| gold.contains(f) || !other.iter().any(|(a, b, _)| f.0 < *b && *a < f.1))
            .collect();
        for (kind, score) in &mut scores {
            let of = |set: &BTreeSet<(usize, usize, &str)>| -> BTreeSet<_> {
                set.iter().filter(|m| m.2 == *kind).map(|m| (m.0, m.1)).collect()
            };
            let (g, f) = (of(&gold), of(&found));
            score.hits += g.intersection(&f).count();
            score.gold += g.len();
            score.found += f.len();
        }
    }
    Ok(scores)
}

/// Sentences one a line, with their entities moved.
fn joined(group: &[Sentence]) -> Sentence {
    let (mut text, mut entities, mut at) = (String::new(), Vec::new(), 0);
    for (sentence, marks) in group {
        entities.extend(marks.iter().map(|(a, b, tag)| (a + at, b + at, tag.clone())));
        text.push_str(&sentence.replace('\n', " "));
        text.push('\n');
        at += sentence.chars().count() + 1;
    }
    (text, entities)
}

/// `[{"text": "…", "entities": [{"span": [0, 3], "type": "…"}]}]`
fn spans(file: &str) -> anyhow::Result<Vec<Sentence>> {
    let rows: Vec<Value> = serde_json::from_str(file)?;
    let entity = |e: &Value| {
        let (a, b) = spans_of(&e["span"]).first().copied()?;
        Some((a, b, e["type"].as_str()?.to_owned()))
    };
    let sentence = |row: &Value| {
        let entities = row["entities"].as_array().into_iter().flatten();
        (row["text"].as_str().unwrap_or_default().to_owned(), entities.filter_map(entity).collect())
    };
    Ok(rows.iter().map(sentence).collect())
}

/// IOB2 with a given text, or one token or character a line.
fn tagged(file: &str) -> Vec<Sentence> {
    let (mut sentences, mut given, mut rows) = (Vec::new(), None, Vec::new());
    for line in file.split('\n').chain([""]) {
        let line = line.trim_end_matches('\r');
        let is_comment =
            (line.starts_with("# ") || line.starts_with("## ")) && !is_tagged_mark(line);
        if line.trim_matches([' ', '\t']).is_empty() {
            if !rows.is_empty() {
                sentences.push(placed(given.take(), &std::mem::take(&mut rows)));
            }
            given = None;
        } else if is_comment {
            given = line.strip_prefix("# text = ").map(str::to_owned).or(given);
        } else {
            let cells: Vec<&str> = match line.rsplit_once(' ') {
                Some((token, tag)) if !line.contains('\t') => vec![token, tag],
                _ => line.split('\t').collect(),
            };
            let is_indexed = cells.len() > 2 && cells[0].bytes().all(|b| b.is_ascii_digit());
            let (token, tag) = if is_indexed {
                (cells[1], cells[2])
            } else {
                (cells[0], cells.last().copied().unwrap_or("O"))
            };
            rows.push((token.to_owned(), tag.to_owned()));
        }
    }
    sentences
}

/// A line such as `# O`: the character `#` with its tag.
fn is_tagged_mark(line: &str) -> bool {
    let tag = line.strip_prefix("# ").unwrap_or_default();
    matches!(tag.as_bytes(), [b'B' | b'I' | b'O'] | [b'B' | b'I' | b'O', b'-', ..])
        && !tag.contains(' ')
}

/// The text and the entities of tagged tokens, in characters.
fn placed(given: Option<String>, rows: &[(String, String)]) -> Sentence {
    let single = rows.iter().all(|(token, _)| token.chars().count() <= 1);
    let given_chars: Option<Vec<char>> = given.as_ref().map(|text| text.chars().collect());
    let (mut text, mut length, mut at) = (String::new(), 0, 0);
    let (mut entities, mut last) = (Vec::<(usize, usize, String)>::new(), String::new());
    for (n, (token, tag)) in rows.iter().enumerate() {
        let size = token.chars().count();
        let start = if let Some(chars) = &given_chars {
            let wanted: Vec<char> = token.chars().collect();
            let rest = chars.get(at..).unwrap_or_default();
            at + rest.windows(size.max(1)).position(|part| part == wanted).unwrap_or(0)
        } else {
            if !single && n > 0 {
                text.push(' ');
                length += 1;
            }
            text.push_str(token);
            length += size;
            length - size
        };
        at = start + size;
        let kind =
            tag.get(2..).filter(|_| tag.as_bytes().get(1) == Some(&b'-')).unwrap_or_default();
        match entities.last_mut() {
            Some(entity) if tag.starts_with('I') && !kind.is_empty() && kind == last => {
                entity.1 = at;
            }
            _ if !kind.is_empty() => entities.push((start, at, kind.to_owned())),
            _ => {}
        }
        kind.clone_into(&mut last);
    }
    (given.unwrap_or(text), entities)
}
