//! Clues: what the words of an article say about the day it was published.

use super::days::Days;
use super::{Evidence, Reported, told};
use crate::lexicon::{Lifetimes, Occasions};
use crate::time::anniversary::{self, Base, Grounds};
use crate::time::count;
use crate::time::lines::{after, before};
use crate::time::meaning::{Found, Meaning, Partial, Return};
use crate::time::words::{Tense, Unit, Which};
use dateline_model::{DatelineDay, Moment, Span};
use jiff::civil::Date;

/// The expressions of an article with all that is known about them.
#[derive(Debug)]
pub(in crate::time) struct Scene<'s> {
    pub text: &'s str,
    pub occasions: &'s Occasions,
    pub lifetimes: &'s Lifetimes,
    /// Headline and paragraphs.
    pub parts: Vec<Span>,
    /// Day of the dateline, when it has one, and where it stands.
    pub dateline: Option<(DatelineDay, Span)>,
    /// Upper bound: the day of the capture.
    pub captured: Option<Date>,
    /// The expressions of headline and body.
    pub shown: Vec<Shown<'s>>,
    /// Days told in full, with the sentence of each.
    pub told: Vec<(Span, Date)>,
}

/// An expression with its surroundings.
#[derive(Clone, Debug)]
pub(in crate::time) struct Shown<'s> {
    pub found: &'s Found,
    pub sentence: Span,
    pub before: Span,
    pub tense: Option<Tense>,
    /// For a length: what is counted since.
    pub since: Option<Return>,
}

/// All evidence of an article, and the weekday of its report.
pub(in crate::time) fn gather(scene: &Scene<'_>) -> (Vec<Evidence>, Option<Reported>) {
    let mut out = Vec::new();
    out.extend(dateline(scene));
    out.extend(captured(scene));
    out.extend(told::past(scene));
    out.extend(told::future(scene));
    out.extend(super::named::gather(scene));
    out.extend(anniversaries(scene));
    for n in 0..scene.shown.len() {
        out.extend(public_date(scene, n));
        out.extend(weekday_and_day(scene, n));
    }
    (out, reported(scene))
}

pub(super) fn evidence(span: Span, says: String, days: Days, weight: u8) -> Evidence {
    Evidence { span: Some(span), says, days, weight }
}

/// The day of the dateline in every year.
fn dateline(scene: &Scene<'_>) -> Option<Evidence> {
    let (day, span) = scene.dateline?;
    let years = day.year().map_or(1850..=2150, |year| year..=year);
    let all = years.filter_map(|year| Date::new(year, day.month(), day.day()).ok());
    let days = Days::union(all.map(|day| Days::between(day, day)));
    Some(evidence(span, format!("the dateline says {day}"), days, 0))
}

fn captured(scene: &Scene<'_>) -> Option<Evidence> {
    let day = scene.captured?;
    let says = format!("captured on {day}, so published no later");
    Some(Evidence { span: None, says, days: Days::between(Date::MIN, day), weight: 0 })
}

/// The relative words in the sentence of an expression: "earlier this month", "last week".
fn relatives<'s>(scene: &'s Scene<'_>, n: usize) -> impl Iterator<Item = (Unit, i32, &'s Found)> {
    let near = scene.shown.get(n).map_or(Span::at(0), |shown| shown.sentence);
    let around = n.saturating_sub(4)..n.saturating_add(5).min(scene.shown.len());
    around.filter_map(move |at| {
        let shown = scene.shown.get(at).filter(|shown| shown.sentence == near && at != n)?;
        match &shown.found.meaning {
            Meaning::Relative { unit, n, inside } if is_whole(inside) => {
                Some((*unit, *n, shown.found))
            }
            Meaning::Today(_) => Some((Unit::Day, 0, shown.found)),
            _ => None,
        }
    })
}

/// Whether nothing is named inside a unit but a weekday: "Thursday next week".
fn is_whole(inside: &Partial) -> bool {
    *inside == Partial { weekday: inside.weekday, ..Partial::default() }
}

