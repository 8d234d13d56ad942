//! Recovery: what a crash left half done is finished or set aside, each time a vault is opened.
//!
//! A record that is whole but has no row was written and not acknowledged: it gets its row. Bytes
//! after the last whole record are moved to `lost+found/`. The rows of the catalogue are never
//! taken back: when the archive lost bytes they know of, `fsck` names them. A rebuild is the same
//! work from an empty catalogue.

use super::Vault;
use crate::error::{At, In, Result};
use crate::fsck::Finding;
use crate::journal;
use crate::layout::Layout;
use crate::rows::CaptureRow;
use crate::tables;
use crate::tables::captures;
use crate::warc::{Found, Lie, WarcFile, scan};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Rows that are committed at once while adopting.
const GROUP: usize = 1_000;

impl Vault {
    /// Makes catalogue, archive and journal agree.
    pub(super) fn recover(&mut self) -> Result<()> {
        self.warc = None;
        let path = self.layout.catalogue();
        let names = self.layout.warc_files()?;
        for (n, name) in names.iter().enumerate() {
            let known = captures::end_of(&self.connection, name).within(&path)?;
            let file = self.layout.warc(name);
            let length = std::fs::metadata(&file).at("look at", &file)?.len();
            if known > length {
                self.note_loss(name, known, length)?;
                continue;
            }
            let is_whole = self.adopt(name, known, length)?;
            if is_whole && n + 1 == names.len() {
                self.warc = Some(WarcFile::open(&self.layout, name)?);
            }
        }
        self.recover_journal()
    }

    /// Gives rows to the good records behind `known`; returns whether the file may be appended to.
    fn adopt(&mut self, name: &str, known: u64, length: u64) -> Result<bool> {
        if known == length && length > 0 {
            return Ok(true);
        }
        let file = self.layout.warc(name);
        let mut rows: Vec<CaptureRow> = Vec::new();
        let mut bad: Vec<(u64, u64, Lie)> = Vec::new();
        let mut end = known;
        let connection = &mut self.connection;
        let catalogue = self.layout.catalogue();
        scan(&file, known, &mut |found| {
            match found {
                Found::Capture(record) => {
                    end = record.row.place.offset + record.row.place.length;
                    rows.push(record.row);
                    if rows.len() >= GROUP {
                        insert(connection, &catalogue, &mut rows)?;
                    }
                }
                Found::Other { end: to, .. } => end = to,
                Found::Bad { from, to, lie } => bad.push((from, to, lie)),
            }
            Ok(true)
        })?;
        insert(connection, &catalogue, &mut rows)?;
        for (from, to, lie) in bad {
            let place = format!("warc/{name} at byte {from}");
            if to == length && from >= end {
                let lost = cut_tail(&self.layout, &file, end)?;
                let says = format!("{lie}; moved to {}", lost.display());
                self.repairs.push(Finding { place, says, is_damage: false });
                break;
            }
            self.repairs.push(Finding { place, says: lie.to_string(), is_damage: true });
        }
        let now = std::fs::metadata(&file).at("look at", &file)?.len();
        Ok(now == end && now > 0)
    }

    /// The catalogue knows of bytes that are gone. A cut record is moved away; the rows stay.
    fn note_loss(&mut self, name: &str, known: u64, length: u64) -> Result<()> {
        let path = self.layout.catalogue();
        let sql = "SELECT min(place) FROM captures WHERE file = ?1 AND place + length > ?2";
        let cut = self
            .connection
            .query_row(sql, (name, tables::words::signed(length)), |row| row.get::<_, i64>(0))
            .within(&path)?;
        let cut = tables::words::large(cut);
        if cut < length {
            cut_tail(&self.layout, &self.layout.warc(name), cut)?;
        }
        self.repairs.push(Finding {
            place: format!("warc/{name} at byte {length}"),
            says: format!("{} bytes the catalogue knows of are gone", known - length),
            is_damage: true,
        });
        Ok(())
    }

    /// Trims a torn last line and copies entries the catalogue does not know.
    fn recover_journal(&mut self) -> Result<()> {
        let path = self.layout.catalogue();
        let contents = journal::read(&self.layout)?;
        if journal::trim(&self.layout, &contents)? {
            self.repairs.push(Finding {
                place: "journal.jsonl".to_owned(),
                says: "the last line was cut off; moved to lost+found".to_owned(),
                is_damage: false,
            });
        }
        let change = self.connection.transaction().within(&path)?;
        for row in &contents.rows {
            tables::journal::insert(&change, row).within(&path)?;
        }
        change.commit().within(&path)
    }
}

fn insert(
    connection: &mut rusqlite::Connection,
    path: &Path,
    rows: &mut Vec<CaptureRow>,
) -> Result<()> {
    let change = connection.transaction().within(path)?;
    for row in rows.drain(..) {
        // A record that stands in the archive twice (a copied file) is one capture, and a number in
        // the chain belongs to the capture that had it first; fsck names both cases.
        let is_taken = captures::has_sequence(&change, row.sequence).within(path)?;
        if !is_taken && captures::by_id(&change, &row.id).within(path)?.is_none() {
            captures::insert(&change, &row).within(path)?;
        }
    }
    change.commit().within(path)
}

/// Moves everything behind `end` to `lost+found/`; returns where it is.
pub(crate) fn cut_tail(layout: &Layout, path: &Path, end: u64) -> Result<std::path::PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lost = layout.lost(&format!("tail-of-{name}"))?;
    let mut file = File::open(path).at("open", path)?;
    file.seek(SeekFrom::Start(end)).at("read", path)?;
    let mut tail = Vec::new();
    file.read_to_end(&mut tail).at("read", path)?;
    let mut aside = File::create_new(&lost).at("create", &lost)?;
    aside.write_all(&tail).at("write", &lost)?;
    aside.sync_all().at("sync", &lost)?;
    let file = OpenOptions::new().write(true).open(path).at("open", path)?;
    file.set_len(end).at("cut", path)?;
    file.sync_all().at("sync", path)?;
    Ok(lost)
}
