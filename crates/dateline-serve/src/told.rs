//! What an article tells beside who said what: its events, and its lists of names.

use crate::{calendar::When, credit, phrases, sheet::Marking};
use dateline_model::{Event, Roster};

/// Events shown under an article.
const MOST_EVENTS: usize = 100;
/// Names of one list that are shown.
const MOST_NAMES: usize = 200;

/// One event as the article tells it.
#[derive(Debug)]
pub(crate) struct Told {
    /// The word of its kind.
    pub(crate) kind: &'static str,
    /// When; none when the text does not say.
    pub(crate) when: Option<When>,
    /// Whether the day is only that of the report.
    pub(crate) is_reported: bool,
    /// What an anniversary remembers.
    pub(crate) base: Option<When>,
    /// The parts played, each with its player and the page about them.
    pub(crate) roles: Vec<(String, String, String)>,
    /// The words that tell it, and the page that shows them.
    pub(crate) evidence: Vec<(String, String)>,
}

/// One list of names in printed order.
#[derive(Debug)]
pub(crate) struct Listed {
    /// The page that shows the list.
    pub(crate) words: String,
    /// Title, name and page of each.
    pub(crate) names: Vec<(String, String, String)>,
    /// Whether the list says that it is not complete.
    pub(crate) is_open: bool,
}

impl Marking<'_> {
    /// The events the article tells, in its order.
    pub(crate) fn told(&self) -> Vec<Told> {
        let events = self.reading.events.iter().filter(|event| event.article == self.n);
        events.take(MOST_EVENTS).map(|event| self.told_event(event)).collect()
    }

    /// The lists of names of the article, in its order.
    pub(crate) fn listed(&self) -> Vec<Listed> {
        let rosters = self.reading.rosters.iter().filter(|roster| roster.article == self.n);
        rosters.map(|roster| self.listed_names(roster)).collect()
    }

    /// One event.
    fn told_event(&self, event: &Event) -> Told {
        let mut roles: Vec<(String, String, String)> = event
            .roles
            .iter()
            .map(|filler| {
                let mut page = credit::page_of(filler.entity.as_ref(), self.known);
                if let Some(span) = filler.span.filter(|_| page.is_empty()) {
                    page = self.words(span);
                }
                (filler.role.clone(), filler.name.clone(), page)
            })
            .collect();
        roles.extend(event.place.as_ref().map(|place| {
            let page = credit::page_of(place.entity.as_ref(), self.known);
            ("place".to_owned(), place.name.clone(), page)
        }));
        Told {
            kind: phrases::event_kind(event.kind),
            when: event.when.as_ref().map(|when| When::of(when.moment)),
            is_reported: event.when.as_ref().is_some_and(|when| when.is_reported),
            base: event.base.map(When::of),
            roles,
            evidence: event
                .evidence
                .iter()
                .map(|&span| (phrases::clipped(span.of(self.text), 160), self.words(span)))
                .collect(),
        }
    }

    /// One list of names.
    fn listed_names(&self, roster: &Roster) -> Listed {
        let names = roster.names.iter().take(MOST_NAMES).map(|name| {
            let title = name.title.clone().unwrap_or_default();
            (title, name.name.clone(), self.words(name.span))
        });
        Listed { words: self.words(roster.span), names: names.collect(), is_open: roster.is_open }
    }
}
