//! The two logs: the chain of captures, and the journal.

use super::Check;
use crate::error::{In, Result};
use crate::journal;
use crate::tables::words::large;
use crate::warc::Lie;
use rusqlite::Connection;

/// Whether every row names the row before it, without a gap.
pub(super) fn chain(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let sql = "SELECT sequence, id, previous, member FROM captures ORDER BY sequence";
    let mut rows = connection.prepare(sql).within(&path)?;
    let mut rows = rows.query([]).within(&path)?;
    let (mut number, mut head): (u64, Option<String>) = (0, None);
    while let Some(row) = rows.next().within(&path)? {
        let sequence = large(row.get(0).within(&path)?);
        let id: String = row.get(1).within(&path)?;
        let previous: Option<String> = row.get(2).within(&path)?;
        if sequence != number + 1 || previous != head {
            check.damage(&format!("capture {id}"), &Lie::Chain.to_string());
        }
        number = sequence;
        head = Some(row.get(3).within(&path)?);
    }
    Ok(())
}

/// The journal's own chain, and its copy in the catalogue.
pub(super) fn journal(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let contents = journal::read(check.layout)?;
    for line in &contents.bad {
        let place = format!("journal.jsonl line {line}");
        check.damage(&place, "it is altered, or the line before it is missing or altered");
    }
    if contents.torn > 0 {
        let says = format!("the last line is cut off ({} bytes)", contents.torn);
        check.repairable("journal.jsonl", &says);
    }
    let sql = "SELECT sequence, digest FROM journal ORDER BY sequence";
    let mut rows = connection.prepare(sql).within(&path)?;
    let mut rows = rows.query([]).within(&path)?;
    let mut entries = contents.rows.iter();
    while let Some(row) = rows.next().within(&path)? {
        let sequence = large(row.get(0).within(&path)?);
        let digest: String = row.get(1).within(&path)?;
        let is_same = entries
            .next()
            .is_some_and(|entry| entry.sequence == sequence && entry.digest.as_hex() == digest);
        if !is_same {
            let says = "the entry was recorded, but the journal file holds it no more";
            check.damage(&format!("journal entry {sequence}"), says);
        }
    }
    if entries.next().is_some() {
        check.repairable("journal", "the catalogue does not know the last entries");
    }
    Ok(())
}
