//! `dateline search`: finds articles.

use super::args::{Format, Search};
use super::csvrow::Table;
use super::{lists, print};
use crate::exit::Exit;
use dateline_store::{Found, Hit, Query};
use serde::Serialize;
use std::io::Write;

/// One hit.
#[derive(Debug, Serialize)]
struct Row<'a> {
    article: &'a str,
    capture: &'a str,
    published: Option<String>,
    basis: Option<&'static str>,
    outlet: Option<&'a str>,
    agency: Option<&'a str>,
    headline: Option<&'a str>,
    url: Option<&'a str>,
    snippet: String,
    text: &'a str,
    spans: Vec<[usize; 2]>,
}

/// Runs the verb.
pub(crate) fn run(words: &Search) -> anyhow::Result<Exit> {
    let reader = match lists::reader(&words.vault)? {
        Ok(reader) => reader,
        Err(exit) => return Ok(exit),
    };
    let query = Query::parse(&words.query.join(" "));
    let found = reader.search(&query, lists::limit(&words.listing), words.listing.offset)?;
    for complaint in &found.complaints {
        print::say(complaint);
    }
    if found.hits.is_empty() && found.needs_reindex {
        // The complaint has said what to do; "nothing fits" would be a guess.
        return Ok(Exit::Failed);
    }
    if found.hits.is_empty() {
        print::say(&format!("Understood as: {}", found.understood));
        return Ok(lists::nothing_found("article"));
    }
    let mut out = print::out();
    write(&found, lists::format(words.listing.format), &mut out)?;
    out.flush()?;
    Ok(Exit::Done)
}

fn write(found: &Found, format: Format, out: &mut impl Write) -> anyhow::Result<()> {
    match format {
        Format::Text => {
            writeln!(out, "{} articles for {}", found.total, print::plain(&found.understood))?;
            found.hits.iter().try_for_each(|hit| write_text(hit, out))
        }
        Format::Json => {
            let rows: Vec<_> = found.hits.iter().map(row).collect();
            serde_json::to_writer_pretty(&mut *out, &rows)?;
            Ok(writeln!(out)?)
        }
        Format::Jsonl => found.hits.iter().try_for_each(|hit| {
            serde_json::to_writer(&mut *out, &row(hit))?;
            Ok(writeln!(out)?)
        }),
        Format::Csv => write_csv(found, out),
    }
}

fn row(hit: &Hit) -> Row<'_> {
    let article = &hit.article;
    Row {
        article: article.id.as_str(),
        capture: article.capture.as_str(),
        published: article.published.as_ref().map(|p| p.moment.to_string()),
        basis: article.published.as_ref().map(|p| p.basis.as_str()),
        outlet: article.outlet.as_deref(),
        agency: article.agency.as_deref(),
        headline: article.headline.as_ref().map(|headline| headline.text.as_str()),
        url: article.url.as_ref().map(dateline_model::PageUrl::canonical),
        snippet: hit.snippet.iter().map(|(words, _)| words.as_str()).collect(),
        text: article.text.as_hex(),
        spans: hit.spans.iter().map(|span| [span.start(), span.end()]).collect(),
    }
}

fn write_text(hit: &Hit, out: &mut impl Write) -> anyhow::Result<()> {
    let row = row(hit);
    let day = row.published.as_deref().unwrap_or("undated");
    let basis = row.basis.map(|basis| format!(" ({basis})")).unwrap_or_default();
    let outlet = row.outlet.or(row.agency).unwrap_or("outlet unknown");
    let headline = row.headline.unwrap_or("(no headline printed)");
    writeln!(
        out,
        "{day}{basis}  {}  {}  {}",
        print::plain(outlet),
        print::plain(headline),
        row.article
    )?;
    let snippet: String = hit
        .snippet
        .iter()
        .map(|(words, is_hit)| if *is_hit { format!("[{words}]") } else { words.clone() })
        .collect();
    let snippet = snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    if !snippet.is_empty() {
        writeln!(out, "    {}", print::plain(&snippet))?;
    }
    Ok(())
}

fn write_csv(found: &Found, out: &mut impl Write) -> anyhow::Result<()> {
    let head = ["published", "basis", "outlet", "agency", "headline", "snippet", "article", "url"];
    let mut table = Table::begin(out, &head)?;
    for hit in &found.hits {
        let row = row(hit);
        let words = |value: Option<&str>| value.unwrap_or_default().to_owned();
        table.row(&[
            row.published.clone().unwrap_or_default(),
            words(row.basis),
            words(row.outlet),
            words(row.agency),
            words(row.headline),
            row.snippet.clone(),
            row.article.to_owned(),
            words(row.url),
        ])?;
    }
    table.end()
}
