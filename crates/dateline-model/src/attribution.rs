//! Attribution: who is said to have said what, to whom.

use crate::{EntityId, Hop, Span};
use serde::{Deserialize, Serialize};

/// How the words are given (PARC 3.0). `Mixed` is the normal case in wire copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// In quotation marks.
    Direct,
    /// In the reporter's words.
    Indirect,
    /// In the reporter's words with quoted parts.
    Mixed,
}

/// What was done with the words (speech-act theory). `Negated` is no quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Something was said.
    Utterance,
    /// Something was done by saying it: a demand, a pledge, praise.
    SpeechAct,
    /// A belief, hope or view.
    Attitude,
    /// A plan or wish.
    Intention,
    /// It is said that this was not said.
    Negated,
}

/// Someone named in an attribution or event: an entity when it is known, always a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// Who it is, when that is known.
    pub entity: Option<EntityId>,
    /// The canonical name, or the description as printed.
    pub name: String,
}

/// Source, cue and content (PARC 3.0, PolNeAR), possibly inside another attribution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Index of the article it stands in.
    pub article: usize,
    /// Direct, indirect or mixed.
    pub mode: Mode,
    /// What was done with the words.
    pub act: Act,
    /// The words said, in pieces.
    pub content: Vec<Span>,
    /// The reporting words, in pieces.
    pub cue: Vec<Span>,
    /// The words that name the speaker, in pieces; empty when nobody is named.
    pub source: Vec<Span>,
    /// The speakers in printed order; empty is "unattributed".
    pub speakers: Vec<Party>,
    /// Who was told.
    pub addressee: Option<Party>,
    /// Index of the attribution this one is reported in.
    pub inside: Option<usize>,
    /// The stations from mouth to page.
    pub chain: Vec<Hop>,
    /// Chance of being right, in thousandths.
    pub confidence: u16,
}
