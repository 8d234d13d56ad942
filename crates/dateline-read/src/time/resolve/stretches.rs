//! Stretches and steps: days counted from the anchor or from another expression.

use super::{Anchors, Answer, one};
use crate::time::count;
use crate::time::meaning::{Length, Meaning, Side};
use crate::time::words::{Tense, Unit};
use dateline_model::{Basis, Moment, TimeKind};
use jiff::civil::Date;

/// The day so many months and days away; a month without that day gives its last.
fn moved(day: Date, months: i32, days: i32) -> Option<Date> {
    let day = day.checked_add(jiff::Span::new().try_months(months).ok()?).ok()?;
    count::days_from(day, days)
}

/// A length with the days it covers.
pub(super) fn stretch(length: Length, side: Side, anchors: &Anchors) -> Answer {
    let answer = Answer { kind: Some(TimeKind::Duration), ..Answer::valued(length.value()) };
    if side == Side::In {
        let n = length.halves.and_then(|halves| i32::try_from(halves / 2).ok());
        return match (n, anchors.tense) {
            (Some(n), Some(Tense::Future)) => super::relative::ago(length.unit, n, anchors),
            _ => answer,
        };
    }
    let days = anchors.day.and_then(|day| {
        let (months, days) = length.months_and_days()?;
        let (from, to) = match side {
            Side::Past => (moved(day, -months, -days)?, count::days_from(day, -1)?),
            Side::Ahead => (count::days_from(day, 1)?, moved(day, months, days)?),
            Side::Within | Side::In => (day, count::days_from(moved(day, months, days)?, -1)?),
        };
        (from <= to).then(|| Moment::range(from, to))
    });
    match days {
        Some(moment) => Answer { moment: Some(moment), ..answer }.anchored(Basis::Relative),
        None => answer,
    }
}

/// So many months and days from the anchor or another expression, as coarse as its finest unit.
pub(super) fn steps(
    months: i32,
    days: i32,
    unit: Unit,
    base: Option<&Meaning>,
    anchors: &Anchors,
) -> Answer {
    let start = match base {
        Some(Meaning::Pointer(_)) | None => None,
        Some(base) => Some(one(base, anchors)),
    };
    let from = start.as_ref().map_or(anchors.day, |base| base.moment.map(Moment::first));
    let is_printed = start.is_some_and(|base| !base.is_anchored);
    let unit = if unit == Unit::Week { Unit::Day } else { unit };
    let moment = from.and_then(|day| count::unit_around(moved(day, months, days)?, unit));
    match moment {
        // What is counted from a printed day is not counted from that of the article.
        Some(moment) if is_printed => {
            Answer { basis: Some(Basis::Relative), ..Answer::of(moment, unit) }
        }
        Some(moment) => Answer::of(moment, unit).anchored(Basis::Relative),
        None => Answer::valued("XXXX-XX-XX"),
    }
}
