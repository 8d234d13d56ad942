//! Edges: where the words of a reporting verb begin and end.

use super::LEAST;
use super::Reader;
use crate::lexicon::Form;
use crate::said::classes::{is_adverb, is_determiner, is_preposition, is_subject};
use crate::said::cues::Hit;
use crate::said::frames::At;
use crate::said::words::Run;
use crate::said::{inference, sources};

impl Reader<'_, '_, '_> {
    /// Where the clause of hit `n` ends.
    pub(super) fn clause_end(&self, n: usize, start: usize) -> usize {
        let mut end = self.run.end;
        for m in (n.saturating_add(1)..self.hits.len()).take(16) {
            let Some(hit) = self.hits.get(m) else { break };
            if hit.run.start <= start {
                continue;
            }
            if let Some(edge) = self.edge(n, m, hit) {
                end = end.min(edge);
                break;
            }
        }
        let guess = self.guess.filter(|guess| guess.start > start);
        if let Some(guess) = guess {
            let clause = inference::clause(self.words, self.run, guess);
            let is_joined = matches!(self.words.before(clause.start), "but" | "and" | "while");
            if clause.start > start && is_joined {
                end = end.min(clause.start.saturating_sub(1));
            }
        }
        if let Some(edge) = self.comma_end(n, start) {
            end = end.min(edge);
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

    /// The comma at which a clause is over: a new clause or an afterthought of the writer follows.
    fn comma_end(&self, n: usize, start: usize) -> Option<usize> {
        let is_fronted = self.is_fronted_clause(n);
        let is_joined = is_clause_joiner(self.words.low(self.run.start));
        (start.saturating_add(2)..self.run.end).find(|comma| {
            let next = comma.saturating_add(1);
            let word = self.words.low(next);
            self.words.low(*comma) == ","
                && self.words.quote(*comma).is_none()
                && (matches!(word, "which" | "who" | "whose" | "where" | "however")
                    || (is_clause_joiner(word) && self.opens_clause(next.saturating_add(1)))
                    || (is_fronted && (is_joined || self.opens_clause(next))))
        })
    }

    /// Whether the reporting word stands in a clause before the main one: `If he says so, …`.
    fn is_fronted_clause(&self, n: usize) -> bool {
        let first = self.words.low(self.run.start);
        let is_joined = is_preposition(first)
            || matches!(
                first,
                "if" | "when"
                    | "while"
                    | "although"
                    | "though"
                    | "because"
                    | "since"
                    | "as"
                    | "whether"
            )
            || first.ends_with("ing");
        let Some(hit) = self.hits.get(n) else { return false };
        is_joined
            && !(self.run.start..hit.run.start)
                .any(|i| self.words.low(i) == "," && self.words.quote(i).is_none())
    }

    /// Whether a subject begins here.
    fn opens_clause(&self, at: usize) -> bool {
        is_subject(self.words.low(at))
            || is_determiner(self.words.low(at))
            || (self.words.is_capital(at) && self.words.quote(at).is_none())
    }

    /// `He, who had called for unity, left`: the clause ends at the comma before the main verb.
    pub(super) fn relative_end(&self, n: usize, start: usize) -> Option<usize> {
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
    pub(super) fn edge(&self, n: usize, m: usize, hit: &Hit<'_>) -> Option<usize> {
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
        let at = subject.start.saturating_sub(2);
        let is_set_off = matches!(self.words.low(at), "," | ";") || self.words.shuts(at);
        (is_free && is_set_off).then_some(at.saturating_add(1))
    }

    /// Without commas and full stops at its ends; marks stay.
    pub(super) fn trim(&self, run: Run) -> Run {
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

    /// From behind a reporting word to the end of its clause.
    pub(super) fn after(&self, n: usize, frame: &At) -> Option<Run> {
        let end = self.clause_end(n, frame.start);
        let content = self.trim(Run::new(frame.start, end));
        (!content.is_empty()).then_some(content)
    }

    /// Where a clause before `start` ends: at a comma, or at a mark that closes.
    pub(super) fn boundary(&self, start: usize) -> Option<usize> {
        let last = start.checked_sub(1).filter(|last| *last > self.run.start)?;
        let is_comma = self.words.low(last) == ",";
        (is_comma || self.words.shuts(last)).then_some(start)
    }

    /// What a credit behind it reaches back to: the whole sentence, or the quotation alone when
    /// only an adjunct stands before it.
    pub(super) fn reach(&self, end: usize) -> Run {
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
    pub(super) fn medial(&self, behind: usize, is_plain: bool) -> Option<Run> {
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

    /// `Saying that …, Vale noted`: the content ends at the comma before the subject.
    pub(super) fn fronted(&self, n: usize, frame: &At) -> Option<Run> {
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
    pub(super) fn front_subject(&self, n: usize, from: usize) -> Option<Run> {
        let later = self.subjects.iter().skip(n.saturating_add(1)).flatten();
        let near =
            later.copied().find(|run| run.start >= from && run.start <= from.saturating_add(3));
        near.or_else(|| self.next_subject(from))
    }

    /// The subject of the clause that begins at or right behind a comma.
    pub(super) fn next_subject(&self, from: usize) -> Option<Run> {
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
}

fn tense(form: Form) -> u8 {
    match form {
        Form::Plain | Form::Present => 0,
        Form::Past | Form::Participle => 1,
        Form::Ing => 2,
    }
}

/// Words that join another clause of the writer's behind a comma.
fn is_clause_joiner(word: &str) -> bool {
    matches!(
        word,
        "while"
            | "although"
            | "though"
            | "but"
            | "as"
            | "after"
            | "before"
            | "when"
            | "because"
            | "whereas"
            | "yet"
            | "so"
    )
}
