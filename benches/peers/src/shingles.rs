//! Shingles: runs of four tokens of a text against those of its gold.

use std::collections::BTreeMap;

/// Tokens of a shingle.
const LENGTH: usize = 4;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// A run of letters, digits and underscores.
    Word,
    /// The same, but each Han or kana character is a token of its own.
    Character,
}

/// True positives, surplus and misses of a page, as shares of their sum.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Page {
    hits: f64,
    wrong: f64,
    missing: f64,
}

/// Precision, recall and F1 of a set.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    /// Mean over the pages with an answer or a hit to miss.
    pub precision: f64,
    /// Mean over the pages with a text.
    pub recall: f64,
    /// Of the two means.
    pub f1: f64,
}

/// The shares of one page.
pub(crate) fn page(gold: &str, found: &str, token: Token) -> Page {
    let (gold, found) = (shingles(gold, token), shingles(found, token));
    let hits: usize = gold
        .iter()
        .map(|(shingle, times)| found.get(shingle).copied().unwrap_or_default().min(*times))
        .sum();
    let wrong = found.values().sum::<usize>() - hits;
    let missing = gold.values().sum::<usize>() - hits;
    let all = (hits + wrong + missing).max(1) as f64;
    Page { hits: hits as f64 / all, wrong: wrong as f64 / all, missing: missing as f64 / all }
}

/// The figures of a set.
pub(crate) fn figures(pages: &[Page]) -> Figures {
    let mean = |other: fn(&Page) -> f64| {
        let rows: Vec<f64> = pages
            .iter()
            .filter(|page| page.hits + other(page) > 0.0)
            .map(|page| page.hits / (page.hits + other(page)))
            .collect();
        if rows.is_empty() { 0.0 } else { rows.iter().sum::<f64>() / rows.len() as f64 }
    };
    let (precision, recall) = (mean(|page| page.wrong), mean(|page| page.missing));
    let both = precision + recall;
    let f1 = if both > 0.0 { 2.0 * precision * recall / both } else { 0.0 };
    Figures { precision, recall, f1 }
}

/// Whether most letters of a text are Han, kana or Hangul.
pub(crate) fn is_east(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut east, mut all) = (0, 0);
    for c in letters {
        all += 1;
        east += usize::from(is_single(c) || matches!(c, '\u{ac00}'..='\u{d7a3}'));
    }
    east * 2 > all
}

/// The multiset of shingles; a shorter text is one shingle, an empty one none.
fn shingles(text: &str, token: Token) -> BTreeMap<Vec<&str>, usize> {
    let tokens = tokens(text, token);
    let mut counts = BTreeMap::new();
    if tokens.is_empty() {
        return counts;
    }
    for shingle in tokens.windows(LENGTH.min(tokens.len())) {
        *counts.entry(shingle.to_vec()).or_default() += 1;
    }
    counts
}

fn tokens(text: &str, token: Token) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let is_alone = token == Token::Character && is_single(c);
        let is_word = !is_alone && (c.is_alphanumeric() || c == '_');
        if is_word {
            start = start.or(Some(at));
            continue;
        }
        tokens.extend(start.take().map(|start| &text[start..at]));
        if is_alone {
            tokens.push(&text[at..at + c.len_utf8()]);
        }
    }
    tokens.extend(start.map(|start| &text[start..]));
    tokens
}

/// Han and kana.
fn is_single(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_equal_to_itself_and_half_of_it_is_not() {
        let gold = "one two three four five six";
        let same = figures(&[page(gold, gold, Token::Word)]);
        assert!((same.f1 - 1.0).abs() < 1e-9);
        let half = figures(&[page(gold, "one two three four", Token::Word)]);
        assert!((half.precision - 1.0).abs() < 1e-9 && (half.recall - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn han_characters_are_tokens_of_their_own_and_hangul_runs_are_words() {
        assert_eq!(tokens("港口开放", Token::Word), ["港口开放"]);
        assert_eq!(tokens("港口 A1 개장", Token::Character), ["港", "口", "A1", "개장"]);
    }
}
