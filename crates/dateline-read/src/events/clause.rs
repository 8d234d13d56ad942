//! Clause: the evidence of a happening as words that can stand on their own.
//!
//! A trigger and its names are often but a piece of what is said: "X has released a". The evidence
//! is the clause around them, so that whoever opens the citation reads a whole thought.

use super::actors::is_verb;
use dateline_model::{Lang, Span};

/// Bytes to the left of which a clause without a head is not completed.
const REACH: usize = 260;
/// Most bytes of quoted words or of a bracket that a clause takes in whole.
const INSIDE: usize = 240;

/// The clause around the words that tell a happening; `trigger` is the part that tells what.
pub(super) fn around(text: &str, sentence: Span, span: Span, trigger: Span, lang: Lang) -> Span {
    let start = begin(text, sentence, span, trigger, lang);
    let start = if is_eastern(lang) { start } else { noun_start(text, start, span) };
    let end = end(text, sentence, span.end(), lang);
    Span::new(start, end.max(span.end())).trimmed(text)
}

fn is_eastern(lang: Lang) -> bool {
    matches!(lang, Lang::Ko | Lang::Zh | Lang::Ja)
}

/// Where the clause begins: behind the last mark, or with the sentence where nothing before the
/// trigger says who.
fn begin(text: &str, sentence: Span, span: Span, trigger: Span, lang: Lang) -> usize {
    let head = Span::new(sentence.start(), span.start().max(sentence.start())).of(text);
    let marks: &[&str] = match lang {
        Lang::Zh => &["，", "；", "："],
        Lang::Ja => &["。"],
        Lang::Ko => &[", "],
        _ => &[", ", "; ", ": ", " — ", " – ", " -- ", "“", "("],
    };
    let mark = marks.iter().filter_map(|mark| Some(head.rfind(mark)? + mark.len())).max();
    let Some(at) = mark else { return sentence.start() };
    let start = sentence.start() + at;
    let is_short = span.end().saturating_sub(sentence.start()) <= REACH;
    let first = Span::new(start, span.end()).of(text).split_whitespace().next().unwrap_or_default();
    let is_headless = if is_eastern(lang) {
        trigger.start() == span.start()
    } else {
        let before = Span::new(start, trigger.start().max(start)).of(text);
        has_no_head(first) || before.split_whitespace().count() < 2 && start == span.start()
    };
    if is_headless && is_short {
        return sentence.start();
    }
    // Too far from its beginning, a clause does without the word that ties it.
    let tie =
        ["and ", "but "].iter().find(|tie| Span::new(start, span.end()).of(text).starts_with(*tie));
    start + tie.map_or(0, |tie| tie.len())
}

/// Bytes before the words of a happening from which on only their noun phrase is shown.
const LONG: usize = 120;

/// Where the noun phrase begins when what stands before it would hide it.
fn noun_start(text: &str, start: usize, span: Span) -> usize {
    let before = Span::new(start, span.start().max(start)).of(text);
    let article =
        before.rfind(" the ").or_else(|| before.rfind(" a ")).filter(|at| before.len() - at < 48);
    match article {
        Some(at) if before.len() > LONG => start + at + 1,
        _ => start,
    }
}

/// Whether a clause that begins with this word has its subject further left.
fn has_no_head(word: &str) -> bool {
    const LINKS: [&str; 12] = [
        "and",
        "or",
        "but",
        "who",
        "which",
        "that",
        "where",
        "to",
        "including",
        "then",
        "also",
        "was",
    ];
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    bare.starts_with(|c: char| c.is_lowercase()) && (LINKS.contains(&bare) || is_verb(bare, bare))
}

