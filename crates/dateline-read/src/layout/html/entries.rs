//! Entries: the articles of a listing, and its announcements and teasers beside them.
//!
//! Entries are told by their titles: at least three titles of one make, most of them links, each
//! with a place of its own.

use super::super::items::Item;
use super::super::measure::{End, Measure};
use super::super::places::Place;
use super::Sheet;
use crate::lexicon::{CueClass, Use};
use dateline_model::{ArticleRole, DropReason, Page, Shape};
use std::collections::BTreeMap;

/// Fewest entries of a run.
const RUN: usize = 3;
/// Weight from which the text of one entry is an article.
const ARTICLE: usize = 200;

/// One entry: its title and its blocks, as places in the page.
#[derive(Debug)]
struct Entry {
    title: usize,
    first: usize,
    last: usize,
}

/// Takes the articles and teasers of a listing out of the page.
pub(super) fn take(sheet: &mut Sheet, page: &Page) {
    let runs = runs(sheet, page);
    let body: usize = (0..sheet.table.fates.len()).map(|at| body_weight(sheet, at)).sum();
    for run in runs {
        let held: usize = run
            .iter()
            .flat_map(|entry| entry.first..=entry.last)
            .map(|at| body_weight(sheet, at))
            .sum();
        let signed = run.iter().filter(|entry| is_signed(sheet, entry)).count();
        // The body lies in the entries, and they are signed: the page is a listing of them.
        let is_listing = held * 10 >= body * 7
            && signed * 2 >= run.len()
            && held >= ARTICLE
            && !follows_article(sheet, &run);
        for entry in run.iter().filter(|_| is_listing) {
            keep(sheet, page, entry);
        }
    }
}

/// Whether the page's own title stands above these entries, with a text of its own between; with
/// two entries the title is enough, for two posts behind an article are no listing.
fn follows_article(sheet: &Sheet, run: &[Entry]) -> bool {
    let Some(first) = run.first().map(|entry| entry.first) else { return false };
    let is_entry = |at: usize| run.iter().any(|entry| (entry.first..=entry.last).contains(&at));
    let told = sheet.evidence.titles.iter().chain(&sheet.evidence.title_parts);
    told.filter(|at| !is_entry(**at)).any(|title| {
        let between: usize = (*title..first).map(|at| body_weight(sheet, at)).sum();
        between >= ARTICLE || run.len() < RUN
    })
}

fn body_weight(sheet: &Sheet, at: usize) -> usize {
    if !super::is_open(sheet, at) || !sheet.is_body(at) {
        return 0;
    }
    sheet.measure(at).map_or(0, |measure| measure.weight)
}

/// Runs of entries, outer ones first.
fn runs(sheet: &Sheet, page: &Page) -> Vec<Vec<Entry>> {
    let mut by_make: BTreeMap<(u8, Vec<&str>), Vec<usize>> = BTreeMap::new();
    for (at, measure) in sheet.table.measures.iter().enumerate() {
        if let Some(level) = title_level(measure, sheet.place(at)) {
            by_make.entry((level, path(page, measure.container))).or_default().push(at);
        }
    }
    let mut runs: Vec<Vec<Entry>> = Vec::new();
    for titles in by_make.into_values().filter(|titles| titles.len() >= 2) {
        let run = entries(sheet, &titles);
        let is_posts = run.iter().all(|entry| {
            sheet
                .place(entry.title)
                .is_some_and(|place| place.is_in("article") || place.has(Use::Post))
        });
        if run.len() >= RUN || (is_posts && run.len() == 2 && is_listing_of_two(sheet, &run)) {
            runs.push(run);
        }
    }
    runs.sort_by_key(|run| run.first().map(|entry| entry.first));
    runs
}

/// Two posts are a listing only when both are signed and both have a text.
fn is_listing_of_two(sheet: &Sheet, run: &[Entry]) -> bool {
    run.iter().all(|entry| {
        is_signed(sheet, entry) && (entry.first..=entry.last).any(|at| body_weight(sheet, at) > 0)
    })
}

/// The level of a title of an entry: a heading or a block named title that is a link.
fn title_level(measure: &Measure, place: Option<&Place>) -> Option<u8> {
    let is_fit =
        measure.linked >= 800 && measure.weight >= 12 && measure.weight <= 220 && !measure.is_stamp;
    let place = place.filter(|_| is_fit)?;
    if place.has(Use::Nav) || place.is_in("nav") || place.has(Use::Comment) {
        return None;
    }
    match measure.shape {
        Shape::Heading(level) => Some(level),
        _ if place.own.has(Use::Title) => Some(7),
        _ => None,
    }
}

/// The tags of the three innermost containers: titles of one make share them.
fn path(page: &Page, container: Option<usize>) -> Vec<&str> {
    let mut path = Vec::new();
    let mut at = container;
    while let Some(container) = at.and_then(|at| page.containers.get(at)).filter(|_| path.len() < 3)
    {
        path.push(container.tag.as_str());
        at = container.parent;
    }
    path
}

