//! Training: what a trainer needs of the rooms that tag; only with the feature `training`.
//!
//! Trainer and reader share one way from words to features, so that weights mean the same to both.

use crate::said::sequences;
use crate::tagger::best;
pub use crate::tagger::{Features, LABELS, Weights, label};

/// A row of tokens to be labelled.
#[derive(Debug)]
pub struct Sequence {
    /// The bytes `[start, end)` of each token in the text.
    pub tokens: Vec<(usize, usize)>,
    /// What is seen at each.
    pub features: Features,
}

/// What tags a text: one way from words to features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Sources, cues and contents of statements in English; a sequence is a paragraph.
    Said,
}

impl Task {
    /// The sequences of a text; of `weights` only the bins of words are used. With the labels of a
    /// first pass, a row for each sequence, the features of the second.
    ///
    /// ```
    /// use dateline_read::training::{Task, Weights};
    /// let sequences = Task::Said.sequences("Ada Marrow said no.", &Weights::default(), None);
    /// assert_eq!(sequences[0].tokens.len(), 5);
    /// ```
    pub fn sequences(
        self,
        text: &str,
        weights: &Weights,
        labels: Option<&[Vec<u8>]>,
    ) -> Vec<Sequence> {
        match self {
            Self::Said => sequences(text, weights, labels),
        }
    }
}

/// The labels of a sequence by the reader's own decoder.
pub fn labels(features: &Features, weights: &Weights) -> Vec<u8> {
    best(features, weights).iter().map(|label| label.value).collect()
}

/// The features of each token, as the numbers of their hashes.
pub fn hashes(features: &Features) -> impl Iterator<Item = &[u32]> {
    features.tokens()
}

/// The hash of a word, as the bins of weights know it.
pub fn word(word: &str) -> u32 {
    crate::tagger::Hash::of(word).feature()
}
