//! Works: titles of books, films, articles and talks, so that nobody takes them for speech.
//!
//! A title stands in marks behind a word such as "book" or "entitled", or in Chinese title marks
//! of its own.

use super::found::Found;
use dateline_model::{Kind, Page, Span};

/// Marks around titles: opening, closing, whether they always mean a title outside Korean.
const MARKS: [(char, char, bool); 7] = [
    ('"', '"', false),
    ('“', '”', false),
    ('‘', '’', false),
    ('《', '》', true),
    ('〈', '〉', true),
    ('『', '』', false),
    ('「', '」', false),
];

/// Words right before an opening mark that make a title of what follows.
const CUES: [&str; 47] = [
    "titled",
    "entitled",
    "book",
    "film",
    "movie",
    "novel",
    "song",
    "poem",
    "opera",
    "drama",
    "documentary",
    "album",
    "essay",
    "treatise",
    "memoir",
    "memoirs",
    "article",
    "work",
    "works",
    "talk",
    "play",
    "painting",
    "pamphlet",
    "thesis",
    "magazine",
    "anthology",
    "classic",
    "sculpture",
    "도서",
    "영화",
    "로작",
    "저작",
    "작품",
    "소설",
    "노래",
    "가요",
    "론설",
    "책",
    "다큐멘터리",
    "드라마",
    "書籍",
    "映画",
    "小説",
    "論文",
    "著書",
    "番組",
    "曲",
];

/// Words right behind a closing mark that make a title of what stands before.
const TAILS: [&str; 8] = [
    "제목의",
    "라는 제목",
    "이라는 제목",
    "는 제목",
    "と題する",
    "と題した",
    "という本",
    "という映画",
];

/// The longest title that is believed, in bytes.
const LONGEST: usize = 300;

/// The titles of works a page prints in marks.
pub(super) fn works(page: &Page) -> Vec<Found> {
    let text: &str = &page.text;
    page.blocks.iter().flat_map(|block| in_block(text, block.span)).collect()
}

fn in_block(text: &str, block: Span) -> Vec<Found> {
    let words = block.of(text);
    let is_korean = words.chars().any(crate::text::characters::is_hangul);
    let mut found = Vec::new();
    let mut done = 0;
    for (at, opening) in words.char_indices() {
        if at < done {
            continue;
        }
        let Some((_, closing, is_own)) = MARKS.iter().find(|(open, ..)| *open == opening) else {
            continue;
        };
        let start = at + opening.len_utf8();
        let Some(len) = closing_at(words.get(start..).unwrap_or_default(), *closing) else {
            continue;
        };
        let inside = block.absolute(Span::new(start, start + len));
        let end = start + len + closing.len_utf8();
        let before = words.get(..at).unwrap_or_default();
        let after = words.get(end..).unwrap_or_default();
        let is_title =
            (*is_own && !is_korean) || is_cued(before, inside.of(text)) || has_tail(after);
        if is_title && let Some(span) = title(text, inside) {
            found.push(Found::new(span, Kind::Work, super::latin::clean(span.of(text))));
            done = end;
        }
    }
    found
}

/// Bytes up to the closing mark, when it is near.
fn closing_at(rest: &str, closing: char) -> Option<usize> {
    rest.char_indices()
        .take_while(|(at, _)| *at <= LONGEST)
        .find(|(at, c)| {
            let next = rest.get(at + c.len_utf8()..).and_then(|r| r.chars().next());
            *c == closing && (closing != '’' || next.is_none_or(|c| !c.is_alphanumeric()))
        })
        .map(|(at, _)| at)
}

/// Whether a word before the mark says that a title follows. After a plain noun a title begins with
/// a capital.
fn is_cued(before: &str, inside: &str) -> bool {
    let before = before.trim_end().trim_end_matches([',', ':']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let first = inside.chars().next();
    let is_capital = first.is_some_and(|c| !c.is_lowercase());
    matches!(word, "titled" | "entitled") || (CUES.contains(&word) && is_capital)
}

fn has_tail(after: &str) -> bool {
    TAILS.iter().any(|tail| after.trim_start().starts_with(tail))
}

/// The title without white space and the comma of American printers; none when nothing is left.
fn title(text: &str, inside: Span) -> Option<Span> {
    let span = inside.trimmed(text);
    let words = span.of(text);
    let bare = words.trim_end_matches([',', '，', '、']);
    let bare = bare.strip_suffix('.').filter(|rest| !rest.contains('.')).unwrap_or(bare);
    let span = Span::new(span.start(), span.start() + bare.len());
    (bare.chars().count() > 1).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let page = crate::decode_text(text);
        let found: Vec<_> = works(&page).iter().map(|one| one.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn titles_behind_a_cue() {
        check("She praised the book \"A Harbour in Winter,\" and left.", &["A Harbour in Winter"]);
        check("An article titled “ships at anchor” appeared.", &["ships at anchor"]);
        check("영화 《항구의 겨울》이 나왔다.", &["항구의 겨울"]);
    }

    #[test]
    fn chinese_titles_have_marks_of_their_own() {
        check("他读了《港口之冬》。", &["港口之冬"]);
    }

    #[test]
    fn speech_is_no_title() {
        check("She said, \"A harbour in winter is cold.\"", &[]);
        check("It called the plan \"A Mistake\".", &[]);
        check("그는 《항구는 춥다》고 말했다.", &[]);
    }
}
