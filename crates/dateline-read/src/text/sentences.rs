//! Sentences: where they end, in every script.

use super::characters::{is_closing_quote, is_terminal};
use dateline_model::Span;

/// Abbreviations whose dot ends no sentence, lower case, without the dot.
const ABBREVIATIONS: [&str; 34] = [
    "adm", "apr", "aug", "brig", "capt", "co", "col", "corp", "dec", "dr", "feb", "fig", "gen",
    "gov", "inc", "jan", "jr", "lt", "ltd", "maj", "mr", "mrs", "ms", "mt", "no", "nov", "oct",
    "prof", "rep", "sen", "sept", "sgt", "st", "vs",
];

/// The sentences of a stretch of text, without white space at their ends.
///
/// A sentence ends after a terminal mark and the closing marks behind it, when white space or the
/// end follows (after `。！？` nothing need follow); not after an abbreviation, a single letter or
/// inside a number.
pub(crate) fn sentences(text: &str, within: Span) -> Vec<Span> {
    let words = within.of(text);
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_terminal(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, mark)) = chars.peek().copied() {
            if !is_terminal(mark) && !is_closing_quote(mark) && mark != ')' {
                break;
            }
            end = next + mark.len_utf8();
            chars.next();
        }
        let follows = words.get(end..).and_then(|rest| rest.chars().next());
        let is_wide = matches!(c, '。' | '！' | '？' | '．');
        let is_end = is_wide || follows.is_none_or(char::is_whitespace);
        if is_end && !(c == '.' && is_abbreviated(words.get(start..at).unwrap_or_default())) {
            push(&mut out, text, within.absolute(Span::new(start, end)));
            start = end;
        }
    }
    push(&mut out, text, within.absolute(Span::new(start, words.len())));
    out
}

fn push(out: &mut Vec<Span>, text: &str, span: Span) {
    let span = span.trimmed(text);
    if !span.is_empty() {
        out.push(span);
    }
}

/// Whether the last word before a dot is an abbreviation, a single Latin letter or dotted capitals.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic() && c != '.').next().unwrap_or_default();
    let is_letter = word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let is_dotted = word.contains('.') && word.split('.').all(|part| part.len() <= 1);
    is_letter || is_dotted || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn dots_that_end_nothing() {
        assert_eq!(
            cut("Gen. Odo M. Vale met the U.S. envoy. \"It is late.\" He left at 3.30 p.m. today!"),
            [
                "Gen. Odo M. Vale met the U.S. envoy.",
                "\"It is late.\"",
                "He left at 3.30 p.m. today!"
            ]
        );
    }

    #[test]
    fn wide_marks_need_no_space() {
        assert_eq!(cut("港は開いた。「遅い」と言った。"), ["港は開いた。", "「遅い」と言った。"]);
    }
}
