//! Choose: adds up what speaks for each day and takes the day with most.

use super::{Candidate, Days, Scene, Sort};
use dateline_model::{Article, Basis, Clue, Note, Resolved, Span, Stamp, Weighed};
use jiff::{ToSpan, civil::Date};
use std::collections::{BTreeMap, BTreeSet};

/// Below this sum a day is not believed at all.
const LEAST: i32 = -20;
/// A day whose kinds of evidence are less firm together is believed with a note.
const WEAK: i32 = 45;
/// A day whose kinds of evidence are that firm is believed however old it is.
const OLD: i32 = 50;
/// Days before this need a label or a place beside the headline: archives print old days.
const EARLIEST: Date = jiff::civil::date(1995, 1, 1);

/// A day with what speaks for it.
#[derive(Debug)]
struct Sum<'c> {
    day: Date,
    weight: i32,
    /// How firm the kinds of evidence are by themselves.
    firmness: i32,
    votes: Vec<&'c Candidate>,
    /// All that speaks for the day, each thing once.
    evidence: BTreeSet<&'static str>,
}

impl Sum<'_> {
    /// Whether the day is known as that of a change only.
    fn is_change(&self) -> bool {
        self.votes.iter().all(|vote| vote.sort == Sort::Updated)
    }
}

/// The days of an article, out of its candidates.
pub(super) fn choose(
    scene: &Scene<'_>,
    n: usize,
    article: &Article,
    candidates: &[Candidate],
) -> Days {
    let sums = add_up(scene, article, candidates);
    let mut notes = Vec::new();
    let best = sums.first().filter(|sum| sum.weight >= LEAST);
    if let Some(best) = best {
        if best.is_change() {
            let says = format!("Only the day of a change is known: {}.", best.day);
            notes.push(Note::new("published_from_updated", says, span_of(best)));
        } else if best.firmness < WEAK {
            let says = format!("Little speaks for {} as the day of publication.", best.day);
            notes.push(Note::new("published_weak", says, span_of(best)));
        }
    }
    let value = best.map(|best| resolve(best, &sums));
    notes.extend(value.as_ref().and_then(|value| conflict(candidates, value)));
    if value.is_none() {
        let says = "Neither the page nor its markup says when this was published.";
        notes.push(Note::new("published_unprinted", says, Some(Span::at(article.span.start()))));
    }
    let first_day = value.as_ref().and_then(|value| value.value.day_as_printed());
    let updated = changed(&sums, first_day);
    let weighed = if scene.context.why { weighed(n, &sums) } else { Vec::new() };
    Days { published: value, updated, notes, weighed }
}

