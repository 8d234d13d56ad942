//! Korean, Chinese and Japanese dates: year, month and day with a word behind each number.

use super::dates::DASHES;
use super::{Finder, Hit};
use crate::time::meaning::{Clock, Length, Meaning, Partial, Side};
use crate::time::words::{Part, Unit, Word};

impl Finder<'_> {
    /// A number with this unit behind it.
    pub(super) fn marked(&self, at: usize, unit: Unit) -> Option<(i64, usize)> {
        let Word::Number { value, .. } = self.word(at) else { return None };
        (self.word(at + 1) == Word::UnitMark(unit)).then_some((value, at + 2))
    }

    pub(super) fn month_mark(&self, at: usize) -> Option<(i8, usize)> {
        let (month, next) = self.marked(at, Unit::Month)?;
        Some((i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?, next))
    }

    pub(super) fn day_mark(&self, at: usize) -> Option<(i8, usize)> {
        let (day, next) = self.marked(at, Unit::Day)?;
        Some((i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, next))
    }

    /// Behind the の, 的 or 의 that may stand between the parts of a date.
    pub(super) fn joined(&self, at: usize) -> usize {
        at + usize::from(matches!(self.words(at), "の" | "的" | "의"))
    }

    /// A year: `2020年`, `令和2年`, `주체109(2020)년`, `98年` before a month.
    pub(super) fn year_mark(&self, at: usize) -> Option<(i16, bool, usize)> {
        if let Word::Era(index) = self.word(at) {
            return self.era_mark(at, index);
        }
        let Word::Number { value, digits } = self.word(at) else { return None };
        let next = self.marked(at, Unit::Year)?.1;
        let year = i16::try_from(value).ok()?;
        match digits {
            4 => (1000..2200).contains(&year).then_some((year, false, next)),
            // 二千年, 两千零八年; 07年.
            1 if (1000..2200).contains(&year) => Some((year, false, next)),
            2 if year < 10 => Some((year + 2000, false, next)),
            2 if self.month_mark(next).is_some() => {
                Some((year + if year < 50 { 2000 } else { 1900 }, false, next))
            }
            _ => None,
        }
    }

    fn era_mark(&self, at: usize, index: u8) -> Option<(i16, bool, usize)> {
        let era = self.calendar.eras.get(usize::from(index))?;
        let (value, mut next) = match self.word(at + 1) {
            Word::Number { value, .. } => (value, at + 2),
            // The first year has a word of its own: 令和元年.
            _ if matches!(self.words(at + 1), "元" | "원") => (1, at + 2),
            _ => return None,
        };
        let year = era.common_year(value)?;
        let is_doubled = self.is_mark(next, &['(', '（']) && self.year_number(next + 1).is_some();
        if is_doubled {
            next += 2;
            next += usize::from(self.word(next) == Word::UnitMark(Unit::Year));
            next += usize::from(self.is_mark(next, &[')', '）']));
        }
        if self.word(next) == Word::UnitMark(Unit::Year) {
            next += 1;
        } else if !is_doubled {
            return None;
        }
        Some((year, true, next))
    }

    /// `2020年10月29日(木)午前11時`, `10월 29일`, `29일`, `10月`, `2020년`.
    pub(super) fn east_date(&self, at: usize) -> Option<Hit> {
        if let Some(hit) =
            self.east_clock(at).filter(|_| matches!(self.word(at), Word::Number { .. }))
        {
            let partial = Partial { clock: Some(hit.0), ..Partial::default() };
            return Some(Hit::new(Meaning::Calendar(partial), hit.1));
        }
        if let Some(hit) = self.east_length(at) {
            return Some(hit);
        }
        if let Some((n @ 1..=4, next)) = self.marked(at, Unit::Quarter) {
            let quarter = i8::try_from(n).ok();
            let partial = Partial { quarter, ..Partial::default() };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        let mut partial = Partial::default();
        let mut next = at;
        if let Some((year, is_era, after)) = self.year_mark(next) {
            (partial.year, partial.is_era) = (Some(year), is_era);
            partial.beside = self.year_number(at + 3).filter(|_| is_era && after > at + 4);
            next = after;
            let behind = self.joined(next);
            if let Some(hit) = self.east_of_year(partial, behind) {
                return Some(hit);
            }
            if let Some((partial, next)) = self.nth_of(partial, next) {
                return Some(Hit::new(Meaning::Calendar(partial), next));
            }
            next = if self.month_mark(behind).is_some() { behind } else { next };
        }
        if let Some((month, after)) = self.month_mark(next) {
            partial.month = Some(month);
            let behind = self.joined(after);
            // 10월.2일, 1월/1일
            let is_marked = self.is_mark(behind, &['/', '.', '-']) && self.is_glued(behind);
            let behind = behind + usize::from(is_marked && self.day_mark(behind + 1).is_some());
            if let Some((partial, next)) = self.nth_of(partial, after) {
                return Some(Hit::new(Meaning::Calendar(partial), next));
            }
            let goes_on =
                self.day_mark(behind).is_some() || matches!(self.word(behind), Word::Late(_));
            next = if goes_on { behind } else { after };
            next += usize::from(self.words(next) == "달");
        } else if let Some(hit) = self.cut_range(at) {
            return Some(hit);
        }
        let may_day = partial.year.is_none() || partial.month.is_some();
        if let Some((day, after)) = self.day_mark(next).filter(|_| may_day) {
            partial.day = Some(day);
            next = after;
        } else if may_day && let Some(hit) = self.east_day_range(partial, next) {
            return Some(hit);
        }
        (next > at).then(|| self.east_tail(partial, next))
    }

    /// `10~12日`, `20-21일`: the first number has no word of its own.
    fn east_day_range(&self, partial: Partial, at: usize) -> Option<Hit> {
        let first = self.day_number(at)?;
        if !self.is_mark(at + 1, &DASHES) && !self.is_mark(at + 1, &['・', '、', '·']) {
            return None;
        }
        let (last, next) = self.day_mark(at + 2)?;
        let start = Partial { day: Some(first), ..partial };
        let end = Meaning::Calendar(Partial { day: Some(last), ..partial });
        (last > first).then(|| Hit::new(Meaning::Calendar(start), next).until(end, next))
    }

    /// `1950~53年`, `1950-1953년`.
    fn cut_range(&self, at: usize) -> Option<Hit> {
        let first = self.year_number(at)?;
        if !self.is_mark(at + 1, &DASHES) {
            return None;
        }
        let Word::Number { value, digits: 2 | 4 } = self.word(at + 2) else { return None };
        if self.word(at + 3) != Word::UnitMark(Unit::Year) {
            return None;
        }
        let short = i16::try_from(value).ok()?;
        let last = if short < 100 { first - first.checked_rem(100)? + short } else { short };
        let end = Meaning::Calendar(Partial::year(last));
        (last > first)
            .then(|| Hit::new(Meaning::Calendar(Partial::year(first)), at + 4).until(end, at + 4))
    }

    /// What stands behind a date: weekday in brackets, beginning or end, part of day, clock, the
    /// end of a range.
    fn east_tail(&self, partial: Partial, at: usize) -> Hit {
        let (mut partial, mut at) = (partial, at);
        if self.is_mark(at, &['(', '（'])
            && self.is_mark(at + 2, &[')', '）'])
            && let Some(day) = self.bracketed_weekday(at + 1)
            && partial.day.is_some()
        {
            partial.weekday = Some(day);
            at += 3;
        } else if let Some((day, next)) = self.weekday_behind(at).filter(|_| partial.day.is_some())
        {
            partial.weekday = Some(day);
            at = next;
        }
        if let Word::Late(modifier) | Word::Edge(_, modifier) = self.word(at)
            && partial.day.is_none()
        {
            return Hit::new(Meaning::Calendar(partial), at + 1).with(modifier);
        }
        let week = self.joined(at);
        if let Word::Unit(Unit::Week) | Word::UnitMark(Unit::Week) = self.word(week)
            && partial.day.is_some()
            && week > at
        {
            let partial = Partial { reach: Some(Unit::Week), ..partial };
            return Hit::new(Meaning::Calendar(partial), week + 1);
        }
        // 9월 10일, 1901: the year stands last.
        let behind = at + usize::from(self.is_mark(at, &[',']));
        if let Some(year) = self.year_number(behind)
            && partial.year.is_none()
            && partial.is_day()
            && !self.is_new_line(behind)
            && self.word(behind + 1) != Word::UnitMark(Unit::Year)
        {
            return Hit::new(
                Meaning::Calendar(Partial { year: Some(year), ..partial }),
                behind + 1,
            );
        }
        if let Some((clock, next)) = self.east_clock(at).filter(|_| partial.day.is_some()) {
            partial.clock = Some(clock);
            at = next;
        } else if let Some((part, next)) = self.part_behind(at)
            && partial.day.is_some()
        {
            partial.part = Some(part);
            at = next;
        }
        let hit = Hit::new(Meaning::Calendar(partial), at);
        self.east_until(partial, at).unwrap_or(hit)
    }

    /// A weekday right behind a day, or behind a comma or の: `10月12日、月曜日`.
    fn weekday_behind(&self, at: usize) -> Option<(i8, usize)> {
        let is_comma = self.is_mark(at, &[',', '，', '、']) && !self.is_new_line(at + 1);
        let at = self.joined(at + usize::from(is_comma));
        let Word::Weekday(day) = self.word(at) else { return None };
        (!self.words(at).is_ascii()).then_some((day, at + 1))
    }

    /// `10日から12日`, `10日至12日`, `10일부터 12일`.
    fn east_until(&self, partial: Partial, at: usize) -> Option<Hit> {
        let is_to = self.is_mark(at, &DASHES)
            || (self.word(at) == Word::Other
                && ["から", "至", "到", "부터", "에서"].contains(&self.words(at)));
        if !is_to {
            return None;
        }
        let mut end = Partial { weekday: None, clock: None, part: None, ..partial };
        let mut next = at + 1;
        if let Some((month, after)) = self.month_mark(next) {
            end.month = Some(month);
            next = after;
        }
        if let Some((year, _, after)) = self.year_mark(at + 1) {
            (end.year, next) = (Some(year), after);
            if let Some((month, after)) = self.month_mark(next) {
                (end.month, next) = (Some(month), after);
            }
        }
        if partial.day.is_some() {
            let (day, after) = self.day_mark(next)?;
            (end.day, next) = (Some(day), after);
        }
        let key = |partial: &Partial| (partial.year, partial.month, partial.day);
        let is_same_kind = partial.month.is_some() == end.month.is_some() && next > at + 1;
        (is_same_kind && key(&end) > key(&partial))
            .then(|| Hit::new(Meaning::Calendar(partial), next).until(Meaning::Calendar(end), next))
    }

    pub(super) fn bracketed_weekday(&self, at: usize) -> Option<i8> {
        const DAYS: [&str; 3] = ["月火水木金土日", "一二三四五六日", "월화수목금토일"];
        if let Word::Weekday(day) = self.word(at) {
            return Some(day);
        }
        let mut chars = self.words(at).chars();
        let (c, None) = (chars.next()?, chars.next()) else { return None };
        let place = DAYS.iter().find_map(|days| days.chars().position(|day| day == c))?;
        i8::try_from(place + 1).ok()
    }

    /// What a year may be divided into: `2020年第三季度`, `2020년 상반기`, `2020年夏`.
    pub(super) fn east_of_year(&self, year: Partial, at: usize) -> Option<Hit> {
        if let Word::Season(season) = self.word(at) {
            let partial = Partial { season: Some(season), ..year };
            return Some(Hit::new(Meaning::Calendar(partial), at + 1));
        }
        if let Word::Half(half) = self.word(at) {
            let partial = Partial { half: Some(half), ..year };
            return Some(Hit::new(Meaning::Calendar(partial), at + 1));
        }
        if let Some(partial) = self.feast_day(at) {
            return Some(Hit::new(
                Meaning::Calendar(Partial { year: year.year, ..partial }),
                at + 1,
            ));
        }
        let th = at + usize::from(self.word(at) == Word::Nth(0));
        let (quarter, next) = self.marked(th, Unit::Quarter)?;
        let quarter = i8::try_from(quarter).ok().filter(|quarter| (1..=4).contains(quarter))?;
        let partial = Partial { quarter: Some(quarter), ..year };
        Some(Hit::new(Meaning::Calendar(partial), next))
    }

    /// "上半年" alone.
    pub(super) fn east_half(&self, at: usize) -> Option<Hit> {
        let Word::Half(half) = self.word(at) else { return None };
        let partial = Partial { half: Some(half), ..Partial::default() };
        (!self.words(at).is_ascii()).then(|| Hit::new(Meaning::Calendar(partial), at + 1))
    }

    /// `80年代`, `20世紀`, `70년 전`, `5日前`, `3個月`, `65年間`.
    fn east_length(&self, at: usize) -> Option<Hit> {
        let Word::Number { value, digits } = self.word(at) else { return None };
        let behind = self.word(at + 1);
        if let Word::UnitMark(reach @ (Unit::Decade | Unit::Century)) = behind {
            let year = match (reach, value) {
                (Unit::Century, 1..=30) => (value - 1) * 100,
                (Unit::Decade, 10..=90) => 1900 + value,
                (Unit::Decade, 1000..2200) => value,
                _ => return None,
            };
            // 十九世纪七十年代 is one decade.
            let inner = self.joined(at + 2);
            let decade = self.marked(inner, Unit::Decade).filter(|_| reach == Unit::Century);
            let (reach, year, next) = match decade {
                Some((tens @ 10..=90, next)) => (Unit::Decade, year + tens, next),
                _ => (reach, year, at + 2),
            };
            let partial =
                Partial { reach: Some(reach), ..Partial::year(i16::try_from(year).ok()?) };
            let hit = Hit::new(Meaning::Calendar(partial), next);
            return Some(match self.word(next) {
                Word::Late(modifier) => Hit { next: next + 1, ..hit.with(modifier) },
                _ => hit,
            });
        }
        let (unit, next, is_mark) = match behind {
            Word::Unit(unit) if !self.words(at + 1).is_ascii() => (unit, at + 2, false),
            Word::UnitMark(unit @ (Unit::Year | Unit::Month | Unit::Day)) => (unit, at + 2, true),
            _ => return None,
        };
        let inside = Partial::default();
        let n = i32::try_from(value).ok()?;
        let is_year = unit == Unit::Year && (value >= 1000 || (digits == 2 && value < 10));
        // 2주 후 월요일: that day of the week meant.
        if let (Unit::Week, Word::Weekday(day)) = (unit, self.word(self.joined(next + 1)))
            && let word @ (Word::Ago | Word::Later) = self.word(next)
        {
            let n = if word == Word::Ago { -n } else { n };
            let inside = Partial { weekday: Some(day), ..inside };
            let end = self.joined(next + 1) + 1;
            return Some(Hit::new(Meaning::Relative { unit, n, inside }, end));
        }
        match self.word(next) {
            Word::Ago if !is_year => {
                return Some(Hit::new(Meaning::Relative { unit, n: -n, inside }, next + 1));
            }
            Word::Later if !is_year => {
                return Some(Hit::new(Meaning::Told { unit, n, inside }, next + 1));
            }
            _ => {}
        }
        if is_year && !is_mark {
            return None;
        }
        let is_length =
            !is_mark || (unit == Unit::Year && !is_year && self.month_mark(next).is_none());
        let length = Length { halves: Some(i64::from(n) * 2), unit };
        if self.is_within(next) && unit >= Unit::Day {
            return Some(Hit::new(Meaning::Stretch(length, Side::Within), next));
        }
        is_length.then(|| Hit::new(Meaning::Length(length), next))
    }

    /// `午前11時30分`, `오후 5시`, `下午3点`, `16時`.
    pub(super) fn east_clock(&self, at: usize) -> Option<(Clock, usize)> {
        let (is_pm, is_part, start) = match self.word(at) {
            Word::Part(Part::Forenoon | Part::Stretch("MO")) => (false, true, at + 1),
            Word::Part(Part::Afternoon | Part::Stretch("EV" | "NI")) => (true, true, at + 1),
            _ => (false, false, at),
        };
        let (hour, mut next) = self.marked(start, Unit::Hour)?;
        let hour = i8::try_from(hour).ok().filter(|hour| (0..=24).contains(hour))?;
        let mut minute = 0;
        if let Some((value, after)) = self.marked(next, Unit::Minute) {
            minute = i8::try_from(value).ok().filter(|minute| *minute < 60)?;
            next = after;
        } else if self.words(next).starts_with('半') {
            minute = 30;
        }
        let hour = if is_pm && is_part && hour < 12 { hour + 12 } else { hour };
        Some((Clock { hour, minute, zone: None }, next))
    }
}
