//! The import manifest: what a scrape does not say, told by whoever gives it.

use crate::error::{Cause, Error};
use dateline_model::{Capture, PageUrl};
use jiff::{Timestamp, civil::Date};
use std::collections::BTreeMap;
use std::path::Path;

/// What a manifest says of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Address of the original.
    pub address: Option<PageUrl>,
    /// Instant of the visit.
    pub captured_at: Option<Timestamp>,
    /// Day of publication.
    pub published_on: Option<Date>,
    /// Outlet.
    pub outlet: Option<String>,
}

impl Entry {
    /// Puts what the manifest says into a capture; what the capture already knows stays.
    pub fn complete(&self, capture: &mut Capture) {
        capture.url = capture.url.take().or_else(|| self.address.clone());
        capture.captured_at = capture.captured_at.or(self.captured_at);
        capture.published_on = capture.published_on.or(self.published_on);
        capture.outlet = capture.outlet.take().or_else(|| self.outlet.clone());
    }
}

/// A table of files with their address, instant, day of publication and outlet.
///
/// CSV (or TSV by its name) with a head line; columns `file`, `address`, `captured`, `published`,
/// `outlet` in any order. `file` is a path relative to the manifest, or a bare file name.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    entries: BTreeMap<String, Entry>,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When the file cannot be read, a column is unknown, or an address, instant or day is none;
    /// each error names the line and shows how to write it.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |cause| Cause::Manifest { path: path.to_owned(), cause };
        let is_tabbed = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("tsv"));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(if is_tabbed { b'\t' } else { b',' })
            .flexible(true)
            .trim(csv::Trim::All)
            .from_path(path)
            .map_err(failed)?;
        let head = reader.headers().map_err(failed)?.clone();
        let columns = columns(path, &head)?;
        let mut entries = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(failed)?;
            let line = row.position().map_or(0, csv::Position::line);
            let (file, entry) = entry(path, line, &columns, &row)?;
            entries.insert(file, entry);
        }
        Ok(Self { entries })
    }

    /// What it says of a file: by its whole path, by the end of its path, or by its bare name.
    pub fn of(&self, file: &Path) -> Option<&Entry> {
        let path = file.to_string_lossy().replace('\\', "/");
        let mut tail = path.as_str();
        loop {
            if let Some(entry) = self.entries.get(tail.trim_start_matches("./")) {
                return Some(entry);
            }
            tail = tail.split_once('/')?.1;
        }
    }

    /// How many files it names.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it names no file.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The known columns, in the order of the file.
fn columns(path: &Path, head: &csv::StringRecord) -> Result<Vec<&'static str>, Error> {
    const KNOWN: [&str; 5] = ["file", "address", "captured", "published", "outlet"];
    let columns: Vec<_> = head
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').to_ascii_lowercase())
        .map(|name| {
            let known = KNOWN.iter().find(|known| **known == name).copied();
            known.ok_or_else(|| Cause::Column { path: path.to_owned(), column: name.into() })
        })
        .collect::<Result<_, _>>()?;
    if !columns.contains(&"file") {
        return Err(Cause::NoFileColumn { path: path.to_owned() }.into());
    }
    Ok(columns)
}

fn entry(
    path: &Path,
    line: u64,
    columns: &[&'static str],
    row: &csv::StringRecord,
) -> Result<(String, Entry), Error> {
    let (mut file, mut entry) = (String::new(), Entry::default());
    for (column, value) in columns.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
        let wrong = |example| Cause::Value {
            path: path.to_owned(),
            line,
            column,
            value: value.into(),
            example,
        };
        match *column {
            "file" => value.trim_start_matches("./").clone_into(&mut file),
            "address" => {
                let url =
                    PageUrl::parse(value).ok_or_else(|| wrong("https://gazette.example/a"))?;
                entry.address = Some(url);
            }
            "captured" => {
                let instant = value.parse().map_err(|_| wrong("2024-05-03T09:00:00Z"))?;
                entry.captured_at = Some(instant);
            }
            "published" => {
                entry.published_on = Some(value.parse().map_err(|_| wrong("2024-05-03"))?);
            }
            _ => entry.outlet = Some(value.to_owned()),
        }
    }
    Ok((file, entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(name: &str, text: &str) -> Result<Manifest, Error> {
        let folder = std::env::temp_dir().join(format!("dateline-manifest-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        Manifest::open(&path)
    }

    #[test]
    fn a_file_is_found_by_path_and_by_name() {
        let manifest = open(
            "a.csv",
            "file,outlet,address\nsub/one.txt,Lumen Gazette,https://gazette.lumen.example/1\n",
        )
        .unwrap();
        let entry = manifest.of(Path::new("/somewhere/sub/one.txt")).unwrap();
        assert_eq!(entry.outlet.as_deref(), Some("Lumen Gazette"));
        assert!(manifest.of(Path::new("two.txt")).is_none());
    }

    #[test]
    fn wrong_columns_and_values_are_named() {
        let column = open("b.csv", "file,colour\nx,red\n").unwrap_err().to_string();
        assert!(column.contains("\"colour\"") && column.contains("columns are file"));
        let value = open("c.csv", "file,captured\nx,yesterday\n").unwrap_err().to_string();
        assert!(value.contains("line 2") && value.contains("2024-05-03T09:00:00Z"), "{value}");
    }
}
