//! Capture: one visit to one address at one instant.

use crate::PageUrl;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// SHA-256 of some bytes, as 64 lower-case hexadecimal digits (FIPS 180-4).
///
/// Equal digest is equal bytes, not equal article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// A digest from its 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        const HEX: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
        Self(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }

    /// A digest from its hexadecimal digits, or nothing when it is not 64 of them.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let is_digest = hex.len() == 64 && hex.bytes().all(|b| b.is_ascii_hexdigit());
        is_digest.then(|| Self(hex.to_ascii_lowercase()))
    }

    /// The hexadecimal digits.
    pub fn as_hex(&self) -> &str {
        &self.0
    }
}

/// How we know of a visit. An imported capture is never shown as witnessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Provenance {
    /// dateline made the visit itself.
    Witnessed,
    /// Somebody says so: a file, an archive, a manifest.
    Imported,
}

/// What a visit found. A consent page with status 200 is `Refused`, not `Present`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// The page was there.
    #[default]
    Present,
    /// It stands at another address now.
    Moved,
    /// The server says it is no more (404, 410).
    Gone,
    /// The server would not show it (401, 403, 429, 5xx, a wall).
    Refused,
}

impl Fate {
    /// The fate an HTTP status speaks of (RFC 9110); no status at all is a page that was there.
    pub fn of_status(status: Option<u16>) -> Self {
        match status {
            None | Some(200..=299) => Self::Present,
            Some(300..=399) => Self::Moved,
            Some(404 | 410) => Self::Gone,
            Some(_) => Self::Refused,
        }
    }
}

/// One visit to one address at one instant: bytes and what came with them (a WARC `response`).
///
/// Not a revision: new advertising makes a new capture of an unchanged article.
///
/// ```
/// use dateline_model::{Capture, Fate, Provenance};
/// let capture = Capture::imported(b"<p>Good day</p>".to_vec());
/// assert_eq!((capture.provenance, capture.fate), (Provenance::Imported, Fate::Present));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The address, when it is known. A scrape may have lost it.
    pub url: Option<PageUrl>,
    /// When the visit was made, when that is known.
    pub captured_at: Option<Timestamp>,
    /// The body as received, transfer coding removed, content coding removed.
    pub payload: Vec<u8>,
    /// `Content-Type` as received, or as told by the file's name.
    pub content_type: Option<String>,
    /// HTTP status, when there was one.
    pub status: Option<u16>,
    /// Response header fields in order, names as received.
    pub headers: Vec<(String, String)>,
    /// Witnessed or imported.
    pub provenance: Provenance,
    /// What the visit found.
    pub fate: Fate,
    /// The outlet, where an import manifest names it.
    pub outlet: Option<String>,
    /// The day of publication, where an import manifest or the item itself names it. It is kept with
    /// the capture like the outlet, because no byte of the page may say it.
    pub published_on: Option<Date>,
    /// The file or archive entry it came from, for messages and for captures without an address.
    pub origin: Option<String>,
}

impl Capture {
    /// An imported capture of these bytes about which nothing else is known.
    pub fn imported(payload: Vec<u8>) -> Self {
        Self {
            url: None,
            captured_at: None,
            payload,
            content_type: None,
            status: None,
            headers: Vec::new(),
            provenance: Provenance::Imported,
            fate: Fate::Present,
            outlet: None,
            published_on: None,
            origin: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_survives_its_digits() {
        let digest = Digest::from_bytes(&[0xab; 32]);
        assert_eq!(Digest::from_hex(digest.as_hex()), Some(digest));
        assert_eq!(Digest::from_hex("ab"), None);
    }

    #[test]
    fn an_error_page_is_not_a_page() {
        assert_eq!(Fate::of_status(Some(503)), Fate::Refused);
        assert_eq!(Fate::of_status(Some(410)), Fate::Gone);
    }
}
