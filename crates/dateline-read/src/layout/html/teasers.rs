//! Teasers: the titles of texts that stand elsewhere, each with what belongs to it.
//!
//! What belongs to a title lies in the largest container that holds no other title and no body.

use super::super::items::Item;
use super::super::places::{Place, is_within};
use super::Sheet;
use dateline_model::{ArticleRole, DropReason};
use std::collections::BTreeMap;

/// Letters a title has at least.
const TITLE: usize = 8;
/// Weight from which a block beside a title is its blurb.
const BLURB: usize = 40;
/// Containers of one make that are a list.
const LIST: usize = 2;
/// Weight from which a link may be a title where its siblings are titles.
const LINK: usize = 25;
/// How many blocks before and behind a title may belong to it.
const BEFORE: usize = 3;
const BEHIND: usize = 6;

/// What lies in a container.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    titles: usize,
    body: usize,
}

/// Takes the teasers out of the page.
pub(super) fn take(sheet: &mut Sheet) {
    let titles = with_siblings(sheet, titles(sheet));
    let loads = loads(sheet, &titles);
    let total: usize = (0..sheet.table.fates.len()).map(|at| body_weight(sheet, at)).sum();
    for (n, title) in titles.iter().enumerate() {
        if !super::is_open(sheet, *title) {
            continue;
        }
        let next = titles.get(n + 1).copied().unwrap_or(usize::MAX);
        let before = n.checked_sub(1).and_then(|n| titles.get(n)).map_or(0, |before| before + 1);
        let (first, last) = extent(sheet, &loads, *title, (before, next), total);
        keep(sheet, *title, first, last);
    }
}

/// The blocks that are titles of items, in order.
fn titles(sheet: &Sheet) -> Vec<usize> {
    let score = |at: usize| sheet.verdicts.blocks.get(at).map_or(i32::MIN, |v| v.title);
    let may_be = |at: &usize| {
        super::is_open(sheet, *at)
            && sheet.measure(*at).is_some_and(|m| m.weight >= TITLE && !m.is_stamp)
    };
    (0..sheet.table.fates.len()).filter(may_be).filter(|at| score(*at) >= 0).collect()
}

/// The titles, and those of the containers beside theirs that are of the same make: where a third of
/// the entries of a list have a title, the others have one too.
fn with_siblings(sheet: &Sheet, mut titles: Vec<usize>) -> Vec<usize> {
    let loads = loads(sheet, &titles);
    let links = first_links(sheet);
    let mut lists: BTreeMap<(usize, u64), Vec<usize>> = BTreeMap::new();
    for (at, place) in sheet.places.iter().enumerate() {
        if let Some(parent) = place.parent {
            lists.entry((parent, place.make)).or_default().push(at);
        }
    }
    let is_titled = |at: &usize| loads.get(*at).is_some_and(|load| load.titles > 0);
    for list in lists.into_values().filter(|list| list.len() >= LIST) {
        let with_one = list.iter().filter(|at| is_titled(at)).count();
        if with_one * 3 < list.len() {
            continue;
        }
        let others = list.iter().filter(|at| !is_titled(at));
        let free = others.filter(|at| loads.get(**at).is_some_and(|load| load.body == 0));
        titles.extend(free.filter_map(|at| links.get(*at).copied().flatten()));
    }
    titles.sort_unstable();
    titles.dedup();
    titles
}

