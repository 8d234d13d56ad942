//! Span: where in a page's text something stands; the only file that does sums on offsets.

use serde::{Deserialize, Serialize};

/// A byte range `[start, end)` in a [`PageText`](crate::PageText).
///
/// Bytes, not characters: `"é"` is one character and two bytes. A span never has its end before its
/// start; an empty span marks a place. Not to be confused with a [`Citation`](crate::Citation),
/// which also says in which capture and in which decoding of it.
///
/// ```
/// use dateline_model::Span;
/// let span = Span::new(4, 9);
/// assert_eq!(span.of("The Lumen Gazette"), "Lumen");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span of these two byte offsets; an end before the start gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The empty span at a byte offset.
    pub const fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// First byte after the span.
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words: the part of `text` the span covers, or `""` when it lies outside the text or cuts
    /// a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the span lies inside `text` and cuts no character.
    pub fn fits(self, text: &str) -> bool {
        text.get(self.start..self.end).is_some()
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether a byte offset lies inside this span.
    pub const fn has(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        let start = if self.start > other.start { self.start } else { other.start };
        let end = if self.end < other.end { self.end } else { other.end };
        start < end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes common to both, if any.
    pub fn common(self, other: Self) -> Option<Self> {
        let span = Self { start: self.start.max(other.start), end: self.end.min(other.end) };
        (span.start < span.end).then_some(span)
    }

    /// A span counted from the start of this one, as a span of the whole text.
    ///
    /// ```
    /// use dateline_model::Span;
    /// let sentence = Span::new(100, 140);
    /// assert_eq!(sentence.absolute(Span::new(3, 8)), Span::new(103, 108));
    /// ```
    #[must_use]
    pub const fn absolute(self, inner: Self) -> Self {
        Self {
            start: self.start.saturating_add(inner.start),
            end: self.start.saturating_add(inner.end),
        }
    }

    /// The span moved `by` bytes to the right.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let words = self.of(text);
        let left = words.len().saturating_sub(words.trim_start().len());
        let right = words.len().saturating_sub(words.trim_end().len());
        Self::new(self.start.saturating_add(left), self.end.saturating_sub(right))
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_outside_the_text_are_empty() {
        assert_eq!(Span::new(2, 99).of("abc"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert!(!Span::new(1, 2).fits("é"));
    }

    #[test]
    fn a_reversed_span_is_empty() {
        assert_eq!(Span::new(9, 3), Span::at(9));
    }

    #[test]
    fn trimming_keeps_what_is_not_space() {
        let text = "  the harbour \u{3000}";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "the harbour");
        assert!(Span::new(0, 2).trimmed(text).is_empty());
    }

    #[test]
    fn common_is_none_when_they_only_touch() {
        assert_eq!(Span::new(0, 3).common(Span::new(3, 5)), None);
        assert_eq!(Span::new(0, 4).common(Span::new(3, 5)), Some(Span::new(3, 4)));
    }
}
