//! Folding: how words are compared, in the index, in filters and in snippets.
//!
//! Latin, Cyrillic and other alphabets: a word is a run of letters and digits, lower-cased, width
//! and accents of Latin letters folded. Chinese, Japanese, Korean: no dictionary; every character
//! is a term, and every two neighbours are one, so that any stretch of text can be found.

use dateline_model::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One term of a text: a word, a CJK character, or two neighbouring ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The folded characters.
    pub(crate) word: String,
    /// Where they stand.
    pub(crate) span: Span,
    /// Which word of the text it is; a pair has the position of its first character.
    pub(crate) position: usize,
    /// How many positions it covers.
    pub(crate) width: usize,
}

/// All terms of a text in order; a pair follows the single character it begins with.
pub(crate) fn terms(text: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut position = 0;
    let mut word = String::new();
    let mut word_span: Option<Span> = None;
    let mut last: Option<(char, Span)> = None;
    for (letters, span) in clusters(text) {
        for letter in letters.chars() {
            if is_cjk(letter) {
                flush(&mut terms, &mut word, &mut word_span, &mut position);
                if let Some((before, its)) = last.take() {
                    let pair: String = [before, letter].iter().collect();
                    let begun = position.saturating_sub(1);
                    terms.push(Term {
                        word: pair,
                        span: its.cover(span),
                        position: begun,
                        width: 2,
                    });
                }
                terms.push(Term { word: letter.to_string(), span, position, width: 1 });
                position += 1;
                last = Some((letter, span));
            } else if letter.is_alphanumeric() {
                last = None;
                word.push(letter);
                word_span = Some(word_span.map_or(span, |before| before.cover(span)));
            } else if !is_combining_mark(letter) {
                // White space does not part two CJK characters: lines are wrapped inside words, and
                // Korean spacing differs from outlet to outlet.
                if !letter.is_whitespace() {
                    last = None;
                }
                flush(&mut terms, &mut word, &mut word_span, &mut position);
            }
        }
    }
    flush(&mut terms, &mut word, &mut word_span, &mut position);
    terms
}

/// The terms a typed phrase asks for: words, and pairs wherever characters have a neighbour.
pub(crate) fn asked(text: &str) -> Vec<Term> {
    let all = terms(text);
    let is_in_pair = |term: &Term| {
        let pairs = all.iter().filter(|pair| pair.width == 2);
        let single = term.position;
        let mut pairs = pairs.map(|pair| pair.position);
        term.width == 1 && pairs.any(|begun| begun == single || begun + 1 == single)
    };
    all.iter().filter(|term| !is_in_pair(term)).cloned().collect()
}

/// The folded words of a text, joined by single spaces: equal for texts that differ only in case,
/// width, accents, punctuation and spacing.
pub(crate) fn fold(text: &str) -> String {
    let words = terms(text).into_iter().filter(|term| term.width == 1).map(|term| term.word);
    words.collect::<Vec<_>>().join(" ")
}

fn flush(terms: &mut Vec<Term>, word: &mut String, span: &mut Option<Span>, position: &mut usize) {
    if let Some(span) = span.take() {
        let word = clip(std::mem::take(word));
        terms.push(Term { word, span, position: *position, width: 1 });
        *position += 1;
    }
}

/// Words longer than this are cut: no language has them, and the index takes no term of any length.
const WORD_BYTES: usize = 128;

fn clip(mut word: String) -> String {
    if word.len() > WORD_BYTES {
        let end = (0..=WORD_BYTES).rev().find(|&end| word.is_char_boundary(end));
        word.truncate(end.unwrap_or_default());
    }
    word
}

/// Characters with the marks that follow them, folded, each with its place.
fn clusters(text: &str) -> impl Iterator<Item = (String, Span)> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.next()?;
        let mut end = start + first.len_utf8();
        while let Some(&(at, mark)) = letters.peek() {
            if !is_combining_mark(mark) && !is_jamo_tail(mark) {
                break;
            }
            end = at + mark.len_utf8();
            letters.next();
        }
        let span = Span::new(start, end);
        Some((fold_cluster(span.of(text)), span))
    })
}

fn fold_cluster(cluster: &str) -> String {
    if let [byte] = cluster.as_bytes() {
        return char::from(*byte).to_ascii_lowercase().to_string();
    }
    let folded = cluster.nfkc().flat_map(char::to_lowercase).collect::<String>();
    let mut apart = folded.nfd();
    match apart.next() {
        Some(base) if base.is_ascii_alphanumeric() => {
            std::iter::once(base).chain(apart.filter(|c| !is_combining_mark(*c))).collect()
        }
        _ => folded,
    }
}

/// Vowels and final consonants of Korean syllables written in parts.
fn is_jamo_tail(letter: char) -> bool {
    matches!(letter, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}')
}

/// Whether a character belongs to a script written without spaces between words, or, like Korean,
/// with particles grown onto them.
fn is_cjk(letter: char) -> bool {
    matches!(letter,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3105}'..='\u{312f}'
        | '\u{3131}'..='\u{318e}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_terms(text: &str, expected: &[&str]) {
        let found: Vec<String> = terms(text).into_iter().map(|term| term.word).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_lower_case_and_pairs_are_made() {
        check_terms("Ada Marrow's", &["ada", "marrow", "s"]);
        check_terms("한가람은", &["한", "한가", "가", "가람", "람", "람은", "은"]);
        check_terms("MNA가 말", &["mna", "가", "가말", "말"]);
        check_terms("가, 말", &["가", "말"]);
        check_terms("Ｐｏｒｔ Lumén ёж", &["port", "lumen", "ёж"]);
    }

    #[test]
    fn spans_lead_back_to_the_words() {
        let text = "In Sénat, 하늬 met";
        for term in terms(text) {
            assert_eq!(fold(term.span.of(text)).replace(' ', ""), term.word);
        }
    }

    #[test]
    fn syllables_in_parts_are_syllables() {
        check_terms("\u{1112}\u{1161}\u{11ab}", &["한"]);
    }

    #[test]
    fn a_phrase_asks_for_pairs_where_there_are_some() {
        let words: Vec<String> = asked("한가람 met x").into_iter().map(|t| t.word).collect();
        assert_eq!(words, ["한가", "가람", "met", "x"]);
        assert_eq!(asked("한").len(), 1);
    }
}
