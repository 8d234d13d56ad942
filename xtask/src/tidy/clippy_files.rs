//! Clippy files: a member's file replaces the root's, so it must repeat every line of it.

use super::Findings;
use crate::tree::Leaf;

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let root = leaves.iter().find(|leaf| leaf.path == "clippy.toml");
    let lines: Vec<&str> = root.map_or("", Leaf::words).lines().collect();
    let mut findings = Findings::new();
    for leaf in leaves.iter().filter(|leaf| leaf.is("/clippy.toml")) {
        for line in lines.iter().filter(|line| !leaf.words().contains(**line)) {
            findings.push(format!("{}: has lost the line `{line}` of the root file", leaf.path));
        }
    }
    findings
}
