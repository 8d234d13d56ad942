//! Articles: one row per item of a page.

use super::captures::address;
use super::narrow::{Narrow, part_of};
use super::words::{count, instant, span, value};
use crate::error::{Error, In, Result, RowFault};
use crate::filter::Filter;
use crate::rows::{ArticleRow, Published};
use dateline_model::{ArticleId, CaptureId, Digest, Granularity, Headline, Lang, Moment};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use std::path::Path;

/// The columns [`from_row`] reads, in its order, of `articles a JOIN captures c`.
pub(crate) const COLUMNS: &str = "a.id, c.id, a.n, a.role, a.headline, a.headline_from, \
    a.headline_to, a.outlet, a.agency, a.first_day, a.last_day, a.granularity, a.basis, \
    a.published_from, a.published_to, a.lang, a.completeness, a.vehicle, a.first_words, c.url, \
    c.typed, c.captured_at, a.text, a.span_from, a.span_to, a.body_from, a.body_to, a.statements";

/// How many columns that are.
pub(crate) const WIDTH: usize = 28;

/// Where the columns come from.
pub(crate) const FROM: &str = "FROM articles a JOIN captures c ON c.sequence = a.capture";

/// The raw values of a row, still unchecked.
pub(crate) struct Raw {
    ids: (String, String, i64),
    words: [String; 4],
    headline: Option<String>,
    stations: (Option<String>, Option<String>),
    days: [Option<String>; 4],
    spans: [Option<i64>; 8],
    first_words: String,
    address: (Option<String>, Option<String>),
    captured_at: Option<i64>,
    text: String,
    statements: i64,
}

/// Takes a row apart.
pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        ids: (row.get(0)?, row.get(1)?, row.get(2)?),
        words: [row.get(3)?, row.get(15)?, row.get(16)?, row.get(17)?],
        headline: row.get(4)?,
        stations: (row.get(7)?, row.get(8)?),
        days: [row.get(9)?, row.get(10)?, row.get(11)?, row.get(12)?],
        spans: [
            row.get(5)?,
            row.get(6)?,
            row.get(13)?,
            row.get(14)?,
            row.get(23)?,
            row.get(24)?,
            row.get(25)?,
            row.get(26)?,
        ],
        first_words: row.get(18)?,
        address: (row.get(19)?, row.get(20)?),
        captured_at: row.get(21)?,
        text: row.get(22)?,
        statements: row.get(27)?,
    })
}

impl Raw {
    /// The row, when everything in it can be understood.
    pub(crate) fn understood(self) -> Result<ArticleRow> {
        let (id, capture, n) = self.ids;
        let what = format!("article {id}");
        let [role, lang, completeness, vehicle] = self.words;
        let [h0, h1, p0, p1, s0, s1, b0, b1] = self.spans;
        let text = Digest::from_hex(&self.text);
        Ok(ArticleRow {
            id: ArticleId::new(id),
            capture: CaptureId::new(capture),
            n: count(n),
            role: value(&what, role)?,
            headline: self.headline.map(|text| Headline { text, span: span(h0, h1) }),
            outlet: self.stations.0,
            agency: self.stations.1,
            published: published(&what, self.days, span(p0, p1))?,
            lang: Lang::from_code(&lang),
            completeness: value(&what, completeness)?,
            vehicle: value(&what, vehicle)?,
            first_words: self.first_words,
            url: address(self.address).map_err(|cause| Error::row(&what, cause))?,
            captured_at: instant(self.captured_at),
            text: text.ok_or_else(|| Error::row(&what, RowFault::Digest))?,
            span: span(s0, s1).unwrap_or_default(),
            body: span(b0, b1),
            statements: count(self.statements),
        })
    }
}

fn published(
    what: &str,
    days: [Option<String>; 4],
    at: Option<dateline_model::Span>,
) -> Result<Option<Published>> {
    let [Some(first), Some(last), Some(granularity), Some(basis)] = days else { return Ok(None) };
    let parse = |day: String| {
        day.parse::<Date>().map_err(|_| Error::row(what, RowFault::Word { word: day }))
    };
    let granularity: Granularity = value(what, granularity)?;
    let moment = Moment::range(parse(first)?, parse(last)?).with_granularity(granularity);
    Ok(Some(Published { moment, basis: value(what, basis)?, span: at }))
}

/// One article by its id.
pub(crate) fn by_id(
    connection: &Connection,
    path: &Path,
    id: &ArticleId,
) -> Result<Option<ArticleRow>> {
    one(connection, path, "a.id = ?1", id.as_str())
}

/// One article by its place in the table, as the index knows it.
pub(crate) fn by_sequence(
    connection: &Connection,
    path: &Path,
    sequence: i64,
) -> Result<Option<ArticleRow>> {
    one(connection, path, "a.sequence = ?1", sequence)
}

fn one(
    connection: &Connection,
    path: &Path,
    condition: &str,
    value: impl rusqlite::ToSql,
) -> Result<Option<ArticleRow>> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE {condition}");
    let found = connection
        .prepare(&sql)
        .and_then(|mut found| found.query_row([value], from_row).optional());
    found.within(path)?.map(Raw::understood).transpose()
}

/// Articles and announcements, newest published day first, undated ones last.
pub(crate) fn list(
    connection: &Connection,
    path: &Path,
    filter: &Filter,
    (limit, offset): (i64, i64),
) -> Result<Vec<ArticleRow>> {
    let mut narrow = Narrow::articles(filter);
    narrow.and("a.role <> 'teaser'", []);
    if let Some(speaker) = &filter.speaker {
        narrow.and(
            "EXISTS (SELECT 1 FROM statements t JOIN speakers p ON p.statement = t.sequence \
             WHERE t.article = a.sequence AND ' ' || p.folded || ' ' LIKE ? ESCAPE '\\')",
            [part_of(speaker)],
        );
    }
    if let Some(text) = &filter.text {
        let words = format!("%{}%", text.replace(['%', '_', '\\'], " "));
        narrow.and("a.headline LIKE ? OR a.first_words LIKE ?", [words.clone(), words]);
    }
    let sql = format!(
        "SELECT {COLUMNS} {FROM} {} ORDER BY a.first_day DESC, a.sequence DESC \
         LIMIT {limit} OFFSET {offset}",
        narrow.sql()
    );
    let rows: Vec<Raw> = connection
        .prepare(&sql)
        .and_then(|mut f| f.query_map(params_from_iter(&narrow.values), from_row)?.collect())
        .within(path)?;
    rows.into_iter().map(Raw::understood).collect()
}

/// The items of a capture in the order of the page; for a revisit without a reading of its own,
/// those of the capture it revisits.
pub(crate) fn of_capture(
    connection: &Connection,
    path: &Path,
    id: &CaptureId,
) -> Result<Vec<ArticleRow>> {
    let sql = format!(
        "SELECT {COLUMNS} {FROM} WHERE a.capture = \
         (SELECT r.capture FROM readings r JOIN captures k ON k.sequence = r.capture \
          WHERE k.id = ?1 OR k.id = (SELECT revisit_of FROM captures WHERE id = ?1) \
          ORDER BY k.sequence DESC LIMIT 1) ORDER BY a.n"
    );
    let rows: Vec<Raw> = connection
        .prepare(&sql)
        .and_then(|mut found| found.query_map([id.as_str()], from_row)?.collect())
        .within(path)?;
    rows.into_iter().map(Raw::understood).collect()
}
