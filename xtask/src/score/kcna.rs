//! KCNA 2011 judged by hand: the first weekday, "yesterday" or anniversary of 200 reports.
//!
//! `gold/kcna.tsv` says what a careful reader takes each for, by digest; no word of the reports
//! stands there. All cases with their words and our values go to `target/score/kcna.txt`.

use super::Figures;
use super::fifth::digest;
use super::measure::{Share, as_float};
use super::record::{Item, Record, read, spans_of};
use super::texts::{self, Dated};
use crate::tree;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Reports that are judged.
const JUDGED: usize = 200;
/// Words by which a report is chosen.
const WORDS: [&str; 9] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "yesterday",
    "anniversary",
];

/// One expression to be judged.
struct Case {
    /// Digest of the report and the place.
    key: String,
    /// The words; none when we found no expression there.
    text: String,
    /// Our value, with the base of an anniversary.
    value: String,
    /// The day of the report.
    day: String,
    /// The words around, on one line.
    around: String,
}

/// The share of judged expressions whose value is the reader's.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let texts = match texts::kcna(0)? {
        Ok(texts) => texts,
        Err(absent) => return Ok(Err(absent)),
    };
    let chosen: Vec<Dated> =
        texts.into_iter().filter(|text| first_word(&text.text).is_some()).take(JUDGED).collect();
    let item = |text: &Dated| Item {
        id: text.id.clone(),
        text: Some(text.text.clone()),
        published: Some(text.day.clone()),
        ..Item::default()
    };
    let records = read(&chosen.iter().map(item).collect::<Vec<_>>())?;
    let judged = std::fs::read_to_string(tree::top().join("gold/kcna.tsv")).unwrap_or_default();
    let judged: BTreeMap<&str, &str> = judged
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let (mut right, mut lines) = (Share::default(), String::new());
    for text in &chosen {
        let Some(case) = case(text, records.get(&text.id)) else { continue };
        let verdict = judged.get(case.key.as_str()).map(|value| *value == case.value);
        if let Some(is_right) = verdict {
            right.add(is_right);
        }
        let Case { key, text, value, day, around } = case;
        let verdict = match verdict {
            Some(true) => "right",
            Some(false) => "WRONG",
            None => "open",
        };
        writeln!(lines, "{verdict}\t{key}\t{day}\t{text}\t{value}\t{around}")?;
    }
    std::fs::write(tree::top().join("target/score/kcna.txt"), lines)?;
    Ok(Ok(Figures::from([
        ("kcna.right".to_owned(), right.value()),
        ("kcna.judged".to_owned(), as_float(right.asked)),
    ])))
}

/// Where the first of the words stands that a report is chosen for; an anniversary needs its number
/// in the few words before it.
fn first_word(text: &str) -> Option<usize> {
    WORDS.iter().filter_map(|word| place(text, word).filter(|at| is_counted(text, *at, word))).min()
}

fn is_counted(text: &str, at: usize, word: &str) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let is_ordinal = |word: &str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
        digits.len() < word.len() && matches!(digits, "st" | "nd" | "rd" | "th")
    };
    word != "anniversary" || head.split_whitespace().rev().take(3).any(is_ordinal)
}

/// Where a word stands as a whole.
fn place(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let around = (text.get(..*at), text.get(at + word.len()..));
        let is_begun = around.0.is_some_and(|head| head.ends_with(char::is_alphanumeric));
        let is_ended = around.1.is_some_and(|tail| tail.starts_with(char::is_alphanumeric));
        !is_begun && !is_ended
    })
}

/// The first of the words of a report, and what we say of it.
fn case(text: &Dated, record: Option<&Record>) -> Option<Case> {
    let body = record.map_or(text.text.as_str(), Record::text);
    let at = first_word(body)?;
    let holds = |time: &&Value| {
        let span = spans_of(&time["span"]).first().copied();
        span.is_some_and(|(start, end)| start <= at && at < end)
    };
    let time = record.and_then(|record| record.list("times").find(holds));
    let told = |field: &str| time.and_then(|time| time[field].as_str()).unwrap_or_default();
    let value = match (told("value"), told("base")) {
        (value, "") => value.to_owned(),
        (value, base) => format!("{value} base {base}"),
    };
    let start = (at.saturating_sub(110)..=at).find(|at| body.is_char_boundary(*at))?;
    let end = (at + 130).min(body.len());
    let end = (at..=end).rev().find(|at| body.is_char_boundary(*at))?;
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let key = digest(&format!("{}@{at}", text.id));
    Some(Case {
        key: key.get(..16)?.to_owned(),
        text: line(told("text")),
        value,
        day: text.day.clone(),
        around: line(body.get(start..end)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whole() {
        assert_eq!(place("Mondays and Monday", "Monday"), Some(12));
        assert_eq!(first_word("on Friday, the anniversary"), Some(3));
        assert_eq!(first_word("the birth anniversary"), None);
        assert_eq!(first_word("the 3rd birth anniversary"), Some(14));
        assert_eq!(first_word("the anniversaries"), None);
    }
}
