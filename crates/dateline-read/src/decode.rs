//! Decode: a capture's bytes to a [`Page`].

use dateline_model::{Block, Capture, Limits, Page, PageText, Span};

/// Decodes a capture: charset, then HTML or flattened text.
pub fn decode(capture: &Capture, limits: &Limits) -> Page {
    let _ = limits;
    decode_text(&String::from_utf8_lossy(&capture.payload))
}

/// Decodes text that is already flattened; the page's text is the input verbatim.
pub fn decode_text(text: &str) -> Page {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            blocks.push(Block { span, ..Block::default() });
        }
    }
    Page { text: PageText(text.to_owned()), blocks, charset: "utf-8".to_owned(), ..Page::default() }
}
