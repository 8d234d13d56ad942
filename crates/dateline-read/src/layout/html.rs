//! HTML: a page with markup taken apart by its blocks and containers.

mod entries;
mod headline;
mod leavings;
mod teasers;
mod titles;

use super::Layout;
use super::evidence::{Evidence, weigh};
use super::features::group;
use super::items::{Fate, Item, Table};
use super::judge::{Verdicts, judge};
use super::measure::{Measure, measure};
use super::places::{Place, company, is_within, survey};
use crate::Context;
use crate::lexicon::{CueClass, Use};
use dateline_model::{ArticleRole, DropReason, Note, Page};

/// Weight of a block that makes a page one that has a body.
const BODY: usize = 150;
/// Weight of a block that may be all the body a page has.
const SHORT_BODY: usize = 60;
/// Blocks of a page whose one line may be all it says.
const FEW: usize = 5;

/// A page under work: its table, and what is known of its containers.
#[derive(Debug)]
struct Sheet {
    table: Table,
    places: Vec<Place>,
    evidence: Evidence,
    verdicts: Verdicts,
}

impl Sheet {
    fn measure(&self, at: usize) -> Option<&Measure> {
        self.table.at(at)
    }

    fn place(&self, at: usize) -> Option<&Place> {
        self.measure(at)?.container.and_then(|at| self.places.get(at))
    }

    fn is_body(&self, at: usize) -> bool {
        self.verdicts.blocks.get(at).is_some_and(|verdict| verdict.score >= 0)
    }

    /// Whether a block stands with a text and is no body: stamp, byline, continue line.
    fn is_newsline(&self, at: usize) -> bool {
        let Some(measure) = self.measure(at) else { return false };
        let is_signed = measure.has_cue(CueClass::Byline) && measure.weight <= 60;
        let is_more = measure.has_cue(CueClass::Continue) && measure.weight <= BODY;
        let is_dated =
            measure.has_stamp && measure.has_cue(CueClass::Stamp) && measure.weight <= 80;
        measure.is_stamp || is_signed || is_more || is_dated
    }
}

/// Takes a page with markup apart.
pub(super) fn lay_out(page: &Page, context: &Context<'_>) -> Layout {
    let table = Table::new(measure(page, &page.blocks, context));
    let places = survey(page, &table.measures, context);
    let evidence = weigh(page, &table.measures);
    let verdicts = judge(&table.measures, &places, &evidence, &context.lexicon.weights);
    let mut sheet = Sheet { table, places, evidence, verdicts };
    let mut notes = Vec::new();
    if context.why {
        sheet.table.explain(&sheet.verdicts, &context.lexicon.weights);
    }
    entries::take(&mut sheet, page);
    teasers::take(&mut sheet);
    main_article(&mut sheet, &mut notes);
    leavings::name(&mut sheet);
    let mut layout = sheet.table.finish(page, context.why, context.limits.articles);
    layout.notes = notes;
    layout
}

/// Makes the page's own article of the body blocks no entry has taken.
fn main_article(sheet: &mut Sheet, notes: &mut Vec<Note>) {
    let mut body: Vec<usize> = sheet
        .table
        .open()
        .into_iter()
        .filter(|at| sheet.is_body(*at) && !sheet.is_newsline(*at))
        .collect();
    if body.is_empty() && sheet.table.items.iter().all(|item| item.role == ArticleRole::Teaser) {
        body = best_of_nothing(sheet);
        if !body.is_empty() {
            let says = "No block was surely body; the likeliest were kept.";
            notes.push(Note::new("layout_doubt", says, None));
        }
    }
    let Some(first) = anchor(sheet, &body) else { return };
    let headline = headline::choose(sheet, first);
    let last = body.last().copied().unwrap_or(first);
    body.retain(|at| Some(*at) != headline && !headline::is_title_again(sheet, *at, headline));
    leave_out_repeats(sheet, &mut body);
    let newslines = newslines(sheet, &body, headline, last);
    let role = if is_announcement(sheet, &body) {
        ArticleRole::Announcement
    } else {
        ArticleRole::Article
    };
    if !body.is_empty() {
        sheet.table.keep(Item { role, headline, newslines, paragraphs: body, ..Item::default() });
    }
}

/// The first body block of the region that is no scrap; else the first of all.
fn anchor(sheet: &Sheet, body: &[usize]) -> Option<usize> {
    let is_anchor = |at: &&usize| {
        in_region(sheet, **at)
            && sheet.measure(**at).is_some_and(|m| m.is_prose() || m.weight >= 40)
    };
    body.iter().find(is_anchor).or(body.first()).copied()
}

/// Whether a block lies in the container that holds most of the text.
fn in_region(sheet: &Sheet, at: usize) -> bool {
    let container = sheet.measure(at).and_then(|measure| measure.container);
    sheet.verdicts.region.is_none_or(|region| is_within(&sheet.places, container, region))
}

