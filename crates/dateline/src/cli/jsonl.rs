//! JSON lines: items read on several threads, records printed in the order of the input.
//!
//! Line k goes to worker k modulo N and its record is taken from the same worker, over channels of
//! a few places: the order is kept without sorting and memory stays constant.

use super::record::{Failure, Label, Record};
use dateline_model::{Capture, Limits, PageUrl};
use dateline_read::{Context, Lexicon, decode, decode_text, read};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Lines a worker may have waiting.
const WAITING: usize = 8;

/// One item of the input.
#[derive(Debug, Deserialize)]
struct Item {
    id: Option<String>,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    captured: Option<String>,
    published: Option<String>,
    outlet: Option<String>,
}

/// What a run over JSON lines did.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Lines that held an item.
    pub items: u64,
    /// Items that could not be read.
    pub failed: u64,
    /// Bytes of input.
    pub bytes: u64,
}

/// A line of the input, or why it could not be taken.
enum Work {
    Line(Vec<u8>),
    TooLong(u64),
}

/// The record of a line, and whether it is a failure.
struct Answer {
    record: Vec<u8>,
    is_failure: bool,
}

/// Reads every line of `input` on `threads` threads and writes one record a line.
pub(crate) fn run(
    input: impl BufRead + Send,
    output: &mut impl Write,
    lexicon: &Lexicon,
    threads: usize,
    why: bool,
) -> io::Result<Tally> {
    let limits = Limits::default();
    std::thread::scope(|scope| {
        let mut desks = Vec::new();
        let mut trays = Vec::new();
        for _ in 0..threads.max(1) {
            let (give, take) = sync_channel::<(u64, Work)>(WAITING);
            let (answer, answers) = sync_channel::<Answer>(WAITING);
            scope.spawn(move || work(&take, &answer, lexicon, &limits, why));
            desks.push(give);
            trays.push(answers);
        }
        let feeding = scope.spawn(move || feed(input, &desks, &limits));
        let mut tally = collect(&trays, output)?;
        // Dropping the trays ends workers and feeder when the output went away.
        drop(trays);
        tally.bytes = feeding.join().map_err(|_| io::Error::other("the input thread failed"))??;
        Ok(tally)
    })
}

