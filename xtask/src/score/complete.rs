//! Completeness: pages cut by rule, and whether the reader says how their texts end.
//!
//! Figures are told twice: over all pages, and over those of held-out hosts alone.

use super::Figures;
use super::measure::Share;
use super::record::{Item, Record, shared, spans_of};
use crate::gold::cut::{Kind, cut};
use crate::gold::data::{self, Source};
use crate::gold::marks::{self, Page};
use crate::shell::say;
use std::collections::BTreeMap;

/// Scores every marked page of one article, left whole and cut in four ways.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    if let Err(absent) = shared("data/pages") {
        return Ok(Err(absent));
    }
    let items = items()?;
    let is_telling = std::env::var_os("DATELINE_MISSES").is_some();
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    let rows: Vec<anyhow::Result<Item>> =
        items.iter().map(|(_, _, item)| Ok(item.clone())).collect();
    let mut asked = items.iter();
    data::each_item(rows.into_iter(), false, None, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let Some((kind, is_held, _)) = asked.by_ref().find(|(_, _, item)| item.id == id) else {
            return Ok(());
        };
        let found = record.main()["complete"].as_str().unwrap_or_default();
        let is_right = found == kind.truth();
        if !is_right && is_telling && !is_held {
            say(&format!("miss {id}: {found}"));
        }
        for figure in ["accuracy", kind.name()] {
            shares.entry(format!("complete.{figure}")).or_default().add(is_right);
            if *is_held {
                shares.entry(format!("complete.{figure}_held_out")).or_default().add(is_right);
            }
        }
        Ok(())
    })?;
    let mut figures: Figures =
        shares.iter().map(|(name, share)| (name.clone(), share.value())).collect();
    figures.insert("complete.pages".to_owned(), super::measure::as_float(items.len()));
    Ok(Ok(figures))
}

/// The pages to read: marked ones with one article that was read rightly and that do not say of
/// themselves that they are sold, each in all the ways it can be cut.
fn items() -> anyhow::Result<Vec<(Kind, bool, Item)>> {
    let marks = crate::gold::marks()?;
    let is_article = |page: &Source| {
        marks.0.get(&page.id).is_some_and(|marked| matches!(&*marked.kind, "article" | "mixed"))
    };
    let pages: Vec<Source> = data::pages(&[])?.into_iter().filter(is_article).collect();
    let by_id: BTreeMap<&str, &Source> =
        pages.iter().map(|page| (page.id.as_str(), page)).collect();
    let mut items = Vec::new();
    data::each(&pages, true, |record: Record| {
        let Some(page) = record.0["id"].as_str().and_then(|id| by_id.get(id)) else {
            return Ok(());
        };
        let item = page.item()?;
        let html = item.html.clone().unwrap_or_default();
        let folded: String = html.chars().filter(|c| !c.is_whitespace()).collect();
        let is_sold = folded.to_lowercase().contains("\"isaccessibleforfree\":false")
            || folded.to_lowercase().contains("\"isaccessibleforfree\":\"false\"");
        let is_right = marks.0.get(&page.id).is_some_and(|marked| is_read(&record, marked));
        if record.own().len() != 1 || is_sold || !is_right {
            return Ok(());
        }
        let cuts: Vec<(Kind, String)> = Kind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, cut(&html, &record, kind)?)))
            .collect();
        // A page that cannot be cut would weigh the whole ones.
        if cuts.len() == Kind::ALL.len() {
            items.extend(cuts.into_iter().map(|(kind, html)| {
                let id = format!("{} {}", page.id, kind.name());
                (kind, page.is_held_out(), Item { id, html: Some(html), ..item.clone() })
            }));
        }
        Ok(())
    })?;
    Ok(items)
}

/// Whether the reading of a page ends where its marks end, and nine of ten paragraphs are marked as
/// body: else it is not known what the cut has left.
fn is_read(record: &Record, marked: &Page) -> bool {
    let places = marked.places(&marks::keys(record));
    let blocks = record.list("blocks").enumerate();
    let body: Vec<(usize, usize)> = blocks
        .filter(|(at, _)| places.get(at).is_some_and(|place| place.2 == 'B'))
        .filter_map(|(_, block)| spans_of(&block["span"]).pop())
        .collect();
    let read = spans_of(&record.main()["body"]["paragraphs"]);
    let right = read.iter().filter(|span| body.contains(span)).count();
    read.last() == body.last() && right * 10 >= read.len() * 9 && !read.is_empty()
}
