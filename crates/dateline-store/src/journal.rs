//! The journal: what people did; append-only, synced, each entry chained to the one before.
//!
//! It is not derived from anything, so it is as precious as the captures.

use crate::error::{At, Error, Result};
use crate::identity::digest;
use crate::layout::{Layout, sync_folder};
use dateline_model::Digest;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};

/// What kind of deed an entry tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum JournalKind {
    /// A remark on something.
    Note,
    /// A fact of a reading was overruled.
    Emendation,
    /// Something is watched, or no longer.
    Watch,
    /// An alert was made, changed or ended.
    Alert,
    /// Captures were brought in.
    Import,
    /// The lexicon was changed.
    Lexicon,
    /// A setting was changed.
    Setting,
    /// The vault was repaired, rebuilt or moved.
    Upkeep,
}

impl JournalKind {
    /// The word used in the journal.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Emendation => "emendation",
            Self::Watch => "watch",
            Self::Alert => "alert",
            Self::Import => "import",
            Self::Lexicon => "lexicon",
            Self::Setting => "setting",
            Self::Upkeep => "upkeep",
        }
    }
}

/// One deed of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// What kind of deed.
    pub kind: JournalKind,
    /// What it is about: an id or an address.
    pub about: String,
    /// What was done: words for a note, JSON of the caller's own shape for the rest.
    pub says: String,
    /// Who did it, when that is known.
    pub by: Option<String>,
}

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// Its place, from 1.
    pub sequence: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The deed.
    pub entry: JournalEntry,
    /// Digest of its line; the next entry names it.
    pub digest: Digest,
}

/// One line of the file.
#[derive(Serialize, Deserialize)]
struct Written {
    sequence: u64,
    at: Timestamp,
    previous: Option<Digest>,
    /// Stored member of the last capture at that time: the journal vouches for the archive.
    head: Option<Digest>,
    entry: JournalEntry,
}

/// What reading the journal found.
#[derive(Debug, Default)]
pub(crate) struct Contents {
    /// The good entries, in order.
    pub(crate) rows: Vec<JournalRow>,
    /// Bytes of the file that are whole lines.
    pub(crate) whole: u64,
    /// Bytes of a torn last line.
    pub(crate) torn: u64,
    /// Line numbers that do not fit the chain or cannot be read.
    pub(crate) bad: Vec<u64>,
}

/// Appends one entry and syncs it.
pub(crate) fn append(
    layout: &Layout,
    entry: &JournalEntry,
    last: Option<(u64, Digest)>,
    head: Option<Digest>,
    now: Timestamp,
) -> Result<JournalRow> {
    let path = layout.journal();
    let is_new = !path.exists();
    let sequence = last.as_ref().map_or(1, |(sequence, _)| sequence + 1);
    let previous = last.map(|(_, digest)| digest);
    let written = Written { sequence, at: now, previous, head, entry: entry.clone() };
    let mut line = serde_json::to_string(&written)
        .map_err(|cause| Error::row(format!("journal entry {sequence}"), cause))?;
    let digest = digest(line.as_bytes());
    line.push('\n');
    let mut file = OpenOptions::new().append(true).create(true).open(&path).at("open", &path)?;
    file.write_all(line.as_bytes()).at("write", &path)?;
    file.sync_all().at("sync", &path)?;
    if is_new {
        sync_folder(layout.folder())?;
    }
    Ok(JournalRow { sequence, at: now, entry: entry.clone(), digest })
}

/// Reads the whole journal and checks its chain.
pub(crate) fn read(layout: &Layout) -> Result<Contents> {
    let path = layout.journal();
    let mut contents = Contents::default();
    if !path.exists() {
        return Ok(contents);
    }
    let mut file = BufReader::new(File::open(&path).at("open", &path)?);
    let mut previous: Option<Digest> = None;
    let (mut line, mut number) = (Vec::new(), 0);
    loop {
        line.clear();
        let read = file.read_until(b'\n', &mut line).at("read", &path)?;
        let read = u64::try_from(read).unwrap_or_default();
        if read == 0 {
            return Ok(contents);
        }
        if line.pop_if(|last| *last == b'\n').is_none() {
            contents.torn = read;
            return Ok(contents);
        }
        number += 1;
        contents.whole += read;
        let own = digest(&line);
        match serde_json::from_slice::<Written>(&line) {
            Ok(written) => {
                if written.previous != previous || written.sequence != number {
                    contents.bad.push(number);
                }
                let Written { sequence, at, entry, .. } = written;
                contents.rows.push(JournalRow { sequence, at, entry, digest: own.clone() });
            }
            Err(_) => contents.bad.push(number),
        }
        previous = Some(own);
    }
}

/// Moves a torn last line to `lost+found/`; returns whether there was one.
pub(crate) fn trim(layout: &Layout, contents: &Contents) -> Result<bool> {
    if contents.torn == 0 {
        return Ok(false);
    }
    let path = layout.journal();
    crate::vault::cut_tail(layout, &path, contents.whole)?;
    Ok(true)
}
