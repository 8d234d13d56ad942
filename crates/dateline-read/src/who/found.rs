//! Found: a stretch of words that names someone or something, before it is a mention.

use crate::lexicon::Names;
use dateline_model::{EntityId, Kind, Span};

/// Who or what some words mean.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// An entry of the lexicon, by its index.
    Entry(usize),
    /// Someone the lexicon does not know, by the full name.
    New(String),
    /// Several fit and the text does not decide.
    Open,
}

/// Words that name someone or something.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Where they stand.
    pub span: Span,
    /// What kind of thing they name.
    pub kind: Kind,
    /// Who or what is meant.
    pub meaning: Meaning,
    /// Whether it is a wrong name that is in use.
    pub is_variant: bool,
}

impl Found {
    /// Words that name someone the lexicon does not know.
    pub(super) fn new(span: Span, kind: Kind, name: impl Into<String>) -> Self {
        Self { span, kind, meaning: Meaning::New(name.into()), is_variant: false }
    }

    /// The entity's id, when the text decides.
    pub(super) fn id(&self, names: &Names) -> Option<EntityId> {
        match &self.meaning {
            Meaning::Entry(at) => names.entries().get(*at).map(|entry| entry.id.clone()),
            Meaning::New(name) => {
                let slug = slug(name);
                (!slug.is_empty()).then(|| EntityId::new(format!("{}:{slug}", self.kind.as_str())))
            }
            Meaning::Open => None,
        }
    }
}

/// A name as the tail of an id: lower case, letters and digits, hyphens between words.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '.') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Puts findings in page order without overlaps: the longer one stays, then the earlier one given.
pub(super) fn settle(found: &mut Vec<Found>) {
    found.sort_by_key(|one| (std::cmp::Reverse(one.span.len()), one.span.start()));
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    found.retain(|one| {
        let free = taken
            .range(..one.span.end())
            .next_back()
            .is_none_or(|(_, end)| *end <= one.span.start());
        if free {
            taken.insert(one.span.start(), one.span.end());
        }
        free
    });
    found.sort_by_key(|one| one.span);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_keep_letters_of_every_script() {
        assert_eq!(slug("Ada O’Marrow-Vale, Jr."), "ada-omarrow-vale-jr");
        assert_eq!(slug("한 가람"), "한-가람");
    }

    #[test]
    fn the_longer_finding_stays() {
        let one = |start, end| Found::new(Span::new(start, end), Kind::Place, "x");
        let mut all = vec![one(0, 3), one(2, 9), one(9, 12)];
        settle(&mut all);
        let spans: Vec<_> = all.iter().map(|f| (f.span.start(), f.span.end())).collect();
        assert_eq!(spans, [(2, 9), (9, 12)]);
    }
}
