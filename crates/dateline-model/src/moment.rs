//! Moment, Stamp, `TimeExpression`: what words about time denote.

use crate::{Basis, Clue, Span};
use jiff::{
    Timestamp,
    civil::{Date, Time, Weekday},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How fine a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Granularity {
    /// One civil day.
    Day,
    /// An ISO week (ISO 8601).
    Week,
    /// A calendar month.
    Month,
    /// Any other stretch of days: a season, a quarter, a stated range.
    Range,
    /// A calendar year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// What is denoted: an interval of civil days, both ends included, and how fine it is
/// (ISO 8601-2, EDTF). Never an instant.
///
/// ```
/// use dateline_model::Moment;
/// assert_eq!(Moment::month(1950, 10).unwrap().to_string(), "1950-10");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    first: Date,
    last: Date,
    granularity: Granularity,
}

impl Moment {
    /// One day.
    pub fn day(day: Date) -> Self {
        Self { first: day, last: day, granularity: Granularity::Day }
    }

    /// A stretch of days, both included; ends given the wrong way round are turned.
    pub fn range(first: Date, last: Date) -> Self {
        let granularity = if first == last { Granularity::Day } else { Granularity::Range };
        Self { first: first.min(last), last: first.max(last), granularity }
    }

    /// A calendar month, or nothing when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first, last: first.last_of_month(), granularity: Granularity::Month })
    }

    /// A calendar year, or nothing when it lies outside years 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        let first = (year > 0).then(|| Date::new(year, 1, 1).ok()).flatten()?;
        Some(Self { first, last: first.last_of_year(), granularity: Granularity::Year })
    }

    /// The ISO week that holds `day`.
    pub fn week_of(day: Date) -> Self {
        let week = day.iso_week_date();
        let end = |weekday| {
            jiff::civil::ISOWeekDate::new(week.year(), week.week(), weekday)
                .map_or(day, jiff::civil::ISOWeekDate::date)
        };
        Self {
            first: end(Weekday::Monday),
            last: end(Weekday::Sunday),
            granularity: Granularity::Week,
        }
    }

    /// The same days under another granularity, for decades, centuries, seasons.
    #[must_use]
    pub fn with_granularity(self, granularity: Granularity) -> Self {
        Self { granularity, ..self }
    }

    /// First day.
    pub fn first(self) -> Date {
        self.first
    }

    /// Last day.
    pub fn last(self) -> Date {
        self.last
    }

    /// How fine it is.
    pub fn granularity(self) -> Granularity {
        self.granularity
    }

    /// The day, when it is one.
    pub fn as_day(self) -> Option<Date> {
        (self.first == self.last).then_some(self.first)
    }

    /// Whether every day of `other` lies in it.
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether it begins with a year and ends with one.
    fn is_years(self) -> bool {
        let (first, last) = (self.first, self.last);
        first == first.first_of_year() && last == last.last_of_year() && first.year() < last.year()
    }

    /// The days common to both, if any.
    pub fn common(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then(|| match (self.contains(other), other.contains(self)) {
            (true, _) => other,
            (_, true) => self,
            _ => Self::range(first, last),
        })
    }
}

impl fmt::Display for Moment {
    /// EDTF: `2020-10-29`, `2020-W43`, `2020-10`, `2020`, `202X`, `19XX`, `2020-10-26/2020-11-01`,
    /// `1994/2011`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.granularity {
            Granularity::Day => write!(f, "{}", self.first),
            Granularity::Week => {
                let week = self.first.iso_week_date();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Granularity::Month => write!(f, "{year:04}-{month:02}"),
            Granularity::Year => write!(f, "{year:04}"),
            Granularity::Decade => write!(f, "{:03}X", year.checked_div(10).unwrap_or_default()),
            Granularity::Century => write!(f, "{:02}XX", year.checked_div(100).unwrap_or_default()),
            Granularity::Range if self.is_years() => {
                write!(f, "{year:04}/{:04}", self.last.year())
            }
            Granularity::Range => write!(f, "{}/{}", self.first, self.last),
        }
    }
}

/// A date as printed or as markup gives it.
///
/// The day is the day in the printed zone: `October 10, 2020 at 08:30 JST` is 10 October, though it
/// is 9 October in UTC. An undated text that was dated by its clues has a stamp whose moment may be
/// an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The day, or the interval that contains it.
    pub moment: Moment,
    /// The clock time as printed, in the printed zone.
    pub time: Option<Time>,
    /// The instant, where day, time and zone are all given.
    pub instant: Option<Timestamp>,
}

impl Stamp {
    /// A bare day.
    pub fn on(day: Date) -> Self {
        Self { moment: Moment::day(day), time: None, instant: None }
    }

    /// The day as printed, when the stamp is as fine as a day.
    pub fn day_as_printed(&self) -> Option<Date> {
        self.moment.as_day()
    }
}

/// The type of a time expression (TimeML 1.2.1, TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeKind {
    /// A day or something coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

/// A modifier of a time expression (TIMEX3 `mod`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "the variants are TIMEX3's own words")]
pub enum TimeMod {
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
    Start,
    Mid,
    End,
    Approx,
}

/// Words that denote time, and what they denote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Index of the article it stands in; none in the page's furniture.
    pub article: Option<usize>,
    /// The words.
    pub span: Span,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// TIMEX3 value: `2020-10-29`, `2020-W43`, `P2Y`, `PRESENT_REF`, `2021-11-21T16:00Z`.
    pub value: String,
    /// TIMEX3 modifier.
    pub modifier: Option<TimeMod>,
    /// The days it denotes, when it denotes days; a duration denotes none.
    pub moment: Option<Moment>,
    /// How the value is known.
    pub basis: Basis,
    /// The day relative words were counted from.
    pub anchor: Option<Date>,
    /// The day or year an anniversary remembers.
    pub base: Option<Moment>,
    /// Other values that also fit, best first.
    pub rivals: Vec<String>,
    /// The steps from the words to the value, as sentences; made only on request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Clue>,
}

/// The months by their number.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12; empty for another number.
///
/// ```
/// assert_eq!(dateline_model::month_name(10), "October");
/// assert_eq!(dateline_model::month_name(13), "");
/// ```
pub fn month_name(month: i8) -> &'static str {
    usize::try_from(month)
        .ok()
        .and_then(|month| MONTHS.get(month.checked_sub(1)?))
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn moments_print_as_edtf() {
        let day = date(2020, 10, 29);
        assert_eq!(Moment::day(day).to_string(), "2020-10-29");
        assert_eq!(Moment::week_of(day).to_string(), "2020-W44");
        let decade = Moment::range(date(1920, 1, 1), date(1929, 12, 31));
        assert_eq!(decade.with_granularity(Granularity::Decade).to_string(), "192X");
        assert_eq!(decade.to_string(), "1920/1929");
        assert_eq!(Moment::range(day, date(2020, 11, 1)).to_string(), "2020-10-29/2020-11-01");
        assert_eq!(Moment::month(2020, 13), None);
    }

    #[test]
    fn the_common_part_keeps_the_finer_granularity() {
        let year = Moment::year(2020).unwrap();
        let month = Moment::month(2020, 2).unwrap();
        assert_eq!(year.common(month), Some(month));
        assert_eq!(month.common(Moment::day(date(2021, 1, 1))), None);
    }
}
