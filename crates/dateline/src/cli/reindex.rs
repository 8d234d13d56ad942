//! `dateline reindex`: makes the index again from the catalogue.

use super::args::Plain;
use super::{lists, print};
use crate::exit::Exit;
use dateline_store::Vault;

/// Runs the verb.
pub(crate) fn run(words: &Plain) -> anyhow::Result<Exit> {
    let folder = lists::folder_of_vault(&words.vault)?;
    let count = Vault::open(&folder)?.reindex()?;
    print::say(&format!("{}: {count} readings indexed", folder.display()));
    Ok(Exit::Done)
}
