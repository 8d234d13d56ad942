//! Features: what is seen at the tokens of a sequence, as hashes.

/// Bits of a feature's hash. With fewer, features collide and the labels get worse (measured on
/// attribution: 20 bits cost a third of the F1).
const BITS: u32 = 24;

/// A hash in the making: a family of features, then what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hash(u64);

impl Hash {
    /// The hash of a family's name, or of a word.
    pub(crate) const fn of(name: &str) -> Self {
        // FNV-1a, 64 bits: simple, without a table, the same everywhere.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut rest = name.as_bytes();
        while let [byte, tail @ ..] = rest {
            hash = (hash ^ wide(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
            rest = tail;
        }
        Self(hash)
    }

    /// With a number seen.
    pub(crate) const fn with(self, number: u64) -> Self {
        // The multiplier of Knuth's linear congruential generator, after an xor-shift.
        let mixed = (self.0 ^ number).wrapping_mul(0x5851_f42d_4c95_7f2d);
        Self(mixed ^ (mixed >> 29))
    }

    /// With a word seen.
    pub(crate) const fn and(self, word: Self) -> Self {
        self.with(word.0)
    }

    /// The feature.
    pub(crate) const fn feature(self) -> u32 {
        let mixed = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS);
        let [a, b, c, ..] = mixed.to_le_bytes();
        u32::from_le_bytes([a, b, c, 0])
    }
}

/// `u64::from`, which is not yet const.
const fn wide(byte: u8) -> u64 {
    u64::from_le_bytes([byte, 0, 0, 0, 0, 0, 0, 0])
}

/// The features of all tokens of a sequence.
#[derive(Debug, Default)]
pub struct Features {
    list: Vec<u32>,
    /// Where those of each token end.
    ends: Vec<usize>,
}

impl Features {
    /// Adds features another pass has made to the token at hand.
    pub(crate) fn extend(&mut self, features: &[u32]) {
        self.list.extend_from_slice(features);
    }

    /// Adds a feature to the token at hand.
    pub(crate) fn push(&mut self, hash: Hash) {
        self.list.push(hash.feature());
    }

    /// Goes on to the next token.
    pub(crate) fn close(&mut self) {
        self.ends.push(self.list.len());
    }

    /// The features of each token.
    pub(crate) fn tokens(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.list.get(start..*end).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_has_24_bits_and_knows_its_family() {
        let word = Hash::of("harbour");
        let (here, left) = (Hash::of("here").and(word), Hash::of("left").and(word));
        assert_ne!(here.feature(), left.feature());
        assert!(here.feature() < 1 << BITS);
    }

    #[test]
    fn tokens_keep_their_own_features() {
        let mut features = Features::default();
        features.push(Hash::of("a"));
        features.push(Hash::of("b"));
        features.close();
        features.close();
        features.push(Hash::of("a"));
        features.close();
        let counts: Vec<usize> = features.tokens().map(<[u32]>::len).collect();
        assert_eq!(counts, [2, 0, 1]);
    }
}
