//! Chain: the best row of labels, and by how much each of them leads.

use super::{Features, LABELS, Scores, Weights};

/// A label of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    /// Which.
    pub value: u8,
    /// By how much the best row leads the best one with another label here, in 4,096ths.
    pub margin: i32,
}

/// The best labels for the tokens of a sequence: the best paths to and from each label of each
/// token (max-marginals) give the label and its lead at once.
pub(crate) fn best(features: &Features, weights: &Weights) -> Vec<Label> {
    let mut tokens: Vec<Scores> = Vec::new();
    for own in features.tokens() {
        let mut scores = Scores::default();
        for feature in own {
            weights.add(*feature, &mut scores);
        }
        tokens.push(scores);
    }
    let pairs = weights.pairs();
    let ahead = ahead(&tokens, pairs);
    let mut before = Scores::default();
    let mut labels = Vec::with_capacity(tokens.len());
    for (at, (own, ahead)) in tokens.iter().zip(&ahead).enumerate() {
        let reach = if at == 0 { Scores::default() } else { behind(&before, pairs) };
        before = plus(&reach, own);
        labels.push(lead(&plus(&before, ahead)));
    }
    labels
}

/// For each token and label the best that can follow.
fn ahead(tokens: &[Scores], pairs: &[Scores; LABELS]) -> Vec<Scores> {
    let mut all = vec![Scores::default(); tokens.len()];
    let mut next = Scores::default();
    for (own, slot) in tokens.iter().zip(all.iter_mut()).rev() {
        *slot = next;
        let whole = plus(own, &next);
        for (label, row) in pairs.iter().enumerate() {
            let best = row.iter().zip(&whole).map(|(pair, sum)| pair.saturating_add(*sum)).max();
            if let Some(slot) = next.get_mut(label) {
                *slot = best.unwrap_or(0);
            }
        }
    }
    all
}

/// The best that can stand before each label.
fn behind(before: &Scores, pairs: &[Scores; LABELS]) -> Scores {
    let mut reach = [i32::MIN; LABELS];
    for (sum, row) in before.iter().zip(pairs) {
        for (slot, pair) in reach.iter_mut().zip(row) {
            *slot = (*slot).max(sum.saturating_add(*pair));
        }
    }
    reach
}

fn plus(a: &Scores, b: &Scores) -> Scores {
    let mut sum = *a;
    for (one, other) in sum.iter_mut().zip(b) {
        *one = one.saturating_add(*other);
    }
    sum
}

/// The best label and its lead; among equals the first.
fn lead(scores: &Scores) -> Label {
    let (mut value, mut top, mut second) = (0, i32::MIN, i32::MIN);
    for (label, score) in (0..).zip(scores) {
        if *score > top {
            (value, second, top) = (label, top, *score);
        } else {
            second = second.max(*score);
        }
    }
    Label { value, margin: top.saturating_sub(second) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_decide_between_equals() {
        let mut pairs = [Scores::default(); LABELS];
        pairs[1][2] = 50;
        let tokens = [[0, 10, 0, 0, 0, 0, 0], [0, 0, 0, 20, 0, 0, 0]];
        let ahead = ahead(&tokens, &pairs);
        // Label 2 may follow label 1 for 50; label 3 for 20.
        assert_eq!(ahead[0][1], 50);
        assert_eq!(ahead[0][0], 20);
        assert_eq!(ahead[1], Scores::default());
        assert_eq!(lead(&plus(&tokens[0], &ahead[0])), Label { value: 1, margin: 40 });
    }
}
