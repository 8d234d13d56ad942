//! Words: types and modules bear the house's words.

use super::{Findings, rust};
use crate::tree::Leaf;

/// Words the house does not use as names of types and modules.
const REFUSED: [&str; 14] = [
    "source",
    "document",
    "post",
    "snapshot",
    "version",
    "cluster",
    "topic",
    "author",
    "timestamp",
    "metadata",
    "scrape",
    "info",
    "data",
    "manager",
];

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    for leaf in rust(leaves).filter(|leaf| leaf.path.starts_with("crates/")) {
        for (n, line) in (1..).zip(leaf.code().lines()) {
            let Some(name) = declared(line) else { continue };
            if REFUSED.contains(&name.to_lowercase().as_str()) {
                findings
                    .push(format!("{}:{n}: `{name}` is a word the house does not use", leaf.path));
            }
        }
    }
    findings
}

/// The name a line declares: a struct, enum, trait or module.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let keyword = words.next()?;
    let name = words.next()?;
    let is_declaration = matches!(keyword, "struct" | "enum" | "trait" | "mod");
    is_declaration.then(|| name.trim_end_matches(|c: char| !c.is_alphanumeric()))
}
