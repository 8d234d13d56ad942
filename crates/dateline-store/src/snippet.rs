//! Snippets: words cut from stored text, with the asked words marked.

use crate::fold::{Term, terms};
use dateline_model::Span;

/// Bytes of a snippet, about.
const SNIPPET_BYTES: usize = 280;
/// The most spans a hit carries.
const SPANS: usize = 64;

/// The places in `within` where one of the asked phrases stands, in order, none overlapping.
///
/// Each phrase is its terms with their distances, as [`crate::fold::asked`] gives them.
pub(crate) fn matches(text: &str, within: Span, asked: &[Vec<Term>]) -> Vec<Span> {
    let all = terms(within.of(text));
    let mut spans = Vec::new();
    for phrase in asked {
        let Some(first) = phrase.first() else { continue };
        let begins = |term: &Term| term.word == first.word && term.width == first.width;
        for (at, begun) in all.iter().enumerate().filter(|(_, term)| begins(term)) {
            let mut span = Some(begun.span);
            for wanted in phrase.iter().skip(1) {
                let position = begun.position + (wanted.position - first.position);
                // A pair stands before the single character of the position behind it.
                let mut near = all.iter().skip(at).take_while(|term| term.position <= position + 1);
                let next = near.find(|term| term.position == position && term.word == wanted.word);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::asked;

    fn check_marks(text: &str, asked_words: &[&str], expected: &[&str]) {
        let asked: Vec<Vec<Term>> = asked_words.iter().map(|words| asked(words)).collect();
        let spans = matches(text, Span::new(0, text.len()), &asked);
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn words_and_phrases_are_marked_where_they_stand() {
        check_marks("The harbour, the Harbour!", &["harbour"], &["harbour", "Harbour"]);
        check_marks("dark harbour light", &["harbour light", "dark"], &["dark", "harbour light"]);
        check_marks("a a a b", &["a b"], &["a b"]);
        check_marks("한가람 주석은 한가람", &["한가람"], &["한가람", "한가람"]);
        check_marks("林望舒主席", &["望舒"], &["望舒"]);
        check_marks("Sénat", &["senat"], &["Sénat"]);
        check_marks("nothing", &["light"], &[]);
    }

    #[test]
    fn a_snippet_shows_the_densest_place_and_says_what_it_left_out() {
        let text = format!("{}harbour light {}harbour", "calm sea ".repeat(90), "x ".repeat(300));
        let all = Span::new(0, text.len());
        let pieces = cut(&text, all, &matches(&text, all, &[asked("harbour"), asked("light")]));
        let marked: Vec<&str> = pieces.iter().filter(|p| p.1).map(|p| p.0.as_str()).collect();
        assert_eq!(marked, ["harbour", "light"]);
        assert_eq!(pieces[0].0, "… ");
        assert_eq!(pieces[pieces.len() - 1].0, " …");
        let length: usize = pieces.iter().map(|piece| piece.0.len()).sum();
        assert!(length < 400, "{length}");
    }

    #[test]
    fn without_marks_the_text_begins() {
        let pieces = cut("Calm\n  sea", Span::new(0, 10), &[]);
        assert_eq!(pieces, [("Calm sea".to_owned(), false)]);
    }
}
