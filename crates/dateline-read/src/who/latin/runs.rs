//! Runs: stretches of capitalised words in one block.

use crate::{
    lexicon::{Class, Words},
    text::{Token, TokenKind},
};
use dateline_model::Span;

/// The tokens of one block.
pub(super) struct Line<'l> {
    /// The page's text.
    pub text: &'l str,
    /// The block's tokens.
    pub tokens: &'l [Token],
}

/// A run of capitalised words: tokens `first` to `end`, the end left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// First token.
    pub first: usize,
    /// First token after the run.
    pub end: usize,
}

impl Run {
    /// Whether nothing is left of it.
    pub(super) fn is_empty(self) -> bool {
        self.first >= self.end
    }

    /// How many tokens it has.
    pub(super) fn len(self) -> usize {
        self.end.saturating_sub(self.first)
    }
}

/// Common nouns whose possessive begins names of organizations.
const OWNERS: [&str; 16] = [
    "People",
    "Women",
    "Children",
    "Men",
    "Workers",
    "Farmers",
    "Teachers",
    "Writers",
    "Students",
    "Journalists",
    "Veterans",
    "Peasants",
    "Youth",
    "Nurses",
    "Employers",
    "Residents",
];

/// Small words inside names of people.
const PARTICLES: [&str; 12] =
    ["bin", "ibn", "al", "van", "von", "der", "de", "da", "di", "del", "el", "la"];

impl<'l> Line<'l> {
    /// The words of a token; empty outside the block.
    pub(super) fn word(&self, at: usize) -> &'l str {
        self.tokens.get(at).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    /// Where a token stands.
    pub(super) fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::at(0), |token| token.span)
    }

    /// From the first to the last token of a run.
    pub(super) fn cover(&self, run: Run) -> Span {
        self.span(run.first).cover(self.span(run.end.saturating_sub(1)))
    }

    /// Whether a token is a word with a capital first letter of the Latin alphabet.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
            && self.word(at).starts_with(|c: char| c.is_uppercase() && is_latin(c))
    }

    /// Whether exactly one space stands between a token and the one before it.
    pub(super) fn follows(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        matches!(
            Span::new(self.span(before).end(), self.span(at).start()).of(self.text),
            " " | "\u{a0}"
        )
    }

    /// Whether a token is glued to the one before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.span(before).end() == self.span(at).start())
    }

    /// Whether a token begins a sentence or what may be one.
    pub(super) fn opens_sentence(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| {
            self.tokens.get(before).is_some_and(|token| token.kind == TokenKind::Mark)
                && !matches!(self.word(before), "," | "(" | "-" | "/" | "&")
        })
    }

    /// Whether most of the words have capitals, as in a title.
    pub(super) fn is_title_cased(&self) -> bool {
        let is_word = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word)
                && self.word(*at).len() > 3
        };
        let words = (0..self.tokens.len()).filter(is_word).count();
        let capitals =
            (0..self.tokens.len()).filter(is_word).filter(|at| self.is_capital(*at)).count();
        words >= 4 && capitals * 10 >= words * 8
    }

    /// Whether the block is an entry of a list: it begins with a bullet.
    pub(super) fn is_list_entry(&self) -> bool {
        matches!(self.word(0), "•" | "·" | "-" | "–" | "—" | "*" | "▪" | "●" | "◦" | "■")
    }

    /// The runs of the block.
    pub(super) fn runs(&self, words: &Words) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if !self.is_capital(at) {
                at += 1;
                continue;
            }
            let end = self.run_end(at, words);
            runs.push(Run { first: at, end });
            at = end;
        }
        runs
    }

    /// First token after the run that begins at a capitalised word.
    pub(super) fn run_end(&self, first: usize, words: &Words) -> usize {
        let mut end = first + 1;
        loop {
            if self.follows(end) && self.is_capital(end) {
                end += 1;
            } else if let Some(next) = self.bridge(end, words) {
                end = next;
            } else {
                return end;
            }
        }
    }

    /// The token after a joint inside a run: the point of "Gen. Vale", the ampersand of "Vale &
    /// Sons", the possessive of "Women's Union", the particle of "Ludwig van Roe".
    fn bridge(&self, at: usize, words: &Words) -> Option<usize> {
        let capital = |at: usize| (self.follows(at) && self.is_capital(at)).then_some(at + 1);
        let before = self.word(at.checked_sub(1)?);
        let is_irish = matches!(before, "O" | "D") && self.is_glued(at) && self.is_glued(at + 1);
        match self.word(at) {
            "'" | "’" if is_irish && self.is_capital(at + 1) => Some(at + 2),
            "." if !self.is_glued(at) || !is_abbreviation(before, words) => None,
            "'s" | "’s" | "'" | "’" if !OWNERS.contains(&before) => None,
            "." | "&" | "'s" | "’s" | "'" | "’" => capital(at + 1),
            particle if self.follows(at) && PARTICLES.contains(&particle) => capital(at + 1),
            _ => None,
        }
    }
}

/// Whether a word before a point is a title in short: "Mr", "Gen".
fn is_abbreviation(word: &str, words: &Words) -> bool {
    word.len() <= 4 && words.is(word, Class::Honorific) || word == "St"
}

fn is_latin(c: char) -> bool {
    matches!(c, 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}
