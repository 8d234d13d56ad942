//! Logistic regression on bits, with a quadratic penalty, by Newton's method.
//!
//! The method is iteratively reweighted least squares (Hastie, Tibshirani, Friedman: The Elements
//! of Statistical Learning, section 4.4.1). Every sum runs in the order of the examples, so equal
//! input gives equal weights.

use super::examples::Example;

/// Most Newton steps; ten are enough in practice.
const STEPS: usize = 30;
/// Change of a weight below which the fit is done.
const STILL: f64 = 1e-6;

/// Weights of features that tell the examples apart; `penalty` pulls them towards 0. The search
/// begins at `weights`, one for each feature.
pub(crate) fn fit(examples: &[Example], mut weights: Vec<f64>, penalty: f64) -> Vec<f64> {
    let mut loss = self::loss(examples, &weights, penalty);
    for _ in 0..STEPS {
        let mut step = step(examples, &weights, penalty);
        let mut trial;
        loop {
            trial = weights.iter().zip(&step).map(|(w, s)| w + s).collect::<Vec<f64>>();
            let new = self::loss(examples, &trial, penalty);
            if new <= loss || step.iter().all(|s| s.abs() < STILL) {
                loss = new;
                break;
            }
            for part in &mut step {
                *part /= 2.0;
            }
        }
        weights = trial;
        if step.iter().all(|s| s.abs() < STILL) {
            break;
        }
    }
    weights
}

/// The score of an example: from 0 on it is taken for true.
pub(crate) fn score(example: &Example, weights: &[f64]) -> f64 {
    example.bits.iter().map(|bit| weights.get(usize::from(*bit)).copied().unwrap_or(0.0)).sum()
}

/// The probability of a score.
pub(crate) fn probability(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}

fn loss(examples: &[Example], weights: &[f64], penalty: f64) -> f64 {
    let of = |example: &Example| {
        let signed = score(example, weights) * if example.is_true { 1.0 } else { -1.0 };
        // ln(1 + e^-x) without overflow.
        example.weight * ((-signed.abs()).exp().ln_1p() + (-signed).max(0.0))
    };
    let fit: f64 = examples.iter().map(of).sum();
    fit + penalty / 2.0 * weights.iter().map(|w| w * w).sum::<f64>()
}

/// One Newton step: the solution of (H + penalty) s = gradient.
fn step(examples: &[Example], weights: &[f64], penalty: f64) -> Vec<f64> {
    let count = weights.len();
    let mut gradient: Vec<f64> = weights.iter().map(|w| -penalty * w).collect();
    let mut hessian = vec![0.0; count * count];
    for example in examples {
        let p = probability(score(example, weights));
        let residue = example.weight * (f64::from(u8::from(example.is_true)) - p);
        let spread = example.weight * p * (1.0 - p);
        for (n, bit) in example.bits.iter().enumerate() {
            let row = usize::from(*bit);
            gradient[row] += residue;
            for other in &example.bits[..=n] {
                let (low, high) = (usize::from(*bit.min(other)), usize::from(*bit.max(other)));
                hessian[high * count + low] += spread;
            }
        }
    }
    for at in 0..count {
        hessian[at * count + at] += penalty;
    }
    solve(hessian, gradient, count)
}

/// Solves a symmetric positive definite system, given by its lower half, by Cholesky.
fn solve(mut a: Vec<f64>, mut b: Vec<f64>, n: usize) -> Vec<f64> {
    for i in 0..n {
        let (done, rest) = a.split_at_mut(i * n);
        let row = &mut rest[..n];
        for j in 0..=i {
            let other = if j < i { &done[j * n..j * n + j] } else { &[][..] };
            let dot: f64 = if j < i {
                row[..j].iter().zip(other).map(|(x, y)| x * y).sum()
            } else {
                row[..i].iter().map(|x| x * x).sum()
            };
            let value = row[j] - dot;
            row[j] = if j < i { value / done[j * n + j] } else { value.max(1e-12).sqrt() };
        }
    }
    for i in 0..n {
        let dot: f64 = (0..i).map(|j| a[i * n + j] * b[j]).sum();
        b[i] = (b[i] - dot) / a[i * n + i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|j| a[j * n + i] * b[j]).sum();
        b[i] = (b[i] - dot) / a[i * n + i];
    }
    b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example(bits: &[u16], is_true: bool) -> Example {
        Example { bits: bits.to_vec(), is_true, weight: 1.0 }
    }

    #[test]
    fn a_system_is_solved() {
        // 4x + 2y = 8, 2x + 3y = 8
        let solved = solve(vec![4.0, 0.0, 2.0, 3.0], vec![8.0, 8.0], 2);
        assert!((solved[0] - 1.0).abs() < 1e-9 && (solved[1] - 2.0).abs() < 1e-9, "{solved:?}");
    }

    #[test]
    fn bits_that_tell_get_their_sign() {
        let mut examples = Vec::new();
        for _ in 0..50 {
            examples.extend([example(&[0, 1], true), example(&[0, 2], false)]);
        }
        examples.push(example(&[0, 1], false));
        let weights = fit(&examples, vec![0.0; 4], 1.0);
        assert!(weights[1] > 1.0 && weights[2] < -1.0, "{weights:?}");
        assert!(weights[3].abs() < 1e-9, "{weights:?}");
        // At the optimum the gradient is nothing but the penalty.
        assert!(step(&examples, &weights, 1.0).iter().all(|s| s.abs() < 1e-5));
    }
}
