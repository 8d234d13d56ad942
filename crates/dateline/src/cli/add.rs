//! `dateline add`: keeps pages in a vault and reads them.
//!
//! An id is printed only after its capture is safe; what cannot be taken is said with its reason,
//! and the rest goes on.

use super::args::{Add, Format};
use super::{inputs, lists, print, stats};
use crate::desk::Desk;
use crate::exit::Exit;
use crate::progress::Progress;
use dateline_collect::{Arrival, Manifest, Refusal, bring, bring_stream};
use dateline_model::{Capture, Limits};
use serde::Serialize;
use std::io::Write as _;
use std::ops::ControlFlow;

/// Captures of one group commit.
const GROUP: usize = 64;

/// Bytes of one group commit.
const GROUP_BYTES: usize = 32 << 20;

/// One line of output.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: Option<&'a str>,
    origin: &'a str,
    state: &'static str,
    says: Option<&'a str>,
}

/// What an import did so far.
struct Import<'d> {
    desk: &'d mut Desk,
    format: Format,
    waiting: Vec<Capture>,
    bytes: usize,
    progress: Progress,
    tally: Tally,
    /// The first thing that went wrong with the vault itself; it stops the import.
    failed: Option<anyhow::Error>,
}

/// How much came in.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    new: u64,
    known: u64,
    refused: u64,
    bytes: u64,
}

/// Runs the verb.
pub(crate) fn run(words: &Add) -> anyhow::Result<Exit> {
    let started = stats::Clock::start();
    let format = lists::format_without_table(words.format)?;
    let manifest = words.manifest.as_deref().map(Manifest::open).transpose()?.unwrap_or_default();
    let folder = lists::folder(&words.vault)?;
    let mut desk = Desk::open(&folder, threads(words.threads, &folder)?)?;
    for repair in desk.vault().repairs() {
        print::say(&format!("repaired: {}", repair.says));
    }
    let tally = bring_all(words, &mut desk, &manifest, format)?;
    let caught_up = desk.catch_up()?;
    if caught_up > 0 {
        print::say(&format!("read {caught_up} captures that had been kept but not read"));
    }
    if tally.new > 0 || caught_up > 0 {
        desk.relate()?;
    }
    print::say(&format!(
        "{} new, {} already kept, {} refused; vault {}",
        tally.new,
        tally.known,
        tally.refused,
        desk.folder().display()
    ));
    if words.stats {
        print::say(&started.report(tally.new + tally.known, tally.bytes));
    }
    Ok(match (tally.refused, tally.new + tally.known) {
        (0, _) => Exit::Done,
        (_, 0) => Exit::Failed,
        _ => Exit::SomeFailed,
    })
}

/// Threads that read: flag, setting, all cores.
pub(crate) fn threads(flag: Option<u16>, vault: &std::path::Path) -> anyhow::Result<usize> {
    let setting = crate::settings::File::of(vault)?.threads;
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    Ok(flag.map(usize::from).or(setting).unwrap_or(cores))
}

fn bring_all(
    words: &Add,
    desk: &mut Desk,
    manifest: &Manifest,
    format: Format,
) -> anyhow::Result<Tally> {
    let limits = Limits::default();
    let mut import = Import {
        desk,
        format,
        waiting: Vec::new(),
        bytes: 0,
        progress: Progress::start("adding", 0),
        tally: Tally::default(),
        failed: None,
    };
    for path in &words.paths {
        let mut take = |arrival| import.take(arrival);
        let flow = if inputs::is_stdin(path) {
            bring_stream(std::io::stdin(), "standard input", manifest, &limits, &mut take)
        } else {
            bring(path, manifest, &limits, &mut take)
        };
        if flow.is_break() {
            break;
        }
    }
    // What waits is kept even when the input broke off.
    let flow = import.commit();
    match import.failed.take() {
        Some(error) => Err(error),
        None if flow.is_break() => anyhow::bail!("the import was broken off"),
        None => Ok(import.tally),
    }
}

impl Import<'_> {
    fn take(&mut self, arrival: Arrival) -> ControlFlow<()> {
        match arrival {
            Arrival::Refused(refusal) => self.refuse(&refusal),
            Arrival::Capture(capture) => {
                self.bytes += capture.payload.len();
                self.waiting.push(*capture);
                if self.waiting.len() >= GROUP || self.bytes >= GROUP_BYTES {
                    return self.commit();
                }
                ControlFlow::Continue(())
            }
        }
    }

    fn refuse(&mut self, refusal: &Refusal) -> ControlFlow<()> {
        self.tally.refused += 1;
        let Refusal { origin, says } = refusal;
        let row = Row { id: None, origin, state: "refused", says: Some(says) };
        let told = match self.format {
            Format::Text => {
                print::error(&format!("{origin}: {says}"));
                Ok(())
            }
            _ => line(&row),
        };
        self.or_stop(told)
    }

    /// Keeps what waits, says so, reads it.
    fn commit(&mut self) -> ControlFlow<()> {
        let done = self.keep_and_read();
        self.waiting.clear();
        self.bytes = 0;
        self.or_stop(done)
    }

    fn keep_and_read(&mut self) -> anyhow::Result<()> {
        let kept = self.desk.keep(&self.waiting)?;
        let mut new = Vec::new();
        for (kept, capture) in kept.into_iter().zip(self.waiting.drain(..)) {
            let origin = capture.origin.clone().unwrap_or_default();
            let state = if kept.is_new { "kept" } else { "already kept" };
            self.tally.bytes += u64::try_from(capture.payload.len()).unwrap_or_default();
            self.tally.new += u64::from(kept.is_new);
            self.tally.known += u64::from(!kept.is_new);
            if self.format == Format::Text {
                let mut out = print::out();
                writeln!(out, "{}  {state}  {}", kept.id, print::plain(&origin))?;
                out.flush()?;
            } else {
                let id = Some(kept.id.as_str());
                line(&Row { id, origin: &origin, state, says: None })?;
            }
            if kept.is_new && !kept.is_revisit {
                new.push((kept.id, capture));
            }
        }
        self.desk.read(&new)?;
        self.progress.advance(new.len());
        Ok(())
    }

    /// Remembers what went wrong and stops, or goes on.
    fn or_stop(&mut self, done: anyhow::Result<()>) -> ControlFlow<()> {
        match done {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.failed.get_or_insert(error);
                ControlFlow::Break(())
            }
        }
    }
}

fn line(row: &Row<'_>) -> anyhow::Result<()> {
    let mut out = print::out();
    serde_json::to_writer(&mut out, row)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}
