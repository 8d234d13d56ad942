//! Writing the index: every reading behind the watermark, in groups.

use super::shape::{Fields, Watermark, day_number, mark_of, open, schema, tokenizers};
use crate::error::{At, In, Result};
use crate::layout::Layout;
use crate::tables::readings::{self, Shelf, Stored};
use crate::tables::shelve::names;
use crate::tables::texts;
use crate::tables::words::{large, signed};
use dateline_model::{Article, ArticleRole, Kind, Reading, Role};
use rusqlite::Connection;
use std::collections::BTreeSet;
use tantivy::schema::Field;
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

/// Memory the writer may use before it writes a segment, in bytes.
const MEMORY: usize = 48 << 20;
/// Readings between two commits; a crash costs at most so much work.
const GROUP: usize = 2_000;

/// Indexes what is new since the index's own watermark; returns how many readings that was.
pub(super) fn bring_up(layout: &Layout, connection: &Connection) -> Result<usize> {
    let catalogue = layout.catalogue();
    let folder = layout.index();
    let shelf = readings::shelf(connection).within(&catalogue)?;
    let (index, fields, mark) = open_or_create(layout, &shelf)?;
    let from = mark.as_ref().map_or(0, |mark| mark.revision);
    if mark.is_some() && from == shelf.revision {
        return Ok(0);
    }
    let mut writer: IndexWriter = index.writer_with_num_threads(1, MEMORY).within(&folder)?;
    let sql = format!(
        "SELECT {} FROM readings r WHERE r.revision > ?1 ORDER BY r.revision",
        readings::COLUMNS
    );
    let mut found = connection.prepare(&sql).within(&catalogue)?;
    let mut rows = found.query([signed(from)]).within(&catalogue)?;
    let mut count = 0;
    while let Some(row) = rows.next().within(&catalogue)? {
        let stored = Stored::from_row(row, 0).within(&catalogue)?;
        let revision = large(stored.revision);
        add(&writer, layout, connection, fields, &stored)?;
        count += 1;
        if count % GROUP == 0 {
            let passing = Shelf { revision, stamp: String::new() };
            commit(&mut writer, layout, &Watermark::of(&passing))?;
        }
    }
    commit(&mut writer, layout, &Watermark::of(&shelf))?;
    writer.wait_merging_threads().within(&folder)?;
    Ok(count)
}

fn commit(writer: &mut IndexWriter, layout: &Layout, mark: &Watermark) -> Result<()> {
    let mut commit = writer.prepare_commit().within(&layout.index())?;
    commit.set_payload(&serde_json::to_string(mark).unwrap_or_default());
    commit.commit().within(&layout.index())?;
    Ok(())
}

/// The index, made anew when there is none, it has another shape or it knows too much.
fn open_or_create(layout: &Layout, shelf: &Shelf) -> Result<(Index, Fields, Option<Watermark>)> {
    let folder = layout.index();
    if let Some((index, fields)) = open(layout)? {
        match mark_of(&index, layout)? {
            Some(mark) if !mark.is_ahead_of(shelf) => return Ok((index, fields, Some(mark))),
            _ => {}
        }
    }
    super::remove(layout)?;
    std::fs::create_dir_all(&folder).at("create", &folder)?;
    let (schema, fields) = schema();
    let mut index = Index::create_in_dir(&folder, schema).within(&folder)?;
    index.set_tokenizers(tokenizers());
    Ok((index, fields, None))
}

