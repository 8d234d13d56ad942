//! Time expressions: the news of `TimeBank` and AQUAINT, and the anniversaries of 2011.

use super::Figures;
use super::fifth::is_held_out;
use super::measure::{Score, ratio};
use super::record::{Item, bytes, decoded, read, shared, spans_of};
use crate::tree;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What went otherwise than the gold says, and where.
type Told = (String, (usize, usize));

/// One gold expression: bytes, value, type.
type Gold = (usize, usize, String, String);

/// `TimeBank` and AQUAINT: strict spans, overlapping spans, values, types.
pub(crate) fn timeml() -> anyhow::Result<Result<Figures, String>> {
    let folder = match shared("data/time/tbaq") {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let mut paths = Vec::new();
    files(&folder, &mut paths)?;
    paths.retain(|path| path.extension().is_some_and(|end| end == "tml"));
    paths.retain(|path| !path.to_string_lossy().contains("testpipeline"));
    paths.sort();
    let mut golds = Vec::new();
    let mut items = Vec::new();
    for path in paths {
        let (text, gold, day) = document(&decoded(&bytes(&path)?));
        let id = path.display().to_string();
        golds.push((id.clone(), gold));
        items.push(Item { id, text: Some(text), published: day, ..Item::default() });
    }
    let records = read(&items)?;
    let mut scores = [[Score::default(); 3]; 2];
    let mut misses = String::new();
    for (id, gold) in &golds {
        let record = records.get(id);
        let found: Vec<&Value> = record.into_iter().flat_map(|r| r.list("times")).collect();
        let name = id.rsplit('/').next().unwrap_or(id);
        let is_held = is_held_out(name);
        let told = add(gold, &found, &mut scores[usize::from(is_held)]);
        for (line, (start, end)) in told.iter().filter(|_| !is_held) {
            let around = record.map(|r| around(r.text(), *start, *end)).unwrap_or_default();
            writeln!(misses, "{line}\t{around}\t{name}")?;
        }
    }
    std::fs::write(tree::top().join("target/score/times.txt"), misses)?;
    let all = |n: usize| scores[0][n].with(scores[1][n]);
    let names = ["strict_f1", "relaxed_f1", "value_f1"];
    let mut figures = Figures::new();
    for (n, name) in names.into_iter().enumerate() {
        figures.insert(format!("time.{name}"), all(n).f1());
        figures.insert(format!("time.{name}_held_out"), scores[1][n].f1());
    }
    Ok(Ok(figures))
}

/// The words around a place, on one line.
fn around(text: &str, start: usize, end: usize) -> String {
    let from = (start.saturating_sub(70)..=start).find(|at| text.is_char_boundary(*at));
    let to = (end..=(end + 60).min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let window = from.zip(to).and_then(|(from, to)| text.get(from..to)).unwrap_or_default();
    window.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts one document. An anniversary that touches no gold expression is outside the guideline.
fn add(gold: &[Gold], found: &[&Value], scores: &mut [Score; 3]) -> Vec<Told> {
    let mut told = Vec::new();
    let spans = |time: &Value| spans_of(&time["span"]).first().copied().unwrap_or_default();
    let common = |g: &Gold, (a, b): (usize, usize)| g.1.min(b).saturating_sub(g.0.max(a));
    let counts = |time: &&&Value| {
        time["basis"] != "anniversary" || gold.iter().any(|g| common(g, spans(time)) > 0)
    };
    let found: Vec<&Value> = found.iter().filter(counts).copied().collect();
    let mut used = vec![false; found.len()];
    for score in scores.iter_mut() {
        score.gold += gold.len();
        score.found += found.len();
    }
    for g in gold {
        let is_strict = found.iter().any(|time| spans(time) == (g.0, g.1));
        scores[0].hits += usize::from(is_strict);
        let free = (0..found.len()).filter(|n| !used[*n]);
        let best = free.map(|n| (common(g, spans(found[n])), n)).filter(|(by, _)| *by > 0).max();
        if let Some((_, n)) = best {
            used[n] = true;
            scores[1].hits += 1;
            let is_right = found[n]["value"] == g.2.as_str();
            scores[2].hits += usize::from(is_right);
            if !is_right || !is_strict {
                let kind = if is_right { "span" } else { "value" };
                let (text, value) = (&found[n]["text"], &found[n]["value"]);
                told.push((format!("{kind}\t{}\t{}\t{text} {value}", g.3, g.2), (g.0, g.1)));
            }
        } else {
            told.push((format!("missed\t{}\t{}\t", g.3, g.2), (g.0, g.1)));
        }
    }
    for (time, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
        told.push((format!("extra\t\t\t{} {}", time["text"], time["value"]), spans(time)));
    }
    told
}

/// Every file below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// Text, gold and day of a TimeML file.
fn document(file: &str) -> (String, Vec<Gold>, Option<String>) {
    let dct = file.split_once("<DCT>").and_then(|(_, rest)| rest.split_once("</DCT>"));
    let day = dct.and_then(|(dct, _)| attribute(dct, "value")).and_then(|value| {
        let digits: String = value.chars().filter(char::is_ascii_digit).take(8).collect();
        let (y, m, d) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..8)?);
        Some(format!("{y}-{m}-{d}"))
    });
    let inside = file.split_once("<TEXT>").map_or(file, |(_, rest)| rest);
    let inside = inside.rsplit_once("</TEXT>").map_or(inside, |(inside, _)| inside);
    let (mut text, mut gold, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = inside;
    while let Some((words, tagged)) = rest.split_once('<') {
        push(&mut text, words);
        let Some((tag, after)) = tagged.split_once('>') else { break };
        rest = after;
        if tag.starts_with("TIMEX3") && !tag.ends_with('/') {
            let value = attribute(tag, "value").unwrap_or_default();
            open.push((text.len(), value, attribute(tag, "type").unwrap_or_default()));
        } else if tag == "/TIMEX3"
            && let Some((start, value, kind)) = open.pop()
        {
            gold.push((start, text.len(), value, kind));
        }
    }
    push(&mut text, rest);
    gold.sort_by_key(|g| (g.0, g.1));
    (text, gold, day)
}

fn push(text: &mut String, words: &str) {
    let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.push_str(&words.replace("&apos;", "'").replace("&amp;", "&"));
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let after = tag.split_once(&format!(" {name}=\""))?.1;
    Some(after.split_once('"')?.0.to_owned())
}

/// Base years of "Nth anniversary of X": right on the plain rows, wrong on the hard ones.
pub(crate) fn anniversaries() -> anyhow::Result<Result<Figures, String>> {
    let path = match shared("data/time/anniversaries.jsonl") {
        Ok(path) => path,
        Err(absent) => return Ok(Err(absent)),
    };
    let text = decoded(&bytes(&path)?);
    let rows: Vec<Value> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let item = |(n, row): (usize, &Value)| Item {
        id: n.to_string(),
        text: row["context"].as_str().map(str::to_owned),
        published: row["date"].as_str().map(str::to_owned),
        ..Item::default()
    };
    let records = read(&rows.iter().enumerate().map(item).collect::<Vec<_>>())?;
    let (mut right, mut plain, mut wrong, mut hard) = (0, 0, 0, 0);
    for (n, row) in rows.iter().enumerate() {
        let context = row["context"].as_str().unwrap_or_default();
        let expression = row["expr"].as_str().unwrap_or_default();
        let start = context.find(expression);
        let (start, end) = start.map_or((0, context.len()), |at| (at, at + expression.len()));
        let times = records.get(&n.to_string()).into_iter().flat_map(|r| r.list("times"));
        let bases: Vec<String> = times
            .filter(|time| spans_of(&time["span"]).iter().any(|(a, b)| *a < end && start < *b))
            .filter_map(|time| time["base"].as_str()?.get(..4).map(str::to_owned))
            .collect();
        let expected = row["expected_year"].to_string();
        let is_right = bases.contains(&expected);
        if row["agrees"] == true {
            plain += 1;
            right += usize::from(is_right);
        } else {
            hard += 1;
            wrong += usize::from(!is_right && !bases.is_empty());
        }
    }
    Ok(Ok(Figures::from([
        ("time.anniversaries".to_owned(), ratio(right, plain)),
        ("time.anniversaries_not_wrong".to_owned(), 1.0 - ratio(wrong, hard)),
    ])))
}
