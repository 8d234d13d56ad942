//! Lessons: texts with the pieces somebody marked in them.

use dateline_read::training::{Sequence, label};
use serde::Deserialize;
use std::path::Path;

/// A text with its pieces.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Lesson {
    /// Its name; it decides the fold.
    pub id: String,
    /// The text.
    pub text: String,
    /// Kind, first byte, first byte behind, the first painter of a token first.
    pub pieces: Vec<(u8, usize, usize)>,
    /// What it counts.
    pub weight: f32,
}

/// Reads lessons, one a line.
pub(crate) fn read(path: &Path) -> Result<Vec<Lesson>, Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

impl Lesson {
    /// The fold of `folds` it is dealt to.
    pub(crate) fn fold(&self, folds: u32) -> u32 {
        dateline_read::training::word(&self.id) % folds
    }

    /// The right labels of a sequence of its text.
    pub(crate) fn labels(&self, sequence: &Sequence) -> Vec<u8> {
        let mut painters: Vec<Option<usize>> = vec![None; sequence.tokens.len()];
        for (n, (_, start, end)) in self.pieces.iter().enumerate() {
            let first = sequence.tokens.partition_point(|token| token.1 <= *start);
            let touched = sequence.tokens[first..].iter().take_while(|token| token.0 < *end);
            for (at, _) in (first..).zip(touched) {
                painters[at].get_or_insert(n);
            }
        }
        let mut labels = Vec::with_capacity(painters.len());
        for (at, painter) in painters.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| painters[at]);
            labels.push(painter.map_or(0, |n| label(self.pieces[n].0, before != Some(n))));
        }
        labels
    }
}
