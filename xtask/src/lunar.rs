//! The lunar calendar: months of 1900 to 2100 from the positions of sun and moon.
//!
//! Meeus, Astronomical Algorithms, chapters 25 (sun) and 49 (new moons). A month begins on the day
//! of the new moon in China (UTC+8), the month of the winter solstice is the eleventh, and where
//! thirteen months lie between two solstices the first without a principal term is a leap month.

use crate::tree;

/// Where the months lie.
pub(crate) const PATH: &str = "crates/dateline-read/lexicon/lunar.tsv";

const HEAD: &str = "# Lunar years of China: first day, leap month or 0, lengths (s 29, l 30 days), days of Qingming and the winter solstice.\n# Made by `cargo xtask lunar` from the positions of sun and moon; do not edit.\nyear\tfirst\tleap\tmonths\tqingming\tdongzhi\n";

/// The julian day of the middle of 1899-12-31, from which days are counted.
const EPOCH: f64 = 2_415_020.0;

/// Writes the sheet.
pub(crate) fn write() -> anyhow::Result<()> {
    Ok(std::fs::write(tree::top().join(PATH), sheet())?)
}

/// The sheet of all years.
pub(crate) fn sheet() -> String {
    let months = months();
    let mut out = HEAD.to_owned();
    for year in 1900..=2100 {
        out.push_str(&row(year, &months));
    }
    out
}

/// A month: first day, its number, whether it is a leap month.
#[derive(Clone, Copy, Debug)]
struct Month {
    first: i64,
    number: u8,
    is_leap: bool,
}

fn row(year: i64, months: &[Month]) -> String {
    let is_first = |month: &Month| month.number == 1 && !month.is_leap;
    let start = months.iter().position(|m| is_first(m) && date(m.first).0 == year);
    let start = start.unwrap_or_default();
    let length = months.iter().skip(start + 1).position(is_first).unwrap_or_default() + 1;
    let pairs = months[start..=start + length].windows(2);
    let lengths: String =
        pairs.map(|pair| if pair[1].first - pair[0].first == 30 { 'l' } else { 's' }).collect();
    let leap = months[start..start + length].iter().find(|m| m.is_leap).map_or(0, |m| m.number);
    let day = |day: i64| {
        let (_, month, day) = date(day);
        format!("{month:02}-{day:02}")
    };
    let (first, spring, winter) = (months[start].first, term(year, 15.0), term(year, 270.0));
    format!("{year}\t{}\t{leap}\t{lengths}\t{}\t{}\n", day(first), day(spring), day(winter))
}

/// All months from the winter of 1898 on.
fn months() -> Vec<Month> {
    let mut out: Vec<Month> = Vec::new();
    for year in 1898..=2100 {
        let (solstice, next) = (term(year, 270.0), term(year + 1, 270.0));
        let (first, last) = (moon_of(solstice), moon_of(next));
        let days: Vec<i64> = (first..last).map(new_moon_day).collect();
        let mut number = 11;
        let mut has_leap = days.len() == 12;
        for (n, day) in days.iter().enumerate() {
            let end = new_moon_day(first + i64::try_from(n).unwrap_or_default() + 1);
            let is_leap = !has_leap && n > 0 && !has_term(*day, end);
            has_leap |= is_leap;
            if n > 0 && !is_leap {
                number = number % 12 + 1;
            }
            out.push(Month { first: *day, number, is_leap });
        }
    }
    out
}

/// Whether a principal term, each 30 degrees of the sun, falls on the days from one to another.
fn has_term(from: i64, to: i64) -> bool {
    let sector = |day: i64| (sun(midnight(day)) / 30.0).floor();
    (sector(from) - sector(to)).abs() > 0.5
}

/// The instant at which a day begins in China, as terrestrial julian day.
fn midnight(day: i64) -> f64 {
    let utc = EPOCH + float(day) - 0.5 - 8.0 / 24.0;
    utc + delta(utc) / 86_400.0
}

/// The day in China that holds an instant.
fn day_of(instant: f64) -> i64 {
    let utc = instant - delta(instant) / 86_400.0;
    whole((utc + 8.0 / 24.0 + 0.5 - EPOCH).floor())
}

fn new_moon_day(k: i64) -> i64 {
    day_of(new_moon(float(k)))
}

/// The last new moon whose day is not behind a day.
fn moon_of(day: i64) -> i64 {
    let about = whole(((float(day) + EPOCH - 2_451_550.1) / 29.530_588_861).round());
    let fits = (about - 2..=about + 2).rev().find(|k| new_moon_day(*k) <= day);
    fits.unwrap_or(about)
}

/// The day in China on which the sun reaches a longitude in a year.
fn term(year: i64, degrees: f64) -> i64 {
    let mut low = if degrees > 180.0 { day_number(year, 12, 1) } else { day_number(year, 3, 25) };
    // The sun moves about a degree a day: one step per day until the day behind reaches it.
    let behind = |day: i64| (sun(midnight(day)) - degrees + 540.0).rem_euclid(360.0) - 180.0;
    while behind(low + 1) < 0.0 {
        low += 1;
    }
    low
}

