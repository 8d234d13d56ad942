//! `dateline chronicle`: dated lines, each with the words that prove it.

use super::args::{Chronicle, Format};
use super::csvrow::Table;
use super::{lists, print};
use crate::exit::Exit;
use dateline_model::{Citation, Line};
use dateline_store::{Filter, Reader};
use jiff::civil::Date;
use serde::Serialize;
use std::io::Write;

/// One line with its citations opened.
#[derive(Debug, Serialize)]
struct Row<'a> {
    when: Option<String>,
    interval: Option<[Date; 2]>,
    reported: bool,
    kind: &'static str,
    says: &'a str,
    names: &'a [String],
    base: Option<String>,
    differs: &'a [String],
    citations: Vec<Cited>,
}

/// One citation with the words it points at.
#[derive(Debug, Serialize)]
struct Cited {
    capture: String,
    article: String,
    text: String,
    span: [usize; 2],
    outlet: Option<String>,
    headline: Option<String>,
    url: Option<String>,
    words: String,
}

/// Runs the verb.
pub(crate) fn run(words: &Chronicle) -> anyhow::Result<Exit> {
    let reader = match lists::reader(&words.vault)? {
        Ok(reader) => reader,
        Err(exit) => return Ok(exit),
    };
    let filter = lists::filter(&words.filters)?;
    let (limit, offset) = (lists::limit(&words.listing), words.listing.offset);
    let mut out = print::out();
    let format = lists::format(words.listing.format);
    let shown = write(&reader, &filter, limit, offset, format, &mut out)?;
    out.flush()?;
    Ok(if shown == 0 { lists::nothing_found("line of the chronicle") } else { Exit::Done })
}

/// Writes the lines that fit; returns how many.
pub(crate) fn write(
    reader: &Reader,
    filter: &Filter,
    limit: usize,
    offset: usize,
    format: Format,
    out: &mut impl Write,
) -> anyhow::Result<usize> {
    let lines = reader.lines(filter, limit, offset)?;
    match format {
        Format::Text => {
            for (_, line) in &lines {
                write_text(reader, line, out)?;
            }
        }
        Format::Json => {
            let rows: Vec<_> =
                lines.iter().map(|(_, line)| row(reader, line)).collect::<Result<_, _>>()?;
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            writeln!(out)?;
        }
        Format::Jsonl => {
            for (_, line) in &lines {
                serde_json::to_writer(&mut *out, &row(reader, line)?)?;
                writeln!(out)?;
            }
        }
        Format::Csv => write_csv(reader, lines.iter().map(|(_, line)| line), out)?,
    }
    Ok(lines.len())
}

fn row<'l>(reader: &Reader, line: &'l Line) -> anyhow::Result<Row<'l>> {
    Ok(Row {
        when: line.when.map(|when| when.to_string()),
        interval: line.when.map(|when| [when.first(), when.last()]),
        reported: line.is_reported,
        kind: line.kind.as_str(),
        says: &line.says,
        names: &line.names,
        base: line.base.map(|base| base.to_string()),
        differs: &line.differs,
        citations: line
            .citations()
            .iter()
            .map(|citation| cited(reader, citation))
            .collect::<Result<_, _>>()?,
    })
}

fn cited(reader: &Reader, citation: &Citation) -> anyhow::Result<Cited> {
    let article = reader.article(&citation.article)?;
    let text = reader.text(&citation.text)?.unwrap_or_default();
    Ok(Cited {
        capture: citation.capture.to_string(),
        article: citation.article.to_string(),
        text: citation.text.as_hex().to_owned(),
        span: [citation.span.start(), citation.span.end()],
        outlet: article.as_ref().and_then(|a| a.outlet.clone().or_else(|| a.agency.clone())),
        headline: article.as_ref().and_then(|a| Some(a.headline.as_ref()?.text.clone())),
        url: article.as_ref().and_then(|a| Some(a.url.as_ref()?.canonical().to_owned())),
        words: citation.span.of(&text).split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// The day with what is doubtful about it.
fn day(line: &Line) -> String {
    match line.when {
        None => "undated".to_owned(),
        Some(when) if line.is_reported => format!("{when} (reported)"),
        Some(when) => when.to_string(),
    }
}

fn write_text(reader: &Reader, line: &Line, out: &mut impl Write) -> anyhow::Result<()> {
    let base = line.base.map(|base| format!(" [of {base}]")).unwrap_or_default();
    writeln!(out, "{}  {}  {}{base}", day(line), line.kind.as_str(), print::plain(&line.says))?;
    for differs in &line.differs {
        writeln!(out, "    ! {}", print::plain(differs))?;
    }
    for citation in line.citations() {
        let cited = cited(reader, citation)?;
        let outlet = cited.outlet.as_deref().unwrap_or("outlet unknown");
        let words: String = cited.words.chars().take(100).collect();
        let cut = if words.len() < cited.words.len() { "…" } else { "" };
        writeln!(
            out,
            "    “{}{cut}”  {}  {}/{}-{}",
            print::plain(&words),
            print::plain(outlet),
            cited.capture,
            cited.span[0],
            cited.span[1]
        )?;
    }
    Ok(())
}

fn write_csv<'l>(
    reader: &Reader,
    lines: impl Iterator<Item = &'l Line>,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let head = [
        "when",
        "first",
        "last",
        "reported",
        "kind",
        "says",
        "base",
        "differs",
        "outlets",
        "citations",
    ];
    let mut table = Table::begin(out, &head)?;
    for line in lines {
        let row = row(reader, line)?;
        let interval = row.interval.map(|days| days.map(|day| day.to_string())).unwrap_or_default();
        let [first, last] = interval;
        let outlets: Vec<_> = row.citations.iter().filter_map(|c| c.outlet.clone()).collect();
        let places: Vec<_> = row
            .citations
            .iter()
            .map(|c| format!("{}/{}-{}", c.capture, c.span[0], c.span[1]))
            .collect();
        table.row(&[
            row.when.unwrap_or_default(),
            first,
            last,
            row.reported.to_string(),
            row.kind.to_owned(),
            row.says.to_owned(),
            row.base.unwrap_or_default(),
            row.differs.join("; "),
            outlets.join("; "),
            places.join(" "),
        ])?;
    }
    table.end()
}
