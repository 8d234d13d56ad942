//! Ranges: each end borrows from the other what it leaves out.

use super::{Anchors, Answer, one};
use crate::time::count;
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::Pointer;
use dateline_model::{Basis, Moment};
use jiff::civil::Date;

/// From one expression until the other.
pub(super) fn range(first: &Meaning, last: &Meaning, anchors: &Anchors) -> Answer {
    let start = one(&begun(first, last), anchors);
    let Some(from) = start.moment.map(Moment::first) else { return start };
    let end = match last {
        Meaning::Pointer(Pointer::Present) => one(&Meaning::Today(Partial::default()), anchors),
        Meaning::Calendar(partial) => ended(partial, first, from, anchors),
        _ => one(last, anchors),
    };
    let Some(to) = end.moment.filter(|to| to.last() >= from) else { return start };
    let value = format!("{}/{}", start.value, end.value);
    let is_anchored = start.is_anchored || end.is_anchored;
    let basis = start.basis.or(end.basis.filter(|_| !matches!(last, Meaning::Calendar(_))));
    Answer { value, moment: Some(Moment::range(from, to.last())), is_anchored, basis, ..start }
}

/// The start takes the year of its end: "November to February 2017" began in 2016.
fn begun(first: &Meaning, last: &Meaning) -> Meaning {
    let (Meaning::Calendar(start), Meaning::Calendar(end)) = (first, last) else {
        return first.clone();
    };
    let is_named = start.month.is_some() && end.month.is_some();
    match (start.year, end.year) {
        (None, Some(year)) if is_named => {
            let wraps = (start.month, start.day) > (end.month, end.day);
            let year = year.checked_sub(i16::from(wraps));
            Meaning::Calendar(Partial { year, ..*start })
        }
        _ => first.clone(),
    }
}

/// The end takes month and year of its start, or the next ones.
fn ended(end: &Partial, first: &Meaning, from: Date, anchors: &Anchors) -> Answer {
    let at = |partial: Partial| one(&Meaning::Calendar(partial), anchors);
    if end.year.is_some() {
        return at(*end);
    }
    if let (Some(weekday), None, None) = (end.weekday, end.month, end.day) {
        let day = count::days_from(from, 1).and_then(|day| count::weekday_after(day, weekday));
        return day.map_or_else(Answer::default, |day| {
            let unit = crate::time::words::Unit::Day;
            Answer::of(Moment::day(day), unit).anchored(Basis::Weekday)
        });
    }
    if end.month.is_none() && end.day.is_none() {
        return at(*end);
    }
    let months_on = |n: i32| count::month_from(from, n).map(|day| (day.year(), day.month()));
    let here = Some((from.year(), from.month()));
    let (year, month) = match (end.month, end.day) {
        (Some(month), day) => {
            let is_month = matches!(first, Meaning::Calendar(first) if first.day.is_none());
            let key = (month, if is_month { 31 } else { day.unwrap_or(31) });
            let wraps = key < (from.month(), from.day());
            (from.year().checked_add(i16::from(wraps)), Some(month))
        }
        (None, Some(day)) => {
            let place = if day < from.day() { months_on(1) } else { here };
            (place.map(|place| place.0), place.map(|place| place.1))
        }
        _ => (None, None),
    };
    at(Partial { year, month, weekday: None, ..*end })
}
