//! Stretch: the run of lines whose scores sum up highest is the body of a page with one article.

use super::super::items::{Fate, Table};
use super::super::measure::{End, Measure};
use crate::lexicon::CueClass;
use dateline_model::DropReason;

/// How far one line may lift a stretch, in thousandths; it may lower it by a third of that.
const LIFT: i32 = 3000;
/// What it costs a stretch to go on behind a cue such as "more from".
const BARRIER: i64 = 12_000;
/// How far below the mark a line may be where no line is above it.
const DOUBT: i32 = 2500;
/// Score below which a line is no body even in one piece with a dateline.
const FOREIGN: i32 = -1000;
/// Score above which a paragraph beside a line of body joins it.
const STRANGE: i32 = -300;
/// Weight from which it does.
const JOINING: usize = 80;
/// Weight of the shortest sentence that may end a text.
const SENTENCE: usize = 20;
/// How many lines below the last line of body a newsline may stand.
const GAP: usize = 3;

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

/// The lines judged to be body, with those above them that may hold title and newslines, and the
/// newslines among and right below them. Where no line is surely body, the likeliest stretch is.
pub(super) fn kept(table: &Table, lines: &[usize], scores: &[i32]) -> Vec<usize> {
    let sure = |line: usize| score(scores, line) >= 0;
    let likely = if lines.iter().any(|line| sure(*line)) { None } else { likeliest(table, scores) };
    let is_body = |line: usize| {
        let is_likely = likely.is_some_and(|(first, last)| (first..=last).contains(&line));
        let is_near = is_likely && score(scores, line) >= -DOUBT;
        let is_under = |m: &Measure| m.is_under && score(scores, line) > FOREIGN;
        sure(line) || is_near || table.at(line).is_some_and(|m| m.is_opening || is_under(m))
    };
    let mut body: Vec<bool> = lines.iter().map(|line| is_body(*line)).collect();
    join(table, lines, scores, &mut body);
    let Some(first) = body.iter().position(|is_body| *is_body) else {
        return lines.to_vec();
    };
    let last = body.iter().rposition(|is_body| *is_body).unwrap_or(first);
    let is_newsline = |line: usize| {
        table
            .at(line)
            .is_some_and(|m| m.is_stamp || super::is_signed(m) || m.has_cue(CueClass::Continue))
    };
    let stays = |(place, line): (usize, &usize)| {
        let stays = if place < first {
            table.at(*line).is_some_and(|measure| !measure.is_prose())
        } else {
            body.get(place) == Some(&true) || (place < last + GAP && is_newsline(*line))
        };
        stays.then_some(*line)
    };
    lines.iter().enumerate().filter_map(stays).collect()
}

/// A paragraph right beside a line of body joins it unless it is surely something else.
fn join(table: &Table, lines: &[usize], scores: &[i32], body: &mut [bool]) {
    let joins = |line: usize| {
        let is_paragraph = |m: &Measure| m.is_prose() && m.weight >= JOINING && m.cues == 0;
        score(scores, line) > STRANGE && table.at(line).is_some_and(is_paragraph)
    };
    let places: Vec<usize> = (0..lines.len()).chain((0..lines.len()).rev()).collect();
    let mut beside = false;
    for (step, place) in places.into_iter().enumerate() {
        if step == lines.len() {
            beside = false;
        }
        let Some(is_body) = body.get_mut(place) else { continue };
        *is_body = *is_body || (beside && lines.get(place).is_some_and(|line| joins(*line)));
        beside = *is_body;
    }
    close(table, lines, scores, body);
}

/// A short sentence that ends the whole text right behind its body closes it.
fn close(table: &Table, lines: &[usize], scores: &[i32], body: &mut [bool]) {
    let Some((end, line)) = lines.iter().enumerate().next_back() else { return };
    let is_end = *line + 1 == table.fates.len();
    let is_beside = end.checked_sub(1).and_then(|at| body.get(at)) == Some(&true);
    let is_sentence = table
        .at(*line)
        .is_some_and(|m| m.end == End::Terminal && m.weight >= SENTENCE && m.cues == 0);
    let closes = is_end && is_beside && is_sentence && score(scores, *line) > -DOUBT / 2;
    if let Some(last) = body.last_mut().filter(|_| closes) {
        *last = true;
    }
}

/// The best stretch when every line is lifted by the same.
fn likeliest(table: &Table, scores: &[i32]) -> Option<(usize, usize)> {
    let lifted: Vec<i32> = scores.iter().map(|score| score.saturating_add(DOUBT)).collect();
    best(table, &lifted)
}
