//! Python: the peers that are Python packages, when they are installed.

use crate::pages::Page;
use crate::systems::Answer;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The script that asks the Python peers.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python_peers.py");

/// A Python interpreter and a folder for the pages it is given.
#[derive(Clone, Debug)]
pub(crate) struct Python {
    /// The interpreter.
    pub program: String,
    /// A folder to write to.
    pub folder: PathBuf,
}

/// What a Python peer said of the pages of a set.
pub(crate) struct Said {
    /// Its answers, in the order of the pages.
    pub answers: Vec<Answer>,
    /// Processor seconds of its one pass.
    pub seconds: f64,
}

impl Python {
    /// The version of a package, or nothing when it cannot be imported.
    pub(crate) fn version(&self, package: &str) -> Option<String> {
        let words = format!("import {package}; print({package}.__version__)");
        let output = Command::new(&self.program).args(["-c", &words]).output().ok()?;
        let version = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        (output.status.success() && !version.is_empty()).then_some(version)
    }

    /// Asks a package about all pages, in one process and one pass.
    pub(crate) fn ask(&self, package: &str, pages: &[Page]) -> anyhow::Result<Said> {
        std::fs::create_dir_all(&self.folder)?;
        let (given, told) = (self.folder.join("pages.jsonl"), self.folder.join("answers.jsonl"));
        write(&given, pages)?;
        let status =
            Command::new(&self.program).arg(SCRIPT).arg(package).args([&given, &told]).status()?;
        anyhow::ensure!(status.success(), "{package} in Python ended with {status}");
        let mut said: BTreeMap<String, Value> = BTreeMap::new();
        for line in BufReader::new(std::fs::File::open(&told)?).lines() {
            let value: Value = serde_json::from_str(&line?)?;
            said.insert(value["id"].as_str().unwrap_or_default().to_owned(), value);
        }
        std::fs::remove_file(&given)?;
        std::fs::remove_file(&told)?;
        let word = |page: &Page, field: &str| {
            said.get(&page.id).and_then(|value| value[field].as_str()).map(str::to_owned)
        };
        let answer = |page: &Page| Answer {
            text: word(page, "text").unwrap_or_default(),
            title: word(page, "title").unwrap_or_default(),
            day: word(page, "day"),
            ..Answer::default()
        };
        let seconds = said.values().filter_map(|value| value["seconds"].as_f64()).sum();
        Ok(Said { answers: pages.iter().map(answer).collect(), seconds })
    }
}

fn write(path: &Path, pages: &[Page]) -> anyhow::Result<()> {
    let mut lines = BufWriter::new(std::fs::File::create(path)?);
    for page in pages {
        let row = serde_json::json!({"id": page.id, "html": page.html});
        serde_json::to_writer(&mut lines, &row)?;
        lines.write_all(b"\n")?;
    }
    lines.flush()?;
    Ok(())
}
