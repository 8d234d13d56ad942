//! Pairs: two features that say together what neither says alone.
//!
//! Found by forward selection: of all pairs the ones whose weight would lower the loss most in one
//! Newton step (the score test), a few at a time, with a new fit in between.

use super::examples::{Example, Names};
use super::logistic::{fit, probability, score};
use crate::score::measure::as_float;
use std::collections::BTreeMap;

/// Fewest examples a pair must stand in.
const SEEN: f64 = 30.0;

/// A fit with the pairs it chose, each with the number of the bit made for it.
#[derive(Debug)]
pub(crate) struct Paired {
    /// Weights of the features, then of the pairs.
    pub weights: Vec<f64>,
    /// The pairs in the order of their numbers.
    pub pairs: Vec<(u16, u16)>,
}

/// Fits the features and `rounds` times `each` pairs; the examples get the bits of the pairs.
pub(crate) fn fit_paired(
    examples: &mut [Example],
    names: &Names,
    (rounds, each): (usize, usize),
    penalty: f64,
) -> Paired {
    let singles = names.len();
    let mut pairs: Vec<(u16, u16)> = Vec::new();
    let mut weights = fit(examples, vec![0.0; singles], penalty);
    for _ in 0..rounds {
        let mut gains = gains(examples, &weights, singles, penalty);
        gains.retain(|(_, pair)| !pairs.contains(pair));
        gains.truncate(each);
        let new: BTreeMap<(u16, u16), u16> = (singles + pairs.len()..)
            .filter_map(|number| u16::try_from(number).ok())
            .zip(gains)
            .map(|(number, (_, pair))| (pair, number))
            .collect();
        let mut numbered: Vec<_> = new.iter().map(|(pair, number)| (*number, *pair)).collect();
        numbered.sort_unstable();
        pairs.extend(numbered.into_iter().map(|(_, pair)| pair));
        for example in &mut *examples {
            add(example, &new);
        }
        weights.resize(singles + pairs.len(), 0.0);
        weights = fit(examples, weights, penalty);
    }
    Paired { weights, pairs }
}

/// Gives an example the bits of the pairs it holds.
pub(crate) fn add(example: &mut Example, pairs: &BTreeMap<(u16, u16), u16>) {
    let held = |(pair, number): (&(u16, u16), &u16)| {
        let holds = |bit| example.bits.binary_search(&bit).is_ok();
        (holds(pair.0) && holds(pair.1)).then_some(*number)
    };
    let new: Vec<u16> = pairs.iter().filter_map(held).collect();
    example.bits.extend(new);
    example.bits.sort_unstable();
}

/// All pairs of single features by what they would gain, best first.
fn gains(
    examples: &[Example],
    weights: &[f64],
    singles: usize,
    penalty: f64,
) -> Vec<(f64, (u16, u16))> {
    let mut residues = vec![0.0; singles * singles];
    let mut spreads = vec![0.0; singles * singles];
    let mut seen = vec![0_usize; singles * singles];
    for example in examples {
        let p = probability(score(example, weights));
        let residue = example.weight * (f64::from(u8::from(example.is_true)) - p);
        let spread = example.weight * p * (1.0 - p);
        let bits: Vec<usize> =
            example.bits.iter().map(|bit| usize::from(*bit)).filter(|bit| *bit < singles).collect();
        for (n, low) in bits.iter().enumerate() {
            for high in &bits[n + 1..] {
                let at = low * singles + high;
                residues[at] += residue;
                spreads[at] += spread;
                seen[at] += 1;
            }
        }
    }
    let gain = |at: usize| {
        let pair = (u16::try_from(at / singles).ok()?, u16::try_from(at % singles).ok()?);
        let gain = residues[at] * residues[at] / (spreads[at] + penalty);
        (as_float(seen[at]) >= SEEN).then_some((gain, pair))
    };
    let mut gains: Vec<_> = (0..singles * singles).filter_map(gain).collect();
    gains.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    gains.truncate(2_000);
    gains
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_a_pair_tells_is_found() {
        let mut names = Names::default();
        let (any, a, b) = (names.number("any"), names.number("a"), names.number("b"));
        let mut examples = Vec::new();
        for _ in 0..40 {
            for (bits, is_true) in [
                (vec![any], true),
                (vec![any, a], false),
                (vec![any, b], false),
                (vec![any, a, b], true),
            ] {
                examples.push(Example { bits, is_true, weight: 1.0 });
            }
        }
        let fitted = fit_paired(&mut examples, &names, (1, 1), 0.1);
        assert_eq!(fitted.pairs, [(a, b)]);
        let right = examples.iter().filter(|e| (score(e, &fitted.weights) >= 0.0) == e.is_true);
        assert_eq!(right.count(), examples.len());
    }
}
