//! The reader: looking things up; it never writes. One SQLite connection; open one per thread.

use crate::error::{In, Reason, Result};
use crate::filter::Filter;
use crate::index::{Found, Opened, Searching};
use crate::journal::{JournalKind, JournalRow};
use crate::layout::Layout;
use crate::query::Query;
use crate::rows::{ArticleRow, CaptureRow, Counts, Decoding, EntityRow, MentionRow, StatementRow};
use crate::tables::words::signed;
use crate::tables::{articles, captures, chronicle, counts, entities, journal, readings};
use crate::tables::{mentions, statements, texts};
use crate::warc;
use crate::{backup, catalogue};
use dateline_model::{
    ArticleId, Capture, CaptureId, Digest, EntityId, Kind, Line, PageUrl, Reading,
};
use rusqlite::Connection;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// A read-only view of a vault; writers go on meanwhile.
#[derive(Debug)]
pub struct Reader {
    layout: Layout,
    path: PathBuf,
    connection: Connection,
    index: RefCell<Option<Opened>>,
}

impl Reader {
    /// Opens the vault of a folder for reading, also one on a disk that cannot be written.
    pub fn open(folder: &Path) -> Result<Self> {
        let layout = Layout::of(folder);
        let connection = catalogue::open_reader(&layout)?;
        Ok(Self { path: layout.catalogue(), layout, connection, index: RefCell::default() })
    }

    /// The folder of the vault.
    pub fn folder(&self) -> &Path {
        self.layout.folder()
    }

    /// How much there is.
    pub fn counts(&self) -> Result<Counts> {
        counts::counts(&self.connection, &self.path)
    }

    /// Finds articles, best first; with no words asked, newest first. A page has at most 500 hits.
    pub fn search(&self, query: &Query, limit: usize, offset: usize) -> Result<Found> {
        let searching =
            Searching { layout: &self.layout, connection: &self.connection, opened: &self.index };
        searching.search(query, limit, offset)
    }

    /// Lines of the chronicle with their numbers, in the order of time, undated ones last.
    pub fn lines(&self, filter: &Filter, limit: usize, offset: usize) -> Result<Vec<(i64, Line)>> {
        chronicle::list(&self.connection, &self.path, filter, page(limit, offset))
    }

    /// One line of the chronicle by its number. A new chronicle numbers its lines anew.
    pub fn line(&self, sequence: i64) -> Result<Option<Line>> {
        chronicle::by_sequence(&self.connection, &self.path, sequence)
    }

    /// Statements, newest article first.
    pub fn statements(
        &self,
        filter: &Filter,
        limit: usize,
        offset: usize,
    ) -> Result<Vec<StatementRow>> {
        statements::list(&self.connection, &self.path, filter, page(limit, offset))
    }

    /// One statement; its copies are counted, [`Reader::copies`] lists them.
    pub fn statement(&self, id: &str) -> Result<Option<StatementRow>> {
        statements::by_id(&self.connection, &self.path, id)
    }

    /// All statements that carry an utterance, oldest first.
    pub fn copies(&self, utterance: &str) -> Result<Vec<StatementRow>> {
        statements::of_utterance(&self.connection, &self.path, utterance)
    }

    /// All statements of an article in printed order.
    pub fn statements_of(&self, id: &ArticleId) -> Result<Vec<StatementRow>> {
        statements::of_article(&self.connection, &self.path, id.as_str())
    }

    /// One article.
    pub fn article(&self, id: &ArticleId) -> Result<Option<ArticleRow>> {
        articles::by_id(&self.connection, &self.path, id)
    }

    /// Articles and announcements, newest published day first, undated ones last.
    pub fn articles(
        &self,
        filter: &Filter,
        limit: usize,
        offset: usize,
    ) -> Result<Vec<ArticleRow>> {
        articles::list(&self.connection, &self.path, filter, page(limit, offset))
    }

    /// The items of one capture in the order of the page, teasers included.
    pub fn articles_of(&self, id: &CaptureId) -> Result<Vec<ArticleRow>> {
        articles::of_capture(&self.connection, &self.path, id)
    }

    /// One capture.
    pub fn capture(&self, id: &CaptureId) -> Result<Option<CaptureRow>> {
        let raw = captures::by_id(&self.connection, id).within(&self.path)?;
        raw.map(captures::Raw::understood).transpose()
    }

    /// Captures by when they were kept, newest first.
    pub fn captures(&self, limit: usize, offset: usize) -> Result<Vec<CaptureRow>> {
        let raw = captures::newest(&self.connection, page(limit, offset)).within(&self.path)?;
        raw.into_iter().map(captures::Raw::understood).collect()
    }

