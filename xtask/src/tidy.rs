//! Tidy: the rules of the house that no compiler knows, one check a file.

mod clippy_files;
mod corpus;
mod docs;
mod fallible;
mod floors;
mod headers;
mod lexicon;
mod names;
mod sizes;
mod space;
mod strangers;
mod todos;
mod words;

use crate::shell::say;
use crate::tree::{self, Leaf};

/// What a check found: a place and a sentence.
pub(crate) type Findings = Vec<String>;

type Check = (&'static str, fn(&[Leaf]) -> anyhow::Result<Findings>);

const CHECKS: [Check; 13] = [
    ("clippy_files", |leaves| Ok(clippy_files::check(leaves))),
    ("corpus", corpus::check),
    ("docs", |leaves| Ok(docs::check(leaves))),
    ("fallible", |leaves| Ok(fallible::check(leaves))),
    ("floors", floors::check),
    ("headers", |leaves| Ok(headers::check(leaves))),
    ("lexicon", |leaves| Ok(lexicon::check(leaves))),
    ("names", |leaves| Ok(names::check(leaves))),
    ("sizes", |leaves| Ok(sizes::check(leaves))),
    ("space", |leaves| Ok(space::check(leaves))),
    ("strangers", |leaves| Ok(strangers::check(leaves))),
    ("todos", |leaves| Ok(todos::check(leaves))),
    ("words", |leaves| Ok(words::check(leaves))),
];

/// Runs every check; fails when one finds something, after saying all of it.
pub(crate) fn run() -> anyhow::Result<()> {
    let leaves = tree::leaves()?;
    let mut found = 0;
    for (name, check) in CHECKS {
        for finding in check(&leaves)? {
            say(&format!("tidy {name}: {finding}"));
            found += 1;
        }
    }
    anyhow::ensure!(found == 0, "tidy found {found} things to mend");
    Ok(())
}

/// The Rust files of our crates.
pub(crate) fn rust(leaves: &[Leaf]) -> impl Iterator<Item = &Leaf> {
    leaves.iter().filter(|leaf| leaf.is(".rs"))
}

/// Rust files of the thinking crates, tests left out.
pub(crate) fn pure(leaves: &[Leaf]) -> impl Iterator<Item = &Leaf> {
    rust(leaves).filter(|leaf| {
        ["model", "read", "relate"]
            .iter()
            .any(|name| leaf.path.starts_with(&format!("crates/dateline-{name}/src/")))
    })
}