/// Where the clause ends: at the next mark outside quotation marks and brackets.
fn end(text: &str, sentence: Span, from: usize, lang: Lang) -> usize {
    let rest = Span::new(from, sentence.end().max(from)).of(text);
    let mut closes: Option<(char, usize)> = None;
    for (at, c) in rest.char_indices() {
        if let Some((closer, until)) = closes {
            if c == closer || at > until {
                closes = None;
            }
            continue;
        }
        let opened = match c {
            '“' => Some('”'),
            '‘' => Some('’'),
            '「' => Some('」'),
            '《' => Some('》'),
            '(' => Some(')'),
            '（' => Some('）'),
            _ => None,
        };
        if let Some(closer) = opened {
            let length = rest.get(at..).and_then(|tail| tail.find(closer));
            match length.filter(|length| *length <= INSIDE) {
                Some(length) => closes = Some((closer, at + length)),
                None => return from + at,
            }
            continue;
        }
        if is_end(rest, at, c, lang) {
            return from + at;
        }
    }
    from + rest.trim_end_matches(['.', '。', '!', '?', ':', '：', ' ', '\n']).len()
}

fn is_end(rest: &str, at: usize, c: char, lang: Lang) -> bool {
    let tail = rest.get(at + c.len_utf8()..).unwrap_or_default();
    match c {
        ',' => !tail.starts_with(|next: char| next.is_ascii_digit()) && !is_year(tail),
        ';' | '；' | '，' | '。' | '"' | '”' | '」' | '》' | ')' | '）' | '—' => true,
        '、' => lang == Lang::Ja,
        ':' => tail.starts_with([' ', '\n']),
        ' ' => ["while ", "but ", "-- ", "– "].iter().any(|word| tail.starts_with(word)),
        _ => false,
    }
}

/// Whether a year follows a comma, as in "May 3, 2031".
fn is_year(tail: &str) -> bool {
    let tail = tail.strip_prefix(' ').unwrap_or_default();
    let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, text: &str, told: &str, trigger: &str, expected: &str) {
        let at = |words: &str| {
            let start = text.find(words).expect("the words stand in the text");
            Span::new(start, start + words.len())
        };
        let sentence = Span::new(0, text.len());
        let clause = around(text, sentence, at(told), at(trigger), lang);
        assert_eq!(clause.of(text), expected, "{text}");
    }

    #[test]
    fn a_clause_ends_at_a_mark() {
        check(
            Lang::En,
            "On Monday, the Lamp House Press has released a book of tides, sailors say.",
            "Lamp House Press has released a",
            "has released a",
            "the Lamp House Press has released a book of tides",
        );
        check(
            Lang::En,
            "Ada Marrow met Odo Vale on May 3, 2031, in a storm.",
            "Ada Marrow met Odo Vale",
            "met",
            "Ada Marrow met Odo Vale on May 3, 2031",
        );
    }

    #[test]
    fn a_clause_without_a_head_goes_back_to_it() {
        check(
            Lang::En,
            "The film, made by Lars Amsel, opened in Varsk and was released in Lumenia in May.",
            "was released in Lumenia",
            "was released in",
            "The film, made by Lars Amsel, opened in Varsk and was released in Lumenia in May",
        );
    }

    #[test]
    fn quoted_words_are_taken_in_whole() {
        check(
            Lang::En,
            "Odo Vale issued the order “Count ships, and count boats” at noon, aides said.",
            "Odo Vale issued the order",
            "issued the order",
            "Odo Vale issued the order “Count ships, and count boats” at noon",
        );
    }

    #[test]
    fn eastern_clauses_end_with_their_verb() {
        check(
            Lang::Ko,
            "한가람총비서께서 에이다 매로의장에게 축전을 보내시였다.",
            "한가람총비서께서 에이다 매로의장에게 축전",
            "축전",
            "한가람총비서께서 에이다 매로의장에게 축전을 보내시였다",
        );
        check(
            Lang::Ja,
            "汐見は31日、新しい船をイーストキーで進水させた。",
            "進水させ",
            "進水させ",
            "汐見は31日、新しい船をイーストキーで進水させた",
        );
        check(
            Lang::Zh,
            "当天，澜州渔船与索维亚巡逻舰在安德斯角相撞，无人受伤。",
            "澜州渔船与索维亚巡逻舰在安德斯角相撞",
            "相撞",
            "澜州渔船与索维亚巡逻舰在安德斯角相撞",
        );
    }
}
