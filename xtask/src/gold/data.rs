//! Data: the web pages of the shared development data, and which side of the split they are on.

use crate::score::record::{Item, Record, binary, bytes, decoded, shared};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A page of the shared data.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Set and file, such as `generic/0123456789ab`.
    pub id: String,
    /// Its address, when the set knows it.
    pub url: Option<String>,
    /// The gold of the set about it.
    pub row: Value,
    path: PathBuf,
}

impl Source {
    /// The host without `www.`, the inner one of an archived address; without a host the file.
    pub(crate) fn host(&self) -> String {
        let address = self.url.as_deref().filter(|url| url.starts_with("http"));
        let host = address.and_then(|url| {
            let inner = url.split_once("web.archive.org/web/").map(|(_, rest)| rest);
            let rest = inner.and_then(|rest| rest.split_once('/')).map_or(url, |(_, rest)| rest);
            let rest = rest.split_once("://").map_or(rest, |(_, rest)| rest);
            rest.split(['/', ':', '?', '#']).next().filter(|host| host.contains('.'))
        });
        let host = host.map(str::to_lowercase);
        host.map_or_else(
            || self.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            |host| host.strip_prefix("www.").unwrap_or(&host).to_owned(),
        )
    }

    /// Whether the page is held out from training: three hosts of ten.
    pub(crate) fn is_held_out(&self) -> bool {
        Sha256::digest(self.host().as_bytes()).first().is_some_and(|byte| byte % 10 < 3)
    }

    /// The page as an item to read, its address included.
    pub(crate) fn item(&self) -> anyhow::Result<Item> {
        Ok(Item {
            id: self.id.clone(),
            html: Some(decoded(&bytes(&self.path)?)),
            url: self.url.clone().filter(|url| url.starts_with("http")),
            ..Item::default()
        })
    }
}

/// The pages of these sets, of all sets when none is named, ordered by id.
pub(crate) fn pages(sets: &[&str]) -> anyhow::Result<Vec<Source>> {
    let folder = shared("data/pages").map_err(anyhow::Error::msg)?;
    let mut all = Vec::new();
    for set in ["generic", "published", "one-event", "readability"] {
        if sets.is_empty() || sets.contains(&set) {
            let found = match set {
                "generic" | "published" => listed(&folder.join(set), set)?,
                _ => loose(&folder.join(set), set)?,
            };
            all.extend(found);
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

/// The pages a `gold.json` lists by address.
fn listed(folder: &Path, set: &str) -> anyhow::Result<Vec<Source>> {
    let gold: Map<String, Value> = serde_json::from_slice(&bytes(&folder.join("gold.json"))?)?;
    let source = |(url, row): (String, Value)| {
        let file = row["file"].as_str().unwrap_or_default().to_owned();
        let name = file.strip_suffix(".html.gz").unwrap_or(&file);
        Source { id: format!("{set}/{name}"), url: Some(url), path: folder.join(&file), row }
    };
    Ok(gold.into_iter().map(source).collect())
}

/// Pages that lie as `NNN.html.gz` beside `NNN.json`, or each in a folder of its own.
fn loose(folder: &Path, set: &str) -> anyhow::Result<Vec<Source>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (name, page) = match name.strip_suffix(".html.gz") {
            Some(stem) => (stem.to_owned(), path),
            None => (name, path.join("source.html.gz")),
        };
        if !page.is_file() {
            continue;
        }
        let about = folder.join(format!("{name}.json"));
        let row: Value =
            if about.is_file() { serde_json::from_slice(&bytes(&about)?)? } else { Value::Null };
        let url = row["meta"]["url"].as_str().map(str::to_owned);
        found.push(Source { id: format!("{set}/{name}"), url, row, path: page });
    }
    Ok(found)
}

/// Reads pages one by one through `dateline read`, in their order.
pub(crate) fn each(
    pages: &[Source],
    why: bool,
    done: impl FnMut(Record) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    each_item(pages.iter().map(Source::item), why, None, done)
}

/// Reads items one by one through `dateline read`; with `why` the records carry their blocks, and
/// sheets in the folder `lexicon` stand in for or add to the built-in ones.
pub(crate) fn each_item(
    items: impl Iterator<Item = anyhow::Result<Item>>,
    why: bool,
    lexicon: Option<&Path>,
    mut done: impl FnMut(Record) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let folder = crate::tree::top().join("target/gold");
    std::fs::create_dir_all(&folder)?;
    // Its own for each process: a score may run beside a training.
    let input = folder.join(format!("items-{}.jsonl", std::process::id()));
    let mut lines = std::io::BufWriter::new(std::fs::File::create(&input)?);
    for item in items {
        serde_json::to_writer(&mut lines, &item?.row())?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    drop(lines);
    let mut words = vec!["read", "--input", "jsonl", "--format", "jsonl"];
    words.extend(why.then_some("--why"));
    let lexicon = lexicon.map(|folder| folder.to_string_lossy().into_owned());
    if let Some(folder) = &lexicon {
        words.extend(["--lexicon", folder]);
    }
    words.push("-");
    let mut child = Command::new(binary()?)
        .args(words)
        .stdin(std::fs::File::open(&input)?)
        .stdout(Stdio::piped())
        .spawn()?;
    let output = child.stdout.take().ok_or_else(|| anyhow::anyhow!("no output"))?;
    for line in BufReader::new(output).lines() {
        let value: Value = serde_json::from_str(&line?)?;
        if value["error"].is_null() {
            done(Record(value))?;
        }
    }
    let code = child.wait()?.code();
    anyhow::ensure!(matches!(code, Some(0 | 3)), "dateline read ended with {code:?}");
    std::fs::remove_file(&input)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(url: &str) -> String {
        let source = Source {
            id: String::new(),
            url: Some(url.to_owned()),
            row: Value::Null,
            path: "a/0123.html.gz".into(),
        };
        source.host()
    }

    #[test]
    fn hosts_decide_the_side() {
        assert_eq!(host("https://WWW.Gazette.example/a?b"), "gazette.example");
        assert_eq!(
            host("https://web.archive.org/web/20200101000000/http://lumen.example:80/x"),
            "lumen.example"
        );
        assert_eq!(host("hard::nohost"), "0123.html.gz");
    }
}
