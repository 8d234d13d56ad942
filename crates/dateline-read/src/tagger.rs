//! Tagger: a label for every token of a sequence, by a linear chain of learned weights.
//!
//! A conditional random field of first order (Lafferty and others 2001): each feature of
//! a token speaks for or against each label, each pair of neighbouring labels has a weight of its
//! own, and the best path is found by Viterbi's algorithm. Everything is integers, so the labels
//! are the same on every machine. A room that tags says which features its tokens have; features
//! are hashes, so that no word can be read out of the weights.

mod chain;
mod features;
mod weights;

pub(crate) use chain::{Label, best};
pub use features::Features;
pub(crate) use features::Hash;
pub use weights::Weights;

/// How many labels there are: none, and the first and the further tokens of three kinds of pieces.
pub const LABELS: usize = 7;

/// A weight for each label, in 4,096ths; label 0 is that of tokens in no piece.
pub(crate) type Scores = [i32; LABELS];

/// A piece: its kind from 0 to 2, and its tokens `[start, end)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Piece {
    /// First token.
    pub start: usize,
    /// First token behind it.
    pub end: usize,
    /// Which of the three kinds.
    pub kind: u8,
    /// By how much the least sure of its labels leads, in 4,096ths.
    pub margin: i32,
}

/// The pieces of a row of labels. A further token without a first one of its kind opens a piece.
pub(crate) fn pieces(labels: &[Label]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = None;
    for (at, label) in labels.iter().enumerate() {
        let Some((kind, is_first)) = kind(label.value) else {
            open = None;
            continue;
        };
        match pieces.last_mut() {
            Some(last) if open == Some(kind) && !is_first => {
                last.end = at.saturating_add(1);
                last.margin = last.margin.min(label.margin);
            }
            _ => {
                let end = at.saturating_add(1);
                pieces.push(Piece { start: at, end, kind, margin: label.margin });
            }
        }
        open = Some(kind);
    }
    pieces
}

/// The kind a label stands for, and whether it opens a piece.
pub(crate) fn kind(label: u8) -> Option<(u8, bool)> {
    let place = label.checked_sub(1)?;
    Some((place / 2, place.is_multiple_of(2)))
}

/// The label of the first or a further token of a kind.
#[cfg(any(test, feature = "training"))]
pub fn label(kind: u8, is_first: bool) -> u8 {
    kind.saturating_mul(2).saturating_add(if is_first { 1 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_make_pieces() {
        let row = |values: &[u8]| -> Vec<Label> {
            values.iter().map(|value| Label { value: *value, margin: i32::from(*value) }).collect()
        };
        let found: Vec<(usize, usize, u8)> = pieces(&row(&[0, 1, 2, 1, 4, 6, 6, 0]))
            .iter()
            .map(|p| (p.start, p.end, p.kind))
            .collect();
        assert_eq!(found, [(1, 3, 0), (3, 4, 0), (4, 5, 1), (5, 7, 2)]);
        assert_eq!(label(2, true), 5);
        assert_eq!(kind(5), Some((2, true)));
        assert_eq!(kind(0), None);
    }
}
