//! `dateline quotes`: who said what, through whom; each statement with its copies.

use super::args::{Format, Quotes};
use super::csvrow::Table;
use super::summary::arrows;
use super::{lists, print};
use crate::exit::Exit;
use dateline_model::{Act, Mode};
use dateline_store::StatementRow;
use serde::Serialize;
use std::io::Write;

/// One statement.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    utterance: &'a str,
    copies: usize,
    published: Option<String>,
    speakers: Vec<&'a str>,
    addressee: Option<&'a str>,
    mode: Mode,
    act: Act,
    content: &'a str,
    chain: Vec<Link<'a>>,
    outlet: Option<&'a str>,
    headline: Option<&'a str>,
    article: &'a str,
    capture: &'a str,
    text: &'a str,
    spans: Vec<[usize; 2]>,
    confidence: f64,
}

/// One hop of its chain.
#[derive(Debug, Serialize)]
struct Link<'a> {
    name: &'a str,
    role: &'static str,
    basis: &'static str,
}

/// Runs the verb.
pub(crate) fn run(words: &Quotes) -> anyhow::Result<Exit> {
    let reader = match lists::reader(&words.vault)? {
        Ok(reader) => reader,
        Err(exit) => return Ok(exit),
    };
    let filter = lists::filter(&words.filters)?;
    let (limit, offset) = (lists::limit(&words.listing), words.listing.offset);
    let statements = reader.statements(&filter, limit, offset)?;
    if statements.is_empty() {
        return Ok(lists::nothing_found("statement"));
    }
    let mut out = print::out();
    write(&statements, lists::format(words.listing.format), &mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}

fn write(statements: &[StatementRow], format: Format, out: &mut impl Write) -> anyhow::Result<()> {
    match format {
        Format::Text => statements.iter().try_for_each(|said| write_text(said, out)),
        Format::Json => {
            let rows: Vec<_> = statements.iter().map(row).collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            Ok(writeln!(out)?)
        }
        Format::Jsonl => statements.iter().try_for_each(|said| {
            serde_json::to_writer(&mut *out, &row(said))?;
            Ok(writeln!(out)?)
        }),
        Format::Csv => write_csv(statements, out),
    }
}

fn row(said: &StatementRow) -> Row<'_> {
    let attribution = &said.attribution;
    Row {
        id: &said.id,
        utterance: &said.utterance,
        copies: said.copies,
        published: said.article.published.as_ref().map(|p| p.moment.to_string()),
        speakers: attribution.speakers.iter().map(|speaker| speaker.name.as_str()).collect(),
        addressee: attribution.addressee.as_ref().map(|party| party.name.as_str()),
        mode: attribution.mode,
        act: attribution.act,
        content: &said.content,
        chain: attribution
            .chain
            .iter()
            .map(|hop| Link { name: &hop.name, role: hop.role.as_str(), basis: hop.basis.as_str() })
            .collect(),
        outlet: said.article.outlet.as_deref(),
        headline: said.article.headline.as_ref().map(|headline| headline.text.as_str()),
        article: said.article.id.as_str(),
        capture: said.article.capture.as_str(),
        text: said.article.text.as_hex(),
        spans: attribution.content.iter().map(|span| [span.start(), span.end()]).collect(),
        confidence: f64::from(attribution.confidence) / 1000.0,
    }
}

/// The chain as an arrow line; "unattributed" where nobody is named.
fn chain(said: &StatementRow) -> String {
    arrows(&said.attribution.chain)
}

fn write_text(said: &StatementRow, out: &mut impl Write) -> anyhow::Result<()> {
    let day =
        said.article.published.as_ref().map_or("undated".to_owned(), |p| p.moment.to_string());
    let mode = format!("{:?}", said.attribution.mode).to_lowercase();
    let carried = if said.copies > 1 {
        format!("said once, carried by {}", said.copies)
    } else {
        "carried by 1".to_owned()
    };
    writeln!(out, "{day}  {}  ({mode}; {carried})", chain(said))?;
    let place = said.attribution.content.first();
    let place = place.map_or(String::new(), |s| format!("/{}-{}", s.start(), s.end()));
    writeln!(out, "    “{}”  {}{place}", print::plain(&said.content), said.article.capture)?;
    Ok(())
}

fn write_csv(statements: &[StatementRow], out: &mut impl Write) -> anyhow::Result<()> {
    let head = [
        "published",
        "speakers",
        "addressee",
        "mode",
        "act",
        "content",
        "chain",
        "outlet",
        "copies",
        "id",
        "capture",
    ];
    let mut table = Table::begin(out, &head)?;
    for said in statements {
        let row = row(said);
        table.row(&[
            row.published.unwrap_or_default(),
            row.speakers.join("; "),
            row.addressee.unwrap_or_default().to_owned(),
            format!("{:?}", row.mode).to_lowercase(),
            format!("{:?}", row.act).to_lowercase(),
            row.content.to_owned(),
            chain(said),
            row.outlet.unwrap_or_default().to_owned(),
            row.copies.to_string(),
            row.id.to_owned(),
            row.capture.to_owned(),
        ])?;
    }
    table.end()
}