/// The stamps, bylines and continue lines that stand with a body: from its title, or three blocks
/// above it, to three blocks behind it.
fn newslines(sheet: &Sheet, body: &[usize], headline: Option<usize>, last: usize) -> Vec<usize> {
    let Some(first) = body.first().copied() else { return Vec::new() };
    let from = headline.map_or(first, |at| at.min(first)).saturating_sub(3);
    (from..=last + 3)
        .filter(|at| {
            let is_free = sheet.table.is_open(*at)
                && Some(*at) != headline
                && body.binary_search(at).is_err();
            is_free && sheet.is_newsline(*at) && !leavings::is_foreign(sheet, *at)
        })
        .collect()
}

/// A pull quote prints words of the body again: the second printing goes. What is printed twice
/// in one make, as a refrain is, was meant to be.
fn leave_out_repeats(sheet: &mut Sheet, body: &mut Vec<usize>) {
    let mut kept: Vec<usize> = Vec::with_capacity(body.len());
    for at in body.drain(..) {
        let make = |at: usize| sheet.place(at).map(|place| place.make);
        let earlier = sheet.table.at(at).filter(|m| m.weight >= 40).and_then(|m| m.repeats);
        let earlier = earlier.filter(|earlier| make(*earlier) != make(at));
        if earlier.is_some_and(|earlier| kept.binary_search(&earlier).is_ok()) {
            sheet.table.drop(at, DropReason::Repeat, "repeats");
        } else {
            kept.push(at);
        }
    }
    *body = kept;
}

/// Whether the body announces an event: at least two labels of place, hour, registration.
fn is_announcement(sheet: &Sheet, body: &[usize]) -> bool {
    let labels = body.iter().filter(|at| {
        sheet
            .measure(**at)
            .is_some_and(|m| m.has_cue(CueClass::Event) && m.is_label && m.weight <= 80)
    });
    labels.count() >= 2
}

/// The likeliest blocks of a page on which none is surely body: the running text around the best.
/// Where all of it stands in boxes and short lines, the best of those.
fn best_of_nothing(sheet: &Sheet) -> Vec<usize> {
    let around = |least: usize, is_strict: bool| {
        let all: Vec<usize> =
            (0..sheet.table.fates.len()).filter(|at| may_be_body(sheet, *at, is_strict)).collect();
        let has_one = |at: &usize| sheet.measure(*at).is_some_and(|m| m.weight >= least);
        let score =
            |at: &usize| sheet.verdicts.blocks.get(*at).map_or(i32::MIN, |verdict| verdict.score);
        let best = all.iter().copied().filter(has_one).max_by_key(score)?;
        let container = sheet.measure(best).and_then(|m| m.container);
        let company = company(&sheet.places, container);
        let stands_with = |at: &usize| {
            let container = sheet.measure(*at).and_then(|m| m.container);
            *at == best || company.is_some_and(|outer| is_within(&sheet.places, container, outer))
        };
        Some(all.into_iter().filter(stands_with).collect::<Vec<_>>())
    };
    let body = around(BODY, true).or_else(|| around(SHORT_BODY, false));
    body.or_else(|| only_line(sheet)).unwrap_or_default()
}

/// The longest line of a page of a few lines.
fn only_line(sheet: &Sheet) -> Option<Vec<usize>> {
    let count = sheet.table.fates.len();
    let is_text = |at: &usize| {
        let measure = sheet.measure(*at).filter(|_| sheet.table.is_open(*at));
        measure.is_some_and(|m| m.words >= 3 && m.linked < 500 && group(m.shape) != 0)
    };
    let weight = |at: &usize| sheet.measure(*at).map_or(0, |measure| measure.weight);
    let longest = (0..count).filter(is_text).max_by_key(weight)?;
    (count <= FEW).then(|| vec![longest])
}

/// Whether a block could be body if no better one is found; strictly, only where no box is.
fn may_be_body(sheet: &Sheet, at: usize, is_strict: bool) -> bool {
    let is_text = sheet.measure(at).is_some_and(|m| m.is_prose() && m.linked < 500);
    let is_menu = || {
        sheet.place(at).is_some_and(|place| {
            [Use::Comment, Use::Nav, Use::Footer, Use::Legal].into_iter().any(|of| place.has(of))
                || place.is_in("nav")
                || place.is_in("footer")
        })
    };
    let is_strange = || if is_strict { leavings::is_foreign(sheet, at) } else { is_menu() };
    sheet.table.is_open(at) && is_text && !is_strange()
}

/// Whether nothing has been decided about a block.
fn is_open(sheet: &Sheet, at: usize) -> bool {
    sheet.table.fates.get(at) == Some(&Fate::Open)
}
