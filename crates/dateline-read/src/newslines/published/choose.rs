//! Choose: adds up what speaks for each day and takes the day with most.

use super::{Candidate, Days, Scene, Sort};
use dateline_model::{Article, Basis, Clue, Note, Resolved, Span, Stamp};
use jiff::{Timestamp, ToSpan, civil::Date};

/// Below this sum a day is not believed at all.
const LEAST: i32 = 10;
/// At this sum a printed day stands before markup that knows only a renewal.
const SURE: i32 = 55;
/// Below this sum a day is believed with a note.
const WEAK: i32 = 45;
/// Days before this need a label or a place beside the headline: archives print old days.
const EARLIEST: Date = jiff::civil::date(1995, 1, 1);

/// A day with what speaks for it.
#[derive(Debug)]
struct Sum<'c> {
    day: Date,
    weight: i32,
    votes: Vec<&'c Candidate>,
}

/// The days of an article, out of its candidates.
pub(super) fn choose(scene: &Scene<'_>, article: &Article, candidates: &[Candidate]) -> Days {
    let shifted = in_printed_zone(candidates);
    let sums = |sort: Sort| {
        let mut sums = add_up(scene, &shifted, sort);
        sums.sort_by_key(|sum| (std::cmp::Reverse(sum.weight), sum.day));
        sums
    };
    let published = sums(Sort::Published);
    let updated = sums(Sort::Updated);
    let mut notes = Vec::new();
    let best = published.first().filter(|sum| sum.weight >= LEAST);
    let best = best.map(|best| before_renewal(best, &published, &updated));
    let latest = updated.iter().max_by_key(|sum| sum.day);
    let value = match (best, updated.first()) {
        (Some(best), _) => {
            if best.weight < WEAK {
                let says = format!("Little speaks for {} as the day of publication.", best.day);
                notes.push(Note::new("published_weak", says, span_of(best)));
            }
            Some(resolve(best, &published))
        }
        (None, Some(stand_in)) => {
            let says = format!("Only the day of a change is known: {}.", stand_in.day);
            notes.push(Note::new("published_from_updated", says, span_of(stand_in)));
            Some(resolve(stand_in, &updated))
        }
        (None, None) => None,
    };
    notes.extend(value.as_ref().and_then(|value| conflict(&shifted, value)));
    if value.is_none() {
        let says = "Neither the page nor its markup says when this was published.";
        notes.push(Note::new("published_unprinted", says, Some(Span::at(article.span.start()))));
    }
    let first_day = value.as_ref().and_then(|value| value.value.day_as_printed());
    let later = latest.filter(|sum| first_day.is_none_or(|day| sum.day >= day));
    Days { published: value, updated: later.map(|sum| resolve(sum, &[])), notes }
}

/// Markup that gives one day for publication and last change knows only when the page was renewed:
/// an earlier day printed beside the headline stands before it.
fn before_renewal<'s, 'c>(
    best: &'s Sum<'c>,
    all: &'s [Sum<'c>],
    updated: &[Sum<'_>],
) -> &'s Sum<'c> {
    let is_printed = |sum: &Sum<'_>| sum.votes.iter().any(|vote| vote.basis == Basis::Printed);
    let is_told = |text: &str| best.votes.iter().any(|vote| vote.text == text);
    let mut changes = updated.iter().flat_map(|sum| &sum.votes);
    let is_renewal = !is_printed(best) && changes.any(|vote| is_told(&vote.text));
    let mut earlier =
        all.iter().filter(|sum| sum.day < best.day && sum.weight >= SURE && is_printed(sum));
    earlier.next().filter(|_| is_renewal).unwrap_or(best)
}

/// The candidates with instants of markup told in the zone the page prints: where a printed stamp
/// and an instant in UTC can be the same moment, the printed day is the day.
fn in_printed_zone(candidates: &[Candidate]) -> Vec<Candidate> {
    let printed: Vec<&Candidate> = candidates
        .iter()
        .filter(|c| c.basis == Basis::Printed && c.sort != Sort::Rendered && c.evidence != "inside")
        .collect();
    let mut out = candidates.to_vec();
    for candidate in &mut out {
        let Some(instant) = candidate.stamp.instant else { continue };
        let is_utc = candidate.basis == Basis::Markup
            && (candidate.text.ends_with('Z') || candidate.text.ends_with("+00:00"));
        let same = printed.iter().find(|p| is_utc && p.day != candidate.day && is_same(instant, p));
        if let Some(same) = same {
            candidate.day = same.day;
        }
    }
    out
}

