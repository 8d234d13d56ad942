//! Check: how many pieces the weights find exactly in lessons they did not see.

use crate::lessons::{Lesson, read};
use crate::passes::{self, Ended};
use dateline_read::training::{Task, Weights, labels};
use std::collections::BTreeSet;
use std::path::Path;

/// Names of the three kinds of pieces.
const KINDS: [&str; 3] = ["source", "cue", "content"];

/// A piece: kind, first token, first token behind it.
type Pieces = BTreeSet<(u8, usize, usize)>;

/// Prints precision, recall and F1 of exact pieces.
pub(crate) fn check(task: &str, from: &Path, first: &Path, second: &Path) -> Ended<()> {
    let task = passes::named(task)?;
    let weights = |path: &Path| -> Ended<Weights> { Ok(Weights::unpacked(&std::fs::read(path)?)) };
    let (first, second) = (weights(first)?, weights(second)?);
    let mut counts = [[0_usize; 3]; 3];
    for lesson in read(from)? {
        for (gold, found) in told(task, &lesson, &first, &second) {
            let (gold, found) = (pieces(&gold), pieces(&found));
            for piece in &gold {
                counts[usize::from(piece.0)][0] += 1;
                counts[usize::from(piece.0)][1] += usize::from(found.contains(piece));
            }
            for piece in &found {
                counts[usize::from(piece.0)][2] += 1;
            }
        }
    }
    for (name, [gold, hits, found]) in KINDS.iter().zip(counts) {
        let share = |of: usize| hits as f64 / of.max(1) as f64;
        let f1 = 2.0 * hits as f64 / (gold + found).max(1) as f64;
        println!("{name:<8} P {:.4} R {:.4} F1 {f1:.4}", share(found), share(gold));
    }
    Ok(())
}

/// The right labels of each sequence and those of the second pass.
fn told(task: Task, lesson: &Lesson, first: &Weights, second: &Weights) -> Vec<(Vec<u8>, Vec<u8>)> {
    let rows = passes::told(task, lesson, first);
    let sequences = task.sequences(&lesson.text, first, Some(&rows));
    let pair = |sequence: &_| {
        let sequence: &dateline_read::training::Sequence = sequence;
        (lesson.labels(sequence), labels(&sequence.features, second))
    };
    sequences.iter().map(pair).collect()
}

fn pieces(labels: &[u8]) -> Pieces {
    let mut pieces: Vec<(u8, usize, usize)> = Vec::new();
    let mut open = None;
    for (at, label) in labels.iter().enumerate() {
        let Some(place) = label.checked_sub(1) else {
            open = None;
            continue;
        };
        let (kind, is_first) = (place / 2, place % 2 == 0);
        match pieces.last_mut() {
            Some(last) if open == Some(kind) && !is_first => last.2 = at + 1,
            _ => pieces.push((kind, at, at + 1)),
        }
        open = Some(kind);
    }
    pieces.into_iter().collect()
}
