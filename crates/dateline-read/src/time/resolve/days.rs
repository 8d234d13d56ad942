//! Days without a month: "29일", "on the 18th".

use super::calendar::distance;
use super::{Anchors, Answer};
use crate::time::count;
use crate::time::meaning::Partial;
use crate::time::words::{Tense, Unit, Which};
use dateline_model::{Basis, Moment};
use jiff::civil::Date;

/// A month ahead is named ("next month on the 3rd"): beyond so many days a day of the next month
/// is not meant when only the tense looks ahead.
const AHEAD: i32 = 14;
/// A day just ahead is meant rather than one so many days back.
const BACK: i32 = 20;

/// A bare "29일": a day of the month of the anchor, or the nearest where that lies on the wrong
/// side of it.
pub(super) fn day_alone(number: i8, partial: &Partial, anchors: &Anchors) -> Answer {
    let told = anchors.told.filter(|(told, unit)| {
        let is_past = anchors.day.is_some_and(|anchor| told.last().year() < anchor.year());
        anchors.is_near && *unit <= Unit::Month && is_past
    });
    if let Some((told, _)) = told
        && let Ok(date) = Date::new(told.first().year(), told.first().month(), number)
    {
        return Answer::of(Moment::day(date), Unit::Day).anchored(Basis::Relative);
    }
    let Some(anchor) = anchors.day else {
        return Answer::valued(format!("XXXX-XX-{number:02}"));
    };
    let fits = |weekday: Option<i8>| -> Vec<Date> {
        let months = (-3..=3).filter_map(|n| {
            let month = count::month_from(anchor, n)?;
            Date::new(month.year(), month.month(), number).ok()
        });
        months.filter(|day| weekday.is_none_or(|w| w == count::weekday_of(*day))).collect()
    };
    let near_weekday = fits(partial.weekday);
    let days = if near_weekday.is_empty() { fits(None) } else { near_weekday };
    let past = days.iter().rev().copied().find(|date| *date <= anchor);
    let next = days.iter().copied().find(|date| *date >= anchor);
    let Some((best, rival)) = choose(past, next, anchor, partial.which, anchors.tense) else {
        return Answer::valued(format!("XXXX-XX-{number:02}"));
    };
    // Beside a day gone only the day right ahead is a rival, beside one to come any near one.
    let reach = if best > anchor { AHEAD } else { 1 };
    let rival = rival.filter(|day| *day != best && distance(anchor, *day).abs() <= reach);
    let answer = Answer::of(Moment::day(best), Unit::Day).anchored(Basis::Relative);
    Answer { rivals: rival.map(|day| day.to_string()).into_iter().collect(), ..answer }
}

/// The day meant and the one on the other side of the anchor.
fn choose(
    past: Option<Date>,
    next: Option<Date>,
    anchor: Date,
    which: Which,
    tense: Option<Tense>,
) -> Option<(Date, Option<Date>)> {
    let (Some(past), Some(next)) = (past, next) else { return Some((past.or(next)?, None)) };
    let (back, ahead) = (distance(past, anchor), distance(anchor, next));
    let is_month = next.month() == anchor.month();
    let takes_next = match (which, tense) {
        (Which::Next, _) => true,
        (Which::Last, _) | (_, Some(Tense::Past)) => false,
        // What is to come on a day already gone this month was told of the day gone, unless the
        // month is about to end.
        (_, Some(Tense::Future)) => is_month || ahead <= AHEAD.min(back),
        _ => ahead < AHEAD && back > BACK,
    };
    Some(if takes_next { (next, Some(past)) } else { (past, Some(next)) })
}
