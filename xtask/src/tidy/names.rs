//! Names: files are called by what they are, not by what is left over.

use super::Findings;
use crate::tree::Leaf;

const REFUSED: [&str; 12] = [
    "utils", "util", "helpers", "helper", "common", "misc", "types", "manager", "base", "core",
    "prelude", "mod",
];

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    for leaf in leaves.iter().filter(|leaf| leaf.is(".rs")) {
        let stem = leaf.name().trim_end_matches(".rs");
        if REFUSED.contains(&stem) {
            findings.push(format!("{}: the name says nothing", leaf.path));
        }
        let is_numbered = stem.ends_with(|c: char| c.is_ascii_digit());
        if is_numbered && stem != "v1" {
            findings.push(format!("{}: a numbered twin", leaf.path));
        }
    }
    findings
}
