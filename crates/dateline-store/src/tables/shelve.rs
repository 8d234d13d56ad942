//! Shelving: a reading taken apart into rows; the same reading always gives the same rows.

use super::words::{signed, word};
use crate::fold::fold;
use crate::identity::{article_id, statement_id, utterance_id};
use crate::surroundings::sentence_around;
use dateline_model::{
    Article, Attribution, CaptureId, Digest, EntityId, Hop, Moment, Reading, Role, Span,
};
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// Characters of [`crate::ArticleRow::first_words`].
const FIRST_WORDS: usize = 240;

/// One reading on its way into the tables.
pub(crate) struct Shelving<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) capture: i64,
    pub(crate) id: &'a CaptureId,
    pub(crate) outlet: Option<&'a str>,
    pub(crate) text: &'a str,
    pub(crate) digest: &'a Digest,
    pub(crate) reading: &'a Reading,
}

/// Takes away every row made from an earlier reading of the capture.
pub(crate) fn clear(connection: &Connection, capture: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM speakers WHERE statement IN (SELECT sequence FROM statements WHERE capture = ?1)",
        "DELETE FROM statements WHERE capture = ?1",
        "DELETE FROM events WHERE capture = ?1",
        "DELETE FROM mentions WHERE capture = ?1",
        "DELETE FROM stations WHERE article IN (SELECT sequence FROM articles WHERE capture = ?1)",
        "DELETE FROM articles WHERE capture = ?1",
    ] {
        connection.prepare(sql)?.execute([capture])?;
    }
    Ok(())
}

impl Shelving<'_> {
    /// Writes all rows of the reading.
    pub(crate) fn put(&self) -> rusqlite::Result<()> {
        let sequences = self.put_articles()?;
        self.put_stations(&sequences)?;
        self.put_statements(&sequences)?;
        self.put_mentions()?;
        self.put_events(&sequences)
    }

    fn put_articles(&self) -> rusqlite::Result<Vec<i64>> {
        let mut insert = self.connection.prepare(
            "INSERT INTO articles VALUES (NULL,?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,\
             ?16,?17,?18,?19,?20,?21,?22,?23,?24,?25)",
        )?;
        let mut carried = BTreeMap::<usize, i64>::new();
        for said in &self.reading.attributions {
            *carried.entry(said.article).or_default() += 1;
        }
        let mut sequences = Vec::with_capacity(self.reading.articles.len());
        for (n, article) in self.reading.articles.iter().enumerate() {
            let title = article.headline.as_ref();
            let published = article.published.as_ref();
            let days = published.map(|stamp| stamp.value.moment);
            let at = published.and_then(|stamp| stamp.span);
            let body = article.body_span();
            insert.execute(params![
                article_id(self.id, n).as_str(),
                self.capture,
                signed(n),
                word(&article.role),
                title.map(|title| &title.text),
                title.and_then(|title| title.span).map(start),
                title.and_then(|title| title.span).map(end),
                station(article, &[Role::Outlet]).or(self.outlet),
                station(article, &[Role::Agency, Role::Relay]),
                days.map(|days| days.first().to_string()),
                days.map(|days| days.last().to_string()),
                days.map(|days| word(&days.granularity())),
                published.map(|stamp| word(&stamp.basis)),
                at.map(start),
                at.map(end),
                article.language.code(),
                word(&article.completeness),
                word(&article.level.vehicle),
                first_words(article, self.text),
                self.digest.as_hex(),
                start(article.span),
                end(article.span),
                body.map(start),
                body.map(end),
                carried.get(&n).copied().unwrap_or_default(),
            ])?;
            sequences.push(self.connection.last_insert_rowid());
        }
        Ok(sequences)
    }

    fn put_stations(&self, sequences: &[i64]) -> rusqlite::Result<()> {
        let mut insert =
            self.connection.prepare("INSERT OR IGNORE INTO stations VALUES (?1, ?2, ?3)")?;
        for (article, sequence) in self.reading.articles.iter().zip(sequences) {
            for hop in &article.credits {
                for name in self.names(&hop.name, hop.entity.as_ref()) {
                    insert.execute(params![sequence, hop.role.as_str(), name])?;
                }
            }
            if let Some(outlet) = self.outlet {
                insert.execute(params![sequence, Role::Outlet.as_str(), fold(outlet)])?;
            }
        }
        Ok(())
    }

    fn put_statements(&self, sequences: &[i64]) -> rusqlite::Result<()> {
        let mut insert = self
            .connection
            .prepare("INSERT INTO statements VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?;
        let mut speaker =
            self.connection.prepare("INSERT OR IGNORE INTO speakers VALUES (?1, ?2, ?3)")?;
        let mut ids = BTreeSet::new();
        for (n, said) in self.reading.attributions.iter().enumerate() {
            let Some(article) = sequences.get(said.article) else { continue };
            let id = self.fresh_statement_id(said, &mut ids);
            let context = self.context(said);
            insert.execute(params![
                id,
                utterance(said, self.text),
                article,
                self.capture,
                signed(n),
                word(&said.act),
                serde_json::to_string(said).unwrap_or_default(),
                start(context),
                end(context),
            ])?;
            let sequence = self.connection.last_insert_rowid();
            for party in &said.speakers {
                let entity = party.entity.as_ref();
                for name in self.names(&party.name, entity) {
                    speaker.execute(params![sequence, name, entity.map(EntityId::as_str)])?;
                }
            }
        }
        Ok(())
    }

    /// The sentence around source, cue and content, inside the paragraphs they stand in.
    fn context(&self, said: &Attribution) -> Span {
        let parts = said.source.iter().chain(&said.cue).chain(&said.content);
        let whole = parts.copied().reduce(Span::cover).unwrap_or_default();
        let paragraphs = self.reading.articles.get(said.article).into_iter();
        let paragraphs = paragraphs.flat_map(|article| &article.paragraphs).copied();
        let limit = paragraphs.filter(|own| own.overlaps(whole)).reduce(Span::cover);
        sentence_around(self.text, whole, limit.unwrap_or(whole), limit.is_none())
    }

    fn fresh_statement_id(&self, said: &Attribution, taken: &mut BTreeSet<String>) -> String {
        let article = article_id(self.id, said.article);
        let mut twin = 0;
        loop {
            let id = statement_id(&article, &[&said.source, &said.cue, &said.content], twin);
            if taken.insert(id.clone()) {
                return id;
            }
            twin += 1;
        }
    }

    fn put_mentions(&self) -> rusqlite::Result<()> {
        let mut sequences = BTreeMap::<&str, i64>::new();
        for entity in &self.reading.entities {
            let sequence = super::entities::keep(self.connection, entity)?;
            sequences.insert(entity.id.as_str(), sequence);
        }
        let mut insert = self
            .connection
            .prepare("INSERT OR IGNORE INTO mentions VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for mention in &self.reading.mentions {
            let Some(id) = &mention.entity else { continue };
            let sequence = match sequences.get(id.as_str()) {
                Some(sequence) => *sequence,
                None => super::entities::stub(self.connection, id, mention.kind, &mention.name)?,
            };
            let (from, to) = (start(mention.span), end(mention.span));
            insert.execute(params![
                sequence,
                self.capture,
                from,
                to,
                mention.article.map(signed)
            ])?;
        }
        Ok(())
    }

    fn put_events(&self, sequences: &[i64]) -> rusqlite::Result<()> {
        let mut insert =
            self.connection.prepare("INSERT INTO events VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6)")?;
        for event in &self.reading.events {
            let Some(article) = sequences.get(event.article) else { continue };
            let (first, last) = days(event.when.as_ref().map(|when| when.moment));
            insert.execute(params![
                article,
                self.capture,
                event.kind.as_str(),
                first,
                last,
                serde_json::to_string(event).unwrap_or_default(),
            ])?;
        }
        Ok(())
    }

    /// Every folded name of somebody: as named here, by all names of the entity, and by its id.
    pub(crate) fn names(&self, name: &str, entity: Option<&EntityId>) -> BTreeSet<String> {
        names(self.reading, name, entity)
    }
}

