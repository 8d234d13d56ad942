//! Statements: who said what, with words cut from digest-checked text.

use super::articles::{self, FROM, WIDTH};
use super::narrow::{Narrow, part_of};
use super::texts;
use super::words::{count, span};
use crate::error::{Error, In, Result};
use crate::filter::Filter;
use crate::rows::{ArticleRow, StatementRow};
use dateline_model::{Attribution, Digest, Span};
use rusqlite::{Connection, Row, params_from_iter, types::Value};
use std::path::Path;

struct Raw {
    article: articles::Raw,
    id: String,
    utterance: String,
    record: String,
    copies: i64,
    context: Option<Span>,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        article: articles::from_row(row)?,
        id: row.get(WIDTH)?,
        utterance: row.get(WIDTH + 1)?,
        record: row.get(WIDTH + 2)?,
        copies: row.get(WIDTH + 3)?,
        context: span(row.get(WIDTH + 4)?, row.get(WIDTH + 5)?),
    })
}

/// Reads rows and cuts their words; texts are unpacked once for neighbours that share one.
struct Cutter<'a> {
    connection: &'a Connection,
    path: &'a Path,
    held: Option<(Digest, String)>,
}

impl Cutter<'_> {
    fn cut(&mut self, raw: Raw) -> Result<StatementRow> {
        let article = raw.article.understood()?;
        let what = format!("statement {}", raw.id);
        let attribution: Attribution =
            serde_json::from_str(&raw.record).map_err(|cause| Error::row(&what, cause))?;
        let text = self.text(&article)?;
        let pieces: Vec<&str> = attribution.content.iter().map(|span| span.of(text)).collect();
        let content = pieces.join(" … ");
        let context_span = raw.context.unwrap_or_default();
        let around = folded(context_span.of(text));
        Ok(StatementRow {
            id: raw.id,
            utterance: raw.utterance,
            content: folded(&content),
            context: around,
            context_span,
            copies: count(raw.copies),
            article,
            attribution,
        })
    }

    fn text(&mut self, article: &ArticleRow) -> Result<&str> {
        if self.held.as_ref().is_none_or(|(digest, _)| *digest != article.text) {
            let text = texts::read(self.connection, self.path, &article.text)?.unwrap_or_default();
            self.held = Some((article.text.clone(), text));
        }
        Ok(self.held.as_ref().map_or("", |(_, text)| text))
    }
}

/// White space folded, as people read it.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

const EXTRA: &str = "t.id, t.utterance, t.record, \
    (SELECT count(DISTINCT coalesce(oc.url, oc.id) || ' ' || coalesce(oa.headline, oa.n)) \
     FROM statements o JOIN articles oa ON oa.sequence = o.article \
     JOIN captures oc ON oc.sequence = o.capture WHERE o.utterance = t.utterance), \
    t.context_from, t.context_to";

fn select(
    connection: &Connection,
    path: &Path,
    tail: &str,
    values: &[Value],
) -> Result<Vec<StatementRow>> {
    let columns = articles::COLUMNS;
    let sql = format!(
        "SELECT {columns}, {EXTRA} {FROM} JOIN statements t ON t.article = a.sequence {tail}"
    );
    let rows: Vec<Raw> = connection
        .prepare(&sql)
        .and_then(|mut found| found.query_map(params_from_iter(values), from_row)?.collect())
        .within(path)?;
    let mut cutter = Cutter { connection, path, held: None };
    rows.into_iter().map(|raw| cutter.cut(raw)).collect()
}

/// Statements, newest article first, in printed order inside an article.
pub(crate) fn list(
    connection: &Connection,
    path: &Path,
    filter: &Filter,
    (limit, offset): (i64, i64),
) -> Result<Vec<StatementRow>> {
    let mut narrow = Narrow::articles(filter);
    if let Some(speaker) = &filter.speaker {
        narrow.and(
            "EXISTS (SELECT 1 FROM speakers p WHERE p.statement = t.sequence \
             AND ' ' || p.folded || ' ' LIKE ? ESCAPE '\\')",
            [part_of(speaker)],
        );
    }
    let order = "ORDER BY a.first_day DESC, a.sequence DESC, t.n";
    let Some(text) = &filter.text else {
        let tail = format!("{} {order} LIMIT {limit} OFFSET {offset}", narrow.sql());
        return select(connection, path, &tail, &narrow.values);
    };
    // The words are not in a column, so they are looked for in the cut text, in pages.
    let wanted = crate::fold::fold(text);
    let (mut found, mut from) = (Vec::new(), 0);
    let enough = count(limit.saturating_add(offset));
    loop {
        let tail = format!("{} {order} LIMIT {PAGE} OFFSET {from}", narrow.sql());
        let rows = select(connection, path, &tail, &narrow.values)?;
        let is_last = rows.len() < count(PAGE);
        found.extend(
            rows.into_iter().filter(|row| crate::fold::fold(&row.content).contains(&wanted)),
        );
        if is_last || found.len() >= enough {
            break;
        }
        from += PAGE;
    }
    Ok(found.into_iter().skip(count(offset)).take(count(limit)).collect())
}

const PAGE: i64 = 500;

/// One statement, and the others that carry the same utterance.
pub(crate) fn by_id(
    connection: &Connection,
    path: &Path,
    id: &str,
) -> Result<Option<StatementRow>> {
    let values = [Value::Text(id.to_owned())];
    Ok(select(connection, path, "WHERE t.id = ?1", &values)?.into_iter().next())
}

/// Every statement that carries an utterance, oldest article first.
pub(crate) fn of_utterance(
    connection: &Connection,
    path: &Path,
    utterance: &str,
) -> Result<Vec<StatementRow>> {
    let values = [Value::Text(utterance.to_owned())];
    let tail = "WHERE t.utterance = ?1 ORDER BY a.first_day IS NULL, a.first_day, t.sequence";
    select(connection, path, tail, &values)
}

/// Every statement of one article in printed order.
pub(crate) fn of_article(
    connection: &Connection,
    path: &Path,
    article: &str,
) -> Result<Vec<StatementRow>> {
    let values = [Value::Text(article.to_owned())];
    select(connection, path, "WHERE a.id = ?1 ORDER BY t.n", &values)
}
