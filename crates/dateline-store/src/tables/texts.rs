//! Texts: each decoded text once, by digest.

use super::packed::{pack, unpack};
use super::words::signed;
use crate::error::{Error, In, Result, RowFault};
use crate::identity::digest;
use dateline_model::Digest;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::Path;

/// Keeps a text, unless it is there; returns its digest.
pub(crate) fn keep(connection: &Connection, text: &str) -> rusqlite::Result<Digest> {
    let own = digest(text.as_bytes());
    let is_there =
        connection.prepare("SELECT 1 FROM texts WHERE digest = ?1")?.exists([own.as_hex()])?;
    if !is_there {
        connection.prepare("INSERT INTO texts VALUES (?1, ?2, ?3)")?.execute(params![
            own.as_hex(),
            signed(text.len()),
            pack(text.as_bytes())
        ])?;
    }
    Ok(own)
}

/// A text, checked against its digest.
pub(crate) fn read(connection: &Connection, path: &Path, own: &Digest) -> Result<Option<String>> {
    let packed: Option<Vec<u8>> = connection
        .prepare("SELECT packed FROM texts WHERE digest = ?1")
        .and_then(|mut found| found.query_row([own.as_hex()], |row| row.get(0)).optional())
        .within(path)?;
    packed.map(|packed| checked(own, &packed)).transpose()
}

/// Unpacks a text and checks it.
pub(crate) fn checked(own: &Digest, packed: &[u8]) -> Result<String> {
    let what = format!("text {}", own.as_hex());
    let bytes = unpack(&what, packed)?;
    if digest(&bytes) != *own {
        return Err(Error::row(what, RowFault::Digest));
    }
    String::from_utf8(bytes).map_err(|_| Error::row(what, RowFault::Packed))
}
