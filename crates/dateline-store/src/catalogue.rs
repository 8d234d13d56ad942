//! The catalogue's connections: one that writes, many that only read.

use crate::error::{In, Reason, Result};
use crate::layout::Layout;
use crate::migrations;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// Opens the catalogue for the one writer: WAL, every commit synced, migrated to the newest format.
pub(crate) fn open_writer(layout: &Layout) -> Result<Connection> {
    let path = layout.catalogue();
    let mut connection = Connection::open(&path).within(&path)?;
    migrations::format(&connection, &path)?;
    connection.busy_timeout(Duration::from_secs(10)).within(&path)?;
    connection.execute_batch(WRITER).within(&path)?;
    migrations::migrate(&mut connection, &path)?;
    Ok(connection)
}

const WRITER: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; \
    PRAGMA trusted_schema = OFF;";

/// Opens the catalogue for reading; in a folder that cannot be written, as a file that never
/// changes.
pub(crate) fn open_reader(layout: &Layout) -> Result<Connection> {
    let path = layout.catalogue();
    if !path.exists() {
        return Err(Reason::NoVault { folder: layout.folder().to_owned() }.into());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let connection = match probe(&path, flags) {
        Err(error) if cannot_open(&error) => {
            let fixed = format!("file:{}?immutable=1", uri(&path));
            Connection::open_with_flags(fixed, flags)
        }
        other => other,
    };
    let connection = connection.within(&path)?;
    connection.busy_timeout(Duration::from_secs(10)).within(&path)?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA cache_size = -8000;").within(&path)?;
    let found = migrations::format(&connection, &path)?;
    if found == 0 {
        return Err(Reason::NoVault { folder: layout.folder().to_owned() }.into());
    }
    Ok(connection)
}

/// An empty catalogue in memory, for comparing (fsck).
pub(crate) fn in_memory() -> Result<Connection> {
    let path = Path::new(":memory:");
    let mut connection = Connection::open_in_memory().within(path)?;
    migrations::migrate(&mut connection, path)?;
    // Only derived rows are put here, without the captures they point to.
    connection.pragma_update(None, "foreign_keys", false).within(path)?;
    Ok(connection)
}

fn probe(path: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn cannot_open(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly)
    )
}

/// A path as the path of a `file:` URI.
fn uri(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}
