//! Lines: the sentence an expression stands in, found without going over a line twice.

use crate::text::sentences;
use dateline_model::Span;

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
        let before = at.checked_sub(1).and_then(|at| self.sentences.get(at)).copied();
        (before.unwrap_or(Span::at(sentence.start())), sentence)
    }
}
