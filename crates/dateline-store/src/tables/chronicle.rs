//! The chronicle: its lines as they were last derived.

use super::entities;
use super::narrow::{Narrow, part_of};
use super::shelve::days;
use super::words::word;
use crate::error::{Error, In, Result};
use crate::filter::Filter;
use crate::fold::fold;
use crate::identity::digest;
use dateline_model::{Chronicle, Line};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use std::path::Path;

/// Replaces all lines.
pub(crate) fn replace(connection: &Connection, chronicle: &Chronicle) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM citations", [])?;
    connection.execute("DELETE FROM lines", [])?;
    let mut line_in =
        connection.prepare("INSERT INTO lines VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
    let mut citation_in = connection.prepare("INSERT OR IGNORE INTO citations VALUES (?1, ?2)")?;
    for (n, line) in (1i64..).zip(&chronicle.lines) {
        let record = serde_json::to_string(line).unwrap_or_default();
        let (first, last) = days(line.when);
        let names: Vec<String> = line.names.iter().map(|name| fold(name)).collect();
        let folded = format!(" {} | {} ", fold(&line.says), names.join(" | "));
        let own = digest(record.as_bytes());
        line_in.execute(params![n, word(&line.kind), first, last, folded, own.as_hex(), record])?;
        for citation in line.citations() {
            citation_in.execute(params![n, citation.article.as_str()])?;
        }
    }
    Ok(())
}

/// Lines in the order of time, undated ones last.
pub(crate) fn list(
    connection: &Connection,
    path: &Path,
    filter: &Filter,
    (limit, offset): (i64, i64),
) -> Result<Vec<(i64, Line)>> {
    let Some(narrow) = narrow(connection, filter).within(path)? else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT l.sequence, l.record FROM lines l {} \
         ORDER BY l.first_day IS NULL, l.first_day, l.sequence LIMIT {limit} OFFSET {offset}",
        narrow.sql()
    );
    let rows: Vec<(i64, String)> = connection
        .prepare(&sql)
        .and_then(|mut found| {
            let rows = found.query_map(params_from_iter(&narrow.values), |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            rows.collect()
        })
        .within(path)?;
    rows.into_iter().map(understood).collect()
}

/// One line by its number.
pub(crate) fn by_sequence(
    connection: &Connection,
    path: &Path,
    sequence: i64,
) -> Result<Option<Line>> {
    let record: Option<String> = connection
        .prepare("SELECT record FROM lines WHERE sequence = ?1")
        .and_then(|mut found| found.query_row([sequence], |row| row.get(0)).optional())
        .within(path)?;
    record.map(|record| Ok(understood((sequence, record))?.1)).transpose()
}

fn understood((sequence, record): (i64, String)) -> Result<(i64, Line)> {
    let line = serde_json::from_str(&record);
    let line = line.map_err(|cause| Error::row(format!("chronicle line {sequence}"), cause))?;
    Ok((sequence, line))
}

/// The conditions of a filter; none when no line can meet them.
fn narrow(connection: &Connection, filter: &Filter) -> rusqlite::Result<Option<Narrow>> {
    let mut narrow = Narrow::default();
    narrow.days("l", filter);
    if let Some(kind) = filter.kind {
        narrow.and("l.kind = ?", [kind.as_str().to_owned()]);
    }
    for words in [&filter.text, &filter.speaker].into_iter().flatten() {
        narrow.and("l.folded LIKE ? ESCAPE '\\'", [part_of(&fold(words))]);
    }
    if let Some(entity) = &filter.entity {
        // A line names who took part; somebody who is only mentioned in its proof did not.
        let Some(name) = entities::name(connection, entity)? else { return Ok(None) };
        narrow.and("l.folded LIKE ? ESCAPE '\\'", [part_of(&fold(&name))]);
    }
    // Outlet, agency and language are those of the articles that prove the line.
    let proof = Filter {
        since: None,
        until: None,
        kind: None,
        text: None,
        speaker: None,
        entity: None,
        ..filter.clone()
    };
    if proof != Filter::default() {
        let articles = Narrow::articles(&proof);
        let sql = format!(
            "EXISTS (SELECT 1 FROM citations x JOIN articles a ON a.id = x.article {} \
             AND x.line = l.sequence)",
            articles.sql()
        );
        narrow.and(&sql, []);
        narrow.values.extend(articles.values);
    }
    Ok(Some(narrow))
}

/// How many lines there are.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM lines", [], |row| row.get(0))
}
