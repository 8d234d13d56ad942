//! The journal's rows: a copy of the file, for looking things up.

use super::words::{instant, large, signed};
use crate::error::{Error, In, Result, RowFault};
use crate::journal::{JournalKind, JournalRow};
use dateline_model::Digest;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// Writes one row; one that is there already stays.
pub(crate) fn insert(connection: &Connection, row: &JournalRow) -> rusqlite::Result<()> {
    connection.prepare("INSERT OR IGNORE INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
        params![
            signed(row.sequence),
            row.at.as_microsecond(),
            row.entry.kind.as_str(),
            row.entry.about,
            row.digest.as_hex(),
            serde_json::to_string(&row.entry).unwrap_or_default()
        ],
    )?;
    Ok(())
}

/// Number and digest of the last entry.
pub(crate) fn last(connection: &Connection) -> rusqlite::Result<Option<(u64, Digest)>> {
    let sql = "SELECT sequence, digest FROM journal ORDER BY sequence DESC LIMIT 1";
    let found = connection
        .query_row(sql, [], |row| Ok((large(row.get(0)?), row.get::<_, String>(1)?)))
        .optional()?;
    Ok(found.and_then(|(sequence, hex)| Some((sequence, Digest::from_hex(&hex)?))))
}

/// Entries of a kind (or all), newest first.
pub(crate) fn list(
    connection: &Connection,
    path: &Path,
    kind: Option<JournalKind>,
    (limit, offset): (i64, i64),
) -> Result<Vec<JournalRow>> {
    let sql = "SELECT sequence, at, digest, record FROM journal WHERE (?1 IS NULL OR kind = ?1) \
         ORDER BY sequence DESC LIMIT ?2 OFFSET ?3";
    let rows: Vec<(i64, i64, String, String)> = connection
        .prepare(sql)
        .and_then(|mut found| {
            let values = params![kind.map(JournalKind::as_str), limit, offset];
            let rows = found.query_map(values, |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })?;
            rows.collect()
        })
        .within(path)?;
    rows.into_iter().map(understood).collect()
}

fn understood((sequence, at, hex, record): (i64, i64, String, String)) -> Result<JournalRow> {
    let what = format!("journal entry {sequence}");
    Ok(JournalRow {
        sequence: large(sequence),
        at: instant(Some(at)).ok_or_else(|| Error::row(&what, RowFault::Digest))?,
        entry: serde_json::from_str(&record).map_err(|cause| Error::row(&what, cause))?,
        digest: Digest::from_hex(&hex).ok_or_else(|| Error::row(&what, RowFault::Digest))?,
    })
}
