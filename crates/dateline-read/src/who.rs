//! Who: mentions of people, organizations, places and works, the entities they mean, and rosters.

use crate::{Context, text::Tokens};
use dateline_model::{Article, Entity, Mention, Note, Page, Roster};

/// Who and what a page names.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Mentions in page order; they do not overlap.
    pub mentions: Vec<Mention>,
    /// The entities mentioned, sorted by id.
    pub entities: Vec<Entity>,
    /// Ordered lists of names.
    pub rosters: Vec<Roster>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Names everyone and everything on a page.
pub(crate) fn name(
    page: &Page,
    tokens: &Tokens,
    articles: &[Article],
    context: &Context<'_>,
) -> People {
    let _ = (page, tokens, articles, context);
    People::default()
}
