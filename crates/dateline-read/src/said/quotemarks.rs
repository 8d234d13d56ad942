//! Quote marks: which words of a paragraph stand inside marks, in every script.
//!
//! Only the outermost pair counts. A mark left open at a paragraph's end continues when the next
//! paragraph opens with a mark; otherwise it closes there with note `quote_unclosed`.

use dateline_model::{Note, Span};

/// A stretch inside marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quoted {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Whether the closing mark is printed.
    pub is_closed: bool,
    /// Whether it goes on with what the paragraph before left open.
    pub continues: bool,
    /// Whether the marks name works before they mark speech (`《》`, `『』`).
    pub is_title: bool,
}

/// The quoted stretches of each paragraph.
pub(crate) fn quoted(text: &str, paragraphs: &[Span], notes: &mut Vec<Note>) -> Vec<Vec<Quoted>> {
    let mut all: Vec<Vec<Quoted>> = Vec::with_capacity(paragraphs.len());
    let mut is_open = false;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        let mut list = scan(text, *paragraph);
        if let Some(first) = list.first_mut()
            && is_open
            && first.outer.start() == paragraph.start()
        {
            first.continues = true;
        }
        is_open = false;
        if let Some(last) = list.last()
            && !last.is_closed
        {
            let next = paragraphs.get(n.saturating_add(1)).map(|p| p.of(text));
            is_open = next.is_some_and(|p| p.chars().next().is_some_and(|c| opener(c).is_some()));
            if !is_open {
                let says = "A quotation mark is opened and never closed.";
                notes.push(Note::new("quote_unclosed", says, Some(last.outer)));
            }
        }
        all.push(list);
    }
    all
}

/// The mark that closes what a mark opens, and whether the pair names works first.
fn opener(c: char) -> Option<(char, bool)> {
    Some(match c {
        '"' => ('"', false),
        '＂' => ('＂', false),
        '“' | '„' | '〝' => ('”', false),
        '«' => ('»', false),
        '「' => ('」', false),
        '『' => ('』', true),
        '《' => ('》', true),
        '〈' => ('〉', true),
        _ => return None,
    })
}

/// Whether a mark closes a stretch that wants `closer`.
fn closes(c: char, closer: char, next: Option<char>) -> bool {
    let is_loose = next.is_none_or(|n| !n.is_alphanumeric());
    match closer {
        '”' => c == '”' || c == '〟' || (matches!(c, '"' | '“') && is_loose),
        '"' => c == '"' || (c == '”' && is_loose),
        _ => c == closer,
    }
}

struct Open {
    at: usize,
    inner: usize,
    mark: char,
    closer: char,
    is_title: bool,
    depth: usize,
}

fn scan(text: &str, paragraph: Span) -> Vec<Quoted> {
    let words = paragraph.of(text);
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    let mut before: Option<char> = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut next = chars.peek().map(|(_, n)| *n);
        let doubled = matches!(c, '\'' | '’' | '‘' | '`') && next == Some(c);
        if doubled && open.as_ref().is_none_or(|held| held.closer == '"') {
            chars.next();
            next = chars.peek().map(|(_, n)| *n);
            let end = at.saturating_add(c.len_utf8().saturating_mul(2));
            if let Some(held) = open.take_if(|held| held.mark == '\'') {
                out.push(done(paragraph, &held, at, end));
            } else if open.is_none() && next.is_some_and(|n| !n.is_whitespace()) {
                open = Some(Open {
                    at,
                    inner: end,
                    mark: '\'',
                    closer: '"',
                    is_title: false,
                    depth: 0,
                });
            }
            before = Some(c);
            continue;
        }
        match open.as_mut() {
            None => open = opens(words, at, c, before, next),
            Some(held) if c == held.mark && matches!(c, '„' | '«' | '「' | '『' | '《' | '〈') =>
            {
                held.depth = held.depth.saturating_add(1);
            }
            Some(held) => {
                let is_end = if held.closer == '’' {
                    is_closing_single(c, before, next)
                } else {
                    closes(c, held.closer, next) && !is_inch(c, before, next)
                };
                if is_end && held.depth > 0 {
                    held.depth = held.depth.saturating_sub(1);
                } else if is_end {
                    let end = at.saturating_add(c.len_utf8());
                    out.push(done(paragraph, held, at, end));
                    open = None;
                }
            }
        }
        before = Some(c);
    }
    out.extend(open.filter(|held| held.closer != '’').map(|held| {
        let end = words.len();
        Quoted { is_closed: false, ..done(paragraph, &held, end, end) }
    }));
    out
}

