//! `cargo xtask test`: every stage in order; the first failure ends it.

use crate::shell::{cargo, run_with, say};
use crate::{browser, fuzz, score, tidy, tree};
use std::time::Instant;

/// How a stage ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// It was done and everything held.
    Passed,
    /// Something it needs is absent; this is not a pass.
    Skipped(String),
}

type Stage = (&'static str, fn() -> anyhow::Result<Ended>);

/// The stages in order.
const STAGES: [Stage; 9] = [
    ("tidy", || tidy::run().map(|()| Ended::Passed)),
    ("fmt", fmt),
    ("clippy", clippy),
    ("test", test),
    ("doc", doc),
    ("demo", demo),
    ("score", || score::run("")),
    ("fuzz", fuzz::run),
    ("browser", browser::run),
];

/// Runs all stages, or one; false when one failed.
///
/// The last line counts stages: `9 passed, 0 failed, 0 skipped`.
pub(crate) fn run(only: Option<&str>) -> anyhow::Result<bool> {
    let chosen: Vec<&Stage> =
        STAGES.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    anyhow::ensure!(!chosen.is_empty(), "no such stage; stages are {}", names());
    let (mut passed, mut failed, mut skipped) = (0, 0, Vec::new());
    for (name, stage) in chosen {
        say(&format!("\n== {name}"));
        let started = Instant::now();
        let ended = stage();
        let seconds = started.elapsed().as_secs();
        match ended {
            Ok(Ended::Passed) => {
                passed += 1;
                say(&format!("== {name}: passed in {seconds} s"));
            }
            Ok(Ended::Skipped(absent)) => {
                say(&format!("== {name}: SKIPPED: {absent}"));
                skipped.push(*name);
            }
            Err(error) => {
                failed += 1;
                say(&format!("== {name}: FAILED after {seconds} s: {error:#}"));
                break;
            }
        }
    }
    if !skipped.is_empty() {
        say(&format!("\nNot everything was tested. Skipped: {}", skipped.join(", ")));
    }
    say(&format!("\n{passed} passed, {failed} failed, {} skipped", skipped.len()));
    Ok(failed == 0)
}

fn names() -> String {
    STAGES.map(|(name, _)| name).join(", ")
}

fn fmt() -> anyhow::Result<Ended> {
    crate::shell::run(&tree::top(), &cargo(), &["fmt", "--all", "--check"])?;
    Ok(Ended::Passed)
}

fn clippy() -> anyhow::Result<Ended> {
    let words =
        ["clippy", "--quiet", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"];
    crate::shell::run(&tree::top(), &cargo(), &words)?;
    Ok(Ended::Passed)
}

fn test() -> anyhow::Result<Ended> {
    crate::shell::run(&tree::top(), &cargo(), &["test", "--quiet", "--locked", "--workspace"])?;
    Ok(Ended::Passed)
}

fn doc() -> anyhow::Result<Ended> {
    let words =
        ["doc", "--quiet", "--locked", "--workspace", "--no-deps", "--document-private-items"];
    run_with(&tree::top(), &cargo(), &words, &[("RUSTDOCFLAGS", "-D warnings")])?;
    Ok(Ended::Passed)
}

/// The first command of the README, as written, without the server at its end.
fn demo() -> anyhow::Result<Ended> {
    let words = ["run", "--quiet", "--release", "--locked", "--", "demo", "--no-serve"];
    crate::shell::run(&tree::top(), &cargo(), &words)?;
    Ok(Ended::Passed)
}
