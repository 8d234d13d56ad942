//! Pages: the sets of pages, decoded once by one rule for every system, and their split.

use anyhow::Context as _;
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::io::Read as _;
use std::path::Path;

/// One page of a set.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its name in the gold: the address, or the name of file or folder.
    pub id: String,
    /// The decoded page.
    pub html: String,
    /// The address, when it is known.
    pub url: Option<String>,
    /// The host, or the file's name: what the split and the bootstrap go by.
    pub host: String,
    /// What is true of it.
    pub gold: Value,
}

impl Page {
    /// Whether it is of the side no weight or rule was made from.
    pub(crate) fn is_validation(&self) -> bool {
        Sha256::digest(self.host.as_bytes())[0] % 10 < 3
    }
}

/// A set whose `gold.json` names a file for each address.
pub(crate) fn addressed(data: &Path, set: &str) -> anyhow::Result<Vec<Page>> {
    let folder = data.join("pages").join(set);
    let gold: Map<String, Value> = serde_json::from_slice(&bytes(&folder.join("gold.json"))?)?;
    let page = |(id, row): (String, Value)| {
        let file = row["file"].as_str().unwrap_or_default();
        let html = decoded(&bytes(&folder.join(file))?);
        let url = id.contains("://").then(|| id.clone());
        let host = url.as_deref().map_or_else(|| file.to_owned(), host);
        Ok(Page { host, url, id, html, gold: row })
    };
    gold.into_iter().map(page).collect()
}

/// `readability`: a folder a page; the gold is the text of the expected HTML.
pub(crate) fn readability(data: &Path) -> anyhow::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(data.join("pages/readability"))? {
        let folder = entry?.path();
        let id = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expected = decoded(&bytes(&folder.join("expected.html.gz"))?);
        let html = decoded(&bytes(&folder.join("source.html.gz"))?);
        let gold = serde_json::json!({ "body": crate::floor::text(&expected) });
        pages.push(Page { host: id.clone(), id, html, url: None, gold });
    }
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(pages)
}

/// Pages with their whole text, marked by hand: a JSON list of `{file, set, body}`, where `file`
/// lies in `pages/<set>`.
pub(crate) fn marked(data: &Path, gold: &Path) -> anyhow::Result<Vec<Page>> {
    let rows: Vec<Value> = serde_json::from_slice(&bytes(gold)?)?;
    let page = |row: Value| {
        let (set, file) = (row["set"].as_str(), row["file"].as_str());
        let (set, file) = set.zip(file).context("a marked page without `set` and `file`")?;
        anyhow::ensure!(row["body"].is_string(), "{set}/{file} has no `body`");
        let html = decoded(&bytes(&data.join("pages").join(set).join(file))?);
        Ok(Page { host: file.to_owned(), id: format!("{set}/{file}"), html, url: None, gold: row })
    };
    rows.into_iter().map(page).collect()
}

/// A file's bytes, unpacked when they are gzip.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let packed = std::fs::read(path).with_context(|| path.display().to_string())?;
    if !packed.starts_with(&[0x1f, 0x8b]) {
        return Ok(packed);
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(&packed[..]).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Bytes as text: UTF-8, else the declared charset, else windows-1252.
fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let declared = head.split("charset=").nth(1).and_then(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next()
    });
    let encoding = declared.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    encoding.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0.into_owned()
}

/// The host of an address in lower case without `www.`; of an archived address the inner host.
fn host(address: &str) -> String {
    let mut rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    if let Some((_, inner)) = rest.split_once("/web/").filter(|_| rest.contains("archive.org")) {
        let inner = inner.split_once('/').map_or(inner, |(_, inner)| inner);
        rest = inner.split_once("://").map_or(inner, |(_, inner)| inner);
    }
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default().to_lowercase();
    host.strip_prefix("www.").map(str::to_owned).unwrap_or(host)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_host_of_an_archived_address_is_the_inner_one() {
        assert_eq!(super::host("http://www.Gazette.example/a"), "gazette.example");
        let archived = "https://web.archive.org/web/20120101000000/http://www.gazette.example/a";
        assert_eq!(super::host(archived), "gazette.example");
    }
}
