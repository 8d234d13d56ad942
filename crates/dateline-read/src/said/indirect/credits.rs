//! Credits: reporting words that stand behind or before a whole clause.

use super::{Found, Reader};
use crate::lexicon::Frame;
use crate::said::classes::is_determiner;
use crate::said::cues::Hit;
use crate::said::frames::At;
use crate::said::sources;
use crate::said::words::Run;
use dateline_model::Act;

impl Reader<'_, '_, '_> {
    /// Where the words end that a reporting verb behind them credits.
    pub(super) fn credit(&self, hit: &Hit<'_>, subject: Option<Run>, frame: &At) -> Option<usize> {
        if hit.is_infinitive || !hit.is_finite() {
            return None;
        }
        let start = subject.map_or(hit.run.start, |run| run.start);
        let end = self.boundary(start)?;
        let last = end.saturating_sub(1);
        let is_quoted = self.words.shuts(last) || self.words.quote(last).is_some();
        let is_end = matches!(frame.frame, Frame::End);
        let is_credit = if is_quoted {
            self.is_spoken(hit, frame, last) && (!hit.is_passive || is_end)
        } else {
            hit.cue.sure(Frame::End) >= 600
                && (is_end || (subject.is_none() && self.is_inverted(hit)))
        };
        is_credit.then_some(end)
    }

    /// Whether the words behind a quotation's speaker leave the quotation to be what was said:
    /// neither `that …` nor an object follows.
    pub(super) fn is_spoken(&self, hit: &Hit<'_>, frame: &At, last: usize) -> bool {
        match frame.frame {
            Frame::That => frame.start > hit.run.end.saturating_add(1) && frame.addressee.is_none(),
            Frame::Rest => self
                .words
                .quote(last)
                .is_some_and(|quote| self.words.quote_run(quote).start == self.run.start),
            _ => true,
        }
    }

    /// `…, said Ada Marrow, the chairwoman.`: the speaker follows the verb and nothing else does.
    pub(super) fn is_inverted(&self, hit: &Hit<'_>) -> bool {
        let start = hit.run.end;
        let is_name = self.words.is_capital(start)
            || is_determiner(self.words.low(start))
            || self.words.is_word(start);
        let is_sure = hit.cue.sure(Frame::End) >= 900 && hit.run.start == hit.head;
        let Some(noun) = sources::right(self.words, start, self.run.end) else { return false };
        let next = self.words.low(noun.end);
        let is_over = matches!(
            next,
            "," | "." | "" | "who" | "in" | "at" | "on" | "during" | "--" | "—" | "("
        ) || noun.end >= self.run.end;
        is_name && is_sure && is_over
    }

    pub(super) fn read_accord(&self, out: &mut Vec<Found>) {
        let Some((cue, source)) = self.accord else { return };
        let before = Run::new(self.run.start, cue.start);
        let content = if before.len() < 2 {
            let comma = (source.end..self.run.end).find(|i| self.words.low(*i) == ",");
            Run::new(comma.map_or(source.end, |c| c.saturating_add(1)), self.run.end)
        } else {
            before
        };
        let content = self.trim(content);
        if content.is_empty() {
            return;
        }
        out.push(Found {
            source: Some(source),
            cue: Some(cue),
            content: vec![content],
            addressee: None,
            agency: None,
            act: Act::Utterance,
            sure: 900,
            is_credit: true,
        });
    }

    /// What stands before a credit: `…, the agency said`.
    pub(super) fn trailing(
        &self,
        n: usize,
        hit: &Hit<'_>,
        frame: &At,
        end: usize,
    ) -> Option<Found> {
        let subject = self.subjects.get(n).copied().flatten();
        let source = match subject {
            Some(run) => run,
            None => sources::right(self.words, hit.run.end, self.run.end)?,
        };
        let mut content = vec![self.trim(self.reach(end))];
        let behind = if subject.is_some() { frame.start } else { source.end };
        if let Some(more) = self.medial(behind, subject.is_some()) {
            content.push(more);
        }
        content.retain(|run| !run.is_empty());
        if content.is_empty() {
            return None;
        }
        let is_quoted = content.iter().any(|run| self.words.quote(run.start).is_some());
        let sure = if is_quoted { 950 } else { hit.cue.sure(Frame::End) };
        let mut found = Found::of(hit, Some(source), content, sure);
        found.addressee = frame.addressee;
        found.is_credit = true;
        Some(found)
    }

    /// `the agency quoted Vale as saying`, `Vale was quoted as saying by the agency`.
    pub(super) fn quoted_as_saying(&self, n: usize, hit: &Hit<'_>, frame: &At) -> Option<Found> {
        let subject = self.subjects.get(n).copied().flatten();
        let inner = Run::new(hit.head.saturating_add(1), hit.run.end.saturating_sub(2));
        let is_by = self.words.low(inner.start) == "by";
        let (source, agency) = if is_by {
            let house = sources::right(self.words, inner.start.saturating_add(1), inner.end);
            (subject?, house)
        } else if hit.is_passive || inner.is_empty() {
            let by = (self.words.low(hit.run.end) == "by")
                .then(|| sources::right(self.words, hit.run.end.saturating_add(1), self.run.end))
                .flatten();
            (subject?, by)
        } else {
            (inner, subject)
        };
        let start = agency
            .filter(|a| a.start < hit.run.start)
            .map_or(source.start.min(hit.run.start), |a| a.start);
        let content = match self.boundary(start) {
            Some(end) => self.trim(self.reach(end)),
            None => self.after(n, frame)?,
        };
        let mut found = Found::of(hit, Some(source), vec![content], 950);
        found.agency = agency;
        found.act = Act::Utterance;
        (!content.is_empty()).then_some(found)
    }
}
