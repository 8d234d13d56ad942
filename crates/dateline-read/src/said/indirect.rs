//! Indirect: one English sentence, its reporting words, and what they report.
//!
//! The order is fixed: credits behind or before a whole sentence first (`…, the agency said`,
//! `according to …`), then every other reporting word from left to right; each takes the words its
//! frame gives it, up to where the next one begins.

mod credits;
mod edges;
mod marked;

use super::cues::{Hit, find};
use super::frames::{At, frame_at};
use super::inference;
use super::sources;
use super::words::{Run, Words};
use crate::lexicon::{Cues, Frame};
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

impl Found {
    /// The statement of a reporting word.
    fn of(hit: &Hit<'_>, source: Option<Run>, content: Vec<Run>, sure: u16) -> Self {
        Self {
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
}

/// Below this chance, in thousandths, a reporting word is taken for an ordinary one.
const LEAST: u16 = 400;

struct Reader<'w, 't, 'l> {
    words: &'w Words<'t>,
    run: Run,
    hits: Vec<Hit<'l>>,
    subjects: Vec<Option<Run>>,
    frames: Vec<At>,
    /// For each hit that credits what stands before it: where that ends.
    credits: Vec<Option<usize>>,
    accord: Option<(Run, Run)>,
    /// Where the writer guesses.
    guess: Option<Run>,
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
        guess: inference::guess(words, run),
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
        let is_bare = content.len() < 2 && frame.frame != Frame::Quote;
        if is_bare || (frame.frame == Frame::Rest && self.is_work(hit, content)) {
            return None;
        }
        let is_refused = self.is_refused(hit, frame, content);
        if hit.cue.act == Act::Negated && !hit.is_negated {
            return None;
        }
        if frame.frame == Frame::Rest && self.is_no_speech(hit, content) {
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
        let mut found = Found::of(hit, source, vec![content], hit.cue.sure(frame.frame));
        found.addressee = frame.addressee;
        if is_refused {
            found.act = Act::Negated;
        }
        Some(found)
    }

    /// `declined to say who pays`: something is kept back.
    fn is_refused(&self, hit: &Hit<'_>, frame: &At, content: Run) -> bool {
        const SPEAKS: [&str; 16] = [
            "say",
            "tell",
            "comment",
            "confirm",
            "disclose",
            "specify",
            "elaborate",
            "explain",
            "answer",
            "name",
            "identify",
            "discuss",
            "reveal",
            "describe",
            "detail",
            "mention",
        ];
        let verb = content.start.saturating_add(1);
        frame.frame == Frame::To
            && matches!(hit.cue.lemma.as_str(), "decline" | "refuse")
            && SPEAKS.contains(&self.words.low(verb))
    }

    /// `will go on defending …` is a deed; `call him "the Abacus"` gives a name.
    fn is_no_speech(&self, hit: &Hit<'_>, content: Run) -> bool {
        if hit.cue.lemma.starts_with("go on") {
            return self.words.low(content.start).ends_with("ing");
        }
        if !matches!(hit.cue.lemma.as_str(), "call" | "dub" | "nickname" | "name" | "christen") {
            return false;
        }
        let Some(open) = (content.start..content.end).find(|at| self.words.opens(*at)) else {
            return false;
        };
        let Some(quote) = self.words.quote(open).map(|q| self.words.quote_run(q)) else {
            return false;
        };
        let mut inner = (quote.start..quote.end).filter(|at| self.words.is_word(*at)).peekable();
        if inner.peek().is_some_and(|at| self.words.low(*at) == "the") {
            inner.next();
        }
        let mut count = 0_usize;
        let is_name = inner.all(|at| {
            count = count.saturating_add(1);
            self.words.is_capital(at)
        });
        is_name && (1..=3).contains(&count) && quote.end >= content.end
    }

    /// `wrote a famous work, "…"`: a work is made, nothing is said.
    fn is_work(&self, hit: &Hit<'_>, content: Run) -> bool {
        const WORKS: [&str; 22] = [
            "work", "works", "book", "books", "article", "articles", "essay", "essays", "letter",
            "letters", "poem", "poems", "novel", "novels", "song", "songs", "memoir", "column",
            "script", "play", "check", "music",
        ];
        matches!(hit.cue.lemma.as_str(), "write" | "read" | "pen" | "compose" | "author" | "sing")
            && (content.start..content.end.min(content.start.saturating_add(4)))
                .any(|at| WORKS.contains(&self.words.low(at)))
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
}

impl Run {
    /// The run with another end.
    fn widened(self, end: usize) -> Self {
        Self::new(self.start, end.max(self.end))
    }
}