/// Replaces what the index holds of one capture.
fn add(
    writer: &IndexWriter,
    layout: &Layout,
    connection: &Connection,
    fields: Fields,
    stored: &Stored,
) -> Result<()> {
    writer.delete_term(Term::from_field_i64(fields.capture, stored.capture));
    let catalogue = layout.catalogue();
    // What cannot be understood any more is left out; fsck names it, another reading replaces it.
    let Ok(reading) = stored.reading() else { return Ok(()) };
    let Ok(Some(text)) = texts::read(connection, &catalogue, &stored.text()?) else {
        return Ok(());
    };
    let mut sequences = connection
        .prepare("SELECT n, sequence, outlet FROM articles WHERE capture = ?1 AND role <> 'teaser'")
        .within(&catalogue)?;
    let rows = sequences
        .query_map([stored.capture], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?)))
        .and_then(Iterator::collect::<rusqlite::Result<Vec<(i64, i64, Option<String>)>>>)
        .within(&catalogue)?;
    for (n, sequence, outlet) in rows {
        let n = usize::try_from(n).unwrap_or_default();
        let Some(article) = reading.articles.get(n) else { continue };
        if article.role == ArticleRole::Teaser {
            continue;
        }
        let one = Indexed { reading: &reading, article, n, text: &text, fields };
        let document = one.document(stored.capture, sequence, outlet.as_deref());
        writer.add_document(document).within(&layout.index())?;
    }
    Ok(())
}

/// One article on its way into the index.
struct Indexed<'a> {
    reading: &'a Reading,
    article: &'a Article,
    n: usize,
    text: &'a str,
    fields: Fields,
}

impl Indexed<'_> {
    fn document(&self, capture: i64, sequence: i64, outlet: Option<&str>) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::default();
        document.add_i64(fields.capture, capture);
        document.add_i64(fields.article, sequence);
        document.add_text(fields.body, self.article.body_text(self.text));
        if let Some(title) = &self.article.headline {
            document.add_text(fields.headline, &title.text);
        }
        document.add_text(fields.lang, self.article.language.code());
        if let Some(published) = &self.article.published {
            let days = published.value.moment;
            document.add_i64(fields.first_day, day_number(days.first()));
            document.add_i64(fields.last_day, day_number(days.last()));
        }
        add_all(&mut document, fields.outlet, outlet.map(crate::fold::fold));
        self.add_stations(&mut document);
        self.add_speakers(&mut document);
        self.add_mentions(&mut document);
        let events = self.reading.events.iter().filter(|event| event.article == self.n);
        let kinds: BTreeSet<&str> = events.map(|event| event.kind.as_str()).collect();
        add_all(&mut document, fields.kind, kinds.into_iter().map(str::to_owned));
        document
    }

    fn add_stations(&self, document: &mut TantivyDocument) {
        for hop in &self.article.credits {
            let field = match hop.role {
                Role::Outlet => self.fields.outlet,
                Role::Agency | Role::Relay => self.fields.agency,
                _ => continue,
            };
            add_all(document, field, names(self.reading, &hop.name, hop.entity.as_ref()));
        }
    }

    fn add_speakers(&self, document: &mut TantivyDocument) {
        let said = self.reading.attributions.iter().filter(|said| said.article == self.n);
        let all: BTreeSet<String> = said
            .flat_map(|said| &said.speakers)
            .flat_map(|party| names(self.reading, &party.name, party.entity.as_ref()))
            .collect();
        add_all(document, self.fields.speaker, all);
    }

    fn add_mentions(&self, document: &mut TantivyDocument) {
        let own = self.reading.mentions.iter().filter(|mention| mention.article == Some(self.n));
        let mut ids = BTreeSet::new();
        let mut seen = BTreeSet::new();
        for mention in own {
            let field = match mention.kind {
                Kind::Person => self.fields.person,
                Kind::Organization => self.fields.organization,
                Kind::Place => self.fields.place,
                Kind::Work => continue,
            };
            if seen.insert((mention.entity.as_ref(), mention.name.as_str())) {
                let all = names(self.reading, &mention.name, mention.entity.as_ref());
                add_all(document, field, all);
            }
            ids.extend(mention.entity.as_ref().map(|id| id.as_str().to_owned()));
        }
        add_all(document, self.fields.entity, ids);
    }
}

fn add_all(document: &mut TantivyDocument, field: Field, values: impl IntoIterator<Item = String>) {
    for value in values {
        document.add_text(field, value);
    }
}
