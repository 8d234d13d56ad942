//! Entities: who and what is meant, gathered over all readings.

use super::words::{count, day, value, word};
use crate::error::{Error, In, Result};
use crate::rows::EntityRow;
use dateline_model::{Entity, EntityId, Kind, Lang};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::BTreeMap;
use std::path::Path;

type Names = BTreeMap<Lang, Vec<String>>;

/// Keeps an entity; names already known stay, new ones are added behind them.
pub(crate) fn keep(connection: &Connection, entity: &Entity) -> rusqlite::Result<i64> {
    let known: Option<(i64, String)> = connection
        .prepare("SELECT sequence, names FROM entities WHERE id = ?1")?
        .query_row([entity.id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((sequence, json)) = known else {
        return insert(connection, entity);
    };
    let before: Names = serde_json::from_str(&json).unwrap_or_default();
    let mut names = before.clone();
    for (lang, more) in &entity.names {
        let held = names.entry(*lang).or_default();
        held.extend(more.iter().filter(|name| !before_has(&before, *lang, name)).cloned());
    }
    if names != before {
        connection
            .prepare("UPDATE entities SET names = ?2 WHERE sequence = ?1")?
            .execute(params![sequence, serde_json::to_string(&names).unwrap_or_default()])?;
    }
    Ok(sequence)
}

fn before_has(before: &Names, lang: Lang, name: &String) -> bool {
    before.get(&lang).is_some_and(|names| names.contains(name))
}

fn insert(connection: &Connection, entity: &Entity) -> rusqlite::Result<i64> {
    connection.prepare("INSERT INTO entities VALUES (NULL, ?1, ?2, ?3, ?4, ?5)")?.execute(
        params![
            entity.id.as_str(),
            entity.kind.as_str(),
            entity.name,
            serde_json::to_string(&entity.names).unwrap_or_default(),
            entity.wikidata,
        ],
    )?;
    Ok(connection.last_insert_rowid())
}

/// Keeps an entity of which only a mention is known.
pub(crate) fn stub(
    connection: &Connection,
    id: &EntityId,
    kind: Kind,
    name: &str,
) -> rusqlite::Result<i64> {
    let (id, name) = (id.clone(), name.to_owned());
    keep(connection, &Entity { id, kind, name, names: Names::new(), wikidata: None })
}

/// The row of each entity of `f`, which counts mentions; the days are looked up for those only.
const COLUMNS: &str = "e.id, e.kind, e.name, e.names, e.wikidata, f.mentions, f.captures, \
    (SELECT min(a.first_day) FROM mentions m JOIN articles a ON a.capture = m.capture \
     AND a.n = m.n WHERE m.entity = e.sequence), \
    (SELECT max(a.last_day) FROM mentions m JOIN articles a ON a.capture = m.capture \
     AND a.n = m.n WHERE m.entity = e.sequence) \
    FROM f JOIN entities e ON e.sequence = f.entity";

struct Raw {
    texts: [String; 4],
    wikidata: Option<String>,
    counts: (i64, i64),
    days: (Option<String>, Option<String>),
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Raw> {
    Ok(Raw {
        texts: [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?],
        wikidata: row.get(4)?,
        counts: (row.get(5)?, row.get(6)?),
        days: (row.get(7)?, row.get(8)?),
    })
}

impl Raw {
    fn understood(self) -> Result<EntityRow> {
        let [id, kind, name, names] = self.texts;
        let what = format!("entity {id}");
        let names: Names = serde_json::from_str(&names).map_err(|e| Error::row(&what, e))?;
        Ok(EntityRow {
            kind: value(&what, kind)?,
            id: EntityId::new(id),
            name,
            names: names.into_iter().collect(),
            wikidata: self.wikidata,
            mentions: count(self.counts.0),
            captures: count(self.counts.1),
            first_seen: day(self.days.0),
            last_seen: day(self.days.1),
        })
    }
}

/// One entity with its counts, while somebody names it.
pub(crate) fn by_id(
    connection: &Connection,
    path: &Path,
    id: &EntityId,
) -> Result<Option<EntityRow>> {
    let sql = format!(
        "WITH f AS (SELECT m.entity AS entity, count(*) AS mentions, \
         count(DISTINCT m.capture) AS captures FROM mentions m \
         WHERE m.entity = (SELECT sequence FROM entities WHERE id = ?1) GROUP BY m.entity) \
         SELECT {COLUMNS}"
    );
    let found = connection
        .prepare(&sql)
        .and_then(|mut found| found.query_row([id.as_str()], from_row).optional());
    found.within(path)?.map(Raw::understood).transpose()
}

/// Entities by how often they are named.
pub(crate) fn list(
    connection: &Connection,
    path: &Path,
    kind: Option<Kind>,
    (limit, offset): (i64, i64),
) -> Result<Vec<EntityRow>> {
    let sql = format!(
        "WITH f AS (SELECT m.entity AS entity, count(*) AS mentions, \
         count(DISTINCT m.capture) AS captures FROM mentions m \
         JOIN entities k ON k.sequence = m.entity WHERE ?1 IS NULL OR k.kind = ?1 \
         GROUP BY m.entity ORDER BY count(*) DESC, k.id LIMIT ?2 OFFSET ?3) \
         SELECT {COLUMNS} ORDER BY f.mentions DESC, e.id"
    );
    let kind = kind.map(|kind| word(&kind));
    let rows: Vec<Raw> = connection
        .prepare(&sql)
        .and_then(|mut found| found.query_map(params![kind, limit, offset], from_row)?.collect())
        .within(path)?;
    rows.into_iter().map(Raw::understood).collect()
}

/// The canonical name of an entity.
pub(crate) fn name(connection: &Connection, id: &EntityId) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT name FROM entities WHERE id = ?1";
    connection.query_row(sql, [id.as_str()], |row| row.get(0)).optional()
}
