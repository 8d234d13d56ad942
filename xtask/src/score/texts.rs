//! Texts: dated reports of the shared corpora without the line that dates them.

use super::fifth::digest;
use super::record::{bytes, shared};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// A report whose day is known from elsewhere.
#[derive(Clone, Debug)]
pub(crate) struct Dated {
    /// Stable name: address or number.
    pub id: String,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Title and body; no stamp, no dateline.
    pub text: String,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reports of the KCNA corpus of at least so many bytes, each text once, in the order of the
/// digests of their names.
pub(crate) fn kcna(least: usize) -> anyhow::Result<Result<Vec<Dated>, String>> {
    let path = match shared("data/corpora/kcna-2011.jsonl.gz") {
        Ok(path) => path,
        Err(absent) => return Ok(Err(absent)),
    };
    let lines = String::from_utf8(bytes(&path)?)?;
    let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
    for line in lines.lines() {
        let row: Value = serde_json::from_str(line)?;
        let word = |field: &str| row[field].as_str().unwrap_or_default().to_owned();
        let body = word("text");
        if row["lang"] == "en" && body.len() >= least && seen.insert(body.clone()) {
            let title = word("title");
            // One address may hold several reports.
            let id = format!("{}#{}", word("index"), short(&body));
            rows.push(Dated { id, day: word("date"), text: format!("{title}\n\n{body}") });
        }
    }
    Ok(Ok(drawn(rows)))
}

/// The same of Reuters 1987.
pub(crate) fn reuters(least: usize) -> anyhow::Result<Result<Vec<Dated>, String>> {
    let folder = match shared("data/corpora/reuters21578") {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let paths = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.collect::<Result<_, _>>()?;
    paths.sort();
    let mut rows = Vec::new();
    for path in paths.iter().filter(|path| path.to_string_lossy().contains(".sgm")) {
        // Latin-1: every byte is the character of the same number.
        let text: String = bytes(path)?.into_iter().map(char::from).collect();
        rows.extend(text.split("<REUTERS ").skip(1).filter_map(report));
    }
    rows.retain(|row| row.text.len() >= least);
    Ok(Ok(drawn(rows)))
}

/// One document; none without body or day.
fn report(document: &str) -> Option<Dated> {
    let body = unwrapped(&clean(tag(document, "BODY")));
    let mut parts = tag(document, "DATE").split_whitespace().next()?.split('-');
    let day: u8 = parts.next()?.parse().ok()?;
    let name = parts.next()?.to_lowercase();
    let month = MONTHS.iter().position(|month| *month == name)? + 1;
    let year = parts.next()?;
    let number = document.split("NEWID=\"").nth(1)?.split('"').next()?;
    let title = clean(tag(document, "TITLE"));
    (!body.trim().is_empty()).then(|| Dated {
        id: number.to_owned(),
        day: format!("{year}-{month:02}-{day:02}"),
        text: format!("{}\n\n{body}", title.trim()),
    })
}

/// Lines of the terminal joined to paragraphs, which begin with spaces; the sign-off left out.
fn unwrapped(body: &str) -> String {
    let mut out = String::new();
    for line in body.lines().filter(|line| !line.trim().eq_ignore_ascii_case("reuter")) {
        let is_table = line.trim().contains("   ");
        let joint = if line.starts_with("    ") || is_table { "\n" } else { " " };
        out.push_str(joint);
        out.push_str(line.trim().trim_end_matches("&#3;"));
    }
    out.trim().to_owned()
}

/// By digest of the name: an order nobody chose.
fn drawn(mut rows: Vec<Dated>) -> Vec<Dated> {
    rows.sort_by_cached_key(|row| digest(&row.id));
    rows
}

/// The first digits of a text's digest.
fn short(text: &str) -> String {
    digest(text).chars().take(8).collect()
}

/// The words inside an element of loose SGML.
pub(crate) fn tag<'t>(text: &'t str, name: &str) -> &'t str {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let after = text.split_once(open.as_str()).map_or("", |(_, after)| after);
    after.split_once(close.as_str()).map_or("", |(inside, _)| inside)
}

/// Entities as characters, control characters left out.
pub(crate) fn clean(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect()
}
