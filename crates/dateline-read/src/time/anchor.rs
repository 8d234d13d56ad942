//! Anchor: dates an article that prints no day by putting its own clues together.
//!
//! Every clue gives the days on which the article can have been published. They are intersected
//! from hard to soft; one that leaves nothing is set aside with a note. One day left is the day;
//! several are an interval; without a clue nothing is claimed.

mod clues;
mod days;
mod named;
mod told;

use super::count;
use dateline_model::{Basis, Clue, Moment, Note, Resolved, Span, Stamp};
use days::Days;
use jiff::civil::Date;

pub(super) use clues::{Scene, Shown, gather};

/// Longer stretches, in days, say nothing worth saying.
const LONGEST: i32 = 50 * 366;
/// Beyond so many days an interval is stated in years.
const BY_YEARS: i32 = 400;
/// From this weight on a clue gives way to younger ones in silence: what is gone is still told of.
const HISTORY: u8 = 5;

/// One reason to place an article in time.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// The words; none for the day of the capture.
    pub span: Option<Span>,
    /// What they say, with the arithmetic.
    pub says: String,
    /// The days it allows.
    days: Days,
    /// 0 hardest.
    weight: u8,
}

/// A weekday on which the article says something was reported.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reported {
    pub span: Span,
    pub weekday: i8,
}

/// The day of publication that the evidence leaves, with its proof, and doubts.
pub(super) fn date(
    text: &str,
    mut evidence: Vec<Evidence>,
    reported: Option<Reported>,
) -> (Option<Resolved<Stamp>>, Vec<Note>) {
    evidence.sort_by_key(|clue| clue.weight);
    let mut days = Days::all();
    let (mut used, mut notes): (Vec<Evidence>, Vec<Note>) = (Vec::new(), Vec::new());
    for clue in evidence {
        let left = days.common(&clue.days);
        if left.is_empty() && clue.weight >= HISTORY {
            continue;
        }
        if left.is_empty() {
            let says =
                format!("set aside, because the other clues leave no such day: {}", clue.says);
            notes.push(Note::new("clues_disagree", says, clue.span));
        } else {
            // A second thing said by the same words counts only where it says more.
            let is_new = left != days
                || (clue.span.is_some() && used.iter().all(|other| other.span != clue.span));
            days = left;
            if is_new {
                used.push(clue);
            }
        }
    }
    let mut rivals = Vec::new();
    if let Some(reported) = reported
        && let Some((day, rival)) = on_weekday(&days, reported.weekday)
    {
        let says = format!("a {} in these days is {day}", weekday_name(reported.weekday));
        used.push(Evidence {
            span: Some(reported.span),
            says,
            days: Days::between(day, day),
            weight: u8::MAX,
        });
        days = Days::between(day, day);
        rivals.extend(rival.map(Stamp::on));
    }
    let is_spoken = used.iter().any(|clue| clue.span.is_some());
    let is_sure = notes.is_empty() || !is_wide(&days);
    let Some(moment) = moment(&days).filter(|_| is_spoken && is_sure) else {
        return (None, notes);
    };
    let clues = used.iter().map(|clue| Clue {
        text: clue.span.map_or_else(String::new, |span| span.of(text).to_owned()),
        span: clue.span,
        says: clue.says.clone(),
    });
    let value = Stamp { moment, time: None, instant: None };
    let clues = clues.collect();
    (Some(Resolved { value, basis: Basis::Inferred, span: None, clues, rivals }), notes)
}

/// Whether days reach further than what is stated by months and days.
fn is_wide(days: &Days) -> bool {
    let ends = days.hull();
    ends.is_some_and(|(first, last)| count::days_from(first, BY_YEARS).is_none_or(|end| end < last))
}

/// The only day of a weekday, and the day after it: a report may run a day late.
fn on_weekday(days: &Days, weekday: i8) -> Option<(Date, Option<Date>)> {
    let fits = days.weekdays(weekday);
    let [day] = fits.as_slice() else { return None };
    let next = count::days_from(*day, 1).filter(|next| days.has(*next));
    Some((*day, next))
}

pub(in crate::time) fn weekday_name(weekday: i8) -> &'static str {
    match weekday {
        1 => "Monday",
        2 => "Tuesday",
        3 => "Wednesday",
        4 => "Thursday",
        5 => "Friday",
        6 => "Saturday",
        _ => "Sunday",
    }
}

/// The days as one moment, when they are near enough together to be worth stating.
fn moment(days: &Days) -> Option<Moment> {
    let (first, last) = days.hull()?;
    if count::days_from(first, LONGEST).is_none_or(|end| end < last) {
        return None;
    }
    if is_wide(days) {
        let years = (Moment::year(first.year())?, Moment::year(last.year())?);
        return Some(Moment::range(years.0.first(), years.1.last()));
    }
    let month = Moment::month(first.year(), first.month());
    let year = Moment::year(first.year());
    let whole = [month, year].into_iter().flatten();
    let same = whole.into_iter().find(|m| m.first() == first && m.last() == last);
    Some(same.unwrap_or_else(|| Moment::range(first, last)))
}
