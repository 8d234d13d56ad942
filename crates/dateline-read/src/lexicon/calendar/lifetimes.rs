//! Lifetimes: from when to when a thing goes by a name, or somebody holds an office.

use crate::lexicon::sheet;
use aho_corasick::AhoCorasick;
use dateline_model::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The row that stands for the sheets themselves.
const MADE: &str = "(made)";

/// When one name holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lifetime {
    /// Before this day nobody could name it so.
    pub from: Option<Date>,
    /// After this day it is history.
    pub to: Option<Date>,
    /// What is named, in words for readers.
    pub says: String,
}

/// All names with their lifetimes.
#[derive(Debug, Default)]
pub(crate) struct Lifetimes {
    all: Vec<Lifetime>,
    finder: Option<AhoCorasick>,
    /// The last day the sheets know of.
    pub made: Option<Date>,
}

impl Lifetimes {
    /// The names in some words, as they stand there, with their places. The words stand on one
    /// line: see [`unbroken`].
    pub(crate) fn named_in<'l>(
        &'l self,
        words: &str,
    ) -> impl Iterator<Item = (Span, &'l Lifetime)> {
        let hits = self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(words));
        hits.filter(move |hit| is_whole(words, hit.start(), hit.end())).filter_map(|hit| {
            let lifetime = self.all.get(hit.pattern().as_usize())?;
            Some((Span::new(hit.start(), hit.end()), lifetime))
        })
    }
}

/// Words with every line break as a space, of the same length.
pub(crate) fn unbroken(words: &str) -> String {
    words.replace('\n', " ")
}

/// Whether a hit is no part of a longer word, in scripts that set words apart.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && c < '\u{0500}';
    let before = words.get(..start).and_then(|head| head.chars().next_back());
    let after = words.get(end..).and_then(|tail| tail.chars().next());
    !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
}

/// The rows of all sheets; of one name the last row counts.
pub(super) fn parse<'s>(sheets: impl Iterator<Item = &'s str>) -> Lifetimes {
    let mut rows: BTreeMap<&str, Lifetime> = BTreeMap::new();
    for row in sheets.flat_map(sheet::rows) {
        let day = |n: usize| sheet::field(&row, n).parse().ok();
        let says = sheet::field(&row, 3).to_owned();
        rows.insert(sheet::field(&row, 0), Lifetime { from: day(1), to: day(2), says });
    }
    let made = rows.remove(MADE).and_then(|made| made.to);
    rows.remove("");
    let finder = AhoCorasick::new(rows.keys()).ok();
    Lifetimes { all: rows.into_values().collect(), finder, made }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whole() {
        let sheet = "form\tfrom\tto\tsays\n(made)\t\t2026-12-31\tthese sheets\nMayor Orm\t2001-05-03\t2009-05-03\tTheo Orm as mayor\nOrmian\t\t\tx\n";
        let lifetimes = parse(std::iter::once(sheet));
        assert_eq!(lifetimes.made, "2026-12-31".parse().ok());
        let says = |words| {
            let found = lifetimes.named_in(words);
            found.map(|(span, lifetime)| (span.start(), lifetime.says.as_str())).collect::<Vec<_>>()
        };
        assert_eq!(says("Yesterday Mayor Orm spoke."), [(10, "Theo Orm as mayor")]);
        assert_eq!(says("Mayor Ormond and the Ormians"), []);
    }

    #[test]
    fn the_built_in_rows_make_sense() {
        let built_in = parse(std::iter::once(super::super::LIFETIMES));
        assert!(built_in.all.len() > 500);
        for lifetime in &built_in.all {
            let ends = lifetime.from.zip(lifetime.to);
            assert!(ends.is_none_or(|(from, to)| from < to), "{lifetime:?}");
            assert!(lifetime.from.is_some() || lifetime.to.is_some(), "{lifetime:?}");
            assert!(!lifetime.says.is_empty());
        }
    }
}
