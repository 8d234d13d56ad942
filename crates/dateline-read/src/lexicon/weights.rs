//! Weights: how much each feature speaks for a block, from `blocks.tsv`.

use super::Addition;
use super::sheet::{field, rows};
use crate::layout::Feature;

/// The sheet of weights.
const SHEET: &str = include_str!("../../lexicon/blocks.tsv");

/// The sheet of weights for lines of flattened text.
const LINES: &str = include_str!("../../lexicon/lines.tsv");

/// Which judgement a weight is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Blocks or lines, alone.
    First,
    /// Blocks or lines, in their company.
    Second,
    /// Blocks of HTML as titles of items, in their company.
    Title,
    /// The same with the scores of the others as titles.
    TitleSecond,
}

/// The weights of one row, or their sums for a block, one a pass.
type Row = [i32; 4];

/// The sums for a block, one a pass.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums(Row);

impl Sums {
    /// The sum of a pass.
    pub(crate) fn of(self, pass: Pass) -> i32 {
        weight(self.0, pass)
    }

    /// Adds the weights of a row; some hundred numbers below 32,000 stay far from the edge.
    fn add(&mut self, row: &Row) {
        for (sum, weight) in self.0.iter_mut().zip(row) {
            *sum = sum.wrapping_add(*weight);
        }
    }
}

/// How much each feature, or two together, speak for a block, in thousandths, one column a pass.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    rows: Vec<Row>,
    /// For each slot of a feature one more than its row; 0 has none.
    slots: Vec<u16>,
    /// For each slot the pairs it makes with lower ones, as a range in `pairs`.
    ranges: Vec<(u16, u16)>,
    /// Pairs by the slot of either feature: the slot of the other, and the row.
    pairs: Vec<(u16, Row)>,
}

impl Weights {
    /// The built-in weights; a `blocks.tsv` among the additions stands in for them as a whole, for
    /// weights mean something only together.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let own = additions.iter().rev().find(|(name, _)| *name == "blocks.tsv");
        Self::read(own.map_or(SHEET, |(_, text)| *text))
    }

    /// The same for lines of flattened text, from `lines.tsv`.
    pub(crate) fn of_lines(additions: &[Addition<'_>]) -> Self {
        let own = additions.iter().rev().find(|(name, _)| *name == "lines.tsv");
        Self::read(own.map_or(LINES, |(_, text)| *text))
    }

    fn read(sheet: &str) -> Self {
        let mut weights = Self { slots: vec![0; Feature::SLOTS], ..Self::default() };
        let mut pairs: Vec<(usize, usize, Row)> = Vec::new();
        for fields in rows(sheet) {
            let number = |n| field(&fields, n).parse().unwrap_or(0);
            let row = [number(1), number(2), number(3), number(4)];
            let name = field(&fields, 0);
            if let Some((first, second)) = name.split_once('+') {
                let slot = |name| Feature::named(name).map(Feature::slot);
                if let (Some(first), Some(second)) = (slot(first), slot(second)) {
                    pairs.push((first.max(second), first.min(second), row));
                }
                continue;
            }
            let slot = Feature::named(name).map(Feature::slot);
            if let Some(slot) = slot.and_then(|slot| weights.slots.get_mut(slot)) {
                weights.rows.push(row);
                *slot = u16::try_from(weights.rows.len()).unwrap_or(0);
            }
        }
        weights.pair(pairs);
        weights
    }

    fn pair(&mut self, mut pairs: Vec<(usize, usize, Row)>) {
        pairs.sort_unstable();
        self.ranges = vec![(0, 0); Feature::SLOTS];
        for (slot, other, row) in pairs {
            let start = u16::try_from(self.pairs.len()).unwrap_or(u16::MAX);
            self.pairs.push((u16::try_from(other).unwrap_or(u16::MAX), row));
            if let Some(range) = self.ranges.get_mut(slot) {
                let from = if range.1 == 0 { start } else { range.0 };
                *range = (from, start.saturating_add(1));
            }
        }
    }

    /// Weight of a feature in a pass.
    pub(crate) fn of(&self, feature: Feature, pass: Pass) -> i32 {
        let row = self.slots.get(feature.slot()).copied().unwrap_or(0);
        let row = usize::from(row).checked_sub(1).and_then(|row| self.rows.get(row));
        row.map_or(0, |row| weight(*row, pass))
    }

    /// Adds features to those `seen` of a block: their weights, and those of the pairs they make
    /// with each other and with the ones before, whose slots are lower.
    pub(crate) fn add(&self, sums: &mut Sums, features: &[Feature], seen: &mut Seen) {
        seen.set_all(features, true);
        for feature in features {
            let slot = feature.slot();
            let row = self.slots.get(slot).copied().unwrap_or(0);
            let row = usize::from(row).checked_sub(1).and_then(|row| self.rows.get(row));
            let pairs = self.pairs_with(slot).iter();
            let made = pairs.filter(|(other, _)| seen.has(usize::from(*other)));
            for row in row.into_iter().chain(made.map(|(_, row)| row)) {
                sums.add(row);
            }
        }
    }

    fn pairs_with(&self, slot: usize) -> &[(u16, Row)] {
        let (from, to) = self.ranges.get(slot).copied().unwrap_or_default();
        self.pairs.get(from.into()..to.into()).unwrap_or_default()
    }

    /// The pairs among the features of a block, with their weights in a pass.
    pub(crate) fn pairs_of(&self, features: &[Feature], pass: Pass) -> Vec<(i32, String)> {
        let mut found = Vec::new();
        let at = |slot: usize| features.iter().position(|each| each.slot() == slot);
        for (own, feature) in features.iter().enumerate() {
            for (other, row) in self.pairs_with(feature.slot()) {
                let Some(other) = at(usize::from(*other)) else { continue };
                let both = [own.min(other), own.max(other)];
                let names = both
                    .map(|at| features.get(at).copied().map_or_else(String::new, Feature::name));
                found.push((weight(*row, pass), names.join("+")));
            }
        }
        found
    }
}

