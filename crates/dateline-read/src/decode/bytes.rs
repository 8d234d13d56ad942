//! Bytes: the charset of a payload, and the payload as text.
//!
//! The order is that of the WHATWG: byte order mark, `Content-Type`, `meta`, a guess. What is
//! declared is believed only as long as the bytes can be read that way.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_model::Note;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A payload as text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// WHATWG name of the charset used.
    pub charset: &'static str,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Decodes a payload.
pub(super) fn decode(payload: &[u8], content_type: Option<&str>, is_html: bool) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(payload) {
        let rest = payload.get(mark..).unwrap_or_default();
        return with(encoding, rest, Vec::new());
    }
    let declared = content_type
        .and_then(charset_of_type)
        .or_else(|| if is_html { charset_of_meta(payload) } else { None });
    if let Some(encoding) = utf16_by_zeros(payload) {
        return with(encoding, payload, vec![overruled(declared, encoding)]);
    }
    // Charsets with escapes read as ASCII; UTF-8 has none.
    let is_escaped = declared.is_some_and(|encoding| encoding != UTF_8)
        && payload.iter().any(|b| matches!(b, 0x1b | b'~'));
    if !is_escaped && let Ok(text) = std::str::from_utf8(payload) {
        let is_doubtful = declared.is_some_and(|e| e != UTF_8) && !text.is_ascii();
        let notes = if is_doubtful { vec![overruled(declared, UTF_8)] } else { Vec::new() };
        return Decoded { text: text.to_owned(), charset: "utf-8", notes };
    }
    match declared {
        Some(declared) => checked(declared, payload),
        None => with(guess(payload), payload, Vec::new()),
    }
}

/// The declared charset, unless another one reads the bytes with far fewer unreadable places.
fn checked(declared: &'static Encoding, payload: &[u8]) -> Decoded {
    let first = with(declared, payload, Vec::new());
    let lost = unreadable(&first.text);
    if lost == 0 {
        return first;
    }
    let other = guess(payload);
    let second = with(other, payload, Vec::new());
    if other != declared && unreadable(&second.text).saturating_mul(4) < lost {
        return Decoded { notes: vec![overruled(Some(declared), other)], ..second };
    }
    let says = format!("{lost} places of the page cannot be read as {}.", declared.name());
    Decoded { notes: vec![Note::new("charset_damaged", says, None)], ..first }
}

fn with(encoding: &'static Encoding, payload: &[u8], notes: Vec<Note>) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(payload);
    Decoded { text: text.into_owned(), charset: encoding.name(), notes }
}

fn overruled(declared: Option<&'static Encoding>, used: &'static Encoding) -> Note {
    let declared = declared.map_or("nothing", Encoding::name);
    let says = format!("The page declares {declared}, its bytes are {}.", used.name());
    Note::new("charset_overruled", says, None)
}

fn guess(payload: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(payload, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn unreadable(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// UTF-16 without a mark: zeros among the first bytes, on one side only. No older charset has any;
/// in Korean or Chinese they are the spaces, digits and tags.
fn utf16_by_zeros(payload: &[u8]) -> Option<&'static Encoding> {
    let head = payload.get(..1024).unwrap_or(payload);
    let pairs = head.chunks_exact(2);
    let total = pairs.len();
    let high = pairs.clone().filter(|pair| pair.first() == Some(&0)).count();
    let low = pairs.filter(|pair| pair.last() == Some(&0)).count();
    if total < 4 {
        return None;
    }
    if low * 12 > total && high * 3 < low {
        return Some(UTF_16LE);
    }
    (high * 12 > total && low * 3 < high).then_some(UTF_16BE)
}

fn charset_of_type(content_type: &str) -> Option<&'static Encoding> {
    label(content_type.as_bytes())
}

/// The first `charset=` within the first four kilobytes that names a charset. A page that can be
/// scanned this way is no UTF-16, so that label means UTF-8 (WHATWG, prescan).
fn charset_of_meta(payload: &[u8]) -> Option<&'static Encoding> {
    let head = payload.get(..4096).unwrap_or(payload);
    let mut rest = head;
    while let Some(at) = find(rest, b"charset") {
        rest = rest.get(at..)?;
        if let Some(found) = label(rest.get(..64).unwrap_or(rest)) {
            return Some(if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found });
        }
        rest = rest.get(7..)?;
    }
    find(head, b"<?xml").and_then(|_| label_after(head, b"encoding"))
}

