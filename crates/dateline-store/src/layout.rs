//! The layout of a vault's folder, and the few things done to files there.

use crate::error::{At, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Bytes after which a new WARC file is begun.
pub(crate) const WARC_FILE_BYTES: u64 = 1 << 30;

/// Where everything of one vault lies.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    folder: PathBuf,
}

impl Layout {
    pub(crate) fn of(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn catalogue(&self) -> PathBuf {
        self.folder.join("catalogue.sqlite")
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.folder.join("journal.jsonl")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.folder.join("index")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.folder.join("lock")
    }

    pub(crate) fn warc_folder(&self) -> PathBuf {
        self.folder.join("warc")
    }

    pub(crate) fn warc(&self, file: &str) -> PathBuf {
        self.warc_folder().join(file)
    }

    pub(crate) fn warc_name(number: u32) -> String {
        format!("dateline-{number:05}.warc.gz")
    }

    /// Makes the folders that are missing.
    pub(crate) fn create(&self) -> Result<()> {
        for part in [self.folder.clone(), self.warc_folder(), self.folder.join("lexicon")] {
            fs::create_dir_all(&part).at("create", &part)?;
        }
        sync_folder(&self.folder)
    }

    /// The names of the WARC files in their order.
    pub(crate) fn warc_files(&self) -> Result<Vec<String>> {
        let folder = self.warc_folder();
        let mut names = Vec::new();
        if !folder.exists() {
            return Ok(names);
        }
        for entry in fs::read_dir(&folder).at("list", &folder)? {
            let entry = entry.at("list", &folder)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_plain = entry.file_type().at("look at", &entry.path())?.is_file();
            if is_plain && name.ends_with(".warc.gz") {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// A free name in `lost+found/`, whose folder is made.
    pub(crate) fn lost(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.join("lost+found");
        fs::create_dir_all(&folder).at("create", &folder)?;
        let free = (1u32..).map(|n| folder.join(format!("{n:04}-{name}")));
        Ok(free.into_iter().find(|path| !path.exists()).unwrap_or(folder))
    }

    /// Moves a file or folder of the vault to `lost+found/`; nothing is ever deleted.
    pub(crate) fn set_aside(&self, path: &Path) -> Result<PathBuf> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lost = self.lost(&name)?;
        fs::rename(path, &lost).at("set aside", path)?;
        Ok(lost)
    }
}

/// Makes a new or renamed name in a folder durable.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).at("sync", folder)
}
