//! Todos: every loose end names its issue; no test is switched off.

use super::{Findings, rust};
use crate::tree::Leaf;

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let loose = ["TO", "DO"].concat();
    let marks = [loose, ["FIX", "ME"].concat(), ["XX", "X"].concat()];
    let switched = [["#[ign", "ore"].concat(), ["#[should", "_panic"].concat()];
    let mut findings = Findings::new();
    for leaf in rust(leaves) {
        for (n, line) in (1..).zip(leaf.words().lines()) {
            let is_loose = marks
                .iter()
                .any(|mark| line.contains(mark.as_str()) && !line.contains(&format!("{mark}(#")));
            if is_loose && line.contains("//") {
                findings.push(format!("{}:{n}: a loose end without an issue", leaf.path));
            }
            if switched.iter().any(|mark| line.contains(mark.as_str())) {
                findings
                    .push(format!("{}:{n}: a test that is switched off or only panics", leaf.path));
            }
        }
    }
    findings
}
