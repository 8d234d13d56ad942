//! Sniff: whether bytes are HTML, flattened text or no text at all.

use dateline_model::Capture;

/// What bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// HTML or XHTML.
    Html,
    /// Flattened text.
    Plain,
    /// No text; the words say what it is.
    Binary(&'static str),
}

/// Beginnings of files that are no text.
const MAGIC: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 file"),
    (b"\0\0\0\x18ftyp", "an MP4 file"),
];

/// Tags that make a text HTML when one of them stands near its beginning.
const TAGS: [&str; 22] = [
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<script",
    "<article",
    "<section",
    "<main",
    "<h1",
    "<h2",
    "<ul",
    "<a href",
    "<span",
    "<br",
    "<font",
    "<center",
];

/// What a capture's payload is.
pub(super) fn kind(capture: &Capture, payload: &[u8]) -> Kind {
    let found = MAGIC.iter().find(|(magic, _)| payload.starts_with(magic));
    if let Some((_, what)) = found {
        return Kind::Binary(what);
    }
    let told = capture.content_type.as_deref().and_then(by_type);
    let named = || capture.origin.as_deref().and_then(by_name);
    told.or_else(named).unwrap_or_else(|| by_bytes(payload))
}

fn by_type(content_type: &str) -> Option<Kind> {
    let essence = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/plain" | "text/markdown" => Some(Kind::Plain),
        _ => None,
    }
}

fn by_name(origin: &str) -> Option<Kind> {
    let name = origin.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "html" | "htm" | "xhtml" | "shtml" => Some(Kind::Html),
        "txt" | "text" | "md" => Some(Kind::Plain),
        _ => None,
    }
}

/// Looks for a tag in the first two kilobytes; zero bytes of UTF-16 are passed over.
fn by_bytes(payload: &[u8]) -> Kind {
    let head = payload.get(..2048).unwrap_or(payload);
    let head: String = head
        .iter()
        .filter(|b| **b != 0 && b.is_ascii())
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    if TAGS.iter().any(|tag| head.contains(tag)) { Kind::Html } else { Kind::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_kind(
        payload: &[u8],
        content_type: Option<&str>,
        origin: Option<&str>,
        expected: Kind,
    ) {
        let mut capture = Capture::imported(payload.to_vec());
        capture.content_type = content_type.map(str::to_owned);
        capture.origin = origin.map(str::to_owned);
        assert_eq!(kind(&capture, payload), expected);
    }

    #[test]
    fn the_type_speaks_before_the_name_and_the_name_before_the_bytes() {
        check_kind(b"<p>Good day", Some("text/plain"), Some("a.html"), Kind::Plain);
        check_kind(b"Good day", None, Some("pages/a.HTML.gz"), Kind::Html);
        check_kind(b"<p>Good day", None, Some("a.txt"), Kind::Plain);
        check_kind(b"<!DOCTYPE html>", None, None, Kind::Html);
        check_kind(b"The pier is < 3 m long.", None, None, Kind::Plain);
        check_kind(b"<\0h\0t\0m\0l\0>\0", Some("application/pdf"), None, Kind::Html);
    }

    #[test]
    fn a_picture_is_no_page() {
        check_kind(b"%PDF-1.7", Some("text/html"), None, Kind::Binary("a PDF"));
    }
}
