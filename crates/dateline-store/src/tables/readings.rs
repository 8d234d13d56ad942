//! Readings: what a reader made of a capture, whole.

use super::captures;
use super::packed::{pack, unpack};
use super::words::{count, large, signed};
use crate::error::{Error, In, Result, RowFault};
use crate::identity::digest;
use crate::rows::{CaptureRow, Decoding};
use dateline_model::{CaptureId, Digest, Reading};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::path::Path;

/// How far the shelves have come: how often a reading was put, and a running digest of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shelf {
    pub(crate) revision: u64,
    pub(crate) stamp: String,
}

/// What goes into the row beside the reading.
pub(crate) struct New<'a> {
    pub(crate) capture: i64,
    pub(crate) text: &'a Digest,
    pub(crate) charset: &'a str,
    pub(crate) is_html: bool,
    pub(crate) reading: &'a Reading,
}

/// Replaces the reading of a capture and moves the shelf on.
pub(crate) fn replace(connection: &Connection, new: &New<'_>) -> rusqlite::Result<()> {
    let json = serde_json::to_vec(new.reading).unwrap_or_default();
    let own = sealed(&json, new.charset, new.is_html);
    let before = shelf(connection)?;
    let revision = before.revision + 1;
    let stamp = digest(format!("{} {} {}", before.stamp, new.capture, own.as_hex()).as_bytes());
    connection
        .prepare("UPDATE shelf SET revision = ?1, stamp = ?2")?
        .execute(params![signed(revision), stamp.as_hex()])?;
    connection
        .prepare("INSERT OR REPLACE INTO readings VALUES (?1,?2,?3,?4,?5,?6,?7,?8)")?
        .execute(params![
            new.capture,
            new.reading.reader,
            new.text.as_hex(),
            new.charset,
            new.is_html,
            signed(revision),
            own.as_hex(),
            pack(&json)
        ])?;
    Ok(())
}

/// The digest of a reading and of how its text was decoded.
fn sealed(json: &[u8], charset: &str, is_html: bool) -> Digest {
    let mut bytes = json.to_vec();
    bytes.extend_from_slice(format!("\n{charset} {is_html}").as_bytes());
    digest(&bytes)
}

/// How far the shelves have come.
pub(crate) fn shelf(connection: &Connection) -> rusqlite::Result<Shelf> {
    connection.query_row("SELECT revision, stamp FROM shelf", [], |row| {
        Ok(Shelf { revision: large(row.get(0)?), stamp: row.get(1)? })
    })
}

/// A stored reading, still packed.
pub(crate) struct Stored {
    pub(crate) capture: i64,
    pub(crate) text: String,
    pub(crate) reader: String,
    pub(crate) revision: i64,
    pub(crate) digest: String,
    pub(crate) packed: Vec<u8>,
    pub(crate) charset: String,
    pub(crate) is_html: bool,
}

/// The columns [`Stored::from_row`] reads, of a table called `r`.
pub(crate) const COLUMNS: &str = "r.capture, r.text, r.reader, r.revision, r.digest, r.packed, \
    r.charset, r.is_html";

impl Stored {
    /// Takes a row apart, beginning at a column.
    pub(crate) fn from_row(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            capture: row.get(first)?,
            text: row.get(first + 1)?,
            reader: row.get(first + 2)?,
            revision: row.get(first + 3)?,
            digest: row.get(first + 4)?,
            packed: row.get(first + 5)?,
            charset: row.get(first + 6)?,
            is_html: row.get(first + 7)?,
        })
    }

    /// The digest of the text its spans count in.
    pub(crate) fn text(&self) -> Result<Digest> {
        let odd = || Error::row(self.what(), RowFault::Word { word: self.text.clone() });
        Digest::from_hex(&self.text).ok_or_else(odd)
    }

    /// The reading, checked against its digest.
    pub(crate) fn reading(&self) -> Result<Reading> {
        let json = unpack(&self.what(), &self.packed)?;
        if sealed(&json, &self.charset, self.is_html).as_hex() != self.digest {
            return Err(Error::row(self.what(), RowFault::Digest));
        }
        serde_json::from_slice(&json).map_err(|cause| Error::row(self.what(), cause))
    }

    /// Who read the capture, and how its text was decoded.
    pub(crate) fn decoding(self) -> Result<Decoding> {
        let text = self.text()?;
        let Self { reader, charset, is_html, .. } = self;
        Ok(Decoding { reader, text, charset, is_html })
    }

    fn what(&self) -> String {
        format!("reading of capture {}", self.capture)
    }
}

/// The reading of a capture; for a revisit, if it has none, that of the capture it revisits.
pub(crate) fn by_capture(
    connection: &Connection,
    id: &CaptureId,
) -> rusqlite::Result<Option<Stored>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM readings r JOIN captures c ON c.sequence = r.capture \
         WHERE c.id = ?1 OR c.id = (SELECT revisit_of FROM captures WHERE id = ?1) \
         ORDER BY c.sequence DESC LIMIT 1"
    );
    connection.prepare(&sql)?.query_row([id.as_str()], |row| Stored::from_row(row, 0)).optional()
}

/// Captures whose page was there and that have no reading by this reader.
pub(crate) fn unread(connection: &Connection, reader: &str) -> rusqlite::Result<Vec<CaptureId>> {
    let sql = "SELECT c.id FROM captures c WHERE c.fate = 'present' AND c.revisit_of IS NULL AND NOT EXISTS \
         (SELECT 1 FROM readings r WHERE r.capture = c.sequence AND r.reader = ?1) \
         ORDER BY c.sequence";
    let mut found = connection.prepare(sql)?;
    found.query_map([reader], |row| row.get::<_, String>(0).map(CaptureId::new))?.collect()
}

/// How many captures whose page was there have no reading at all.
pub(crate) fn count_unread(connection: &Connection, path: &Path) -> Result<usize> {
    let sql = "SELECT count(*) FROM captures c WHERE c.fate = 'present' AND c.revisit_of IS NULL AND NOT EXISTS \
         (SELECT 1 FROM readings r WHERE r.capture = c.sequence)";
    connection.query_row(sql, [], |row| row.get(0)).map(count).within(path)
}

/// Hands out every reading with its capture, in the order of the chain, until `take` says no.
pub(crate) fn each(
    connection: &Connection,
    path: &Path,
    take: &mut dyn FnMut(CaptureRow, Stored) -> Result<bool>,
) -> Result<()> {
    let sql = format!(
        "SELECT {}, {COLUMNS} FROM captures c JOIN readings r ON r.capture = c.sequence \
         ORDER BY c.sequence",
        captures::COLUMNS
    );
    let mut found = connection.prepare(&sql).within(path)?;
    let mut rows = found.query([]).within(path)?;
    while let Some(row) = rows.next().within(path)? {
        let capture = captures::from_row(row).within(path)?.understood()?;
        let stored = Stored::from_row(row, captures::WIDTH).within(path)?;
        if !take(capture, stored)? {
            break;
        }
    }
    Ok(())
}