/// An anniversary whose base is known, and how many years it counts.
fn fall(scene: &Scene<'_>, n: usize) -> Option<(Fall, i16)> {
    let shown = scene.shown.get(n)?;
    let ret = match (&shown.found.meaning, &shown.since) {
        (Meaning::Anniversary(ret), _) | (_, Some(ret)) => *ret,
        _ => return None,
    };
    let grounds = Grounds {
        text: scene.text,
        occasions: scene.occasions,
        told: &scene.told,
        sentence: shown.sentence,
        before: shown.before,
    };
    let bases = anniversary::bases(&ret, &grounds);
    let top = bases.first().filter(|base| base.strength >= 140)?;
    let least = top.strength.saturating_sub(if top.strength < 200 { 0 } else { 20 });
    let fits: Vec<&Base> = bases.iter().filter(|base| base.strength >= least).collect();
    let falls = |base: &&Base| count::years_from(base.day, i32::from(ret.n));
    let days: Vec<Date> = fits.iter().filter_map(falls).collect();
    if is_long_past(scene, n, &days) {
        return None;
    }
    let on = falls(&top).filter(|on| on.year() <= scene.occasions.horizon())?;
    let sum = format!("{} + {} = {}", top.day.year(), ret.n, on.year());
    Some((Fall { span: shown.found.span, on, days, sum, why: top.why.clone() }, ret.n))
}

/// An anniversary long before another one of the same article is told, not marked.
const SEASON: i32 = 120;

/// What the anniversaries of an article say. A hundredth birthday is prepared for years; a common
/// one is spoken of in its season, unless a younger one follows.
fn anniversaries(scene: &Scene<'_>) -> Vec<Evidence> {
    let falls: Vec<(usize, Fall, i16)> = (0..scene.shown.len())
        .filter_map(|n| fall(scene, n).map(|(fall, years)| (n, fall, years)))
        .collect();
    let latest = falls.iter().map(|(_, fall, _)| fall.on).max().unwrap_or(Date::MIN);
    let mut out = Vec::new();
    for (n, fall, years) in &falls {
        let sentence = scene.shown.get(*n).map_or("", |shown| shown.sentence.of(scene.text));
        let is_told = count::days_from(fall.on, SEASON).is_some_and(|day| day < latest);
        if is_told {
            out.push(fall.clue("is told of", 3, |day| {
                Some(Days::between(count::days_from(day, -200)?, Date::MAX))
            }));
            continue;
        }
        out.extend(fall.beside(scene, *n));
        if *years >= 100 || looks_ahead(sentence) {
            out.push(fall.clue("is looked forward to", 3, |day| {
                Some(Days::between(count::days_from(day, -900)?, count::days_from(day, 250)?))
            }));
            continue;
        }
        out.push(fall.clue("is spoken of", 3, |day| {
            Some(Days::between(count::days_from(day, -200)?, count::days_from(day, 250)?))
        }));
        out.push(
            fall.clue("is marked in its year", 4, |day| Some(Days::of(Moment::year(day.year())?))),
        );
    }
    out
}

/// Whether a sentence speaks of what is being prepared.
fn looks_ahead(sentence: &str) -> bool {
    const AHEAD: [&str; 12] = [
        "prepar",
        "upcoming",
        "forthcoming",
        "coming",
        "next year",
        "ahead of",
        "to greet",
        "앞두",
        "다가오",
        "即将",
        "迎来",
        "控え",
    ];
    AHEAD.iter().any(|word| sentence.contains(word))
}

/// An anniversary with the day it falls on, or the days it may fall on.
struct Fall {
    span: Span,
    on: Date,
    days: Vec<Date>,
    sum: String,
    why: String,
}

impl Fall {
    fn clue(&self, says: &str, weight: u8, of: impl Fn(Date) -> Option<Days>) -> Evidence {
        let days = Days::union(self.days.iter().filter_map(|day| of(*day)));
        let Self { on, sum, why, .. } = self;
        evidence(self.span, format!("{sum}: {on} {says} ({why})"), days, weight)
    }

