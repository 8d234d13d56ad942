//! Stamps: the words printed stamps are made of, and the labels that say what a stamp is.

use super::{Addition, sheet};
use std::collections::{BTreeMap, BTreeSet};

const SHEET: &str = include_str!("../../lexicon/stamps.tsv");
const WEIGHTS: &str = include_str!("../../lexicon/published.tsv");

/// The first two letters of a word in lower case.
type Head = (Option<char>, Option<char>);

fn head(word: &str) -> Head {
    let mut letters = word.chars().flat_map(char::to_lowercase);
    (letters.next(), letters.next())
}

/// What a label says a stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
    /// How old the contents are: with the headline a day of publication, elsewhere of a change.
    AsOf,
    /// When the rights began: a whole day is more than nothing.
    Copyright,
    /// Something else: an event, a membership.
    Other,
}

impl Label {
    fn named(name: &str) -> Self {
        match name {
            "published" => Self::Published,
            "updated" => Self::Updated,
            "as_of" => Self::AsOf,
            "copyright" => Self::Copyright,
            _ => Self::Other,
        }
    }
}

/// The words printed stamps are made of.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    months: BTreeMap<String, i8>,
    /// The first two letters of every month: words that begin otherwise are none.
    month_heads: BTreeSet<Head>,
    zones: BTreeMap<String, i32>,
    halves: Vec<(String, i8)>,
    joins: Vec<String>,
    labels: BTreeMap<String, Label>,
    weekdays: BTreeSet<String>,
    behind: BTreeMap<String, Label>,
    weights: BTreeMap<String, (i32, i32)>,
}

impl Stamps {
    /// The built-in sheet with those of a vault behind it.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let mut stamps = Self::default();
        let own = additions.iter().filter(|(file, _)| *file == "stamps.tsv").map(|(_, s)| *s);
        for row in std::iter::once(SHEET).chain(own).flat_map(sheet::rows) {
            for word in sheet::field(&row, 2).split('|').filter(|word| !word.is_empty()) {
                stamps.add(sheet::field(&row, 0), sheet::field(&row, 1), word);
            }
        }
        for row in sheet::rows(WEIGHTS) {
            let number = |n| sheet::field(&row, n).parse().unwrap_or_default();
            stamps.weights.insert(sheet::field(&row, 0).to_owned(), (number(1), number(2)));
        }
        stamps.month_heads = stamps.months.keys().map(|word| head(word)).collect();
        // The longest first, so that "a.m." is not read as "a.m".
        stamps.halves.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        stamps.joins.sort_by_key(|word| std::cmp::Reverse(word.len()));
        stamps
    }

    fn add(&mut self, kind: &str, value: &str, word: &str) {
        let word = word.to_owned();
        match (kind, value) {
            ("month", n) => self.months.extend(n.parse().ok().map(|n| (word, n))),
            ("zone", minutes) => self.zones.extend(minutes.parse().ok().map(|n| (word, n))),
            ("half", hours) => self.halves.extend(hours.parse().ok().map(|n| (word, n))),
            ("weekday", _) => self.weekdays.extend([word]),
            ("join", _) => self.joins.push(word),
            ("label", label) => self.labels.extend([(word, Label::named(label))]),
            ("behind", label) => self.behind.extend([(word, Label::named(label))]),
            _ => {}
        }
    }

    /// The month of a word, in any case: 1 to 12.
    pub(crate) fn month(&self, word: &str) -> Option<i8> {
        if !self.month_heads.contains(&head(word)) {
            return None;
        }
        self.months.get(&word.to_lowercase()).copied()
    }

    /// Minutes east of Greenwich of a zone's abbreviation.
    pub(crate) fn zone(&self, word: &str) -> Option<i32> {
        self.zones.get(&word.to_lowercase()).copied()
    }

    /// The half of the day `rest` begins with: hours to add, and the length of the word.
    pub(crate) fn half(&self, rest: &str) -> Option<(i8, usize)> {
        let head: String = rest.chars().take(6).flat_map(char::to_lowercase).collect();
        let (word, hours) = self.halves.iter().find(|(word, _)| head.starts_with(word))?;
        let next = head.get(word.len()..).and_then(|r| r.chars().next());
        let is_whole = !word.is_ascii() || !next.is_some_and(char::is_alphanumeric);
        is_whole.then_some((*hours, word.len()))
    }

    /// The word between day and hour `rest` begins with.
    pub(crate) fn join(&self, rest: &str) -> Option<usize> {
        self.joins.iter().find(|word| rest.starts_with(*word)).map(String::len)
    }

    /// Whether a word is a weekday, whole or short.
    pub(crate) fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.contains(&word.to_lowercase())
    }

    /// Weight of a kind of evidence for the day of publication.
    pub(crate) fn weight(&self, evidence: &str) -> i32 {
        self.weights.get(evidence).map_or(0, |(weight, _)| *weight)
    }

    /// How firm a kind of evidence is by itself: the weight a person gave it.
    pub(crate) fn firmness(&self, evidence: &str) -> i32 {
        self.weights.get(evidence).map_or(0, |(_, hand)| *hand)
    }

    /// What a word behind a stamp says it is.
    pub(crate) fn behind(&self, word: &str) -> Option<Label> {
        self.behind.get(&word.to_lowercase()).copied()
    }

    /// What the words before a stamp say it is: the longest label they end with.
    pub(crate) fn label(&self, before: &str) -> Option<(Label, usize)> {
        let before = before.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '|' | '/' | '.' | '[' | '(')
        });
        let words: Vec<usize> = starts(before);
        words.into_iter().find_map(|at| {
            let words = before.get(at..)?.to_lowercase();
            let words = words.trim().trim_start_matches(['(', '（', '[', '【']);
            self.labels.get(words).map(|label| (*label, at))
        })
    }
}

/// Where the last four words of `text` begin, the longest stretch first; Chinese, Japanese and
/// Korean set no spaces, so there every character may begin one.
fn starts(text: &str) -> Vec<usize> {
    let mut out = Vec::new();
    let mut words = 0;
    let mut right: Option<char> = None;
    for (at, c) in text.char_indices().rev().take(40) {
        if right.is_some() && (c.is_whitespace() || c == '|' || c == '·') {
            out.push(at + c.len_utf8());
            words += 1;
        } else if crate::text::characters::is_cjk(c) {
            out.push(at);
        }
        if words == 4 {
            break;
        }
        right = (!c.is_whitespace()).then_some(c);
        if at == 0 {
            out.push(0);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_stand_before_stamps() {
        let stamps = Stamps::with(&[]);
        let check = |before: &str| stamps.label(before).map(|(label, _)| label);
        assert_eq!(check("Ada Marrow | Last updated: "), Some(Label::Updated));
        assert_eq!(check("기사입력 "), Some(Label::Published));
        assert_eq!(check("本社最終更新 "), Some(Label::Updated));
        assert_eq!(check("Zuletzt aktualisiert am "), Some(Label::Updated));
        assert_eq!(check("3 May 2021 (updated "), Some(Label::Updated));
        assert_eq!(check("the harbour of "), None);
        assert_eq!(check(""), None);
    }

    #[test]
    fn halves_are_whole_words() {
        let stamps = Stamps::with(&[]);
        assert_eq!(stamps.half("p.m. JST"), Some((12, 4)));
        assert_eq!(stamps.half("오후 3시"), Some((12, 6)));
        assert_eq!(stamps.half("America"), None);
    }
}
