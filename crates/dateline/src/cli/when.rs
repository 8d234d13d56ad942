//! `dateline when`: explains words of time, by the reader's own time room.

use super::args::{Format, When};
use super::print::{self, plain};
use super::record;
use crate::desk::lexicon;
use crate::exit::{Exit, Misuse};
use dateline_model::{Granularity, Lang, Note, Reading, TimeExpression, TimeKind};
use dateline_read::Context;
use jiff::civil::Date;
use std::io::{self, Write};

/// Runs the verb.
pub(crate) fn run(typed: &When) -> anyhow::Result<Exit> {
    let words = typed.words.join(" ");
    let on = day(typed.on.as_deref())?;
    let lang = language(typed.lang.as_deref())?;
    let format = match typed.format {
        Some(Format::Csv) => {
            let sentence = "`when` prints text, json or jsonl; its steps do not fit into csv";
            return Err(Misuse(sentence.to_owned()).into());
        }
        Some(format) => format,
        None if print::is_terminal() => Format::Text,
        None => Format::Json,
    };
    let lexicon = lexicon::load(typed.lexicon.as_deref())?;
    let mut context = Context::new(&lexicon);
    context.published_on = on;
    context.reasons = true;
    let reading = dateline_read::when(&words, lang, &context);
    if reading.times.is_empty() {
        print::error(&format!(
            "no words of time in \"{words}\"; write them as an article would, such as \"last Thursday\" \
             or \"the 80th founding anniversary of the United Nations\", and name the language with --lang if the \
             words alone do not show it"
        ));
        return Ok(Exit::NothingFound);
    }
    let mut out = print::out();
    match format {
        Format::Text => write(&mut out, &words, on, &reading)?,
        Format::Json | Format::Jsonl | Format::Csv => {
            let times: Vec<_> =
                reading.times.iter().map(|time| record::time(time, &words)).collect();
            let record = serde_json::json!({
                "schema": "dateline.when/1",
                "words": words,
                "on": on,
                "times": times,
                "notes": reading.notes,
            });
            if format == Format::Json {
                serde_json::to_writer_pretty(&mut out, &record)?;
            } else {
                serde_json::to_writer(&mut out, &record)?;
            }
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The day of a flag.
fn day(typed: Option<&str>) -> anyhow::Result<Option<Date>> {
    let Some(typed) = typed else { return Ok(None) };
    let day = typed.parse().map_err(|_| {
        Misuse(format!("\"{typed}\" is no day; write year, month and day, such as 2020-10-29"))
    })?;
    Ok(Some(day))
}

/// The language of a flag.
fn language(typed: Option<&str>) -> anyhow::Result<Lang> {
    let Some(typed) = typed else { return Ok(Lang::Und) };
    match Lang::from_code(typed) {
        Lang::Und => {
            let sentence = format!("\"{typed}\" is no language we know; write en, ko, zh or ja");
            Err(Misuse(sentence).into())
        }
        lang => Ok(lang),
    }
}

fn write(out: &mut impl Write, words: &str, on: Option<Date>, reading: &Reading) -> io::Result<()> {
    for time in &reading.times {
        explain(out, words, time)?;
        let here = |note: &&Note| note.span.is_some_and(|span| span.overlaps(time.span));
        for note in reading.notes.iter().filter(here) {
            writeln!(out, "  doubt: {}", plain(&note.says))?;
        }
    }
    if on.is_none() && reading.times.iter().any(|time| time.moment.is_none()) {
        writeln!(out, "Without a day to count from some of it stays open; name it with --on DAY.")?;
    }
    Ok(())
}

fn explain(out: &mut impl Write, words: &str, time: &TimeExpression) -> io::Result<()> {
    let kind = match time.kind {
        TimeKind::Date => "date",
        TimeKind::Time => "time of day",
        TimeKind::Duration => "length of time",
        TimeKind::Set => "repetition",
    };
    writeln!(out, "\"{}\" = {}", plain(time.span.of(words)), time.value)?;
    write!(out, "  a {kind}, {}", time.basis.as_str())?;
    if let Some(modifier) = time.modifier {
        write!(out, ", {}", format!("{modifier:?}").to_lowercase())?;
    }
    writeln!(out)?;
    if let Some(moment) = time.moment {
        let fine = fineness(moment.granularity());
        writeln!(out, "  days: {} to {} ({fine})", moment.first(), moment.last())?;
    }
    if let Some(base) = time.base {
        writeln!(out, "  remembers: {base}")?;
    }
    for (n, clue) in (1..).zip(&time.because) {
        let from = match clue.span {
            Some(_) => format!("\"{}\" ", plain(&clue.text)),
            None => String::new(),
        };
        writeln!(out, "  {n}. {from}{}", plain(&clue.says))?;
    }
    Ok(())
}

/// How fine a moment is, in words.
fn fineness(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Day => "one day",
        Granularity::Week => "a week",
        Granularity::Month => "a month",
        Granularity::Range => "a stretch of days",
        Granularity::Year => "a year",
        Granularity::Decade => "ten years",
        Granularity::Century => "a hundred years",
    }
}
