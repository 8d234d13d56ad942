//! Words: what single words tell about a name they stand in or beside.

use crate::lexicon::{
    Addition,
    sheet::{field, rows},
};
use dateline_model::Lang;
use std::collections::BTreeMap;

/// What a word tells. A word may tell several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// A title before a name: "President", "Mr".
    Honorific,
    /// What somebody is, in lower case: "spokesman".
    Role,
    /// The last word of an organization's name: "Ministry".
    Organization,
    /// The first word of an organization's name before "of": "Bank of …".
    OrganizationFirst,
    /// The last word of a place's name: "Province".
    Place,
    /// The first word of a place's name: "Lake".
    PlaceFirst,
    /// Of a country or people: "Lumenian".
    Demonym,
    /// A given name.
    Given,
    /// A Korean surname.
    KoreanSurname,
    /// A Chinese surname.
    ChineseSurname,
    /// A reporting verb.
    Verb,
    /// A word that begins sentences and no names.
    Common,
    /// A capitalised word that is no name: months, languages, holidays.
    Stop,
    /// Told of a man.
    Man,
    /// Told of a woman.
    Woman,
}

/// Single words by what they tell.
#[derive(Debug, Default)]
pub(crate) struct Words {
    classes: BTreeMap<String, u16>,
}

/// The built-in sheets.
const BUILT_IN: [Addition<'static>; 4] = [
    ("given.en.tsv", include_str!("../../../lexicon/given.en.tsv")),
    ("heads.en.tsv", include_str!("../../../lexicon/heads.en.tsv")),
    ("surnames.en.tsv", include_str!("../../../lexicon/surnames.en.tsv")),
    ("titles.en.tsv", include_str!("../../../lexicon/titles.en.tsv")),
];

impl Words {
    /// The built-in sheets with those of a vault behind them.
    pub(super) fn with(additions: &[Addition<'_>]) -> Self {
        let mut words = Self::default();
        for (sheet, text) in BUILT_IN.iter().chain(additions) {
            for row in rows(text) {
                words.add(sheet, &row);
            }
        }
        words
    }

    fn add(&mut self, sheet: &str, row: &[&str]) {
        let (word, second, third) = (field(row, 0), field(row, 1), field(row, 2));
        match sheet {
            "given.en.tsv" => {
                self.mark(word, Some(Class::Given));
                self.mark(word, gender(second));
            }
            "heads.en.tsv" => self.mark(word, head(second)),
            "surnames.en.tsv" => self.mark(
                word,
                match Lang::from_code(second) {
                    Lang::Ko => Some(Class::KoreanSurname),
                    Lang::Zh => Some(Class::ChineseSurname),
                    _ => None,
                },
            ),
            "titles.en.tsv" => {
                let class = if second == "honorific" { Class::Honorific } else { Class::Role };
                self.mark(word, Some(class));
                self.mark(word, gender(third));
            }
            _ => {}
        }
    }

    fn mark(&mut self, word: &str, class: Option<Class>) {
        if let Some(class) = class.filter(|_| !word.is_empty()) {
            *self.classes.entry(word.to_owned()).or_default() |= bit(class);
        }
    }

    /// Whether a word, in these capitals, tells this.
    pub(crate) fn is(&self, word: &str, class: Class) -> bool {
        self.classes.get(word).is_some_and(|classes| classes & bit(class) != 0)
    }

    /// Whether a word is a title before a name, as it is or by its last part: "Vice-Premier".
    pub(crate) fn is_honorific(&self, word: &str) -> bool {
        let last = word.rsplit('-').next().unwrap_or_default();
        self.is(word, Class::Honorific)
            || (last.len() < word.len() && last.len() > 3 && self.is(last, Class::Honorific))
    }

    /// Whether a word tells of a woman, or of a man; none when of neither or of both.
    pub(crate) fn is_womans(&self, word: &str) -> Option<bool> {
        let (man, woman) = (self.is(word, Class::Man), self.is(word, Class::Woman));
        (man != woman).then_some(woman)
    }
}

const fn bit(class: Class) -> u16 {
    match class {
        Class::Honorific => 1,
        Class::Role => 1 << 1,
        Class::Organization => 1 << 2,
        Class::OrganizationFirst => 1 << 3,
        Class::Place => 1 << 4,
        Class::PlaceFirst => 1 << 5,
        Class::Demonym => 1 << 6,
        Class::Given => 1 << 7,
        Class::KoreanSurname => 1 << 8,
        Class::ChineseSurname => 1 << 9,
        Class::Verb => 1 << 10,
        Class::Common => 1 << 11,
        Class::Stop => 1 << 12,
        Class::Man => 1 << 13,
        Class::Woman => 1 << 14,
    }
}

fn head(class: &str) -> Option<Class> {
    Some(match class {
        "organization" => Class::Organization,
        "organization-first" => Class::OrganizationFirst,
        "place" => Class::Place,
        "place-first" => Class::PlaceFirst,
        "demonym" => Class::Demonym,
        "verb" => Class::Verb,
        "common" => Class::Common,
        "stop" => Class::Stop,
        _ => return None,
    })
}

fn gender(cell: &str) -> Option<Class> {
    match cell {
        "man" => Some(Class::Man),
        "woman" => Some(Class::Woman),
        _ => None,
    }
}
