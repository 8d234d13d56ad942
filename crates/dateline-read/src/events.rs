//! Events: typed happenings with roles, moment, place and evidence.

use crate::{Context, said::Said, text::Tokens, time::Times, who::People};
use dateline_model::{Event, Note, Page};

/// The happenings a page tells.
#[derive(Debug, Default)]
pub(crate) struct Happenings {
    /// Events in page order.
    pub events: Vec<Event>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Gathers the happenings a page tells.
pub(crate) fn gather(
    page: &Page,
    tokens: &Tokens,
    times: &Times,
    people: &People,
    said: &Said,
    context: &Context<'_>,
) -> Happenings {
    let _ = (page, tokens, times, people, said, context);
    Happenings::default()
}
