//! Bytes: the charset of a payload, and the payload as text.
//!
//! The order is that of the WHATWG: byte order mark, `Content-Type`, `meta`, a guess. What is
//! declared is believed only as long as the bytes can be read that way.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use dateline_model::Note;
use encoding_rs::{
    Encoding, IBM866, ISO_8859_5, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251,
    WINDOWS_1252,
};
use std::borrow::Cow;

/// A payload as text.
#[derive(Debug)]
pub(super) struct Decoded<'p> {
    /// The text, without a byte order mark.
    pub text: Cow<'p, str>,
    /// WHATWG name of the charset used.
    pub charset: &'static str,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// How far a `meta` is looked for. The WHATWG's prescan ends after 1,024 bytes, but its parser heeds
/// a later one too.
const HEAD: usize = 65_536;
/// How much of a text is looked at for signs of having been encoded twice.
const SAMPLE: usize = 65_536;
/// Bytes that are asked at once whether they are ASCII.
const PIECE: usize = 64;
/// Fewest letters encoded twice that make a note.
const TWICE: usize = 4;

/// Decodes a payload.
pub(super) fn decode<'p>(
    payload: &'p [u8],
    content_type: Option<&str>,
    is_html: bool,
) -> Decoded<'p> {
    let mut decoded = read(payload, content_type, is_html);
    if is_doubled(&decoded.text) {
        let says = "The text seems to have been encoded twice.";
        decoded.notes.push(Note::new("charset_doubled", says, None));
    }
    decoded
}

fn read<'p>(payload: &'p [u8], content_type: Option<&str>, is_html: bool) -> Decoded<'p> {
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
    let is_declared = declared.is_some_and(|encoding| encoding != UTF_8);
    let is_escaped = if is_declared {
        payload.iter().any(|b| matches!(b, 0x1b | b'~'))
    } else {
        declared.is_none() && payload.contains(&0x1b)
    };
    if !is_escaped && let Ok(text) = std::str::from_utf8(payload) {
        let is_doubtful = declared.is_some_and(|e| e != UTF_8) && !text.is_ascii();
        let notes = if is_doubtful { vec![overruled(declared, UTF_8)] } else { Vec::new() };
        return Decoded { text: Cow::Borrowed(text), charset: "utf-8", notes };
    }
    match declared {
        Some(declared) => checked(declared, payload),
        None => with(guess(payload), payload, Vec::new()),
    }
}

/// The declared charset, unless another one reads the bytes with far fewer unreadable places.
fn checked<'p>(declared: &'static Encoding, payload: &'p [u8]) -> Decoded<'p> {
    let first = with(declared, payload, Vec::new());
    let lost = unreadable(&first.text);
    let other = guess(payload);
    if lost == 0 {
        let second = with(other, payload, Vec::new());
        let is_wrong = other != declared && is_misread(declared, &first.text, other, &second.text);
        let notes = if is_wrong { vec![overruled(Some(declared), other)] } else { Vec::new() };
        return if is_wrong { Decoded { notes, ..second } } else { first };
    }
    let second = with(other, payload, Vec::new());
    if other != declared && unreadable(&second.text).saturating_mul(4) < lost {
        return Decoded { notes: vec![overruled(Some(declared), other)], ..second };
    }
    let says = format!("{lost} places of the page cannot be read as {}.", declared.name());
    Decoded { notes: vec![Note::new("charset_damaged", says, None)], ..first }
}

fn with<'p>(encoding: &'static Encoding, payload: &'p [u8], notes: Vec<Note>) -> Decoded<'p> {
    let (text, _) = encoding.decode_without_bom_handling(payload);
    Decoded { text, charset: encoding.name(), notes }
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

/// Whether a charset that can read any bytes has read those of another one. A Western text is not
/// made of accents, and a Russian one not of capitals.
fn is_misread(
    declared: &'static Encoding,
    text: &str,
    other: &'static Encoding,
    reading: &str,
) -> bool {
    let letters = |text: &str, is_one: fn(char) -> bool| {
        text.chars().filter(|c| c.is_alphabetic() && is_one(*c)).count()
    };
    let is_russian = |encoding: &'static Encoding| {
        [WINDOWS_1251, KOI8_R, KOI8_U, ISO_8859_5, IBM866].contains(&encoding)
    };
    if declared == WINDOWS_1252 {
        let accents = text.chars().filter(|c| !c.is_ascii()).count();
        let is_east = !other.is_single_byte() || is_russian(other);
        return is_east && unreadable(reading) == 0 && accents > letters(text, |c| c.is_ascii());
    }
    let is_upper = |c: char| !c.is_ascii() && c.is_uppercase();
    let is_lower = |c: char| !c.is_ascii() && c.is_lowercase();
    is_russian(declared)
        && is_russian(other)
        && letters(text, is_upper) > letters(text, is_lower)
        && letters(reading, is_lower) > letters(reading, is_upper)
}

/// Whether a text holds letters whose UTF-8 was read as Western and written as UTF-8 again: "Ã©".
fn is_doubled(text: &str) -> bool {
    let (mut pairs, mut others) = (0_usize, 0_usize);
    let mut is_open = false;
    for c in beyond_ascii(sample(text)) {
        let byte = western(c);
        if is_open && byte.is_some_and(|byte| (0x80..0xc0).contains(&byte)) {
            pairs += 1;
            is_open = false;
        } else {
            others += usize::from(!byte.is_some_and(|byte| (0x80..0xc0).contains(&byte)));
            is_open = byte.is_some_and(|byte| (0xc2..0xf5).contains(&byte));
        }
    }
    // Each pair has been counted among the others by its first letter.
    pairs >= TWICE && pairs * 5 >= others * 4
}