/// Every folded name of somebody: as named here, by all names of the entity, and by its id.
pub(crate) fn names(reading: &Reading, name: &str, entity: Option<&EntityId>) -> BTreeSet<String> {
    let mut names = BTreeSet::from([fold(name)]);
    if let Some(id) = entity {
        names.insert(id.as_str().to_owned());
        if let Some(known) = reading.entities.iter().find(|known| known.id == *id) {
            names.insert(fold(&known.name));
            names.extend(known.names.values().flatten().map(|name| fold(name)));
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The name of the first hop that plays one of these roles, tried in order.
fn station<'a>(article: &'a Article, roles: &[Role]) -> Option<&'a str> {
    let of = |role: &Role| article.credits.iter().find(|hop: &&Hop| hop.role == *role);
    roles.iter().find_map(of).map(|hop| hop.name.as_str())
}

/// The thing said: its id is made of the speakers and the folded words.
fn utterance(said: &Attribution, text: &str) -> String {
    let mut speakers: Vec<String> = said
        .speakers
        .iter()
        .map(|party| party.entity.as_ref().map_or_else(|| fold(&party.name), ToString::to_string))
        .collect();
    speakers.sort();
    let words: Vec<&str> = said.content.iter().map(|span| span.of(text)).collect();
    utterance_id(&speakers, &fold(&words.join(" ")))
}

fn first_words(article: &Article, text: &str) -> String {
    let mut words = String::new();
    let mut length = 0;
    for word in article.paragraphs.iter().flat_map(|span| span.of(text).split_whitespace()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
        length += word.chars().count() + 1;
        if length > FIRST_WORDS {
            // A text without spaces is one long word.
            if let Some((cut, _)) = words.char_indices().nth(FIRST_WORDS * 2) {
                words.truncate(cut);
            }
            words.push('…');
            break;
        }
    }
    words
}

/// First and last day of a moment, as columns.
pub(crate) fn days(moment: Option<Moment>) -> (Option<String>, Option<String>) {
    (moment.map(|days| days.first().to_string()), moment.map(|days| days.last().to_string()))
}

fn start(span: Span) -> i64 {
    signed(span.start())
}

fn end(span: Span) -> i64 {
    signed(span.end())
}
