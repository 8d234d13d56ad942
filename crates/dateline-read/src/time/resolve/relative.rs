//! Relative dates: so many units from the anchor, or from what was told.

use super::calendar::{calendar, division_in, timed};
use super::{Anchors, Answer};
use crate::time::count;
use crate::time::meaning::Partial;
use crate::time::words::{Tense, Unit, Which};
use dateline_model::{Basis, Moment};
use jiff::civil::Date;

/// The value of a unit nobody can place.
fn unplaced(unit: Unit, n: i32) -> &'static str {
    match unit {
        Unit::Day if n == 0 => "PRESENT_REF",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        _ => "XXXX-XX-XX",
    }
}

/// So many units from an anchor.
pub(super) fn relative(
    unit: Unit,
    n: i32,
    inside: &Partial,
    anchor: Option<Date>,
    anchors: &Anchors,
) -> Answer {
    let Some(anchor) = anchor else { return Answer::valued(unplaced(unit, n)) };
    let answer = placed(unit, n, inside, anchor, anchors).map_or_else(
        || Answer::valued(unplaced(unit, n)),
        |answer| answer.anchored(Basis::Relative),
    );
    timed(answer, inside)
}

fn placed(unit: Unit, n: i32, inside: &Partial, anchor: Date, anchors: &Anchors) -> Option<Answer> {
    if unit < Unit::Day {
        return Some(Answer::of(Moment::day(anchor), Unit::Day));
    }
    // "Two weeks ago" is a day, "last week" is a week.
    if matches!(unit, Unit::Week | Unit::Fortnight)
        && n.abs() > 1
        && inside.weekday.is_none()
        && inside.reach.is_none()
    {
        let days = n.checked_mul(if unit == Unit::Week { 7 } else { 14 })?;
        return Some(Answer::of(Moment::day(count::days_from(anchor, days)?), Unit::Day));
    }
    let moment = count::unit_from(anchor, unit, n)?;
    let year = moment.first().year();
    let named =
        Partial { year: Some(year), which: Which::Nearest, clock: None, part: None, ..*inside };
    match unit {
        Unit::Month if inside.nth.is_some() => {
            let month = Some(moment.first().month());
            Some(calendar(&Partial { month, ..named }, anchors))
        }
        Unit::Year if inside.nth.is_some() || inside.feast.is_some() => {
            Some(calendar(&named, anchors))
        }
        Unit::Week if inside.weekday.is_some() => {
            let day = count::weekday_in_week(moment.first(), inside.weekday?)?;
            Some(Answer::of(Moment::day(day), Unit::Day))
        }
        Unit::Month if inside.day.is_some() => {
            let month = Some(moment.first().month());
            Some(calendar(&Partial { month, ..named }, anchors))
        }
        Unit::Year if inside.month.is_some() => Some(calendar(&named, anchors)),
        Unit::Year
            if inside.season.is_some() || inside.quarter.is_some() || inside.half.is_some() =>
        {
            division_in(&named, year)
        }
        Unit::Century if inside.reach == Some(Unit::Decade) => {
            let year = year.checked_add(inside.year?)?;
            let moment = count::reach(year, Unit::Decade)?;
            Some(Answer { unit: None, ..Answer::of(moment, Unit::Decade) })
        }
        Unit::Decade | Unit::Century => Some(Answer { unit: None, ..Answer::of(moment, unit) }),
        _ => Some(Answer::of(moment, unit)),
    }
}

/// So many units ago; where a quarter was told, a year ago is that quarter of the year before.
pub(super) fn ago(unit: Unit, n: i32, anchors: &Anchors) -> Answer {
    let quarter = anchors.quarter.filter(|_| unit == Unit::Year && n == -1);
    let (unit, n) = match unit {
        Unit::Decade => (Unit::Year, n.saturating_mul(10)),
        Unit::Century => (Unit::Year, n.saturating_mul(100)),
        _ => (unit, n),
    };
    match quarter.and_then(|moment| count::unit_from(moment.first(), Unit::Quarter, -4)) {
        Some(moment) => Answer::of(moment, Unit::Quarter).anchored(Basis::Relative),
        None => relative(unit, n, &Partial::default(), anchors.day, anchors),
    }
}

/// The weekend spoken of: the last one, but for what is still to come.
fn weekend(anchors: &Anchors) -> Answer {
    let ahead = anchors.tense == Some(Tense::Future);
    let begun = anchors.day.is_some_and(|day| count::weekday_of(day) >= 6);
    relative(
        Unit::Weekend,
        if ahead || begun { 0 } else { -1 },
        &Partial::default(),
        anchors.day,
        anchors,
    )
}

/// So many units from what was told; a quarter told carries through "a year earlier".
pub(super) fn told(unit: Unit, n: i32, inside: &Partial, anchors: &Anchors) -> Answer {
    if unit == Unit::Weekend && n == 0 {
        return weekend(anchors);
    }
    if unit == Unit::Year && n == -1 && anchors.quarter.is_some() && !anchors.is_near {
        return ago(unit, n, anchors);
    }
    let near = anchors.told.filter(|(_, told)| *told <= unit || *told == Unit::Quarter);
    let day = near.map(|(moment, _)| moment.first()).or(anchors.day);
    if unit == Unit::Quarter && n == 0 {
        return match anchors.quarter {
            Some(moment) => Answer::of(moment, unit).anchored(Basis::Relative),
            None => last_quarter(anchors),
        };
    }
    if let Some((moment, Unit::Quarter)) = near
        && unit == Unit::Year
        && let Some(same) = count::unit_from(moment.first(), Unit::Quarter, n.saturating_mul(4))
    {
        return Answer::of(same, Unit::Quarter).anchored(Basis::Relative);
    }
    let is_count = near.is_none_or(|(moment, _)| moment.as_day().is_none());
    let day = if is_count && unit == Unit::Day { anchors.day } else { day };
    relative(unit, n, inside, day, anchors)
}

/// "The quarter" of a business report is the last one that ended.
fn last_quarter(anchors: &Anchors) -> Answer {
    let moment = anchors.day.and_then(|day| count::unit_from(day, Unit::Quarter, -1));
    moment.map_or_else(
        || Answer::valued("XXXX-QX"),
        |moment| Answer::of(moment, Unit::Quarter).anchored(Basis::Relative),
    )
}
