//! Clock: the hour and zone behind a printed day.

use super::cursor::Cursor;
use crate::lexicon::Stamps;
use jiff::civil::Time;

/// An hour as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hour {
    /// The time of day.
    pub time: Time,
    /// Minutes east of Greenwich, where a zone is printed.
    pub zone: Option<i32>,
}

/// The hour that stands behind a day which ends at `at`, and where hour and zone end.
pub(crate) fn follows(text: &str, at: usize, words: &Stamps) -> Option<(Hour, usize)> {
    let mut cursor = Cursor::new(text, at);
    between(&mut cursor, words);
    let before = half(&mut cursor, words);
    let time = time(&mut cursor, before, words)?;
    let end = cursor.at();
    let zone = zone(&mut cursor, words);
    let end = if zone.is_some() { cursor.at() } else { end };
    Some((Hour { time, zone }, end))
}

/// Takes what may stand between day and hour.
fn between(cursor: &mut Cursor<'_>, words: &Stamps) {
    if cursor.eat(&['T']).is_some() {
        return;
    }
    cursor.eat(&['.', ',', '，']);
    cursor.spaces();
    if cursor.eat(&['(', '（']).is_some() {
        // A weekday in brackets, as Korean and Japanese stamps have it.
        let mut ahead = *cursor;
        ahead.word();
        if ahead.eat(&[')', '）']).is_some() {
            *cursor = ahead;
        }
    }
    cursor.spaces();
    cursor.eat(&['|', '-', '–', '—', '·', '/', '@']);
    cursor.spaces();
    let mut ahead = *cursor;
    if let Some(len) = words.join(ahead.rest()) {
        ahead.skip(len);
        if ahead.spaces() {
            *cursor = ahead;
        }
    }
}

/// Takes a half of the day.
fn half(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<i8> {
    let mut ahead = *cursor;
    ahead.spaces();
    let (hours, len) = words.half(ahead.rest())?;
    ahead.skip(len);
    *cursor = ahead;
    cursor.spaces();
    Some(hours)
}

/// Takes `15:05`, `15.05 Uhr`, `15h05`, `15시 5분`, `3時5分`, `3 pm`.
fn time(cursor: &mut Cursor<'_>, before: Option<i8>, words: &Stamps) -> Option<Time> {
    let hour = cursor.number(1, 2)?;
    let mut ahead = *cursor;
    let mut is_whole = before.is_some();
    ahead.spaces();
    let mark = ahead.eat(&[':', '：', '.', 'h', '시', '時', '时', '点', '點']);
    let mut minute = 0;
    let mut second = 0;
    if let Some(mark) = mark {
        ahead.spaces();
        let printed = ahead.number(2, 2).or_else(|| ahead.number(1, 1).filter(|_| mark > 'z'));
        is_whole = is_whole || mark > 'z' || printed.is_some();
        minute = printed.unwrap_or(0);
        if printed.is_some() || mark > 'z' {
            *cursor = ahead;
        }
        tail_of_minutes(cursor, &mut second);
    }
    let after = before.or_else(|| half(cursor, words));
    is_clock(cursor);
    if !is_whole && after.is_none() || (mark == Some('.') && !is_dotted_hour(hour, minute)) {
        return None;
    }
    let hour = match after {
        Some(12) if hour < 12 => hour + 12,
        Some(0) if hour == 12 => 0,
        _ => hour,
    };
    let [hour, minute, second] = [hour, minute, second].map(i8::try_from);
    Time::new(hour.ok()?, minute.ok()?, second.ok()?, 0).ok()
}

/// Takes the mark behind minutes, seconds and their fraction.
fn tail_of_minutes(cursor: &mut Cursor<'_>, second: &mut i32) {
    let mut ahead = *cursor;
    ahead.spaces();
    if ahead.eat(&['분', '分']).is_some() {
        *cursor = ahead;
    }
    let mut ahead = *cursor;
    if ahead.eat(&[':']).is_some()
        && let Some(printed) = ahead.number(2, 2)
    {
        *second = printed.min(59);
        *cursor = ahead;
        if ahead.eat(&['.', ',']).is_some() && ahead.number(1, 9).is_some() {
            *cursor = ahead;
        }
    }
}

fn is_dotted_hour(hour: i32, minute: i32) -> bool {
    hour < 24 && minute < 60
}

/// Takes the word of the German clock.
fn is_clock(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    ahead.spaces();
    if matches!(ahead.word(), "Uhr" | "hrs" | "Hrs" | "h" | "uur") {
        *cursor = ahead;
    }
}

/// Takes a zone: `Z`, `+09:00`, `JST`, `GMT+9`, `(KST)`.
fn zone(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<i32> {
    cursor.spaces();
    let bracket = cursor.eat(&['(', '（']).is_some();
    let sign = |cursor: &mut Cursor<'_>| cursor.eat(&['+', '-', '−']);
    let name = Cursor::word(cursor);
    let named = words.zone(name).filter(|_| name.chars().all(char::is_uppercase));
    if !name.is_empty() && named.is_none() {
        return None;
    }
    let mut ahead = *cursor;
    let shift = sign(&mut ahead).and_then(|sign| {
        let figures = ahead.number(4, 4).or_else(|| {
            let hours = ahead.number(1, 2)?;
            let minutes = ahead.eat(&[':']).and_then(|_| ahead.number(2, 2)).unwrap_or(0);
            Some(hours * 100 + minutes)
        })?;
        let minutes = figures.div_euclid(100) * 60 + figures.rem_euclid(100);
        Some(if sign == '+' { minutes } else { -minutes })
    });
    let is_shifted = shift.is_some() && matches!(named, None | Some(0));
    if is_shifted {
        *cursor = ahead;
    }
    if bracket {
        cursor.eat(&[')', '）'])?;
    }
    if is_shifted { shift } else { named }
}
