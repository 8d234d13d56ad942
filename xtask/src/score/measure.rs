//! Counting: precision, recall, F1, and the foldings that several measures share.

use unicode_normalization::UnicodeNormalization as _;

/// a/b; nothing asked or nothing answered is never a success.
pub(crate) fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { as_float(a) / as_float(b) }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
pub(crate) fn as_float(count: usize) -> f64 {
    count as f64
}

/// Right ones of all asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Share {
    /// Right.
    pub right: usize,
    /// Asked.
    pub asked: usize,
}

impl Share {
    /// Counts one.
    pub(crate) fn add(&mut self, is_right: bool) {
        self.right += usize::from(is_right);
        self.asked += 1;
    }

    /// The share.
    pub(crate) fn value(self) -> f64 {
        ratio(self.right, self.asked)
    }
}

/// True and false positives and misses of one measure.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    /// Found and right.
    pub hits: usize,
    /// Found.
    pub found: usize,
    /// To be found.
    pub gold: usize,
}

impl Score {
    /// Found ones that are right.
    pub(crate) fn precision(self) -> f64 {
        ratio(self.hits, self.found)
    }

    /// Wanted ones that were found.
    pub(crate) fn recall(self) -> f64 {
        ratio(self.hits, self.gold)
    }

    /// Both counts together.
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            hits: self.hits + other.hits,
            found: self.found + other.found,
            gold: self.gold + other.gold,
        }
    }

    /// Their harmonic mean.
    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.hits, self.found + self.gold)
    }
}

/// NFKC, white space runs to one space, trimmed.
pub(crate) fn folded(text: &str) -> String {
    let text: String = text.nfkc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// As [`folded`] without normalization, curly apostrophes and quotes straightened.
pub(crate) fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('’', "'").replace(['“', '”'], "\"")
}

/// A name without case, brackets, spaces, hyphens, dots and a leading article.
pub(crate) fn key(name: &str) -> String {
    let name = fold(name).to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in name.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ' ' | '-' | '.' | ',' | '·' => {}
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
