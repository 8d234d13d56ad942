//! Known: how many of the telling words of a line the likely body uses elsewhere.

use super::super::features::bin;
use super::super::measure::Measure;
use crate::text::characters::is_cjk;
use dateline_model::Page;
use std::collections::BTreeMap;

/// Fewest telling words of a line of which a share is told.
const FEWEST: usize = 3;
/// The bin of a line with fewer.
const NONE: u8 = 9;

/// The shares of all lines.
#[derive(Debug)]
pub(super) struct Known {
    shares: Vec<u8>,
}

impl Known {
    /// Compares all lines with the likely ones.
    pub(super) fn of(page: &Page, measures: &[Measure], is_likely: impl Fn(usize) -> bool) -> Self {
        let terms: Vec<Vec<u64>> =
            measures.iter().map(|measure| terms(page.words(measure.span))).collect();
        // In how many likely lines of different words each term stands.
        let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
        for (at, own) in terms.iter().enumerate() {
            let is_first = measures.get(at).is_some_and(|m| m.repeats.is_none());
            if is_first && is_likely(at) {
                for term in own {
                    *counts.entry(*term).or_default() += 1;
                }
            }
        }
        let share = |(at, own): (usize, &Vec<u64>)| {
            if own.len() < FEWEST {
                return NONE;
            }
            let first = measures.get(at).and_then(|m| m.repeats).unwrap_or(at);
            let self_count = usize::from(is_likely(first));
            let is_known = |term: &&u64| counts.get(term).is_some_and(|n| *n > self_count);
            let known = own.iter().filter(is_known).count();
            bin(known * 100 / own.len(), &[1, 10, 20, 30, 40, 50, 65])
        };
        Self { shares: terms.iter().enumerate().map(share).collect() }
    }

    /// The bin of the share of a line.
    pub(super) fn share(&self, at: usize) -> u8 {
        self.shares.get(at).copied().unwrap_or(NONE)
    }
}

/// The telling words of a text as numbers, each once: stems of words of four letters or more, pairs
/// of Chinese, Japanese or Korean letters.
fn terms(words: &str) -> Vec<u64> {
    let mut terms = Vec::new();
    for word in words.split(|c: char| !c.is_alphanumeric()) {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        if word.chars().any(is_cjk) {
            let mut last = letters.next();
            for c in letters {
                terms.push(last.map_or(0, |last| number(last) << 32) | number(c));
                last = Some(c);
            }
        } else {
            let stem: Vec<char> = letters.by_ref().take(5).collect();
            if stem.len() >= 4 {
                terms.push(
                    stem.iter().fold(0, |sum: u64, c| sum.wrapping_mul(0x11_0003) + number(*c)),
                );
            }
        }
    }
    terms.sort_unstable();
    terms.dedup();
    terms
}

fn number(c: char) -> u64 {
    u64::from(u32::from(c))
}
