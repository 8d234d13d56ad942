//! The archive: its files against the catalogue, its records against themselves.

use super::Check;
use crate::error::{At, In, Result};
use crate::identity::digest;
use crate::rows::CaptureRow;
use crate::tables::captures::{self, Raw};
use crate::tables::words::{large, signed};
use crate::warc::{Found, Lie, Record, scan};
use dateline_model::Digest;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Sizes and names of the files: fast.
pub(super) fn sizes(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let there = check.layout.warc_files()?;
    let mut known = connection.prepare("SELECT DISTINCT file FROM captures").within(&path)?;
    let known: Vec<String> = known
        .query_map([], |row| row.get(0))
        .and_then(Iterator::collect::<rusqlite::Result<_>>)
        .within(&path)?;
    for name in known.iter().filter(|name| !there.contains(name)) {
        check.damage(&format!("warc/{name}"), "the file is missing");
    }
    for name in &there {
        let file = check.layout.warc(name);
        let length = std::fs::metadata(&file).at("look at", &file)?.len();
        let end = captures::end_of(connection, name).within(&path)?;
        let place = format!("warc/{name} at byte {}", length.min(end));
        if end > length {
            check
                .damage(&place, &format!("{} bytes the catalogue knows of are gone", end - length));
        } else if end > 0 && end < length {
            check.repairable(
                &place,
                &format!(
                    "{} bytes the catalogue does not know; opening the vault looks at them",
                    length - end
                ),
            );
        }
    }
    Ok(())
}

/// Every record without a catalogue to compare it with.
pub(super) fn check_alone(check: &mut Check<'_>) -> Result<()> {
    for name in check.layout.warc_files()? {
        let mut opening = None;
        scan(&check.layout.warc(&name), 0, &mut |found| {
            match found {
                Found::Capture(record) => opened(check, &record, opening.take().as_ref()),
                Found::Other { member, .. } => opening = Some(member),
                Found::Bad { from, lie, .. } => {
                    check.damage(&format!("warc/{name} at byte {from}"), &lie.to_string());
                }
            }
            Ok(true)
        })?;
    }
    Ok(())
}

/// Every record, against its row and its predecessor; every row, against its record.
pub(super) fn check_all(check: &mut Check<'_>, connection: &Connection) -> Result<()> {
    let path = check.layout.catalogue();
    let mut seen = BTreeSet::new();
    for name in check.layout.warc_files()? {
        let mut opening = None;
        scan(&check.layout.warc(&name), 0, &mut |found| {
            match found {
                Found::Capture(found) => {
                    opened(check, &found, opening.take().as_ref());
                    record(check, connection, &found.row, found.body.as_deref())?;
                    seen.insert(found.row.sequence);
                }
                Found::Other { member, .. } => opening = Some(member),
                Found::Bad { from, lie, .. } => {
                    bad(check, connection, &name, from, &lie)?;
                }
            }
            Ok(true)
        })?;
    }
    let sql = format!("SELECT {} FROM captures c ORDER BY c.sequence", captures::COLUMNS);
    let mut rows = connection.prepare(&sql).within(&path)?;
    let mut rows = rows.query([]).within(&path)?;
    while let Some(row) = rows.next().within(&path)? {
        let row = match captures::from_row(row).within(&path).and_then(Raw::understood) {
            Ok(row) => row,
            Err(error) => {
                check.repairable("captures", &error.to_string());
                continue;
            }
        };
        if !seen.contains(&row.sequence) {
            let place = format!("warc/{} at byte {}", row.place.file, row.place.offset);
            check.damage(&place, &format!("the record of capture {} is not there", row.id));
        }
    }
    Ok(())
}

/// Whether the warcinfo record before a capture is the one the capture names.
fn opened(check: &mut Check<'_>, record: &Record, before: Option<&Digest>) {
    if record.opening.is_some() && record.opening.as_ref() != before {
        let place = format!("warc/{} at byte 0", record.row.place.file);
        check.damage(&place, "the warcinfo record is missing or altered");
    }
}

