//! Basis and Resolved: how a value is known, and what else it could be.

use crate::Span;
use serde::{Deserialize, Serialize};

/// How a value is known. It is shown wherever the value is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// It stands there in words.
    Printed,
    /// Structured data of the page says so.
    Markup,
    /// The address says so.
    Address,
    /// The feed entry says so.
    Feed,
    /// Whoever gave the page said so: a manifest, a flag, a field of the input.
    Given,
    /// A rule of the lexicon says so.
    Lexicon,
    /// A weekday was counted from the anchor.
    Weekday,
    /// Relative words were counted from the anchor.
    Relative,
    /// An anniversary was computed.
    Anniversary,
    /// A year of another era was converted.
    Era,
    /// Several clues were put together.
    Inferred,
    /// A human editor ruled so.
    Editor,
}

impl Basis {
    /// The word used in the record, the API and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Markup => "markup",
            Self::Address => "address",
            Self::Feed => "feed",
            Self::Given => "given",
            Self::Lexicon => "lexicon",
            Self::Weekday => "weekday",
            Self::Relative => "relative",
            Self::Anniversary => "anniversary",
            Self::Era => "era",
            Self::Inferred => "inferred",
            Self::Editor => "editor",
        }
    }
}

/// One reason for a value: the words, where they stand, and what they say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clue {
    /// The words, or the raw value of markup.
    pub text: String,
    /// Where they stand; none for markup and addresses.
    pub span: Option<Span>,
    /// What they say, as a sentence for readers: `"1945 + 65 = 2010"`.
    pub says: String,
}

/// A value with its basis, its proof and its rivals.
///
/// An empty list of rivals claims that nothing else fits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved<T> {
    /// The value.
    pub value: T,
    /// How it is known.
    pub basis: Basis,
    /// The words that say it; none where markup or the address says it and no words do.
    pub span: Option<Span>,
    /// The reasons, strongest first.
    pub clues: Vec<Clue>,
    /// Other values that also fit, best first.
    pub rivals: Vec<T>,
}

impl<T> Resolved<T> {
    /// A value printed at a span, with no rivals.
    pub fn printed(value: T, span: Span) -> Self {
        Self {
            value,
            basis: Basis::Printed,
            span: Some(span),
            clues: Vec::new(),
            rivals: Vec::new(),
        }
    }
}
