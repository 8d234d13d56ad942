//! Floors: a crate uses only the crates below it that the workspace names.

use super::Findings;
use crate::shell::{cargo, output};
use crate::tree::{self, Leaf};
use serde_json::Value;

pub(super) fn check(_: &[Leaf]) -> anyhow::Result<Findings> {
    let words = ["metadata", "--format-version=1", "--no-deps", "--locked"];
    let about: Value = serde_json::from_str(&output(&tree::top(), &cargo(), &words)?)?;
    let floors = &about["metadata"]["floors"];
    let mut findings = Findings::new();
    for package in about["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(allowed) = floors[name].as_array() else {
            findings.push(format!("{name} has no row in [workspace.metadata.floors]"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            let is_ours = used == "dateline" || used.starts_with("dateline-");
            if is_ours && !allowed.iter().any(|allowed| allowed == used) {
                findings.push(format!("{name} uses {used}, which its floor does not allow"));
            }
        }
    }
    Ok(findings)
}
