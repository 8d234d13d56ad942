//! Order: whether 04/05/2021 is the fourth of May or the fifth of April.

use super::{Candidate, Scene};
use dateline_model::{Article, Lang, Note};
use jiff::civil::Date;

/// Decides the order of figures of every open candidate, by another day of the page, then by the
/// order the page shows elsewhere, then by its language; otherwise both stay, with a note.
pub(super) fn settle(
    scene: &Scene<'_>,
    article: &Article,
    candidates: &mut [Candidate],
) -> Vec<Note> {
    if candidates.iter().all(|candidate| candidate.turned.is_none()) {
        return Vec::new();
    }
    let sure: Vec<Date> = candidates.iter().filter(|c| c.turned.is_none()).map(|c| c.day).collect();
    let shown = shown(scene);
    let mut notes = Vec::new();
    for candidate in candidates.iter_mut() {
        let Some(turned) = candidate.turned else { continue };
        let is_confirmed = |day: Date| sure.contains(&day);
        let month_first = match (is_confirmed(candidate.day), is_confirmed(turned)) {
            (true, false) => Some(false),
            (false, true) => Some(true),
            _ => shown.or_else(|| habit(scene, article.language)),
        };
        if month_first == Some(true) {
            candidate.turned = Some(candidate.day);
            candidate.day = turned;
            candidate.stamp.moment = dateline_model::Moment::day(turned);
            candidate.stamp.instant = None;
        }
        if month_first.is_some() {
            candidate.turned = None;
        } else if notes.is_empty() {
            let says = format!("\"{}\" may be {} or {turned}.", candidate.text, candidate.day);
            notes.push(Note::new("day_month_order", says, candidate.span));
        }
    }
    notes
}

/// Whether the page's other figures put the month first.
fn shown(scene: &Scene<'_>) -> Option<bool> {
    let text: &str = &scene.page.text;
    let mut runs =
        text.split(|c: char| !c.is_ascii_digit() && c != '/').filter(|run| run.len() >= 8);
    runs.find_map(|run| {
        let mut parts = run.split('/');
        let first: u32 = parts.next()?.parse().ok()?;
        let second: u32 = parts.next()?.parse().ok()?;
        parts.next().filter(|year| matches!(year.len(), 2 | 4))?;
        match (first, second) {
            (13..=31, 1..=12) => Some(false),
            (1..=12, 13..=31) => Some(true),
            _ => None,
        }
    })
}

/// The order a language or the country of the page has; English alone says nothing.
fn habit(scene: &Scene<'_>, language: Lang) -> Option<bool> {
    let declared = scene.page.markup.iter().find(|fact| {
        matches!(&*fact.place, "html:lang" | "meta:og:locale") && fact.value.len() >= 5
    });
    let country = declared.map(|fact| fact.value.to_ascii_lowercase());
    let house =
        scene.context.url.as_ref().and_then(|url| scene.context.lexicon.outlets.hosted(url.host()));
    match (language, country.as_deref(), house.map(|house| &*house.country)) {
        (_, _, Some("US")) => Some(true),
        (_, _, Some("")) | (Lang::En, None, None) => None,
        (_, _, Some(_)) => Some(false),
        (Lang::En, Some(country), _) if country.ends_with("us") => Some(true),
        (Lang::En | Lang::Und, ..) => None,
        _ => Some(false),
    }
}
