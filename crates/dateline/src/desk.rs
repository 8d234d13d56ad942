//! The desk: where the floors below are joined to do a verb's work.

pub(crate) mod lexicon;
pub(crate) mod press;
pub(crate) mod reading;
pub(crate) mod relating;

use dateline_model::{Capture, CaptureId, Limits};
use dateline_read::Lexicon;
use dateline_store::{Kept, Vault};
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// The desk of one vault: its writer and what reading needs.
#[derive(Debug)]
pub(crate) struct Desk {
    folder: PathBuf,
    vault: Vault,
    lexicon: Lexicon,
    threads: usize,
}

impl Desk {
    /// Opens the vault of a folder with its own lexicon sheets; makes it on first use.
    pub(crate) fn open(folder: &Path, threads: usize) -> anyhow::Result<Self> {
        let vault = Vault::open(folder)?;
        let sheets = folder.join("lexicon");
        let lexicon = lexicon::load(sheets.is_dir().then_some(sheets.as_path()))?;
        Ok(Self { folder: folder.to_owned(), vault, lexicon, threads })
    }

    /// The writer.
    pub(crate) fn vault(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// Keeps captures; what is returned is safe.
    pub(crate) fn keep(&mut self, captures: &[Capture]) -> anyhow::Result<Vec<Kept>> {
        Ok(self.vault.keep(captures, Timestamp::now())?)
    }

    /// Reads captures that are at hand and shelves the readings.
    pub(crate) fn read(&mut self, captures: &[(CaptureId, Capture)]) -> anyhow::Result<()> {
        reading::read(&mut self.vault, captures, &self.lexicon, &Limits::default(), self.threads)
    }

    /// Reads everything the vault holds that this reader has not read; returns how much.
    pub(crate) fn catch_up(&mut self) -> anyhow::Result<usize> {
        reading::catch_up(self)
    }

    /// Reads everything again, whatever reader read it before; returns how much.
    pub(crate) fn reread(&mut self) -> anyhow::Result<usize> {
        reading::reread(self)
    }

    /// Makes the chronicle again and brings the index up to date.
    pub(crate) fn relate(&mut self) -> anyhow::Result<()> {
        relating::relate(&mut self.vault)
    }

    /// The folder of the vault.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }
}
