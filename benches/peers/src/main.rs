//! Extraction beside its peers: the same decoded pages for dateline, trafilatura, `dom_smoothie`
//! and the bare parser, with quality, speed and memory in one run.
//!
//! `cargo xtask measure extraction` builds and runs it; it is no part of the product.

mod days;
mod floor;
mod fragments;
mod pages;
mod python;
mod quality;
mod report;
mod shingles;
mod speed;
mod systems;

use python::Python;
use report::Report;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: dateline-peers DATA --work FOLDER [--json FILE] [--python PROGRAM] \
    [--gold FILE] [--only quality|speed]";

/// What was asked for.
#[derive(Debug, Default)]
struct Options {
    data: PathBuf,
    work: PathBuf,
    json: Option<PathBuf>,
    python: Option<String>,
    gold: Option<PathBuf>,
    only: Option<String>,
}

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, name, data] = words.as_slice()
        && first == "worker"
    {
        let system = systems::System::named(name);
        let system = system.ok_or_else(|| anyhow::anyhow!("no system is called {name}"))?;
        return speed::work(system, Path::new(data));
    }
    // A peer may panic on a page; that is counted, and its words would drown the tables.
    std::panic::set_hook(Box::new(|_| {}));
    run(&options(words)?)
}

fn options(words: Vec<String>) -> anyhow::Result<Options> {
    let mut options = Options::default();
    let mut words = words.into_iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| anyhow::anyhow!("{USAGE}"));
        match word.as_str() {
            "--work" => options.work = value()?.into(),
            "--json" => options.json = Some(value()?.into()),
            "--python" => options.python = Some(value()?),
            "--gold" => options.gold = Some(value()?.into()),
            "--only" => options.only = Some(value()?),
            _ if options.data.as_os_str().is_empty() && !word.starts_with("--") => {
                options.data = word.into();
            }
            _ => anyhow::bail!("{USAGE}"),
        }
    }
    anyhow::ensure!(!options.data.as_os_str().is_empty(), "{USAGE}");
    Ok(options)
}

fn run(options: &Options) -> anyhow::Result<()> {
    let mut report = Report::default();
    let does = |part: &str| options.only.as_deref().is_none_or(|only| only == part);
    let python =
        options.python.clone().map(|program| Python { program, folder: options.work.clone() });
    if let Some(gold) = &options.gold {
        quality::marked(&mut report, &options.data, gold, python.as_ref())?;
    }
    let mut slow = None;
    if does("quality") {
        slow = quality::generic(&mut report, &options.data, python.as_ref())?;
        quality::readability(&mut report, &options.data, python.as_ref())?;
        days::published(&mut report, &options.data, python.as_ref())?;
    }
    if does("speed") {
        quality::speed(&mut report, &options.data, slow)?;
    }
    if let Some(path) = &options.json {
        std::fs::write(path, report.json())?;
    }
    Ok(())
}
