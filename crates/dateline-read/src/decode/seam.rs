//! Seam: where two inline elements meet without white space and a reader sees two words.
//!
//! Style sheets keep names, labels and stamps apart by margins (`<span>Ada</span><time>3 May</time>`);
//! without them the words run together. Only where letters could hardly belong to one word is a
//! space put between, so that words marked up in part stay whole.

use crate::text::characters::is_cjk;
use html5ever::{LocalName, local_name};

/// What ended and began since the last word of the block.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub(super) struct Seam {
    /// An element ended.
    closed: bool,
    /// An element began.
    opened: bool,
    /// One of them was a link or a time.
    is_strong: bool,
    /// One of them raises or lowers its words, which then belong to the word before.
    is_raised: bool,
}

impl Seam {
    /// An element begins.
    pub(super) fn open(&mut self, tag: &LocalName) {
        self.opened = true;
        self.mark(tag);
    }

    /// An element ends.
    pub(super) fn close(&mut self, tag: &LocalName) {
        self.closed = true;
        self.mark(tag);
    }

    fn mark(&mut self, tag: &LocalName) {
        self.is_strong |= matches!(*tag, local_name!("a") | local_name!("time"));
        self.is_raised |=
            matches!(*tag, local_name!("sup") | local_name!("sub") | local_name!("ruby"));
    }

    /// Whether what was said and the next word are two words.
    pub(super) fn parts(self, said: &str, next: &str) -> bool {
        let both = self.closed && self.opened;
        if self.is_raised || !(both || self.is_strong) {
            return false;
        }
        let (Some(last), Some(first)) = (said.chars().next_back(), next.chars().next()) else {
            return false;
        };
        if is_cjk(last) || is_cjk(first) {
            return false;
        }
        let is_letter_then_digit = last.is_alphabetic() && first.is_ascii_digit();
        let is_after_digit = last.is_ascii_digit() && first.is_alphanumeric();
        let is_after_bracket = last == ')' && first.is_alphanumeric();
        (last.is_lowercase() && first.is_uppercase())
            || (both && (is_letter_then_digit || is_after_digit || is_after_bracket))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(close: &str, open: &str, said: &str, next: &str) -> bool {
        let mut seam = Seam::default();
        if !close.is_empty() {
            seam.close(&close.into());
        }
        if !open.is_empty() {
            seam.open(&open.into());
        }
        seam.parts(said, next)
    }

    #[test]
    fn names_labels_and_stamps_part() {
        assert!(parts("span", "span", "Ada Marrow", "Staff writer"));
        assert!(parts("span", "time", "Marrow", "3 May"));
        assert!(parts("", "a", "By", "Ada Marrow"));
        assert!(parts("span", "span", "2031", "12:05"));
    }

    #[test]
    fn words_stay_whole() {
        assert!(!parts("span", "span", "T", "he"), "a drop cap");
        assert!(!parts("b", "", "har", "bour"));
        assert!(!parts("", "b", "har", "Bour"), "marked up in part");
        assert!(!parts("sup", "sub", "x", "2"));
        assert!(!parts("b", "b", "第", "3"));
    }
}
