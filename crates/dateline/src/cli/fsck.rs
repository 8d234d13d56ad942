//! `dateline fsck`: checks the vault and names what is wrong.

use super::args::{Format, Fsck};
use super::{lists, print};
use crate::exit::Exit;
use serde::Serialize;
use std::io::Write as _;

/// One finding.
#[derive(Debug, Serialize)]
struct Row<'a> {
    place: &'a str,
    says: &'a str,
    damage: bool,
}

/// Runs the verb.
pub(crate) fn run(words: &Fsck) -> anyhow::Result<Exit> {
    let folder = lists::folder(&words.vault)?;
    let format = lists::format_without_table(words.format)?;
    let findings = dateline_store::fsck(&folder, words.full)?;
    let mut out = print::out();
    for finding in &findings {
        if format == Format::Text {
            let grade = if finding.is_damage { "damage" } else { "repairable" };
            let place = print::plain(&finding.place);
            writeln!(out, "{grade}  {place}: {}", print::plain(&finding.says))?;
        } else {
            let row = Row { place: &finding.place, says: &finding.says, damage: finding.is_damage };
            serde_json::to_writer(&mut out, &row)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    let damage = findings.iter().filter(|finding| finding.is_damage).count();
    let checked =
        if words.full { "every byte" } else { "counts and chains (--full checks every byte)" };
    print::say(&match (findings.len(), damage) {
        (0, _) => format!("{}: clean; checked {checked}", folder.display()),
        (all, 0) => format!(
            "{}: {all} repairable; `dateline reread` or `dateline reindex` makes it again",
            folder.display()
        ),
        (all, damage) => format!("{}: {damage} damaged of {all} findings", folder.display()),
    });
    Ok(match (findings.len(), damage) {
        (0, _) => Exit::Done,
        (_, 0) => Exit::SomeFailed,
        _ => Exit::Vault,
    })
}
