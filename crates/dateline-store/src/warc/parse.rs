//! Parsing: a record of ours back into a catalogue row and a body.

use super::compose::{ORIGINAL, said};
use super::escape::unescape;
use super::lie::Lie;
use super::member::read_member_at;
use crate::error::{Reason, Result};
use crate::identity::{capture_id, digest};
use crate::rows::{CaptureRow, Place};
use dateline_model::{CaptureId, Digest, Fate, PageUrl, Provenance};
use jiff::Timestamp;
use std::path::Path;

/// A capture as its record tells it.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) row: CaptureRow,
    /// The body; none for a revisit.
    pub(crate) body: Option<Vec<u8>>,
    /// The digest of the warcinfo member before it, where the record names one.
    pub(crate) opening: Option<Digest>,
}

/// What a record is.
#[derive(Debug)]
pub(super) enum Parsed {
    /// A capture of ours.
    Capture(Box<Record>),
    /// Anything else: warcinfo, foreign records.
    Other,
}

/// Reads one record; every digest, length and id it states is checked.
pub(super) fn parse(record: &[u8], place: Place) -> std::result::Result<Parsed, Lie> {
    let end = find(record, b"\r\n\r\n").ok_or(Lie::Header)?;
    let head = std::str::from_utf8(record.get(..end).unwrap_or_default());
    let head = Fields::parse(head.map_err(|_| Lie::Header)?)?;
    let block = record.get(end + 4..).unwrap_or_default();
    let block = checked_block(&head, block)?;
    if head.get("Dateline-Capture").is_none() {
        return Ok(Parsed::Other);
    }
    let is_http = head.get("Content-Type").is_some_and(|kind| kind.starts_with("application/http"));
    let is_revisit = head.get("WARC-Type") == Some("revisit");
    let (status, headers, body) = if is_http {
        let (status, headers, body) = http(block)?;
        (Some(status), headers, body)
    } else {
        (None, head.loose_headers(), block)
    };
    let row = row(&head, place, status, headers)?;
    let opening = head.get("Dateline-Opening").is_some();
    let opening = opening.then(|| head.digest("Dateline-Opening")).transpose()?;
    if !is_revisit && digest(body) != row.payload {
        return Err(Lie::Payload);
    }
    let body = (!is_revisit).then(|| body.to_vec());
    Ok(Parsed::Capture(Box::new(Record { row, body, opening })))
}

/// The block without the closing line breaks, when length and digest are as stated.
fn checked_block<'a>(head: &Fields<'_>, rest: &'a [u8]) -> std::result::Result<&'a [u8], Lie> {
    let said_length: u64 = head.number("Content-Length")?;
    let found = u64::try_from(rest.len().saturating_sub(4)).unwrap_or(u64::MAX);
    let block = rest.strip_suffix(b"\r\n\r\n").filter(|_| found == said_length);
    let block = block.ok_or(Lie::Length { said: said_length, found })?;
    match head.get("WARC-Block-Digest") {
        Some(stated) if stated != said(&digest(block)) => Err(Lie::Block),
        _ => Ok(block),
    }
}

fn row(
    head: &Fields<'_>,
    place: Place,
    status: Option<u16>,
    headers: Vec<(String, String)>,
) -> std::result::Result<CaptureRow, Lie> {
    let id = CaptureId::new(head.must("Dateline-Capture")?);
    let captured_at = match head.must("Dateline-Captured")? {
        "known" => Some(head.instant("WARC-Date")?),
        _ => None,
    };
    let payload = head.digest("WARC-Payload-Digest")?;
    let url = match head.text("Dateline-Typed-Address") {
        Some(typed) => Some(address(head.must("WARC-Target-URI")?, &typed)?),
        None => None,
    };
    let origin = head.text("Dateline-Origin");
    let row = CaptureRow {
        sequence: head.number("Dateline-Sequence")?,
        id,
        captured_at,
        kept_at: head.instant("Dateline-Kept-At")?,
        payload,
        payload_bytes: head.number("Dateline-Payload-Length")?,
        content_type: head.text("Dateline-Content-Type"),
        status,
        headers,
        provenance: match head.must("Dateline-Provenance")? {
            "witnessed" => Provenance::Witnessed,
            _ => Provenance::Imported,
        },
        fate: fate(head.must("Dateline-Fate")?).ok_or(Lie::Field { field: "Dateline-Fate" })?,
        outlet: head.text("Dateline-Outlet"),
        published_on: match head.get("Dateline-Published-On") {
            Some(_) => Some(head.number("Dateline-Published-On")?),
            None => None,
        },
        revisit_of: head.get("Dateline-Refers-To").map(CaptureId::new),
        previous: match head.must("Dateline-Previous")? {
            "none" => None,
            _ => Some(head.digest("Dateline-Previous")?),
        },
        url,
        origin,
        place,
    };
    if row.id == id_of(&row) { Ok(row) } else { Err(Lie::Identity) }
}

