//! Strangers: what the thinking crates and the synchronous ones must never know.

use super::{Findings, pure, rust};
use crate::tree::Leaf;

/// Words that may not stand in the code of model, read and relate.
const IMPURE: [&str; 9] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "async fn",
    "tokio::",
    "HashMap",
    "HashSet",
];

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    for leaf in pure(leaves) {
        for word in IMPURE.iter().filter(|word| stands(leaf, word)) {
            findings.push(format!("{}: a thinking crate names `{word}`", leaf.path));
        }
    }
    for leaf in rust(leaves) {
        let is_below = leaf.path.starts_with("crates/dateline-store/src")
            || leaf.path.starts_with("crates/dateline-collect/src/import");
        if is_below && (stands(leaf, "tokio::") || stands(leaf, "async fn")) {
            findings.push(format!("{}: async below collect, serve and the roof", leaf.path));
        }
        let is_roof = ["crates/dateline/", "xtask/", "benches/"]
            .iter()
            .any(|folder| leaf.path.starts_with(folder));
        let is_settings = stands(leaf, "env::var") || stands(leaf, "env::args");
        let is_run_by_hand = leaf.path.contains("/tests/") || leaf.path.contains("/examples/");
        if !is_roof && !is_run_by_hand && is_settings {
            findings.push(format!("{}: settings are read by the roof alone", leaf.path));
        }
    }
    findings
}

/// Whether a word stands in code, comments left out.
fn stands(leaf: &Leaf, word: &str) -> bool {
    leaf.code().lines().any(|line| line.contains(word) && !line.trim_start().starts_with("//"))
}
