//! Corpus: every case says what it is and what must be found; no sentence of a seed is in it.

use super::Findings;
use crate::press;
use crate::tree::{self, Leaf};
use std::collections::BTreeSet;

/// Characters of a seed's line that count as a sentence of others.
const SENTENCE: usize = 60;

pub(super) fn check(leaves: &[Leaf]) -> anyhow::Result<Findings> {
    let paths: BTreeSet<&str> = leaves.iter().map(|leaf| leaf.path.as_str()).collect();
    let mut findings = Findings::new();
    let cases: BTreeSet<&str> = paths
        .iter()
        .filter_map(|path| path.strip_prefix("corpus/"))
        .filter_map(|rest| rest.split_once('/').map(|(case, _)| case))
        .filter(|case| *case != "lexicon")
        .collect();
    for case in cases {
        for file in ["meta.toml", "facts.txt"] {
            if !paths.contains(format!("corpus/{case}/{file}").as_str()) {
                findings.push(format!("corpus/{case}: no {file}"));
            }
        }
    }
    let table = leaves.iter().find(|leaf| leaf.path == press::PATH);
    if table.map_or("", Leaf::words) != press::of(leaves)? {
        findings.push(format!("{}: stale; run `cargo xtask press`", press::PATH));
    }
    findings.extend(foreign(leaves)?);
    Ok(findings)
}

/// Files that contain a line of a seed. Without the seeds beside the repository nothing is compared,
/// and that is said.
fn foreign(leaves: &[Leaf]) -> anyhow::Result<Findings> {
    let folder = tree::top().join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        crate::shell::say("tidy corpus: ../shared/seeds is absent, so no sentence was compared");
        return Ok(Findings::new());
    };
    let mut lines = BTreeSet::new();
    for entry in entries {
        let text = std::fs::read_to_string(entry?.path())?;
        let long = text.lines().filter(|line| line.chars().count() >= SENTENCE);
        lines.extend(long.map(|line| line.chars().take(SENTENCE).collect::<String>()));
    }
    let holds = |leaf: &&Leaf| lines.iter().any(|line| leaf.words().contains(line.as_str()));
    Ok(leaves
        .iter()
        .filter(holds)
        .map(|leaf| format!("{}: a sentence of a seed", leaf.path))
        .collect())
}
