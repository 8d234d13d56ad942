//! `/search`: the question as it was understood, and what answers it.

use crate::{
    address,
    api::search::FoundFacts,
    asked::{Asked, Pager},
    coverage, credit,
    frame::{self, Frame},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, http::Uri, response::Response};
use dateline_model::Completeness;
use dateline_store::{Found, Hit, Query, Reader};
use std::collections::BTreeMap;

/// The search page.
#[derive(Template)]
#[template(path = "search.html")]
struct SearchPage {
    frame: Frame,
    q: String,
    understood: String,
    complaints: Vec<String>,
    counted: String,
    facets: Vec<Facet>,
    hits: Vec<HitView>,
    is_vault_empty: bool,
    pager: Pager,
}

/// One facet with its groups.
struct Facet {
    word: &'static str,
    groups: Vec<Group>,
}

/// One group of a facet, which narrows the question when followed.
struct Group {
    name: String,
    count: String,
    href: String,
}

/// One article that answers.
struct HitView {
    href: String,
    headline: String,
    lang: &'static str,
    by: String,
    snippet: Vec<(String, bool)>,
    words: String,
    completeness: String,
}

/// Answers `/search`.
pub(crate) async fn show(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let page = room.ask(move |reader| view(reader, &asked)).await?;
    Ok(frame::page(&page))
}

/// Answers `/search.json`.
pub(crate) async fn show_json(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let facts = room
        .ask(move |reader| {
            let query = Query::parse(asked.field("q"));
            let found = reader.search(&query, asked.limit(), asked.offset()).map_err(unable)?;
            Ok(FoundFacts::of(asked.field("q"), &query, &found, coverage::line(reader)?))
        })
        .await?;
    Ok(frame::json(&facts))
}

/// The page from the vault.
fn view(reader: &Reader, asked: &Asked) -> Result<SearchPage, Trouble> {
    let q = asked.field("q");
    let query = Query::parse(q);
    let (limit, offset) = (asked.limit(), asked.offset());
    let found = reader.search(&query, limit, offset).map_err(unable)?;
    let counts = reader.counts().map_err(unable)?;
    let title = if q.is_empty() { "Search".to_owned() } else { format!("{q}: search") };
    let mut frame = Frame::new(phrases::clipped(&title, 90), "/search");
    q.clone_into(&mut frame.asked);
    frame.coverage = coverage::says(&counts);
    frame.twin = format!("/search.json{}", asked.at_offset(offset));
    let has_more = offset.saturating_add(found.hits.len()) < found.total;
    Ok(SearchPage {
        frame,
        q: q.to_owned(),
        understood: found.understood.clone(),
        complaints: found.complaints.clone(),
        counted: counted(&found, &query),
        facets: facets(&found, q),
        pager: Pager::new("/search", asked, found.hits.len(), has_more),
        hits: found.hits.iter().map(hit).collect(),
        is_vault_empty: counts.captures == 0,
    })
}

/// How many articles fit, of how many there are.
fn counted(found: &Found, query: &Query) -> String {
    let counted = phrases::counted(found.total, "article", "articles");
    if query.is_empty() {
        format!("{counted}, the newest first")
    } else {
        format!("{counted} found")
    }
}

/// Outlets and languages of the hits shown, each with the question that narrows to it.
fn facets(found: &Found, q: &str) -> Vec<Facet> {
    let outlets = found.hits.iter().filter_map(|hit| {
        let outlet = hit.article.outlet.as_deref()?.replace('"', "");
        Some((outlet.clone(), format!("outlet:\"{outlet}\"")))
    });
    let languages = found.hits.iter().map(|hit| {
        let lang = hit.article.lang;
        (phrases::language(lang).to_owned(), format!("lang:{}", lang.code()))
    });
    [("Outlets", groups(outlets, q)), ("Languages", groups(languages, q))]
        .into_iter()
        .filter(|(_, groups)| groups.len() > 1)
        .map(|(word, groups)| Facet { word, groups })
        .collect()
}

/// Names with how often they come, the most frequent first.
fn groups(names: impl Iterator<Item = (String, String)>, q: &str) -> Vec<Group> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<((String, String), usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
        .into_iter()
        .take(12)
        .map(|((name, narrowing), count)| Group {
            name,
            count: phrases::grouped(count),
            href: format!("/search{}", address::query(&[("q", format!("{q} {narrowing}").trim())])),
        })
        .collect()
}

/// One hit as a row.
fn hit(hit: &Hit) -> HitView {
    let article = &hit.article;
    HitView {
        href: address::article(&article.id),
        headline: credit::headline(article),
        lang: article.lang.code(),
        by: credit::by(article),
        snippet: hit.snippet.clone(),
        words: hit
            .spans
            .first()
            .map(|&span| address::words(&article.capture, &article.text, span))
            .unwrap_or_default(),
        completeness: match article.completeness {
            Completeness::Whole => String::new(),
            other => phrases::completeness(other).to_owned(),
        },
    }
}
