//! Words: types and modules bear the house's words; every public noun stands in the glossary.

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
    findings.extend(missing_nouns(leaves));
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

/// Public nouns of model that the glossary does not explain.
fn missing_nouns(leaves: &[Leaf]) -> Findings {
    let glossary = leaves.iter().find(|leaf| leaf.path == "docs/reference/glossary.md");
    let explained = glossary.map_or("", Leaf::words);
    let model = rust(leaves).filter(|leaf| leaf.path.starts_with("crates/dateline-model/src/"));
    model
        .flat_map(|leaf| leaf.code().lines())
        .filter(|line| line.starts_with("pub struct ") || line.starts_with("pub enum "))
        .filter_map(declared)
        .map(|name| name.split(['<', '(', '{']).next().unwrap_or(name))
        .filter(|name| !explained.contains(&format!("**{name}**")))
        .map(|name| format!("docs/reference/glossary.md: `{name}` is not explained"))
        .collect()
}
