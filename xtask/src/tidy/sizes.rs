//! Sizes: no file over 500 code lines; a code line is neither blank nor comment nor test.

use super::{Findings, rust};
use crate::tree::Leaf;

const CAP: usize = 500;

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let findings = rust(leaves).filter_map(|leaf| {
        let lines = code_lines(leaf);
        (lines > CAP).then(|| format!("{}: {lines} code lines, more than {CAP}", leaf.path))
    });
    findings.collect()
}

fn code_lines(leaf: &Leaf) -> usize {
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    leaf.code().lines().filter(is_code).count()
}
