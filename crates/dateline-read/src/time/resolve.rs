//! Resolve: fills what an expression leaves out from the right anchor.

mod calendar;
mod days;
mod nth;
mod ranges;
mod relative;
mod stretches;

use super::meaning::{Found, Meaning};
use super::words::{Pointer, Tense, Unit};
use dateline_model::{Basis, Moment, TimeKind};
use jiff::civil::Date;

/// What an expression is read against.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Anchors {
    /// The day relative words are counted from.
    pub day: Option<Date>,
    /// What was last told in this paragraph, else in this article, with its unit.
    pub told: Option<(Moment, Unit)>,
    /// Whether `told` stands in the same paragraph.
    pub is_near: bool,
    /// The quarter last told in this article.
    pub quarter: Option<Moment>,
    /// The tense of the verb nearby.
    pub tense: Option<Tense>,
    /// Whether the page prints the month before the day, where the page shows it.
    pub month_first: Option<bool>,
}

/// What an expression denotes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// TIMEX3 type; a date when nothing else is said.
    pub kind: Option<TimeKind>,
    /// TIMEX3 value.
    pub value: String,
    /// The days.
    pub moment: Option<Moment>,
    /// The unit of the value, when it may serve as anchor for what follows.
    pub unit: Option<Unit>,
    /// How it is known; printed when nothing was filled in.
    pub basis: Option<Basis>,
    /// Whether the anchor day was counted from.
    pub is_anchored: bool,
    /// Other values that also fit.
    pub rivals: Vec<String>,
    /// A doubt: code and sentence.
    pub doubt: Option<(&'static str, String)>,
}

impl Answer {
    fn valued(value: impl Into<String>) -> Self {
        Self { value: value.into(), ..Self::default() }
    }

    fn of(moment: Moment, unit: Unit) -> Self {
        let value = super::count::unit_value(moment, unit);
        Self { value, moment: Some(moment), unit: Some(unit), ..Self::default() }
    }

    fn anchored(self, basis: Basis) -> Self {
        Self { basis: Some(basis), is_anchored: true, ..self }
    }
}

/// What the words denote, read against their anchors. Total: what cannot be filled stays `X`.
pub(crate) fn resolve(found: &Found, anchors: &Anchors) -> Answer {
    match &found.until {
        Some(until) => ranges::range(&found.meaning, until, anchors),
        None => one(&found.meaning, anchors),
    }
}

fn one(meaning: &Meaning, anchors: &Anchors) -> Answer {
    match meaning {
        Meaning::Calendar(partial) => calendar::calendar(partial, anchors),
        Meaning::Relative { unit, n, inside } => {
            relative::relative(*unit, *n, inside, anchors.day, anchors)
        }
        Meaning::Ago { unit, n } => relative::ago(*unit, *n, anchors),
        Meaning::Told { unit, n, inside } => relative::told(*unit, *n, inside, anchors),
        Meaning::Today(inside) => relative::relative(Unit::Day, 0, inside, anchors.day, anchors),
        Meaning::Pointer(Pointer::Past) => Answer::valued("PAST_REF"),
        Meaning::Pointer(Pointer::Present) => Answer::valued("PRESENT_REF"),
        Meaning::Pointer(Pointer::Future) => Answer::valued("FUTURE_REF"),
        Meaning::Length(length) => {
            Answer { kind: Some(TimeKind::Duration), ..Answer::valued(length.value()) }
        }
        Meaning::Stretch(length, side) => stretches::stretch(*length, *side, anchors),
        Meaning::Steps { months, days, unit, base } => {
            stretches::steps(*months, *days, *unit, base.as_deref(), anchors)
        }
        Meaning::Set(value) => {
            Answer { kind: Some(TimeKind::Set), ..Answer::valued(value.as_str()) }
        }
        Meaning::Anniversary(_) => Answer::default(),
    }
}
