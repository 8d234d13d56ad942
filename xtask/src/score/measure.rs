//! Counting: precision, recall, F1, and the foldings that several measures share.

/// a/b; nothing asked or nothing answered is never a success.
pub(crate) fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { as_float(a) / as_float(b) }
}

#[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
fn as_float(count: usize) -> f64 {
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

/// White space runs to one space, trimmed; curly apostrophes and quotes straightened.
pub(crate) fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('’', "'").replace(['“', '”'], "\"")
}

/// A name without case, spaces, hyphens, dots and a leading article.
pub(crate) fn key(name: &str) -> String {
    let name = fold(name).to_lowercase();
    let name = name.strip_prefix("the ").unwrap_or(&name);
    name.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | ',' | '·')).collect()
}