    /// What the words beside it say: "earlier this month", "recent", a weekday.
    fn beside(&self, scene: &Scene<'_>, n: usize) -> Vec<Evidence> {
        let mut out = Vec::new();
        for (unit, n, found) in relatives(scene, n) {
            let says = format!("is spoken of with \"{}\"", found.span.of(scene.text));
            let gap = if found.span.end() <= self.span.start() {
                self.span.start().saturating_sub(found.span.end())
            } else {
                found.span.start().saturating_sub(self.span.end())
            };
            // Far apart in a sentence, another time is another matter.
            if gap > 60 && (n != 0 || unit <= Unit::Week) {
                continue;
            }
            let weight = if n == 0 { unit_weight(unit) } else { 3 };
            let clue = self.clue(&says, weight, |day| told_from(day, unit, n, found));
            out.push(Evidence { span: Some(self.span.cover(found.span)), ..clue });
        }
        if scene.shown.get(n).is_some_and(|shown| is_recent(scene.text, shown)) {
            out.push(
                self.clue("was recent", 2, |day| {
                    Some(Days::between(day, count::days_from(day, 60)?))
                }),
            );
        }
        if weekday_beside(scene, n) == Some(count::weekday_of(self.on)) {
            let name = super::weekday_name(count::weekday_of(self.on));
            out.push(self.clue(&format!("is the {name} spoken of"), 2, |day| {
                Some(Days::between(count::days_from(day, -6)?, count::days_from(day, 6)?))
            }));
        }
        out
    }
}

/// Whether the year of the anniversary is printed beside it, and later years are told elsewhere:
/// then the anniversary is told, not marked.
fn is_long_past(scene: &Scene<'_>, n: usize, days: &[Date]) -> bool {
    let near = scene.shown.get(n).map_or(Span::at(0), |shown| shown.sentence);
    let around = n.saturating_sub(4)..n.saturating_add(5).min(scene.shown.len());
    let latest = latest_year(scene);
    scene.shown.get(around).into_iter().flatten().any(|shown| {
        let year = told::printed(&shown.found.meaning).map(|moment| moment.first().year());
        let is_latest = year.is_some_and(|year| year >= latest);
        shown.sentence == near && !is_latest && days.iter().any(|day| Some(day.year()) == year)
    })
}

/// The latest year printed and not told as still to come.
fn latest_year(scene: &Scene<'_>) -> i16 {
    let past = scene.shown.iter().filter(|shown| shown.tense != Some(Tense::Future));
    let years = past.filter_map(|shown| Some(told::printed(&shown.found.meaning)?.first().year()));
    years.max().unwrap_or(i16::MIN)
}

/// The days of telling, when a day lies so many units away from them.
fn told_from(day: Date, unit: Unit, n: i32, found: &Found) -> Option<Days> {
    use dateline_model::TimeMod;
    let moment = count::unit_from(day, unit, n.checked_neg()?)?;
    let (first, last) = (moment.first(), moment.last());
    Some(match (n, found.modifier) {
        (0, Some(TimeMod::Start)) if unit > Unit::Day => Days::between(day, last),
        (0, Some(TimeMod::End)) if unit > Unit::Day => Days::between(first, day),
        _ => Days::between(first, last),
    })
}

/// A week beside an anniversary need not be its week; a month or year is.
fn unit_weight(unit: Unit) -> u8 {
    match unit {
        Unit::Month | Unit::Year => 1,
        Unit::Day => 2,
        _ => 3,
    }
}

/// "the recent 75th anniversary".
fn is_recent(text: &str, shown: &Shown<'_>) -> bool {
    let head = before(text, shown.found.span.start(), 40);
    let words = head.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(words, "recent" | "just-celebrated") || head.ends_with("최근 ")
}

/// A weekday right before an expression.
fn weekday_beside(scene: &Scene<'_>, n: usize) -> Option<i8> {
    let mine = scene.shown.get(n)?.found.span;
    let before = scene.shown.get(n.checked_sub(1)?)?.found;
    // "Saturday marks the 75th anniversary": a verb may stand between, not much more.
    if mine.start().saturating_sub(before.span.end()) > 24 {
        return None;
    }
    match before.meaning {
        Meaning::Calendar(Partial { weekday, month: None, day: None, .. }) => weekday,
        _ => None,
    }
}

