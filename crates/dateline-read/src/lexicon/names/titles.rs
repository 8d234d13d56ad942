//! Titles and surnames of Korean, Chinese and Japanese.

use crate::lexicon::{
    Addition,
    sheet::{field, rows},
};
use aho_corasick::{AhoCorasick, MatchKind};
use dateline_model::{Lang, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Titles and surnames by language.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    beside: BTreeMap<Lang, BTreeSet<String>>,
    surnames: BTreeMap<Lang, BTreeSet<String>>,
    finders: BTreeMap<Lang, AhoCorasick>,
}

/// The built-in sheets.
const BUILT_IN: [Addition<'static>; 6] = [
    ("surnames.ja.tsv", include_str!("../../../lexicon/surnames.ja.tsv")),
    ("surnames.ko.tsv", include_str!("../../../lexicon/surnames.ko.tsv")),
    ("surnames.zh.tsv", include_str!("../../../lexicon/surnames.zh.tsv")),
    ("titles.ja.tsv", include_str!("../../../lexicon/titles.ja.tsv")),
    ("titles.ko.tsv", include_str!("../../../lexicon/titles.ko.tsv")),
    ("titles.zh.tsv", include_str!("../../../lexicon/titles.zh.tsv")),
];

/// The longest title and surname, in characters.
const LONGEST: usize = 8;

impl Titles {
    /// The built-in sheets with those of a vault behind them.
    pub(super) fn with(additions: &[Addition<'_>]) -> Self {
        let mut all = Self::default();
        for (sheet, text) in BUILT_IN.iter().chain(additions) {
            let Some((stem, lang)) = sheet.strip_suffix(".tsv").and_then(|s| s.split_once('.'))
            else {
                continue;
            };
            let lang = Lang::from_code(lang);
            let table = match stem {
                "titles" if matches!(lang, Lang::Ko | Lang::Zh | Lang::Ja) => &mut all.beside,
                "surnames" if matches!(lang, Lang::Ko | Lang::Zh | Lang::Ja) => &mut all.surnames,
                _ => continue,
            };
            let known = table.entry(lang).or_default();
            known.extend(rows(text).map(|row| field(&row, 0).to_owned()).filter(|w| !w.is_empty()));
        }
        for (lang, titles) in &all.beside {
            let finder =
                AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(titles);
            all.finders.extend(finder.ok().map(|finder| (*lang, finder)));
        }
        all
    }

    /// The titles in a text of one language, longest first, without overlaps.
    pub(crate) fn find(&self, lang: Lang, text: &str) -> Vec<Span> {
        let Some(finder) = self.finders.get(&lang) else { return Vec::new() };
        finder.find_iter(text).map(|hit| Span::new(hit.start(), hit.end())).collect()
    }

    /// The longest title of any of the three languages a text begins with.
    pub(crate) fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        prefixes(text).find(|head| self.beside.values().any(|known| known.contains(*head)))
    }

    /// Whether a text ends with a title of one of the three languages.
    pub(crate) fn is_tail_of(&self, text: &str) -> bool {
        text.char_indices()
            .rev()
            .take(LONGEST)
            .filter_map(|(at, _)| text.get(at..))
            .any(|tail| self.beside.values().any(|known| known.contains(tail)))
    }

    /// The longest surname of a language a text begins with.
    pub(crate) fn surname<'t>(&self, lang: Lang, text: &'t str) -> Option<&'t str> {
        let known = self.surnames.get(&lang)?;
        prefixes(text).find(|head| known.contains(*head))
    }
}

/// The beginnings of a text, longest first.
fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> =
        text.char_indices().take(LONGEST).map(|(at, c)| at + c.len_utf8()).collect();
    ends.into_iter().rev().filter_map(|end| text.get(..end))
}
