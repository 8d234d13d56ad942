//! Markup: days that attributes, `meta` elements and scripts state; evidence with its place, never
//! truth.

use super::place::{Place, Stand};
use super::{Candidate, Scene, Sort};
use crate::newslines::printed;
use dateline_model::{Article, Basis, MarkupFact};
use std::collections::BTreeMap;

/// Words in a name that speak of a change.
const CHANGE: [&str; 8] =
    ["modif", "update", "lastmod", "revis", "edited", "last-update", "lastupdate", "changed"];
/// Words in a name that speak of neither publication nor change.
const STRANGE: [&str; 10] = [
    "expir",
    "valid",
    "event",
    "birth",
    "unpublish",
    "delete",
    "until",
    "embargo",
    "token",
    "event",
];

/// The days of the page's attributes, `meta` elements and scripts.
pub(super) fn gather(scene: &Scene<'_>, article: &Article) -> Vec<Candidate> {
    let mut sight =
        Sight { scene, article, stand: Stand::of(scene, article), seen: BTreeMap::new() };
    let facts = scene.page.markup.iter().filter(|fact| fact.value.len() < 200);
    facts
        .filter_map(|fact| {
            let (sort, evidence) = sight.evidence(fact)?;
            candidate(scene, fact, sort, evidence)
        })
        .collect()
}

/// A candidate of a fact, when its value holds a day.
pub(super) fn candidate(
    scene: &Scene<'_>,
    fact: &MarkupFact,
    sort: Sort,
    evidence: &'static str,
) -> Option<Candidate> {
    let (stamp, turned) = printed::stamp_of_value(&fact.value, &scene.context.lexicon.stamps)?;
    let day = stamp.day_as_printed()?;
    Some(Candidate {
        sort,
        stamp,
        day,
        turned,
        basis: Basis::Markup,
        span: None,
        text: fact.value.clone(),
        evidence: vec![evidence],
        says: format!("markup `{}` says {day}", fact.place),
    })
}

/// The sort of a name: whether it speaks of a change.
fn sort(name: &str) -> Option<Sort> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&STRANGE) {
        return None;
    }
    Some(if has(&CHANGE) { Sort::Updated } else { Sort::Published })
}

/// What is needed to judge the facts of a page in their order.
#[derive(Debug)]
struct Sight<'s> {
    scene: &'s Scene<'s>,
    article: &'s Article,
    stand: Stand,
    /// How often each place of markup was seen.
    seen: BTreeMap<&'s str, usize>,
}

impl<'s> Sight<'s> {
    /// What kind of evidence a fact is, if it is any.
    fn evidence(&mut self, fact: &'s MarkupFact) -> Option<(Sort, &'static str)> {
        let (family, name) = fact.place.split_once(':')?;
        if !matches!(family, "itemprop" | "meta" | "script" | "title" | "time") {
            return None;
        }
        let sort = sort(name)?;
        let seen = self.seen.entry(fact.place.as_str()).or_default();
        *seen += 1;
        let is_first = *seen == 1;
        let evidence = match (family, sort) {
            ("itemprop", Sort::Updated) if name.contains("date") => "updated_markup",
            ("itemprop", _) => self.itemprop(fact, name, is_first)?,
            ("meta", sort) => meta(fact, name, sort, is_first)?,
            ("script", Sort::Updated) => return None,
            ("script", _) => {
                if name.contains("publi") {
                    "script_published"
                } else {
                    "script_date"
                }
            }
            ("title", _) => self.title(fact)?,
            _ => return self.time(fact, is_first),
        };
        Some((sort, evidence))
    }

    fn itemprop(&self, fact: &MarkupFact, name: &str, is_first: bool) -> Option<&'static str> {
        let is_elsewhere = fact.span.is_some_and(|span| self.scene.left_out.is_of_others(span));
        match name {
            "datepublished" if is_elsewhere || !is_first => Some("itemprop_later"),
            "datepublished" => Some("itemprop_published"),
            "datecreated" | "dateposted" | "uploaddate" if is_first => Some("itemprop_created"),
            _ => None,
        }
    }

    /// What the `title` of an element is worth that spells out a stamp.
    fn title(&self, fact: &MarkupFact) -> Option<&'static str> {
        let span = fact.span?;
        if self.scene.left_out.is_of_others(span) {
            return None;
        }
        let at = self.scene.page.blocks.partition_point(|block| block.span.end() <= span.start());
        Some(match self.stand.place(at, span) {
            Place::Head | Place::Over => "title_head",
            Place::Above | Place::Below => "title_far",
            _ => "title_near",
        })
    }

    /// What a `time` element is worth: by where its words stand; one in a teaser or comment little.
    fn time(&self, fact: &MarkupFact, is_first: bool) -> Option<(Sort, &'static str)> {
        let Some(span) = fact.span else {
            return is_first.then_some((Sort::Published, "time_first"));
        };
        let others = &self.scene.left_out;
        let blocks = &self.scene.page.blocks;
        let at = blocks.partition_point(|block| block.span.end() <= span.start());
        let place = self.stand.place(at, span);
        let block = blocks.get(at).map_or(span, |block| block.span);
        let label = super::label::of_words(self.scene, block, block, span);
        if label == Some(crate::lexicon::Label::Updated) {
            return Some((Sort::Updated, "updated_time"));
        }
        let is_own = self.article.span.overlaps(span);
        let evidence = match place {
            Place::Head => "time_head",
            _ if others.is_of_others(span) && !is_own => "time_other",
            Place::Over => "time_over",
            Place::Body | Place::Inside => "time_inside",
            Place::Tail => "time_tail",
            Place::Above | Place::Below => "time_far",
        };
        Some((Sort::Published, evidence))
    }
}

/// What kind of evidence a `meta` element is by its name.
fn meta(fact: &MarkupFact, name: &str, sort: Sort, is_first: bool) -> Option<&'static str> {
    let tail = name.rsplit([':', '.']).next().unwrap_or(name);
    let flat: String = tail.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_image = matches!(name, "og:image" | "twitter:image" | "twitter:image:src" | "thumbnail");
    if sort == Sort::Updated {
        return is_stamp(&fact.value).then_some("updated_markup");
    }
    let evidence = match flat.as_str() {
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
        | "articlepublishedtime"
        | "publicationdatetime" => "meta_published",
        "date" if name.starts_with("dc") => "meta_dc",
        "created" | "datecreated" | "createdate" | "available" | "datesubmitted" => "meta_created",
        "date" | "pagedate" | "articledate" | "displaydate" | "time" | "contentdate" => "meta_date",
        _ if is_image => return None,
        _ if is_stamp(&fact.value) => "meta_other",
        _ => return None,
    };
    Some(if is_first { evidence } else { "meta_later" })
}

/// Whether a value is nothing but a stamp in figures, with its year first.
fn is_stamp(value: &str) -> bool {
    let is_mark = |c: char| matches!(c, '-' | '/' | ':' | '.' | '+' | 'T' | 'Z' | ' ' | ',');
    value.len() >= 10
        && value.chars().take(4).all(|c| c.is_ascii_digit())
        && value.chars().all(|c| c.is_ascii_digit() || is_mark(c))
        && value.contains(['-', '/'])
}
