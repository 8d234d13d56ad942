//! Headline: which heading is the title of an article.

use super::Sheet;
use crate::lexicon::Use;
use dateline_model::Shape;

/// Least score of a title.
const ENOUGH: i32 = 4;
/// How far above the body a title may stand, in blocks.
const REACH: usize = 40;
/// How far below its first block a title may stand, behind pictures with captions.
const BELOW: usize = 10;

/// The title of the article whose body begins with this block: a heading or a block the markup
/// names as title, near above the body. A first sentence is never taken.
pub(super) fn choose(sheet: &Sheet, first: usize) -> Option<usize> {
    let from = first.saturating_sub(REACH);
    let mut best: Option<(i32, usize)> = None;
    for at in from..=first + BELOW {
        let Some(score) = score(sheet, at, first) else { continue };
        if score >= ENOUGH && best.is_none_or(|(top, _)| score >= top) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

fn score(sheet: &Sheet, at: usize, first: usize) -> Option<i32> {
    let measure = sheet.measure(at).filter(|m| m.weight >= 4 && m.weight <= 260 && !m.is_stamp)?;
    if !super::is_open(sheet, at) {
        return None;
    }
    let is_in = |list: &[usize]| list.binary_search(&at).is_ok();
    if at > first && !is_told(sheet, at) {
        return None;
    }
    let told = match (is_in(&sheet.evidence.titles), is_in(&sheet.evidence.title_parts)) {
        (true, _) => 6,
        (_, true) => 4,
        _ => 0,
    };
    let place = sheet.place(at)?;
    let is_named = place.own.has(Use::Title);
    let shape = match measure.shape {
        Shape::Heading(1) => 5,
        Shape::Heading(2) => 3,
        Shape::Heading(_) => 1,
        _ if is_named => 2,
        _ if told == 0 => return None,
        _ => 0,
    };
    if measure.is_prose() && told < 6 && shape == 0 {
        return None;
    }
    let away = i32::try_from(first.abs_diff(at)).unwrap_or(i32::MAX);
    let near = if at > first { -5 } else { 3 - (away / 5).min(4) };
    let uses = [Use::Nav, Use::Footer, Use::Sidebar, Use::Related, Use::Comment, Use::Teaser];
    let is_strange =
        uses.into_iter().any(|of| place.has(of)) || place.is_in("aside") || place.is_in("nav");
    let is_masthead = place.is_in("header") && place.has(Use::Header) && told == 0;
    let penalty = i32::from(is_strange) * 3
        + i32::from(is_masthead) * 2
        + i32::from(measure.cues != 0) * 3
        + i32::from(measure.linked > 800 && told < 6) * 2
        + i32::from(measure.weight < 10) * 2;
    Some(told + shape + i32::from(is_named) + near - penalty)
}

/// Whether the markup names this block as the title, in whole or in part.
fn is_told(sheet: &Sheet, at: usize) -> bool {
    let evidence = &sheet.evidence;
    [&evidence.titles, &evidence.title_parts]
        .into_iter()
        .any(|list| list.binary_search(&at).is_ok())
}

/// Whether a block prints the title again, or another form of it, and is no body.
pub(super) fn is_title_again(sheet: &Sheet, at: usize, headline: Option<usize>) -> bool {
    let key = |at: usize| sheet.measure(at).map(|measure| measure.key);
    let is_told = sheet.evidence.titles.binary_search(&at).is_ok();
    let is_same = headline.is_some_and(|headline| key(headline) == key(at));
    is_same || (is_told && sheet.measure(at).is_some_and(|m| !m.is_prose()))
}
