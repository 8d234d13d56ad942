//! A WARC file: its `response` and `resource` records as captures.
//!
//! The library takes an unreadable `Content-Length` for zero, so the field is checked before a
//! record is trusted.

use super::{Arrival, Refusal, Taker, Terms};
use dateline_model::{Capture, Fate, PageUrl};
use fastwarc::warc::iter::{ArchiveIteratorImpl, ArchiveIteratorOptions};
use fastwarc::warc::record::{AutoDecode, WarcRecord, WarcRecordType};
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Longest header block of a record, in bytes.
const HEADER_BYTES: usize = 64 << 10;

/// Brings the records of an archive; where it is damaged, says after how many records, and stops
/// with this file.
pub(super) fn bring(
    stream: Box<dyn BufRead + Send>,
    path: &Path,
    terms: &Terms<'_>,
    take: &mut Taker<'_>,
) -> ControlFlow<()> {
    let options = ArchiveIteratorOptions {
        stream_detect: false,
        decode_http_payload: AutoDecode::All,
        max_header_len: HEADER_BYTES,
        inplace: true,
        ..ArchiveIteratorOptions::default()
    };
    let reader = BufReader::with_capacity(1 << 16, Forward(stream));
    let records = ArchiveIteratorImpl::<Arc<Mutex<WarcRecord>>>::with_options(reader, options);
    let mut brought = 0_usize;
    for record in records {
        let record = match record {
            Ok(record) => record,
            Err(error) => return take(Arrival::Refused(damaged(path, brought, &error))),
        };
        // The lock is never poisoned: nothing panics while it is held.
        let Ok(mut record) = record.lock() else { break };
        let arrival = capture(&mut record, path, terms);
        drop(record);
        brought += 1;
        if let Some(arrival) = arrival {
            take(arrival)?;
        }
    }
    if brought == 0 {
        let says = "no record can be read from it".to_owned();
        return take(Arrival::Refused(Refusal { origin: path.display().to_string(), says }));
    }
    ControlFlow::Continue(())
}

fn damaged(path: &Path, brought: usize, error: &std::io::Error) -> Refusal {
    Refusal {
        origin: path.display().to_string(),
        says: format!(
            "it is damaged after record {brought} ({error}); the {brought} records before are taken"
        ),
    }
}

/// The capture of a record; nothing for records that hold no page.
fn capture(record: &mut WarcRecord, path: &Path, terms: &Terms<'_>) -> Option<Arrival> {
    let kind = record.record_type();
    if !matches!(kind, WarcRecordType::Response | WarcRecordType::Resource) {
        return None;
    }
    let target = record.headers().get("WARC-Target-URI").map(std::borrow::Cow::into_owned)?;
    let origin = format!("{}: {target}", path.display());
    let refuse = |says: String| Some(Arrival::Refused(Refusal { origin: origin.clone(), says }));
    let length = record.headers().get("Content-Length").map(std::borrow::Cow::into_owned);
    let Some(Ok(_)) = length.as_deref().map(|length| length.trim().parse::<u64>()) else {
        return refuse(format!("its Content-Length is {length:?}, so its end is not known"));
    };
    let mut capture = Capture::imported(Vec::new());
    capture.url = PageUrl::parse(target.trim_matches(['<', '>']));
    capture.origin = Some(target.clone());
    capture.captured_at = record.headers().get("WARC-Date").and_then(|date| date.parse().ok());
    capture.content_type = record.headers().get("Content-Type").map(std::borrow::Cow::into_owned);
    if let Some(http) = record.http_headers() {
        capture.status = http.status_code();
        capture.content_type = http.get("Content-Type").map(std::borrow::Cow::into_owned);
        capture.headers = http.items().map(|(k, v)| (k.into_owned(), v.into_owned())).collect();
    }
    capture.fate = Fate::of_status(capture.status);
    if capture.fate == Fate::Present && !is_text(capture.content_type.as_deref()) {
        return None;
    }
    let ceiling = u64::try_from(terms.limits.payload_bytes).unwrap_or(u64::MAX).saturating_add(1);
    if let Some(reader) = record.reader_mut()
        && let Err(error) = reader.take(ceiling).read_to_end(&mut capture.payload)
    {
        return refuse(format!(
            "its body breaks off after {} bytes: {error}",
            capture.payload.len()
        ));
    }
    if let Some(entry) = terms.manifest.of(Path::new(&target)) {
        entry.complete(&mut capture);
    }
    Some(Arrival::Capture(Box::new(capture)))
}

/// Whether a content type may hold a page; without one the content decides later.
fn is_text(content_type: Option<&str>) -> bool {
    let Some(kind) = content_type else { return true };
    let kind = kind.trim().to_ascii_lowercase();
    kind.is_empty()
        || kind.starts_with("text/html")
        || kind.starts_with("text/plain")
        || kind.contains("xhtml")
}

/// A stream that can only go forward, for a library that asks for one that can seek.
struct Forward(Box<dyn BufRead + Send>);

impl Read for Forward {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(buffer)
    }
}

impl std::io::Seek for Forward {
    fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
        Err(std::io::Error::new(std::io::ErrorKind::Unsupported, "the archive is read as a stream"))
    }
}