/// Whether an instant can be a printed stamp in some zone of the earth.
fn is_same(instant: Timestamp, printed: &Candidate) -> bool {
    if let Some(other) = printed.stamp.instant {
        return instant.as_second().abs_diff(other.as_second()) < 60;
    }
    let local = |hours: i64| {
        let shifted = instant.checked_add(hours.hours()).ok()?;
        Some(jiff::tz::Offset::UTC.to_datetime(shifted))
    };
    (-11..=13).filter_map(local).any(|local| {
        let minute = |time: jiff::civil::Time| (time.hour(), time.minute());
        local.date() == printed.day
            && printed.stamp.time.is_none_or(|time| minute(time) == minute(local.time()))
    })
}

/// Adds up the evidence of one sort by day.
fn add_up<'c>(scene: &Scene<'_>, candidates: &'c [Candidate], sort: Sort) -> Vec<Sum<'c>> {
    let words = &scene.context.lexicon.stamps;
    let latest = scene
        .context
        .captured_at
        .and_then(|at| jiff::tz::Offset::UTC.to_datetime(at).date().checked_add(1.day()).ok());
    let mut days: Vec<Date> = candidates.iter().filter(|c| c.sort == sort).map(|c| c.day).collect();
    days.sort_unstable();
    days.dedup();
    let sum = |day: Date| {
        let mut votes: Vec<&Candidate> =
            candidates.iter().filter(|c| c.sort == sort && c.day == day).collect();
        votes.sort_by_key(|vote| std::cmp::Reverse(words.weight(vote.evidence).1));
        let mut families: Vec<&str> = Vec::new();
        let mut weight = 0;
        for vote in &votes {
            let (family, worth) = words.weight(vote.evidence);
            if !families.contains(&family) {
                families.push(family);
                weight += worth;
            }
        }
        Sum { day, weight, votes }
    };
    let is_possible = |sum: &Sum<'_>| {
        latest.is_none_or(|latest| sum.day <= latest) && (sum.day >= EARLIEST || sum.weight >= 50)
    };
    days.into_iter().map(sum).filter(is_possible).collect()
}

/// The words of a day, when any are printed.
fn span_of(sum: &Sum<'_>) -> Option<Span> {
    sum.votes.iter().find_map(|vote| vote.span)
}

/// A day with its proof.
fn resolve(sum: &Sum<'_>, all: &[Sum<'_>]) -> Resolved<Stamp> {
    let printed = sum.votes.iter().find(|vote| vote.span.is_some());
    let first = sum.votes.first();
    let timed = sum.votes.iter().find(|vote| vote.stamp.time.is_some());
    let told = printed.filter(|vote| vote.stamp.time.is_some()).or(timed).or(first);
    let mut value = told.map_or_else(|| Stamp::on(sum.day), |vote| vote.stamp);
    if value.day_as_printed() != Some(sum.day) {
        value = Stamp::on(sum.day);
    }
    let rivals = all.iter().filter(|other| other.day != sum.day && other.weight >= LEAST);
    let turned = sum.votes.iter().filter_map(|vote| vote.turned);
    Resolved {
        value,
        basis: printed.or(first).map_or(Basis::Inferred, |vote| vote.basis),
        span: printed.and_then(|vote| vote.span),
        clues: sum
            .votes
            .iter()
            .take(6)
            .map(|v| Clue { text: v.text.clone(), span: v.span, says: v.says.clone() })
            .collect(),
        rivals: turned.chain(rivals.map(|other| other.day)).take(3).map(Stamp::on).collect(),
    }
}

/// A note when markup says another day than the words that won.
fn conflict(candidates: &[Candidate], value: &Resolved<Stamp>) -> Option<Note> {
    let day = value.value.day_as_printed()?;
    let other = candidates.iter().find(|c| {
        c.sort == Sort::Published
            && c.basis == Basis::Markup
            && c.day != day
            && c.evidence != "time_other"
    })?;
    let is_printed = value.basis == Basis::Printed;
    let says = format!("The page says {day}, {}.", other.says);
    is_printed.then(|| Note::new("metadata_conflict", says, value.span))
}
