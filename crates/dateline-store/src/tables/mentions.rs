//! Mentions: where somebody or something is named.

use super::articles::{self, COLUMNS, WIDTH};
use super::texts;
use super::words::count;
use crate::error::{Error, In, Result, RowFault};
use crate::rows::MentionRow;
use crate::surroundings::sentence_around;
use dateline_model::{CaptureId, Digest, EntityId, Span};
use rusqlite::{Connection, Row, params};
use std::path::Path;

struct Raw {
    article: Option<articles::Raw>,
    capture: String,
    span: (i64, i64),
    text: String,
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let has_article = row.get::<_, Option<String>>(0)?.is_some();
    Ok(Raw {
        article: if has_article { Some(articles::from_row(row)?) } else { None },
        capture: row.get(WIDTH)?,
        span: (row.get(WIDTH + 1)?, row.get(WIDTH + 2)?),
        text: row.get(WIDTH + 3)?,
    })
}

/// Mentions of an entity, newest article first, in printed order inside one.
pub(crate) fn of_entity(
    connection: &Connection,
    path: &Path,
    id: &EntityId,
    (limit, offset): (i64, i64),
) -> Result<Vec<MentionRow>> {
    let sql = format!(
        "SELECT {COLUMNS}, c.id, m.span_from, m.span_to, r.text FROM entities e \
         JOIN mentions m ON m.entity = e.sequence JOIN captures c ON c.sequence = m.capture \
         JOIN readings r ON r.capture = m.capture \
         LEFT JOIN articles a ON a.capture = m.capture AND a.n = m.n WHERE e.id = ?1 \
         ORDER BY a.first_day DESC, m.capture DESC, m.span_from LIMIT ?2 OFFSET ?3"
    );
    let rows: Vec<Raw> = connection
        .prepare(&sql)
        .and_then(|mut f| f.query_map(params![id.as_str(), limit, offset], from_row)?.collect())
        .within(path)?;
    let mut held: Option<(Digest, String)> = None;
    let mut mentions = Vec::with_capacity(rows.len());
    for raw in rows {
        let what = || format!("mention of {id}");
        let digest =
            Digest::from_hex(&raw.text).ok_or_else(|| Error::row(what(), RowFault::Digest))?;
        if held.as_ref().is_none_or(|(known, _)| *known != digest) {
            let text = texts::read(connection, path, &digest)?.unwrap_or_default();
            held = Some((digest.clone(), text));
        }
        let text = held.as_ref().map_or("", |(_, text)| text);
        let span = Span::new(count(raw.span.0), count(raw.span.1));
        let article = raw.article.map(articles::Raw::understood).transpose()?;
        let limit = article.as_ref().map_or(span, |article| article.span);
        let context = sentence_around(text, span, limit, true).of(text);
        mentions.push(MentionRow {
            entity: id.clone(),
            capture: CaptureId::new(raw.capture),
            words: span.of(text).to_owned(),
            context: context.split_whitespace().collect::<Vec<_>>().join(" "),
            article,
            text: digest,
            span,
        });
    }
    Ok(mentions)
}
