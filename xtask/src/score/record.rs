//! Records: what `dateline read` answered, with its spans as words.

use crate::tree;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// One reading record.
#[derive(Debug)]
pub(crate) struct Record(pub Value);

impl Record {
    /// The text all spans count in.
    pub(crate) fn text(&self) -> &str {
        self.0["page"]["text"].as_str().unwrap_or_default()
    }

    /// The objects of a list field.
    pub(crate) fn list(&self, field: &str) -> impl Iterator<Item = &Value> {
        self.0[field].as_array().into_iter().flatten()
    }

    /// The words of a span, or of several joined by a space.
    pub(crate) fn words(&self, spans: &Value) -> String {
        let texts = spans_of(spans).into_iter().filter_map(|(a, b)| self.text().get(a..b));
        texts.collect::<Vec<_>>().join(" ")
    }

    /// The page's own articles in order: those of role `article`, else the announcements.
    pub(crate) fn own(&self) -> Vec<&Value> {
        let of = |role: &str| -> Vec<&Value> {
            self.list("articles").filter(|article| article["role"] == role).collect()
        };
        let articles = of("article");
        if articles.is_empty() { of("announcement") } else { articles }
    }

    /// The longest of them.
    pub(crate) fn main(&self) -> &Value {
        let length = |article: &&Value| body(article).chars().count();
        // Of equals the first, as Python's max takes it.
        self.own().into_iter().rev().max_by_key(length).unwrap_or(&Value::Null)
    }

    /// The bodies of the page's own articles.
    pub(crate) fn bodies(&self) -> String {
        let bodies: Vec<&str> =
            self.own().into_iter().map(body).filter(|body| !body.is_empty()).collect();
        bodies.join("\n")
    }
}

/// The body of an article.
pub(crate) fn body(article: &Value) -> &str {
    article["body"]["text"].as_str().unwrap_or_default()
}

/// One span, or a list of spans, as byte ranges.
pub(crate) fn spans_of(value: &Value) -> Vec<(usize, usize)> {
    let one = |pair: &Value| {
        let at = |n: usize| usize::try_from(pair[n].as_u64()?).ok();
        Some((at(0)?, at(1)?))
    };
    match value.as_array() {
        Some(list) if list.iter().all(Value::is_array) => list.iter().filter_map(one).collect(),
        Some(_) => one(value).into_iter().collect(),
        None => Vec::new(),
    }
}

/// One item to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// Its name.
    pub id: String,
    /// HTML, or text when there is none.
    pub html: Option<String>,
    /// Flattened text.
    pub text: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Known day of publication.
    pub published: Option<String>,
}

impl Item {
    /// The item as a line of input.
    pub(crate) fn row(&self) -> Value {
        serde_json::json!({"id": self.id, "html": self.html, "text": self.text,
            "url": self.url, "published": self.published})
    }
}

/// Reads items through `dateline read --input jsonl`; an item without a usable record is missing.
pub(crate) fn read(items: &[Item]) -> anyhow::Result<BTreeMap<String, Record>> {
    let folder = tree::top().join("target/score");
    std::fs::create_dir_all(&folder)?;
    let input = folder.join(format!("items-{}.jsonl", std::process::id()));
    let mut lines = std::io::BufWriter::new(std::fs::File::create(&input)?);
    for item in items {
        serde_json::to_writer(&mut lines, &item.row())?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    let output = Command::new(binary()?)
        .args(["read", "--input", "jsonl", "--format", "jsonl", "-"])
        .stdin(std::fs::File::open(&input)?)
        .stderr(Stdio::inherit())
        .output()?;
    let code = output.status.code();
    anyhow::ensure!(matches!(code, Some(0 | 3)), "dateline read ended with {code:?}");
    std::fs::remove_file(&input)?;
    let mut records = BTreeMap::new();
    for line in output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let value: Value = serde_json::from_slice(line)?;
        if let (Some(id), true) = (value["id"].as_str(), value["error"].is_null()) {
            records.insert(id.to_owned(), Record(value));
        }
    }
    Ok(records)
}

/// The binary to measure: the release build, or that of `DATELINE_BIN`.
pub(crate) fn binary() -> anyhow::Result<PathBuf> {
    if let Some(path) = std::env::var_os("DATELINE_BIN") {
        return Ok(path.into());
    }
    let path = tree::top().join("target/release/dateline");
    anyhow::ensure!(path.is_file(), "target/release/dateline is absent: cargo build --release");
    Ok(path)
}

/// A folder or file of the shared data, or what is absent.
pub(crate) fn shared(path: &str) -> Result<PathBuf, String> {
    let place = tree::top().join("../shared").join(path);
    if place.exists() { Ok(place) } else { Err(format!("../shared/{path} is absent")) }
}

/// A file's bytes, unpacked when they are gzip.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let packed = std::fs::read(path)?;
    if !packed.starts_with(&[0x1f, 0x8b]) {
        return Ok(packed);
    }
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(&packed[..]), &mut bytes)?;
    Ok(bytes)
}

/// Bytes as text: UTF-8, else the declared charset, else windows-1252 (the judge's rule).
pub(crate) fn decoded(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).into_owned();
    let declared = head.split("charset=").nth(1).map(|rest| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .next()
            .unwrap_or_default()
    });
    let encoding = declared.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    encoding.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0.into_owned()
}

/// Byte offset of each character of a text, and its length at the end.
pub(crate) fn char_offsets(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}
