//! Triggers: the words that tell of a happening, and which part the names around them play.

use super::{Addition, sheet};
use dateline_model::{EventKind, Lang};

const SHEETS: [(Lang, &str, &str); 4] = [
    (Lang::En, "triggers.en.tsv", include_str!("../../lexicon/triggers.en.tsv")),
    (Lang::Ko, "triggers.ko.tsv", include_str!("../../lexicon/triggers.ko.tsv")),
    (Lang::Zh, "triggers.zh.tsv", include_str!("../../lexicon/triggers.zh.tsv")),
    (Lang::Ja, "triggers.ja.tsv", include_str!("../../lexicon/triggers.ja.tsv")),
];
const KINDS: [EventKind; 10] = [
    EventKind::Message,
    EventKind::Visit,
    EventKind::Meeting,
    EventKind::Anniversary,
    EventKind::Launch,
    EventKind::Statement,
    EventKind::Appointment,
    EventKind::Agreement,
    EventKind::Death,
    EventKind::Happening,
];

/// How many parts must be known before a trigger makes an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// So many different parts.
    Parts(usize),
    /// Two who play the same part.
    Two,
    /// Two parts, or an owner alone: "X's message".
    Owner,
}

/// One row of a sheet.
#[derive(Debug)]
pub(crate) struct Trigger {
    /// The kind of event.
    pub kind: EventKind,
    /// Keeps happenings of one kind apart: a reply is no condolence.
    pub class: String,
    /// The trigger, as words.
    pub words: Vec<Vec<String>>,
    /// Words of which one must follow within a few words; empty when none need follow.
    pub object: Vec<String>,
    /// Place in the clause and part played.
    pub roles: Vec<(String, String)>,
    /// What must be known.
    pub needs: Needs,
    /// Whether the trigger is a verb: its object follows it.
    pub is_verb: bool,
}

/// The triggers of all languages.
#[derive(Debug, Default)]
pub(crate) struct Triggers {
    sheets: Vec<(Lang, Vec<Trigger>)>,
}

impl Triggers {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let mut sheets = Vec::new();
        for (lang, name, built_in) in SHEETS {
            let own = additions.iter().filter(|(file, _)| *file == name).map(|(_, sheet)| *sheet);
            let rows = std::iter::once(built_in).chain(own).flat_map(sheet::rows);
            sheets.push((lang, rows.filter_map(|row| trigger(&row)).collect()));
        }
        Self { sheets }
    }

    /// The triggers of a language; none for one that is not read.
    pub(crate) fn of(&self, lang: Lang) -> &[Trigger] {
        let sheet = self.sheets.iter().find(|(of, _)| *of == lang);
        sheet.map(|(_, triggers)| triggers.as_slice()).unwrap_or_default()
    }
}

fn trigger(row: &[&str]) -> Option<Trigger> {
    let [kind, class, words, object, roles, needs] =
        [0, 1, 2, 3, 4, 5].map(|n| sheet::field(row, n));
    let kind = KINDS.into_iter().find(|known| known.as_str() == kind)?;
    let roles: Vec<(String, String)> = roles
        .split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .map(|(place, part)| (place.to_owned(), part.to_owned()))
        .collect();
    Some(Trigger {
        kind,
        class: class.to_owned(),
        words: words
            .split('|')
            .map(|w| w.split_whitespace().map(str::to_owned).collect())
            .collect(),
        object: object
            .split('|')
            .filter(|w| !w.is_empty() && *w != "-")
            .map(str::to_owned)
            .collect(),
        is_verb: roles.iter().any(|(place, _)| place == "object") || object != "-",
        needs: match needs {
            "two" => Needs::Two,
            "owner" => Needs::Owner,
            count => Needs::Parts(count.parse().unwrap_or(1)),
        },
        roles,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let triggers = Triggers::with(&[]);
        for (lang, _, sheet) in SHEETS {
            assert_eq!(triggers.of(lang).len(), sheet::rows(sheet).count(), "{lang:?}");
        }
        assert!(triggers.of(Lang::Ru).is_empty());
    }
}
