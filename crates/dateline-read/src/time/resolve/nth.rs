//! One of a row: the nth weekday of a month, the nth week of a month or year; feasts and lunar
//! dates.

use super::calendar::{distance, month_of};
use super::{Anchors, Answer};
use crate::time::count;
use crate::time::lunar;
use crate::time::meaning::{Feast, Lunar, Partial};
use crate::time::words::{Unit, Which};
use dateline_model::{Basis, Moment};
use jiff::civil::Date;

/// What must be looked up: a feast, a lunar date, the nth week or weekday.
pub(super) fn nth(partial: &Partial, anchors: &Anchors) -> Option<Answer> {
    if let Some(sky) = partial.feast {
        return Some(feast(partial, anchors, |year| day_in(sky, year)));
    }
    if partial.lunar.is_some() {
        return Some(lunar_date(partial, anchors));
    }
    let n = partial.nth?;
    if partial.reach == Some(Unit::Week) && partial.month.is_none() {
        let year = partial.year.or(anchors.day.map(Date::year));
        return Some(answered(partial, year.and_then(|year| week_of_year(year, n)), Unit::Week));
    }
    let month = partial.month?;
    if let Some(weekday) = partial.weekday.filter(|_| partial.reach.is_none()) {
        return Some(feast(partial, anchors, |year| nth_weekday(year, month, weekday, n)));
    }
    let named = Partial { nth: None, reach: None, weekday: None, ..*partial };
    let found = month_of(&named, anchors).moment.map(Moment::first);
    let thursday = found.and_then(|day| nth_weekday(day.year(), day.month(), 4, n));
    Some(answered(partial, thursday.map(Moment::week_of), Unit::Week))
}

/// The day of a feast in a common year.
fn day_in(feast: Feast, year: i16) -> Option<Date> {
    match feast {
        Feast::Easter(days) => count::days_from(easter(year)?, days.into()),
        Feast::Lunar(month, day) => lunar::festival(year, month, day),
        Feast::Qingming => lunar::qingming(year),
        Feast::Dongzhi => lunar::dongzhi(year),
    }
}

/// A day or month of the lunar calendar as days of the common one.
fn lunar_date(partial: &Partial, anchors: &Anchors) -> Answer {
    let unknown = || {
        let says = "the lunar calendar has no such day, or not in the years known".to_owned();
        Answer { doubt: Some(("lunar_unread", says)), ..Answer::valued("XXXX-XX-XX") }
    };
    let Some(month) = partial.month else { return unknown() };
    let is_leap = partial.lunar == Some(Lunar::Leap);
    if let Some(day) = partial.day {
        if partial.year.is_none() && !is_leap {
            let answer = feast(partial, anchors, |year| lunar::festival(year, month, day));
            return if answer.moment.is_some() { answer } else { unknown() };
        }
        let year = partial.year.or(anchors.day.map(Date::year));
        let day = year.and_then(|year| lunar::day(year, month, day, is_leap));
        return day
            .map_or_else(unknown, |day| answered(partial, Some(Moment::day(day)), Unit::Day));
    }
    let year = partial.year.or(anchors.day.map(Date::year));
    match year.and_then(|year| lunar::month(year, month, is_leap)) {
        Some((first, last)) => {
            let moment = Moment::range(first, last);
            let answer =
                Answer { moment: Some(moment), ..Answer::valued(format!("{first}/{last}")) };
            if partial.year.is_some() { answer } else { answer.anchored(Basis::Relative) }
        }
        None => unknown(),
    }
}

fn answered(partial: &Partial, moment: Option<Moment>, unit: Unit) -> Answer {
    let Some(moment) = moment else { return Answer::valued("XXXX-WXX") };
    let answer = Answer::of(moment, unit);
    if partial.year.is_some() { answer } else { answer.anchored(Basis::Relative) }
}

/// A day that each year has elsewhere: in the year printed, else the nearest on the side asked for.
pub(super) fn feast(
    partial: &Partial,
    anchors: &Anchors,
    in_year: impl Fn(i16) -> Option<Date>,
) -> Answer {
    let day = match (partial.year, anchors.day) {
        (Some(year), _) => in_year(year),
        (None, Some(anchor)) => {
            let years = (-1..=1).filter_map(|n| anchor.year().checked_add(n));
            let days = years.filter_map(in_year);
            let fits = days.filter(|day| match partial.which {
                Which::Last | Which::Previous => *day < anchor,
                Which::Next | Which::Following => *day > anchor,
                _ => true,
            });
            fits.min_by_key(|day| distance(anchor, *day).abs())
        }
        (None, None) => None,
    };
    match (day, partial.month) {
        (Some(day), _) => answered(partial, Some(Moment::day(day)), Unit::Day),
        (None, Some(month)) => Answer::valued(format!("XXXX-{month:02}")),
        (None, None) => Answer::valued("XXXX-XX-XX"),
    }
}

/// The nth weekday of a month; -1 is the last.
fn nth_weekday(year: i16, month: i8, weekday: i8, n: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    if n < 0 {
        return count::weekday_before(first.last_of_month(), weekday);
    }
    let day = count::weekday_after(first, weekday)?;
    let day = count::days_from(day, i32::from(n.checked_sub(1)?).checked_mul(7)?)?;
    (day.month() == month).then_some(day)
}

/// The nth ISO week of a year; -1 is the last.
fn week_of_year(year: i16, n: i8) -> Option<Moment> {
    // 4 January is always in the first week, 28 December in the last.
    if n < 0 {
        return Some(Moment::week_of(Date::new(year, 12, 28).ok()?));
    }
    let first = Date::new(year, 1, 4).ok()?;
    let day = count::days_from(first, i32::from(n.checked_sub(1)?).checked_mul(7)?)?;
    (day.iso_week_date().year() == year).then(|| Moment::week_of(day))
}

/// Easter Sunday of the Gregorian calendar.
fn easter(year: i16) -> Option<Date> {
    // Meeus, Astronomical Algorithms, chapter 8.
    let number = i32::from(year);
    let golden = number.rem_euclid(19);
    let (century, rest) = (number.div_euclid(100), number.rem_euclid(100));
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let moon = (19 * golden + century - century / 4 - shift + 15).rem_euclid(30);
    let sunday =
        (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - moon - rest.rem_euclid(4)).rem_euclid(7);
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    let (month, day) = (days / 31, days.rem_euclid(31) + 1);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        let day = |year| easter(year).unwrap().to_string();
        assert_eq!(
            [1961, 2000, 2018, 2019, 2024, 2038].map(day),
            ["1961-04-02", "2000-04-23", "2018-04-01", "2019-04-21", "2024-03-31", "2038-04-25"]
        );
    }

    #[test]
    fn the_last_monday_and_the_last_week() {
        assert_eq!(nth_weekday(2019, 4, 1, -1).unwrap().to_string(), "2019-04-29");
        assert_eq!(nth_weekday(2019, 4, 1, 6), None);
        assert_eq!(week_of_year(2015, -1).unwrap().first().to_string(), "2015-12-28");
    }
}
