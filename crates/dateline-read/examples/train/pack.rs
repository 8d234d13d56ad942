//! Pack: weights in the form the reader unpacks (`src/tagger/weights.rs`).

use crate::crf::{Model, Row};
use dateline_read::training::LABELS;
use std::collections::BTreeMap;

/// Steps of the book: from 6 4,096ths, about .0015, to 6, each the same factor above the last.
const STEPS: u8 = 127;
const LEAST: f64 = 6.0;
const MOST: f64 = 24_576.0;

/// Packs a model; `hashes` are those of its features by number, `bins` those of words.
pub(crate) fn packed(model: &Model, hashes: &[u32], bins: &BTreeMap<u32, u8>) -> Vec<u8> {
    let book: Vec<i16> = (0..STEPS)
        .map(|step| {
            let share = f64::from(step) / f64::from(STEPS - 1);
            (LEAST * (MOST / LEAST).powf(share)).round() as i16
        })
        .collect();
    let mut bytes = b"DLW1".to_vec();
    bytes.extend(book.iter().flat_map(|step| step.to_le_bytes()));
    bytes.extend(model.pairs.iter().flatten().map(|weight| code(&book, *weight)));
    bytes.extend((bins.len() as u32).to_le_bytes());
    for (hash, bin) in bins {
        bytes.extend(&hash.to_le_bytes()[..3]);
        bytes.push(*bin);
    }
    let coded: BTreeMap<u32, [u8; LABELS]> = hashes
        .iter()
        .zip(&model.features)
        .map(|(hash, row): (&u32, &Row)| (*hash, row.map(|weight| code(&book, weight))))
        .filter(|(_, codes)| codes.iter().any(|code| *code != 0))
        .collect();
    bytes.extend((coded.len() as u32).to_le_bytes());
    for (hash, codes) in &coded {
        bytes.extend(&hash.to_le_bytes()[..3]);
        let labels =
            (0..LABELS).filter(|bit| codes[*bit] != 0).fold(0_u8, |all, bit| all | 1 << bit);
        bytes.push(labels);
        bytes.extend(codes.iter().filter(|code| **code != 0));
    }
    bytes
}

/// The code of the nearest step; what is nearer to nothing has none.
fn code(book: &[i16], weight: f32) -> u8 {
    let size = f64::from(weight.abs()) * 4096.0;
    if size < LEAST / 2.0 {
        return 0;
    }
    let nearest = |at: &usize| (f64::from(book[*at]).ln() - size.ln()).abs();
    let at = (0..book.len()).min_by(|a, b| nearest(a).total_cmp(&nearest(b))).unwrap_or(0);
    let step = at as u8 + 1;
    if weight < 0.0 { step | 128 } else { step }
}