/// The id the parts of a row give.
pub(crate) fn id_of(row: &CaptureRow) -> CaptureId {
    let address = row.url.as_ref().map(PageUrl::canonical).or(row.origin.as_deref());
    let instant = row.captured_at.map_or_else(|| "-".to_owned(), |instant| instant.to_string());
    capture_id(address.unwrap_or_default(), &instant, &row.payload)
}

/// The address with the canonical form it had when it was kept: rules of canonical form may change.
fn address(canonical: &str, typed: &str) -> std::result::Result<PageUrl, Lie> {
    let parts = serde_json::json!({ "canonical": canonical, "typed": typed });
    serde_json::from_value(parts).map_err(|_| Lie::Field { field: "WARC-Target-URI" })
}

/// The fate of a word.
pub(crate) fn fate(word: &str) -> Option<Fate> {
    match word {
        "present" => Some(Fate::Present),
        "moved" => Some(Fate::Moved),
        "gone" => Some(Fate::Gone),
        "refused" => Some(Fate::Refused),
        _ => None,
    }
}

type Http<'a> = (u16, Vec<(String, String)>, &'a [u8]);

fn http(block: &[u8]) -> std::result::Result<Http<'_>, Lie> {
    const FIELD: Lie = Lie::Field { field: "HTTP status line" };
    let end = find(block, b"\r\n\r\n").ok_or(FIELD)?;
    let head = std::str::from_utf8(block.get(..end).unwrap_or_default()).map_err(|_| FIELD)?;
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or(FIELD)?;
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| {
        (name.strip_prefix(ORIGINAL).unwrap_or(name).to_owned(), value.to_owned())
    });
    Ok((status, headers.collect(), block.get(end + 4..).unwrap_or_default()))
}

/// The fields of a WARC header, in order.
struct Fields<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Fields<'a> {
    fn parse(head: &'a str) -> std::result::Result<Self, Lie> {
        let mut lines = head.split("\r\n");
        if !lines.next().is_some_and(|line| line.starts_with("WARC/1.")) {
            return Err(Lie::Header);
        }
        Ok(Self(lines.filter_map(|line| line.split_once(": ")).collect()))
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    fn must(&self, field: &'static str) -> std::result::Result<&'a str, Lie> {
        self.get(field).ok_or(Lie::Field { field })
    }

    fn number<N: std::str::FromStr>(&self, field: &'static str) -> std::result::Result<N, Lie> {
        self.must(field)?.parse().map_err(|_| Lie::Field { field })
    }

    fn instant(&self, field: &'static str) -> std::result::Result<Timestamp, Lie> {
        self.number(field)
    }

    fn digest(&self, field: &'static str) -> std::result::Result<Digest, Lie> {
        let hex = self.must(field)?.strip_prefix("sha256:");
        hex.and_then(Digest::from_hex).ok_or(Lie::Field { field })
    }

    fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(unescape)
    }

    /// Header fields that came without an HTTP message.
    fn loose_headers(&self) -> Vec<(String, String)> {
        let fields = self.0.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Dateline-Header"));
        let fields = fields.map(|(_, value)| unescape(value));
        fields
            .filter_map(|field| {
                let (name, value) = field.split_once(": ")?;
                Some((name.to_owned(), value.to_owned()))
            })
            .collect()
    }
}

/// Where `needle` first stands in `hay`.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

/// The body of a capture, read from its record and checked.
pub(crate) fn payload(path: &Path, row: &CaptureRow) -> Result<Vec<u8>> {
    let record = read_member_at(path, &row.place)?;
    let damaged = |lie| Reason::Damaged { path: path.to_owned(), offset: row.place.offset, lie };
    match parse(&record, row.place.clone()).map_err(damaged)? {
        Parsed::Capture(record) if record.row.payload == row.payload => {
            record.body.ok_or_else(|| damaged(Lie::Dangling).into())
        }
        _ => Err(damaged(Lie::Payload).into()),
    }
}
