//! Zone: instants that markup gives in UTC, told as the day that the page prints.

use super::{Candidate, Sort};
use dateline_model::{Article, Basis, Lang};
use jiff::{Timestamp, ToSpan, tz::Offset};

/// Turns instants of markup in UTC to the day the page prints: where a printed stamp and an instant
/// can be the same moment, the printed day is the day.
pub(super) fn settle(article: &Article, candidates: &mut [Candidate]) {
    let is_beside = |c: &&Candidate| {
        c.basis == Basis::Printed
            && c.sort != Sort::Rendered
            && !c.evidence.iter().any(|e| FAR.contains(e))
    };
    let printed: Vec<Candidate> = candidates.iter().filter(is_beside).cloned().collect();
    let language = if article.language == Lang::Und { Lang::En } else { article.language };
    for candidate in candidates.iter_mut() {
        let Some(instant) = candidate.stamp.instant else { continue };
        let is_utc = candidate.basis == Basis::Markup
            && (candidate.text.ends_with('Z') || candidate.text.ends_with("+00:00"));
        if !is_utc || printed.iter().any(|p| p.day == candidate.day) {
            continue;
        }
        let same = printed.iter().find(|p| is_same(instant, p, language));
        if let Some(same) = same {
            candidate.day = same.day;
        }
    }
}

/// Evidence that stands too far from the article to tell its zone.
const FAR: [&str; 16] = [
    "bare_inside",
    "bare_tail",
    "bare_below",
    "bare_above",
    "classed_below",
    "classed_above",
    "classed_inside",
    "label_other",
    "label_below",
    "label_above",
    "updated_far",
    "as_of_far",
    "in_comment",
    "in_sidebar",
    "in_related",
    "linked",
];

/// Whether an instant can be a printed stamp in some zone of the earth; without a printed hour only
/// in the zones where the article's language is mostly read.
fn is_same(instant: Timestamp, printed: &Candidate, language: Lang) -> bool {
    if let Some(other) = printed.stamp.instant {
        return instant.as_second().abs_diff(other.as_second()) < 60;
    }
    let local = |minutes: i64| {
        let shifted = instant.checked_add(minutes.minutes()).ok()?;
        Some(Offset::UTC.to_datetime(shifted))
    };
    let minute = |time: jiff::civil::Time| (time.hour(), time.minute());
    if let Some(time) = printed.stamp.time {
        let zones = (-22..=26_i64).map(|half| half.saturating_mul(30));
        return zones
            .filter_map(local)
            .any(|local| local.date() == printed.day && minute(time) == minute(local.time()));
    }
    let hours: &[i64] = match language {
        Lang::Ko | Lang::Ja => &[9],
        Lang::Zh => &[8],
        Lang::En => &[-8, -7, -6, -5, -4, 1, 10, 11],
        _ => &[1, 2],
    };
    hours.iter().filter_map(|h| local(h.saturating_mul(60))).any(|l| l.date() == printed.day)
}
