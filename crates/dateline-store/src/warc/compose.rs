//! Composing: a capture as the bytes of a WARC record.

use super::escape::escape;
use crate::identity::{digest, record_urn};
use crate::rows::CaptureRow;
use dateline_model::{Digest, Fate, PageUrl, Provenance};
use jiff::Timestamp;

/// Header fields whose value would be untrue beside a body without its codings (they are renamed,
/// as warcio does, and get their names back when the record is read).
pub(super) const RENAMED: [&str; 3] = ["content-encoding", "transfer-encoding", "content-length"];
/// The prefix of a renamed field.
pub(super) const ORIGINAL: &str = "X-Archive-Orig-";

/// The profile of our revisits: the same body as an earlier record (WARC 1.1, section 6.7.2).
const fn revisit_profile() -> &'static str {
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
}

/// The first record of every file.
pub(super) fn warcinfo(file: &str, now: Timestamp) -> Vec<u8> {
    let block = format!(
        "software: dateline {}\r\nformat: WARC File Format 1.1\r\nconformsTo: \
         http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut head = Head::new("warcinfo");
    head.add("WARC-Record-ID", &record_urn(&format!("warcinfo {file} {now}")));
    head.add("WARC-Date", &now.to_string());
    head.add("WARC-Filename", file);
    head.finish("application/warc-fields", block.as_bytes())
}

/// One capture as a record: `response` when HTTP was spoken, `resource` for files and text,
/// `revisit` when an earlier capture of the address holds the same body.
///
/// `opening` is the digest of the stored warcinfo member, for the first capture of a file: so the
/// chain covers that record too. `place` of the row is not used: it is what comes of writing the record.
pub(crate) fn compose(row: &CaptureRow, payload: &[u8], opening: Option<&Digest>) -> Vec<u8> {
    let is_revisit = row.revisit_of.is_some();
    let mut head = Head::new(match (is_revisit, row.status) {
        (true, _) => "revisit",
        (false, Some(_)) => "response",
        (false, None) => "resource",
    });
    head.add("WARC-Record-ID", &record_urn(row.id.as_str()));
    head.add("WARC-Date", &row.captured_at.unwrap_or(row.kept_at).to_string());
    let urn = format!("urn:dateline:{}", row.id);
    head.add("WARC-Target-URI", row.url.as_ref().map_or(&*urn, PageUrl::canonical));
    head.add("WARC-Payload-Digest", &said(&row.payload));
    if let Some(first) = &row.revisit_of {
        head.add("WARC-Profile", revisit_profile());
        head.add("WARC-Refers-To", &record_urn(first.as_str()));
        head.add("WARC-Refers-To-Target-URI", row.url.as_ref().map_or(&*urn, PageUrl::canonical));
        head.add("Dateline-Refers-To", first.as_str());
    }
    add_ours(&mut head, row);
    if let Some(opening) = opening {
        head.add("Dateline-Opening", &said(opening));
    }
    let body = if is_revisit { &[][..] } else { payload };
    if let Some(status) = row.status {
        let block = http(status, &row.headers, body);
        return head.finish("application/http; msgtype=response", &block);
    }
    let plain = row.content_type.as_deref().map(escape).filter(|kind| kind.is_ascii());
    head.finish(plain.as_deref().unwrap_or("application/octet-stream"), body)
}

/// How a digest is written in a header field.
pub(super) fn said(digest: &Digest) -> String {
    format!("sha256:{}", digest.as_hex())
}

/// What the catalogue needs to be made again from the archive alone.
fn add_ours(head: &mut Head, row: &CaptureRow) {
    head.add("Dateline-Capture", row.id.as_str());
    head.add("Dateline-Sequence", &row.sequence.to_string());
    let previous = row.previous.as_ref().map_or_else(|| "none".to_owned(), said);
    head.add("Dateline-Previous", &previous);
    head.add("Dateline-Captured", if row.captured_at.is_some() { "known" } else { "unknown" });
    head.add("Dateline-Kept-At", &row.kept_at.to_string());
    head.add("Dateline-Payload-Length", &row.payload_bytes.to_string());
    head.add("Dateline-Provenance", provenance(row.provenance));
    head.add("Dateline-Fate", fate(row.fate));
    if let Some(day) = row.published_on {
        head.add("Dateline-Published-On", &day.to_string());
    }
    let optional = [
        ("Dateline-Typed-Address", row.url.as_ref().map(PageUrl::typed)),
        ("Dateline-Outlet", row.outlet.as_deref()),
        ("Dateline-Origin", row.origin.as_deref()),
        ("Dateline-Content-Type", row.content_type.as_deref()),
    ];
    for (name, value) in optional {
        if let Some(value) = value {
            head.add(name, &escape(value));
        }
    }
    if row.status.is_none() {
        for (name, value) in &row.headers {
            head.add("Dateline-Header", &escape(&format!("{name}: {value}")));
        }
    }
}

/// The word of a provenance.
pub(crate) fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Witnessed => "witnessed",
        Provenance::Imported => "imported",
    }
}

/// The word of a fate.
pub(crate) fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Present => "present",
        Fate::Moved => "moved",
        Fate::Gone => "gone",
        Fate::Refused => "refused",
    }
}

/// The HTTP message: status line, fields, body.
fn http(status: u16, headers: &[(String, String)], body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 {status} \r\n");
    for (name, value) in headers {
        let is_untrue = RENAMED.iter().any(|renamed| name.eq_ignore_ascii_case(renamed));
        let prefix = if is_untrue { ORIGINAL } else { "" };
        block.extend([prefix, name, ": ", value, "\r\n"]);
    }
    block.push_str("\r\n");
    let mut block = block.into_bytes();
    block.extend_from_slice(body);
    block
}

/// A WARC header in the making.
struct Head(String);

impl Head {
    fn new(kind: &str) -> Self {
        Self(format!("WARC/1.1\r\nWARC-Type: {kind}\r\n"))
    }

    fn add(&mut self, name: &str, value: &str) {
        self.0.extend([name, ": ", value, "\r\n"]);
    }

    fn finish(mut self, content_type: &str, block: &[u8]) -> Vec<u8> {
        self.add("WARC-Block-Digest", &said(&digest(block)));
        self.add("Content-Type", content_type);
        self.add("Content-Length", &block.len().to_string());
        self.0.push_str("\r\n");
        let mut record = self.0.into_bytes();
        record.extend_from_slice(block);
        record.extend_from_slice(b"\r\n\r\n");
        record
    }
}
