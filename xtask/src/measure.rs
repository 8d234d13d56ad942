//! `cargo xtask measure`: ours beside its peers, in one run on one machine.
//!
//! The peers and their dependencies live in `benches/peers/`, a workspace of its own, so that they
//! never enter the product's lock file; this builds and runs it.

use crate::shell::{self, cargo, say};
use crate::test::Ended;
use crate::tree;
use std::path::PathBuf;

/// Builds `benches/peers/` and runs it on `../shared/data`; the words go on to it.
///
/// Whole bodies are those of the pages marked by hand unless `--gold` names others; finding them
/// takes the release build of the product. The figures lie in `target/measure/extraction.json` afterwards. The Python peers run when the
/// interpreter of `DATELINE_PYTHON` (else `python3`) can import them.
pub(crate) fn extraction(words: &[&str]) -> anyhow::Result<Ended> {
    let data = tree::top().join("../shared/data");
    if !data.is_dir() {
        return Ok(Ended::Skipped("../shared/data is absent".to_owned()));
    }
    let folder = tree::top().join("benches/peers");
    shell::run(&folder, &cargo(), &["build", "--quiet", "--release", "--locked"])?;
    let work = tree::top().join("target/measure");
    std::fs::create_dir_all(&work)?;
    let built = std::env::var_os("CARGO_TARGET_DIR").map_or(folder.join("target"), PathBuf::from);
    let program = built.join("release/dateline-peers").display().to_string();
    let python = std::env::var("DATELINE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let (data, json) = (data.display().to_string(), work.join("extraction.json"));
    let (work, json) = (work.display().to_string(), json.display().to_string());
    let mut all = vec![data.as_str(), "--work", &work, "--json", &json, "--python", &python];
    let gold = if words.contains(&"--gold") || words.contains(&"speed") {
        None
    } else {
        Some(crate::gold::bodies()?.display().to_string())
    };
    if let Some(gold) = &gold {
        all.extend(["--gold", gold]);
    }
    all.extend(words);
    // Words of the command line name files from where it was called.
    shell::run(&std::env::current_dir()?, &program, &all)?;
    say(&format!("\nThe figures are in {json}"));
    Ok(Ended::Passed)
}
