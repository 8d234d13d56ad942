//! Markup: days that structured data states; evidence with its place, never truth.

use super::{Candidate, Scene, Sort};
use crate::newslines::printed;
use dateline_model::{Article, Basis, MarkupFact};

/// The days of the page's structured data.
pub(super) fn gather(scene: &Scene<'_>, article: &Article) -> Vec<Candidate> {
    let mut times = 0;
    let facts = scene.page.markup.iter();
    facts
        .filter(|fact| fact.value.len() < 200)
        .filter_map(|fact| {
            let (sort, evidence) = evidence(fact, scene, article, &mut times)?;
            candidate(scene, fact, sort, evidence)
        })
        .collect()
}

fn candidate(
    scene: &Scene<'_>,
    fact: &MarkupFact,
    sort: Sort,
    evidence: &'static str,
) -> Option<Candidate> {
    let stamp = printed::stamp_of_value(&fact.value, &scene.context.lexicon.stamps)?;
    let day = stamp.day_as_printed()?;
    Some(Candidate {
        sort,
        stamp,
        day,
        turned: None,
        basis: Basis::Markup,
        span: None,
        text: fact.value.clone(),
        evidence,
        says: format!("markup `{}` says {day}", fact.place),
    })
}

/// What kind of evidence a fact is, if it is any.
fn evidence(
    fact: &MarkupFact,
    scene: &Scene<'_>,
    article: &Article,
    times: &mut usize,
) -> Option<(Sort, &'static str)> {
    let (family, name) = fact.place.split_once(':')?;
    let is_update = ["modif", "updated", "lastmod", "revised"].iter().any(|w| name.contains(w));
    let sort = if is_update { Sort::Updated } else { Sort::Published };
    match family {
        "jsonld" => {
            let (kind, field) = name.split_once('.')?;
            let is_article =
                ["article", "posting", "report", "webpage"].iter().any(|k| kind.ends_with(k));
            let is_day = matches!(field, "datepublished" | "datemodified" | "datecreated");
            (is_article && is_day).then_some((sort, "jsonld_published"))
        }
        "itemprop" => matches!(name, "datepublished" | "datemodified" | "datecreated")
            .then_some((sort, "itemprop_published")),
        "meta" => Some((sort, meta(name)?)),
        "class" if !fact.value.is_empty() => class(name).map(|evidence| (sort, evidence)),
        "time" => {
            *times += 1;
            Some((Sort::Published, time(fact, scene, article, *times)?))
        }
        _ => None,
    }
}

/// What kind of evidence a `meta` element is by its name.
fn meta(name: &str) -> Option<&'static str> {
    let tail = name.rsplit([':', '.']).next().unwrap_or(name);
    let flat: String = tail.chars().filter(char::is_ascii_alphanumeric).collect();
    match flat.as_str() {
        "publishedtime"
        | "datepublished"
        | "pubdate"
        | "publishdate"
        | "publicationdate"
        | "publishtime"
        | "parselypubdate"
        | "publisheddate"
        | "dateposted"
        | "originalpublicationdate"
        | "releasedate"
        | "issued"
        | "modifiedtime"
        | "datemodified"
        | "updatedtime"
        | "lastmodified"
        | "modified"
        | "revised"
        | "lastmod"
        | "lastupdated" => Some("meta_published"),
        "date" | "created" | "datecreated" | "pagedate" | "articledate" | "displaydate"
        | "time" | "contentdate" | "available" => Some("meta_date"),
        _ => None,
    }
}

/// What the `title` of an element is worth whose class names a stamp: `<abbr class="published">`.
fn class(name: &str) -> Option<&'static str> {
    let is_stamp = ["publish", "pubdate", "posted", "date", "datum", "updated"];
    is_stamp.iter().any(|word| name.contains(word)).then_some("time_first")
}

/// What a `time` element is worth: by where its words stand; one in a teaser or comment nothing.
fn time(
    fact: &MarkupFact,
    scene: &Scene<'_>,
    article: &Article,
    count: usize,
) -> Option<&'static str> {
    let Some(span) = fact.span else { return (count == 1).then_some("time_first") };
    let n = scene.articles.iter().position(|other| other.span == article.span);
    let is_elsewhere = n.is_none_or(|n| scene.is_of_others(n, span));
    if is_elsewhere {
        return (count == 1).then_some("time_other");
    }
    let is_newsline = article.newslines.iter().any(|line| line.overlaps(span));
    Some(match (is_newsline || article.span.overlaps(span), count) {
        (true, _) => "time_near",
        (false, 1) => "time_first",
        _ => "time_other",
    })
}
