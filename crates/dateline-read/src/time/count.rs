//! Counting on the calendar: steps that never fail loudly and moments with their TIMEX3 values.

use super::words::Unit;
use dateline_model::{Granularity, Moment};
use jiff::civil::Date;

/// The day so many days away.
pub(crate) fn days_from(day: Date, n: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(n).ok()?).ok()
}

/// The first day of the month so many months away.
pub(crate) fn month_from(day: Date, n: i32) -> Option<Date> {
    day.first_of_month().checked_add(jiff::Span::new().try_months(n).ok()?).ok()
}

/// The same day so many years away, or the last of its month where it is missing.
pub(crate) fn years_from(day: Date, n: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_years(n).ok()?).ok()
}

/// The weekday, 1 Monday to 7 Sunday.
pub(crate) fn weekday_of(day: Date) -> i8 {
    day.weekday().to_monday_one_offset()
}

/// The first `weekday` at or before a day.
pub(crate) fn weekday_before(day: Date, weekday: i8) -> Option<Date> {
    let back = (i32::from(weekday_of(day)) - i32::from(weekday)).rem_euclid(7);
    days_from(day, -back)
}

/// The first `weekday` at or after a day.
pub(crate) fn weekday_after(day: Date, weekday: i8) -> Option<Date> {
    let on = (i32::from(weekday) - i32::from(weekday_of(day))).rem_euclid(7);
    days_from(day, on)
}

/// The day of a weekday in the ISO week that holds `day`.
pub(crate) fn weekday_in_week(day: Date, weekday: i8) -> Option<Date> {
    days_from(day, i32::from(weekday) - i32::from(weekday_of(day)))
}

/// Quarter of the year, 1 to 4.
pub(crate) fn quarter_of(day: Date) -> i8 {
    (day.month() - 1).checked_div(3).unwrap_or_default() + 1
}

/// A quarter as a moment.
pub(crate) fn quarter(year: i16, quarter: i8) -> Option<Moment> {
    let first = Date::new(year, quarter.checked_mul(3)?.checked_sub(2)?, 1).ok()?;
    let last = Date::new(year, quarter.checked_mul(3)?, 1).ok()?.last_of_month();
    Some(Moment::range(first, last))
}

/// A half year as a moment.
pub(crate) fn half(year: i16, half: i8) -> Option<Moment> {
    let first = Date::new(year, if half == 1 { 1 } else { 7 }, 1).ok()?;
    let last = Date::new(year, if half == 1 { 6 } else { 12 }, 1).ok()?.last_of_month();
    Some(Moment::range(first, last))
}

/// A season of the northern half, winter from December of the year named.
pub(crate) fn season(year: i16, season: &str) -> Option<Moment> {
    let (start, months) = match season {
        "SP" => (3, 3),
        "SU" => (6, 3),
        "FA" => (9, 3),
        _ => (12, 3),
    };
    let first = Date::new(year, start, 1).ok()?;
    let last = days_from(month_from(first, months)?, -1)?;
    Some(Moment::range(first, last))
}

/// A decade or century that begins in a year.
pub(crate) fn reach(year: i16, unit: Unit) -> Option<Moment> {
    let (length, granularity) = match unit {
        Unit::Century => (100, Granularity::Century),
        _ => (10, Granularity::Decade),
    };
    let start = year.checked_sub(year.checked_rem(length)?)?;
    let first = Date::new(start.max(1), 1, 1).ok()?;
    let last = Date::new(start.checked_add(length)?.checked_sub(1)?, 12, 31).ok()?;
    Some(Moment::range(first, last).with_granularity(granularity))
}

/// The unit that holds a day, as a moment.
pub(crate) fn unit_around(day: Date, unit: Unit) -> Option<Moment> {
    match unit {
        Unit::Week | Unit::Fortnight => Some(Moment::week_of(day)),
        Unit::Weekend => {
            let saturday = weekday_in_week(day, 6)?;
            Some(Moment::range(saturday, days_from(saturday, 1)?))
        }
        Unit::Month => Moment::month(day.year(), day.month()),
        Unit::Quarter => quarter(day.year(), quarter_of(day)),
        Unit::Year => Moment::year(day.year()),
        Unit::Decade | Unit::Century => reach(day.year(), unit),
        _ => Some(Moment::day(day)),
    }
}

/// The unit so many units away from the one that holds a day.
pub(crate) fn unit_from(day: Date, unit: Unit, n: i32) -> Option<Moment> {
    let moved = match unit {
        Unit::Week | Unit::Weekend => days_from(day, n.checked_mul(7)?),
        Unit::Fortnight => days_from(day, n.checked_mul(14)?),
        Unit::Month => month_from(day, n),
        Unit::Quarter => month_from(day, n.checked_mul(3)?),
        Unit::Year => years_from(day, n),
        Unit::Decade => years_from(day, n.checked_mul(10)?),
        Unit::Century => years_from(day, n.checked_mul(100)?),
        Unit::Millennium => years_from(day, n.checked_mul(1000)?),
        Unit::Day => days_from(day, n),
        _ => Some(day),
    }?;
    unit_around(moved, unit)
}

/// The TIMEX3 value of a unit.
pub(crate) fn unit_value(moment: Moment, unit: Unit) -> String {
    let day = moment.first();
    match unit {
        Unit::Quarter => format!("{:04}-Q{}", day.year(), quarter_of(day)),
        Unit::Weekend => {
            let week = day.iso_week_date();
            format!("{:04}-W{:02}-WE", week.year(), week.week())
        }
        _ => moment.to_string(),
    }
}
