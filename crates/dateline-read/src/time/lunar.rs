//! The lunar calendar of China, Korea and Vietnam: its months from 1900 to 2100.

use super::count::days_from;
use jiff::civil::Date;
use std::sync::LazyLock;

const SHEET: &str = include_str!("../../lexicon/lunar.tsv");

/// A lunar year.
#[derive(Clone, Debug)]
struct Year {
    /// Its first day.
    first: Date,
    /// The month that comes twice, or 0.
    leap: i8,
    /// Days of each month in order, the leap month behind its namesake.
    lengths: Vec<i8>,
    /// Qingming of the common year.
    qingming: Date,
    /// Winter solstice of the common year.
    dongzhi: Date,
}

static YEARS: LazyLock<Vec<Year>> = LazyLock::new(|| SHEET.lines().filter_map(year).collect());

/// The first year of the sheet.
const FIRST: i16 = 1900;

fn year(line: &str) -> Option<Year> {
    let mut fields = line.split('\t');
    let year = fields.next()?.parse::<i16>().ok()?;
    let day = |text: &str| {
        let (month, day) = text.split_once('-')?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    let first = day(fields.next()?)?;
    let leap = fields.next()?.parse().ok()?;
    let lengths = fields.next()?.chars().map(|c| if c == 'l' { 30 } else { 29 }).collect();
    Some(Year {
        first,
        leap,
        lengths,
        qingming: day(fields.next()?)?,
        dongzhi: day(fields.next()?)?,
    })
}

fn of(year: i16) -> Option<&'static Year> {
    YEARS.get(usize::try_from(year.checked_sub(FIRST)?).ok()?)
}

/// The day of a lunar date; day 0 of the first month is the eve of the new year.
pub(super) fn day(year: i16, month: i8, day: i8, is_leap: bool) -> Option<Date> {
    let year = of(year)?;
    if is_leap && year.leap != month {
        return None;
    }
    let is_behind_leap = is_leap || (year.leap > 0 && month > year.leap);
    let place = usize::try_from(month.checked_sub(1)?).ok()? + usize::from(is_behind_leap);
    let length = year.lengths.get(place).copied()?;
    if day > length || day < i8::from(month != 1) {
        return None;
    }
    let before: i32 = year.lengths.iter().take(place).map(|days| i32::from(*days)).sum();
    days_from(year.first, before + i32::from(day) - 1)
}

/// First and last day of a lunar month.
pub(super) fn month(year: i16, number: i8, is_leap: bool) -> Option<(Date, Date)> {
    let first = day(year, number, 1, is_leap)?;
    let last = day(year, number, 30, is_leap).or_else(|| day(year, number, 29, is_leap))?;
    Some((first, last))
}

/// The day of a yearly festival that falls into a common year.
pub(super) fn festival(common: i16, month: i8, number: i8) -> Option<Date> {
    let lunar = [common, common.checked_sub(1)?];
    lunar
        .into_iter()
        .filter_map(|year| day(year, month, number, false))
        .find(|d| d.year() == common)
}

/// Qingming of a common year.
pub(super) fn qingming(year: i16) -> Option<Date> {
    of(year).map(|year| year.qingming)
}

/// Winter solstice of a common year.
pub(super) fn dongzhi(year: i16) -> Option<Date> {
    of(year).map(|year| year.dongzhi)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn festivals_fall_on_their_known_days() {
        let known = [
            (1976, 1, 1, "1976-01-31"),
            (2008, 1, 1, "2008-02-07"),
            (2025, 1, 1, "2025-01-29"),
            (2025, 1, 0, "2025-01-28"),
            (2017, 8, 15, "2017-10-04"),
            (2020, 8, 15, "2020-10-01"),
            (2025, 8, 15, "2025-10-06"),
            (2020, 5, 5, "2020-06-25"),
            (2024, 12, 8, "2024-01-18"),
        ];
        for (common, month, number, expected) in known {
            assert_eq!(festival(common, month, number).unwrap().to_string(), expected);
        }
        assert_eq!(qingming(2020).unwrap().to_string(), "2020-04-04");
        assert_eq!(dongzhi(2020).unwrap().to_string(), "2020-12-21");
    }

    #[test]
    fn leap_months_stand_behind_their_namesake() {
        assert_eq!(day(2020, 4, 1, true).unwrap().to_string(), "2020-05-23");
        assert_eq!(day(2020, 4, 1, false).unwrap().to_string(), "2020-04-23");
        assert_eq!(day(2021, 4, 1, true), None);
        assert_eq!(day(2020, 13, 1, false), None);
        assert_eq!(day(1899, 1, 1, false), None);
        assert_eq!(YEARS.len(), 201);
    }
}
