//! A page in a file of its own: HTML or flattened text.

use super::{Arrival, Taker, Terms, refuse};
use dateline_model::Capture;
use std::io::{BufRead, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

/// Brings one page, at most one byte over `payload_bytes`, so that decoding can say it was cut.
pub(super) fn bring(
    stream: Box<dyn BufRead + Send>,
    path: &Path,
    terms: &Terms<'_>,
    take: &mut Taker<'_>,
) -> ControlFlow<()> {
    let ceiling = u64::try_from(terms.limits.payload_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut payload = Vec::new();
    if let Err(error) = stream.take(ceiling).read_to_end(&mut payload) {
        let got = payload.len();
        let says = format!("it breaks off after {got} bytes ({error}); fetch it again");
        return refuse(take, path, &says);
    }
    if payload.trim_ascii().is_empty() {
        return refuse(take, path, "it is empty: there is nothing to keep");
    }
    let mut capture = Capture::imported(payload);
    let name = path.file_name().map_or(path.to_string_lossy(), |name| name.to_string_lossy());
    capture.origin = Some(name.into_owned());
    capture.content_type = content_type(path);
    if let Some(entry) = terms.manifest.of(path) {
        entry.complete(&mut capture);
    }
    take(Arrival::Capture(Box::new(capture)))
}

/// The type a file's name tells; otherwise decoding looks at the content.
fn content_type(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let end = name.rsplit_once('.')?.1;
    match end {
        "html" | "htm" | "xhtml" | "shtml" => Some("text/html".to_owned()),
        "txt" | "text" => Some("text/plain".to_owned()),
        _ => None,
    }
}
