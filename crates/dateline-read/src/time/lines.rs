//! Lines: the sentence an expression stands in, found without going over a line twice.

use crate::text::sentences;
use dateline_model::Span;

/// A longer sentence is no sentence: only what stands near is looked at.
const LONGEST: usize = 1200;

/// The sentences of the line looked at last.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    text: &'t str,
    line: Span,
    sentences: Vec<Span>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, line: Span::at(0), sentences: Vec::new() }
    }

    /// The sentence before, and the sentence that holds a place of a line. Places must come in
    /// order; then every line is cut once.
    pub(super) fn around(&mut self, place: Span) -> (Span, Span) {
        if self.line.is_empty() || !self.line.has(place.start()) {
            let head = self.text.get(..place.start()).unwrap_or_default();
            let tail = self.text.get(place.start()..).unwrap_or_default();
            let start = head.rfind('\n').map_or(0, |at| at + 1);
            let end = tail.find('\n').map_or(self.text.len(), |at| place.start() + at);
            self.line = Span::new(start, end.max(place.start() + 1).min(self.text.len()));
            self.sentences = sentences(self.text, Span::new(start, end));
        }
        let at = self.sentences.partition_point(|sentence| sentence.end() <= place.start());
        let sentence = self.sentences.get(at).copied().unwrap_or(self.line);
        if sentence.len() > LONGEST {
            let near = window(self.text, place);
            return (Span::at(near.start()), near);
        }
        let before = at.checked_sub(1).and_then(|at| self.sentences.get(at)).copied();
        let before = before.filter(|before| before.len() <= LONGEST);
        (before.unwrap_or(Span::at(sentence.start())), sentence)
    }
}

/// Some text around a place, cut at characters.
fn window(text: &str, place: Span) -> Span {
    let start = place.start() - before(text, place.start(), LONGEST / 2).len();
    Span::new(start, place.end() + after(text, place.end(), LONGEST / 2).len())
}

/// At most so many bytes before a place.
pub(super) fn before(text: &str, at: usize, bytes: usize) -> &str {
    let from = (at.saturating_sub(bytes)..=at).find(|from| text.is_char_boundary(*from));
    from.and_then(|from| text.get(from..at)).unwrap_or_default()
}

/// At most so many bytes behind a place.
pub(super) fn after(text: &str, at: usize, bytes: usize) -> &str {
    let end = at.saturating_add(bytes).min(text.len());
    let to = (at..=end).rev().find(|to| text.is_char_boundary(*to));
    to.and_then(|to| text.get(at..to)).unwrap_or_default()
}
