//! Indirect: one English sentence, its reporting words, and what they report.
//!
//! The order is fixed: credits behind or before a whole sentence first (`…, the agency said`,
//! `according to …`), then every other reporting word from left to right; each takes the words its
//! frame gives it, up to where the next one begins.

use super::classes::{is_adverb, is_determiner, is_preposition, is_subject};
use super::cues::{Hit, find};
use super::frames::{At, frame_at};
use super::inference;
use super::sources;
use super::words::{Run, Words};
use crate::lexicon::{Cues, Form, Frame};
use dateline_model::Act;

/// A statement by its runs of words.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// Who speaks.
    pub source: Option<Run>,
    /// The reporting words.
    pub cue: Option<Run>,
    /// What is said, in pieces.
    pub content: Vec<Run>,
    /// Who is told.
    pub addressee: Option<Run>,
    /// Who carries it, in "A quoted B as saying".
    pub agency: Option<Run>,
    /// What is done with the words.
    pub act: Act,
    /// Chance of being right, in thousandths.
    pub sure: u16,
    /// Whether it credits a whole clause to its left or right.
    pub is_credit: bool,
}

/// Below this chance, in thousandths, a reporting word is taken for an ordinary one.
const LEAST: u16 = 450;

struct Reader<'w, 't, 'l> {
    words: &'w Words<'t>,
    run: Run,
    hits: Vec<Hit<'l>>,
    subjects: Vec<Option<Run>>,
    frames: Vec<At>,
    /// For each hit that credits what stands before it: where that ends.
    credits: Vec<Option<usize>>,
    accord: Option<(Run, Run)>,
}

/// The statements of a sentence, in the order of their cues.
pub(crate) fn statements(words: &Words<'_>, run: Run, cues: &Cues) -> Vec<Found> {
    let hits = find(words, run, cues);
    let mut reader = Reader {
        words,
        run,
        subjects: Vec::new(),
        frames: Vec::new(),
        credits: Vec::new(),
        accord: accord(words, run),
        hits,
    };
    reader.prepare();
    reader.read()
}

/// `according to X`: the two words with X.
fn accord(words: &Words<'_>, run: Run) -> Option<(Run, Run)> {
    let at = (run.start..run.end).find(|i| {
        words.low(*i) == "according"
            && words.low(i.saturating_add(1)) == "to"
            && words.quote(*i).is_none()
    })?;
    let cue = Run::new(at, at.saturating_add(2));
    let source = sources::right(words, cue.end, run.end)?;
    let head = words.low(source.end.saturating_sub(1));
    // Nobody speaks in "according to plan".
    let is_mute = matches!(
        head,
        "plan"
            | "plans"
            | "step"
            | "steps"
            | "schedule"
            | "law"
            | "laws"
            | "rules"
            | "rule"
            | "decision"
            | "tradition"
            | "custom"
            | "procedure"
            | "need"
            | "needs"
            | "principle"
            | "principles"
            | "protocol"
            | "size"
            | "age"
            | "merit"
            | "ability"
            | "will"
    );
    (!is_mute).then_some((cue, source))
}

