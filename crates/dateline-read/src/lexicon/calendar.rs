//! Calendar: the words of time, the eras, and the public days that come round.

use super::{Addition, sheet};
use crate::time::words::{Word, WordTable};

mod eras;
mod feasts;
mod lifetimes;
mod occasions;

use eras::Era;
pub(crate) use feasts::Feasts;
pub(crate) use lifetimes::{Lifetime, Lifetimes, unbroken};
pub(crate) use occasions::{Named, Occasions};

const SHEETS: [(&str, &str); 4] = [
    ("time.en.tsv", include_str!("../../lexicon/time.en.tsv")),
    ("time.ko.tsv", include_str!("../../lexicon/time.ko.tsv")),
    ("time.zh.tsv", include_str!("../../lexicon/time.zh.tsv")),
    ("time.ja.tsv", include_str!("../../lexicon/time.ja.tsv")),
];
const ERAS: &str = include_str!("../../lexicon/eras.toml");
const HOLIDAYS: &str = include_str!("../../lexicon/holidays.tsv");
const LIFETIMES: &str = include_str!("../../lexicon/lifetimes.tsv");
const OCCASIONS: &str = include_str!("../../lexicon/occasions.toml");

/// The words of time, the eras, and the public days that come round.
#[derive(Debug, Default)]
pub(crate) struct Calendar {
    /// English words, lower case.
    pub english: WordTable,
    /// Korean, Chinese and Japanese words; of equal ones the Chinese.
    pub chinese: WordTable,
    /// The same, of equal ones the Japanese: a page with kana is read with these.
    pub japanese: WordTable,
    /// Year counts other than the common one; a word of kind `era` holds the index.
    pub eras: Vec<Era>,
    /// Holidays whose names have several words or whose days move.
    pub feasts: Feasts,
    /// Public days.
    pub occasions: Occasions,
    /// When names and offices held.
    pub lifetimes: Lifetimes,
}

impl Calendar {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let named = |name: &'static str, built_in: &'static str| {
            let added = additions.iter().filter(move |(file, _)| *file == name);
            std::iter::once(built_in).chain(added.map(|(_, text)| *text))
        };
        let eras = eras::parse(named("eras.toml", ERAS));
        let (feasts, feast_words) = Feasts::parse(named("holidays.tsv", HOLIDAYS));
        let words = |names: &[&str]| {
            let sheet = |name: &&str| SHEETS.iter().find(|(known, _)| known == name);
            let sheets = names.iter().filter_map(sheet);
            let rows = sheets.flat_map(|(name, text)| named(name, text)).flat_map(sheet::rows);
            let era_words = eras.iter().enumerate().flat_map(|(n, era)| {
                let index = u8::try_from(n).unwrap_or_default();
                era.names.iter().map(move |name| (name.to_lowercase(), Word::Era(index)))
            });
            let words = rows.filter_map(|row| {
                let word = Word::parse(sheet::field(&row, 1), sheet::field(&row, 2))?;
                Some((sheet::field(&row, 0).to_owned(), word))
            });
            WordTable::new(words.chain(era_words).chain(feast_words.iter().cloned()).collect())
        };
        Self {
            english: words(&["time.en.tsv"]),
            chinese: words(&["time.ko.tsv", "time.zh.tsv", "time.ja.tsv"]),
            japanese: words(&["time.ko.tsv", "time.ja.tsv", "time.zh.tsv"]),
            occasions: occasions::parse(named("occasions.toml", OCCASIONS)),
            feasts,
            lifetimes: lifetimes::parse(named("lifetimes.tsv", LIFETIMES)),
            eras,
        }
    }
}
