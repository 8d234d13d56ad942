//! Years and what is counted in them: ranges, decades, centuries, quarters, seasons.

use super::dates::DASHES;
use super::{Finder, Hit};
use crate::text::characters::is_hangul;
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Unit, Word};

impl Finder<'_> {
    /// A year that stands alone, or a range of years: `1950`, `1950-53`.
    pub(super) fn lone_year(&self, at: usize) -> Option<Hit> {
        let year = self.year_number(at).filter(|year| (1500..2100).contains(year))?;
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        let is_sum =
            matches!(before, Word::Mark('$' | '£' | '€' | '#' | '¥' | '.' | ',' | ':' | '/'));
        if is_sum && self.is_glued(at) {
            return None;
        }
        let hit = Hit::new(Meaning::Calendar(Partial::year(year)), at + 1);
        if let Some(end) = self.year_range(at, year) {
            return Some(hit.until(Meaning::Calendar(Partial::year(end)), at + 3));
        }
        let dash = at + 1 + usize::from(self.is_mark(at + 1, &['-']) && self.is_glued(at + 1));
        if let Word::Quarter(n) = self.word(dash) {
            let partial = Partial { quarter: Some(n), ..Partial::year(year) };
            return Some(Hit::new(Meaning::Calendar(partial), dash + 1));
        }
        if let Some(half) = self.half_mark(dash) {
            let partial = Partial { half: Some(half), ..Partial::year(year) };
            return Some(Hit::new(Meaning::Calendar(partial), dash + 1));
        }
        if let Word::Month(_) = self.word(dash)
            && !self.is_new_line(dash)
            && self.day_number(dash + 1).is_none()
            && let Some(Hit { meaning: Meaning::Calendar(month), next, .. }) = self.month(dash)
            && month.year.is_none()
        {
            let partial = Partial { year: Some(year), ..month };
            return Some(Hit::new(Meaning::Calendar(partial), next));
        }
        let the = usize::from(self.word(at + 1) == Word::The);
        if let Word::Ordinal(n @ 1..=4) = self.word(at + 1 + the)
            && self.word(at + 2 + the) == Word::Unit(Unit::Quarter)
        {
            let quarter = i8::try_from(n).ok();
            let partial = Partial { quarter, ..Partial::year(year) };
            return Some(Hit::new(Meaning::Calendar(partial), at + 3 + the));
        }
        let is_named = self.word(at + 1) == Word::Unit(Unit::Quarter) || self.is(at + 1, "period");
        if is_named && before == Word::The {
            return Some(Hit { next: at + 2, ..hit });
        }
        let is_introduced = matches!(
            before,
            Word::Link(
                "in" | "of"
                    | "by"
                    | "since"
                    | "until"
                    | "till"
                    | "from"
                    | "during"
                    | "before"
                    | "after"
            ) | Word::Since
                | Word::Fuzzy(_)
                | Word::Earlier
        );
        ((is_introduced && !self.is_unit(at + 1)) || !self.is_counted(at + 1)).then_some(hit)
    }

    /// `H1`, `h2`.
    fn half_mark(&self, at: usize) -> Option<i8> {
        match self.words(at) {
            "H1" | "h1" => Some(1),
            "H2" | "h2" => Some(2),
            _ => None,
        }
    }

    fn is_unit(&self, at: usize) -> bool {
        let at = at + usize::from(self.is_mark(at, &['-', '%']));
        matches!(self.word(at), Word::Unit(_)) || self.is_mark(at, &['%'])
    }

    /// The second year of a range, whole or cut to two digits.
    fn year_range(&self, at: usize, year: i16) -> Option<i16> {
        let is_dash = self.is_mark(at + 1, &DASHES) || self.is_mark(at + 1, &['/']);
        if !is_dash || !self.is_glued(at + 1) || !self.is_glued(at + 2) {
            return None;
        }
        let end = match self.word(at + 2) {
            Word::Number { value, digits: 4 } => i16::try_from(value).ok()?,
            Word::Number { value, digits: 2 } => {
                let century = year.checked_sub(year.checked_rem(100)?)?;
                century.checked_add(i16::try_from(value).ok()?)?
            }
            _ => return None,
        };
        let goes_on = (self.is_mark(at + 3, &DASHES) || self.is_mark(at + 3, &['/']))
            && self.is_glued(at + 3);
        (end > year && !goes_on).then_some(end)
    }

    /// Whether what follows a number is counted by it: a plural noun, a per cent sign, a unit.
    fn is_counted(&self, at: usize) -> bool {
        if self.is_new_line(at) {
            return false;
        }
        match self.word(at) {
            Word::Unit(_) | Word::Meridiem(_) | Word::Mark('%') => true,
            Word::Mark('-' | '/' | ':') => self.is_glued(at) && self.is_glued(at + 1),
            Word::Other => {
                let word = self.words(at);
                word.len() > 3 && word.ends_with('s') && word.starts_with(char::is_lowercase)
            }
            _ => false,
        }
    }

    /// `the 1920s`, `the nineties`.
    pub(super) fn decade(&self, at: usize) -> Option<Hit> {
        let (value, next) = match self.word(at) {
            Word::Decade(value) => (value, at + 1),
            // "the 70's"
            Word::Number { value, digits: 2 | 4 } if value % 10 == 0 && value > 0 => {
                let is_plural = self.is_glued(at + 1) && matches!(self.words(at + 1), "'s" | "’s");
                (value, if is_plural { at + 2 } else { return None })
            }
            _ => return None,
        };
        let is_dashed = at > 1 && self.is_mark(at - 1, &['-']);
        let is_mid = is_dashed && matches!(self.word(at - 2), Word::Fuzzy(_));
        let is_behind = |word: Word| at > 0 && (self.word(at - 1) == word || is_mid);
        let is_written = self.words(at).starts_with(char::is_alphabetic);
        let is_his =
            at > 0 && ["his", "her", "their", "my", "its"].iter().any(|w| self.is(at - 1, w));
        let is_age = is_his || (is_written && !is_behind(Word::The));
        let year = match value {
            20..=90 if !is_age => 1900 + value,
            1000..2200 => value,
            _ => return None,
        };
        let year = i16::try_from(year).ok()?;
        let is_century = year.checked_rem(100) == Some(0) && year < 1900;
        let reach = if is_century { Unit::Century } else { Unit::Decade };
        let partial = Partial { reach: Some(reach), ..Partial::year(year) };
        Some(Hit::new(Meaning::Calendar(partial), next))
    }

    /// `third quarter of 1984`, `20th century`, `first half of 2020`, `25th of October`.
    pub(super) fn ordinal(&self, at: usize) -> Option<Hit> {
        let Word::Ordinal(n) = self.word(at) else { return None };
        if let Some(hit) = self.day_and_month(at).or_else(|| self.lunar_english(at)) {
            return Some(hit);
        }
        let next = at + 1 + usize::from(self.is_mark(at + 1, &['-']));
        if self.is_new_line(next) {
            return self.lone_ordinal(at);
        }
        let small = i8::try_from(n).ok()?;
        if let Some(hit) = self.nth_english(small, next).or_else(|| self.lone_ordinal(at)) {
            return Some(hit);
        }
        match self.word(next) {
            Word::Unit(Unit::Quarter) if (1..=4).contains(&small) => {
                Some(self.of_year(Partial { quarter: Some(small), ..Partial::default() }, next + 1))
            }
            Word::Half(_) if (1..=2).contains(&small) && self.is_of_year(next + 1) => {
                Some(self.of_year(Partial { half: Some(small), ..Partial::default() }, next + 1))
            }
            Word::Unit(Unit::Century) => {
                let year = i16::from(small).checked_sub(1)?.checked_mul(100)?;
                let partial = Partial { reach: Some(Unit::Century), ..Partial::year(year) };
                Some(Hit::new(Meaning::Calendar(partial), next + 1))
            }
            Word::Spelled(_) | Word::Number { digits: 1 | 2, .. } => {
                self.end_of_period(true, next).filter(|_| n == 1).or_else(|| self.length(next))
            }
            Word::Weekday(day) if small <= 5 && self.ends_part(next + 1) => {
                let inside = Partial { weekday: Some(day), nth: Some(small), ..Partial::default() };
                Some(Hit::new(Meaning::Relative { unit: Unit::Month, n: 0, inside }, next + 1))
            }
            _ => None,
        }
    }

    fn is_of_year(&self, at: usize) -> bool {
        let is_year = self.year_number(at + 1).is_some() || self.which_year(at).is_some();
        self.word(at) == Word::Link("of") && is_year
    }

    /// A quarter, half or season with its year behind it, if one is printed.
    pub(super) fn of_year(&self, partial: Partial, at: usize) -> Hit {
        let is_dash = self.is_mark(at, &['-']) && self.is_glued(at) && self.is_glued(at + 1);
        if let Some(year) = self.year_number(at + 1).filter(|_| is_dash) {
            return Hit::new(Meaning::Calendar(Partial { year: Some(year), ..partial }), at + 2);
        }
        if let Some((year, next)) = self.year_behind(at) {
            return Hit::new(Meaning::Calendar(Partial { year: year.year, ..partial }), next);
        }
        match self.which_year(at) {
            Some((n, next)) => {
                Hit::new(Meaning::Relative { unit: Unit::Year, n, inside: partial }, next)
            }
            None => Hit::new(Meaning::Calendar(partial), at),
        }
    }

    /// `summer of 1946`, `summer 1946`; alone only behind "the", "in", "last".
    pub(super) fn season(&self, at: usize) -> Option<Hit> {
        let Word::Season(season) = self.word(at) else { return None };
        let hit = self.of_year(Partial { season: Some(season), ..Partial::default() }, at + 1);
        let is_word_too = ["spring", "fall"].iter().any(|word| self.is(at, word));
        let before = self.word(at.wrapping_sub(1));
        let is_in =
            matches!(before, Word::Link("in" | "by" | "until" | "since" | "during") | Word::The);
        let is_alone = hit.next == at + 1;
        let is_korean = self.words(at).starts_with(is_hangul) && !self.is(at, "봄");
        if is_korean && let Word::Late(modifier) = self.word(at + 1) {
            return Some(Hit { next: at + 2, ..hit.with(modifier) });
        }
        let is_shown = is_korean || (is_in && !is_word_too && self.words(at).is_ascii());
        (!is_alone || is_shown).then_some(hit)
    }

    /// `fiscal 1989`, `fiscal year 1989`.
    pub(super) fn fiscal(&self, at: usize) -> Option<Hit> {
        let next = at + 1 + usize::from(self.word(at + 1) == Word::Unit(Unit::Year));
        let year = self.year_number(next)?;
        Some(Hit::new(Meaning::Calendar(Partial::year(year)), next + 1))
    }
}
