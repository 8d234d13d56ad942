//! Marked: quotations that punctuation ties to a speaker without a known verb of speech.

use super::{Found, Reader};
use crate::lexicon::Frame;
use crate::said::classes::is_preposition;
use crate::said::cues::Hit;
use crate::said::sources;
use crate::said::words::Run;
use dateline_model::Act;

impl Reader<'_, '_, '_> {
    /// A quotation behind a colon, or before an unknown verb of speech: `"…," Vale thundered.`
    pub(super) fn marked(&self) -> Option<Found> {
        let (source, cue, content) = self.before_colon().or_else(|| self.behind_quotation())?;
        Some(Found {
            source: Some(source),
            cue: Some(cue),
            content: vec![content],
            addressee: None,
            agency: None,
            act: Act::Utterance,
            sure: 750,
            is_credit: false,
        })
    }

    pub(super) fn before_colon(&self) -> Option<(Run, Run, Run)> {
        let colon = (self.run.start..self.run.end)
            .find(|i| self.words.low(*i) == ":" && self.words.opens(i.saturating_add(1)))?;
        let quote = self.words.quote_run(self.words.quote(colon.saturating_add(1))?);
        let source = sources::subject(self.words, Run::new(self.run.start, colon))?;
        (quote.len() >= 5 && quote.end >= self.run.end).then_some((
            source,
            Run::new(colon, colon.saturating_add(1)),
            Run::new(quote.start, self.run.end),
        ))
    }

    pub(super) fn behind_quotation(&self) -> Option<(Run, Run, Run)> {
        let quote = self.words.quote_run(self.words.quote(self.run.start)?);
        let last = quote.end.checked_sub(2)?;
        let is_spoken = self.words.opens(self.run.start)
            && matches!(self.words.low(last), "," | "?" | "!")
            && quote.len() >= 5;
        let verb = (quote.end..self.run.end.min(quote.end.saturating_add(8)))
            .find(|i| *i > quote.end && sources::is_finite(self.words, *i, quote.end))?;
        let source = sources::left(self.words, verb, quote.end)?;
        let is_over = matches!(self.words.low(verb.saturating_add(1)), "." | "," | "")
            || is_preposition(self.words.low(verb.saturating_add(1)));
        (is_spoken && is_over).then_some((source, Run::new(verb, verb.saturating_add(1)), quote))
    }

    /// `Said Vale, "…"`
    pub(super) fn said_first(&self, hit: &Hit<'_>) -> Option<Found> {
        if hit.run.start != self.run.start || hit.cue.sure(Frame::End) < 900 || !hit.is_finite() {
            return None;
        }
        let source = sources::right(self.words, hit.run.end, self.run.end)?;
        let start = (source.end..self.run.end.min(source.end.saturating_add(25)))
            .find(|i| self.words.opens(*i) && matches!(self.words.before(*i), "," | ":"))?;
        Some(Found::of(hit, Some(source), vec![self.trim(Run::new(start, self.run.end))], 900))
    }

    /// `As Vale said, …`
    pub(super) fn fronted_as(&self, n: usize, hit: &Hit<'_>) -> Option<Found> {
        let subject = self.subjects.get(n).copied().flatten()?;
        let is_as = self.words.low(self.run.start) == "as"
            && subject.start == self.run.start.saturating_add(1);
        let is_comma = self.words.low(hit.run.end) == ",";
        let content = self.trim(Run::new(hit.run.end.saturating_add(1), self.run.end));
        (is_as && is_comma && content.len() > 2)
            .then(|| Found::of(hit, Some(subject), vec![content], 700))
    }
}
