//! `dateline doctor`: settings and where each came from, and how the vault is.

use super::args::Plain;
use super::print;
use crate::exit::Exit;
use crate::settings::{self, File};
use dateline_read::READER;
use dateline_store::{Counts, Reader};
use std::io::Write;

/// Runs the verb.
pub(crate) fn run(words: &Plain) -> anyhow::Result<Exit> {
    let vault = settings::vault(words.vault.vault.as_deref())?;
    let file = File::of(&vault.value)?;
    let mut out = print::out();
    writeln!(out, "dateline   {READER}")?;
    writeln!(out, "vault      {}  (from {})", vault.value.display(), vault.from)?;
    write_setting(&mut out, "listen", file.listen, super::serve::LISTEN)?;
    write_setting(&mut out, "originals", file.originals, "the port after `listen`")?;
    write_setting(&mut out, "threads", file.threads, "all cores")?;
    let exit = match Reader::open(&vault.value) {
        Err(error) if error.is_absent() => {
            writeln!(out, "state      no vault yet; `dateline add PATH` makes it")?;
            Exit::Done
        }
        Err(error) => return Err(error.into()),
        Ok(reader) => {
            write_counts(&mut out, &reader.counts()?)?;
            Exit::Done
        }
    };
    out.flush()?;
    Ok(exit)
}

fn write_setting(
    out: &mut impl Write,
    key: &str,
    set: Option<impl ToString>,
    default: &str,
) -> anyhow::Result<()> {
    match set {
        Some(value) => writeln!(out, "{key:<10} {}  (from dateline.toml)", value.to_string())?,
        None => writeln!(out, "{key:<10} {default}  (default)")?,
    }
    Ok(())
}

fn write_counts(out: &mut impl Write, counts: &Counts) -> anyhow::Result<()> {
    writeln!(out, "captures   {}, {} not read yet", counts.captures, counts.unread)?;
    writeln!(out, "articles   {} and {} teasers", counts.articles, counts.teasers)?;
    writeln!(out, "statements {} of {} utterances", counts.statements, counts.utterances)?;
    writeln!(out, "entities   {}", counts.entities)?;
    writeln!(out, "events     {} in {} chronicle lines", counts.events, counts.lines)?;
    if let (Some(first), Some(last)) = (counts.first_published, counts.last_published) {
        writeln!(out, "published  {first} to {last}")?;
    }
    if let (Some(first), Some(last)) = (counts.first_captured, counts.last_captured) {
        writeln!(out, "captured   {first} to {last}")?;
    }
    if counts.unread > 0 {
        writeln!(out, "advice     run `dateline reread` to read what is waiting")?;
    }
    Ok(())
}
