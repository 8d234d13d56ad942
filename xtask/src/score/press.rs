//! The sample press: pages of an invented world against facts written by hand.

use super::Figures;
use super::facts::{self, Fact};
use super::measure::Share;
use super::record::{Record, binary};
use crate::shell::say;
use crate::tree;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// `meta.toml` of a case.
#[derive(Debug, Deserialize)]
struct Meta {
    address: String,
    captured: Option<String>,
    outlet: Option<String>,
    #[serde(default)]
    capture: Vec<Visit>,
}

/// One visit.
#[derive(Debug, Deserialize)]
struct Visit {
    file: String,
    captured: String,
    status: Option<u16>,
}

/// Scores every case; misses are printed when `DATELINE_MISSES` is set.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let corpus = tree::top().join("corpus");
    let press: toml::Table = std::fs::read_to_string(corpus.join("press.toml"))?.parse()?;
    let cases = press.get("cases").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let is_telling = std::env::var_os("DATELINE_MISSES").is_some();
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    for case in cases.iter().filter_map(toml::Value::as_str) {
        let folder = corpus.join(case);
        let facts = facts::parse(&std::fs::read_to_string(folder.join("facts.txt"))?);
        for (file, record) in records(&folder)? {
            for fact in facts.iter().filter(|fact| is_about(fact, &file)) {
                let Some(is_read) = facts::holds(fact, &record) else { continue };
                shares.entry(fact.kind.clone()).or_default().add(is_read);
                shares.entry("facts".to_owned()).or_default().add(is_read);
                if !is_read && is_telling {
                    say(&format!("miss {case}/{file}: {} {}", fact.kind, fact.fields.join(" | ")));
                }
            }
        }
    }
    let figures = shares.iter().map(|(kind, share)| (format!("press.{kind}"), share.value()));
    Ok(Ok(figures.collect()))
}

fn is_about(fact: &Fact, file: &str) -> bool {
    fact.capture.as_deref().is_none_or(|capture| capture == file)
}

/// The records of a case's pages that were there.
fn records(folder: &Path) -> anyhow::Result<Vec<(String, Record)>> {
    let meta: Meta = toml::from_str(&std::fs::read_to_string(folder.join("meta.toml"))?)?;
    let mut visits = meta.capture.iter().collect::<Vec<_>>();
    visits.retain(|visit| visit.status.is_none_or(|status| status < 300));
    if meta.capture.is_empty() {
        let file = ["page.html", "page.txt"].into_iter().find(|name| folder.join(name).is_file());
        let file = file.ok_or_else(|| anyhow::anyhow!("{} has no page", folder.display()))?;
        let record = read(folder, file, &meta, meta.captured.as_deref())?;
        return Ok(vec![(file.to_owned(), record)]);
    }
    let read = |visit: &&Visit| {
        Ok((visit.file.clone(), read(folder, &visit.file, &meta, Some(&visit.captured))?))
    };
    visits.iter().map(read).collect()
}

fn read(folder: &Path, file: &str, meta: &Meta, captured: Option<&str>) -> anyhow::Result<Record> {
    let mut command = Command::new(binary()?);
    command.args(["read", "--format", "jsonl", "--url", &meta.address, "--lexicon"]);
    command.arg(tree::top().join("corpus/lexicon"));
    if let Some(captured) = captured {
        command.args(["--captured", captured]);
    }
    if let Some(outlet) = &meta.outlet {
        command.args(["--outlet", outlet]);
    }
    let output = command.arg(folder.join(file)).output()?;
    let failed =
        || format!("{}/{file}: {}", folder.display(), String::from_utf8_lossy(&output.stderr));
    anyhow::ensure!(output.status.success(), failed());
    Ok(Record(serde_json::from_slice(&output.stdout)?))
}
