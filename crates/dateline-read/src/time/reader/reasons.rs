//! Reasons: each step from the words of an expression to its value, as sentences for readers.
//!
//! Nothing is resolved here: the sentences tell what the grammar found, what it was read against
//! and what came out, in this order.

use super::Reader;
use crate::time::anchor::weekday_name;
use crate::time::meaning::{Clock, Found, Length, Meaning, Partial, Side};
use crate::time::resolve::{Anchors, Answer};
use crate::time::words::{Pointer, Tense, Unit, Which};
use dateline_model::{Article, Basis, Clue, DatelineDay, Moment, Span, month_name};
use jiff::civil::Date;

/// What an expression came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome<'o> {
    pub answer: &'o Answer,
    pub base: Option<Moment>,
}

impl Reader<'_> {
    /// The steps of one expression.
    pub(super) fn reasons(
        &self,
        n: usize,
        found: &Found,
        anchors: &Anchors,
        article: Option<&Article>,
        outcome: Outcome<'_>,
    ) -> Vec<Clue> {
        let Outcome { answer, base } = outcome;
        let mut out = vec![self.step(Some(found.span), words(&found.meaning))];
        if let Some(until) = &found.until {
            out.push(self.step(Some(found.span), format!("and up to: {}", words(until))));
        }
        let told = anchors.told.filter(|_| matches!(found.meaning, Meaning::Told { .. }));
        if let Some((told, _)) = told {
            out.push(self.step(None, format!("counted from what was told last, {told}")));
        } else if let Some(day) = anchors.day.filter(|_| answer.is_anchored) {
            out.push(self.anchor_step(day, article));
        }
        let looks_around = matches!(&found.meaning, Meaning::Calendar(p) if p.year.is_none());
        if let Some(says) = anchors.tense.filter(|_| looks_around && answer.is_anchored).map(side) {
            out.push(self.step(None, says.to_owned()));
        }
        if let (Meaning::Anniversary(ret), Some(base)) = (&found.meaning, base) {
            out.extend(self.base_steps(n, ret, base, answer));
        } else if let Some(base) = base {
            out.push(self.step(None, format!("counted since {base}")));
        }
        out.extend(self.end_steps(answer, anchors));
        out
    }

    fn step(&self, span: Option<Span>, says: String) -> Clue {
        let text = span.map_or_else(String::new, |span| span.of(self.text).to_owned());
        Clue { text, span, says }
    }

    /// Which day relative words are counted from, and how that day is known.
    fn anchor_step(&self, day: Date, article: Option<&Article>) -> Clue {
        let published = article.and_then(|article| article.published.as_ref());
        if let Some(published) = published.filter(|p| p.value.day_as_printed() == Some(day)) {
            let how = match published.basis {
                Basis::Inferred => "as its clues say".to_owned(),
                basis => basis.as_str().to_owned(),
            };
            let says = format!("counted from {day}, the day of publication ({how})");
            return self.step(published.span, says);
        }
        let line = article.and_then(|article| article.dateline.as_ref());
        if let Some(line) = line.filter(|line| line.day.and_then(DatelineDay::known) == Some(day)) {
            return self
                .step(Some(line.span), format!("counted from {day}, the day of its dateline"));
        }
        self.step(None, format!("counted from {day}, the day of publication (given)"))
    }

    /// How many years, since when, and how the base is known.
    fn base_steps(
        &self,
        n: usize,
        ret: &crate::time::meaning::Return,
        base: Moment,
        answer: &Answer,
    ) -> Vec<Clue> {
        let mut out = Vec::new();
        let bases = self.bases(n, ret);
        let known = bases.into_iter().find(|known| Some(known.day) == base.as_day());
        out.push(match known {
            Some(known) => {
                let of = Some(ret.of).filter(|of| !of.is_empty());
                self.step(known.told.or(of), format!("it remembers {}", known.why))
            }
            None if base.as_day().is_some() => self.step(
                None,
                format!("it remembers {base}: the day beside it, {} years before", ret.n),
            ),
            None => self.step(None, format!("it remembers {base}: nothing here says on which day")),
        });
        if let Some(on) = answer.moment {
            let years = (base.first().year(), on.first().year());
            out.push(self.step(None, format!("{} + {} = {}", years.0, ret.n, years.1)));
        }
        out
    }

    /// The value, its distance from the anchor, and what else would fit.
    fn end_steps(&self, answer: &Answer, anchors: &Anchors) -> Vec<Clue> {
        let mut out = Vec::new();
        let days = answer.moment.zip(anchors.day.filter(|_| answer.is_anchored));
        let away = days.and_then(|(moment, anchor)| {
            let span = moment.as_day()?.until(anchor).ok()?.get_days();
            Some(match span {
                0 => " (the same day)".to_owned(),
                1.. => format!(" ({span} days before)"),
                _ => format!(" ({} days after)", span.saturating_neg()),
            })
        });
        let value = match answer.moment {
            Some(moment) if moment.to_string() != answer.value => {
                format!("{}, which is {moment}", answer.value)
            }
            _ => answer.value.clone(),
        };
        out.push(self.step(None, format!("so: {value}{}", away.unwrap_or_default())));
        for rival in &answer.rivals {
            out.push(self.step(None, format!("{rival} would fit as well")));
        }
        out
    }
}

