//! `/entities`: who and what is named, by kind, the most named first.

use crate::{
    address,
    asked::{Asked, Pager},
    calendar, coverage,
    frame::{self, Frame},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, http::Uri, response::Response};
use dateline_model::Kind;
use dateline_store::{EntityRow, Reader};

/// Entities shown for each kind on the first page.
const FEW: usize = 24;

/// The list of entities.
#[derive(Template)]
#[template(path = "entities.html")]
struct EntitiesPage {
    frame: Frame,
    kinds: Vec<Group>,
    one: Option<&'static str>,
    pager: Pager,
}

/// The entities of one kind.
struct Group {
    word: &'static str,
    heading: &'static str,
    rows: Vec<Named>,
    has_more: bool,
}

/// One entity as a row.
struct Named {
    href: String,
    name: String,
    others: Vec<(String, &'static str)>,
    counted: String,
    seen: String,
}

/// Answers `/entities`.
pub(crate) async fn show(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let kind = match asked.field("kind") {
        "" => None,
        word => Some(
            phrases::ENTITY_KINDS.into_iter().find(|(kind, _)| kind.as_str() == word).ok_or_else(
                || {
                    let word = phrases::clipped(word, 80);
                    Trouble::Misasked(format!("“{word}” is no kind of name."))
                },
            )?,
        ),
    };
    let page = room.ask(move |reader| view(reader, &asked, kind)).await?;
    Ok(frame::page(&page))
}

/// The page from the vault.
fn view(
    reader: &Reader,
    asked: &Asked,
    one: Option<(Kind, &'static str)>,
) -> Result<EntitiesPage, Trouble> {
    let mut groups = Vec::new();
    let mut pager = Pager::default();
    match one {
        Some((kind, heading)) => {
            let group = group(reader, (kind, heading), asked.limit(), asked.offset())?;
            pager = Pager::new("/entities", asked, group.rows.len(), group.has_more);
            groups.push(group);
        }
        None => {
            for kind in phrases::ENTITY_KINDS {
                groups.push(group(reader, kind, FEW, 0)?);
            }
        }
    }
    let mut frame = Frame::new(one.map_or("Names", |(_, heading)| heading), "/entities");
    frame.coverage = coverage::line(reader)?;
    Ok(EntitiesPage { frame, kinds: groups, one: one.map(|(_, heading)| heading), pager })
}

/// The entities of one kind.
fn group(
    reader: &Reader,
    (kind, heading): (Kind, &'static str),
    limit: usize,
    offset: usize,
) -> Result<Group, Trouble> {
    let mut rows = reader.entities(Some(kind), limit + 1, offset).map_err(unable)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let rows = rows.iter().map(named).collect();
    Ok(Group { word: kind.as_str(), heading, rows, has_more })
}

/// One entity as a row.
fn named(row: &EntityRow) -> Named {
    let others = row.names.iter().filter_map(|(lang, names)| {
        let name = names.first().filter(|name| **name != row.name)?;
        Some((name.clone(), lang.code()))
    });
    Named {
        href: address::entity(&row.id),
        name: row.name.clone(),
        others: others.take(4).collect(),
        counted: format!(
            "named {} in {}",
            phrases::counted(row.mentions, "time", "times"),
            phrases::counted(row.captures, "capture", "captures")
        ),
        seen: seen(row),
    }
}

/// From when to when an entity is named, by the published day of the articles.
pub(crate) fn seen(row: &EntityRow) -> String {
    match (row.first_seen, row.last_seen) {
        (Some(first), Some(last)) if first == last => {
            format!("in an article published {}", calendar::day_words(first))
        }
        (Some(first), Some(last)) => format!(
            "in articles published from {} to {}",
            calendar::day_words(first),
            calendar::day_words(last)
        ),
        _ => "in articles whose day is not known".to_owned(),
    }
}