impl Reader<'_, '_, '_> {
    fn prepare(&mut self) {
        let mut floor = self.run.start;
        for hit in &self.hits {
            let is_inverted = self.words.before(hit.run.start) == ","
                && hit.is_finite()
                && self.words.is_capital(hit.run.end)
                && self.is_inverted(hit);
            let has_subject = hit.is_finite() || hit.cue.tail.ends_with(&["saying".to_owned()]);
            let subject = if has_subject && !is_inverted {
                sources::left(self.words, hit.run.start, floor)
            } else {
                None
            };
            let frame = frame_at(self.words, hit, self.run.end);
            self.credits.push(self.credit(hit, subject, &frame));
            self.subjects.push(subject);
            self.frames.push(frame);
            if hit.is_finite() {
                floor = hit.run.end;
            }
        }
    }

    /// Where the words end that a reporting verb behind them credits.
    fn credit(&self, hit: &Hit<'_>, subject: Option<Run>, frame: &At) -> Option<usize> {
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
    fn is_spoken(&self, hit: &Hit<'_>, frame: &At, last: usize) -> bool {
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
    fn is_inverted(&self, hit: &Hit<'_>) -> bool {
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

    /// Where a clause before `start` ends: at a comma, or at a mark that closes.
    fn boundary(&self, start: usize) -> Option<usize> {
        let last = start.checked_sub(1).filter(|last| *last > self.run.start)?;
        let is_comma = self.words.low(last) == ",";
        (is_comma || self.words.shuts(last)).then_some(start)
    }

    fn read(&mut self) -> Vec<Found> {
        let mut out = Vec::new();
        self.read_accord(&mut out);
        let mut last_source = None;
        for n in 0..self.hits.len() {
            let Some(found) = self.statement(n, last_source) else { continue };
            if self.is_inner(n, &found, &out) {
                continue;
            }
            last_source = found.source.or(last_source);
            out.push(found);
        }
        if out.is_empty() {
            out.extend(self.marked());
        }
        out
    }

    /// Whether a reporting word belongs to what somebody else is reported to say, and says too
    /// little of its own to count as a statement inside it.
    fn is_inner(&self, n: usize, found: &Found, out: &[Found]) -> bool {
        let Some(cue) = found.cue else { return false };
        let is_reported = out
            .iter()
            .filter(|outer| !outer.is_credit)
            .any(|outer| outer.content.iter().any(|c| c.has(cue.start)));
        let is_full = self.subjects.get(n).copied().flatten().is_some()
            && self.frames.get(n).is_some_and(|at| at.frame == Frame::That);
        is_reported && !is_full
    }

    /// A quotation behind a colon, or before an unknown verb of speech: `"…," Vale thundered.`
    fn marked(&self) -> Option<Found> {
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

    fn before_colon(&self) -> Option<(Run, Run, Run)> {
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

    fn behind_quotation(&self) -> Option<(Run, Run, Run)> {
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
    fn said_first(&self, hit: &Hit<'_>) -> Option<Found> {
        if hit.run.start != self.run.start || hit.cue.sure(Frame::End) < 900 || !hit.is_finite() {
            return None;
        }
        let source = sources::right(self.words, hit.run.end, self.run.end)?;
        let start = (source.end..self.run.end.min(source.end.saturating_add(25)))
            .find(|i| self.words.opens(*i) && matches!(self.words.before(*i), "," | ":"))?;
        Some(self.found(hit, Some(source), vec![self.trim(Run::new(start, self.run.end))], 900))
    }

    fn read_accord(&self, out: &mut Vec<Found>) {
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

    /// The statement of one reporting word, if it makes one.
    fn statement(&self, n: usize, last: Option<Run>) -> Option<Found> {
        let (hit, frame) = (*self.hits.get(n)?, *self.frames.get(n)?);
        if hit.is_infinitive || hit.is_possible {
            return None;
        }
        if self.accord.is_some_and(|(_, source)| source.overlaps(hit.run)) {
            return None;
        }
        if hit.cue.tail.ends_with(&["saying".to_owned()]) {
            return self.quoted_as_saying(n, &hit, &frame);
        }
        if hit.is_passive {
            return None;
        }
        if let Some(found) = self.said_first(&hit) {
            return Some(found);
        }
        if let Some(end) = self.credits.get(n).copied().flatten() {
            return self.trailing(n, &hit, &frame, end);
        }
        self.leading(n, &hit, &frame, last)
    }

    fn found(&self, hit: &Hit<'_>, source: Option<Run>, content: Vec<Run>, sure: u16) -> Found {
        Found {
            source,
            cue: Some(hit.run),
            content,
            addressee: None,
            agency: None,
            act: if hit.is_negated { Act::Negated } else { hit.cue.act },
            sure,
            is_credit: false,
        }
    }

    /// `the agency quoted Vale as saying`, `Vale was quoted as saying by the agency`.
    fn quoted_as_saying(&self, n: usize, hit: &Hit<'_>, frame: &At) -> Option<Found> {
        let subject = self.subjects.get(n).copied().flatten();
        let inner = Run::new(hit.head.saturating_add(1), hit.run.end.saturating_sub(2));
        let (source, agency) = if hit.is_passive || inner.is_empty() {
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
        let mut found = self.found(hit, Some(source), vec![content], 950);
        found.agency = agency;
        found.act = Act::Utterance;
        (!content.is_empty()).then_some(found)
    }

    /// What stands before a credit: `…, the agency said`.
    fn trailing(&self, n: usize, hit: &Hit<'_>, frame: &At, end: usize) -> Option<Found> {
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
        let mut found = self.found(hit, Some(source), content, sure);
        found.addressee = frame.addressee;
        found.is_credit = true;
        Some(found)
    }

    /// What a credit behind it reaches back to: the whole sentence, or the quotation alone when
    /// only an adjunct stands before it.
    fn reach(&self, end: usize) -> Run {
        let whole = Run::new(self.run.start, end);
        let last = end.saturating_sub(1);
        let Some(quote) = self.words.quote(last).map(|q| self.words.quote_run(q)) else {
            return whole;
        };
        let before = Run::new(self.run.start, quote.start);
        let is_adjunct = self.words.before(quote.start) == ","
            && !(before.start..before.end).any(|i| sources::is_finite(self.words, i, before.start));
        if is_adjunct { Run::new(quote.start, end) } else { whole }
    }

    /// The second half of `"…," he said, "…"`, or of `The plan, he said, will fail`.
    fn medial(&self, behind: usize, is_plain: bool) -> Option<Run> {
        let marked = (behind..self.run.end).find(|i| {
            self.words.opens(*i) && (*i == behind || matches!(self.words.before(*i), "," | ":"))
        });
        if let Some(start) = marked {
            return Some(self.trim(Run::new(start, self.run.end)));
        }
        let start = behind.saturating_add(1);
        let opens = self.words.low(start);
        let is_more = is_plain
            && self.words.low(behind) == ","
            && start < self.run.end
            && !opens.ends_with("ing")
            && !is_adverb(opens)
            && !is_preposition(opens)
            && !matches!(
                opens,
                "who"
                    | "which"
                    | "as"
                    | "while"
                    | "when"
                    | "although"
                    | "according"
                    | "though"
                    | "where"
                    | "because"
            );
        is_more.then(|| self.trim(Run::new(start, self.run.end)))
    }

    /// What stands behind a reporting word.
    fn leading(&self, n: usize, hit: &Hit<'_>, frame: &At, last: Option<Run>) -> Option<Found> {
        if self.hits.get(n)?.cue.sure(frame.frame) < LEAST {
            return None;
        }
        if frame.frame == Frame::End {
            return self.fronted_as(n, hit);
        }
        let is_front = !hit.is_finite() && hit.run.start == self.run.start;
        let content = if is_front { self.fronted(n, frame)? } else { self.after(n, frame)? };
        if content.len() < 2 && frame.frame != Frame::Quote {
            return None;
        }
        let source = if is_front {
            self.front_subject(n, content.end)
        } else {
            self.subjects.get(n).copied().flatten().or_else(|| self.inherited(n, last))
        };
        if source.is_none() && frame.frame != Frame::Quote {
            return None;
        }
        let mut found = self.found(hit, source, vec![content], hit.cue.sure(frame.frame));
        found.addressee = frame.addressee;
        Some(found)
    }

    /// `As Vale said, …`
    fn fronted_as(&self, n: usize, hit: &Hit<'_>) -> Option<Found> {
        let subject = self.subjects.get(n).copied().flatten()?;
        let is_as = self.words.low(self.run.start) == "as"
            && subject.start == self.run.start.saturating_add(1);
        let is_comma = self.words.low(hit.run.end) == ",";
        let content = self.trim(Run::new(hit.run.end.saturating_add(1), self.run.end));
        (is_as && is_comma && content.len() > 2)
            .then(|| self.found(hit, Some(subject), vec![content], 700))
    }

    /// `Saying that …, Vale noted`: the content ends at the comma before the subject.
    fn fronted(&self, n: usize, frame: &At) -> Option<Run> {
        let next = (n.saturating_add(1)..self.hits.len()).find_map(|m| {
            let subject = self.subjects.get(m).copied().flatten()?;
            let is_free = self.words.before(subject.start) == ","
                || self.words.shuts(subject.start.saturating_sub(1));
            is_free.then_some(subject.start)
        });
        let end = next.or_else(|| {
            (frame.start..self.run.end)
                .find(|i| {
                    let after = i.saturating_add(1);
                    let is_edge = self.words.low(*i) == ","
                        && (self.words.quote(*i).is_none() || self.words.shuts(after));
                    is_edge
                        && self
                            .next_subject(if self.words.shuts(after) {
                                after.saturating_add(1)
                            } else {
                                after
                            })
                            .is_some()
                })
                .map(|comma| {
                    comma
                        .saturating_add(1)
                        .saturating_add(usize::from(self.words.shuts(comma.saturating_add(1))))
                })
        })?;
        let content = self.trim(Run::new(frame.start, end));
        (!content.is_empty()).then_some(content)
    }

    /// The speaker of a fronted `Saying that …,`: the subject of the main clause.
    fn front_subject(&self, n: usize, from: usize) -> Option<Run> {
        let later = self.subjects.iter().skip(n.saturating_add(1)).flatten();
        let near =
            later.copied().find(|run| run.start >= from && run.start <= from.saturating_add(3));
        near.or_else(|| self.next_subject(from))
    }

    /// The subject of the clause that begins at or right behind a comma.
    fn next_subject(&self, from: usize) -> Option<Run> {
        let start = (from..self.run.end)
            .find(|i| self.words.is_word(*i) && self.words.quote(*i).is_none())?;
        let is_open = is_subject(self.words.low(start))
            || is_determiner(self.words.low(start))
            || self.words.is_capital(start);
        if !is_open {
            return None;
        }
        sources::subject(self.words, Run::new(start, self.run.end))
    }

    /// The speaker of `saying …` and `and called for …`.
    fn inherited(&self, n: usize, last: Option<Run>) -> Option<Run> {
        let hit = self.hits.get(n)?;
        let before = self.words.before(hit.run.start);
        let is_joined = matches!(before, "and" | "or" | "but" | "then") || before == ",";
        if hit.is_finite() && !is_joined {
            return None;
        }
        last.filter(|run| run.start < hit.run.start || !hit.is_finite())
            .or_else(|| {
                sources::subject(
                    self.words,
                    Run::new(self.run.start, hit.run.start.max(self.run.start))
                        .widened(self.run.end),
                )
            })
            .filter(|run| !run.overlaps(hit.run))
    }

    /// From behind a reporting word to the end of its clause.
    fn after(&self, n: usize, frame: &At) -> Option<Run> {
        let end = self.clause_end(n, frame.start);
        let content = self.trim(Run::new(frame.start, end));
        (!content.is_empty()).then_some(content)
    }

    /// Where the clause of hit `n` ends.
    fn clause_end(&self, n: usize, start: usize) -> usize {
        let mut end = self.run.end;
        for m in n.saturating_add(1)..self.hits.len() {
            let Some(hit) = self.hits.get(m) else { break };
            if hit.run.start <= start {
                continue;
            }
            if let Some(edge) = self.edge(n, m, hit) {
                end = end.min(edge);
                break;
            }
        }
        let guess = inference::guess(self.words, self.run).filter(|guess| guess.start > start);
        if let Some(guess) = guess {
            let clause = inference::clause(self.words, self.run, guess);
            let is_joined = matches!(self.words.before(clause.start), "but" | "and" | "while");
            if clause.start > start && is_joined {
                end = end.min(clause.start.saturating_sub(1));
            }
        }
        if let Some(edge) = self.relative_end(n, start) {
            end = end.min(edge);
        }
        if let Some((cue, _)) = self.accord
            && cue.start > start
        {
            end = end.min(cue.start);
        }
        let semicolon =
            (start..end).find(|i| self.words.low(*i) == ";" && self.words.quote(*i).is_none());
        semicolon.unwrap_or(end)
    }

    /// `He, who had called for unity, left`: the clause ends at the comma before the main verb.
    fn relative_end(&self, n: usize, start: usize) -> Option<usize> {
        let hit = self.hits.get(n)?;
        let who = hit.run.start.checked_sub(1)?;
        let is_relative =
            matches!(self.words.low(who), "who" | "which") && self.words.before(who) == ",";
        if !is_relative {
            return None;
        }
        (start..self.run.end).find(|i| {
            self.words.low(*i) == ","
                && self.words.quote(*i).is_none()
                && sources::is_finite(self.words, i.saturating_add(1), start)
        })
    }

    /// Where an earlier clause ends because of a later reporting word.
    fn edge(&self, n: usize, m: usize, hit: &Hit<'_>) -> Option<usize> {
        if let Some(end) = self.credits.get(m).copied().flatten() {
            return Some(end);
        }
        let frame = self.frames.get(m)?;
        if hit.is_infinitive || hit.cue.sure(frame.frame) < LEAST {
            return None;
        }
        if !hit.is_finite() {
            let before = hit.run.start.saturating_sub(1);
            return (self.words.low(before) == "," || self.words.shuts(before))
                .then_some(hit.run.start);
        }
        let Some(subject) = self.subjects.get(m).copied().flatten() else {
            let before = self.words.before(hit.run.start);
            let is_same = self.hits.get(n).is_some_and(|own| tense(own.form) == tense(hit.form));
            return (matches!(before, "and" | "but") && is_same)
                .then(|| hit.run.start.saturating_sub(1));
        };
        let joiner = self.words.before(subject.start);
        let is_free =
            matches!(joiner, "while" | "but" | "and" | "although" | "whereas" | "though" | "as");
        let comma = subject.start.saturating_sub(2);
        (is_free && matches!(self.words.low(comma), "," | ";")).then_some(comma)
    }

    /// Without commas and full stops at its ends; marks stay.
    fn trim(&self, run: Run) -> Run {
        let mut run = run;
        while run.end > run.start {
            let last = run.end.saturating_sub(1);
            let is_loose = matches!(
                self.words.low(last),
                "," | "." | ";" | ":" | "--" | "—" | "–" | "-" | "and" | "but"
            ) && self.words.quote(last).is_none();
            if !is_loose {
                break;
            }
            run.end = last;
        }
        while run.end > run.start
            && matches!(self.words.low(run.start), "," | "." | ";" | ":")
            && self.words.quote(run.start).is_none()
        {
            run.start = run.start.saturating_add(1);
        }
        run
    }
}

impl Run {
    /// The run with another end.
    fn widened(self, end: usize) -> Self {
        Self::new(self.start, end.max(self.end))
    }
}

fn tense(form: Form) -> u8 {
    match form {
        Form::Plain | Form::Present => 0,
        Form::Past | Form::Participle => 1,
        Form::Ing => 2,
    }
}
