//! Dates by name: months, days and weekdays, with their years in any count.

use super::numeric::century_of;
use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Which, Word};

pub(super) const DASHES: [char; 6] = ['-', '–', '—', '~', '〜', '～'];
/// Words behind which "may" and "march" are months.
const BEFORE_MONTH: [&str; 12] = [
    "in", "of", "by", "since", "until", "till", "through", "from", "during", "before", "after",
    "to",
];

impl Finder<'_> {
    /// A day of a month at a place, in digits or as an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<i8> {
        let (Word::Number { value, digits: 1 | 2 } | Word::Ordinal(value)) = self.word(at) else {
            return None;
        };
        i8::try_from(value).ok().filter(|day| (1..=31).contains(day))
    }

    /// A year of four digits.
    pub(super) fn year_number(&self, at: usize) -> Option<i16> {
        let Word::Number { value, digits: 4 } = self.word(at) else { return None };
        i16::try_from(value).ok().filter(|year| (1000..2200).contains(year))
    }

    /// A year behind a month or a day: `, 1950`, `1950`, `of 1950`, `, Juche 34 (1945)`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(Partial, usize)> {
        let skips = self.is_mark(at, &[',']) || matches!(self.word(at), Word::Link("of" | "in"));
        let start = at + usize::from(skips);
        if self.is_new_line(at) || self.is_new_line(start) {
            return None;
        }
        if let Some((year, next)) = self.era_year(start) {
            let beside = self.year_number(start + 3).filter(|_| next == start + 5);
            return Some((Partial { is_era: true, beside, ..Partial::year(year) }, next));
        }
        if let Some(Hit { meaning: Meaning::Calendar(year), next, .. }) = self.spelled_year(start) {
            return Some((year, next));
        }
        // "June '19"
        if self.is_mark(at, &['\'', '’'])
            && self.is_glued(at + 1)
            && let Word::Number { value, digits: 2 } = self.word(at + 1)
        {
            let year = i16::try_from(century_of(value)).ok()?;
            return Some((Partial::year(year), at + 2));
        }
        let year = self.year_number(start)?;
        let is_in = self.word(at) == Word::Link("in");
        if is_in
            && !matches!(self.word(at - 1), Word::Number { .. } | Word::Ordinal(_) | Word::Month(_))
        {
            return None;
        }
        let is_count = matches!(self.word(start + 1), Word::Unit(unit) if unit != Unit::Weekend);
        (!is_count).then_some((Partial::year(year), start + 1))
    }

    /// A year in another count: `Juche 34 (1945)`, `Showa 15`.
    pub(super) fn era_year(&self, at: usize) -> Option<(i16, usize)> {
        let Word::Era(index) = self.word(at) else { return None };
        let Word::Number { value, .. } = self.word(at + 1) else { return None };
        let year = self.calendar.eras.get(usize::from(index))?.common_year(value)?;
        let is_doubled = self.is_mark(at + 2, &['(', '（'])
            && self.year_number(at + 3).is_some()
            && self.is_mark(at + 4, &[')', '）']);
        Some((year, if is_doubled { at + 5 } else { at + 2 }))
    }

    /// An expression that begins with another year count.
    pub(super) fn era(&self, at: usize) -> Option<Hit> {
        self.east_date(at).or_else(|| {
            let (year, next) = self.era_year(at)?;
            let partial = Partial { is_era: true, ..Partial::year(year) };
            Some(Hit::new(Meaning::Calendar(partial), next))
        })
    }

    /// Whether a month's name stands for the month: "may" and "march" are words too.
    fn is_month_name(&self, at: usize) -> bool {
        let is_marked = self.is_mark(at + 1, &['.', '/', '-']) && self.is_glued(at + 1);
        let next = at + 1 + usize::from(is_marked);
        let has_number = !self.is_new_line(next)
            && (self.day_number(next).is_some()
                || self.year_number(next).is_some()
                || self.year_behind(next).is_some()
                || self.spelled_day(next).is_some());
        let is_word_too = ["may", "march", "mar", "dec", "sep"].iter().any(|w| self.is(at, w));
        let is_short = self.words(at).len() <= 4
            && !self.is(at, "may")
            && !self.is(at, "june")
            && !self.is(at, "july");
        if has_number {
            return true;
        }
        let before =
            if self.is_new_line(at) { Word::Other } else { self.word(at.saturating_sub(1)) };
        let is_dashed = before == Word::Mark('-') && self.is_glued(at) && at > 1;
        let before = if is_dashed { self.word(at - 2) } else { before };
        let asks = match before {
            Word::Link(link) => BEFORE_MONTH.contains(&link),
            Word::Since | Word::Which(_) | Word::Fuzzy(_) | Word::Each => true,
            _ => false,
        };
        let has_year = !self.is_new_line(at) && self.year_number(at - 1).is_some();
        if !is_word_too && !is_short {
            return self.is_capital(at) || asks || has_year;
        }
        if asks && is_word_too && !is_short && !self.is_capital(at) {
            // "in may", but not "the one he may see".
            return self.ends_part(at + 1) && !matches!(before, Word::Which(Which::Same));
        }
        let pairs =
            matches!(self.word(at + 1), Word::Link("to" | "through") | Word::Mark('-' | '–'));
        if pairs && self.is_capital(at) && matches!(self.word(at + 2), Word::Month(_)) {
            return true;
        }
        let is_counted =
            matches!(before, Word::Earlier | Word::Later | Word::Number { digits: 1 | 2, .. });
        self.is_capital(at) && (asks || has_year || is_counted)
    }

    /// Whether a part of the sentence ends before this place; 18.7 goes on.
    pub(super) fn ends_part(&self, at: usize) -> bool {
        let goes_on = self.is_glued(at + 1) && matches!(self.word(at + 1), Word::Number { .. });
        let is_end = matches!(self.word(at), Word::Mark('.' | ',' | ';' | '!' | '?' | ')'));
        (is_end && !goes_on) || self.is_new_line(at)
    }

    /// `October 25, 1950`, `Sept. 14`, `June 20-21`, `October 1950`, `October`.
    pub(super) fn month(&self, at: usize) -> Option<Hit> {
        let Word::Month(month) = self.word(at) else { return None };
        if !self.is_month_name(at) {
            return None;
        }
        let partial = Partial { month: Some(month), ..Partial::default() };
        let is_dotted = self.is_mark(at + 1, &['.']) && self.is_glued(at + 1);
        let next = at + 1 + usize::from(is_dotted);
        if let Some(hit) = self.marked_month(partial, at) {
            return Some(hit);
        }
        if let Some(hit) = self.month_between(partial, next) {
            return Some(hit);
        }
        let the = usize::from(self.word(next) == Word::The);
        if let Some((day, next)) = self.spelled_day(next + the).filter(|_| !self.is_new_line(next))
        {
            return Some(self.month_day(Partial { day: Some(day), ..partial }, next));
        }
        if let Some(day) = self.day_number(next + the)
            && !self.is_new_line(next)
            && !self.is_clock_or_count(next + the)
        {
            return Some(self.month_day(Partial { day: Some(day), ..partial }, next + the + 1));
        }
        if let Some((year, next)) = self.year_behind(next) {
            let partial = Partial { month: Some(month), ..year };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        if let Some((n, next)) = self.which_year(next) {
            let relative = Meaning::Relative { unit: Unit::Year, n, inside: partial };
            return Some(Hit::new(relative, next));
        }
        // "April of 87": no day has that number.
        if let (Word::Link("of"), Word::Number { value: short @ 32..=99, digits: 2 }) =
            (self.word(next), self.word(next + 1))
        {
            let year = i16::try_from(century_of(short)).ok();
            return Some(Hit::new(Meaning::Calendar(Partial { year, ..partial }), next + 2));
        }
        let is_short = self.words(at).len() <= 4 && !self.is(at, "may");
        Some(Hit::new(Meaning::Calendar(partial), if is_short { next } else { at + 1 }))
    }

    /// `Oct/2`, `Sep-23-2020`: a month by name with marks behind it.
    fn marked_month(&self, month: Partial, at: usize) -> Option<Hit> {
        let Word::Mark(mark @ ('/' | '-')) = self.word(at + 1) else { return None };
        let day =
            self.day_number(at + 2).filter(|_| self.is_glued(at + 1) && self.is_glued(at + 2));
        let partial = Partial { day: Some(day?), ..month };
        let year = self.year_number(at + 4).filter(|_| self.word(at + 3) == Word::Mark(mark));
        if let Some(year) = year.filter(|_| self.is_glued(at + 3) && self.is_glued(at + 4)) {
            let partial = Partial { year: Some(year), ..partial };
            return Some(Hit::new(Meaning::Calendar(partial), at + 5));
        }
        let goes_on = self.is_glued(at + 3) && self.is_mark(at + 3, &['-', '/']);
        (!goes_on).then(|| Hit::new(Meaning::Calendar(partial), at + 3))
    }

    /// A day of the month in words: "twenty nine", "thirty-first".
    pub(super) fn spelled_day(&self, at: usize) -> Option<(i8, usize)> {
        let Word::Spelled(first) = self.word(at) else { return None };
        let next = at + 1 + usize::from(self.is_mark(at + 1, &['-']));
        let (day, next) = match self.word(next) {
            Word::Spelled(ones @ 1..=9) | Word::Ordinal(ones @ 1..=9) if first >= 20 => {
                (first + ones, next + 1)
            }
            _ => (first, at + 1),
        };
        let is_nth = matches!(self.word(next - 1), Word::Ordinal(_));
        let is_day = is_nth && matches!(self.word(next), Word::Unit(Unit::Day | Unit::Century));
        let is_count = !is_day
            && matches!(self.word(next), Word::Unit(_) | Word::Spelled(_) | Word::Mark('-'))
            || (self.word(next) == Word::Other && !self.is_new_line(next));
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        (!is_count).then_some((day, next))
    }

    /// "this year", "of last year" behind a month or quarter.
    pub(super) fn which_year(&self, at: usize) -> Option<(i32, usize)> {
        let of = at + usize::from(self.word(at) == Word::Link("of"));
        let n = match (self.word(of), self.word(of + 1)) {
            (Word::Which(Which::This), Word::Unit(Unit::Year)) => 0,
            (Word::The, Word::Unit(Unit::Year)) if of > at => 0,
            (Word::Which(Which::Last), Word::Unit(Unit::Year)) => -1,
            (Word::Which(Which::Next), Word::Unit(Unit::Year)) => 1,
            _ => return None,
        };
        (!self.is_new_line(of)).then_some((n, of + 2))
    }

    /// Whether a number after a month is no day but an hour or a count.
    fn is_clock_or_count(&self, at: usize) -> bool {
        let is_hour = self.is_mark(at + 1, &[':'])
            && self.is_glued(at + 1)
            && self.is_glued(at + 2)
            && matches!(self.word(at + 2), Word::Number { .. });
        let next = self.word(at + 1);
        is_hour || matches!(next, Word::Unit(_) | Word::Meridiem(_)) && !self.is_new_line(at + 1)
    }

    /// What follows month and day: the end of a range, the year.
    fn month_day(&self, partial: Partial, at: usize) -> Hit {
        let (mut partial, mut at) = (partial, at);
        let mut until = None;
        let is_to = self.is_mark(at, &DASHES)
            || matches!(self.word(at), Word::Link("to" | "through" | "till" | "until"));
        let the = usize::from(self.word(at + 1) == Word::The);
        if is_to
            && !self.is_new_line(at + 1 + the)
            && let Some(day) = self.day_number(at + 1 + the)
            && Some(day) > partial.day
            && !matches!(self.word(at + 2 + the), Word::Month(_) | Word::Unit(_) | Word::Link("of"))
            && !self.is_mark(at + 2 + the, &['/'])
        {
            until = Some(day);
            at += 2 + the;
        }
        if let Some((year, next)) = self.year_behind(at) {
            (partial.year, partial.is_era) = (year.year, year.is_era);
            partial.beside = year.beside;
            at = next;
        } else if let Some((n, next)) = self.which_year(at) {
            let relative = Meaning::Relative { unit: Unit::Year, n, inside: partial };
            return Hit::new(relative, next);
        }
        let hit = Hit::new(Meaning::Calendar(partial), at);
        match until {
            Some(_) => hit.until(Meaning::Calendar(Partial { day: until, ..partial }), at),
            None => hit,
        }
    }

    /// "twenty five January", "nineteenth day of the month".
    pub(super) fn spelled_date(&self, at: usize) -> Option<Hit> {
        let (day, next) = self.spelled_day(at)?;
        if self.word(next) == Word::Unit(Unit::Day) {
            return self.nth_english(day, next);
        }
        if self.word(next) == Word::Unit(Unit::Century) && next > at + 1 {
            let year = i16::from(day).checked_sub(1)?.checked_mul(100)?;
            let partial = Partial { reach: Some(Unit::Century), ..Partial::year(year) };
            return Some(Hit::new(Meaning::Calendar(partial), next + 1));
        }
        let is_of = self.word(next) == Word::Link("of");
        if let Some(hit) = self.of_month(day, at, next).filter(|_| next > at + 1) {
            return Some(hit);
        }
        let next = next + usize::from(is_of);
        let Word::Month(month) = self.word(next) else { return None };
        if self.is_new_line(next) {
            return None;
        }
        let partial = Partial { month: Some(month), day: Some(day), ..Partial::default() };
        let (year, next) = match self.year_behind(next + 1) {
            Some((year, next)) => (year.year, next),
            None => (None, next + 1),
        };
        Some(Hit::new(Meaning::Calendar(Partial { year, ..partial }), next))
    }

    /// "Nov. 2016": a month with its year.
    fn is_short_month(&self, at: usize) -> bool {
        let year = at + 1 + usize::from(self.is_mark(at + 1, &['.']));
        matches!(self.word(at), Word::Month(_)) && self.year_number(year).is_some()
    }

    /// `26 October 2021`, `26th of October`, `26-27 October`.
    pub(super) fn day_and_month(&self, at: usize) -> Option<Hit> {
        let first = self.day_number(at)?;
        let is_part = at > 1
            && self.is_glued(at)
            && self.is_glued(at - 1)
            && self.is_mark(at - 1, &['.', ','])
            && matches!(self.word(at - 2), Word::Number { .. });
        if is_part {
            return None;
        }
        let mut next = at + 1;
        let mut last = None;
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        let before = if before == Word::The && at > 1 { self.word(at - 2) } else { before };
        let is_between = before == Word::Link("between") && self.word(next) == Word::Link("and");
        let the = usize::from(self.word(next + 1) == Word::The);
        if (self.is_mark(next, &DASHES)
            || matches!(self.word(next), Word::Link("to" | "till" | "until" | "through"))
            || is_between)
            && let Some(day) = self.day_number(next + 1 + the)
        {
            last = Some(day);
            next += 2 + the;
        }
        next += usize::from(self.word(next) == Word::Link("of"));
        // "16. Nov. 2016"
        let is_dotted = self.is_mark(next, &['.']) && self.is_glued(next) && last.is_none();
        next += usize::from(is_dotted && self.is_short_month(next + 1));
        let Word::Month(month) = self.word(next) else { return self.listed_day(at, first) };
        let is_word_too = ["may", "march", "mar"].iter().any(|word| self.is(next, word));
        let is_of = self.word(next - 1) == Word::Link("of");
        let is_ordinal = is_of && matches!(self.word(at), Word::Ordinal(_));
        if self.is_new_line(next) || (is_word_too && !self.is_capital(next) && !is_ordinal) {
            return None;
        }
        next += 1;
        let is_dotted = self.is_mark(next, &['.']) && self.is_glued(next);
        next += usize::from(is_dotted && self.year_behind(next + 1).is_some());
        let mut partial = Partial { month: Some(month), day: Some(first), ..Partial::default() };
        if let Some((year, after)) = self.year_behind(next) {
            (partial.year, partial.is_era) = (year.year, year.is_era);
            next = after;
        } else if let Some((n, after)) = self.which_year(next) {
            let relative = Meaning::Relative { unit: Unit::Year, n, inside: partial };
            return Some(Hit::new(relative, after));
        }
        let hit = Hit::new(Meaning::Calendar(partial), next);
        Some(match last {
            Some(_) => hit.until(Meaning::Calendar(Partial { day: last, ..partial }), next),
            None => hit,
        })
    }
}
