//! `dateline demo`: an invented press in a vault of its own, its chronicle, its reading room.

use super::args::{Demo, Format};
use super::{add, chronicle, print, serve};
use crate::desk::{Desk, press};
use crate::exit::Exit;
use crate::progress::Progress;
use anyhow::Context as _;
use dateline_model::Capture;
use dateline_store::{Filter, Reader};
use std::io::Write as _;
use std::path::Path;

/// Captures that are kept and read together.
const TOGETHER: usize = 16;

/// Runs the verb.
pub(crate) fn run(words: &Demo) -> anyhow::Result<Exit> {
    let folder = &words.vault;
    write_lexicon(folder)?;
    let captures = press::captures()?;
    fill(folder, &captures)?;
    let reader = Reader::open(folder)?;
    let mut out = print::out();
    writeln!(
        out,
        "A chronicle of a press that does not exist: every name and word in it is invented.\n"
    )?;
    chronicle::write(&reader, &Filter::default(), 1_000, 0, Format::Text, &mut out)?;
    let counts = reader.counts()?;
    writeln!(
        out,
        "\n{} captures, {} articles, {} teasers, {} statements of {} utterances, {} lines",
        counts.captures,
        counts.articles,
        counts.teasers,
        counts.statements,
        counts.utterances,
        counts.lines
    )?;
    writeln!(out, "vault          {}   delete the folder when done", folder.display())?;
    out.flush()?;
    drop((out, reader));
    if words.no_serve {
        return Ok(Exit::Done);
    }
    serve::open(folder, words.listen, None)
}

/// Keeps, reads and relates the pages; a second run changes nothing.
fn fill(folder: &Path, captures: &[Capture]) -> anyhow::Result<()> {
    let mut desk = Desk::open(folder, add::threads(None, folder)?)?;
    let progress = Progress::start("reading", u64::try_from(captures.len()).unwrap_or_default());
    for group in captures.chunks(TOGETHER) {
        let kept = desk.keep(group)?;
        let new: Vec<_> = kept
            .into_iter()
            .zip(group)
            .filter(|(kept, _)| kept.is_new && !kept.is_revisit)
            .map(|(kept, capture)| (kept.id, capture.clone()))
            .collect();
        desk.read(&new)?;
        progress.advance(group.len());
    }
    desk.catch_up()?;
    desk.relate()
}

/// The names of the invented world, as sheets of the vault.
fn write_lexicon(folder: &Path) -> anyhow::Result<()> {
    let sheets = folder.join("lexicon");
    let failed = || format!("cannot write {}", sheets.display());
    std::fs::create_dir_all(&sheets).with_context(failed)?;
    for (name, bytes) in press::sheets() {
        std::fs::write(sheets.join(name), bytes).with_context(failed)?;
    }
    Ok(())
}
