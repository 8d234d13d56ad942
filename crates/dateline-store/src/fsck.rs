//! Checking a vault, by other paths than it was written by.

mod archive;
mod derived;
mod ledger;
mod spans;

use crate::catalogue;
use crate::error::{Reason, Result};
use crate::index;
use crate::layout::Layout;
use crate::tables::readings;
use rusqlite::Connection;
use std::path::Path;

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: a file with an offset, a table with an id.
    pub place: String,
    /// What, as a sentence.
    pub says: String,
    /// Whether something was lost that cannot be made again: bytes of the archive or the journal.
    /// Otherwise opening, rebuilding or reindexing the vault puts it right.
    pub is_damage: bool,
}

/// Checks a vault: quick (sizes, tails, chain, SQLite's own check, watermark) or full (every digest,
/// every reference, every span, every derived row). It changes nothing.
pub fn fsck(folder: &Path, full: bool) -> Result<Vec<Finding>> {
    let layout = Layout::of(folder);
    if !layout.catalogue().exists() && layout.warc_files()?.is_empty() {
        return Err(Reason::NoVault { folder: folder.to_owned() }.into());
    }
    let mut check = Check { layout: &layout, found: Vec::new() };
    match catalogue::open_reader(&layout) {
        Err(error) if error.is_newer() => return Err(error),
        Err(error) => {
            check.repairable("catalogue.sqlite", &error.to_string());
            archive::check_alone(&mut check)?;
        }
        Ok(connection) => {
            check.guarded("catalogue.sqlite", |check| check.sqlite(&connection, full));
            check.guarded("captures", |check| ledger::chain(check, &connection));
            check.guarded("warc", |check| archive::sizes(check, &connection));
            check.guarded("journal.jsonl", |check| ledger::journal(check, &connection));
            check.guarded("index", |check| check.watermark(&connection));
            if full {
                check.guarded("warc", |check| archive::check_all(check, &connection));
                check.guarded("texts", |check| derived::texts(check, &connection));
                check.guarded("readings", |check| derived::readings(check, &connection));
                check.guarded("lines", |check| derived::lines(check, &connection));
                check.guarded("index", Check::index_files);
            }
        }
    }
    Ok(check.found)
}

/// A check under way.
pub(crate) struct Check<'a> {
    pub(crate) layout: &'a Layout,
    found: Vec<Finding>,
}

impl Check<'_> {
    /// Something that can be made again.
    pub(crate) fn repairable(&mut self, place: &str, says: &str) {
        self.note(place, says, false);
    }

    /// Something that is lost.
    pub(crate) fn damage(&mut self, place: &str, says: &str) {
        self.note(place, says, true);
    }

    fn note(&mut self, place: &str, says: &str, is_damage: bool) {
        let finding = Finding { place: place.to_owned(), says: says.to_owned(), is_damage };
        if !self.found.contains(&finding) {
            self.found.push(finding);
        }
    }

    /// Runs one part; an error in it is a finding, and the other parts still run.
    fn guarded(&mut self, place: &str, part: impl FnOnce(&mut Self) -> Result<()>) {
        if let Err(error) = part(self) {
            self.repairable(place, &error.to_string());
        }
    }

    fn sqlite(&mut self, connection: &Connection, full: bool) -> Result<()> {
        use crate::error::In;
        let path = self.layout.catalogue();
        let pragma = if full { "PRAGMA integrity_check(20)" } else { "PRAGMA quick_check(20)" };
        let mut says = connection.prepare(pragma).within(&path)?;
        let lines: Vec<String> = says
            .query_map([], |row| row.get(0))
            .and_then(Iterator::collect::<rusqlite::Result<_>>)
            .within(&path)?;
        for line in lines.iter().filter(|line| *line != "ok") {
            self.repairable("catalogue.sqlite", line);
        }
        if full {
            let mut broken = connection.prepare("PRAGMA foreign_key_check").within(&path)?;
            let mut rows = broken.query([]).within(&path)?;
            while let Some(row) = rows.next().within(&path)? {
                let table: String = row.get(0).within(&path)?;
                let to: String = row.get(2).within(&path)?;
                self.repairable(&table, &format!("a row points to no row of {to}"));
            }
        }
        Ok(())
    }

    fn watermark(&mut self, connection: &Connection) -> Result<()> {
        use crate::error::In;
        let come = readings::shelf(connection).within(&self.layout.catalogue())?;
        match index::watermark(self.layout) {
            Ok(None) if come.revision == 0 => {}
            Ok(None) => self.repairable("index", "there is no index; it will be made again"),
            Ok(Some(mark)) if mark.is_ahead_of(&come) => {
                self.repairable("index", "the index knows more than the catalogue");
            }
            Ok(Some(mark)) if mark.revision < come.revision => {
                let behind = come.revision - mark.revision;
                self.repairable("index", &format!("the index is {behind} readings behind"));
            }
            Ok(Some(_)) => {}
            Err(error) => self.repairable("index", &error.to_string()),
        }
        Ok(())
    }

    fn index_files(&mut self) -> Result<()> {
        for name in index::damaged_files(self.layout)? {
            self.repairable(&format!("index/{name}"), "its checksum does not fit");
        }
        Ok(())
    }
}