/// The first block of every container, inner ones included, that is a link long enough for a title.
fn first_links(sheet: &Sheet) -> Vec<Option<usize>> {
    let mut links: Vec<Option<usize>> = vec![None; sheet.places.len()];
    for at in (0..sheet.table.fates.len()).rev() {
        let measure = sheet
            .measure(at)
            .filter(|measure| measure.weight >= LINK && measure.linked >= 800 && !measure.is_stamp);
        let container = measure.filter(|_| super::is_open(sheet, at)).and_then(|m| m.container);
        if let Some(link) = container.and_then(|container| links.get_mut(container)) {
            *link = Some(at);
        }
    }
    for at in (0..links.len()).rev() {
        let own = links.get(at).copied().flatten();
        let parent = sheet.places.get(at).and_then(|place| place.parent);
        if let Some(link) = parent.and_then(|parent| links.get_mut(parent)) {
            *link = match (*link, own) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
    }
    links
}

fn body_weight(sheet: &Sheet, at: usize) -> usize {
    let is_body = super::is_open(sheet, at) && sheet.is_body(at);
    sheet.measure(at).filter(|_| is_body).map_or(0, |measure| measure.weight)
}

/// Titles and body weight of every container, inner ones included.
fn loads(sheet: &Sheet, titles: &[usize]) -> Vec<Load> {
    let mut loads = vec![Load::default(); sheet.places.len()];
    for at in 0..sheet.table.fates.len() {
        let container = sheet.measure(at).and_then(|measure| measure.container);
        if let Some(load) = container.and_then(|container| loads.get_mut(container)) {
            load.titles += usize::from(titles.binary_search(&at).is_ok());
            load.body += body_weight(sheet, at);
        }
    }
    for at in (0..loads.len()).rev() {
        let own = loads.get(at).copied().unwrap_or_default();
        let parent = sheet.places.get(at).and_then(|place| place.parent);
        if let Some(parent) = parent.and_then(|parent| loads.get_mut(parent)) {
            parent.titles += own.titles;
            parent.body += own.body;
        }
    }
    loads
}

/// The first and the last block that belong to a title.
fn extent(
    sheet: &Sheet,
    loads: &[Load],
    title: usize,
    (before, next): (usize, usize),
    total: usize,
) -> (usize, usize) {
    let is_own =
        |at: usize| loads.get(at).is_some_and(|load| load.titles <= 1 && load.body * 10 <= total);
    let container = sheet.measure(title).and_then(|measure| measure.container);
    let mut own = container.filter(|at| is_own(*at));
    let parent = |at: usize| sheet.places.get(at).and_then(|place: &Place| place.parent);
    while let Some(outer) = own.and_then(parent).filter(|outer| is_own(*outer)) {
        own = Some(outer);
    }
    let around = own.or(container);
    let belongs = |at: usize| {
        let measure = sheet.measure(at).filter(|_| super::is_open(sheet, at));
        measure.is_some_and(|measure| {
            around.is_some_and(|around| is_within(&sheet.places, measure.container, around))
        })
    };
    let mut first = title;
    // In a bare run of titles what stands above belongs to the title before.
    while own.is_some() && first > before && title - first < BEFORE && belongs(first - 1) {
        first -= 1;
    }
    let mut last = title;
    while last + 1 < next && last - title < BEHIND && belongs(last + 1) {
        if own.is_none() && sheet.is_body(last + 1) {
            break;
        }
        last += 1;
    }
    (first, last)
}

/// Makes a teaser of a title and the blocks that belong to it.
fn keep(sheet: &mut Sheet, title: usize, first: usize, last: usize) {
    let mut item = Item { role: ArticleRole::Teaser, headline: Some(title), ..Item::default() };
    let mut rest = Vec::new();
    for at in (first..=last).filter(|at| *at != title) {
        let Some(measure) = sheet.measure(at) else { continue };
        let repeats = measure.repeats.filter(|earlier| (first..=last).contains(earlier));
        if sheet.is_newsline(at) {
            item.newslines.push(at);
        } else if repeats.is_some() {
            item.repeats.push(at);
        } else if measure.linked < 950 && (measure.is_prose() || measure.weight >= BLURB) {
            item.paragraphs.push(at);
        } else {
            rest.push(at);
        }
    }
    for at in rest {
        sheet.table.drop(at, DropReason::Related, "in.teaser");
    }
    sheet.table.keep(item);
}
