//! Cursor: reads a line from left to right and steps back by being copied.

use crate::lexicon::Stamps;

/// A place in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor at a byte of `text`.
    pub(crate) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// Where it stands.
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// What follows.
    pub(crate) fn rest(self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character.
    pub(crate) fn peek(self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on by some bytes.
    pub(crate) fn skip(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// Takes one character of `any`.
    pub(crate) fn eat(&mut self, any: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| any.contains(c))?;
        self.skip(c.len_utf8());
        Some(c)
    }

    /// Takes white space and says whether there was any. A line's end is none.
    pub(crate) fn spaces(&mut self) -> bool {
        let start = self.at;
        while let Some(c) = self.peek().filter(|c| c.is_whitespace() && *c != '\n') {
            self.skip(c.len_utf8());
        }
        self.at > start
    }

    /// Takes a number of `least` to `most` digits, in half or full width, that no digit follows.
    pub(crate) fn number(&mut self, least: usize, most: usize) -> Option<i32> {
        let mut ahead = *self;
        let (mut value, mut digits) = (0_i32, 0_usize);
        while let Some(c) = ahead.peek()
            && let Some(digit) = digit(c)
        {
            value = value.saturating_mul(10).saturating_add(digit);
            digits += 1;
            ahead.skip(c.len_utf8());
        }
        (least..=most).contains(&digits).then(|| {
            *self = ahead;
            value
        })
    }

    /// Takes a run of letters.
    pub(crate) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let len = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        self.skip(len);
        rest.get(..len).unwrap_or_default()
    }

    /// Takes the name of a month, with the dot of an abbreviation.
    pub(crate) fn month(&mut self, words: &Stamps) -> Option<i8> {
        let mut ahead = *self;
        let month = words.month(ahead.word())?;
        ahead.eat(&['.']);
        *self = ahead;
        Some(month)
    }
}

/// The value of a digit in half or full width.
pub(crate) fn digit(c: char) -> Option<i32> {
    let value = match c {
        '０'..='９' => u32::from(c).saturating_sub(u32::from('０')),
        _ => c.to_digit(10)?,
    };
    i32::try_from(value).ok()
}
