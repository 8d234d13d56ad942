//! Chronicle: dated lines, each with at least one citation.

use crate::{ArticleId, CaptureId, Digest, EventKind, Moment, Span};
use serde::{Deserialize, Serialize};

/// Which words of which capture prove something.
///
/// Without the digest of the decoded text the span would slide when a better decoder comes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation {
    /// The capture.
    pub capture: CaptureId,
    /// Digest of its decoded text.
    pub text: Digest,
    /// The words.
    pub span: Span,
    /// The article they stand in.
    pub article: ArticleId,
}

/// One dated line of a chronicle. It cannot be built without a citation.
///
/// ```
/// use dateline_model::{EventKind, Line};
/// assert!(Line::new(None, EventKind::Visit, "A visit nobody reported".into(), vec![]).is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// When it happened; none when no account says.
    pub when: Option<Moment>,
    /// Whether the day is only that of the first report.
    pub is_reported: bool,
    /// What kind of happening.
    pub kind: EventKind,
    /// A sentence put together from the event's roles.
    pub says: String,
    /// Names of those who took part, canonical.
    pub names: Vec<String>,
    /// What an anniversary remembers.
    pub base: Option<Moment>,
    /// Where the accounts differ: each difference as a sentence.
    pub differs: Vec<String>,
    citations: Vec<Citation>,
}

impl Line {
    /// A line with its proof, or nothing without one.
    pub fn new(
        when: Option<Moment>,
        kind: EventKind,
        says: String,
        citations: Vec<Citation>,
    ) -> Option<Self> {
        (!citations.is_empty()).then(|| Self {
            when,
            is_reported: false,
            kind,
            says,
            names: Vec::new(),
            base: None,
            differs: Vec::new(),
            citations,
        })
    }

    /// The proof; at least one.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }
}

/// Lines in the order of time; lines without a day come last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chronicle {
    /// The lines.
    pub lines: Vec<Line>,
}
