//! Said: who is said to have said what, to whom, through whom.

use crate::{Context, text::Tokens, time::Times, who::People};
use dateline_model::{Attribution, Note, Page};

/// The statements of a page.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Attributions in page order.
    pub attributions: Vec<Attribution>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Attributes the statements of a page.
pub(crate) fn attribute(
    page: &Page,
    tokens: &Tokens,
    times: &Times,
    people: &People,
    context: &Context<'_>,
) -> Said {
    let _ = (page, tokens, times, people, context);
    Said::default()
}
