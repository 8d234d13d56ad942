//! The vault: the one door for everything that is written.

mod keep;
mod recover;

use crate::catalogue;
use crate::error::{In, Reason, Result};
use crate::fsck::Finding;
use crate::index;
use crate::journal::{self, JournalEntry, JournalRow};
use crate::layout::{Layout, WARC_FILE_BYTES};
use crate::lock::Lock;
use crate::reader::Reader;
use crate::tables::shelve::Shelving;
use crate::tables::{self, captures, readings, shelve, texts};
use crate::warc::WarcFile;
use dateline_model::{CaptureId, Chronicle, Reading};
use jiff::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

pub(crate) use recover::cut_tail;

/// What became of a capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id, new or old.
    pub id: CaptureId,
    /// Whether the vault did not hold it before.
    pub is_new: bool,
    /// Whether an earlier capture of the address holds the same body: it needs no reading of its own.
    pub is_revisit: bool,
}

/// A reading with what it was made from.
#[derive(Clone, Copy, Debug)]
pub struct Shelved<'a> {
    /// The capture that was read.
    pub capture: &'a CaptureId,
    /// The decoded text all spans count in.
    pub text: &'a str,
    /// The charset that was used.
    pub charset: &'a str,
    /// Whether the page came from HTML.
    pub is_html: bool,
    /// The facts.
    pub reading: &'a Reading,
}

/// The one writer of a vault. It holds an exclusive lock until it is dropped.
///
/// When a write to the archive fails, nothing further is accepted: the vault must be opened again
/// and repairs itself then.
#[derive(Debug)]
pub struct Vault {
    layout: Layout,
    connection: Connection,
    warc: Option<WarcFile>,
    /// Bytes after which a new WARC file is begun.
    full_at: u64,
    is_stopped: bool,
    is_index_checked: bool,
    repairs: Vec<Finding>,
    _lock: Lock,
}

impl Vault {
    /// Opens the vault of a folder, and makes it on first use. What a crash left half done is
    /// finished or set aside; [`Vault::repairs`] tells.
    pub fn open(folder: &Path) -> Result<Self> {
        let layout = Layout::of(folder);
        if layout.catalogue().exists() {
            // A foreign or newer catalogue is refused before a byte is written.
            catalogue::open_reader(&layout).or_else(|error| {
                if error.is_absent() {
                    Ok(Connection::open_in_memory().within(folder)?)
                } else {
                    Err(error)
                }
            })?;
        }
        layout.create()?;
        let lock = Lock::take(&layout)?;
        let connection = catalogue::open_writer(&layout)?;
        let mut vault = Self {
            layout,
            connection,
            warc: None,
            full_at: WARC_FILE_BYTES,
            is_stopped: false,
            is_index_checked: false,
            repairs: Vec::new(),
            _lock: lock,
        };
        vault.recover()?;
        index::remove_if_ahead(&vault.layout, &vault.shelf()?)?;
        Ok(vault)
    }

    /// Sets the catalogue of a folder aside, whatever state it is in, and makes a new one from the
    /// archive and the journal. Returns how many captures it holds.
    pub fn rebuild_at(folder: &Path) -> Result<usize> {
        let layout = Layout::of(folder);
        if !layout.warc_folder().exists() {
            return Err(Reason::NoVault { folder: folder.to_owned() }.into());
        }
        layout.create()?;
        let lock = Lock::take(&layout)?;
        set_catalogue_aside(&layout)?;
        drop(lock);
        let vault = Self::open(folder)?;
        Ok(vault.reader()?.counts()?.captures)
    }

    /// What opening had to repair.
    pub fn repairs(&self) -> &[Finding] {
        &self.repairs
    }

    /// Keeps captures: appends their records, syncs the archive, commits their rows. Only what is
    /// returned is acknowledged. A capture that is held already (same address or origin, instant
    /// and bytes) gets its old id.
    pub fn keep(
        &mut self,
        captures: &[dateline_model::Capture],
        now: Timestamp,
    ) -> Result<Vec<Kept>> {
        self.must_be_going()?;
        keep::must_fit(captures)?;
        let kept = keep::keep(self, captures, now);
        self.is_stopped |= kept.is_err();
        kept
    }