fn label(words: &[u8]) -> Option<&'static Encoding> {
    label_after(words, b"charset")
}

/// The charset named after `key`, `=` and an optional quote.
fn label_after(words: &[u8], key: &[u8]) -> Option<&'static Encoding> {
    let at = find(words, key)?;
    let rest =
        words.get(at + key.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let ends =
        |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'>' | b'/' | b'?');
    Encoding::for_label(rest.split(ends).next()?)
}

fn find(words: &[u8], key: &[u8]) -> Option<usize> {
    words.windows(key.len()).position(|window| window.eq_ignore_ascii_case(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{EUC_KR, SHIFT_JIS};

    const KOREAN: &str =
        "하늬 5월 3일 가온중앙통신은 새 항구가 문을 열었다고 전하였다. 주민들은 기뻐하였다.";
    const JAPANESE: &str = "汐見通信によると、新しい港は三日に開かれた。住民は喜んだという。";

    fn check(
        payload: &[u8],
        content_type: Option<&str>,
        text: &str,
        charset: &str,
        codes: &[&str],
    ) {
        let decoded = decode(payload, content_type, true);
        assert_eq!((decoded.text.as_str(), decoded.charset), (text, charset));
        assert_eq!(decoded.notes.iter().map(|n| &*n.code).collect::<Vec<_>>(), codes);
    }

    #[test]
    fn the_header_speaks_before_the_page() {
        let bytes = EUC_KR.encode(KOREAN).0;
        check(&bytes, Some("text/html; charset=euc-kr"), KOREAN, "EUC-KR", &[]);
        let page =
            format!("<meta http-equiv=x content=\"text/html; charset='Shift_JIS'\">{JAPANESE}");
        check(&SHIFT_JIS.encode(&page).0, None, &page, "Shift_JIS", &[]);
    }

    #[test]
    fn a_wrong_label_is_overruled_with_a_note() {
        let bytes = EUC_KR.encode(KOREAN).0;
        check(&bytes, Some("text/html; charset=utf-8"), KOREAN, "EUC-KR", &["charset_overruled"]);
        check(
            KOREAN.as_bytes(),
            Some("text/html; charset=euc-kr"),
            KOREAN,
            "utf-8",
            &["charset_overruled"],
        );
    }

    #[test]
    fn no_label_is_guessed() {
        check(&EUC_KR.encode(KOREAN).0, None, KOREAN, "EUC-KR", &[]);
    }

    #[test]
    fn utf16_is_read_with_and_without_a_mark() {
        let little: Vec<u8> = "<p>The harbour".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(
            &little,
            Some("text/html; charset=utf-8"),
            "<p>The harbour",
            "UTF-16LE",
            &["charset_overruled"],
        );
        let marked = [&[0xff, 0xfe][..], &little].concat();
        check(&marked, None, "<p>The harbour", "UTF-16LE", &[]);
    }

    #[test]
    fn utf16_in_korean_is_known_by_its_spaces() {
        let little: Vec<u8> = KOREAN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, None, KOREAN, "UTF-16LE", &["charset_overruled"]);
        let big: Vec<u8> = KOREAN.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, None, KOREAN, "UTF-16BE", &["charset_overruled"]);
    }

    #[test]
    fn damage_is_noted() {
        let decoded = decode(b"The harbour \xff opened", Some("text/plain; charset=utf-8"), false);
        assert!(decoded.text.starts_with("The harbour "));
    }
}
