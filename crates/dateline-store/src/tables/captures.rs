//! Captures: one row per visit.

use super::words::{day, instant, large, signed};
use crate::error::{Error, Result, RowFault};
use crate::rows::{CaptureRow, Place};
use crate::warc::{fate, fate_word, provenance_word};
use dateline_model::{CaptureId, Digest, PageUrl, Provenance};
use rusqlite::{Connection, OptionalExtension, Row, params};

/// The columns [`from_row`] reads, in its order, of a table called `c`.
pub(crate) const COLUMNS: &str = "c.sequence, c.id, c.url, c.typed, c.captured_at, c.kept_at, \
    c.payload, c.payload_bytes, c.content_type, c.status, c.headers, c.provenance, c.fate, \
    c.outlet, c.origin, c.revisit_of, c.previous, c.file, c.place, c.length, c.member, c.published_on";

/// How many columns that are.
pub(crate) const WIDTH: usize = 22;

/// Writes one row.
pub(crate) fn insert(connection: &Connection, row: &CaptureRow) -> rusqlite::Result<()> {
    let headers = serde_json::to_string(&row.headers).unwrap_or_default();
    connection
        .prepare(
            "INSERT INTO captures VALUES \
             (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22)",
        )?
        .execute(params![
            signed(row.sequence),
            row.id.as_str(),
            row.url.as_ref().map(PageUrl::canonical),
            row.url.as_ref().map(PageUrl::typed),
            row.captured_at.map(jiff::Timestamp::as_microsecond),
            row.kept_at.as_microsecond(),
            row.payload.as_hex(),
            signed(row.payload_bytes),
            row.content_type,
            row.status,
            headers,
            provenance_word(row.provenance),
            fate_word(row.fate),
            row.outlet,
            row.origin,
            row.revisit_of.as_ref().map(CaptureId::as_str),
            row.previous.as_ref().map(Digest::as_hex),
            row.place.file,
            signed(row.place.offset),
            signed(row.place.length),
            row.place.member.as_hex(),
            row.published_on.map(|day| day.to_string()),
        ])?;
    Ok(())
}

/// The raw values of a row, still unchecked.
pub(crate) struct Raw {
    id: String,
    sequence: i64,
    address: (Option<String>, Option<String>),
    captured_at: Option<i64>,
    kept_at: i64,
    digests: (String, Option<String>, String),
    payload_bytes: i64,
    status: Option<u16>,
    headers: String,
    words: (String, String),
    /// Content type, outlet, origin, revisited capture.
    texts: [Option<String>; 4],
    place: (String, i64, i64),
    published_on: Option<String>,
}

/// Takes a row apart, beginning at a column.
pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        sequence: row.get(0)?,
        id: row.get(1)?,
        address: (row.get(2)?, row.get(3)?),
        captured_at: row.get(4)?,
        kept_at: row.get(5)?,
        digests: (row.get(6)?, row.get(16)?, row.get(20)?),
        payload_bytes: row.get(7)?,
        status: row.get(9)?,
        headers: row.get(10)?,
        words: (row.get(11)?, row.get(12)?),
        texts: [row.get(8)?, row.get(13)?, row.get(14)?, row.get(15)?],
        place: (row.get(17)?, row.get(18)?, row.get(19)?),
        published_on: row.get(21)?,
    })
}

impl Raw {
    /// Whether the record is a `revisit`.
    pub(crate) fn is_revisit(&self) -> bool {
        self.texts.last().is_some_and(Option::is_some)
    }

