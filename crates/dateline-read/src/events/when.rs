//! When: which time expression of a sentence belongs to which of its happenings.

use super::hits::Hit;
use dateline_model::{Moment, Span, TimeExpression, TimeKind, When};

/// What a mark or a joining word between a trigger and an expression costs, in characters.
const COMMA: usize = 24;
const TURN: usize = 90;

/// The moments of the happenings of a sentence, hit by hit.
pub(super) fn moments(
    text: &str,
    sentence: Span,
    hits: &[Hit<'_>],
    times: &[&TimeExpression],
) -> Vec<Option<When>> {
    let mut best: Vec<Option<(usize, When, Span)>> = vec![None; hits.len()];
    let usable = times.iter().filter(|time| {
        let is_day = matches!(time.kind, TimeKind::Date | TimeKind::Time);
        is_day
            && !is_part_of_name(text, time.span)
            && time.base.is_none()
            && time.moment.is_some()
            && !time.value.ends_with("_REF")
    });
    let usable: Vec<&&TimeExpression> = usable.collect();
    for time in &usable {
        let Some(moment) = time.moment else { continue };
        let costs = hits.iter().map(|hit| cost(text, hit.span, time.span));
        let Some((n, cost)) = costs.enumerate().min_by_key(|(_, cost)| *cost) else { continue };
        if hits.get(n).is_some_and(|hit| is_elsewhere(text, hit.span, time.span)) {
            continue;
        }
        let is_reported = is_of_report(text, sentence, time.span);
        let when = When { moment, is_reported };
        let Some(slot) = best.get_mut(n) else { continue };
        match slot {
            // "in 2018 and 2019": both years belong to it.
            Some((_, known, span)) if is_joined(text, *span, time.span) => {
                let first = known.moment.first().min(moment.first());
                known.moment = Moment::range(first, known.moment.last().max(moment.last()));
                *span = span.cover(time.span);
            }
            Some((least, ..)) if *least <= cost => {}
            _ => *slot = Some((cost, when, time.span)),
        }
    }
    // The only day of a sentence dates everything near it: "visited Varsk and met Vale on May 3".
    if let ([time], Some((_, when, _))) = (usable.as_slice(), best.iter().flatten().next().cloned())
    {
        for (slot, hit) in best.iter_mut().zip(hits) {
            let others = hits.iter().filter(|other| other.span != hit.span);
            // A day that stands between two happenings belongs to one of them.
            let is_between = others.into_iter().any(|other| {
                (other.span.end() <= time.span.start()) != (hit.span.end() <= time.span.start())
            });
            if slot.is_none() && !is_between && cost(text, hit.span, time.span) < TURN {
                *slot = Some((0, when.clone(), time.span));
            }
        }
    }
    best.into_iter().map(|found| found.map(|(_, when, _)| when)).collect()
}

/// Whether an expression dates another clause than the trigger's: "in winter, shortly after they had
/// entered", "ahead of the day, which falls on Thursday".
fn is_elsewhere(text: &str, hit: Span, time: Span) -> bool {
    let before = Span::new(time.end(), hit.start().max(time.end())).of(text);
    let behind = Span::new(hit.end(), time.start().max(hit.end())).of(text);
    before.contains(" after ") || behind.contains(", which ") && behind.contains(" ahead ")
}

/// Whether an expression is part of a name: "the 1950-53 Harbour War".
fn is_part_of_name(text: &str, time: Span) -> bool {
    let rest = text.get(time.end()..).unwrap_or_default();
    let mut after = rest.chars();
    let is_name = after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase);
    let figures = time.of(text).chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '–'));
    is_name && figures && text.get(..time.start()).is_some_and(|left| left.ends_with("the "))
}

/// How far an expression is from a trigger.
fn cost(text: &str, hit: Span, time: Span) -> usize {
    if hit.overlaps(time) {
        return 0;
    }
    let between = if time.start() >= hit.end() {
        Span::new(hit.end(), time.start())
    } else {
        Span::new(time.end(), hit.start())
    };
    let words = between.of(text);
    let commas = words.matches([',', '，', '、']).count();
    let turns = words
        .split_whitespace()
        .filter(|word| {
            matches!(
                *word,
                "after" | "before" | "when" | "while" | "since" | "who" | "which" | "where"
            )
        })
        .count()
        + words.matches([';', '；']).count()
        // "opened on Monday and closed": the day before "and" is not that of what follows.
        + usize::from(time.end() <= hit.start() && words.contains(" and "));
    words.chars().count() + commas * COMMA + turns * TURN
}

/// Whether an expression dates the report and not what is reported: "state media said Thursday".
fn is_of_report(text: &str, sentence: Span, time: Span) -> bool {
    let before = Span::new(sentence.start(), time.start()).of(text);
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let last = if matches!(last, "on" | "late" | "early") {
        words.next().unwrap_or_default()
    } else {
        last
    };
    matches!(last, "reported" | "said" | "announced" | "reports" | "says")
}

fn is_joined(text: &str, first: Span, second: Span) -> bool {
    let between = Span::new(first.end(), second.start().max(first.end())).of(text);
    matches!(between.trim(), "and" | "to" | "-" | "–")
}