    /// The body of a capture from the archive. Its stored record and its digest are checked.
    pub fn payload(&self, id: &CaptureId) -> Result<Vec<u8>> {
        let no = |id: &CaptureId| Reason::NoCapture { id: id.clone() };
        let row = self.capture(id)?.ok_or_else(|| no(id))?;
        let holder = match &row.revisit_of {
            Some(first) => self.capture(first)?.ok_or_else(|| no(first))?,
            None => row,
        };
        warc::payload(&self.layout.warc(&holder.place.file), &holder)
    }

    /// A capture as it came in, with its body, for reading it again.
    pub fn original(&self, id: &CaptureId) -> Result<Option<Capture>> {
        let Some(row) = self.capture(id)? else { return Ok(None) };
        Ok(Some(row.with_payload(self.payload(id)?)))
    }

    /// A decoded text, checked against its digest.
    pub fn text(&self, digest: &Digest) -> Result<Option<String>> {
        texts::read(&self.connection, &self.path, digest)
    }

    /// The reading of a capture.
    pub fn reading(&self, id: &CaptureId) -> Result<Option<Reading>> {
        let stored = readings::by_capture(&self.connection, id).within(&self.path)?;
        stored.map(|stored| stored.reading()).transpose()
    }

    /// The digest of the text the reading of a capture counts in.
    pub fn text_of(&self, id: &CaptureId) -> Result<Option<Digest>> {
        Ok(self.decoding(id)?.map(|decoding| decoding.text))
    }

    /// Who read a capture, and how its text was decoded.
    pub fn decoding(&self, id: &CaptureId) -> Result<Option<Decoding>> {
        let stored = readings::by_capture(&self.connection, id).within(&self.path)?;
        stored.map(readings::Stored::decoding).transpose()
    }

    /// Captures without a reading by this version of the reader, as [`crate::Vault::unread`].
    pub fn unread(&self, reader: &str) -> Result<Vec<CaptureId>> {
        readings::unread(&self.connection, reader).within(&self.path)
    }

    /// All captures of an address in the order of the visits (RFC 7089, `TimeMap`). The address may
    /// be typed: trackers and fragments are taken away.
    pub fn time_map(&self, canonical_url: &str) -> Result<Vec<CaptureRow>> {
        let parsed = PageUrl::parse(canonical_url);
        let canonical = parsed.as_ref().map_or(canonical_url, |url| url.canonical());
        let raw = captures::of_url(&self.connection, canonical).within(&self.path)?;
        raw.into_iter().map(captures::Raw::understood).collect()
    }

    /// Somebody or something, while some reading names it.
    pub fn entity(&self, id: &EntityId) -> Result<Option<EntityRow>> {
        entities::by_id(&self.connection, &self.path, id)
    }

    /// Entities by how often they are named.
    pub fn entities(
        &self,
        kind: Option<Kind>,
        limit: usize,
        offset: usize,
    ) -> Result<Vec<EntityRow>> {
        entities::list(&self.connection, &self.path, kind, page(limit, offset))
    }

    /// Where somebody is named, newest article first.
    pub fn mentions_of(
        &self,
        id: &EntityId,
        limit: usize,
        offset: usize,
    ) -> Result<Vec<MentionRow>> {
        mentions::of_entity(&self.connection, &self.path, id, page(limit, offset))
    }

    /// Copies the vault to another folder, which must not exist or be empty, while writers go on.
    /// The copy holds everything acknowledged before this began; its index is made when it is first
    /// opened and indexed. Returns how many bytes were copied.
    pub fn backup(&self, to: &Path) -> Result<u64> {
        backup::backup(&self.layout, &self.connection, to)
    }

    /// What people did, newest first.
    pub fn journal(
        &self,
        kind: Option<JournalKind>,
        limit: usize,
        offset: usize,
    ) -> Result<Vec<JournalRow>> {
        journal::list(&self.connection, &self.path, kind, page(limit, offset))
    }

    /// Hands out every reading with its capture and the digest of its text, in the order of the
    /// chain, until `f` says no. Memory: one reading. A reading that cannot be understood any more is
    /// left out: `fsck` names it, and reading the capture again replaces it.
    pub fn each_reading(
        &self,
        f: &mut dyn FnMut(&CaptureRow, &Digest, &Reading) -> bool,
    ) -> Result<()> {
        readings::each(&self.connection, &self.path, &mut |row, stored| match (
            stored.text(),
            stored.reading(),
        ) {
            (Ok(text), Ok(reading)) => Ok(f(&row, &text, &reading)),
            _ => Ok(true),
        })
    }
}

/// Limit and offset as SQLite counts.
fn page(limit: usize, offset: usize) -> (i64, i64) {
    (signed(limit), signed(offset))
}
