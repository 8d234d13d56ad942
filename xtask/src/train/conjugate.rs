//! Logistic regression on many bits: the same Newton steps, solved by conjugate gradients.
//!
//! With thousands of features the matrix of second derivatives is slow to fill and to solve; its
//! product with a vector is all that conjugate gradients need (Lin, Weng, Keerthi: Trust Region
//! Newton Method for Logistic Regression, 2008). Every sum runs in the order of the examples.

use super::examples::Example;
use super::logistic::{probability, score};

/// Most Newton steps, and most directions in each.
const STEPS: (usize, usize) = (15, 30);
/// Change of a weight below which the fit is done.
const STILL: f64 = 0.01;
/// Longest step of a weight.
const STRIDE: f64 = 3.0;

/// Weights of `count` features that tell the examples apart; `penalty` pulls them towards 0.
pub(crate) fn fit(examples: &[Example], count: usize, penalty: f64) -> Vec<f64> {
    let mut weights = vec![0.0; count];
    for _ in 0..STEPS.0 {
        let mut step = step(examples, &weights, penalty);
        let longest = step.iter().fold(0.0_f64, |longest, s| longest.max(s.abs()));
        if longest > STRIDE {
            for part in &mut step {
                *part *= STRIDE / longest;
            }
        }
        weights.iter_mut().zip(&step).for_each(|(w, s)| *w += s);
        if longest < STILL {
            break;
        }
    }
    weights
}

/// One Newton step, conditioned by the diagonal of the matrix.
fn step(examples: &[Example], weights: &[f64], penalty: f64) -> Vec<f64> {
    let mut rest: Vec<f64> = weights.iter().map(|w| -penalty * w).collect();
    let mut diagonal = vec![penalty; weights.len()];
    let mut spreads = Vec::with_capacity(examples.len());
    for example in examples {
        let p = probability(score(example, weights));
        let residue = example.weight * (f64::from(u8::from(example.is_true)) - p);
        let spread = example.weight * p * (1.0 - p);
        spreads.push(spread);
        for bit in &example.bits {
            rest[usize::from(*bit)] += residue;
            diagonal[usize::from(*bit)] += spread;
        }
    }
    let conditioned =
        |rest: &[f64]| rest.iter().zip(&diagonal).map(|(r, d)| r / d).collect::<Vec<f64>>();
    let mut step = vec![0.0; weights.len()];
    let mut ready = conditioned(&rest);
    let mut direction = ready.clone();
    let mut size = dot(&rest, &ready);
    let enough = size * 1e-6;
    for _ in 0..STEPS.1 {
        if size <= enough {
            break;
        }
        let curved = curved(examples, &spreads, &direction, penalty);
        let length = size / dot(&direction, &curved);
        for (at, along) in direction.iter().enumerate() {
            step[at] += length * along;
            rest[at] -= length * curved[at];
        }
        ready = conditioned(&rest);
        let new = dot(&rest, &ready);
        let turn = new / size;
        size = new;
        direction.iter_mut().zip(&ready).for_each(|(along, r)| *along = r + turn * *along);
    }
    step
}

/// The product of the matrix of second derivatives with a direction.
fn curved(examples: &[Example], spreads: &[f64], direction: &[f64], penalty: f64) -> Vec<f64> {
    let mut product: Vec<f64> = direction.iter().map(|along| penalty * along).collect();
    for (example, spread) in examples.iter().zip(spreads) {
        let part = score(example, direction) * spread;
        for bit in &example.bits {
            product[usize::from(*bit)] += part;
        }
    }
    product
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_comes_to_the_weights_of_the_other_fit() {
        let mut examples = Vec::new();
        for n in 0_u16..60 {
            let bits = vec![0, 1 + n % 3, 4 + n % 2];
            examples.push(Example { bits, is_true: n % 3 == 0 || n % 7 == 0, weight: 1.0 });
        }
        let exact = super::super::logistic::fit(&examples, vec![0.0; 6], 1.0);
        let near = fit(&examples, 6, 1.0);
        assert!(exact.iter().zip(&near).all(|(a, b)| (a - b).abs() < 0.01), "{exact:?} {near:?}");
        assert!(near[1] > 0.5 && near[2] < -0.2, "{near:?}");
    }
}
