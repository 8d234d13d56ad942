//! Bases: the day an anniversary remembers, told by another document of the vault.
//!
//! An article that celebrates "the 40th anniversary of the opening of the ferry line" often gives no
//! day. Another one may tell the opening itself, with its day. The two belong together when the year
//! is the one remembered and the words agree; the line then has the day and cites both.

use crate::Told;
use dateline_model::{Citation, EventKind, Granularity, Line, Moment};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Happenings of one year that are compared with an anniversary, so that the cost stays linear; in a
/// fuller year none is.
const COMPARED: usize = 400;
/// Words that must agree at least.
const SHARED: usize = 2;

/// A dated happening that an anniversary may remember.
#[derive(Debug)]
struct Deed<'t> {
    day: Date,
    stems: BTreeSet<String>,
    outlet: &'t str,
    citation: &'t Citation,
}

/// The dated happenings of a vault by their year.
#[derive(Debug, Default)]
pub(crate) struct Memory<'t>(BTreeMap<i16, Vec<Deed<'t>>>);

impl<'t> Memory<'t> {
    /// What these accounts tell with a day of its own.
    pub(crate) fn of(told: &'t [Told<'_>]) -> Self {
        let mut years: BTreeMap<i16, Vec<Deed<'t>>> = BTreeMap::new();
        for account in told.iter().filter(|told| told.event.kind != EventKind::Anniversary) {
            let when = account.event.when.as_ref().filter(|when| !when.is_reported);
            let day = when.and_then(|when| when.moment.as_day());
            if let (Some(day), Some(citation)) = (day, account.citations.first()) {
                let (stems, outlet) = (stems(account.words), account.outlet);
                years.entry(day.year()).or_default().push(Deed { day, stems, outlet, citation });
            }
        }
        for deeds in years.values_mut() {
            deeds.sort_by(|a, b| (a.day, a.outlet, a.citation).cmp(&(b.day, b.outlet, b.citation)));
        }
        Self(years)
    }

    /// The line with the day it remembers, where other documents tell one; where they tell another
    /// day or several, the line says so.
    pub(crate) fn remember(&self, line: Line, accounts: &[&Told<'_>]) -> Line {
        let Some(base) = line.base.filter(|_| line.kind == EventKind::Anniversary) else {
            return line;
        };
        let wanted = accounts.iter().map(|account| stems(of_what(account.words)));
        let wanted: BTreeSet<String> = wanted.max_by_key(BTreeSet::len).unwrap_or_default();
        let deeds = self.0.get(&base.first().year()).map(Vec::as_slice).unwrap_or_default();
        if deeds.len() > COMPARED {
            // The first of many would pass for the only one: unknown beats wrong.
            return line;
        }
        let fits: Vec<&Deed<'_>> =
            deeds.iter().filter(|deed| agrees(&wanted, &deed.stems)).collect();
        let days: BTreeSet<Date> = fits.iter().map(|deed| deed.day).collect();
        match (base.as_day(), days.first()) {
            (Some(known), Some(told)) if days.len() > 1 || *told != known => differing(line, &fits),
            (None, Some(_)) if days.len() > 1 => differing(line, &fits),
            (None, Some(day)) if base.granularity() == Granularity::Year => {
                dated(line, *day, &fits)
            }
            _ => line,
        }
    }
}

/// The line with the day other documents tell, and with their words as proof.
fn dated(line: Line, day: Date, fits: &[&Deed<'_>]) -> Line {
    let mut citations = line.citations().to_vec();
    citations.extend(fits.iter().map(|deed| deed.citation.clone()));
    let when = line.when.map(|when| match when.granularity() {
        Granularity::Year => {
            let on = day.with().year(when.first().year()).build();
            on.map_or(when, Moment::day)
        }
        _ => when,
    });
    let Some(mut new) = Line::new(when, line.kind, line.says.clone(), citations) else {
        return line;
    };
    new.is_reported = line.is_reported;
    new.base = Some(Moment::day(day));
    new.names = line.names;
    new.differs = line.differs;
    new
}

/// The line with what others tell about the day it remembers.
fn differing(mut line: Line, fits: &[&Deed<'_>]) -> Line {
    let told: BTreeSet<String> =
        fits.iter().map(|deed| format!("{} ({})", deed.day, deed.outlet)).collect();
    let told: Vec<String> = told.into_iter().collect();
    line.differs.push(format!("The day remembered is told elsewhere as {}", told.join("; ")));
    line
}

/// The words that say of what: behind the first "of", up to a comma.
fn of_what(words: &str) -> &str {
    let of = words.split_once(" of ").map_or(words, |(_, of)| of);
    of.split([',', ';', '(']).next().unwrap_or(of)
}

/// Whether enough words agree, and most of what is wanted.
fn agrees(wanted: &BTreeSet<String>, told: &BTreeSet<String>) -> bool {
    let shared = wanted.intersection(told).count();
    shared >= SHARED && shared * 3 >= wanted.len() * 2
}

/// The beginnings of the words that carry meaning: "opening" and "opened" begin alike.
fn stems(words: &str) -> BTreeSet<String> {
    const EMPTY: [&str; 8] = ["anni", "year", "birt", "mark", "cele", "with", "from", "that"];
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4 && !word.chars().all(|c| c.is_ascii_digit()))
        .map(|word| word.to_lowercase().chars().take(4).collect::<String>())
        .filter(|stem| !EMPTY.contains(&stem.as_str()))
        .collect()
}
