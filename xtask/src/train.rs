//! `cargo xtask train`: weights learned from the shared development data, reproducibly.
//!
//! A training reads pages through `dateline read --why`, so it sees exactly the features of the
//! product; what it writes are sheets of the lexicon with a head that says how they were made.

mod conjugate;
mod examples;
mod extraction;
mod labels;
mod lessons;
mod lines;
mod logistic;
mod pairs;
mod published;
mod sheet;

use crate::shell;
use crate::tree;

/// Trains a sheet; with `check` it must come out with the bytes the repository has.
pub(crate) fn run(what: &str, check: bool) -> anyhow::Result<()> {
    shell::run(
        &tree::top(),
        &shell::cargo(),
        &["build", "--release", "--locked", "-p", "dateline"],
    )?;
    match what {
        "extraction" => extraction::train(check),
        "flat" => lines::train(check),
        "published" => published::train(check),
        _ => anyhow::bail!(
            "nothing to train is called {what}; there are `extraction`, `flat`, `published`"
        ),
    }
}
