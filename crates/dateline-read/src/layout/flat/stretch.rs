//! Stretch: the run of lines whose scores sum up highest is the body of a page with one article.

use super::super::items::{Fate, Table};
use super::super::measure::{End, Measure};
use crate::lexicon::CueClass;
use dateline_model::DropReason;

/// How far one line may lift a stretch, in thousandths; it may lower it by a third of that.
const LIFT: i32 = 3000;
/// What it costs a stretch to go on behind a cue such as "more from".
const BARRIER: i64 = 12_000;
/// Score below which a short line inside a stretch is furniture.
const STRANGE: i32 = -1500;
/// How many lines may stand between a stretch and a paragraph that joins it.
const GAP: usize = 3;
/// Weight from which a paragraph beside a stretch joins it.
const JOINING: usize = 80;

/// First and last line of the stretch of open lines whose scores sum up highest.
pub(super) fn best(table: &Table, scores: &[i32]) -> Option<(usize, usize)> {
    let mut best = None;
    let (mut top, mut sum, mut from) = (0_i64, 0_i64, None);
    for (line, fate) in table.fates.iter().enumerate() {
        sum += match fate {
            Fate::Open => i64::from(score(scores, line).max(-LIFT / 3)),
            Fate::Kept => -i64::from(LIFT),
            Fate::Dropped(DropReason::Related) => -BARRIER,
            Fate::Dropped(_) => 0,
        };
        if sum <= 0 {
            (sum, from) = (0, None);
            continue;
        }
        let start = *from.get_or_insert(line);
        if sum > top && *fate == Fate::Open {
            (top, best) = (sum, Some((start, line)));
        }
    }
    best
}

fn score(scores: &[i32], line: usize) -> i32 {
    scores.get(line).copied().unwrap_or(0).clamp(-LIFT, LIFT)
}

/// The lines of the best stretch, with the short lines above it, which may hold title and
/// newslines, and without those in it that are surely no body. What is left behind stays open and
/// will be left out.
pub(super) fn kept(
    table: &Table,
    lines: &[usize],
    scores: &[i32],
    best: Option<(usize, usize)>,
) -> Vec<usize> {
    let Some((first, last)) = best else { return lines.to_vec() };
    let from = lines.partition_point(|line| *line < first);
    let to = lines.partition_point(|line| *line <= last);
    if from >= to {
        return lines.to_vec();
    }
    let (from, to) = joined(table, lines, scores, (from, to));
    let near = (to + GAP).min(lines.len());
    let is_newsline = |line: usize| {
        table
            .at(line)
            .is_some_and(|m| m.is_stamp || super::is_signed(m) || m.has_cue(CueClass::Continue))
    };
    let mut kept = Vec::with_capacity(near);
    for (place, line) in lines.iter().enumerate() {
        let is_under = table.at(*line).is_some_and(|measure| measure.is_under);
        let stays = if is_under {
            true
        } else if place < from {
            table.at(*line).is_some_and(|measure| !measure.is_prose())
        } else if place < to {
            is_newsline(*line) || belongs(table, lines, scores, place)
        } else {
            place < near && is_newsline(*line)
        };
        if stays {
            kept.push(*line);
        }
    }
    kept
}

/// The stretch with the paragraphs near it that are not surely something else.
fn joined(
    table: &Table,
    lines: &[usize],
    scores: &[i32],
    (mut from, mut to): (usize, usize),
) -> (usize, usize) {
    // A short closing sentence right below the stretch joins it too, unless a cue speaks against it.
    let joins = |place: usize, is_next: bool| {
        lines.get(place).is_some_and(|line| {
            let joins = |m: &Measure| {
                let is_long = m.is_prose() && m.weight >= JOINING;
                is_long || (is_next && m.is_sentence() && m.cues == 0)
            };
            table.at(*line).is_some_and(joins) && score(scores, *line) > STRANGE
        })
    };
    while let Some(next) = (to..to + GAP).find(|place| joins(*place, *place == to)) {
        to = next + 1;
    }
    while let Some(next) = (from.saturating_sub(GAP)..from).rev().find(|place| joins(*place, false))
    {
        from = next;
    }
    (from, to)
}

/// Whether a line inside the stretch is body: by its score, or as part of a list, or as a
/// subheading, which is a line between two paragraphs that could be a title.
fn belongs(table: &Table, lines: &[usize], scores: &[i32], place: usize) -> bool {
    let measure = |place: usize| lines.get(place).and_then(|line| table.at(*line));
    let (Some(line), Some(own)) = (lines.get(place), measure(place)) else { return false };
    let is_prose = |place: usize| measure(place).is_some_and(Measure::is_prose);
    let is_heading = super::is_title(own)
        && own.cues == 0
        && is_prose(place + 1)
        && place.checked_sub(1).is_some_and(is_prose);
    let is_sentence = own.is_sentence() && own.cues == 0;
    let is_inner = own.is_bullet || own.is_label || own.end == End::Colon;
    let score = score(scores, *line);
    is_heading
        || score >= 0
        || (score > STRANGE && (is_inner || own.is_prose() || is_sentence))
        || (is_inner && score > 2 * STRANGE)
}
