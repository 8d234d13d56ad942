//! Dateline: place, day and agency before a news text.

use crate::{Basis, Resolved, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// The day of a dateline; agencies leave the year out.
///
/// ```
/// use dateline_model::DatelineDay;
/// assert_eq!(DatelineDay::new(None, 9, 14).unwrap().to_string(), "--09-14");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatelineDay {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl DatelineDay {
    /// A day of a month, with or without its year; nothing when the calendar has no such day.
    pub fn new(year: Option<i16>, month: i8, day: i8) -> Option<Self> {
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(Self { year, month, day })
    }

    /// The day as far as it is printed: known only with its year.
    pub fn known(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The day in a year that was found elsewhere, with the basis of that year.
    pub fn in_year(self, year: i16, basis: Basis) -> Option<Resolved<Date>> {
        let value = Date::new(year, self.month, self.day).ok()?;
        Some(Resolved { value, basis, span: None, clues: Vec::new(), rivals: Vec::new() })
    }

    /// Year, when printed.
    pub fn year(self) -> Option<i16> {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub fn day(self) -> i8 {
        self.day
    }
}

impl fmt::Display for DatelineDay {
    /// `2010-09-14`, or `--09-14` without a year (ISO 8601:2000, truncated form).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}

/// Place, day, agency before the text (IPTC `DateLine`). Its day is not the published day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The place as printed.
    pub place: Option<String>,
    /// The day.
    pub day: Option<DatelineDay>,
    /// The agency as printed.
    pub agency: Option<String>,
    /// The whole dateline, closing mark included.
    pub span: Span,
}
