//! Fallible: the thinking part cannot fail, and errors are told apart.

use super::{Findings, rust};
use crate::tree::Leaf;

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    for leaf in rust(leaves) {
        let is_thinking = ["read", "relate"]
            .iter()
            .any(|name| leaf.path.starts_with(&format!("crates/dateline-{name}/src/")));
        for (n, line) in (1..).zip(leaf.code().lines()) {
            let is_public = line.trim_start().starts_with("pub fn ");
            if is_thinking && is_public && line.contains("-> Result<") {
                findings.push(format!(
                    "{}:{n}: a public function of a thinking crate can fail",
                    leaf.path
                ));
            }
            if leaf.name() == "error.rs" && line.trim_end().ends_with("(String),") {
                findings.push(format!("{}:{n}: an error that holds only a string", leaf.path));
            }
        }
    }
    findings
}
