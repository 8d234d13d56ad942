//! Teasers: the titles of texts that stand elsewhere, each with what belongs to it.
//!
//! What belongs to a title lies in the largest container that holds no other title and no body.

use super::super::items::Item;
use super::super::places::{Place, is_within};
use super::Sheet;
use dateline_model::{ArticleRole, DropReason};

/// Weight from which a block beside a title is its blurb.
const BLURB: usize = 40;
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
    let titles = super::titles::find(sheet);
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
