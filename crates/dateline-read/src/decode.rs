//! Decode: a capture's bytes to a [`Page`].
//!
//! The charset is found first, then the kind of text, then HTML is parsed once into a flat arena
//! and walked once; flattened text keeps every byte and gets its lines as blocks.

mod bounds;
mod bytes;
mod html;
mod jsonld;
mod markup;
mod plain;
mod script;
mod seam;
mod sniff;
mod structured;
mod tags;
mod tree;
mod walk;

use dateline_model::{Capture, Limits, Note, Page};
use sniff::Kind;

/// Decodes a capture: charset, then HTML or flattened text.
///
/// The kind is told by the content type, else by the name of the file it came from, else by the
/// bytes themselves; a picture or an archive under any of them gives an empty page with a note.
pub fn decode(capture: &Capture, limits: &Limits) -> Page {
    let mut notes = Vec::new();
    let mut payload = capture.payload.as_slice();
    if let Some(kept) = payload.get(..limits.payload_bytes)
        && kept.len() < payload.len()
    {
        payload = kept;
        notes.push(payload_cut(limits));
    }
    let kind = sniff::kind(capture, payload);
    if let Kind::Binary(what) = kind {
        notes.push(Note::new("not_text", format!("The bytes are {what}, not a text."), None));
        return Page { notes, ..Page::default() };
    }
    let decoded = bytes::decode(payload, capture.content_type.as_deref(), kind == Kind::Html);
    let mut page = match kind {
        Kind::Html => html::read(&decoded.text, limits),
        _ => plain::read(decoded.text.into_owned(), limits),
    };
    notes.extend(decoded.notes);
    notes.append(&mut page.notes);
    Page { charset: decoded.charset.to_ascii_lowercase(), notes, ..page }
}

/// Decodes text that is already flattened; the page's text is the input verbatim, up
/// to `payload_bytes`.
pub fn decode_text(text: &str) -> Page {
    let limits = Limits::default();
    let kept = floor_char_boundary(text, limits.payload_bytes);
    let mut page = plain::read(text.get(..kept).unwrap_or_default().to_owned(), &limits);
    if kept < text.len() {
        page.notes.push(payload_cut(&limits));
    }
    page
}

/// The greatest boundary between characters that is not above `at`.
fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

fn payload_cut(limits: &Limits) -> Note {
    let says = format!("The page was cut after {} bytes.", limits.payload_bytes);
    Note::new("payload_cut", says, None)
}

#[cfg(test)]
mod tests;