    /// Puts readings on the shelves: each replaces the earlier reading of its capture with all its
    /// rows, all in one transaction. A reading of a revisit is passed over: the capture it revisits
    /// holds the same bytes and has (or waits for) the reading, and its facts must not count twice.
    pub fn put(&mut self, shelved: &[Shelved<'_>]) -> Result<()> {
        let path = self.layout.catalogue();
        let change = self.connection.transaction().within(&path)?;
        for one in shelved {
            let row = captures::by_id(&change, one.capture).within(&path)?;
            let Some(row) = row else {
                return Err(Reason::NoCapture { id: one.capture.clone() }.into());
            };
            let row = row.understood()?;
            if row.revisit_of.is_some() {
                continue;
            }
            shelve_one(&change, tables::words::signed(row.sequence), row.outlet.as_deref(), one)
                .within(&path)?;
        }
        change.commit().within(&path)
    }

    /// Captures without a reading by this version of the reader: after a crash, after an upgrade,
    /// after a rebuild. Only pages that were there (an error body is no page), and no revisits (the
    /// reading of the same bytes is there).
    pub fn unread(&self, reader: &str) -> Result<Vec<CaptureId>> {
        readings::unread(&self.connection, reader).within(&self.layout.catalogue())
    }

    /// Replaces the derived lines of the chronicle.
    pub fn put_chronicle(&mut self, chronicle: &Chronicle) -> Result<()> {
        let path = self.layout.catalogue();
        let change = self.connection.transaction().within(&path)?;
        tables::chronicle::replace(&change, chronicle).within(&path)?;
        change.commit().within(&path)
    }

    /// Brings the index up to the catalogue; a missing or damaged index is made again. The first call
    /// also checks every byte of an index up to 512 MiB. Returns how many readings were indexed.
    pub fn index(&mut self) -> Result<usize> {
        if !self.is_index_checked {
            index::check(&self.layout)?;
            self.is_index_checked = true;
        }
        index::bring_up(&self.layout, &self.connection)
    }

    /// Removes the index and makes it again from the catalogue. Returns how many readings were
    /// indexed.
    pub fn reindex(&mut self) -> Result<usize> {
        index::remove(&self.layout)?;
        self.index()
    }

    /// Sets the catalogue aside and makes it again from the archive and the journal. Readings,
    /// chronicle and index are gone then and must be made again: [`Vault::unread`] names every
    /// capture. Returns how many captures the catalogue holds.
    pub fn rebuild(&mut self) -> Result<usize> {
        let holder = Connection::open_in_memory().within(Path::new(":memory:"))?;
        let before = std::mem::replace(&mut self.connection, holder);
        drop(before);
        self.warc = None;
        set_catalogue_aside(&self.layout)?;
        self.connection = catalogue::open_writer(&self.layout)?;
        self.recover()?;
        self.is_stopped = false;
        Ok(self.reader()?.counts()?.captures)
    }

    /// Records what somebody did; it is durable when this returns.
    pub fn record(&mut self, entry: &JournalEntry, now: Timestamp) -> Result<()> {
        self.must_be_going()?;
        let written = self.write_journal(entry, now);
        self.is_stopped |= written.is_err();
        written.map(|_| ())
    }

    fn write_journal(&mut self, entry: &JournalEntry, now: Timestamp) -> Result<JournalRow> {
        let path = self.layout.catalogue();
        let last = tables::journal::last(&self.connection).within(&path)?;
        let head = captures::last(&self.connection).within(&path)?;
        let head = head.map(captures::Raw::understood).transpose()?.map(|row| row.place.member);
        let row = journal::append(&self.layout, entry, last, head, now)?;
        tables::journal::insert(&self.connection, &row).within(&path)?;
        Ok(row)
    }

    /// A reader of this vault.
    pub fn reader(&self) -> Result<Reader> {
        Reader::open(self.layout.folder())
    }

    fn shelf(&self) -> Result<readings::Shelf> {
        readings::shelf(&self.connection).within(&self.layout.catalogue())
    }

    fn must_be_going(&self) -> Result<()> {
        if self.is_stopped {
            return Err(Reason::Stopped { folder: self.layout.folder().to_owned() }.into());
        }
        Ok(())
    }
}

/// Puts one reading into a catalogue; fsck does the same in memory to compare.
pub(crate) fn shelve_one(
    connection: &Connection,
    capture: i64,
    outlet: Option<&str>,
    one: &Shelved<'_>,
) -> rusqlite::Result<()> {
    let digest = texts::keep(connection, one.text)?;
    let new = readings::New {
        capture,
        text: &digest,
        charset: one.charset,
        is_html: one.is_html,
        reading: one.reading,
    };
    readings::replace(connection, &new)?;
    shelve::clear(connection, capture)?;
    let shelving = Shelving {
        connection,
        capture,
        id: one.capture,
        outlet,
        text: one.text,
        digest: &digest,
        reading: one.reading,
    };
    shelving.put()
}

/// Moves the catalogue to `lost+found/` and removes the index.
fn set_catalogue_aside(layout: &Layout) -> Result<()> {
    let catalogue = layout.catalogue();
    for suffix in ["", "-wal", "-shm"] {
        let mut name = catalogue.clone().into_os_string();
        name.push(suffix);
        let path = PathBuf::from(name);
        if path.exists() {
            layout.set_aside(&path)?;
        }
    }
    index::remove(layout)
}
