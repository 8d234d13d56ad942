//! Dates in figures: `2020-10-29`, `26/10/2021`, `2020.10.29`.

use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::Word;

impl Finder<'_> {
    /// What begins with a number.
    pub(super) fn number(&self, at: usize) -> Option<Hit> {
        if self.is_glued(at) && self.is_mark(at.wrapping_sub(1), &['$', '€', '£', '#']) {
            return None;
        }
        self.numeric_date(at)
            .or_else(|| self.clock(at))
            .or_else(|| self.east_date(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.lone_day(at))
            .or_else(|| self.length(at))
            .or_else(|| self.lone_year(at))
    }

    /// The second of two days of a month: "April 24 and 25".
    fn lone_day(&self, at: usize) -> Option<Hit> {
        let day = self.day_number(at).filter(|_| at >= 3 && !self.is_new_line(at))?;
        if !matches!(self.word(at - 1), Word::Link("and" | "or")) {
            return None;
        }
        let first = self.day_number(at - 2).filter(|first| *first < day)?;
        let Word::Month(month) = self.word(at - 3) else { return None };
        let year = self.year_behind(at + 1);
        let ends = !matches!(
            self.word(at + 1),
            Word::Other | Word::Unit(_) | Word::Month(_) | Word::Mark('%')
        ) || self.is_new_line(at + 1);
        let (partial, next) = year.unwrap_or((Partial::default(), at + 1));
        let partial = Partial { month: Some(month), day: Some(day), ..partial };
        (ends && first > 0).then(|| Hit::new(Meaning::Calendar(partial), next))
    }

    fn figures(&self, at: usize) -> Option<(i64, u8)> {
        let Word::Number { value, digits } = self.word(at) else { return None };
        (digits > 0).then_some((value, digits))
    }

    /// Three groups of figures between equal marks.
    fn numeric_date(&self, at: usize) -> Option<Hit> {
        let (first, digits) = self.figures(at)?;
        let Word::Mark(mark @ ('-' | '/' | '.')) = self.word(at + 1) else { return None };
        let is_spaced = mark == '.' && !self.is_glued(at + 2);
        let is_tight = (1..=4).all(|n| self.is_glued(at + n) || (is_spaced && n % 2 == 0));
        if !is_tight || self.word(at + 3) != Word::Mark(mark) {
            return None;
        }
        let goes_on = matches!(self.word(at + 5), Word::Mark('-' | '/'))
            && self.is_glued(at + 5)
            && self.is_glued(at + 6);
        let ((second, _), (third, last_digits)) = (self.figures(at + 2)?, self.figures(at + 4)?);
        if goes_on {
            return None;
        }
        let partial = match (digits, last_digits) {
            (4, 1 | 2) => ymd(first, second, third, false)?,
            (1 | 2, 4) => day_month(first, second, third)?,
            (1 | 2, 2) if mark != '.' => day_month(first, second, century_of(third))?,
            _ => return None,
        };
        let next = at + 5 + usize::from(is_spaced && self.is_mark(at + 5, &['.']));
        Some(Hit::new(Meaning::Calendar(partial), next))
    }
}

/// Two figures of a year: the years 1950 to 2049.
fn century_of(short: i64) -> i64 {
    if short < 50 { 2000 + short } else { 1900 + short }
}

fn ymd(year: i64, month: i64, day: i64, is_swappable: bool) -> Option<Partial> {
    let partial = Partial {
        year: i16::try_from(year).ok(),
        month: i8::try_from(month).ok().filter(|month| (1..=12).contains(month)),
        day: i8::try_from(day).ok().filter(|day| (1..=31).contains(day)),
        is_swappable,
        ..Partial::default()
    };
    (partial.is_day() && (1000..2200).contains(&year)).then_some(partial)
}

/// Day first unless only the other order is a date; when both are, the page decides later.
fn day_month(first: i64, second: i64, year: i64) -> Option<Partial> {
    let is_swappable = first <= 12 && second <= 12 && first != second;
    ymd(year, second, first, is_swappable).or_else(|| ymd(year, first, second, false))
}