fn weight([first, second, title, title_second]: Row, pass: Pass) -> i32 {
    match pass {
        Pass::First => first,
        Pass::Second => second,
        Pass::Title => title,
        Pass::TitleSecond => title_second,
    }
}

/// Which slots are among the features at hand; one for a page, so that it is made once.
#[derive(Debug)]
pub(crate) struct Seen(Vec<bool>);

impl Seen {
    /// None seen.
    pub(crate) fn new() -> Self {
        Self(vec![false; Feature::SLOTS])
    }

    /// Remembers the features of a block, or forgets them.
    pub(crate) fn set_all(&mut self, features: &[Feature], is_seen: bool) {
        for feature in features {
            self.set(feature.slot(), is_seen);
        }
    }

    fn set(&mut self, slot: usize, is_seen: bool) {
        if let Some(place) = self.0.get_mut(slot) {
            *place = is_seen;
        }
    }

    fn has(&self, slot: usize) -> bool {
        self.0.get(slot).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_sheet_names_a_feature() {
        let weights = Weights::with(&[]);
        assert_eq!(weights.rows.len() + weights.pairs.len(), rows(SHEET).count());
        assert!(weights.rows.iter().all(|all| all.iter().all(|weight| weight.abs() < 32_000)));
    }

    #[test]
    fn a_pair_counts_where_both_are() {
        let text = "feature\tfirst\nany\t1\nstamp\t10\nlabel+stamp\t100\nany+label\t1000\n";
        let weights = Weights::read(text);
        let of = |names: &[&str]| {
            let features: Vec<Feature> =
                names.iter().filter_map(|name| Feature::named(name)).collect();
            let mut sums = Sums::default();
            weights.add(&mut sums, &features, &mut Seen::new());
            sums.of(Pass::First)
        };
        assert_eq!(of(&["any", "stamp"]), 11);
        assert_eq!(of(&["any", "stamp", "label"]), 1111);
        assert_eq!(of(&["label", "stamp"]), 110);
    }
}
