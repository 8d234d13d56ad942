//! The index: for finding only. It is never trusted and never the home of a fact.

mod ask;
mod shape;
mod steady;
mod tokens;
mod write;

use crate::error::{At, In, Result};
use crate::layout::Layout;
use crate::rows::ArticleRow;
use crate::tables::readings::Shelf;
use dateline_model::Span;
use rusqlite::Connection;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) use ask::{Opened, Searching};
pub(crate) use shape::Watermark;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many articles fit in all.
    pub total: usize,
    /// The asked page of them, best first.
    pub hits: Vec<Hit>,
    /// The query in words, as it was understood.
    pub understood: String,
    /// What could not be understood or served, a sentence each.
    pub complaints: Vec<String>,
    /// Whether the index is missing or damaged, so that [`crate::Vault::reindex`] is due.
    pub needs_reindex: bool,
}

/// An article that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The article.
    pub article: ArticleRow,
    /// Words around the best place, in pieces; `true` is an asked word.
    pub snippet: Vec<(String, bool)>,
    /// Where asked words stand in the page's text, at most 64.
    pub spans: Vec<Span>,
}

/// The largest index whose every byte is checked when a writer first uses it. A larger one takes too
/// long; its damage is found by the first search that meets it, and by `fsck --full`.
const CHECKED_BYTES: u64 = 512 << 20;

/// Sets an index aside whose files do not fit their checksums.
pub(crate) fn check(layout: &Layout) -> Result<()> {
    let folder = layout.index();
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(()) };
    let sizes = entries.filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len()));
    if sizes.sum::<u64>() > CHECKED_BYTES {
        return Ok(());
    }
    match damaged_files(layout) {
        Ok(files) if files.is_empty() => Ok(()),
        _ => discard(layout),
    }
}

/// Brings the index up to the catalogue; what cannot be trusted is set aside and made again.
pub(crate) fn bring_up(layout: &Layout, connection: &Connection) -> Result<usize> {
    let first = guarded(|| write::bring_up(layout, connection));
    match first {
        Ok(Ok(count)) => Ok(count),
        // The catalogue's own troubles are no reason to throw an index away.
        Ok(Err(error)) if !error.is_index() => Err(error),
        _ => {
            discard(layout)?;
            match guarded(|| write::bring_up(layout, connection)) {
                Ok(result) => result,
                Err(()) => Err(tantivy::TantivyError::InternalError("it panicked".to_owned()))
                    .within(&layout.index()),
            }
        }
    }
}

/// Runs code of the index; a panic over damaged files becomes an error.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> std::result::Result<T, ()> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| ())
}

/// Removes the index: it is sound but no longer wanted, and it can be made again.
pub(crate) fn remove(layout: &Layout) -> Result<()> {
    let folder = layout.index();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).at("remove", &folder)?;
    }
    Ok(())
}

/// Sets a damaged index aside.
fn discard(layout: &Layout) -> Result<()> {
    let folder = layout.index();
    if folder.exists() {
        layout.set_aside(&folder)?;
    }
    Ok(())
}

/// Removes an index that knows more than the catalogue: an older catalogue was put back.
pub(crate) fn remove_if_ahead(layout: &Layout, shelf: &Shelf) -> Result<()> {
    match guarded(|| shape::watermark(layout)) {
        Ok(Ok(Some(mark))) if mark.is_ahead_of(shelf) => remove(layout),
        _ => Ok(()),
    }
}

/// The watermark of the index as it stands on disk.
pub(crate) fn watermark(layout: &Layout) -> Result<Option<Watermark>> {
    match guarded(|| shape::watermark(layout)) {
        Ok(result) => result,
        Err(()) => Err(tantivy::TantivyError::InternalError("it panicked".to_owned()))
            .within(&layout.index()),
    }
}

/// Names of index files whose checksum does not fit.
pub(crate) fn damaged_files(layout: &Layout) -> Result<Vec<String>> {
    match guarded(|| shape::damaged_files(layout)) {
        Ok(result) => result,
        Err(()) => Ok(vec!["index".to_owned()]),
    }
}
