//! Plain: the lines of an already flattened text as blocks.

use dateline_model::{Block, Limits, Note, Page, PageText, Span};

/// Whether a character ends a line in a flattened text.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A page whose text is the input verbatim and whose blocks are its lines that hold something, the
/// first `text_lines` of them.
pub(super) fn read(text: String, limits: &Limits) -> Page {
    let (mut blocks, mut notes) = (Vec::new(), Vec::new());
    let (mut start, mut gap) = (0, 0);
    for line in text.split_inclusive(ends_line) {
        let span = Span::new(start, start + line.len()).trimmed(&text);
        start += line.len();
        let is_second_half =
            line == "\n" && text.get(..start - 1).is_some_and(|t| t.ends_with('\r'));
        if !span.is_empty() {
            if blocks.len() >= limits.text_lines {
                let says = format!("Only the first {} lines were read.", limits.text_lines);
                notes.push(Note::new("lines_cut", says, Some(Span::new(span.start(), text.len()))));
                break;
            }
            blocks.push(Block { span, gap, ..Block::default() });
            gap = 0;
        } else if !is_second_half {
            gap += 1;
        }
    }
    Page { text: PageText(text), blocks, charset: "utf-8".to_owned(), notes, ..Page::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_gaps_and_the_text_its_bytes() {
        let text = "Harbour news\r\n\r\n\r\n  The harbour opened. \nSecond line\u{2028}Third";
        let page = read(text.to_owned(), &Limits::default());
        let lines: Vec<_> = page.blocks.iter().map(|b| (page.words(b.span), b.gap)).collect();
        let expected =
            [("Harbour news", 0), ("The harbour opened.", 2), ("Second line", 0), ("Third", 0)];
        assert_eq!(lines, expected);
        assert_eq!(&*page.text, text);
    }

    #[test]
    fn lines_over_the_limit_are_kept_but_not_read() {
        let limits = Limits { text_lines: 2, ..Limits::default() };
        let page = read("One\n\nTwo\nThree\nFour".to_owned(), &limits);
        assert_eq!((page.blocks.len(), page.text.len()), (2, 19));
        let note = page.notes.first().unwrap();
        assert_eq!((note.code.as_ref(), note.span), ("lines_cut", Some(Span::new(9, 19))));
    }
}
