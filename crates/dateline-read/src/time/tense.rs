//! Tense: whether the words around an expression tell what was or what will be.

use super::lex::Lexeme;
use super::words::{Tense, Word};

/// How many lexemes are looked through on either side.
const REACH: usize = 14;

/// The tense of the verb nearest to an expression in its sentence; on the left first, because a
/// verb comes before its time more often than not.
pub(crate) fn tense(text: &str, lexemes: &[Lexeme], first: usize, next: usize) -> Option<Tense> {
    let before = first.checked_sub(1).and_then(|at| lexemes.get(at));
    let behind = lexemes.get(next);
    // "Wednesday's ruling" is made; "until Friday", "by May", "as soon as Tuesday" look ahead.
    if behind.is_some_and(|lexeme| matches!(lexeme.span.of(text), "'s" | "’s")) {
        return Some(Tense::Past);
    }
    let before = before.map(|lexeme| (lexeme.word, lexeme.span.of(text)));
    if let Some((Word::Link("until" | "till" | "by"), _) | (_, "as")) = before {
        return Some(Tense::Future);
    }
    let left = (first.saturating_sub(REACH)..first).rev();
    let right = next..next.saturating_add(REACH).min(lexemes.len());
    nearest(text, lexemes, left, false, first).or_else(|| nearest(text, lexemes, right, true, next))
}

fn nearest(
    text: &str,
    lexemes: &[Lexeme],
    range: impl Iterator<Item = usize>,
    is_rightward: bool,
    edge: usize,
) -> Option<Tense> {
    let mut present = None;
    let mut future = None;
    for at in range {
        let lexeme = lexemes.get(at)?;
        match lexeme.word {
            // "had been due to open" is told as past, "is due to open" is not.
            Word::Verb(Tense::Past) if future.is_some() => {
                let is_had = lexeme.span.of(text).eq_ignore_ascii_case("had");
                return if is_had { Some(Tense::Past) } else { future };
            }
            Word::Verb(Tense::Future) if is_participle(lexeme.span.of(text)) => {
                future = future.or(Some(Tense::Future));
            }
            _ if future.is_some() => match lexeme.word {
                Word::Other | Word::Verb(_) => {}
                _ => return future,
            },
            Word::Mark('.' | '!' | '?' | ';' | '。' | '！' | '？') => break,
            // "has entered" speaks of the present, though its participle looks past.
            Word::Verb(Tense::Present) => {
                let mut ahead = (at + 1..at + 4).filter_map(|at| lexemes.get(at));
                if ahead.any(|lexeme| lexeme.word == Word::Verb(Tense::Future)) {
                    return Some(Tense::Future);
                }
                present = Some(Tense::Present);
                if is_rightward {
                    break;
                }
            }
            // "set to resume"
            Word::Verb(Tense::Past)
                if lexemes.get(at + 1).is_some_and(|next| next.word == Word::Link("to"))
                    && lexeme.span.of(text) == "set" =>
            {
                return Some(Tense::Future);
            }
            Word::Verb(tense) => return Some(tense),
            // "the upcoming year" looks ahead only where it stands beside the expression.
            Word::Which(super::words::Which::Next) if at.abs_diff(edge) < 3 => {
                return Some(Tense::Future);
            }
            Word::Other => {
                if is_rightward && is_plain_end(text, lexemes, at) {
                    return Some(Tense::Future);
                }
                if let Some(tense) = by_ending(lexeme.span.of(text)) {
                    return Some(tense);
                }
            }
            _ => {}
        }
    }
    future.or(present)
}

/// Whether a word that looks ahead is an adjective or a participle, which takes its time from the
/// verb before it.
fn is_participle(word: &str) -> bool {
    matches!(word, "due" | "scheduled" | "expected" | "planned" | "slated")
}

/// Whether a Japanese sentence ends here with a verb in its plain form, which behind a day tells
/// what is to come: 17日に帰国する。
fn is_plain_end(text: &str, lexemes: &[Lexeme], at: usize) -> bool {
    let word = lexemes.get(at).map_or("", |lexeme| lexeme.span.of(text));
    let is_end = lexemes.get(at + 1).is_some_and(|next| next.word == Word::Mark('。'));
    is_end
        && word.ends_with('る')
        && !["いる", "である", "てる"].iter().any(|end| word.ends_with(end))
}

/// The tense a word's ending shows, where it shows one.
fn by_ending(word: &str) -> Option<Tense> {
    const FUTURE: [&str; 8] = ["예정", "계획", "将", "將", "予定", "見通し", "전망", "할 것"];
    const PAST: [&str; 9] = ["했다", "었다", "였다", "됐다", "한 바", "了", "した", "った", "れた"];
    if word.is_ascii() {
        let is_past = word.len() > 3
            && (word.ends_with("ed") && !word.ends_with("eed"))
            && word.starts_with(|c: char| c.is_ascii_lowercase());
        return is_past.then_some(Tense::Past);
    }
    if FUTURE.iter().any(|mark| word.contains(mark)) {
        return Some(Tense::Future);
    }
    PAST.iter().any(|mark| word.contains(mark)).then_some(Tense::Past)
}
