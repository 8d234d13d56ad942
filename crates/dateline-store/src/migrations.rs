//! The formats of the catalogue: an append-only array; old vaults open for ever.

use crate::error::{In, Reason, Result};
use rusqlite::Connection;
use std::path::Path;

/// `DTLN`, the application id of our catalogue (SQLite file format, offset 68).
pub(crate) const APPLICATION_ID: i64 = 0x4454_4C4E;

/// Each entry leads from its index to the next format. Never edit an entry; append one.
pub(crate) const STEPS: &[&str] = &[include_str!("migrations/1.sql")];

/// The newest format this program knows.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// The format of a catalogue; refuses one that is newer or belongs to another program.
pub(crate) fn format(connection: &Connection, path: &Path) -> Result<i64> {
    let number = |name: &str| connection.query_row(name, [], |row| row.get::<_, i64>(0));
    let found = number("PRAGMA user_version").within(path)?;
    let application = number("PRAGMA application_id").within(path)?;
    let tables = number("SELECT count(*) FROM sqlite_schema").within(path)?;
    if application != APPLICATION_ID && (application != 0 || tables != 0) {
        return Err(Reason::Foreign { path: path.to_owned(), found: application }.into());
    }
    let known = newest();
    if found > known {
        return Err(Reason::Newer { path: path.to_owned(), found, known }.into());
    }
    Ok(found)
}

/// Brings a catalogue to the newest format, each step in one transaction.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let from = usize::try_from(format(connection, path)?).unwrap_or_default();
    for (step, sql) in STEPS.iter().enumerate().skip(from) {
        let change = connection.transaction().within(path)?;
        change.execute_batch(sql).within(path)?;
        let number = i64::try_from(step + 1).unwrap_or_default();
        change.pragma_update(None, "user_version", number).within(path)?;
        change.pragma_update(None, "application_id", APPLICATION_ID).within(path)?;
        change.commit().within(path)?;
    }
    Ok(())
}
