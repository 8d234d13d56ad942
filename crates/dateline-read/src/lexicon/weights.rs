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

/// The sums for a block, one a pass, and what was added to them as far as pairs need it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    row: Row,
    /// One bit for each partner.
    partners: Vec<u64>,
}

impl Sums {
    /// The sum of a pass.
    pub(crate) fn of(&self, pass: Pass) -> i32 {
        weight(self.row, pass)
    }

    /// Adds the weights of a row; some hundred numbers below 32,000 stay far from the edge.
    fn add(&mut self, row: &Row) {
        for (sum, weight) in self.row.iter_mut().zip(row) {
            *sum = sum.wrapping_add(*weight);
        }
    }

    fn meet(&mut self, partner: u16) {
        if let Some(bits) = self.partners.get_mut(usize::from(partner / 64)) {
            *bits |= 1 << (partner % 64);
        }
    }

    fn has_met(&self, partner: u16) -> bool {
        let bits = self.partners.get(usize::from(partner / 64));
        bits.is_some_and(|bits| bits & (1 << (partner % 64)) != 0)
    }
}

/// What is known of one feature.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    /// Its weights.
    row: Row,
    /// The pairs it makes with features of lower slots, as a range in `pairs`.
    pairs: (u16, u16),
    /// Its number among the features that higher ones make pairs with; 0 is for all that make none.
    partner: u16,
}

/// How much each feature, or two together, speak for a block, in thousandths, one column a pass.
#[derive(Debug, Default)]
pub(crate) struct Weights {
    /// The features the sheet names; the first stands for all others.
    entries: Vec<Entry>,
    /// The place of each slot in `entries`.
    slots: Vec<u16>,
    /// The partner and the weights of each pair.
    pairs: Vec<(u16, Row)>,
    /// How many partners there are.
    partners: u16,
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
        let mut weights = Self {
            entries: vec![Entry::default()],
            slots: vec![0; Feature::SLOTS],
            ..Self::default()
        };
        let mut pairs: Vec<(usize, usize, Row)> = Vec::new();
        for fields in rows(sheet) {
            let number = |n| field(&fields, n).parse().unwrap_or(0);
            let row = [number(1), number(2), number(3), number(4)];
            let name = field(&fields, 0);
            let slot = |name| Feature::named(name).map(Feature::slot);
            if let Some((first, second)) = name.split_once('+') {
                if let (Some(first), Some(second)) = (slot(first), slot(second)) {
                    pairs.push((first.max(second), first.min(second), row));
                }
            } else if let Some(entry) = slot(name).and_then(|slot| weights.entry_mut(slot)) {
                entry.row = row;
            }
        }
        weights.pair(pairs);
        weights
    }

    fn pair(&mut self, mut pairs: Vec<(usize, usize, Row)>) {
        pairs.sort_unstable();
        for (slot, lower, row) in pairs {
            let next = self.partners + 1;
            let Some(partner) = self.entry_mut(lower).map(|entry| {
                entry.partner = if entry.partner == 0 { next } else { entry.partner };
                entry.partner
            }) else {
                continue;
            };
            self.partners = self.partners.max(partner);
            let start = u16::try_from(self.pairs.len()).unwrap_or(u16::MAX);
            self.pairs.push((partner, row));
            if let Some(entry) = self.entry_mut(slot) {
                let from = if entry.pairs.1 == 0 { start } else { entry.pairs.0 };
                entry.pairs = (from, start.saturating_add(1));
            }
        }
    }

    /// The entry of a slot, made when it has none.
    fn entry_mut(&mut self, slot: usize) -> Option<&mut Entry> {
        let place = self.slots.get_mut(slot)?;
        if *place == 0 {
            *place = u16::try_from(self.entries.len()).ok()?;
            self.entries.push(Entry::default());
        }
        self.entries.get_mut(usize::from(*place))
    }

    fn entry(&self, feature: Feature) -> Option<&Entry> {
        let place = self.slots.get(feature.slot()).copied().unwrap_or(0);
        self.entries.get(usize::from(place))
    }

    /// Weight of a feature in a pass.
    pub(crate) fn of(&self, feature: Feature, pass: Pass) -> i32 {
        self.entry(feature).map_or(0, |entry| weight(entry.row, pass))
    }

    /// Adds features to what speaks for a block: their weights, and those of the pairs they make
    /// with each other and with the ones added before, whose slots are lower.
    pub(crate) fn add(&self, sums: &mut Sums, features: &[Feature]) {
        sums.partners.resize(usize::from(self.partners / 64) + 1, 0);
        for entry in features.iter().filter_map(|feature| self.entry(*feature)) {
            sums.meet(entry.partner);
        }
        for entry in features.iter().filter_map(|feature| self.entry(*feature)) {
            sums.add(&entry.row);
            for (partner, row) in self.pairs_of_entry(entry) {
                if sums.has_met(*partner) {
                    sums.add(row);
                }
            }
        }
    }

    fn pairs_of_entry(&self, entry: &Entry) -> &[(u16, Row)] {
        let (from, to) = entry.pairs;
        self.pairs.get(from.into()..to.into()).unwrap_or_default()
    }

    /// The pairs among the features of a block, with their weights in a pass.
    pub(crate) fn pairs_of(&self, features: &[Feature], pass: Pass) -> Vec<(i32, String)> {
        let mut found = Vec::new();
        let entries: Vec<&Entry> =
            features.iter().filter_map(|feature| self.entry(*feature)).collect();
        for (own, entry) in entries.iter().enumerate() {
            for (partner, row) in self.pairs_of_entry(entry) {
                let other = entries.iter().position(|other| other.partner == *partner);
                let Some(other) = other else { continue };
                let both = [own.min(other), own.max(other)];
                let name = |at| features.get(at).copied().map_or_else(String::new, Feature::name);
                found.push((weight(*row, pass), both.map(name).join("+")));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_sheet_names_a_feature() {
        let weights = Weights::with(&[]);
        let of_pairs = weights.pairs.iter().map(|(_, row)| row);
        let all: Vec<&Row> =
            weights.entries.iter().map(|entry| &entry.row).chain(of_pairs).collect();
        let is_named = |row: &&&Row| row.iter().any(|weight| *weight != 0);
        assert_eq!(all.iter().filter(is_named).count(), rows(SHEET).count());
        assert!(all.iter().all(|row| row.iter().all(|weight| weight.abs() < 32_000)));
    }

    #[test]
    fn a_pair_counts_where_both_are() {
        let text = "feature\tfirst\nany\t1\nstamp\t10\nlabel+stamp\t100\nany+label\t1000\n";
        let weights = Weights::read(text);
        let of = |names: &[&str]| {
            let features: Vec<Feature> =
                names.iter().filter_map(|name| Feature::named(name)).collect();
            let mut sums = Sums::default();
            weights.add(&mut sums, &features);
            sums.of(Pass::First)
        };
        assert_eq!(of(&["any", "stamp"]), 11);
        assert_eq!(of(&["any", "stamp", "label"]), 1111);
        assert_eq!(of(&["label", "stamp"]), 110);
    }
}
