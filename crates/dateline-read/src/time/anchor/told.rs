//! Told: the days an article tells as past or as still to come, and what its prepositions say.

use super::Evidence;
use super::clues::{Scene, evidence};
use super::days::Days;
use crate::time::lines::{after, before};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::Tense;
use dateline_model::{Granularity, Moment, Span};
use jiff::civil::Date;

/// A year, or a day whose verb does not say that it is over, may lie so many years ahead of its
/// telling: contracts, plans and bonds name such years.
const AHEAD_OF_TELLING: i16 = 3;

/// The latest day told as past: the article is no older; and the latest time that is told with less
/// certainty: the article is not much older.
pub(super) fn past(scene: &Scene<'_>) -> Vec<Evidence> {
    let ahead = scene.shown.iter().filter(|shown| shown.tense == Some(Tense::Future));
    let still_to_come: Vec<Date> =
        ahead.filter_map(|shown| printed(&shown.found.meaning)).map(Moment::first).collect();
    let mut sure: Option<(Moment, Span)> = None;
    let mut likely = None;
    for shown in &scene.shown {
        let Some(moment) = printed(&shown.found.meaning) else { continue };
        if still_to_come.contains(&moment.first()) {
            continue;
        }
        let span = shown.found.span;
        let is_year = moment.granularity() == Granularity::Year;
        let lead = lead(scene.text, span);
        let slot = match shown.tense {
            _ if lead == Lead::Ahead || (is_year && lead == Lead::Name) => continue,
            _ if lead == Lead::Since => &mut sure,
            Some(Tense::Past) if moment.as_day().is_some() => &mut sure,
            Some(Tense::Future) => continue,
            Some(Tense::Past) => &mut likely,
            _ if is_year => continue,
            _ => &mut likely,
        };
        if slot.is_none_or(|(latest, _)| latest.first() < moment.first()) {
            *slot = Some((moment, span));
        }
    }
    let sure = sure.map(|(moment, span)| {
        let says = format!("tells {moment} as past, so published on it or later");
        evidence(span, says, Days::between(moment.first(), Date::MAX), 1)
    });
    let likely = likely.and_then(|(moment, span)| {
        let first = Date::new(moment.first().year() - AHEAD_OF_TELLING, 1, 1).ok()?;
        let says = format!("tells {moment}, so published at most {AHEAD_OF_TELLING} years before");
        Some(evidence(span, says, Days::between(first, Date::MAX), 2))
    });
    sure.into_iter().chain(likely).collect()
}

/// What the word before a date makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lead {
    /// "by 1990", "between early 1988 and August 1989": it may lie ahead.
    Ahead,
    /// "the 2024 ticket", "the 8 pct of 2011": the year names something.
    Name,
    /// "since 2005": it has begun.
    Since,
    /// Nothing.
    Plain,
}

fn lead(text: &str, date: Span) -> Lead {
    const AHEAD: [&str; 22] = [
        "by",
        "until",
        "till",
        "through",
        "before",
        "due",
        "to",
        "for",
        "from",
        "starting",
        "beginning",
        "between",
        "maturing",
        "bis",
        "ab",
        "zum",
        "für",
        "pour",
        "jusqu",
        "dès",
        "hasta",
        "para",
    ];
    const NAME: [&str; 6] = ["of", "the", "die", "der", "das", "saison"];
    const SIGNS: [&str; 4] = ["까지", "부터", "まで", "から"];
    const SINCE: [&str; 4] = ["since", "seit", "depuis", "desde"];
    const JOINT: [&str; 7] = ["and", "und", "early", "late", "mid", "end", "ende"];
    let start = date.start() + if date.of(text).starts_with("the ") { 4 } else { 0 };
    let head = before(text, start, 60);
    let mut words = head.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.next().unwrap_or_default().to_lowercase();
    let is_joint = JOINT.contains(&word.as_str());
    let next = words.next().unwrap_or_default().to_lowercase();
    let is_ahead = |word: &str| AHEAD.contains(&word);
    let is_between = is_joint && head.contains("etween ");
    let tail = after(text, date.end(), 12);
    if is_ahead(&word) || (is_joint && is_ahead(&next)) || is_between {
        return Lead::Ahead;
    }
    match word.as_str() {
        _ if SIGNS.iter().any(|sign| tail.starts_with(sign)) => Lead::Ahead,
        word if SINCE.contains(&word) => Lead::Since,
        word if NAME.contains(&word) => Lead::Name,
        _ => Lead::Plain,
    }
}

/// The earliest full day told as still to come: the article is no younger.
pub(super) fn future(scene: &Scene<'_>) -> Option<Evidence> {
    let told = scene.shown.iter().filter_map(|shown| {
        let moment = printed(&shown.found.meaning).filter(|moment| moment.as_day().is_some())?;
        let is_ahead =
            shown.tense == Some(Tense::Future) && lead(scene.text, shown.found.span) != Lead::Name;
        is_ahead.then_some((moment, shown.found.span))
    });
    let (moment, span) = told.min_by_key(|(moment, _)| moment.last())?;
    let says = format!("tells {moment} as still to come, so published on it or earlier");
    Some(evidence(span, says, Days::between(Date::MIN, moment.last()), 2))
}

/// What is printed with its year.
pub(super) fn printed(meaning: &Meaning) -> Option<Moment> {
    let Meaning::Calendar(Partial { year: Some(year), month, day, reach: None, .. }) = meaning
    else {
        return None;
    };
    match (month, day) {
        (Some(month), Some(day)) => Date::new(*year, *month, *day).ok().map(Moment::day),
        (Some(month), None) => Moment::month(*year, *month),
        _ => Moment::year(*year),
    }
}
