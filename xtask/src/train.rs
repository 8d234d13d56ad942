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
mod said;
mod sheet;

use crate::shell;
use crate::tree;

/// Trains a sheet; with `check` it must come out with the bytes the repository has.
pub(crate) fn run(what: &str, check: bool) -> anyhow::Result<()> {
    // Statements are learned inside the reader's own crate; all else is read through the product.
    if what != "said" {
        let build = ["build", "--release", "--locked", "-p", "dateline"];
        shell::run(&tree::top(), &shell::cargo(), &build)?;
    }
    match what {
        "extraction" => extraction::train(check),
        "flat" => lines::train(check),
        "published" => published::train(check),
        "said" => said::train(check),
        _ => anyhow::bail!(
            "nothing to train is called {what}; there are `extraction`, `flat`, `published`, `said`"
        ),
    }
}