/// The stretch that closes with the mark from `at` to `end`.
fn done(paragraph: Span, held: &Open, at: usize, end: usize) -> Quoted {
    Quoted {
        outer: paragraph.absolute(Span::new(held.at, end)),
        inner: paragraph.absolute(Span::new(held.inner, at)),
        is_closed: true,
        continues: false,
        is_title: held.is_title,
    }
}

/// The stretch a character opens, if it opens one.
fn opens(
    words: &str,
    at: usize,
    c: char,
    before: Option<char>,
    next: Option<char>,
) -> Option<Open> {
    let inner = at.saturating_add(c.len_utf8());
    if let Some((closer, is_title)) = opener(c) {
        let is_loose_end = c == '"'
            && (next.is_none_or(char::is_whitespace) || is_inch(c, before, next))
            && before.is_some();
        return (!is_loose_end).then_some(Open { at, inner, mark: c, closer, is_title, depth: 0 });
    }
    if !matches!(c, '‘' | '\'' | '`') {
        return None;
    }
    let is_start = before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | ':'));
    let is_word = next.is_some_and(char::is_alphanumeric);
    (is_start && is_word && has_single_end(words.get(inner..)?)).then_some(Open {
        at,
        inner,
        mark: c,
        closer: '’',
        is_title: false,
        depth: 0,
    })
}

/// `5' 11"`: a straight mark right behind a digit is an inch mark.
fn is_inch(c: char, before: Option<char>, next: Option<char>) -> bool {
    c == '"'
        && before.is_some_and(|b| b.is_ascii_digit())
        && next.is_some_and(|n| n.is_ascii_digit())
}

/// Whether a single mark closes a stretch: no letter behind it, and no plural possessive.
fn is_closing_single(c: char, before: Option<char>, next: Option<char>) -> bool {
    matches!(c, '’' | '\'')
        && next.is_none_or(|n| !n.is_alphanumeric())
        && before.is_some_and(|b| !b.is_whitespace())
}

/// Whether a single mark has its partner within the next 400 characters, around two words or more.
fn has_single_end(rest: &str) -> bool {
    let mut before = None;
    let mut has_space = false;
    let mut chars = rest.chars().take(400).peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if matches!(c, '"' | '“' | '”') {
            return false;
        }
        if is_closing_single(c, before, next) {
            let is_possessive = before == Some('s')
                && next == Some(' ')
                && rest.chars().take(400).filter(|c| matches!(c, '’' | '\'')).count() > 1;
            if !is_possessive {
                return has_space;
            }
        }
        has_space |= c.is_whitespace();
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    fn check(text: &str, expect: &Expect) {
        let mut paragraphs = Vec::new();
        let mut at = 0;
        for line in text.split('\n') {
            paragraphs.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        let mut notes = Vec::new();
        let mut out = String::new();
        for (n, list) in quoted(text, &paragraphs, &mut notes).iter().enumerate() {
            for q in list {
                let open = if q.is_closed { "" } else { " open" };
                let more = if q.continues { " continues" } else { "" };
                out.extend([&n.to_string(), ": ", q.inner.of(text), open, more, "\n"]);
            }
        }
        for note in notes {
            out.extend(["note ", &note.code, "\n"]);
        }
        expect.assert_eq(&out);
    }

    #[test]
    fn marks_of_all_scripts() {
        check(
            "She said \"yes\" and “no”, «oui», „ja“.\n「はい」と『港』、《报》",
            &expect![[r"
                0: yes
                0: no
                0: oui
                0: ja
                1: はい
                1: 港
                1: 报
            "]],
        );
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        check(
            "The ministers' plan isn't Marrow's, 'a plan for all' she said. The 'mole' left.",
            &expect![[r"
                0: a plan for all
            "]],
        );
    }

    #[test]
    fn two_singles_are_a_double() {
        check(
            "''It's late,'' she said. ``Go,'' he said.",
            &expect![[r"
                0: It's late,
                0: Go,
            "]],
        );
    }

    #[test]
    fn paragraphs_that_reopen() {
        check(
            "“One harbour.\n“Two harbours,” she said.\nHe said “three",
            &expect![[r"
                0: One harbour. open
                1: Two harbours, continues
                2: three open
                note quote_unclosed
            "]],
        );
    }

    #[test]
    fn singles_inside_doubles_stay_inside() {
        check(
            "\"He called it 'a fine day' there,\" she said.",
            &expect![[r"
                0: He called it 'a fine day' there,
            "]],
        );
    }
}
