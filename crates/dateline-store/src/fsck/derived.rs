//! What was derived: texts, readings and the rows made from them, lines.

use super::Check;
use super::spans::spans;
use crate::catalogue;
use crate::error::{In, Result};
use crate::identity::digest;
use crate::rows::CaptureRow;
use crate::tables::readings::{self, Stored};
use crate::tables::shelve::{Shelving, clear};
use crate::tables::texts as shelf;
use crate::tables::words::{large, signed};
use dateline_model::{Digest, Line, Reading};
use rusqlite::{Connection, types::ValueRef};
use std::path::Path;

/// Every text, against its digest and length.
pub(super) fn texts(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let mut rows = connection.prepare("SELECT digest, bytes, packed FROM texts").within(&path)?;
    let mut rows = rows.query([]).within(&path)?;
    while let Some(row) = rows.next().within(&path)? {
        let hex: String = row.get(0).within(&path)?;
        let bytes = large(row.get(1).within(&path)?);
        let packed: Vec<u8> = row.get(2).within(&path)?;
        let place = format!("text {hex}");
        match Digest::from_hex(&hex).map(|own| shelf::checked(&own, &packed)) {
            Some(Ok(text)) if u64::try_from(text.len()) == Ok(bytes) => {}
            Some(Err(error)) => check.repairable(&place, &error.to_string()),
            _ => check.repairable(&place, "its row is altered"),
        }
    }
    Ok(())
}

/// Every reading: its digest, its spans, and all rows that were made from it.
pub(super) fn readings(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let beside = catalogue::in_memory()?;
    let mut newest = 0;
    readings::each(connection, &path, &mut |row, stored| {
        newest = newest.max(stored.revision);
        let place = format!("reading of capture {}", row.id);
        if let Err(error) = one_reading(check, connection, &beside, &row, &stored) {
            check.repairable(&place, &error.to_string());
        }
        Ok(true)
    })?;
    let shelf = readings::shelf(connection).within(&path)?;
    if large(newest) != shelf.revision {
        check.repairable("shelf", "it does not count the readings; read the captures again");
    }
    Ok(())
}

fn one_reading(
    check: &mut Check<'_>,
    connection: &Connection,
    beside: &Connection,
    row: &CaptureRow,
    stored: &Stored,
) -> Result<()> {
    let path = check.layout.catalogue();
    let place = format!("reading of capture {}", row.id);
    let own = stored.text()?;
    let reading = stored.reading()?;
    let Some(text) = shelf::read(connection, &path, &own)? else {
        check.repairable(&place, "its text is missing");
        return Ok(());
    };
    if stored.reader != reading.reader {
        check.repairable(&place, "its row names another reader");
    }
    let outside = spans(&reading).into_iter().filter(|span| !span.fits(&text)).count();
    if outside > 0 {
        check.repairable(&place, &format!("{outside} spans do not fit its text"));
    }
    let expected = expected_rows(beside, row, &own, &text, &reading)?;
    let found = dump(connection, &path, signed(row.sequence))?;
    if expected != found {
        let says = "the rows made from it are altered; read the capture again";
        check.repairable(&place, says);
    }
    Ok(())
}

/// The rows a reading gives, made again in memory.
fn expected_rows(
    beside: &Connection,
    row: &CaptureRow,
    own: &Digest,
    text: &str,
    reading: &Reading,
) -> Result<Vec<String>> {
    let memory = Path::new(":memory:");
    let shelving = Shelving {
        connection: beside,
        capture: signed(row.sequence),
        id: &row.id,
        outlet: row.outlet.as_deref(),
        text,
        digest: own,
        reading,
    };
    beside.execute_batch("SAVEPOINT one").within(memory)?;
    shelving.put().within(memory)?;
    let rows = dump(beside, memory, shelving.capture)?;
    clear(beside, shelving.capture).within(memory)?;
    beside.execute_batch("ROLLBACK TO one; RELEASE one").within(memory)?;
    Ok(rows)
}

/// Every derived row of a capture as text, row numbers left out.
fn dump(connection: &Connection, path: &Path, capture: i64) -> Result<Vec<String>> {
    const QUERIES: [&str; 6] = [
        "SELECT a.* FROM articles a WHERE a.capture = ?1 ORDER BY a.n",
        "SELECT a.n AS of_article, s.* FROM stations s JOIN articles a ON a.sequence = s.article \
         WHERE a.capture = ?1 ORDER BY a.n, s.role, s.folded",
        "SELECT a.n AS of_article, t.* FROM statements t JOIN articles a ON a.sequence = t.article \
         WHERE t.capture = ?1 ORDER BY t.n",
        "SELECT t.id, p.* FROM speakers p JOIN statements t ON t.sequence = p.statement \
         WHERE t.capture = ?1 ORDER BY t.n, p.folded",
        "SELECT e.id, e.kind, m.* FROM mentions m JOIN entities e ON e.sequence = m.entity \
         WHERE m.capture = ?1 ORDER BY m.span_from, m.span_to, e.id",
        "SELECT a.n AS of_article, v.* FROM events v JOIN articles a ON a.sequence = v.article \
         WHERE v.capture = ?1 ORDER BY v.sequence",
    ];
    let mut lines = Vec::new();
    for sql in QUERIES {
        let mut found = connection.prepare(sql).within(path)?;
        let names: Vec<String> = found.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = found.query([capture]).within(path)?;
        while let Some(row) = rows.next().within(path)? {
            let mut line = String::new();
            for (at, name) in names.iter().enumerate() {
                let is_number_of_row =
                    ["sequence", "article", "capture", "statement", "entity"].contains(&&**name);
                // The table speakers has an id of an entity under that name.
                if is_number_of_row && !(sql.contains("speakers") && name == "entity") {
                    continue;
                }
                line.push_str(name);
                line.push('=');
                push(&mut line, row.get_ref(at).within(path)?);
            }
            lines.push(line);
        }
    }
    Ok(lines)
}

fn push(line: &mut String, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => line.push_str("none"),
        ValueRef::Integer(number) => line.push_str(&number.to_string()),
        ValueRef::Real(number) => line.push_str(&number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            line.push_str(&String::from_utf8_lossy(bytes));
        }
    }
    line.push('\u{1f}');
}

/// Every line of the chronicle: its digest, and that its citations open words.
pub(super) fn lines(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let mut rows =
        connection.prepare("SELECT sequence, digest, record FROM lines").within(&path)?;
    let mut rows = rows.query([]).within(&path)?;
    while let Some(row) = rows.next().within(&path)? {
        let sequence: i64 = row.get(0).within(&path)?;
        let own: String = row.get(1).within(&path)?;
        let record: String = row.get(2).within(&path)?;
        let place = format!("chronicle line {sequence}");
        let line: Option<Line> = serde_json::from_str(&record).ok();
        let Some(line) = line.filter(|_| digest(record.as_bytes()).as_hex() == own) else {
            check.repairable(&place, "it is altered; derive the chronicle again");
            continue;
        };
        for citation in line.citations() {
            let text = shelf::read(connection, &path, &citation.text)?;
            if !text.is_some_and(|text| citation.span.fits(&text)) {
                check.repairable(&place, "a citation opens no words; derive the chronicle again");
            }
        }
    }
    Ok(())
}
