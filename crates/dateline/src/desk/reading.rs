//! Reading for the vault: captures in, readings on the shelves, on several threads.

use super::Desk;
use crate::progress::Progress;
use dateline_model::{Capture, CaptureId, Fate, Limits, Note, Page, Reading};
use dateline_read::{Context, Lexicon, READER, decode, read as read_page};
use dateline_store::{Shelved, Vault};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Captures that are read and shelved together.
const TOGETHER: usize = 64;

/// Reads captures that were there (an error body is no page) and shelves the readings.
pub(super) fn read(
    vault: &mut Vault,
    captures: &[(CaptureId, Capture)],
    lexicon: &Lexicon,
    limits: &Limits,
    threads: usize,
) -> anyhow::Result<()> {
    let pages: Vec<_> =
        captures.iter().filter(|(_, capture)| capture.fate == Fate::Present).collect();
    let share = pages.len().div_ceil(threads.max(1)).max(1);
    let readings: Vec<(Page, Reading)> = std::thread::scope(|scope| {
        let work = |part: &[&(CaptureId, Capture)]| -> Vec<(Page, Reading)> {
            part.iter().map(|(_, capture)| one(capture, lexicon, limits)).collect()
        };
        let parts: Vec<_> =
            pages.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    });
    let shelved: Vec<_> = pages
        .iter()
        .zip(&readings)
        .map(|((id, _), (page, reading))| Shelved {
            capture: id,
            text: &page.text,
            charset: &page.charset,
            is_html: page.is_html,
            reading,
        })
        .collect();
    Ok(vault.put(&shelved)?)
}

/// Decodes and reads a capture; nothing when the reader has a fault, which must not stop the rest.
pub(crate) fn guarded(capture: &Capture, context: &Context<'_>) -> Option<(Page, Reading)> {
    catch_unwind(AssertUnwindSafe(|| {
        let page = decode(capture, &context.limits);
        let reading = read_page(&page, context);
        (page, reading)
    }))
    .ok()
}

/// Reads one capture; a fault of the reader becomes a note of this page alone.
fn one(capture: &Capture, lexicon: &Lexicon, limits: &Limits) -> (Page, Reading) {
    let mut context = Context::new(lexicon);
    context.url.clone_from(&capture.url);
    context.captured_at = capture.captured_at;
    context.published_on = capture.published_on;
    context.outlet.clone_from(&capture.outlet);
    context.limits = *limits;
    context.reasons = true;
    guarded(capture, &context).unwrap_or_else(|| {
        let note = Note::new("reader_failed", "The reader failed on this page.", None);
        let reading =
            Reading { reader: READER.to_owned(), notes: vec![note], ..Reading::default() };
        (Page::default(), reading)
    })
}

/// Reads everything that has no reading by this reader: after a crash, an upgrade, a rebuild.
pub(super) fn catch_up(desk: &mut Desk) -> anyhow::Result<usize> {
    let waiting = desk.vault.unread(READER)?;
    read_kept(desk, &waiting)
}

/// Reads everything again: the lexicon may have changed though the reader has not.
pub(super) fn reread(desk: &mut Desk) -> anyhow::Result<usize> {
    // No reader has an empty version, so every capture is unread by it.
    let all = desk.vault.unread("")?;
    read_kept(desk, &all)
}

/// Reads captures out of the archive and shelves the readings.
fn read_kept(desk: &mut Desk, ids: &[CaptureId]) -> anyhow::Result<usize> {
    let progress = Progress::start("reading", u64::try_from(ids.len()).unwrap_or_default());
    let reader = desk.vault.reader()?;
    for group in ids.chunks(TOGETHER) {
        let mut captures = Vec::new();
        for id in group {
            let Some(row) = reader.capture(id)? else { continue };
            captures.push((id.clone(), row.with_payload(reader.payload(id)?)));
        }
        desk.read(&captures)?;
        progress.advance(group.len());
    }
    Ok(ids.len())
}
