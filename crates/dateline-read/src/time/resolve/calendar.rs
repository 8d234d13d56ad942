//! Calendar dates with fields missing: which year, which month, which day.

use super::days::day_alone;
use super::nth::nth;
use super::{Anchors, Answer};
use crate::time::count;
use crate::time::meaning::{Clock, Partial};
use crate::time::words::{Tense, Unit, Which};
use dateline_model::{Basis, Moment, TimeKind};
use jiff::civil::Date;

/// Beyond so many days the other side's nearest day stays a rival.
const FAR: i32 = 183;

/// A date of the calendar, filled from its anchors.
pub(super) fn calendar(partial: &Partial, anchors: &Anchors) -> Answer {
    let partial = &turned(partial, anchors);
    let is_week_of = partial.reach == Some(Unit::Week) && partial.nth.is_none();
    let answer = if is_week_of || partial.reach == Some(Unit::Weekend) {
        week_of_day(partial, partial.reach.unwrap_or(Unit::Week), anchors)
    } else if let Some(answer) = nth(partial, anchors) {
        answer
    } else if partial.day.is_some() {
        day(partial, anchors)
    } else if partial.month.is_some() {
        month_of(partial, anchors)
    } else if let Some(weekday) = partial.weekday {
        weekday_alone(weekday, partial, anchors)
    } else if partial.season.is_some() || partial.quarter.is_some() || partial.half.is_some() {
        division(partial, anchors)
    } else if partial.year.is_some() {
        year(partial)
    } else {
        clock_alone(anchors)
    };
    let answer = if partial.is_era && answer.basis.is_none() {
        Answer { basis: Some(Basis::Era), ..answer }
    } else {
        answer
    };
    let answer = match (partial.year, partial.beside) {
        (Some(year), Some(beside)) if year != beside => {
            let says = format!("the other year count says {year}, beside it stands {beside}");
            let rivals = vec![format!("{beside:04}")];
            Answer { doubt: Some(("era_disagrees", says)), rivals, ..answer }
        }
        _ => answer,
    };
    timed(answer, partial)
}

/// Day and month the other way round where the page's habit says so.
fn turned(partial: &Partial, anchors: &Anchors) -> Partial {
    if partial.is_swappable && anchors.month_first == Some(true) {
        return Partial { month: partial.day, day: partial.month, ..*partial };
    }
    *partial
}

/// Adds part of day or clock to a day.
pub(super) fn timed(answer: Answer, partial: &Partial) -> Answer {
    if let Some(clock) = partial.clock {
        return clocked(answer, clock);
    }
    let Some(part) = partial.part else { return answer };
    Answer { kind: Some(TimeKind::Time), value: format!("{}T{part}", answer.value), ..answer }
}

