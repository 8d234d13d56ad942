//! JSON lines: one item a line with `text` or `html`, and what is known of it.

use super::{Arrival, Refusal, Taker, Terms};
use crate::Entry;
use dateline_model::{Capture, PageUrl};
use serde::Deserialize;
use std::io::{self, BufRead, Read as _};
use std::ops::ControlFlow;
use std::path::Path;

/// One item.
#[derive(Debug, Deserialize)]
struct Item {
    id: Option<String>,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    captured: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
}

/// Whether a path is named as JSON lines.
#[expect(clippy::case_sensitive_file_extension_comparisons, reason = "the name is in lower case")]
pub(super) fn is_named_so(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    name.ends_with(".jsonl") || name.ends_with(".jsonl.gz")
}

/// Brings every line; a line that is no item is refused and the rest goes on.
pub(super) fn bring(
    mut stream: Box<dyn BufRead + Send>,
    path: &Path,
    terms: &Terms<'_>,
    take: &mut Taker<'_>,
) -> ControlFlow<()> {
    let ceiling = u64::try_from(terms.limits.line_bytes).unwrap_or(u64::MAX);
    for number in 1_u64.. {
        let origin = format!("{} line {number}", path.display());
        let mut line = Vec::new();
        let arrival = match stream.by_ref().take(ceiling).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) if is_over(&line, ceiling) => too_long(&mut stream, &origin, ceiling),
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => arrival(&line, &origin),
            Err(error) => {
                let says = format!("the file breaks off here: {error}");
                return take(Arrival::Refused(Refusal { origin, says }));
            }
        };
        take(arrival)?;
    }
    ControlFlow::Continue(())
}

fn is_over(line: &[u8], ceiling: u64) -> bool {
    u64::try_from(line.len()).is_ok_and(|length| length >= ceiling) && line.last() != Some(&b'\n')
}

/// Skips the rest of a line without holding it.
fn too_long(stream: &mut Box<dyn BufRead + Send>, origin: &str, ceiling: u64) -> Arrival {
    let rest: io::Result<usize> = stream.skip_until(b'\n');
    let more = rest.map_or(String::new(), |rest| format!(" by {rest} bytes"));
    let says = format!("it is longer than line_bytes ({ceiling}){more}; split the item");
    Arrival::Refused(Refusal { origin: origin.to_owned(), says })
}

fn arrival(line: &[u8], origin: &str) -> Arrival {
    match capture(line, origin) {
        Ok(capture) => Arrival::Capture(Box::new(capture)),
        Err(says) => Arrival::Refused(Refusal { origin: origin.to_owned(), says }),
    }
}

fn capture(line: &[u8], origin: &str) -> Result<Capture, String> {
    let item: Item =
        serde_json::from_slice(line).map_err(|error| format!("it is no item in JSON: {error}"))?;
    let (payload, content_type) = match (item.html, item.text) {
        (Some(html), None) => (html, "text/html; charset=utf-8"),
        (None, Some(text)) => (text, "text/plain; charset=utf-8"),
        _ => return Err("it needs either \"html\" or \"text\", and not both".to_owned()),
    };
    if payload.trim().is_empty() {
        return Err("its text is empty: there is nothing to keep".to_owned());
    }
    let mut capture = Capture::imported(payload.into_bytes());
    capture.content_type = Some(content_type.to_owned());
    capture.origin = Some(item.id.unwrap_or_else(|| origin.to_owned()));
    let entry = Entry {
        address: item.url.as_deref().and_then(PageUrl::parse),
        captured_at: known("captured", item.captured.as_deref(), "2024-05-03T09:00:00Z")?,
        published_on: known("published", item.published.as_deref(), "2024-05-03")?,
        outlet: item.outlet.filter(|outlet| !outlet.is_empty()),
    };
    entry.complete(&mut capture);
    Ok(capture)
}

/// A field as its type; `null`, absent and empty are not known.
fn known<T: std::str::FromStr>(
    field: &str,
    value: Option<&str>,
    example: &str,
) -> Result<Option<T>, String> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let wrong = || format!("its \"{field}\" is \"{value}\"; write it like {example}");
    value.parse().map(Some).map_err(|_| wrong())
}
