//! Plain: the lines of an already flattened text as blocks.

use dateline_model::{Block, Page, PageText, Span};

/// Whether a character ends a line in a flattened text.
fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A page whose text is the input verbatim and whose blocks are its lines that hold something.
pub(super) fn read(text: String) -> Page {
    let mut blocks = Vec::new();
    let (mut start, mut gap) = (0, 0);
    for line in text.split_inclusive(ends_line) {
        let span = Span::new(start, start + line.len()).trimmed(&text);
        start += line.len();
        let is_second_half =
            line == "\n" && text.get(..start - 1).is_some_and(|t| t.ends_with('\r'));
        if !span.is_empty() {
            blocks.push(Block { span, gap, ..Block::default() });
            gap = 0;
        } else if !is_second_half {
            gap += 1;
        }
    }
    Page { text: PageText(text), blocks, charset: "utf-8".to_owned(), ..Page::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_gaps_and_the_text_its_bytes() {
        let text = "Harbour news\r\n\r\n\r\n  The harbour opened. \nSecond line\u{2028}Third";
        let page = read(text.to_owned());
        let lines: Vec<_> = page.blocks.iter().map(|b| (page.words(b.span), b.gap)).collect();
        let expected =
            [("Harbour news", 0), ("The harbour opened.", 2), ("Second line", 0), ("Third", 0)];
        assert_eq!(lines, expected);
        assert_eq!(&*page.text, text);
    }
}
