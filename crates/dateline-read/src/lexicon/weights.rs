//! Weights: how much each feature speaks for a block, from `blocks.tsv`.

use super::sheet::{field, rows};
use crate::layout::Feature;

/// The sheet of weights.
const SHEET: &str = include_str!("../../lexicon/blocks.tsv");

/// How much each feature speaks for a block, in thousandths, for both passes.
#[derive(Debug, Default)]
pub(crate) struct Weights(Vec<(Feature, i32, i32)>);

impl Weights {
    /// The built-in weights.
    pub(crate) fn built_in() -> Self {
        Self::read(SHEET)
    }

    fn read(sheet: &str) -> Self {
        let mut named: Vec<(String, Feature)> =
            Feature::all().into_iter().map(|feature| (feature.name(), feature)).collect();
        named.sort();
        let mut weights = Vec::new();
        for row in rows(sheet) {
            let at = named.binary_search_by(|(name, _)| name.as_str().cmp(field(&row, 0)));
            let Some((_, feature)) = at.ok().and_then(|at| named.get(at)) else { continue };
            let number = |n| field(&row, n).parse().unwrap_or(0);
            weights.push((*feature, number(1), number(2)));
        }
        weights.sort_unstable_by_key(|(feature, ..)| *feature);
        Self(weights)
    }

    /// Weight of a feature in the first and in the second pass.
    pub(crate) fn of(&self, feature: Feature) -> (i32, i32) {
        let at = self.0.binary_search_by_key(&feature, |(each, ..)| *each);
        at.ok().and_then(|at| self.0.get(at)).map_or((0, 0), |(_, first, second)| (*first, *second))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_sheet_names_a_feature() {
        let weights = Weights::built_in();
        assert_eq!(weights.0.len(), rows(SHEET).count());
        assert!(weights.0.iter().all(|(feature, first, second)| {
            (first.abs() < 32_000 && second.abs() < 32_000) && !feature.name().is_empty()
        }));
    }
}
