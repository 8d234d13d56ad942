//! Tense: whether the words around an expression tell what was or what will be.

use super::lex::Lexeme;
use super::words::{Tense, Word};

/// How many lexemes are looked through on either side.
const REACH: usize = 14;

/// The tense of the verb nearest to an expression in its sentence; on the left first, because a
/// verb comes before its time more often than not.
pub(crate) fn tense(text: &str, lexemes: &[Lexeme], first: usize, next: usize) -> Option<Tense> {
    let left = (first.saturating_sub(REACH)..first).rev();
    let right = next..next.saturating_add(REACH).min(lexemes.len());
    nearest(text, lexemes, left).or_else(|| nearest(text, lexemes, right))
}

fn nearest(text: &str, lexemes: &[Lexeme], range: impl Iterator<Item = usize>) -> Option<Tense> {
    let mut present = None;
    for at in range {
        let lexeme = lexemes.get(at)?;
        match lexeme.word {
            Word::Mark('.' | '!' | '?' | ';' | '。' | '！' | '？') => break,
            Word::Verb(Tense::Present) => present = present.or(Some(Tense::Present)),
            Word::Verb(tense) => return Some(tense),
            Word::Which(super::words::Which::Next) => return Some(Tense::Future),
            Word::Other => {
                if let Some(tense) = by_ending(lexeme.span.of(text)) {
                    return Some(tense);
                }
            }
            _ => {}
        }
    }
    present
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
