//! Reading and Note: all facts of one page, and the doubts about them.

use crate::{
    Article, Attribution, Dropped, Entity, Event, Lang, Mention, PageKind, Roster, Span,
    TimeExpression,
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A doubt or a drop, with a stable code and the words it is about (compiler diagnostics). Part of
/// the product: it is shown to readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Stable, `snake_case`: `outlet_unknown`.
    pub code: Cow<'static, str>,
    /// A sentence for readers.
    pub says: String,
    /// The words it is about.
    pub span: Option<Span>,
}

impl Note {
    /// A note about some words, or about the page as a whole.
    pub fn new(code: &'static str, says: impl Into<String>, span: Option<Span>) -> Self {
        Self { code: Cow::Borrowed(code), says: says.into(), span }
    }
}

/// Why a block of the page was kept or left out; made only on request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Where the block stands.
    pub span: Span,
    /// What it was taken for: `body`, `headline`, `newsline`, `teaser`, or a reason of dropping.
    pub kind: String,
    /// Whether it is part of an article.
    pub kept: bool,
    /// The features that decided, by name, with their weight in thousandths.
    pub because: Vec<(String, i32)>,
    /// What the markup makes of it: `h1`, `paragraph`, `entry`, …; `line` in flattened text.
    pub shape: String,
    /// All features by name, those of the block alone first: what training learns from.
    pub features: Vec<String>,
    /// How many of the features are of the block alone.
    pub alone: usize,
    /// How many are of the block alone or of its company; the rest speaks of titles.
    pub together: usize,
}

/// A day that competed for the day of publication, and what spoke for it; made only on request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// Index of the article in [`Reading::articles`].
    pub article: usize,
    /// The day, as `2021-05-03`.
    pub day: String,
    /// Whether it is known as the day of a change only.
    pub is_change: bool,
    /// The sum of what speaks for it.
    pub weight: i32,
    /// What speaks for it, by the names of the sheet of weights: what training learns from.
    pub evidence: Vec<String>,
}

/// All facts of one page, with the reader's version. A value: a better reader makes a new reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// Version of the reader, such as `0.1.0`.
    pub reader: String,
    /// What the page is.
    pub kind: PageKind,
    /// The page's main language.
    pub language: Lang,
    /// The items of the page, in its order.
    pub articles: Vec<Article>,
    /// What was left out, with reasons.
    pub dropped: Vec<Dropped>,
    /// Every block with its judgement, when the context asked why; else empty.
    pub blocks: Vec<Judged>,
    /// The days that competed for the day of publication, when the context asked why; else empty.
    pub weighed: Vec<Weighed>,
    /// Time expressions in the order of the page.
    pub times: Vec<TimeExpression>,
    /// Mentions in the order of the page.
    pub mentions: Vec<Mention>,
    /// The entities mentioned, by id.
    pub entities: Vec<Entity>,
    /// Attributions in the order of the page.
    pub attributions: Vec<Attribution>,
    /// Events in the order of the page.
    pub events: Vec<Event>,
    /// Ordered lists of names.
    pub rosters: Vec<Roster>,
    /// Doubts.
    pub notes: Vec<Note>,
}
