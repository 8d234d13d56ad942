//! Weights: what each feature says of each label, packed.
//!
//! The packed form, little-endian: `DLW1`; the book, 127 steps of 2 bytes, in 4,096ths; the pairs of
//! labels, 7 times 7 codes, row by row the label before; the words with a bin, a count of 4 bytes,
//! then 3 bytes of hash and 1 of bin each; the features, a count of 4 bytes, then 3 bytes of hash, a
//! byte that says which labels have a weight, and a code for each of them. A code is a step of the
//! book, from 1, with 128 added for a negative weight; 0 is no weight. Hashes ascend.

use super::{LABELS, Scores};

/// What packed weights begin with.
const MAGIC: &[u8] = b"DLW1";

/// The weights of a task.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pairs: [Scores; LABELS],
    /// Hashes of words with their bins, ascending.
    words: Vec<(u32, u8)>,
    /// Slots of an open table; its length is a power of two.
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The feature plus one; 0 for a free slot.
    key: u32,
    scores: [i16; LABELS],
}

impl Weights {
    /// Unpacks weights; what cannot be read is left out.
    pub fn unpacked(packed: &[u8]) -> Self {
        let mut rest = Bytes(packed);
        let mut weights = Self::default();
        if rest.take(MAGIC.len()) != MAGIC {
            return weights;
        }
        let book: Vec<i16> = (0..127).map(|_| rest.short()).collect();
        for pair in weights.pairs.iter_mut().flatten() {
            *pair = i32::from(value(&book, rest.byte()));
        }
        let count = rest.long();
        weights.words = (0..count).map(|_| (rest.hash(), rest.byte())).collect();
        let count = rest.long();
        // Four fifths full at most: a table that stays in the cache beats short ways to a slot.
        let size = (count.saturating_mul(5) / 4).next_power_of_two().max(2);
        weights.slots = vec![Slot::default(); size];
        for _ in 0..count {
            let (feature, labels) = (rest.hash(), rest.byte());
            let mut scores = [0; LABELS];
            for (bit, score) in scores.iter_mut().enumerate() {
                if labels >> bit & 1 == 1 {
                    *score = value(&book, rest.byte());
                }
            }
            weights.insert(feature, scores);
        }
        weights
    }

    fn insert(&mut self, feature: u32, scores: [i16; LABELS]) {
        let key = feature.saturating_add(1);
        let free = self.places(feature).find(|at| self.slots.get(*at).is_some_and(|s| s.key == 0));
        if let Some(slot) = free.and_then(|at| self.slots.get_mut(at)) {
            *slot = Slot { key, scores };
        }
    }

    /// The slots in which a feature may stand, in the order they are tried.
    fn places(&self, feature: u32) -> impl Iterator<Item = usize> + use<> {
        let mask = self.slots.len().saturating_sub(1);
        let first = usize::try_from(feature).unwrap_or(0);
        (0..=mask).map(move |step| first.wrapping_add(step) & mask)
    }

    /// Adds what a feature says to the scores of a token.
    pub(super) fn add(&self, feature: u32, scores: &mut Scores) {
        let key = feature.saturating_add(1);
        for at in self.places(feature) {
            match self.slots.get(at) {
                Some(slot) if slot.key == key => {
                    for (sum, score) in scores.iter_mut().zip(slot.scores) {
                        *sum = sum.saturating_add(i32::from(score));
                    }
                    return;
                }
                Some(slot) if slot.key != 0 => {}
                _ => return,
            }
        }
    }

    /// What the label before, then the label, weigh together.
    pub(super) fn pairs(&self) -> &[Scores; LABELS] {
        &self.pairs
    }

    /// The bin of a word, 0 for one without.
    pub(crate) fn bin(&self, word: super::Hash) -> u8 {
        let hash = word.feature();
        let at = self.words.partition_point(|(known, _)| *known < hash);
        self.words.get(at).filter(|(known, _)| *known == hash).map_or(0, |(_, bin)| *bin)
    }
}

/// The weight a code stands for.
fn value(book: &[i16], code: u8) -> i16 {
    let step = usize::from(code & 127);
    let size = step.checked_sub(1).and_then(|at| book.get(at)).copied().unwrap_or(0);
    if code >= 128 { size.saturating_neg() } else { size }
}

/// Bytes still to be read; behind the end there are zeros.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.0.split_at_checked(count).unwrap_or((self.0, &[]));
        self.0 = rest;
        taken
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    fn short(&mut self) -> i16 {
        i16::from_le_bytes([self.byte(), self.byte()])
    }

    fn hash(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), 0])
    }

    /// A count, never more than bytes are left.
    fn long(&mut self) -> usize {
        let count = u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()]);
        usize::try_from(count).unwrap_or(0).min(self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Hash;
    use super::*;

    /// Weights with one word, one pair and two features.
    fn packed() -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for step in 1..=127_i16 {
            bytes.extend((step * 10).to_le_bytes());
        }
        bytes.extend([0; 48]);
        bytes.push(3);
        let hash = |word: &str| Hash::of(word).feature().to_le_bytes();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(&hash("said")[..3]);
        bytes.push(4);
        bytes.extend(2_u32.to_le_bytes());
        for word in ["harbour", "gate"] {
            bytes.extend(&hash(word)[..3]);
            bytes.extend([0b101, 1, 128 + 2]);
        }
        bytes
    }

    #[test]
    fn weights_are_unpacked() {
        let weights = Weights::unpacked(&packed());
        assert_eq!(weights.bin(Hash::of("said")), 4);
        assert_eq!(weights.bin(Hash::of("sang")), 0);
        assert_eq!(weights.pairs()[6][6], 30);
        let mut scores = [0; LABELS];
        weights.add(Hash::of("harbour").feature(), &mut scores);
        weights.add(Hash::of("nothing").feature(), &mut scores);
        assert_eq!(scores, [10, 0, -20, 0, 0, 0, 0]);
    }

    #[test]
    fn broken_weights_say_nothing() {
        let whole = packed();
        for end in 0..whole.len() {
            let weights = Weights::unpacked(&whole[..end]);
            for word in ["harbour", "gate"] {
                let mut scores = [0; LABELS];
                weights.add(Hash::of(word).feature(), &mut scores);
                assert!([0, 10].contains(&scores[0]) && [0, -20].contains(&scores[2]), "{end}");
            }
        }
    }
}
