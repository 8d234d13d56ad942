//! Snippets: words cut from stored text, with the asked words marked.

use crate::fold::{Term, terms};
use dateline_model::Span;

/// Bytes of a snippet, about.
const SNIPPET_BYTES: usize = 280;
/// The most spans a hit carries.
const SPANS: usize = 64;
/// The longest context of a statement or mention, in bytes.
const CONTEXT_BYTES: usize = 600;

/// The places in `within` where one of the asked phrases stands, in order, none overlapping.
///
/// Each phrase is its terms with their distances, as [`crate::fold::asked`] gives them.
pub(crate) fn matches(text: &str, within: Span, asked: &[Vec<Term>]) -> Vec<Span> {
    let all = terms(within.of(text));
    let mut spans = Vec::new();
    for phrase in asked {
        let Some(first) = phrase.first() else { continue };
        for begun in all.iter().filter(|term| term.word == first.word && term.width == first.width)
        {
            let mut span = Some(begun.span);
            for wanted in phrase.iter().skip(1) {
                let position = begun.position + (wanted.position - first.position);
                let next = all.iter().skip_while(|term| term.span.end() <= begun.span.start());
                let mut next = next.take_while(|term| term.position <= position + 2);
                let next = next.find(|term| term.position == position && term.word == wanted.word);
                span = span.zip(next).map(|(span, term)| span.cover(term.span));
            }
            spans.extend(span.map(|span| within.absolute(span)));
        }
    }
    spans.sort();
    spans.dedup_by(|next, before| before.overlaps(*next));
    spans.truncate(SPANS);
    spans
}

/// A stretch of the text around the densest marks, in pieces: `true` is marked.
pub(crate) fn cut(text: &str, within: Span, marks: &[Span]) -> Vec<(String, bool)> {
    let inside: Vec<Span> = marks.iter().copied().filter(|mark| within.contains(*mark)).collect();
    let window = window(text, within, &inside);
    let mut pieces = Vec::new();
    if window.start() > within.start() {
        pieces.push(("… ".to_owned(), false));
    }
    let mut at = window.start();
    for mark in inside.iter().filter(|mark| window.contains(**mark)) {
        push(&mut pieces, Span::new(at, mark.start()).of(text), false);
        push(&mut pieces, mark.of(text), true);
        at = mark.end();
    }
    push(&mut pieces, Span::new(at, window.end()).of(text), false);
    if window.end() < within.end() {
        pieces.push((" …".to_owned(), false));
    }
    pieces
}

/// Adds a piece with white space folded, its ends kept as single spaces.
fn push(pieces: &mut Vec<(String, bool)>, words: &str, is_marked: bool) {
    let mut folded = String::with_capacity(words.len());
    for letter in words.chars() {
        let letter = if letter.is_whitespace() { ' ' } else { letter };
        if letter != ' ' || !folded.ends_with(' ') {
            folded.push(letter);
        }
    }
    if !folded.is_empty() {
        pieces.push((folded, is_marked));
    }
}

/// The window that holds the most marks; the start of the text when there are none.
fn window(text: &str, within: Span, marks: &[Span]) -> Span {
    let held = |from: usize| {
        marks.iter().filter(move |mark| mark.start() >= from && mark.end() <= from + SNIPPET_BYTES)
    };
    let best = marks.iter().map(|mark| mark.start()).rev().max_by_key(|from| held(*from).count());
    let from = best.map_or(within.start(), |from| from.saturating_sub(SNIPPET_BYTES / 4));
    let from = from.max(within.start());
    let to = (from + SNIPPET_BYTES).min(within.end());
    let to = marks.iter().map(|m| m.end()).find(|end| *end >= to && *end < to + 64).unwrap_or(to);
    let from = if from == within.start() { from } else { after_space(text, from, within.end()) };
    let first = best.unwrap_or(from);
    Span::new(from.min(first), before_space(text, to, within.end()))
}

/// The first word boundary at or after an offset, looked for in the next 40 bytes.
fn after_space(text: &str, from: usize, end: usize) -> usize {
    let from = (from..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let ahead = Span::new(from, end).of(text);
    let space = ahead.char_indices().take(40).find(|(_, letter)| letter.is_whitespace());
    space.map_or(from, |(at, letter)| from + at + letter.len_utf8())
}

/// The end of the word that an offset cuts.
fn before_space(text: &str, to: usize, end: usize) -> usize {
    if to >= end {
        return end;
    }
    let to = (to..end).find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    let ahead = Span::new(to, end).of(text);
    let space = ahead.char_indices().take(24).find(|(_, letter)| letter.is_whitespace());
    space.map_or(to, |(at, _)| to + at)
}

/// The line or sentence around some words, not longer than a few hundred bytes; `limit` is never
/// left. The reader's own sentences are not stored, so a sentence here ends at its mark and a space.
pub(crate) fn sentence_around(text: &str, words: Span, limit: Span) -> Span {
    let limit = if limit.contains(words) { limit } else { limit.cover(words) };
    let before = Span::new(limit.start(), words.start()).of(text);
    let before_near = before
        .char_indices()
        .rev()
        .take_while(|(at, _)| before.len() - at < CONTEXT_BYTES)
        .collect::<Vec<_>>();
    let mut start = before_near.last().map_or(words.start(), |(at, _)| limit.start() + at);
    let mut follower = None;
    for (at, letter) in &before_near {
        if *letter == '\n' || (ends_sentence(*letter) && follower.is_none_or(char::is_whitespace)) {
            start = limit.start() + at + letter.len_utf8();
            break;
        }
        follower = if is_full_width_stop(*letter) { None } else { Some(*letter) };
    }
    let after = Span::new(words.end(), limit.end()).of(text);
    let mut end = words.end();
    let is_done =
        text.get(words.start()..words.end()).is_some_and(|it| it.ends_with(ends_sentence));
    if !is_done {
        end = limit.end();
        let mut letters = after.char_indices().peekable();
        while let Some((at, letter)) = letters.next() {
            let next = letters.peek().map(|(_, next)| *next);
            let is_stop = is_full_width_stop(letter)
                || (ends_sentence(letter) && next.is_none_or(char::is_whitespace));
            if letter == '\n' || is_stop || at > CONTEXT_BYTES {
                end = words.end() + at + letter.len_utf8();
                break;
            }
        }
    }
    Span::new(start, end).trimmed(text)
}

fn ends_sentence(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '。' | '！' | '？' | '”' | '"' | '」' | '』')
}

fn is_full_width_stop(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？')
}