/// A public date of once with "next week" and the like beside it: elections, congresses.
fn public_date(scene: &Scene<'_>, n: usize) -> Option<Evidence> {
    let shown = scene.shown.get(n)?;
    let (unit, n, found) = match &shown.found.meaning {
        Meaning::Relative { unit, n, inside } if is_whole(inside) && *unit >= Unit::Day => {
            (*unit, *n, shown.found)
        }
        _ => return None,
    };
    let named = scene.occasions.named_in(shown.sentence.of(scene.text));
    let named = named.into_iter().find(|named| {
        let once = scene.occasions.all.get(named.occasion).is_some_and(|o| !o.recurs);
        once && named.strength >= 300
    })?;
    let occasion = scene.occasions.all.get(named.occasion)?;
    let days = occasion.days.iter().filter_map(|day| told_from(*day, unit, n, &plain(found)));
    let days = Days::union(days);
    let begin = shown.sentence.start();
    let name = Span::new(begin + named.at.0, begin + named.at.1);
    let name = if name.fits(scene.text) { name } else { found.span };
    let says = format!(
        "\"{}\" holds a day of the {}",
        found.span.of(scene.text),
        occasion.id.replace('-', " ")
    );
    Some(evidence(name.cover(found.span), says, days, 2))
}

/// The expression without "early" or "late", which narrows a week too much.
fn plain(found: &Found) -> Found {
    Found { modifier: None, ..found.clone() }
}

/// "Sunday, October 10" without a year: the years in which it is one.
fn weekday_and_day(scene: &Scene<'_>, n: usize) -> Option<Evidence> {
    let shown = scene.shown.get(n)?;
    let Meaning::Calendar(Partial {
        year: None,
        month: Some(month),
        day: Some(day),
        weekday: Some(weekday),
        ..
    }) = shown.found.meaning
    else {
        return None;
    };
    let fits = (1900..=2100).filter_map(|year| Date::new(year, month, day).ok());
    let fits = fits.filter(|date| count::weekday_of(*date) == weekday);
    let near = fits.filter_map(|day| {
        Some(Days::between(count::days_from(day, -180)?, count::days_from(day, 180)?))
    });
    let days = Days::union(near);
    let says = format!("a {} on that day of the year", super::weekday_name(weekday));
    Some(evidence(shown.found.span, says, days, 3))
}

/// The weekday on which the report was made: "state media reported Thursday".
fn reported(scene: &Scene<'_>) -> Option<Reported> {
    scene.shown.iter().find_map(|shown| match shown.found.meaning {
        Meaning::Calendar(Partial {
            weekday: Some(weekday),
            month: None,
            day: None,
            which: Which::Nearest,
            ..
        }) if is_report(scene.text, shown.found.span) => {
            Some(Reported { span: shown.found.span, weekday })
        }
        _ => None,
    })
}

/// Whether a reporting word stands right beside a weekday.
fn is_report(text: &str, weekday: Span) -> bool {
    const BEFORE: [&str; 10] = [
        "said",
        "reported",
        "announced",
        "reports",
        "says",
        "stated",
        "confirmed",
        "disclosed",
        "revealed",
        "told",
    ];
    const BEHIND: [&str; 10] =
        ["보도", "전했", "밝혔", "말했", "报道", "表示", "报导", "報じ", "伝え", "述べ"];
    let head = before(text, weekday.start(), 40).trim_end();
    let head = head.strip_suffix(" on").unwrap_or(head);
    let head = head.strip_suffix(" late").or(head.strip_suffix(" early")).unwrap_or(head);
    let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let tail = after(text, weekday.end(), 80);
    let near: String =
        tail.chars().take_while(|c| !matches!(c, '\n' | '.' | '。')).take(24).collect();
    BEFORE.contains(&word) || BEHIND.iter().any(|cue| near.contains(cue))
}