/// The first [`SAMPLE`] characters.
fn sample(text: &str) -> &str {
    let mut rest = text.chars();
    rest.by_ref().nth(SAMPLE - 1);
    text.get(..text.len() - rest.as_str().len()).unwrap_or(text)
}

/// The characters beyond ASCII; what lies between is stepped over in whole pieces.
fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let bytes = rest.as_bytes();
        let pieces = bytes.chunks(PIECE).take_while(|piece| piece.is_ascii()).count() * PIECE;
        let near = bytes.get(pieces..)?.iter().position(|byte| !byte.is_ascii())?;
        let mut found = rest.get(pieces + near..)?.chars();
        let c = found.next();
        rest = found.as_str();
        c
    })
}

/// The byte of a character in windows-1252.
fn western(c: char) -> Option<u8> {
    if let '\u{a0}'..='\u{ff}' = c {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut buffer = [0; 4];
    let (bytes, _, is_lost) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !is_lost && bytes.len() == 1)
}

/// The charset of the first `meta` that names one, comments left out. A page that can be scanned
/// this way is no UTF-16, so that label means UTF-8 (WHATWG, prescan).
fn charset_of_meta(payload: &[u8]) -> Option<&'static Encoding> {
    let head = payload.get(..HEAD).unwrap_or(payload);
    let mut rest = head;
    while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
        rest = rest.get(at..)?;
        if rest.starts_with(b"<!--") {
            rest = find(rest, b"-->").and_then(|end| rest.get(end..)).unwrap_or_default();
            continue;
        }
        let is_meta = rest.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case(b"<meta"))
            && rest.get(5).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/');
        if is_meta {
            let end = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
            if let Some(found) = rest.get(..end).and_then(label) {
                return Some(if found == UTF_16LE || found == UTF_16BE { UTF_8 } else { found });
            }
        }
        rest = rest.get(1..)?;
    }
    find(head.get(..1024).unwrap_or(head), b"<?xml").and_then(|_| label_after(head, b"encoding"))
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
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, ISO_2022_JP, SHIFT_JIS};

    const KOREAN: &str =
        "하늬 5월 3일 가온중앙통신은 새 항구가 문을 열었다고 전하였다. 주민들은 기뻐하였다.";
    const CHINESE: &str =
        "瀾通社雲汀五月三日電，新港口今天開放，居民都很高興，孩子們在碼頭上唱歌。";
    const RUSSIAN: &str = "Новая гавань открылась в пятницу, и жители города очень рады этому.";
    const JAPANESE: &str = "汐見通信によると、新しい港は三日に開かれた。住民は喜んだという。";

    fn check(
        payload: &[u8],
        content_type: Option<&str>,
        text: &str,
        charset: &str,
        codes: &[&str],
    ) {
        let decoded = decode(payload, content_type, true);
        assert_eq!((&*decoded.text, decoded.charset), (text, charset));
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
        check(&EUC_JP.encode(JAPANESE).0, None, JAPANESE, "EUC-JP", &[]);
        check(&ISO_2022_JP.encode(JAPANESE).0, None, JAPANESE, "ISO-2022-JP", &[]);
        check(&BIG5.encode(CHINESE).0, None, CHINESE, "Big5", &[]);
        check(&KOI8_R.encode(RUSSIAN).0, None, RUSSIAN, "KOI8-U", &[]);
        check(&WINDOWS_1251.encode(RUSSIAN).0, None, RUSSIAN, "windows-1251", &[]);
    }

    #[test]
    fn a_label_that_reads_anything_is_overruled_too() {
        let of = |name: &str| format!("text/html; charset={name}");
        let noted = &["charset_overruled"];
        let bytes = EUC_KR.encode(KOREAN).0;
        check(&bytes, Some(&of("iso-8859-1")), KOREAN, "EUC-KR", noted);
        let bytes = WINDOWS_1251.encode(RUSSIAN).0;
        check(&bytes, Some(&of("koi8-r")), RUSSIAN, "windows-1251", noted);
        check(&bytes, Some(&of("windows-1252")), RUSSIAN, "windows-1251", noted);
        let western = "L’été à Port Lumen, où règne l’élégance";
        let bytes = WINDOWS_1252.encode(western).0;
        check(&bytes, Some(&of("iso-8859-1")), western, "windows-1252", &[]);
    }

    #[test]
    fn a_meta_is_heeded_wherever_the_head_has_it() {
        let early = format!(
            "<script charset=euc-kr></script><!-- <meta charset=koi8-r> -->\
                             <meta charset=\"gb18030\">{JAPANESE}"
        );
        check(&GB18030.encode(&early).0, None, &early, "gb18030", &[]);
        let late =
            format!("<title>{}</title><meta charset=shift_jis>{JAPANESE}", "x".repeat(6_000));
        check(&SHIFT_JIS.encode(&late).0, None, &late, "Shift_JIS", &[]);
    }

    #[test]
    fn text_encoded_twice_is_noted() {
        let once = "L’été à Port Lumen: où règne l’élégance, là naît le café";
        let twice = WINDOWS_1252.decode(once.as_bytes()).0.into_owned();
        check(twice.as_bytes(), None, &twice, "utf-8", &["charset_doubled"]);
        check(once.as_bytes(), None, once, "utf-8", &[]);
        check("Ãgypten, São Paulo, Ærø".as_bytes(), None, "Ãgypten, São Paulo, Ærø", "utf-8", &[]);
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
