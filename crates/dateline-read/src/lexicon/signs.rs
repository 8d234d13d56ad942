//! Signs: the words that newslines and the end of a text are recognised by, and the weights of
//! vehicles.

use super::{Addition, sheet};
use dateline_model::Vehicle;
use memchr::memmem;
use std::collections::BTreeMap;

const SIGNS: &str = include_str!("../../lexicon/signs.tsv");
const VEHICLES: &str = include_str!("../../lexicon/vehicles.tsv");

/// One row of `vehicles.tsv`.
#[derive(Debug)]
pub(crate) struct VehicleRule {
    /// What it says the text is carried by.
    pub vehicle: Vehicle,
    /// Whether only the headline may say so.
    pub is_headline: bool,
    /// The words, in lower case.
    pub words: Vec<String>,
    /// The reason, for readers.
    pub because: String,
}

/// The words newslines are recognised by.
#[derive(Debug, Default)]
pub(crate) struct Signs {
    words: BTreeMap<String, Vec<String>>,
    /// Rules for the vehicle, in the order they are tried.
    pub(crate) vehicles: Vec<VehicleRule>,
}

impl Signs {
    /// The built-in sheets with those of a vault: its signs behind them, its vehicles before them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let own = |name: &'static str| {
            additions.iter().filter(move |(file, _)| *file == name).map(|(_, sheet)| *sheet)
        };
        let mut signs = Self::default();
        for row in std::iter::once(SIGNS).chain(own("signs.tsv")).flat_map(sheet::rows) {
            let words = signs.words.entry(sheet::field(&row, 0).to_owned()).or_default();
            words.extend(many(sheet::field(&row, 1)));
            // The longest first, so that "source:" is not read as "source".
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        }
        for row in own("vehicles.tsv").chain(std::iter::once(VEHICLES)).flat_map(sheet::rows) {
            let [vehicle, place, words, because] = [0, 1, 2, 3].map(|n| sheet::field(&row, n));
            signs.vehicles.extend(vehicle_of(vehicle).map(|vehicle| VehicleRule {
                vehicle,
                is_headline: place == "headline",
                words: many(words),
                because: because.to_owned(),
            }));
        }
        signs
    }

    /// The words of a kind, the longest first.
    pub(crate) fn of(&self, kind: &str) -> &[String] {
        self.words.get(kind).map(Vec::as_slice).unwrap_or_default()
    }

    /// Length of the word of a kind a line begins with, in any case; a Latin one must end there.
    pub(crate) fn leading(&self, kind: &str, line: &str) -> Option<usize> {
        self.of(kind).iter().find_map(|word| {
            let head = line.get(..word.len())?;
            let mut lower = head.chars().flat_map(char::to_lowercase);
            if !word.chars().all(|c| lower.next() == Some(c)) {
                return None;
            }
            let next = line.get(head.len()..).and_then(|rest| rest.chars().next());
            let is_open = head.ends_with(|c: char| c.is_ascii_alphabetic())
                && next.is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
            (!is_open).then_some(head.len())
        })
    }

    /// The first word of a kind in a line that is in lower case, and where.
    pub(crate) fn within(&self, kind: &str, lower: &str) -> Option<(usize, usize)> {
        self.of(kind).iter().find_map(|word| {
            let at = memmem::find(lower.as_bytes(), word.as_bytes())?;
            let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            let left = lower.get(..at).and_then(|left| left.chars().next_back());
            let right = lower.get(at + word.len()..).and_then(|rest| rest.chars().next());
            let runs_on_left = is_letter(word.chars().next()) && is_letter(left);
            let runs_on_right = is_letter(word.chars().next_back()) && is_letter(right);
            let is_whole = !runs_on_left && !runs_on_right;
            is_whole.then_some((at, word.len()))
        })
    }
}

fn many(cell: &str) -> Vec<String> {
    cell.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn vehicle_of(word: &str) -> Option<Vehicle> {
    use Vehicle::{
        Commentary, Editorial, GovernmentStatement, LeaderMessage, LeaderSpeech, MinistryStatement,
        Report, Spokesperson,
    };
    let all = [
        LeaderSpeech,
        LeaderMessage,
        GovernmentStatement,
        MinistryStatement,
        Spokesperson,
        Editorial,
        Commentary,
        Report,
    ];
    all.into_iter().find(|vehicle| vehicle.as_str() == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_whole_words() {
        let signs = Signs::with(&[("signs.tsv", "kind\twords\nwall\tharbour members only\n")]);
        assert_eq!(signs.leading("by", "By Ada Marrow"), Some(2));
        assert_eq!(signs.leading("by", "Byron Vale"), None);
        assert_eq!(signs.leading("supplier", "Source: Gazette"), Some(7));
        assert_eq!(signs.within("wall", "for harbour members only"), Some((4, 20)));
        assert_eq!(signs.within("via", "a viaduct"), None);
    }

    #[test]
    fn every_vehicle_is_read() {
        let rows = sheet::rows(VEHICLES).count();
        assert_eq!(Signs::with(&[]).vehicles.len(), rows);
    }
}