    /// The row, when everything in it can be understood.
    pub(crate) fn understood(self) -> Result<CaptureRow> {
        let Self { id, texts: [content_type, outlet, origin, revisit_of], .. } = self;
        let what = format!("capture {id}");
        let odd = |word: &str| Error::row(&what, RowFault::Word { word: word.to_owned() });
        let digest = |hex: &str| Digest::from_hex(hex).ok_or_else(|| odd(hex));
        let (payload, previous, member) = self.digests;
        Ok(CaptureRow {
            sequence: large(self.sequence),
            url: address(self.address).map_err(|cause| Error::row(&what, cause))?,
            captured_at: instant(self.captured_at),
            kept_at: instant(Some(self.kept_at)).ok_or_else(|| odd("kept_at"))?,
            payload: digest(&payload)?,
            payload_bytes: large(self.payload_bytes),
            content_type,
            status: self.status,
            headers: serde_json::from_str(&self.headers)
                .map_err(|cause| Error::row(&what, cause))?,
            provenance: match self.words.0.as_str() {
                "witnessed" => Provenance::Witnessed,
                "imported" => Provenance::Imported,
                other => return Err(odd(other)),
            },
            fate: fate(&self.words.1).ok_or_else(|| odd(&self.words.1))?,
            outlet,
            origin,
            published_on: day(self.published_on),
            revisit_of: revisit_of.map(CaptureId::new),
            previous: previous.as_deref().map(digest).transpose()?,
            place: Place {
                file: self.place.0,
                offset: large(self.place.1),
                length: large(self.place.2),
                member: digest(&member)?,
            },
            id: CaptureId::new(id),
        })
    }
}

/// The address of its two columns.
pub(crate) fn address(
    columns: (Option<String>, Option<String>),
) -> std::result::Result<Option<PageUrl>, serde_json::Error> {
    let (Some(canonical), Some(typed)) = columns else { return Ok(None) };
    let parts = serde_json::json!({ "canonical": canonical, "typed": typed });
    serde_json::from_value(parts).map(Some)
}

/// One capture by its id.
pub(crate) fn by_id(connection: &Connection, id: &CaptureId) -> rusqlite::Result<Option<Raw>> {
    connection
        .prepare(&format!("SELECT {COLUMNS} FROM captures c WHERE c.id = ?1"))?
        .query_row([id.as_str()], from_row)
        .optional()
}

/// All captures of an address in the order of the visits; unknown instants come first.
pub(crate) fn of_url(connection: &Connection, url: &str) -> rusqlite::Result<Vec<Raw>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM captures c WHERE c.url = ?1 ORDER BY c.captured_at, c.sequence"
    );
    connection.prepare(&sql)?.query_map([url], from_row)?.collect()
}

/// The newest row: the head of the chain.
pub(crate) fn last(connection: &Connection) -> rusqlite::Result<Option<Raw>> {
    let sql = format!("SELECT {COLUMNS} FROM captures c ORDER BY c.sequence DESC LIMIT 1");
    connection.prepare(&sql)?.query_row([], from_row).optional()
}

/// The first capture of an address that holds this body itself.
pub(crate) fn holder(
    connection: &Connection,
    url: &str,
    payload: &Digest,
) -> rusqlite::Result<Option<CaptureId>> {
    connection
        .prepare(
            "SELECT id FROM captures WHERE payload = ?2 AND url = ?1 AND revisit_of IS NULL \
             ORDER BY sequence LIMIT 1",
        )?
        .query_row([url, payload.as_hex()], |row| row.get::<_, String>(0))
        .optional()
        .map(|id| id.map(CaptureId::new))
}

/// Where the catalogue's knowledge of a WARC file ends.
pub(crate) fn end_of(connection: &Connection, file: &str) -> rusqlite::Result<u64> {
    let sql = "SELECT max(place + length) FROM captures WHERE file = ?1";
    let end: Option<i64> = connection.prepare(sql)?.query_row([file], |row| row.get(0))?;
    Ok(large(end.unwrap_or_default()))
}

/// Captures by their place in the chain, newest first.
pub(crate) fn newest(
    connection: &Connection,
    (limit, offset): (i64, i64),
) -> rusqlite::Result<Vec<Raw>> {
    let sql =
        format!("SELECT {COLUMNS} FROM captures c ORDER BY c.sequence DESC LIMIT ?1 OFFSET ?2");
    connection.prepare(&sql)?.query_map([limit, offset], from_row)?.collect()
}

/// Whether a place in the chain is taken.
pub(crate) fn has_sequence(connection: &Connection, sequence: u64) -> rusqlite::Result<bool> {
    connection.prepare("SELECT 1 FROM captures WHERE sequence = ?1")?.exists([signed(sequence)])
}
