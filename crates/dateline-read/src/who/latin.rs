//! Latin: names the lexicon does not know, in texts with capital letters.
//!
//! A run of capitalised words is read by its head ("Ministry of …", "… Province"), by what stands
//! before it ("President …", "in …") and behind it ("…, spokesman for", "… said"). A run that
//! nothing explains is no name.

mod heads;
mod people;
mod runs;

pub(super) use heads::clean;

use super::found::Found;
use crate::{lexicon::Words, text::Tokens};
use dateline_model::{Page, Span};
use std::collections::BTreeSet;

/// What the runs of a page are read with.
pub(super) struct Reader<'r> {
    /// The page's text.
    pub text: &'r str,
    /// What single words tell.
    pub words: &'r Words,
    /// The words the page also prints without a capital.
    pub lower: BTreeSet<&'r str>,
    /// Where the lexicon's names stand, in page order.
    pub known: &'r [Found],
    /// Where those present are listed, in page order.
    pub lists: &'r [Span],
}

impl Reader<'_> {
    /// The lexicon's name at a span, if one overlaps it.
    pub(super) fn known_at(&self, span: Span) -> Option<&Found> {
        let at = self.known.partition_point(|one| one.span.end() <= span.start());
        self.known.get(at).filter(|one| one.span.overlaps(span))
    }

    /// Whether a list of those present stands in a block.
    fn has_list(&self, block: Span) -> bool {
        let at = self.lists.partition_point(|list| list.start() < block.start());
        self.lists.get(at).is_some_and(|list| block.contains(*list))
    }

    /// Whether a span lies in a list of those present.
    pub(super) fn is_listed(&self, span: Span) -> bool {
        let at = self.lists.partition_point(|list| list.end() < span.end());
        self.lists.get(at).is_some_and(|list| list.contains(span))
    }
}

/// Names of people, organizations and places the lexicon does not know. They may overlap those of
/// the lexicon, and then they are longer.
pub(super) fn names(
    page: &Page,
    tokens: &Tokens,
    words: &Words,
    known: &[Found],
    lists: &[Span],
) -> Vec<Found> {
    let text: &str = &page.text;
    let lower = tokens
        .all()
        .iter()
        .map(|token| token.span.of(text))
        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        .collect();
    let reader = Reader { text, words, lower, known, lists };
    let mut found = Vec::new();
    for block in &page.blocks {
        let line = runs::Line { text, tokens: tokens.within(block.span) };
        // A list of those present has as many capitals as a title.
        if line.is_title_cased() && !line.is_list_entry() && !reader.has_list(block.span) {
            continue;
        }
        for run in line.runs(words) {
            reader.read(&line, &run, &mut found);
        }
    }
    found
}

impl Reader<'_> {
    /// Reads one run: as an organization or place by its head, else as people.
    fn read(&self, line: &runs::Line<'_>, run: &runs::Run, found: &mut Vec<Found>) {
        let run = self.without_opening(line, run);
        if run.is_empty() {
            return;
        }
        if let Some(named) = heads::read(self, line, &run) {
            found.push(named);
            return;
        }
        people::read(self, line, &run, found);
    }

    /// The run without the words that only begin a sentence.
    fn without_opening(&self, line: &runs::Line<'_>, run: &runs::Run) -> runs::Run {
        let mut first = run.first;
        while first < run.end {
            let word = line.word(first);
            let opens = self.words.is(word, crate::lexicon::Class::Common)
                || (first == run.first
                    && line.opens_sentence(first)
                    && self.lower.contains(word.to_lowercase().as_str())
                    && !self.words.is(word, crate::lexicon::Class::Honorific));
            let is_known = self.known_at(line.span(first)).is_some();
            if (!opens || is_known) && line.is_capital(first) {
                break;
            }
            first += 1;
        }
        runs::Run { first, end: run.end }
    }
}
