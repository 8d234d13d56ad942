//! Clues: what the words of an article say about the day it was published.

use super::days::Days;
use super::{Evidence, Reported};
use crate::lexicon::{Lifetimes, Occasions};
use crate::time::anniversary::{self, Base, Grounds};
use crate::time::count;
use crate::time::lines::{after, before};
use crate::time::meaning::{Found, Meaning, Partial, Return};
use crate::time::words::{Tense, Unit, Which};
use dateline_model::{DatelineDay, Granularity, Moment, Span};
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
    out.extend(past(scene));
    out.extend(future(scene));
    out.extend(super::named::gather(scene));
    for n in 0..scene.shown.len() {
        out.extend(anniversary(scene, n));
        out.extend(public_date(scene, n));
        out.extend(weekday_and_day(scene, n));
    }
    (out, reported(scene))
}

fn evidence(span: Span, says: String, days: Days, weight: u8) -> Evidence {
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

/// The latest day told as past: the article is no older. A bare year is told as past only by its
/// verb or by "since", a day or month also by neither; what stands behind "until" or "due" is not.
fn past(scene: &Scene<'_>) -> Option<Evidence> {
    let told = scene.shown.iter().filter_map(|shown| {
        let moment = printed(&shown.found.meaning)?;
        // Languages that give no tense to be read here: a month may lie ahead as a year may.
        let is_plain = shown.found.span.of(scene.text).is_ascii();
        let is_day = moment.as_day().is_some();
        let is_year = moment.granularity() == Granularity::Year || !(is_plain || is_day);
        let lead = lead(scene.text, shown.found.span);
        let is_past = match shown.tense {
            _ if lead == Lead::Ahead || (is_year && lead == Lead::Name) => false,
            _ if lead == Lead::Since => true,
            Some(Tense::Past) => true,
            Some(Tense::Future) => false,
            _ => !is_year,
        };
        is_past.then_some((moment, shown.found.span))
    });
    let (moment, span) = told.max_by_key(|(moment, _)| moment.first())?;
    let says = format!("tells {moment} as past, so published on it or later");
    Some(evidence(span, says, Days::between(moment.first(), Date::MAX), 1))
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
fn future(scene: &Scene<'_>) -> Option<Evidence> {
    let told = scene.shown.iter().filter_map(|shown| {
        let moment = printed(&shown.found.meaning).filter(|moment| moment.as_day().is_some())?;
        (shown.tense == Some(Tense::Future)).then_some((moment, shown.found.span))
    });
    let (moment, span) = told.min_by_key(|(moment, _)| moment.last())?;
    let says = format!("tells {moment} as still to come, so published on it or earlier");
    Some(evidence(span, says, Days::between(Date::MIN, moment.last()), 2))
}

/// What is printed with its year.
fn printed(meaning: &Meaning) -> Option<Moment> {
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

/// The relative words in the sentence of an expression: "earlier this month", "last week".
fn relatives<'s>(scene: &'s Scene<'_>, n: usize) -> impl Iterator<Item = (Unit, i32, &'s Found)> {
    let near = scene.shown.get(n).map_or(Span::at(0), |shown| shown.sentence);
    let around = n.saturating_sub(4)..n.saturating_add(5).min(scene.shown.len());
    around.filter_map(move |at| {
        let shown = scene.shown.get(at).filter(|shown| shown.sentence == near && at != n)?;
        match &shown.found.meaning {
            Meaning::Relative { unit, n, inside } if *inside == Partial::default() => {
                Some((*unit, *n, shown.found))
            }
            Meaning::Today(_) => Some((Unit::Day, 0, shown.found)),
            _ => None,
        }
    })
}

/// An anniversary whose base is known.
fn anniversary(scene: &Scene<'_>, n: usize) -> Vec<Evidence> {
    let Some(shown) = scene.shown.get(n) else { return Vec::new() };
    let ret = match (&shown.found.meaning, &shown.since) {
        (Meaning::Anniversary(ret), _) | (_, Some(ret)) => *ret,
        _ => return Vec::new(),
    };
    let grounds = Grounds {
        text: scene.text,
        occasions: scene.occasions,
        told: &scene.told,
        sentence: shown.sentence,
        before: shown.before,
    };
    let bases = anniversary::bases(&ret, &grounds);
    let Some(top) = bases.first().filter(|base| base.strength >= 140) else { return Vec::new() };
    let least = top.strength.saturating_sub(if top.strength < 200 { 0 } else { 20 });
    let fits: Vec<&Base> = bases.iter().filter(|base| base.strength >= least).collect();
    let falls = |base: &&Base| count::years_from(base.day, i32::from(ret.n));
    let days: Vec<Date> = fits.iter().filter_map(falls).collect();
    if is_long_past(scene, n, &days) {
        return Vec::new();
    }
    let Some(on) = falls(&top).filter(|on| on.year() <= scene.occasions.horizon()) else {
        return Vec::new();
    };
    let sum = format!("{} + {} = {}", top.day.year(), ret.n, on.year());
    let fall = Fall { span: shown.found.span, on, days, sum, why: top.why.clone() };
    let mut out = fall.beside(scene, n);
    // A hundredth birthday is prepared for years; a common anniversary is spoken of in its season.
    if ret.n >= 100 || looks_ahead(shown.sentence.of(scene.text)) {
        out.push(fall.clue("is looked forward to", 3, |day| {
            Some(Days::between(count::days_from(day, -900)?, count::days_from(day, 250)?))
        }));
        return out;
    }
    out.push(fall.clue("is spoken of", 3, |day| {
        Some(Days::between(count::days_from(day, -200)?, count::days_from(day, 250)?))
    }));
    out.push(
        fall.clue("is marked in its year", 4, |day| Some(Days::of(Moment::year(day.year())?))),
    );
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
        let year = printed(&shown.found.meaning).map(|moment| moment.first().year());
        let is_latest = year.is_some_and(|year| year >= latest);
        shown.sentence == near && !is_latest && days.iter().any(|day| Some(day.year()) == year)
    })
}

/// The latest year printed and not told as still to come.
fn latest_year(scene: &Scene<'_>) -> i16 {
    let past = scene.shown.iter().filter(|shown| shown.tense != Some(Tense::Future));
    let years = past.filter_map(|shown| Some(printed(&shown.found.meaning)?.first().year()));
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
        Meaning::Relative { unit, n, inside }
            if *inside == Partial::default() && *unit >= Unit::Day =>
        {
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
