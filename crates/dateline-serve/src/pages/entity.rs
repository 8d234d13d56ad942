//! `/entity/{id}`: a person, organization, place or work: names, what was said by and of it, where
//! it is named.

use crate::{
    address,
    asked::Named,
    coverage, credit,
    frame::{self, Frame},
    marking::{self, Atom, Layer, Mark},
    pages::{chronicle::LineView, entities, statements},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, response::Response};
use dateline_model::EntityId;
use dateline_store::{EntityRow, Filter, MentionRow, Reader};
use std::collections::BTreeSet;

/// Statements by an entity shown on its page.
const FEW_STATEMENTS: usize = 20;
/// Lines of the chronicle shown on its page.
const FEW_LINES: usize = 30;
/// Mentions shown on its page.
const FEW_MENTIONS: usize = 50;
/// Rosters shown on its page.
const FEW_ROSTERS: usize = 10;

/// The page of an entity.
#[derive(Template)]
#[template(path = "entity.html")]
struct EntityPage {
    frame: Frame,
    name: String,
    kind: &'static str,
    names: Vec<NamesOf>,
    counted: String,
    seen: String,
    wikidata: String,
    statements: Vec<statements::Row>,
    all_statements: String,
    lines: Vec<LineView>,
    rosters: Vec<RosterView>,
    mentions: Vec<MentionView>,
    mentions_left_out: String,
}

/// The names in one language.
struct NamesOf {
    language: &'static str,
    code: &'static str,
    names: Vec<String>,
}

/// A place in a list of names.
struct RosterView {
    place: String,
    title: String,
    href: String,
    headline: String,
    lang: &'static str,
    article: String,
    by: String,
}

/// One place that names it.
struct MentionView {
    passage: Vec<Atom>,
    words: String,
    headline: String,
    article: String,
    by: String,
    lang: &'static str,
}

/// Answers `/entity/{id}`.
pub(crate) async fn show(
    State(room): State<Room>,
    Named(id): Named<String>,
) -> Result<Response, Trouble> {
    let page = room
        .ask(move |reader| {
            let id = EntityId::new(id);
            let row = reader.entity(&id).map_err(unable)?.ok_or_else(|| {
                Trouble::Absent("Nobody and nothing of this id is named in the vault.".into())
            })?;
            view(reader, &row)
        })
        .await?;
    Ok(frame::page(&page))
}

/// The page from the vault.
fn view(reader: &Reader, row: &EntityRow) -> Result<EntityPage, Trouble> {
    let by = Filter { speaker: Some(row.id.as_str().to_owned()), ..Filter::default() };
    let said = reader.statements(&by, FEW_STATEMENTS + 1, 0).map_err(unable)?;
    let of = Filter { entity: Some(row.id.clone()), ..Filter::default() };
    let mut lines = Vec::new();
    for (id, line) in reader.lines(&of, FEW_LINES, 0).map_err(unable)? {
        lines.push(LineView::of(reader, id, &line, 3)?);
    }
    let mentions = reader.mentions_of(&row.id, FEW_MENTIONS, 0).map_err(unable)?;
    let left_out = row.mentions.saturating_sub(mentions.len());
    let mut frame = Frame::new(row.name.clone(), "/entities");
    frame.coverage = coverage::line(reader)?;
    let more_said = said.len() > FEW_STATEMENTS;
    Ok(EntityPage {
        frame,
        name: row.name.clone(),
        kind: row.kind.as_str(),
        names: names(row),
        counted: format!(
            "{} in {}",
            phrases::counted(row.mentions, "mention", "mentions"),
            phrases::counted(row.captures, "capture", "captures")
        ),
        seen: entities::seen(row),
        wikidata: row.wikidata.clone().unwrap_or_default(),
        statements: statements::once(&said).take(FEW_STATEMENTS).map(statements::Row::of).collect(),
        all_statements: if more_said {
            format!("/statements{}", address::query(&[("speaker", row.id.as_str())]))
        } else {
            String::new()
        },
        lines,
        rosters: rosters(reader, row, &mentions)?,
        mentions: mentions
            .iter()
            .map(|mention| mention_view(mention, reader))
            .collect::<Result<Vec<_>, _>>()?,
        mentions_left_out: if left_out == 0 {
            String::new()
        } else {
            phrases::counted(left_out, "more mention", "more mentions")
        },
    })
}

/// The names by language.
fn names(row: &EntityRow) -> Vec<NamesOf> {
    row.names
        .iter()
        .map(|(lang, names)| NamesOf {
            language: phrases::language(*lang),
            code: lang.code(),
            names: names.clone(),
        })
        .collect()
}

/// One mention in its sentence.
fn mention_view(mention: &MentionRow, reader: &Reader) -> Result<MentionView, Trouble> {
    let words = address::words(&mention.capture, &mention.text, mention.span);
    let text = reader.text(&mention.text).map_err(unable)?.unwrap_or_default();
    let mark =
        Mark { span: mention.span, layer: Layer::Cited, href: words.clone(), says: String::new() };
    let within = marking::around(&text, mention.span, 110);
    let mut passage = marking::atoms(&text, within, &[mark], &mut BTreeSet::new());
    for atom in &mut passage {
        atom.ids.clear();
    }
    let article = mention.article.as_ref();
    Ok(MentionView {
        passage,
        headline: article.map_or_else(|| "outside the articles".to_owned(), credit::headline),
        article: article
            .map_or_else(|| address::capture(&mention.capture), |row| address::article(&row.id)),
        by: article.map(credit::by).unwrap_or_default(),
        lang: article.map_or("und", |row| row.lang.code()),
        words,
    })
}

/// The lists of names it stands in, in the captures that mention it.
fn rosters(
    reader: &Reader,
    row: &EntityRow,
    mentions: &[MentionRow],
) -> Result<Vec<RosterView>, Trouble> {
    let mut seen = BTreeSet::new();
    let mut views = Vec::new();
    for mention in mentions {
        if views.len() >= FEW_ROSTERS || !seen.insert(&mention.capture) {
            continue;
        }
        let Some(article) = &mention.article else { continue };
        let Some(reading) = reader.reading(&mention.capture).map_err(unable)? else { continue };
        for roster in &reading.rosters {
            let place = roster.names.iter().position(|name| name.entity.as_ref() == Some(&row.id));
            let Some((place, name)) = place.and_then(|at| Some((at, roster.names.get(at)?))) else {
                continue;
            };
            views.push(RosterView {
                place: format!("number {} of {}", place + 1, roster.names.len()),
                title: name.title.clone().unwrap_or_default(),
                href: address::words(&mention.capture, &mention.text, name.span),
                headline: credit::headline(article),
                lang: article.lang.code(),
                article: address::article(&article.id),
                by: credit::by(article),
            });
        }
    }
    views.truncate(FEW_ROSTERS);
    Ok(views)
}
