//! Weights: how much each feature speaks for a block, from `blocks.tsv`.

use super::sheet::{field, rows};
use crate::layout::Feature;

/// The sheet of weights.
const SHEET: &str = include_str!("../../lexicon/blocks.tsv");

/// Which judgement a weight is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Blocks of HTML, alone.
    First,
    /// Blocks of HTML, in their company.
    Second,
    /// Lines of flattened text, alone.
    FlatFirst,
    /// Lines of flattened text, in their company.
    FlatSecond,
}

/// How much each feature speaks for a block, in thousandths, one column a pass.
#[derive(Debug, Default)]
pub(crate) struct Weights(Vec<(Feature, [i32; 4])>);

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
            weights.push((*feature, [number(1), number(2), number(3), number(4)]));
        }
        weights.sort_unstable_by_key(|(feature, ..)| *feature);
        Self(weights)
    }

    /// Weight of a feature in a pass.
    pub(crate) fn of(&self, feature: Feature, pass: Pass) -> i32 {
        let at = self.0.binary_search_by_key(&feature, |(each, _)| *each);
        let found = at.ok().and_then(|at| self.0.get(at));
        let [first, second, flat_first, flat_second] =
            found.map_or([0; 4], |(_, weights)| *weights);
        match pass {
            Pass::First => first,
            Pass::Second => second,
            Pass::FlatFirst => flat_first,
            Pass::FlatSecond => flat_second,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_sheet_names_a_feature() {
        let weights = Weights::built_in();
        assert_eq!(weights.0.len(), rows(SHEET).count());
        assert!(weights.0.iter().all(|(_, all)| all.iter().all(|weight| weight.abs() < 32_000)));
    }
}