/// The entries of these titles: each in the child of the container that holds them all, or from
/// one title to the next where they have no containers of their own.
fn entries(sheet: &Sheet, titles: &[usize]) -> Vec<Entry> {
    let chains: Vec<Vec<usize>> = titles.iter().map(|at| chain(sheet, *at)).collect();
    let Some(shared) = chains.first().map(|first| {
        (0..first.len()).take_while(|n| chains.iter().all(|c| c.get(*n) == first.get(*n))).count()
    }) else {
        return Vec::new();
    };
    let mut out: Vec<Entry> = Vec::new();
    for (n, title) in titles.iter().enumerate() {
        let own = chains.get(n).and_then(|chain| chain.get(shared)).copied();
        let is_alone = own.is_some()
            && chains.iter().filter(|chain| chain.get(shared).copied() == own).count() == 1
            && own != sheet.measure(*title).and_then(|m| m.container);
        let next = titles.get(n + 1).copied().unwrap_or(usize::MAX);
        let outer = shared.checked_sub(1).and_then(|at| chains.get(n)?.get(at)).copied();
        let (mut first, mut last) = (*title, *title);
        let holds = |at: usize| {
            let chain = chain(sheet, at);
            let within = if is_alone { own } else { outer };
            within.is_none_or(|within| chain.contains(&within))
        };
        while is_alone && first > 0 && holds(first - 1) {
            first -= 1;
        }
        while last + 1 < next && last + 1 < sheet.table.fates.len() && holds(last + 1) {
            last += 1;
        }
        if out.last().is_none_or(|before| before.last < first) {
            out.push(Entry { title: *title, first, last });
        }
    }
    out
}

/// The containers around a block, outermost first.
fn chain(sheet: &Sheet, at: usize) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut container = sheet.measure(at).and_then(|measure| measure.container);
    while let Some(inner) = container {
        chain.push(inner);
        container = sheet.places.get(inner).and_then(|place| place.parent);
    }
    chain.reverse();
    chain
}

/// Whether an entry has a stamp, a byline or a continue line of its own.
fn is_signed(sheet: &Sheet, entry: &Entry) -> bool {
    (entry.first..=entry.last).any(|at| {
        at != entry.title
            && (sheet.is_newsline(at)
                || sheet.measure(at).is_some_and(|m| m.has_stamp && m.weight <= 100))
    })
}

/// Whether an entry announces an event: at least two labels of place, hour, registration, or a
/// block of at least three labelled lines.
fn is_announcement(sheet: &Sheet, page: &Page, entry: &Entry) -> bool {
    let is_label = |line: &&str| {
        line.split_once([':', '：']).is_some_and(|(label, value)| {
            label.len() <= 40 && label.split_whitespace().count() <= 3 && value.len() > 1
        })
    };
    let is_sheet = |at: usize| {
        sheet.measure(at).is_some_and(|m| {
            (m.has_stamp || m.cues != 0) && page.words(m.span).lines().filter(is_label).count() >= 3
        })
    };
    if (entry.first..=entry.last).any(is_sheet) {
        return true;
    }
    let labels = (entry.first..=entry.last).filter(|at| {
        sheet.measure(*at).is_some_and(|m| {
            m.has_cue(CueClass::Event) && (m.is_label || m.weight <= 40) && m.weight <= 80
        })
    });
    labels.count() >= 2
}

/// Makes an announcement of an entry: all its lines are its text.
fn announce(sheet: &mut Sheet, entry: &Entry) {
    let is_text = |at: &usize| {
        let is_own = *at != entry.title && super::is_open(sheet, *at);
        is_own && sheet.measure(*at).is_some_and(|m| m.linked < 500)
    };
    let paragraphs: Vec<usize> = (entry.first..=entry.last).filter(is_text).collect();
    let role = ArticleRole::Announcement;
    let headline = Some(entry.title);
    sheet.table.keep(Item { role, headline, paragraphs, ..Item::default() });
}

/// The last block of an entry that is body or a newsline: what follows is not its own, as where the
/// last entry has no container that ends it.
fn last_of(sheet: &Sheet, entry: &Entry) -> usize {
    let is_own = |at: &usize| sheet.is_body(*at) || sheet.is_newsline(*at);
    (entry.title..=entry.last).rev().find(is_own).unwrap_or(entry.title)
}

/// Makes an item of an entry.
fn keep(sheet: &mut Sheet, page: &Page, entry: &Entry) {
    if !super::is_open(sheet, entry.title) {
        return;
    }
    if is_announcement(sheet, page, entry) {
        return announce(sheet, entry);
    }
    let mut item = Item { headline: Some(entry.title), ..Item::default() };
    let (mut text, mut prose, mut is_cut, mut continues) = (0, 0, false, false);
    let mut dropped = Vec::new();
    let last = last_of(sheet, entry);
    for at in entry.first..=last {
        let Some(measure) = sheet.measure(at).filter(|_| super::is_open(sheet, at)) else {
            continue;
        };
        continues |= measure.has_cue(CueClass::Continue);
        if at == entry.title {
            continue;
        }
        let repeats = measure.repeats.filter(|earlier| *earlier >= entry.first);
        if sheet.is_newsline(at) {
            item.newslines.push(at);
        } else if repeats
            .is_some_and(|earlier| earlier == entry.title || item.paragraphs.contains(&earlier))
        {
            item.repeats.push(at);
        } else if measure.linked < 500 && (measure.is_prose() || sheet.is_body(at)) {
            text += measure.weight;
            prose += usize::from(measure.is_prose());
            is_cut = measure.end == End::Ellipsis || measure.end == End::Open;
            item.paragraphs.push(at);
        } else {
            dropped.push(at);
        }
    }
    let is_article = prose >= 2 || (text >= ARTICLE && !is_cut) || (continues && prose > 0);
    item.role = if is_article { ArticleRole::Article } else { ArticleRole::Teaser };
    for at in dropped {
        sheet.table.drop(at, DropReason::Related, "in.entry");
    }
    sheet.table.keep(item);
}
