//! `WarcFile`: the one WARC file that is being appended to.

use super::compose::warcinfo;
use super::member::Member;
use crate::error::{At, Result};
use crate::layout::{Layout, sync_folder};
use crate::rows::Place;
use dateline_model::Digest;
use jiff::Timestamp;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

/// An open WARC file and its length.
#[derive(Debug)]
pub(crate) struct WarcFile {
    name: String,
    path: PathBuf,
    file: File,
    length: u64,
    opening: Option<Digest>,
}

impl WarcFile {
    /// Opens a file to append to.
    pub(crate) fn open(layout: &Layout, name: &str) -> Result<Self> {
        let path = layout.warc(name);
        let file = OpenOptions::new().append(true).create(true).open(&path).at("open", &path)?;
        let length = file.metadata().at("look at", &path)?.len();
        Ok(Self { name: name.to_owned(), path, file, length, opening: None })
    }

    /// Begins a new file with its warcinfo record.
    pub(crate) fn begin(layout: &Layout, name: &str, now: Timestamp) -> Result<Self> {
        let mut file = Self::open(layout, name)?;
        let member = Member::pack(&warcinfo(name, now)).at("write", &file.path)?;
        file.append(&member)?;
        file.sync()?;
        file.opening = Some(member.digest);
        sync_folder(&layout.warc_folder())?;
        Ok(file)
    }

    /// The digest of the warcinfo member, once: for the first capture of a new file.
    pub(crate) fn take_opening(&mut self) -> Option<Digest> {
        self.opening.take()
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// Appends a member; it is safe only after [`WarcFile::sync`].
    pub(crate) fn append(&mut self, member: &Member) -> Result<Place> {
        self.file.write_all(&member.bytes).at("write", &self.path)?;
        let place = Place {
            file: self.name.clone(),
            offset: self.length,
            length: member.length(),
            member: member.digest.clone(),
        };
        self.length += member.length();
        Ok(place)
    }

    /// Makes everything appended durable.
    pub(crate) fn sync(&self) -> Result<()> {
        self.file.sync_all().at("sync", &self.path)
    }
}