/// What the words say, before anything is filled in.
fn words(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Calendar(partial) => format!("names {}", fields(partial)),
        Meaning::Relative { unit, n, inside } | Meaning::Told { unit, n, inside } => {
            let inside = match fields(inside) {
                fields if fields == NOTHING => String::new(),
                fields => format!(", in it {fields}"),
            };
            format!("names {}{inside}", steps(*unit, *n))
        }
        Meaning::Ago { unit, n } => format!("names {}", steps(*unit, *n)),
        Meaning::Pointer(Pointer::Past) => "points at some time past".to_owned(),
        Meaning::Pointer(Pointer::Present) => "points at the present".to_owned(),
        Meaning::Pointer(Pointer::Future) => "points at some time to come".to_owned(),
        Meaning::Today(_) => "names the day itself".to_owned(),
        Meaning::Length(length) => format!("names a length of time, {}", length.value()),
        Meaning::Stretch(length, side) => stretch(*length, *side),
        Meaning::Steps { months, days, .. } => {
            format!("counts {}", counted(*months, *days))
        }
        Meaning::Set(value) => format!("names what comes again, {value}"),
        Meaning::Anniversary(ret) => format!("counts {} years since what it celebrates", ret.n),
    }
}

/// When nothing is named.
const NOTHING: &str = "nothing of the calendar";

/// The fields that are printed.
fn fields(partial: &Partial) -> String {
    let which = match partial.which {
        Which::Nearest => "",
        Which::Last => "the last ",
        Which::Next => "the next ",
        Which::This => "this ",
        Which::Previous => "the previous ",
        Which::Following => "the following ",
        Which::Same => "the same ",
        Which::AfterNext => "the one after the next ",
        Which::BeforeLast => "the one before the last ",
    };
    let mut all: Vec<String> = Vec::new();
    all.extend(partial.weekday.map(|day| format!("{which}{}", weekday_name(day))));
    all.extend(partial.day.map(|day| format!("day {day}")));
    all.extend(partial.month.map(|month| month_name(month).to_owned()));
    all.extend(partial.season.map(|season| format!("the season {season}")));
    all.extend(partial.quarter.map(|quarter| format!("quarter {quarter}")));
    all.extend(partial.half.map(|half| format!("half {half}")));
    all.extend(partial.year.map(|year| match partial.reach {
        Some(unit) => format!("the {} from {year}", name(unit)),
        None if partial.is_era => format!("the year {year} of the common count"),
        None => format!("the year {year}"),
    }));
    all.extend(partial.part.map(|part| format!("a part of the day, {part}")));
    all.extend(partial.clock.map(clock));
    all.extend(partial.feast.map(|_| "a holiday".to_owned()));
    if partial.lunar.is_some() {
        all.push("by the lunar calendar".to_owned());
    }
    if all.is_empty() { NOTHING.to_owned() } else { all.join(", ") }
}

fn clock(clock: Clock) -> String {
    let Clock { hour, minute, zone } = clock;
    let zone = zone.map_or("no zone".to_owned(), |zone| {
        let (sign, zone) = (if zone < 0 { '-' } else { '+' }, zone.saturating_abs());
        format!("UTC{sign}{:02}:{:02}", zone / 60, zone % 60)
    });
    format!("{hour:02}:{minute:02} ({zone})")
}

fn stretch(length: Length, side: Side) -> String {
    let side = match side {
        Side::Past => "up to the day counted from",
        Side::Ahead => "from the day after",
        Side::Within => "from the day counted from",
        Side::In => "to come where the verb looks ahead",
    };
    format!("names {} {side}", length.value())
}

/// "2 months and 1 day back": what is counted, without what is not.
fn counted(months: i32, days: i32) -> String {
    let part = |n: i32, name: &str| {
        let count = n.unsigned_abs();
        let plural = if count == 1 { "" } else { "s" };
        let side = if n < 0 { " back" } else { "" };
        (n != 0).then(|| format!("{count} {name}{plural}{side}"))
    };
    let parts: Vec<String> =
        [part(months, "month"), part(days, "day")].into_iter().flatten().collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(" and ") }
}

/// "the week before", "2 months later".
fn steps(unit: Unit, n: i32) -> String {
    let name = name(unit);
    match n {
        0 => format!("the {name} itself"),
        -1 => format!("the {name} before"),
        1 => format!("the {name} after"),
        ..0 => format!("{} times a {name} before", n.saturating_neg()),
        _ => format!("{n} times a {name} after"),
    }
}

fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week => "week",
        Unit::Fortnight => "fortnight",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
        Unit::Decade => "decade",
        Unit::Century => "century",
        Unit::Millennium => "millennium",
    }
}

/// What the verb nearby says.
fn side(tense: Tense) -> &'static str {
    match tense {
        Tense::Past => "the verb nearby tells what is over: the nearest one before",
        Tense::Present => "the verb nearby tells what is: the nearest one",
        Tense::Future => "the words nearby tell what is to come: the nearest one after",
    }
}
