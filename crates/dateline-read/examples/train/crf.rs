//! CRF: weights of a linear chain that make the marked labels likely.
//!
//! Stochastic: sequence by sequence, each weight with a step of its own that shrinks with what it
//! has moved, and held at nothing unless the evidence for it exceeds `l1`: FTRL-Proximal
//! (H. B. `McMahan` and others, 2013). Order and sums are fixed, so the same lessons give the same
//! weights.

use dateline_read::training::LABELS;

/// A row of tokens with their features, numbered without gaps, and their right labels.
#[derive(Debug)]
pub(crate) struct Example {
    /// Features of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where those of each token end.
    pub ends: Vec<usize>,
    /// The right label of each token.
    pub labels: Vec<u8>,
    /// What it counts.
    pub weight: f32,
}

/// How the weights are found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// First step.
    pub alpha: f32,
    /// Evidence a weight must exceed.
    pub l1: f32,
    /// Pull towards nothing.
    pub l2: f32,
    /// How often all examples are gone through.
    pub rounds: usize,
}

/// Scores of labels.
pub(crate) type Row = [f32; LABELS];

/// A weight for each label with what is known of its way.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    weight: Row,
    pull: Row,
    moved: Row,
}

impl Cell {
    fn step(&mut self, slope: &Row, settings: &Settings) {
        for (label, g) in slope.iter().copied().enumerate() {
            let moved = self.moved[label] + g * g;
            let (root, before) = (moved.sqrt(), self.moved[label].sqrt());
            let pull = self.pull[label] + g - (root - before) / settings.alpha * self.weight[label];
            self.pull[label] = pull;
            self.moved[label] = moved;
            let excess = pull.abs() - settings.l1;
            self.weight[label] = if excess > 0.0 {
                -pull.signum() * excess / ((1.0 + root) / settings.alpha + settings.l2)
            } else {
                0.0
            };
        }
    }
}

/// The weights of features, and of pairs of labels.
#[derive(Debug)]
pub(crate) struct Model {
    /// A row for each feature.
    pub features: Vec<Row>,
    /// A row for each label before.
    pub pairs: [Row; LABELS],
}

/// Finds the weights for `count` features.
pub(crate) fn train(examples: &[Example], count: usize, settings: &Settings) -> Model {
    let mut cells = vec![Cell::default(); count];
    let mut pairs = [Cell::default(); LABELS];
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..settings.rounds {
        shuffle(&mut order, &mut dice);
        for at in &order {
            learn(&examples[*at], &mut cells, &mut pairs, settings);
        }
    }
    Model {
        features: cells.iter().map(|cell| cell.weight).collect(),
        pairs: pairs.map(|cell| cell.weight),
    }
}

/// Fisher and Yates' shuffle with Marsaglia's generator.
fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        order.swap(at, (*dice % (at as u64 + 1)) as usize);
    }
}

/// One step along the slope of a sequence.
fn learn(example: &Example, cells: &mut [Cell], pairs: &mut [Cell; LABELS], settings: &Settings) {
    if example.labels.is_empty() {
        return;
    }
    let own: Vec<&[u32]> = {
        let starts = std::iter::once(0).chain(example.ends.iter().copied());
        starts.zip(&example.ends).map(|(start, end)| &example.features[start..*end]).collect()
    };
    let scores: Vec<Row> = own.iter().map(|features| sum(features, cells)).collect();
    let between = pairs.map(|cell| cell.weight);
    let (shares, mut joint) = shares(&scores, &between);
    let mut before = None;
    for ((features, share), gold) in own.iter().zip(&shares).zip(&example.labels) {
        let mut slope = *share;
        slope[usize::from(*gold)] -= 1.0;
        for g in &mut slope {
            *g *= example.weight;
        }
        for feature in *features {
            cells[*feature as usize].step(&slope, settings);
        }
        if let Some(before) = before {
            joint[usize::from(before)][usize::from(*gold)] -= 1.0;
        }
        before = Some(*gold);
    }
    for (cell, slope) in pairs.iter_mut().zip(&mut joint) {
        for g in slope.iter_mut() {
            *g *= example.weight;
        }
        cell.step(slope, settings);
    }
}

fn sum(features: &[u32], cells: &[Cell]) -> Row {
    let mut sum = Row::default();
    for feature in features {
        for (sum, weight) in sum.iter_mut().zip(&cells[*feature as usize].weight) {
            *sum += weight;
        }
    }
    sum
}

/// The chance of each label at each token, and of each pair of neighbours summed over the row: the
/// forward-backward algorithm with the rows scaled to a sum of 1.
fn shares(scores: &[Row], pairs: &[Row; LABELS]) -> (Vec<Row>, [Row; LABELS]) {
    let pairs = pairs.map(|row| row.map(f32::exp));
    let own: Vec<Row> = scores.iter().map(even).collect();
    let mut forward: Vec<Row> = Vec::with_capacity(own.len());
    for (at, own) in own.iter().enumerate() {
        let reach = match at.checked_sub(1) {
            Some(before) => across(&forward[before], &pairs),
            None => [1.0; LABELS],
        };
        forward.push(scaled(times(&reach, own)));
    }
    let mut backward = vec![[1.0; LABELS]; own.len()];
    for at in (1..own.len()).rev() {
        let whole = times(&backward[at], &own[at]);
        let row = pairs.map(|row| row.iter().zip(&whole).map(|(a, b)| a * b).sum());
        backward[at - 1] = scaled(row);
    }
    let chances = forward.iter().zip(&backward).map(|(a, b)| scaled(times(a, b))).collect();
    let mut joint = [Row::default(); LABELS];
    for at in 1..own.len() {
        let whole = times(&backward[at], &own[at]);
        let mut cells = pairs;
        let mut total = 0.0;
        for (row, left) in cells.iter_mut().zip(&forward[at - 1]) {
            for (cell, right) in row.iter_mut().zip(&whole) {
                *cell *= left * right;
                total += *cell;
            }
        }
        for (sum, cell) in joint.iter_mut().flatten().zip(cells.iter().flatten()) {
            *sum += cell / total;
        }
    }
    (chances, joint)
}

/// `exp` of scores whose greatest is taken as 0.
fn even(scores: &Row) -> Row {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.map(|score| (score - top).exp().max(1e-30))
}

fn across(left: &Row, pairs: &[Row; LABELS]) -> Row {
    let mut reach = Row::default();
    for (share, row) in left.iter().zip(pairs) {
        for (slot, pair) in reach.iter_mut().zip(row) {
            *slot += share * pair;
        }
    }
    reach
}

fn times(a: &Row, b: &Row) -> Row {
    let mut product = *a;
    for (one, other) in product.iter_mut().zip(b) {
        *one *= other;
    }
    product
}

fn scaled(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    row.map(|share| (share / sum).max(1e-30))
}