/// Takes the records in turn until a worker has no more.
fn collect(trays: &[Receiver<Answer>], output: &mut impl Write) -> io::Result<Tally> {
    let mut tally = Tally::default();
    for tray in trays.iter().cycle() {
        let Ok(answer) = tray.recv() else { break };
        tally.items += 1;
        tally.failed += u64::from(answer.is_failure);
        output.write_all(&answer.record)?;
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(tally)
}

/// Hands the lines out in turn; returns how many bytes came in.
fn feed(
    mut input: impl BufRead,
    desks: &[SyncSender<(u64, Work)>],
    limits: &Limits,
) -> io::Result<u64> {
    let (mut bytes, mut number) = (0, 0);
    for desk in desks.iter().cycle() {
        let Some((work, taken)) = next_line(&mut input, limits.line_bytes, &mut number)? else {
            break;
        };
        bytes += taken;
        if desk.send((number, work)).is_err() {
            break;
        }
    }
    Ok(bytes)
}

/// The next line that is not blank, and the bytes taken for it; a line over the ceiling is skipped
/// without being held.
fn next_line(
    input: &mut impl BufRead,
    ceiling: usize,
    number: &mut u64,
) -> io::Result<Option<(Work, u64)>> {
    let mut taken = 0;
    loop {
        let mut line = Vec::new();
        let limit = u64::try_from(ceiling).unwrap_or(u64::MAX);
        let got = io::Read::take(&mut *input, limit).read_until(b'\n', &mut line)?;
        if got == 0 {
            return Ok(None);
        }
        *number += 1;
        taken += u64::try_from(got).unwrap_or_default();
        if got >= ceiling && line.last() != Some(&b'\n') {
            let rest = input.skip_until(b'\n')?;
            let length = taken + u64::try_from(rest).unwrap_or_default();
            return Ok(Some((Work::TooLong(length), length)));
        }
        if !line.trim_ascii().is_empty() {
            return Ok(Some((Work::Line(line), taken)));
        }
    }
}

/// One worker: lines in, records out, until either side hangs up.
fn work(
    lines: &Receiver<(u64, Work)>,
    answers: &SyncSender<Answer>,
    lexicon: &Lexicon,
    limits: &Limits,
    why: bool,
) {
    while let Ok((number, work)) = lines.recv() {
        let answer = match work {
            Work::TooLong(length) => failure(
                &format!("line {number}"),
                &format!(
                    "line {number} has {length} bytes, more than line_bytes ({}); split the item",
                    limits.line_bytes
                ),
            ),
            Work::Line(line) => answer(number, &line, lexicon, limits, why),
        };
        if answers.send(answer).is_err() {
            break;
        }
    }
}

fn answer(number: u64, line: &[u8], lexicon: &Lexicon, limits: &Limits, why: bool) -> Answer {
    let item: Item = match serde_json::from_slice(line) {
        Ok(item) => item,
        Err(error) => {
            return failure(
                &format!("line {number}"),
                &format!("line {number} is no item in JSON: {error}"),
            );
        }
    };
    let id = item.id.clone().unwrap_or_else(|| format!("line {number}"));
    match catch_unwind(AssertUnwindSafe(|| record(&id, item, lexicon, limits, why))) {
        Ok(Ok(record)) => Answer { record, is_failure: false },
        Ok(Err(reason)) => failure(&id, &reason),
        Err(_) => failure(&id, "the reader failed on this item; please report it with the item"),
    }
}

fn failure(id: &str, reason: &str) -> Answer {
    let record = serde_json::to_vec(&Failure::new(id, reason)).unwrap_or_default();
    Answer { record, is_failure: true }
}

/// Reads one item to its record.
fn record(
    id: &str,
    item: Item,
    lexicon: &Lexicon,
    limits: &Limits,
    why: bool,
) -> Result<Vec<u8>, String> {
    let mut context = Context::new(lexicon);
    context.why = why;
    context.url = item.url.as_deref().and_then(PageUrl::parse);
    context.outlet = item.outlet.filter(|outlet| !outlet.is_empty());
    context.captured_at = parsed::<Timestamp>("captured", item.captured.as_deref())?;
    context.published_on = parsed::<Date>("published", item.published.as_deref())?;
    let page = match (item.html, item.text) {
        (Some(html), None) => {
            let mut capture = Capture::imported(html.into_bytes());
            capture.content_type = Some("text/html; charset=utf-8".to_owned());
            decode(&capture, limits)
        }
        (None, Some(text)) => decode_text(&text),
        _ => return Err("the item needs either \"html\" or \"text\", and not both".to_owned()),
    };
    let reading = read(&page, &context);
    let label = Label { id: id.to_owned(), url: item.url, captured: item.captured };
    serde_json::to_vec(&Record::new(&label, &page, &reading, why)).map_err(|e| e.to_string())
}

/// A field as its type; `null`, absent and empty are not known.
fn parsed<T: std::str::FromStr>(field: &str, value: Option<&str>) -> Result<Option<T>, String> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    value
        .parse()
        .map(Some)
        .map_err(|_| format!("\"{field}\" is \"{value}\", which is no {}", wanted(field)))
}

fn wanted(field: &str) -> &'static str {
    if field == "captured" {
        "instant such as 2024-05-03T09:00:00Z"
    } else {
        "day such as 2024-05-03"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_on(input: &str, threads: usize) -> (String, Tally) {
        let lexicon = Lexicon::built_in();
        let mut out = Vec::new();
        let tally = run(input.as_bytes(), &mut out, &lexicon, threads, false).unwrap();
        (String::from_utf8(out).unwrap(), tally)
    }

    #[test]
    fn order_is_kept_on_any_number_of_threads() {
        let item = |n: usize| format!("{{\"id\":\"{n}\",\"text\":\"Ferry {n} sailed.\"}}");
        let input = (0..40).map(item).collect::<Vec<_>>().join("\n");
        let (one, _) = run_on(&input, 1);
        let (five, tally) = run_on(&input, 5);
        assert_eq!(one, five);
        assert_eq!((tally.items, tally.failed), (40, 0));
    }

    #[test]
    fn a_bad_line_is_answered_and_the_rest_goes_on() {
        let (out, tally) =
            run_on("{\n\n{\"id\":\"b\",\"text\":\"Good day.\"}\n{\"id\":\"c\"}\n", 2);
        let lines: Vec<_> = out.lines().collect();
        assert_eq!((tally.items, tally.failed, lines.len()), (3, 2, 3));
        assert!(lines[0].contains("\"id\":\"line 1\"") && lines[0].contains("no item in JSON"));
        assert!(lines[2].contains("either \\\"html\\\" or \\\"text\\\""));
    }
}