/// One good record.
fn record(
    check: &mut Check<'_>,
    connection: &Connection,
    found: &CaptureRow,
    body: Option<&[u8]>,
) -> Result<()> {
    let path = check.layout.catalogue();
    let place = format!("warc/{} at byte {}", found.place.file, found.place.offset);
    match captures::by_id(connection, &found.id).within(&path)?.map(Raw::understood) {
        None => check.repairable(&place, &format!("capture {} has no row", found.id)),
        Some(Err(error)) => check.repairable("captures", &error.to_string()),
        Some(Ok(row)) if row.place != found.place && row.place.member == found.place.member => {
            check.repairable(&place, &format!("capture {} stands in the archive twice", row.id));
        }
        Some(Ok(row)) if row != *found => {
            // A flip in the gzip header leaves the record readable but changes the stored member.
            if row.place.member == found.place.member {
                let says = format!("the row of capture {} is not what its record says", row.id);
                check.repairable("captures", &says);
            } else {
                check.damage(&place, &format!("capture {}: {}", row.id, Lie::Member));
            }
        }
        Some(Ok(_)) => {}
    }
    if let Some(first) = &found.revisit_of {
        let holder = captures::by_id(connection, first).within(&path)?.map(Raw::understood);
        let holds = matches!(&holder, Some(Ok(row)) if row.payload == found.payload);
        if !holds {
            check.damage(&place, &format!("capture {}: {}", found.id, Lie::Dangling));
        }
    }
    if let Some(body) = body
        && u64::try_from(body.len()).ok() != Some(found.payload_bytes)
    {
        check.damage(&place, &format!("capture {}: its length does not fit", found.id));
    }
    Ok(())
}

/// Bytes that are no good record: named with the captures whose records they were.
fn bad(
    check: &mut Check<'_>,
    connection: &Connection,
    name: &str,
    from: u64,
    lie: &Lie,
) -> Result<()> {
    let path = check.layout.catalogue();
    let sql = "SELECT id FROM captures WHERE file = ?1 AND place <= ?2 AND place + length > ?2";
    let id: Option<String> = connection
        .prepare(sql)
        .and_then(|mut found| {
            let mut rows = found.query((name, signed(from)))?;
            rows.next()?.map(|row| row.get(0)).transpose()
        })
        .within(&path)?;
    let says = id.map_or_else(|| lie.to_string(), |id| format!("capture {id}: {lie}"));
    check.damage(&format!("warc/{name} at byte {from}"), &says);
    let end = captures::end_of(connection, name).within(&path)?;
    if from < end {
        members(check, connection, name, from)?;
    }
    Ok(())
}

/// Names every capture of a file whose stored member changed, from an offset on: a damaged member
/// may hide the ones behind it from the scan.
fn members(check: &mut Check<'_>, connection: &Connection, name: &str, from: u64) -> Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    let path = check.layout.catalogue();
    let file = check.layout.warc(name);
    let mut handle = std::fs::File::open(&file).at("open", &file)?;
    let sql = "SELECT id, place, length, member FROM captures \
               WHERE file = ?1 AND place >= ?2 ORDER BY place";
    let mut rows = connection.prepare(sql).within(&path)?;
    let mut rows = rows.query((name, signed(from))).within(&path)?;
    while let Some(row) = rows.next().within(&path)? {
        let read = || -> rusqlite::Result<(String, i64, i64, String)> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        };
        let (id, offset, length, member) = read().within(&path)?;
        let mut bytes = Vec::new();
        handle.seek(SeekFrom::Start(large(offset))).at("read", &file)?;
        (&handle).take(large(length)).read_to_end(&mut bytes).at("read", &file)?;
        if Digest::from_hex(&member) != Some(digest(&bytes)) {
            let place = format!("warc/{name} at byte {offset}");
            check.damage(&place, &format!("capture {id}: {}", Lie::Member));
        }
    }
    Ok(())
}
