//! Counts: how much there is.

use super::words::{count, day, instant};
use super::{chronicle, readings};
use crate::error::{In, Result};
use crate::rows::Counts;
use rusqlite::Connection;
use std::path::Path;

/// Counts everything.
pub(crate) fn counts(connection: &Connection, path: &Path) -> Result<Counts> {
    let number = |sql: &str| -> Result<usize> {
        connection.query_row(sql, [], |row| row.get(0)).map(count).within(path)
    };
    let ends = "SELECT min(captured_at), max(captured_at) FROM captures";
    let visits: (Option<i64>, Option<i64>) =
        connection.query_row(ends, [], |row| Ok((row.get(0)?, row.get(1)?))).within(path)?;
    let ends = "SELECT min(first_day), max(last_day) FROM articles WHERE role <> 'teaser'";
    let days: (Option<String>, Option<String>) =
        connection.query_row(ends, [], |row| Ok((row.get(0)?, row.get(1)?))).within(path)?;
    Ok(Counts {
        captures: number("SELECT count(*) FROM captures")?,
        articles: number("SELECT count(*) FROM articles WHERE role <> 'teaser'")?,
        teasers: number("SELECT count(*) FROM articles WHERE role = 'teaser'")?,
        statements: number("SELECT count(*) FROM statements")?,
        utterances: number("SELECT count(DISTINCT utterance) FROM statements")?,
        entities: number("SELECT count(DISTINCT entity) FROM mentions")?,
        events: number("SELECT count(*) FROM events")?,
        lines: count(chronicle::count(connection).within(path)?),
        unread: readings::count_unread(connection, path)?,
        first_captured: instant(visits.0),
        last_captured: instant(visits.1),
        first_published: day(days.0),
        last_published: day(days.1),
    })
}
