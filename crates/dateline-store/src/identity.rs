//! Identity: digests, and the ids that are made from them.

use dateline_model::{ArticleId, CaptureId, Digest, Span};
use sha2::{Digest as _, Sha256};

/// SHA-256 of some bytes.
pub(crate) fn digest(bytes: &[u8]) -> Digest {
    Digest::from_bytes(&Sha256::digest(bytes).into())
}

/// A letter and the first ten bytes of the digest of `parts`, in base 32 (RFC 4648, lower case).
fn short(letter: char, parts: &[&str]) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let whole: [u8; 32] = Sha256::digest(parts.join("|").as_bytes()).into();
    let mut id = String::from(letter);
    let (mut held, mut bits) = (0u32, 0u32);
    for byte in whole.iter().take(10) {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            let five = usize::try_from((held >> bits) & 31).unwrap_or_default();
            id.push(char::from(LETTERS.get(five).copied().unwrap_or(b'a')));
        }
    }
    id
}

/// The id of a capture: equal address (or origin), instant and payload give an equal id.
pub(crate) fn capture_id(address: &str, instant: &str, payload: &Digest) -> CaptureId {
    CaptureId::new(short('c', &[address, instant, payload.as_hex()]))
}

/// The id of the `n`-th item of a capture.
pub fn article_id(capture: &CaptureId, n: usize) -> ArticleId {
    ArticleId::new(short('a', &[capture.as_str(), &n.to_string()]))
}

/// The id of a statement: the same words at the same place keep it when they are read again.
pub(crate) fn statement_id(article: &ArticleId, spans: &[&[Span]], twin: usize) -> String {
    let places: Vec<String> = spans
        .iter()
        .map(|part| part.iter().map(|s| format!("{}-{}", s.start(), s.end())).collect())
        .map(|part: Vec<String>| part.join(","))
        .collect();
    short('s', &[article.as_str(), &places.join(";"), &twin.to_string()])
}

/// The id of an utterance: who, and the folded words.
pub(crate) fn utterance_id(speakers: &[String], words: &str) -> String {
    short('u', &[&speakers.join(","), words])
}

/// A stable `urn:uuid:` for a WARC record (RFC 9562, version 8).
pub(crate) fn record_urn(id: &str) -> String {
    let hex = digest(id.as_bytes());
    let hex = hex.as_hex();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "<urn:uuid:{}-{}-8{}-8{}-{}>",
        part(0, 8),
        part(8, 12),
        part(12, 15),
        part(15, 18),
        part(18, 30)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_stable() {
        let id = capture_id("https://gazette.example/a", "-", &digest(b"words"));
        assert_eq!(id.as_str().len(), 17);
        assert_eq!(id, capture_id("https://gazette.example/a", "-", &digest(b"words")));
        assert_ne!(id, capture_id("https://gazette.example/b", "-", &digest(b"words")));
        assert_ne!(article_id(&id, 0), article_id(&id, 1));
    }

    #[test]
    fn base_32_is_that_of_the_rfc() {
        let whole: [u8; 32] = Sha256::digest(b"x").into();
        assert_eq!(&whole[..5], &[0x2d, 0x71, 0x16, 0x42, 0xb7]);
        assert_eq!(&short('c', &["x"])[..9], "cfvyrmqvx");
    }
}
