//! Korean, Chinese and Japanese words that count from a day: 지난 25일, 上周四, 今年10月, 同日.

use super::nth::steps_of;
use super::stretches::side_of;
use super::{Finder, Hit};
use crate::text::characters::is_han;
use crate::time::meaning::{Length, Meaning, Partial, Side};
use crate::time::words::{Unit, Which, Word};
use dateline_model::TimeMod;

impl Finder<'_> {
    /// 이틀 전, 열흘 후, 사흘.
    pub(super) fn counted(&self, at: usize, unit: Unit, n: i8) -> Hit {
        let (n, inside) = (i32::from(n), Partial::default());
        let meaning = match self.word(at + 1) {
            Word::Ago => Meaning::Relative { unit, n: -n, inside },
            Word::Later => Meaning::Told { unit, n, inside },
            _ => {
                let length = Length { halves: Some(i64::from(n) * 2), unit };
                if self.is_within(at + 1) {
                    return Hit::new(Meaning::Stretch(length, Side::Within), at + 1);
                }
                return Hit::new(Meaning::Length(length), at + 1);
            }
        };
        Hit::new(meaning, at + 2)
    }

    /// 지난 25일, 오는 3일, 지난 목요일, 이번 주.
    pub(super) fn east_which(&self, at: usize, which: Which) -> Option<Hit> {
        let next = at + 1;
        let inside = Partial::default();
        // この十年 has gone by.
        let side = side_of(which).or(self.is(at, "この").then_some(Side::Past));
        match self.word(next) {
            // 그 해, 다음 날, 同じ週: what was told, or the one beside it.
            Word::Unit(unit) if unit >= Unit::Day && is_told(which, unit) => {
                let n = if which == Which::Same { 0 } else { steps_of(which)? };
                Some(Hit::new(Meaning::Told { unit, n, inside }, next + 1))
            }
            Word::Unit(unit @ (Unit::Week | Unit::Weekend | Unit::Month | Unit::Year)) => {
                let n = steps_of(which)?;
                Some(self.east_inside(unit, n, false, inside, next + 1))
            }
            Word::UnitMark(unit @ (Unit::Week | Unit::Year)) if is_told(which, unit) => {
                if self.is_glued(next + 1) && self.words(next + 1).starts_with(is_han) {
                    return None;
                }
                let n = steps_of(which)?;
                Some(self.east_inside(unit, n, false, inside, next + 1))
            }
            Word::Told(..) if which == Which::Same => self.relative(next),
            Word::Season(season) => {
                let partial = Partial { season: Some(season), which, ..inside };
                let hit = Hit::new(Meaning::Calendar(partial), next + 1);
                Some(match self.word(next + 1) {
                    Word::Late(modifier) => Hit { next: next + 2, ..hit.with(modifier) },
                    _ => hit,
                })
            }
            Word::Counted(..) | Word::Many => self.stretch(side?, next),
            Word::Weekday(day) => {
                let partial = Partial { weekday: Some(day), which, ..inside };
                Some(Hit::new(Meaning::Calendar(partial), next + 1))
            }
            Word::Number { .. } if !self.is(at, "이") => {
                if let Some(hit) = side.and_then(|side| self.stretch(side, next)) {
                    return Some(hit);
                }
                let hit = self.east_date(next)?;
                let Meaning::Calendar(partial) = hit.meaning else { return Some(hit) };
                Some(Hit { meaning: Meaning::Calendar(Partial { which, ..partial }), ..hit })
            }
            _ => None,
        }
    }

    /// 今年10月1日, 上周四, 지난달 25일, 本月初, 昨年末, 同日午後.
    pub(super) fn east_relative(&self, at: usize, unit: Unit, n: i32, is_told: bool) -> Hit {
        self.east_inside(unit, n, is_told, Partial::default(), at + 1)
    }

    fn east_inside(&self, unit: Unit, n: i32, is_told: bool, inside: Partial, at: usize) -> Hit {
        let behind = self.joined(at);
        let counts = matches!(unit, Unit::Year | Unit::Month) && !is_told;
        if let Some((inside, next)) = self.nth_of(month_for(unit), at).filter(|_| counts) {
            let month = inside.month.filter(|_| unit == Unit::Year);
            let inside = Partial { month, ..inside };
            return Hit::new(Meaning::Relative { unit, n, inside }, next);
        }
        let start = if self.goes_inside(behind) { behind } else { at };
        let (mut inside, mut next) = self.inside(unit, inside, start);
        if (unit == Unit::Month || inside.month.is_some())
            && let Some((day, after)) = self.day_mark(next)
        {
            (inside.day, next) = (Some(day), after);
        }
        // 下下周 is a week, though two weeks on is a day.
        if unit == Unit::Week && n.abs() > 1 && inside.weekday.is_none() {
            inside.reach = Some(Unit::Week);
        }
        let is_today = unit == Unit::Day && n == 0 && inside == Partial::default() && !is_told;
        let meaning = match is_told {
            _ if is_today => Meaning::Today(inside),
            true => Meaning::Told { unit, n, inside },
            false => Meaning::Relative { unit, n, inside },
        };
        let is_doubled =
            self.word(next) == Word::UnitMark(unit) && matches!(self.word(next + 1), Word::Late(_));
        next += usize::from(is_doubled);
        match self.modified(unit, inside, next) {
            Some(modifier) => Hit::new(meaning, next + 1).with(modifier),
            // A の or 的 that leads nowhere stays outside.
            None if next == behind => Hit::new(meaning, at),
            None => Hit::new(meaning, next),
        }
    }

    /// Whether what is named inside the unit may stand here.
    fn goes_inside(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            Word::Number { .. }
                | Word::Weekday(_)
                | Word::Late(_)
                | Word::Season(_)
                | Word::Half(_)
                | Word::Part(_)
                | Word::Nth(_)
                | Word::Feast(_)
                | Word::FeastHead
                | Word::Holiday(..)
        )
    }

    /// What is named inside the unit: the month of a year, the weekday of a week.
    fn inside(&self, unit: Unit, inside: Partial, at: usize) -> (Partial, usize) {
        let named = match unit {
            Unit::Year => match (self.month_mark(at), self.east_of_year(inside, at)) {
                (Some((month, next)), _) => Some((Partial { month: Some(month), ..inside }, next)),
                (None, Some(Hit { meaning: Meaning::Calendar(partial), next, .. })) => {
                    Some((partial, next))
                }
                _ => None,
            },
            // 前世紀の90年代
            Unit::Century => {
                let decade = |(tens, next)| {
                    let year = i16::try_from(tens).ok().filter(|tens| (10..100).contains(tens));
                    let reach = Some(Unit::Decade);
                    year.map(|_| (Partial { year, reach, ..inside }, next))
                };
                self.marked(at, Unit::Decade).and_then(decade)
            }
            Unit::Week => {
                let bracketed = || Some((self.bracketed_weekday(at)?, at + 1));
                let day = match self.word(at) {
                    Word::Weekday(day) => Some((day, at + 1)),
                    _ => bracketed(),
                };
                day.map(|(day, next)| (Partial { weekday: Some(day), ..inside }, next))
            }
            Unit::Day => {
                let part = || {
                    let (part, next) = self.part_behind(at)?;
                    Some((Partial { part: Some(part), ..inside }, next))
                };
                let clock = self.east_clock(at);
                let clock =
                    clock.map(|(clock, next)| (Partial { clock: Some(clock), ..inside }, next));
                clock.or_else(part)
            }
            _ => None,
        };
        named.unwrap_or((inside, at))
    }

    /// 初, 年底, 後半 behind a unit.
    fn modified(&self, unit: Unit, inside: Partial, at: usize) -> Option<TimeMod> {
        match self.word(at) {
            Word::Late(modifier) if inside.day.is_none() && unit > Unit::Day => Some(modifier),
            // 今年年底 says the year twice.
            Word::Edge(edge, modifier) if edge == unit && inside == Partial::default() => {
                Some(modifier)
            }
            Word::Half(half) if matches!(unit, Unit::Week | Unit::Month) => {
                Some(if half == 2 { TimeMod::End } else { TimeMod::Start })
            }
            _ => None,
        }
    }
}

/// A month to be thought of where a month is spoken of, so that its weeks and weekdays count.
fn month_for(unit: Unit) -> Partial {
    Partial { month: (unit == Unit::Month).then_some(1), ..Partial::default() }
}

/// Whether 그 해, 다음 날, 前の年 count from what was told; next week and month from the anchor.
fn is_told(which: Which, unit: Unit) -> bool {
    match which {
        Which::Same | Which::Previous | Which::Following => true,
        Which::This | Which::Next | Which::Last => unit == Unit::Day,
        Which::Nearest | Which::AfterNext | Which::BeforeLast => false,
    }
}