/// Adds a clock time; with a zone the value is the instant in UTC.
fn clocked(answer: Answer, clock: Clock) -> Answer {
    let Clock { hour, minute, zone } = clock;
    let day = answer.moment.and_then(Moment::as_day);
    let kind = Some(TimeKind::Time);
    if let (Some(day), Some(zone)) = (day, zone) {
        let minutes = i32::from(hour) * 60 + i32::from(minute) - i32::from(zone);
        let moved = count::days_from(day, minutes.div_euclid(1440)).unwrap_or(day);
        let (hour, minute) = (minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
        return Answer { kind, value: format!("{moved}T{hour:02}:{minute:02}Z"), ..answer };
    }
    Answer { kind, value: format!("{}T{hour:02}:{minute:02}", answer.value), ..answer }
}

/// A clock time alone stands on the day last told nearby, else on the anchor.
fn clock_alone(anchors: &Anchors) -> Answer {
    let told = anchors.told.filter(|(_, unit)| *unit == Unit::Day).map(|(moment, _)| moment);
    let day = told.and_then(Moment::as_day).or(anchors.day);
    match day {
        Some(day) => Answer::of(Moment::day(day), Unit::Day).anchored(Basis::Relative),
        None => Answer::valued("XXXX-XX-XX"),
    }
}

/// A day of a month, with or without its year or its month.
fn day(partial: &Partial, anchors: &Anchors) -> Answer {
    let Some(number) = partial.day else { return Answer::default() };
    let Some(month) = partial.month else { return day_alone(number, partial, anchors) };
    let Some(year) = partial.year else { return day_without_year(month, number, partial, anchors) };
    let Ok(date) = Date::new(year, month, number) else { return impossible(year, month, number) };
    let mut answer = Answer::of(Moment::day(date), Unit::Day);
    if let Some(weekday) = partial.weekday.filter(|weekday| *weekday != count::weekday_of(date)) {
        let near = count::weekday_before(date, weekday).map(|day| day.to_string());
        answer.doubt = Some(("weekday_disagrees", format!("{date} is no such weekday")));
        answer.rivals.extend(near);
    }
    if partial.is_swappable && anchors.month_first.is_none() {
        swapped(answer, date, anchors)
    } else {
        answer
    }
}

/// Both orders of figures fit: the one nearer to the anchor, the other its rival.
fn swapped(answer: Answer, date: Date, anchors: &Anchors) -> Answer {
    let Ok(other) = Date::new(date.year(), date.day(), date.month()) else { return answer };
    let far = |day: Date| anchors.day.map_or(0, |anchor| distance(anchor, day).abs());
    let (best, rival) = if far(other) < far(date) { (other, date) } else { (date, other) };
    Answer { rivals: vec![rival.to_string()], ..Answer::of(Moment::day(best), Unit::Day) }
}

fn impossible(year: i16, month: i8, day: i8) -> Answer {
    let says = format!("the calendar has no {year:04}-{month:02}-{day:02}");
    let moment = Moment::month(year, month);
    let value = moment.map_or_else(|| format!("{year:04}"), |moment| moment.to_string());
    Answer { moment, doubt: Some(("date_impossible", says)), ..Answer::valued(value) }
}

pub(super) fn distance(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The year of "October 25".
fn day_without_year(month: i8, number: i8, partial: &Partial, anchors: &Anchors) -> Answer {
    let unknown = || Answer::valued(format!("XXXX-{month:02}-{number:02}"));
    let in_year = |year: i16| Date::new(year, month, number).ok();
    if let Some(year) = narrated_year(month, anchors)
        && let Some(date) = in_year(year)
    {
        let answer = Answer::of(Moment::day(date), Unit::Day).anchored(Basis::Relative);
        let rivals = anchors.day.and_then(|anchor| in_year(anchor.year()));
        return Answer { rivals: rivals.iter().map(Date::to_string).collect(), ..answer };
    }
    let Some(anchor) = anchors.day else { return unknown() };
    let years = |reach: i16| -> Vec<Date> {
        (-reach..=reach).filter_map(|n| in_year(anchor.year().checked_add(n)?)).collect()
    };
    let is_named = |date: &Date| partial.weekday.is_none_or(|day| day == count::weekday_of(*date));
    // A year further off would be printed; 29 February comes every fourth year.
    let near: Vec<Date> = years(1).into_iter().filter(is_named).collect();
    let mut fits = if near.is_empty() { years(if number == 29 { 8 } else { 1 }) } else { near };
    fits.sort_by_key(|date| distance(anchor, *date).abs());
    let past = fits.iter().copied().find(|date| *date <= anchor);
    let next = fits.iter().copied().find(|date| *date >= anchor);
    let Some((best, rival)) = side(past, next, anchor, partial.which, anchors.tense) else {
        return unknown();
    };
    let answer = Answer::of(Moment::day(best), Unit::Day).anchored(Basis::Relative);
    let is_far = distance(anchor, best).abs() > FAR;
    let rivals = rival.filter(|_| is_far).map(|day| day.to_string()).into_iter().collect();
    Answer { rivals, ..answer }
}

/// The year the paragraph tells of: a past one, when nothing says that the present is meant.
fn narrated_year(month: i8, anchors: &Anchors) -> Option<i16> {
    let (told, unit) = anchors.told.filter(|_| anchors.is_near)?;
    if anchors.tense == Some(Tense::Future) || !matches!(unit, Unit::Day | Unit::Month | Unit::Year)
    {
        return None;
    }
    let is_past = anchors.day.is_none_or(|anchor| told.last().year() < anchor.year());
    let year = told.first().year();
    // A story goes forward: what lies five months back is told of the next year.
    let wraps = unit != Unit::Year && month <= told.first().month() - 5;
    is_past.then(|| year + i16::from(wraps))
}

/// The nearest on the side that the words and the tense ask for, and the nearest on the other.
fn side(
    past: Option<Date>,
    next: Option<Date>,
    anchor: Date,
    which: Which,
    tense: Option<Tense>,
) -> Option<(Date, Option<Date>)> {
    let wants_next = match which {
        Which::Next => true,
        Which::Last => false,
        _ if tense == Some(Tense::Future) => true,
        _ => match (past, next) {
            // A day just ahead is meant rather than one of last year, which would have its year
            // printed; a verb in the past tense makes that less sure.
            (Some(past), Some(next)) => {
                let ahead = match tense {
                    Some(Tense::Past) => 75,
                    // "June 12 is the day": the nearer of the two.
                    Some(Tense::Present) => FAR,
                    _ => 120,
                };
                distance(anchor, next) < ahead && distance(past, anchor) > FAR
            }
            _ => past.is_none(),
        },
    };
    match (past, next, wants_next) {
        (past, Some(next), true) => Some((next, past)),
        (Some(past), next, _) => Some((past, next)),
        (None, Some(next), false) => Some((next, None)),
        (None, None, _) => None,
    }
}

/// A month, with or without its year.
pub(super) fn month_of(partial: &Partial, anchors: &Anchors) -> Answer {
    let Some(month) = partial.month else { return Answer::default() };
    let unknown = || Answer::valued(format!("XXXX-{month:02}"));
    let of = |year: i16| Moment::month(year, month).map(|moment| Answer::of(moment, Unit::Month));
    if let Some(year) = partial.year {
        return of(year).unwrap_or_else(unknown);
    }
    if let Some(year) = narrated_year(month, anchors).filter(|_| partial.which == Which::Nearest) {
        return of(year).map_or_else(unknown, |answer| answer.anchored(Basis::Relative));
    }
    let Some(anchor) = anchors.day else { return unknown() };
    let ahead = match (partial.which, anchors.tense) {
        (Which::Next, _) => month <= anchor.month(),
        (Which::Last, _) if month >= anchor.month() => return back(of(anchor.year() - 1), unknown),
        (Which::Last | Which::This, _) => false,
        (_, Some(Tense::Future)) => month < anchor.month(),
        // A month just ahead rather than the one of last year, whose year would be printed.
        (_, tense)
            if (month - anchor.month()).rem_euclid(12)
                <= if tense == Some(Tense::Past) { 1 } else { 2 } =>
        {
            month < anchor.month()
        }
        _ if month > anchor.month() => return back(of(anchor.year() - 1), unknown),
        _ => false,
    };
    back(of(anchor.year() + i16::from(ahead)), unknown)
}

fn back(answer: Option<Answer>, unknown: impl FnOnce() -> Answer) -> Answer {
    answer.map_or_else(unknown, |answer| answer.anchored(Basis::Relative))
}

/// "Thursday": the last one on or before the anchor, the next where the words look ahead.
fn weekday_alone(weekday: i8, partial: &Partial, anchors: &Anchors) -> Answer {
    let Some(anchor) = anchors.day else { return Answer::valued(format!("XXXX-WXX-{weekday}")) };
    let yesterday = count::days_from(anchor, -1).unwrap_or(anchor);
    let tomorrow = count::days_from(anchor, 1).unwrap_or(anchor);
    let (day, rival) = match (partial.which, anchors.tense) {
        (Which::Last | Which::Previous, _) => (
            count::weekday_before(yesterday, weekday),
            count::weekday_in_week(anchor, weekday).and_then(|day| count::days_from(day, -7)),
        ),
        (Which::Next | Which::Following, _) => (
            count::weekday_after(tomorrow, weekday),
            count::weekday_in_week(anchor, weekday).and_then(|day| count::days_from(day, 7)),
        ),
        (Which::This, _) => (count::weekday_in_week(anchor, weekday), None),
        (_, Some(Tense::Future)) => (count::weekday_after(anchor, weekday), None),
        _ => (count::weekday_before(anchor, weekday), None),
    };
    let Some(day) = day else { return Answer::valued(format!("XXXX-WXX-{weekday}")) };
    let rivals = rival.filter(|other| *other != day).map(|day| day.to_string());
    let answer = Answer::of(Moment::day(day), Unit::Day).anchored(Basis::Weekday);
    Answer { rivals: rivals.into_iter().collect(), ..answer }
}

/// The week or weekend a day belongs to: "the week of March 6", "Labor Day weekend".
fn week_of_day(partial: &Partial, reach: Unit, anchors: &Anchors) -> Answer {
    let partial = &Partial { reach: None, ..*partial };
    let answer = nth(partial, anchors).unwrap_or_else(|| day(partial, anchors));
    let Some(day) = answer.moment.and_then(Moment::as_day) else { return answer };
    // The weekend of a Monday is the one before it.
    let is_monday = reach == Unit::Weekend && count::weekday_of(day) == 1;
    let inside = if is_monday { count::days_from(day, -1) } else { Some(day) };
    match inside.and_then(|day| count::unit_around(day, reach)) {
        Some(moment) => Answer {
            basis: answer.basis,
            is_anchored: answer.is_anchored,
            ..Answer::of(moment, reach)
        },
        None => answer,
    }
}

/// A season, quarter or half, of the year printed or of the last one begun.
pub(super) fn division(partial: &Partial, anchors: &Anchors) -> Answer {
    let printed = partial.year.and_then(|year| division_in(partial, year));
    if let Some(answer) = printed {
        return answer;
    }
    let unknown = || {
        let part = partial.season.map(str::to_owned);
        let part = part.or_else(|| partial.quarter.map(|n| format!("Q{n}")));
        Answer::valued(format!("XXXX-{}", part.unwrap_or_else(|| "H1".to_owned())))
    };
    let Some(anchor) = anchors.day else { return unknown() };
    let this = division_in(partial, anchor.year());
    let begins = this.as_ref().and_then(|answer| answer.moment).map(Moment::first);
    let n = match (partial.which, anchors.tense) {
        (Which::Last, _) if begins.is_some_and(|day| distance(day, anchor) < 92) => -1,
        (Which::Next, _) if begins.is_some_and(|day| day <= anchor) => 1,
        (Which::Next | Which::This, _) | (_, Some(Tense::Future)) => 0,
        _ if begins.is_some_and(|day| day > anchor) => -1,
        _ => 0,
    };
    let answer = division_in(partial, anchor.year() + n);
    answer.map_or_else(unknown, |answer| answer.anchored(Basis::Relative))
}

/// A season, quarter or half of a year.
pub(super) fn division_in(partial: &Partial, year: i16) -> Option<Answer> {
    let (moment, tail) = if let Some(season) = partial.season {
        (count::season(year, season)?, season.to_owned())
    } else if let Some(quarter) = partial.quarter {
        (count::quarter(year, quarter)?, format!("Q{quarter}"))
    } else {
        let half = partial.half?;
        (count::half(year, half)?, format!("H{half}"))
    };
    let unit = partial.quarter.map(|_| Unit::Quarter);
    let value = format!("{year:04}-{tail}");
    Some(Answer { value, moment: Some(moment), unit, ..Answer::default() })
}

fn year(partial: &Partial) -> Answer {
    let Some(year) = partial.year else { return Answer::default() };
    match partial.reach {
        Some(unit) => count::reach(year, unit).map_or_else(Answer::default, |moment| Answer {
            unit: None,
            ..Answer::of(moment, unit)
        }),
        None => {
            Moment::year(year).map_or_else(Answer::default, |moment| Answer::of(moment, Unit::Year))
        }
    }
}
