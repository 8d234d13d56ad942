//! Frames: what follows a reporting word, and where its content begins.

use super::classes::{is_adverb, is_determiner, is_preposition, is_subject, is_weekday};
use super::cues::Hit;
use super::words::{Run, Words};
use crate::lexicon::Frame;

/// What follows a reporting word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    /// The frame.
    pub frame: Frame,
    /// Where the content begins, or where the words behind the cue begin.
    pub start: usize,
    /// Who is told.
    pub addressee: Option<Run>,
}

/// What follows a reporting word, adverbs, days and adjuncts left out.
pub(crate) fn frame_at(words: &Words<'_>, hit: &Hit<'_>, end: usize) -> At {
    let mut at = hit.run.end;
    let mut addressee = None;
    if tells(&hit.cue.lemma)
        && let Some(run) = told(words, at, end)
    {
        addressee = Some(run);
        at = run.end;
    }
    let mut found = plain(words, at, end);
    if addressee.is_some() && found.frame == Frame::Rest && !is_clause(words, found.start) {
        addressee = None;
        found = plain(words, hit.run.end, end);
    }
    At { addressee, ..found }
}

/// Verbs that take the one who is told as their object.
fn tells(lemma: &str) -> bool {
    matches!(
        lemma,
        "tell"
            | "inform"
            | "assure"
            | "reassure"
            | "remind"
            | "warn"
            | "notify"
            | "persuade"
            | "convince"
            | "advise"
            | "ask"
            | "urge"
            | "order"
            | "beg"
            | "implore"
            | "instruct"
            | "promise"
            | "brief"
            | "alert"
            | "teach"
            | "invite"
            | "command"
            | "exhort"
            | "encourage"
    )
}

/// Who is told: a pronoun, or a short noun phrase before *that*, *to*, a mark, a clause or the end.
fn told(words: &Words<'_>, from: usize, end: usize) -> Option<Run> {
    if matches!(words.low(from), "him" | "her" | "them" | "us" | "me" | "you" | "it") {
        return Some(Run::new(from, from.saturating_add(1)));
    }
    if !words.is_word(from)
        || words.quote(from).is_some()
        || matches!(words.low(from), "that" | "to")
        || is_preposition(words.low(from))
    {
        return None;
    }
    let mut at = from;
    while at < end.min(from.saturating_add(10)) {
        let word = words.low(at);
        let is_stop = words.quote(at).is_some()
            || matches!(
                word,
                "that"
                    | "to"
                    | ","
                    | "."
                    | ":"
                    | "in"
                    | "on"
                    | "at"
                    | "during"
                    | "after"
                    | "about"
                    | "not"
                    | "why"
                    | "how"
                    | "what"
                    | "whether"
                    | "if"
                    | "last"
                    | "via"
            )
            || is_weekday(word);
        let is_clause = at > from
            && (is_subject(word)
                || (is_determiner(word) && word != "all")
                || words.before(at) == "reporters");
        if is_stop || is_clause {
            return (at > from).then_some(Run::new(from, at));
        }
        at = at.saturating_add(1);
    }
    (at >= end && at > from).then_some(Run::new(from, at))
}

/// Whether a clause begins here.
fn is_clause(words: &Words<'_>, at: usize) -> bool {
    is_subject(words.low(at))
        || is_determiner(words.low(at))
        || words.is_capital(at)
        || matches!(words.low(at), "why" | "how" | "what" | "whether" | "if" | "not" | "there")
}

fn plain(words: &Words<'_>, from: usize, end: usize) -> At {
    let at = skip(words, from, end);
    let make = |frame, start| At { frame, start, addressee: None };
    let word = words.low(at);
    if at >= end || matches!(word, "." | ";" | "!" | "?" | ")" | "--" | "—") {
        return make(Frame::End, at);
    }
    if word == "that" && !is_stop_behind_that(words, at) {
        return make(Frame::That, at.saturating_add(1));
    }
    if words.opens(at) {
        return make(Frame::Quote, at);
    }
    if word == ":" {
        return make(Frame::Quote, at.saturating_add(1));
    }
    if word == "," {
        let next = skip(words, at.saturating_add(1), end);
        if words.opens(next) {
            return make(Frame::Quote, next);
        }
        if words.low(next) == "that" {
            return make(Frame::That, next.saturating_add(1));
        }
        return make(Frame::End, at);
    }
    if word == "to" {
        return make(Frame::To, at);
    }
    if is_preposition(word) {
        return adjunct(words, at, end);
    }
    make(Frame::Rest, at)
}

/// `said that.`: the pronoun, no conjunction.
fn is_stop_behind_that(words: &Words<'_>, at: usize) -> bool {
    matches!(words.low(at.saturating_add(1)), "." | "," | "" | "?" | "!")
}

/// Behind `in a statement`, `at the opening`: *that*, a mark, a clause, or the end.
fn adjunct(words: &Words<'_>, from: usize, end: usize) -> At {
    let make = |frame, start| At { frame, start, addressee: None };
    let mut at = from;
    while at < end.min(from.saturating_add(14)) {
        let word = words.low(at);
        if words.opens(at) {
            let is_open = at > from.saturating_add(1)
                && !matches!(
                    words.before(at),
                    "the" | "a" | "an" | "of" | "in" | "titled" | "called"
                );
            return if is_open { make(Frame::Quote, at) } else { make(Frame::End, from) };
        }
        if word == "that" && at > from.saturating_add(1) {
            return make(Frame::That, at.saturating_add(1));
        }
        if word == ":" {
            return make(Frame::Quote, at.saturating_add(1));
        }
        if word == "," {
            let next = at.saturating_add(1);
            if words.opens(next) {
                return make(Frame::Quote, next);
            }
            return make(Frame::End, from);
        }
        if matches!(word, "." | ";") {
            return make(Frame::End, from);
        }
        if at > from.saturating_add(1) && is_subject(word) && word != "who" {
            return make(Frame::Rest, at);
        }
        at = at.saturating_add(1);
    }
    make(Frame::End, from)
}

/// Behind adverbs and days.
fn skip(words: &Words<'_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && words.quote(at).is_none() {
        let word = words.low(at);
        let next = words.low(at.saturating_add(1));
        if is_weekday(word) || (is_adverb(word) && word != "all" && word != "only" && word != "not")
        {
            at = at.saturating_add(1);
        } else if (matches!(word, "on" | "late" | "early" | "last") && is_weekday(next))
            || (word == "last" && matches!(next, "week" | "month" | "year" | "night"))
            || (word == "this" && matches!(next, "week" | "month" | "year" | "morning"))
        {
            at = at.saturating_add(2);
        } else {
            break;
        }
    }
    at
}
