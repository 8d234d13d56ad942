//! Surroundings: the sentence around some words, for showing them.
//!
//! The store knows no reading rules; where it doubts, it shows more rather than less.

use dateline_model::Span;

/// How far a sentence is looked for on either side, in bytes.
const REACH: usize = 600;

/// The sentence, or the sentences, that hold `words`, inside `limit`. With `lines`, a line break
/// ends a sentence; without, it is white space, as in a wrapped paragraph.
pub(crate) fn sentence_around(text: &str, words: Span, limit: Span, lines: bool) -> Span {
    let limit = limit.cover(words);
    let from = boundary(text, words.start().saturating_sub(REACH).max(limit.start()));
    let to = boundary(text, (words.end() + REACH).min(limit.end()));
    let window = Span::new(from, to.max(words.end()));
    let (mut start, mut end) = (window.start(), window.end());
    for at in ends(window.of(text), lines) {
        let at = window.start() + at;
        if at <= words.start() {
            start = at;
        } else if at >= words.end() {
            end = at;
            break;
        }
    }
    Span::new(start, end).trimmed(text)
}

/// The nearest character boundary at or after an offset.
fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Offsets behind the ends of sentences: behind the mark and the quotes that close with it.
fn ends(text: &str, lines: bool) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut word = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let mut end = at + letter.len_utf8();
        let is_wide = matches!(letter, '。' | '！' | '？' | '｡');
        let is_mark = is_wide || matches!(letter, '!' | '?') || (letter == '.' && !is_short(&word));
        if is_mark {
            while let Some((at, close)) = letters.next_if(|(_, close)| is_closing(*close)) {
                end = at + close.len_utf8();
            }
            let is_followed = letters.peek().is_none_or(|(_, next)| next.is_whitespace());
            if is_wide || is_followed {
                ends.push(end);
            }
        } else if letter == '\n' && lines {
            ends.push(end);
        }
        if letter.is_alphanumeric() || letter == '.' {
            word.push(letter);
        } else {
            word.clear();
        }
    }
    ends
}

/// Whether a period behind these letters may stand for left-out letters: `Mr`, `Gen`, `U.S`, `J`.
fn is_short(word: &str) -> bool {
    let letters = word.rsplit('.').next().unwrap_or_default();
    let is_name = letters.starts_with(char::is_uppercase) && letters.chars().count() <= 4;
    is_name || (word.contains('.') && letters.chars().count() <= 2)
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '>' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &str) {
        let start = text.find(words).unwrap();
        let words = Span::new(start, start + words.len());
        let all = Span::new(0, text.len());
        assert_eq!(sentence_around(text, words, all, true).of(text), expected);
    }

    #[test]
    fn a_quote_belongs_to_its_sentence() {
        let text = "It rained. \"We sail,\" said Gen. Ana Reed of the U.S. fleet. They sailed.";
        check(text, "We sail", "\"We sail,\" said Gen. Ana Reed of the U.S. fleet.");
        check(text, "They", "They sailed.");
        check("He asked: “Who sails?” Nobody did.", "Who", "He asked: “Who sails?”");
        check("He paid 1.5 marks. Good.", "paid", "He paid 1.5 marks.");
    }

    #[test]
    fn other_scripts_end_their_sentences_too() {
        check("天气好。他说：“出海！”大家走了。", "出海", "他说：“出海！”");
        check("비가 왔다. 그는 말했다. 끝", "그는", "그는 말했다.");
    }

    #[test]
    fn a_line_ends_only_where_lines_are_asked_for() {
        check("Headline\nThe ship sails", "ship", "The ship sails");
        let text = "The ship\nsails. Then";
        let words = Span::new(9, 14);
        assert_eq!(
            sentence_around(text, words, Span::new(0, text.len()), false).of(text),
            "The ship\nsails."
        );
    }

    #[test]
    fn a_text_without_ends_is_cut() {
        let text = "가".repeat(2_000);
        let found = sentence_around(&text, Span::new(3_000, 3_003), Span::new(0, 6_000), true);
        assert!(found.len() <= 2 * REACH + 6 && found.fits(&text));
    }
}
