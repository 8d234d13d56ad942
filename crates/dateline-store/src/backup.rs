//! Backup: a copy of a vault while it is written to.
//!
//! The order makes it sound: first the catalogue as one consistent state, then the archive up to
//! where that catalogue knows it. The archive only grows, and a row is committed only after its
//! record is on disk, so every row of the copy has its record.

use crate::error::{At, In, Reason, Result};
use crate::layout::{Layout, sync_folder};
use crate::tables::captures;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Copies the vault of `from` to the folder `to`; returns how many bytes were copied.
pub(crate) fn backup(from: &Layout, connection: &Connection, to: &Path) -> Result<u64> {
    if fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Reason::NotEmpty { folder: to.to_owned() }.into());
    }
    let copy = Layout::of(to);
    copy.create()?;
    let catalogue = copy.catalogue();
    copy_catalogue(connection, &catalogue).within(&from.catalogue())?;
    File::open(&catalogue).and_then(|file| file.sync_all()).at("sync", &catalogue)?;
    let mut bytes = fs::metadata(&catalogue).at("look at", &catalogue)?.len();
    let held = Connection::open(&catalogue).within(&catalogue)?;
    for name in from.warc_files()? {
        let end = captures::end_of(&held, &name).within(&catalogue)?;
        if end > 0 {
            bytes += copy_part(&from.warc(&name), &copy.warc(&name), end)?;
        }
    }
    drop(held);
    sync_folder(&copy.warc_folder())?;
    if from.journal().exists() {
        // A torn last line is trimmed when the copy is opened.
        bytes += copy_part(&from.journal(), &copy.journal(), u64::MAX)?;
    }
    bytes += copy_lexicon(from, &copy)?;
    sync_folder(copy.folder())?;
    Ok(bytes)
}

/// Writes the catalogue as it stands to another file. The connection is read-only all the while;
/// `query_only` would also forbid writing the other file.
fn copy_catalogue(connection: &Connection, to: &Path) -> rusqlite::Result<()> {
    connection.pragma_update(None, "query_only", false)?;
    let copied = connection.execute("VACUUM INTO ?1", [to.to_string_lossy()]);
    connection.pragma_update(None, "query_only", true)?;
    copied.map(|_| ())
}

/// Copies the first `length` bytes of a file and syncs them.
fn copy_part(from: &Path, to: &Path, length: u64) -> Result<u64> {
    let mut part = File::open(from).at("open", from)?.take(length);
    let mut file = File::create_new(to).at("create", to)?;
    let bytes = io::copy(&mut part, &mut file).at("copy", from)?;
    file.sync_all().at("sync", to)?;
    Ok(bytes)
}

/// Copies the user's own sheets; folders and links in there are none.
fn copy_lexicon(from: &Layout, to: &Layout) -> Result<u64> {
    let folder = from.folder().join("lexicon");
    let mut bytes = 0;
    if !folder.exists() {
        return Ok(bytes);
    }
    for entry in fs::read_dir(&folder).at("list", &folder)? {
        let entry = entry.at("list", &folder)?;
        if entry.file_type().at("look at", &entry.path())?.is_file() {
            let target = to.folder().join("lexicon").join(entry.file_name());
            bytes += copy_part(&entry.path(), &target, u64::MAX)?;
        }
    }
    Ok(bytes)
}
