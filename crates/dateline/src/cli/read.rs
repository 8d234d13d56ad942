//! `dateline read`: bytes in, facts out, no vault, no network.

use super::args::{Format, Input, Read};
use super::record::{Label, Record};
use super::{inputs, jsonl, print, stats, summary};
use crate::desk::{lexicon, reading};
use crate::exit::{Exit, Misuse};
use dateline_model::{Limits, Page, PageUrl, Reading};
use dateline_read::{Context, Lexicon};
use std::io::Write as _;
use std::path::Path;

/// Runs the verb.
pub(crate) fn run(words: &Read) -> anyhow::Result<Exit> {
    let started = stats::Clock::start();
    let lexicon = lexicon::load(words.lexicon.as_deref())?;
    let tally = if is_jsonl(words) { lines(words, &lexicon)? } else { files(words, &lexicon)? };
    if words.stats {
        print::say(&started.report(tally.items, tally.bytes));
    }
    Ok(match tally.failed {
        0 => Exit::Done,
        failed if failed == tally.items && !is_jsonl(words) => Exit::Failed,
        _ => Exit::SomeFailed,
    })
}

/// JSON lines are asked for, or all files are named so.
fn is_jsonl(words: &Read) -> bool {
    let is_named = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "jsonl");
    words.input == Input::Jsonl || (words.input == Input::Auto && words.files.iter().all(is_named))
}

fn lines(words: &Read, lexicon: &Lexicon) -> anyhow::Result<jsonl::Tally> {
    if !matches!(words.format, None | Some(Format::Jsonl)) {
        let sentence = "items in JSON lines give records in JSON lines; use --format jsonl";
        return Err(Misuse(sentence.to_owned()).into());
    }
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = words.threads.map_or(cores, usize::from);
    let mut out = print::out();
    let mut total = jsonl::Tally::default();
    for path in &words.files {
        let opened = inputs::open(path)?;
        let input = std::io::BufReader::with_capacity(1 << 16, opened);
        let tally = jsonl::run(input, &mut out, lexicon, threads, words.why)?;
        total.items += tally.items;
        total.failed += tally.failed;
        total.bytes += tally.bytes;
    }
    Ok(total)
}

fn files(words: &Read, lexicon: &Lexicon) -> anyhow::Result<jsonl::Tally> {
    let format = match words.format {
        Some(Format::Csv) => {
            let sentence = "`read` prints text, json or jsonl; a record does not fit into csv";
            return Err(Misuse(sentence.to_owned()).into());
        }
        Some(format) => format,
        None if print::is_terminal() => Format::Text,
        None => Format::Json,
    };
    let mut tally = jsonl::Tally::default();
    for path in &words.files {
        tally.items += 1;
        match one(path, words, lexicon, format) {
            Ok(bytes) => tally.bytes += bytes,
            Err(error) if print::is_broken_pipe(&error) => return Err(error),
            Err(error) => {
                tally.failed += 1;
                print::error(&format!("{error:#}"));
            }
        }
    }
    Ok(tally)
}

/// Reads one file and prints it; returns its size in bytes.
fn one(path: &Path, words: &Read, lexicon: &Lexicon, format: Format) -> anyhow::Result<u64> {
    let limits = Limits::default();
    let mut capture = inputs::capture(path, &limits)?;
    capture.content_type = match words.input {
        Input::Html => Some("text/html".to_owned()),
        Input::Text => Some("text/plain".to_owned()),
        Input::Auto | Input::Jsonl => None,
    };
    let size = u64::try_from(capture.payload.len()).unwrap_or(u64::MAX);
    let mut context = Context::new(lexicon);
    context.url = address(words.url.as_deref())?;
    context.captured_at = words.captured;
    context.published_on = words.published;
    context.outlet.clone_from(&words.outlet);
    context.why = words.why;
    context.reasons = words.why;
    let Some((page, reading)) = reading::guarded(&capture, &context) else {
        let named = inputs::name(path);
        anyhow::bail!("the reader failed on {named}; please report it with the page");
    };
    let label = Label {
        id: inputs::name(path),
        url: words.url.clone(),
        captured: words.captured.map(|instant| instant.to_string()),
    };
    show(&label, &page, &reading, words.why, format)?;
    Ok(size)
}

fn show(
    label: &Label,
    page: &Page,
    reading: &Reading,
    why: bool,
    format: Format,
) -> anyhow::Result<()> {
    let mut out = print::out();
    let record = Record::new(label, page, reading, why);
    match format {
        Format::Text => summary::write(&mut out, &label.id, page, reading, why)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &record)?;
            writeln!(out)?;
        }
        Format::Jsonl | Format::Csv => {
            serde_json::to_writer(&mut out, &record)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The address of a flag; words that are none are refused.
fn address(typed: Option<&str>) -> anyhow::Result<Option<PageUrl>> {
    let Some(typed) = typed else { return Ok(None) };
    let Some(url) = PageUrl::parse(typed) else {
        let sentence =
            format!("\"{typed}\" is no address; write it like https://gazette.example/a");
        return Err(Misuse(sentence).into());
    };
    Ok(Some(url))
}