/// The last day of change that is not before the day of publication.
fn changed(sums: &[Sum<'_>], first_day: Option<Date>) -> Option<Resolved<Stamp>> {
    let is_change = |sum: &&Sum<'_>| sum.votes.iter().any(|vote| vote.sort == Sort::Updated);
    let latest = sums.iter().filter(is_change).max_by_key(|sum| sum.day)?;
    let votes = latest.votes.iter().copied().filter(|vote| vote.sort == Sort::Updated).collect();
    let only = Sum { day: latest.day, weight: 0, firmness: 0, votes, evidence: BTreeSet::new() };
    first_day.is_none_or(|day| latest.day >= day).then(|| resolve(&only, &[]))
}

/// The days as training sees them.
fn weighed(n: usize, sums: &[Sum<'_>]) -> Vec<Weighed> {
    let weighed = |sum: &Sum<'_>| Weighed {
        article: n,
        day: sum.day.to_string(),
        is_change: sum.is_change(),
        weight: sum.weight,
        evidence: sum.evidence.iter().map(|name| (*name).to_owned()).collect(),
    };
    sums.iter().map(weighed).collect()
}

/// Adds up the evidence by day, the day with most first.
fn add_up<'c>(scene: &Scene<'_>, article: &Article, candidates: &'c [Candidate]) -> Vec<Sum<'c>> {
    let latest = scene
        .context
        .captured_at
        .and_then(|at| jiff::tz::Offset::UTC.to_datetime(at).date().checked_add(1.day()).ok());
    let mut days: BTreeMap<Date, Vec<&Candidate>> = BTreeMap::new();
    let mut rendered = BTreeSet::new();
    for candidate in candidates {
        if candidate.sort == Sort::Rendered {
            rendered.insert(candidate.day);
        } else if latest.is_none_or(|latest| candidate.day <= latest) {
            days.entry(candidate.day).or_default().push(candidate);
        }
    }
    if days.is_empty() && scene.page.is_html {
        // The head of a page is the last resort.
        for candidate in candidates {
            days.entry(candidate.day).or_default().push(candidate);
        }
    }
    let mut sums: Vec<Sum<'_>> = days
        .into_iter()
        .map(|(day, votes)| {
            let evidence = votes.iter().flat_map(|vote| vote.evidence.iter().copied()).collect();
            Sum { day, weight: 0, firmness: 0, votes, evidence }
        })
        .collect();
    relate(article, &rendered, &mut sums);
    let stamps = &scene.context.lexicon.stamps;
    for sum in &mut sums {
        sum.weight = sum.evidence.iter().map(|name| stamps.weight(name)).sum();
        let kinds: BTreeSet<&str> =
            sum.votes.iter().filter_map(|vote| vote.evidence.first().copied()).collect();
        sum.firmness = kinds.into_iter().map(|kind| stamps.firmness(kind)).sum();
        let worth =
            |vote: &&Candidate| vote.evidence.first().map_or(0, |name| stamps.firmness(name));
        // Words that speak of publication stand before those of a change.
        sum.votes.sort_by_key(|vote| (vote.sort != Sort::Published, -worth(vote)));
    }
    sums.retain(|sum| sum.day >= EARLIEST || sum.firmness >= OLD);
    sums.sort_by_key(|sum| (std::cmp::Reverse(sum.weight), sum.day));
    sums
}

/// What the days of a page are to each other, as evidence.
fn relate(article: &Article, rendered: &BTreeSet<Date>, sums: &mut [Sum<'_>]) {
    let first = sums.iter().find(|sum| !sum.is_change()).map(|sum| sum.day);
    let last = sums.iter().rev().find(|sum| !sum.is_change()).map(|sum| sum.day);
    let is_stated = |sum: &&Sum<'_>| sum.evidence.contains("updated_markup");
    let change = sums.iter().rev().find(is_stated).map(|sum| sum.day);
    let printed = sums.iter().flat_map(|sum| &sum.votes).filter(|vote| vote.span.is_some());
    let top = printed.min_by_key(|vote| vote.span.map(Span::start)).map(|vote| vote.day);
    let dateline = article.dateline.as_ref().and_then(|dateline| dateline.day);
    let is_alone = sums.len() == 1;
    for sum in sums {
        sum.evidence.extend(is_alone.then_some("alone"));
        if first != last {
            sum.evidence.extend((first == Some(sum.day)).then_some("earliest"));
            sum.evidence.extend((last == Some(sum.day)).then_some("latest"));
        }
        let has = |basis: Basis| sum.votes.iter().any(|vote| vote.basis == basis);
        let is_both = has(Basis::Printed) && (has(Basis::Markup) || has(Basis::Address));
        let in_month = |day: dateline_model::DatelineDay| {
            (day.month(), day.day()) == (sum.day.month(), sum.day.day())
        };
        sum.evidence.extend(is_both.then_some("printed_and_marked"));
        sum.evidence.extend(is_renewal(sum).then_some("renewal"));
        sum.evidence.extend((top == Some(sum.day)).then_some("printed_first"));
        sum.evidence.extend(rendered.contains(&sum.day).then_some("rendered"));
        sum.evidence.extend(dateline.is_some_and(in_month).then_some("dateline_fits"));
        sum.evidence.extend(change.is_some_and(|day| sum.day > day).then_some("after_change"));
    }
}

/// Whether markup gives the same moment for publication and last change, and no words of the page
/// say so: it may know only when the page was renewed.
fn is_renewal(sum: &Sum<'_>) -> bool {
    let of = |sort: Sort| sum.votes.iter().filter(move |vote| vote.sort == sort);
    let is_printed = sum.votes.iter().any(|vote| vote.span.is_some());
    let changes: BTreeSet<&str> = of(Sort::Updated).map(|vote| vote.text.as_str()).collect();
    let is_told = of(Sort::Published).any(|vote| changes.contains(vote.text.as_str()));
    !is_printed && is_told
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
    /// Markup whose saying is worth a note.
    const FIRM: [&str; 5] =
        ["meta_published", "jsonld_published", "itemprop_published", "time_head", "meta_date"];
    let day = value.value.day_as_printed()?;
    let other = candidates.iter().find(|c| {
        c.sort == Sort::Published && c.day != day && c.evidence.iter().any(|e| FIRM.contains(e))
    })?;
    let is_printed = value.basis == Basis::Printed;
    let says = format!("The page says {day}, {}.", other.says);
    is_printed.then(|| Note::new("metadata_conflict", says, value.span))
}