/// Apparent longitude of the sun in degrees.
fn sun(instant: f64) -> f64 {
    let t = (instant - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let sine = |factor: f64| (anomaly * factor).to_radians().sin();
    let centre = (1.914_602 - 0.004_817 * t - 0.000_014 * t * t) * sine(1.0)
        + (0.019_993 - 0.000_101 * t) * sine(2.0)
        + 0.000_289 * sine(3.0);
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + centre - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// Terms of the new moon: factor, and multiples of sun, moon and latitude; a term of the sun is
/// scaled by the eccentricity of the orbit.
const TERMS: [(f64, i8, i8, i8); 24] = [
    (-0.407_20, 0, 1, 0),
    (0.172_41, 1, 0, 0),
    (0.016_08, 0, 2, 0),
    (0.010_39, 0, 0, 2),
    (0.007_39, -1, 1, 0),
    (-0.005_14, 1, 1, 0),
    (0.002_08, 2, 0, 0),
    (-0.001_11, 0, 1, -2),
    (-0.000_57, 0, 1, 2),
    (0.000_56, 1, 2, 0),
    (-0.000_42, 0, 3, 0),
    (0.000_42, 1, 0, 2),
    (0.000_38, 1, 0, -2),
    (-0.000_24, -1, 2, 0),
    (-0.000_07, 2, 1, 0),
    (0.000_04, 0, 2, -2),
    (0.000_04, 3, 0, 0),
    (0.000_03, 1, 1, -2),
    (0.000_03, 0, 2, 2),
    (-0.000_03, 1, 1, 2),
    (0.000_03, -1, 1, 2),
    (-0.000_02, -1, 1, -2),
    (-0.000_02, 1, 3, 0),
    (0.000_02, 0, 4, 0),
];

/// Further terms: millionths of a day, and an angle at the epoch and by lunation.
const PLANETS: [(f64, f64, f64); 14] = [
    (325.0, 299.77, 0.107_408),
    (165.0, 251.88, 0.016_321),
    (164.0, 251.83, 26.651_886),
    (126.0, 349.42, 36.412_478),
    (110.0, 84.66, 18.206_239),
    (62.0, 141.74, 53.303_771),
    (60.0, 207.14, 2.453_732),
    (56.0, 154.84, 7.306_860),
    (47.0, 34.52, 27.261_239),
    (42.0, 207.19, 0.121_824),
    (40.0, 291.34, 1.844_379),
    (37.0, 161.72, 24.198_154),
    (35.0, 239.56, 25.513_099),
    (23.0, 331.55, 3.592_518),
];

/// The instant of a new moon, counted from the first of 2000.
fn new_moon(k: f64) -> f64 {
    let t = k / 1_236.85;
    let square = t * t;
    let mean =
        2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * square - 0.000_000_150 * square * t;
    let orbit = 1.0 - 0.002_516 * t - 0.000_007_4 * square;
    let sun = 2.553_4 + 29.105_356_70 * k - 0.000_001_4 * square;
    let moon = 201.564_3 + 385.816_935_28 * k + 0.010_758_2 * square + 0.000_012_38 * square * t;
    let latitude = 160.710_8 + 390.670_502_84 * k - 0.001_611_8 * square;
    let node = 124.774_6 - 1.563_755_88 * k + 0.002_067_2 * square;
    let main: f64 = TERMS
        .iter()
        .map(|(factor, by_sun, by_moon, by_latitude)| {
            let angle = f64::from(*by_sun) * sun
                + f64::from(*by_moon) * moon
                + f64::from(*by_latitude) * latitude;
            factor * orbit.powi(i32::from(by_sun.abs().min(2))) * angle.to_radians().sin()
        })
        .sum();
    let planets: f64 = PLANETS
        .iter()
        .map(|(millionths, start, step)| millionths * 1e-6 * (start + step * k).to_radians().sin())
        .sum();
    mean + main - 0.000_17 * node.to_radians().sin() + planets
}

/// Seconds between the clock and terrestrial time, from observed and expected values.
fn delta(instant: f64) -> f64 {
    const KNOWN: [(f64, f64); 11] = [
        (1900.0, -3.0),
        (1910.0, 10.0),
        (1920.0, 21.0),
        (1950.0, 29.0),
        (1960.0, 33.0),
        (1970.0, 40.0),
        (1980.0, 51.0),
        (2000.0, 64.0),
        (2020.0, 71.0),
        (2050.0, 93.0),
        (2100.0, 203.0),
    ];
    let year = 2000.0 + (instant - 2_451_545.0) / 365.25;
    let pair = KNOWN.windows(2).find(|pair| year < pair[1].0).unwrap_or(&KNOWN[9..]);
    let share = (year - pair[0].0) / (pair[1].0 - pair[0].0);
    pair[0].1 + share * (pair[1].1 - pair[0].1)
}

/// Days from 1899-12-31 to a date.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (y, m) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * (m - 3) + 2) / 5 + day;
    days - 693_901
}

/// Year, month and day of a count of days.
fn date(days: i64) -> (i64, i64, i64) {
    let year = (1898..=2102).rev().find(|year| day_number(*year, 1, 1) <= days).unwrap_or(1898);
    let month = (1..=12).rev().find(|m| day_number(year, *m, 1) <= days).unwrap_or(1);
    (year, month, days - day_number(year, month, 1) + 1)
}

#[expect(clippy::cast_precision_loss, reason = "counts of days and moons")]
fn float(n: i64) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, reason = "counts of days and moons")]
fn whole(n: f64) -> i64 {
    n as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_what_the_sky_says() {
        assert_eq!(day_number(1900, 1, 1), 1);
        assert_eq!(date(day_number(2020, 2, 29)), (2020, 2, 29));
        let written = std::fs::read_to_string(tree::top().join(PATH)).unwrap();
        assert_eq!(written.replace("\r\n", "\n"), sheet());
    }
}
