//! Cues: where a sentence reports speech, with the helping verbs and the negation around the word.

use super::classes::{
    is_adverb, is_article, is_auxiliary, is_be, is_determiner, is_preposition, is_subject,
};
use super::words::{Run, Words};
use crate::lexicon::{Cue, Cues, Form};

/// A reporting word or phrase found in a sentence.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four independent traits of one verb group")]
pub(crate) struct Hit<'l> {
    /// The row of the lexicon.
    pub cue: &'l Cue,
    /// The form of its verb.
    pub form: Form,
    /// Helping verbs, verb and the words of the phrase.
    pub run: Run,
    /// The verb.
    pub head: usize,
    /// `was told`
    pub is_passive: bool,
    /// `did not say`
    pub is_negated: bool,
    /// `to say`
    pub is_infinitive: bool,
    /// `might say`
    pub is_possible: bool,
}

impl Hit<'_> {
    /// Whether it has a subject of its own: neither `saying` nor `to say`.
    pub(crate) fn is_finite(&self) -> bool {
        !self.is_infinitive && (self.form != Form::Ing || self.run.start < self.head)
    }
}

/// The reporting words of a sentence outside quotation marks, in order, not overlapping.
pub(crate) fn find<'l>(words: &Words<'_>, sentence: Run, cues: &'l Cues) -> Vec<Hit<'l>> {
    let mut hits: Vec<Hit<'l>> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let found =
            if words.quote(at).is_some() { None } else { longest(words, sentence, at, cues) };
        let Some((cue, form, end)) = found else {
            at = at.saturating_add(1);
            continue;
        };
        match shape(words, sentence, at, end, cue, form) {
            Some(hit) => {
                at = end;
                hits.push(hit);
            }
            None => at = at.saturating_add(1),
        }
    }
    hits
}

/// The row with the longest tail that matches at a word, and where it ends.
fn longest<'l>(
    words: &Words<'_>,
    sentence: Run,
    at: usize,
    cues: &'l Cues,
) -> Option<(&'l Cue, Form, usize)> {
    cues.of(words.low(at))
        .filter_map(|(cue, form)| {
            let end = tail(words, sentence, at.saturating_add(1), &cue.tail)?;
            Some((cue, form, end))
        })
        .max_by_key(|(_, _, end)| *end)
}

/// Where the words that must follow a verb end.
fn tail(words: &Words<'_>, sentence: Run, from: usize, tail: &[String]) -> Option<usize> {
    let mut at = from;
    let mut slack = 0;
    let mut is_by = false;
    for want in tail {
        if want == "*" {
            // "was quoted by the Meridian News Agency as saying"
            is_by = words.low(at) == "by";
            slack = if is_by { 9 } else { 3 };
            continue;
        }
        let hit = (at..=at.saturating_add(slack))
            .take_while(|i| *i < sentence.end)
            .find(|i| words.low(*i) == want)?;
        let is_clear = (at..hit).all(|i| {
            (words.is_word(i) || words.quote(i).is_some())
                && (is_by || !is_preposition(words.low(i)))
        });
        if !is_clear {
            return None;
        }
        at = hit.saturating_add(1);
        slack = 0;
    }
    Some(at)
}

/// The helping verbs before a verb; nothing when the word is no verb here.
fn shape<'l>(
    words: &Words<'_>,
    sentence: Run,
    head: usize,
    end: usize,
    cue: &'l Cue,
    form: Form,
) -> Option<Hit<'l>> {
    let mut hit = Hit {
        cue,
        form,
        run: Run::new(head, end),
        head,
        is_passive: false,
        is_negated: false,
        is_infinitive: false,
        is_possible: false,
    };
    let mut start = head;
    let mut has_helper = false;
    let mut at = head;
    while at > sentence.start {
        let before = at.saturating_sub(1);
        let word = words.low(before);
        if words.quote(before).is_some() {
            break;
        }
        if is_auxiliary(word) {
            has_helper = true;
            hit.is_passive |= is_be(word) && at_is_participle(form);
            hit.is_possible |=
                matches!(word, "could" | "may" | "might" | "must" | "should" | "can");
            start = before;
        } else if word == "t" && matches!(words.before(before), "'" | "’") {
            hit.is_negated = true;
            at = before.saturating_sub(1);
            continue;
        } else if matches!(word, "not" | "never" | "cannot") {
            hit.is_negated = true;
        } else if word == "to" && (form == Form::Plain || has_helper) {
            hit.is_infinitive = true;
            start = before;
        } else if !is_adverb(word) {
            break;
        }
        at = before;
    }
    // An adverb right before the verb belongs to the cue.
    while start == head
        && head > sentence.start
        && is_adverb(words.before(start))
        && start > sentence.start.saturating_add(1)
    {
        start = start.saturating_sub(1);
        if start.saturating_add(1) < head {
            break;
        }
    }
    hit.run.start = start;
    is_verb(words, sentence, &hit, has_helper).then_some(hit)
}

fn at_is_participle(form: Form) -> bool {
    matches!(form, Form::Past | Form::Participle)
}

/// Words that take a plain form behind them and do not end with *s*.
const PLURALS: [&str; 16] = [
    "people", "and", "men", "women", "some", "many", "most", "police", "%", "percent", "half",
    "who", "i", "you", "we", "they",
];

/// Whether a word that looks like a verb stands where a verb can stand.
fn is_verb(words: &Words<'_>, sentence: Run, hit: &Hit<'_>, has_helper: bool) -> bool {
    if has_helper || hit.is_infinitive {
        return true;
    }
    let first = hit.run.start;
    let before = if first > sentence.start { words.before(first) } else { "" };
    let next = words.low(hit.run.end);
    let is_name = words.is_capital(hit.head) && hit.head > sentence.start && !words.is_title_case;
    if is_article(before) || is_name {
        return false;
    }
    match hit.form {
        Form::Plain => {
            let is_plural =
                (before.ends_with('s') && !before.ends_with("ss")) || PLURALS.contains(&before);
            is_plural
                || (!hit.cue.is_noun
                    && !before.is_empty()
                    && words.is_word(first.saturating_sub(1))
                    && before != "he"
                    && before != "she"
                    && before != "it")
        }
        Form::Present => {
            let is_owned = hit.cue.is_noun
                && !words.is_capital(first.saturating_sub(1))
                && !opens_noun(words, sentence, first);
            !is_owned
                && !is_preposition(before)
                && before != "and"
                && (first > sentence.start)
                && (!is_preposition(next)
                    || !hit.cue.tail.is_empty()
                    || matches!(next, "in" | "on" | "at" | "to" | "for"))
        }
        Form::Past | Form::Participle => !is_preposition(before),
        Form::Ing => !is_determiner(before),
    }
}

/// Whether an article or pronoun stands within three words before, so that a noun is complete.
fn opens_noun(words: &Words<'_>, sentence: Run, first: usize) -> bool {
    (sentence.start..first)
        .rev()
        .take(6)
        .any(|i| is_determiner(words.low(i)) || is_subject(words.low(i)))
}
