//! `dateline reread`: reads everything again, from the originals.

use super::args::Reread;
use super::{add, lists, print};
use crate::desk::Desk;
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(words: &Reread) -> anyhow::Result<Exit> {
    let folder = lists::folder_of_vault(&words.vault)?;
    if words.rebuild {
        let captures = dateline_store::Vault::rebuild_at(&folder)?;
        print::say(&format!("{}: catalogue made again, {captures} captures", folder.display()));
    }
    let mut desk = Desk::open(&folder, add::threads(words.threads, &folder)?)?;
    let count = desk.reread()?;
    desk.relate()?;
    print::say(&format!("{}: {count} captures read", folder.display()));
    Ok(Exit::Done)
}
