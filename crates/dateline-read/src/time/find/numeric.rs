//! Dates in figures: `2020-10-29`, `26/10/2021`, `2020.10.29`.

use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::Word;

impl Finder<'_> {
    /// What begins with a number.
    pub(super) fn number(&self, at: usize) -> Option<Hit> {
        let is_sum = !self.is_new_line(at) && self.is_mark(at - 1, &['$', '€', '£']);
        if is_sum || (self.is_glued(at) && self.is_mark(at - 1, &['#'])) {
            return None;
        }
        let is_counted = matches!(self.word(at + 1), Word::Unit(_) | Word::UnitMark(_));
        self.numeric_date(at)
            .or_else(|| self.tight_date(at))
            .or_else(|| self.named_date(at))
            .or_else(|| self.clock(at))
            .or_else(|| if is_counted { self.compound(at) } else { None })
            .or_else(|| self.east_date(at))
            .or_else(|| self.day_and_month(at))
            .or_else(|| self.lone_day(at))
            .or_else(|| self.days_of_month(at))
            .or_else(|| self.year_and_month(at))
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.which_behind(at))
            .or_else(|| self.weekdays_on(at))
            .or_else(|| self.length(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.lone_ordinal(at))
            .or_else(|| self.lone_year(at))
    }

    /// `20190103`.
    fn tight_date(&self, at: usize) -> Option<Hit> {
        let Word::Number { value, digits: 8 } = self.word(at) else { return None };
        let year = value / 10_000;
        let is_date = (1900..2100).contains(&year) && self.is_near_nothing(at);
        let partial = ymd(year, value / 100 % 100, value % 100, false).filter(|_| is_date)?;
        Some(Hit::new(Meaning::Calendar(partial), at + 1))
    }

    /// Whether no mark or letter is glued to either side but what ends a sentence.
    fn is_near_nothing(&self, at: usize) -> bool {
        let before = !self.is_glued(at) || self.is_mark(at - 1, &['(', '"', '“']);
        before && (!self.is_glued(at + 1) || self.ends_part(at + 1))
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

    /// `22/Jan/2019`, `2019-aug-1`: a month by name between equal marks.
    fn named_date(&self, at: usize) -> Option<Hit> {
        let Word::Mark(mark @ ('-' | '/')) = self.word(at + 1) else { return None };
        let Word::Month(month) = self.word(at + 2) else { return None };
        let is_tight = (1..=4).all(|n| self.is_glued(at + n));
        let day = self.day_number(at).filter(|_| self.is_glued(at + 1) && self.is_glued(at + 2));
        if let Some(day) = day.filter(|_| !(self.is_glued(at + 3) && self.is_mark(at + 3, &[mark])))
        {
            let partial = Partial { month: Some(month), day: Some(day), ..Partial::default() };
            return Some(Hit::new(Meaning::Calendar(partial), at + 3));
        }
        if !is_tight || self.word(at + 3) != Word::Mark(mark) {
            return None;
        }
        let ((first, digits), (last, last_digits)) = (self.figures(at)?, self.figures(at + 4)?);
        let partial = match (digits, last_digits) {
            (4, 1 | 2) => ymd(first, i64::from(month), last, false)?,
            (1 | 2, 4) => ymd(last, i64::from(month), first, false)?,
            (1 | 2, 2) => ymd(century_of(last), i64::from(month), first, false)?,
            _ => return None,
        };
        Some(Hit::new(Meaning::Calendar(partial), at + 5))
    }

    /// `10/25`: month and day in figures, only where the words before or behind show that no share
    /// is meant; and `2015-12`, a month with its year.
    pub(super) fn month_and_day(&self, at: usize) -> Option<Hit> {
        let (first, digits) = self.figures(at)?;
        let Word::Mark(mark @ ('/' | '-' | '.')) = self.word(at + 1) else { return None };
        let (second, second_digits) = self.figures(at + 2)?;
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        let is_tight = self.is_glued(at + 1) && self.is_glued(at + 2);
        // The second of a pair: from 10/1 to 11/7.
        let is_pair = at > 3
            && self.is_mark(at - 3, &['/'])
            && matches!(
                before,
                Word::Mark('-' | '–') | Word::Link("to" | "and" | "through" | "till")
            )
            && (before != Word::Link("and")
                || self.word(at.saturating_sub(5)) == Word::Link("between"));
        let is_inner =
            !is_pair && self.is_glued(at) && matches!(before, Word::Mark('/' | '-' | '.' | '$'));
        let has_more = self.is_glued(at + 4) && matches!(self.word(at + 4), Word::Number { .. });
        let goes_on = self.is_glued(at + 3)
            && (self.is_mark(at + 3, &['%'])
                || (has_more && self.is_mark(at + 3, &['/', '.', ':'])));
        if !is_tight || is_inner || goes_on {
            return None;
        }
        let is_weekday = matches!(before, Word::Weekday(_) | Word::ShortWeekday(_));
        let has_zero = self.words(at).starts_with('0') || self.words(at + 2).starts_with('0');
        // No share: 4/22 or 22/04, but not 2/3 and not 5/16.
        let is_plain = (first <= 12 && second > 12 && second != 16) || has_zero;
        let is_date = digits <= 2
            && second_digits <= 2
            && match mark {
                '/' => true,
                '-' => is_weekday || (is_plain && before == Word::Link("on")),
                _ => is_weekday,
            };
        let (year, next) = self.comma_year(at + 3);
        let dash = self.is_mark(at + 3, &['-', '–']) && self.is_glued(at + 3);
        let is_shown = is_weekday
            || year.is_some()
            || matches!(before, Word::Which(_))
            || (is_plain && !matches!(before, Word::Number { .. }))
            || (dash && self.numeric_date(at + 4).is_some())
            || matches!(before, Word::Link("from" | "on" | "by" | "until" | "till" | "between"))
            || matches!(before, Word::Since)
            || is_pair
            || self.is_particle(at + 3);
        let counts =
            matches!(self.word(at + 3), Word::Unit(_) | Word::Meridiem(_) | Word::Link("of"))
                && !self.is_new_line(at + 3);
        if !is_date || !is_shown || counts {
            return None;
        }
        let (month, day) = if first <= 12 { (first, second) } else { (second, first) };
        let partial = ymd(2000, month, day, first <= 12 && second <= 12 && first != second)?;
        let partial = Partial { year, is_swappable: false, ..partial };
        Some(Hit::new(Meaning::Calendar(partial), next))
    }

    /// The year of `11/12,2016`, and where it ends.
    fn comma_year(&self, at: usize) -> (Option<i16>, usize) {
        let is_comma = self.is_mark(at, &[',']) && self.is_glued(at) && self.is_glued(at + 1);
        match self.year_number(at + 1).filter(|_| is_comma) {
            Some(year) => (Some(year), at + 2),
            None => (None, at),
        }
    }

    /// `2015-12`, `3/2015`, `2016 / 11`: a month in figures with its year.
    pub(super) fn year_and_month(&self, at: usize) -> Option<Hit> {
        let Word::Mark(mark @ ('/' | '-')) = self.word(at + 1) else { return None };
        let (_, digits) = self.figures(at)?;
        let (_, last_digits) = self.figures(at + 2)?;
        let is_tight = self.is_glued(at + 1) && self.is_glued(at + 2);
        let is_near = mark == '/' && !self.is_new_line(at + 1) && !self.is_new_line(at + 2);
        let is_inner = at > 0 && self.is_glued(at) && self.is_mark(at - 1, &['/', '-', '.', '$']);
        let goes_on = self.is_glued(at + 3)
            && self.is_mark(at + 3, &['/', '-', '.', '%', ':'])
            && self.is_glued(at + 4)
            && matches!(self.word(at + 4), Word::Number { .. });
        if !(is_tight || is_near) || is_inner || goes_on {
            return None;
        }
        let (year_at, month_at) = match (digits, last_digits) {
            (4, 1 | 2) => (at, at + 2),
            (1 | 2, 4) => (at + 2, at),
            _ => return None,
        };
        let (month, _) = self.figures(month_at)?;
        let year = self.year_number(year_at).filter(|year| (1900..2100).contains(year))?;
        // 2001-02 may be two years as well; only what cannot be is a month.
        let is_month = year_at > at || i64::from(year).rem_euclid(100) >= month;
        let month = i8::try_from(month).ok().filter(|month| is_month && (1..=12).contains(month));
        let partial = Partial { month: Some(month?), ..Partial::year(year) };
        Some(Hit::new(Meaning::Calendar(partial), at + 3))
    }

    /// Whether a Korean or Japanese particle stands right behind figures: 10/2에.
    fn is_particle(&self, at: usize) -> bool {
        let is_glued = self.is_glued(at) && self.word(at) == Word::Other;
        is_glued
            && ["에", "부터", "까지", "に", "から", "まで"]
                .iter()
                .any(|p| self.words(at).starts_with(p))
    }

    fn figures(&self, at: usize) -> Option<(i64, u8)> {
        let Word::Number { value, digits } = self.word(at) else { return None };
        (digits > 0).then_some((value, digits))
    }

    /// Three groups of figures between equal marks.
    pub(super) fn numeric_date(&self, at: usize) -> Option<Hit> {
        let (first, digits) = self.figures(at)?;
        let Word::Mark(mark @ ('-' | '/' | '.')) = self.word(at + 1) else { return None };
        let is_spaced = mark == '.' && !self.is_glued(at + 2);
        let is_tight = (1..=4).all(|n| self.is_glued(at + n) || (is_spaced && n % 2 == 0));
        if !is_tight || self.word(at + 3) != Word::Mark(mark) {
            return None;
        }
        // 9-2-2016-9-8-2016 is a pair of dates.
        let is_pair = self.is_mark(at + 7, &[mark]) && self.is_mark(at + 9, &[mark]);
        let goes_on = matches!(self.word(at + 5), Word::Mark(next @ ('-' | '/')) if next == mark)
            && self.is_glued(at + 5)
            && self.is_glued(at + 6)
            && matches!(self.word(at + 6), Word::Number { .. })
            && !is_pair;
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

/// Two figures of a year: the years 1940 to 2039.
pub(super) fn century_of(short: i64) -> i64 {
    if short < 40 { 2000 + short } else { 1900 + short }
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
