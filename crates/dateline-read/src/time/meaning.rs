//! Meaning: what the words of a time expression say before an anchor fills in what they leave out.

use super::words::{Pointer, Unit, Which};
use dateline_model::{Span, TimeMod};

/// A clock time as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// 0 to 24.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
    /// Minutes east of Greenwich, when a zone is printed.
    pub zone: Option<i16>,
}

/// Which month of the lunar calendar bears a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lunar {
    /// The plain one.
    Plain,
    /// The leap month behind it.
    Leap,
}

/// A day that the sky sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feast {
    /// So many days from Easter Sunday.
    Easter(i16),
    /// A day of the lunar calendar; day 0 is the eve of the new year.
    Lunar(i8, i8),
    /// 清明, 청명.
    Qingming,
    /// The winter solstice, 冬至, 동지.
    Dongzhi,
}

/// A date with only the fields that are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Partial {
    /// The year, or the first year of a decade or century.
    pub year: Option<i16>,
    /// The year stands for ten or a hundred years.
    pub reach: Option<Unit>,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31.
    pub day: Option<i8>,
    /// 1 Monday to 7 Sunday.
    pub weekday: Option<i8>,
    /// TIMEX3 season.
    pub season: Option<&'static str>,
    /// 1 to 4.
    pub quarter: Option<i8>,
    /// 1 or 2.
    pub half: Option<i8>,
    /// TIMEX3 part of day.
    pub part: Option<&'static str>,
    /// The clock.
    pub clock: Option<Clock>,
    /// "last", "next".
    pub which: Which,
    /// The year was converted from another year count.
    pub is_era: bool,
    /// The common year printed beside a year of another count.
    pub beside: Option<i16>,
    /// A date of the lunar calendar.
    pub lunar: Option<Lunar>,
    /// Day and month may be the other way round.
    pub is_swappable: bool,
    /// Which weekday of the month, or with `reach` a week which week of the month or year; -1 the
    /// last one.
    pub nth: Option<i8>,
    /// A day that the sky sets.
    pub feast: Option<Feast>,
}

impl Partial {
    /// A year.
    pub(crate) fn year(year: i16) -> Self {
        Self { year: Some(year), ..Self::default() }
    }

    /// Whether it names a day of the calendar, with or without its year.
    pub(crate) fn is_day(&self) -> bool {
        self.day.is_some() && self.month.is_some()
    }
}

/// A length of time in half units; no count means that nobody says how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// Twice the number of units.
    pub halves: Option<i64>,
    /// The unit.
    pub unit: Unit,
}

impl Length {
    /// The TIMEX3 value: `P2Y6M`, `PT5H30M`, `PXD`.
    pub(crate) fn value(self) -> String {
        let (factor, unit) = match self.unit {
            Unit::Second => (1, "TS"),
            Unit::Minute => (1, "TM"),
            Unit::Hour => (1, "TH"),
            Unit::Day => (1, "D"),
            Unit::Weekend => (1, "WE"),
            Unit::Week => (1, "W"),
            Unit::Fortnight => (2, "W"),
            Unit::Month => (1, "M"),
            Unit::Quarter => (1, "Q"),
            Unit::Year => (1, "Y"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Millennium => (1000, "Y"),
        };
        let (clock, letter) = match unit.strip_prefix('T') {
            Some(letter) => ("T", letter),
            None => ("", unit),
        };
        let Some(halves) = self.halves else {
            let letter = match self.unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                _ => letter,
            };
            return format!("P{clock}X{letter}");
        };
        let total = halves.saturating_mul(factor);
        let whole = total / 2;
        let rest = match (total % 2, unit) {
            (1, "Y") => "6M",
            (1, "Q") => "45D",
            (1, "M") => "15D",
            (1, "D") => "T12H",
            (1, "TH") => "30M",
            (1, "TM") => "30S",
            _ => "",
        };
        match (whole, rest) {
            (0, rest) if !rest.is_empty() => format!("P{clock}{rest}"),
            _ => format!("P{clock}{whole}{letter}{rest}"),
        }
    }
}

/// On which side of the anchor a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// "the past three days".
    Past,
    /// "the next three days", from the day behind the anchor.
    Ahead,
    /// "within three days", from the anchor.
    Within,
    /// "in three days": the day itself where the verb looks ahead.
    In,
}

/// What the words of an expression say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A date or clock time with the fields that are printed.
    Calendar(Partial),
    /// So many units from the anchor, and what is named inside: "last week", "in October last
    /// year".
    Relative { unit: Unit, n: i32, inside: Partial },
    /// So many units ago; a year ago in a report on a quarter is a quarter.
    Ago { unit: Unit, n: i32 },
    /// The same, counted from what was told.
    Told { unit: Unit, n: i32, inside: Partial },
    /// "now", "recently".
    Pointer(Pointer),
    /// "today": the day, or the present.
    Today(Partial),
    /// A length of time.
    Length(Length),
    /// A length with its side of the anchor: "the next three days".
    Stretch(Length, Side),
    /// So many months and days from the anchor or from another expression: "two days before
    /// yesterday", `2년 1개월 전`. The unit is the finest one named.
    Steps { months: i32, days: i32, unit: Unit, base: Option<Box<Meaning>> },
    /// A repetition, by its TIMEX3 value.
    Set(String),
    /// The nth return of something.
    Anniversary(Return),
}

/// An anniversary as its words give it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Return {
    /// How many years.
    pub n: i16,
    /// The words behind "of", or before, that say of what; empty when nothing does.
    pub of: Span,
    /// The words that count: "71st anniversary".
    pub core: Span,
    /// A day printed inside it: "the June 15 declaration".
    pub inner: Option<Partial>,
}

/// Words with what they say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The words.
    pub span: Span,
    /// What they say, or where a range begins.
    pub meaning: Meaning,
    /// Where a range ends.
    pub until: Option<Meaning>,
    /// TIMEX3 modifier.
    pub modifier: Option<TimeMod>,
    /// Index of the first and one past the last lexeme.
    pub lexemes: (usize, usize),
}
