//! The sample press: pages of an invented world, compiled in, for the demo and the tests.

mod table;

use anyhow::Context as _;
use dateline_model::{Capture, Fate, PageUrl};
use jiff::Timestamp;
use serde::Deserialize;

/// A file of the corpus: its path below `corpus/`, and its bytes.
pub(crate) type File = (&'static str, &'static [u8]);

/// `meta.toml` of a case.
#[derive(Debug, Deserialize)]
struct Meta {
    address: String,
    captured: Option<Timestamp>,
    outlet: Option<String>,
    #[serde(default)]
    capture: Vec<Visit>,
}

/// One visit of a case with several.
#[derive(Debug, Deserialize)]
struct Visit {
    file: String,
    captured: Timestamp,
    status: Option<u16>,
}

/// Every capture of the sample press, in the order the demo reads them.
pub(crate) fn captures() -> anyhow::Result<Vec<Capture>> {
    let mut captures = Vec::new();
    for (path, bytes) in files("/meta.toml") {
        let case = path.trim_end_matches("/meta.toml");
        let read = || -> anyhow::Result<Meta> { Ok(toml::from_str(std::str::from_utf8(bytes)?)?) };
        let meta = read().with_context(|| format!("corpus/{path} is damaged"))?;
        captures.extend(visits(case, &meta));
    }
    Ok(captures)
}

/// The lexicon sheets of the invented world: name and text.
pub(crate) fn sheets() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    let sheets = table::FILES.iter();
    sheets.filter_map(|(path, bytes)| Some((path.strip_prefix("lexicon/")?, *bytes)))
}

fn files(end: &'static str) -> impl Iterator<Item = &'static File> {
    table::FILES.iter().filter(move |(path, _)| path.ends_with(end))
}

/// The captures of one case: those its table names, else its one page.
fn visits(case: &str, meta: &Meta) -> Vec<Capture> {
    let page = |name: &str| {
        let wanted = format!("{case}/{name}");
        table::FILES.iter().find(|(path, _)| *path == wanted).map(|(_, bytes)| *bytes)
    };
    if meta.capture.is_empty() {
        let found = ["page.html", "page.txt"].iter().find_map(|name| Some((*name, page(name)?)));
        let Some((name, bytes)) = found else { return Vec::new() };
        return vec![capture(case, name, bytes, meta, meta.captured, None)];
    }
    let one = |visit: &Visit| {
        let bytes = page(&visit.file)?;
        Some(capture(case, &visit.file, bytes, meta, Some(visit.captured), visit.status))
    };
    meta.capture.iter().filter_map(one).collect()
}

fn capture(
    case: &str,
    name: &str,
    bytes: &[u8],
    meta: &Meta,
    captured_at: Option<Timestamp>,
    status: Option<u16>,
) -> Capture {
    let mut capture = Capture::imported(bytes.to_vec());
    let is_text = name.strip_suffix(".txt").is_some();
    capture.content_type = Some(if is_text { "text/plain" } else { "text/html" }.to_owned());
    capture.url = PageUrl::parse(&meta.address);
    capture.captured_at = captured_at;
    capture.outlet.clone_from(&meta.outlet);
    capture.status = status;
    capture.fate = Fate::of_status(status);
    capture.origin = Some(format!("{case}/{name}"));
    capture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_an_address_and_bytes() {
        let captures = captures().unwrap();
        assert!(captures.len() >= 40, "only {} pages", captures.len());
        for capture in &captures {
            let url = capture.url.as_ref().unwrap();
            assert!(url.host().ends_with(".example"), "{url:?} might exist");
            assert!(!capture.payload.is_empty() && capture.captured_at.is_some(), "{url:?}");
        }
    }
}
