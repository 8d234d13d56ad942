//! Hidden days: reports whose day is known, read without anything that prints it.
//!
//! KCNA and Reuters come without dateline; of web pages only headline and body are given, without
//! address, and whatever would still be read as a printed day of publication is cut out.

use super::Figures;
use super::fifth::digest;
use super::measure::{Share, as_float, ratio};
use super::record::{Item, Record, body, read, shared, spans_of};
use super::texts::{self, Dated};
use crate::gold::data;
use crate::tree;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Texts of each of the two wires, and of pages.
const WIRE: usize = 166;
const PAGES: usize = 168;
/// Shorter texts are no articles.
const LEAST: usize = 500;
/// Stamps are cut so many times at most.
const CUTS: usize = 4;

/// A text, its source, and whether it is only scored.
struct Hidden {
    text: Dated,
    source: &'static str,
    is_held_out: bool,
}

/// Scores the hidden days.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let mut hidden = Vec::new();
    for (source, texts) in [("kcna", texts::kcna(LEAST)?), ("reuters", texts::reuters(LEAST)?)] {
        let texts = match texts {
            Ok(texts) => texts,
            Err(absent) => return Ok(Err(absent)),
        };
        hidden.extend(texts.into_iter().take(WIRE).enumerate().map(|(n, text)| Hidden {
            text,
            source,
            is_held_out: n % 2 == 1,
        }));
    }
    if let Err(absent) = shared("data/pages/published") {
        return Ok(Err(absent));
    }
    hidden.extend(pages()?);
    let records = cut(&mut hidden)?;
    let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
    let mut lines = String::new();
    for row in &hidden {
        let Some(record) = records.get(&row.text.id) else { continue };
        let answer = Answer::of(record, &row.text.day)?;
        let side = if row.is_held_out { "_held_out" } else { "_training" };
        for name in ["", side, &format!("_{}", row.source), &format!("_{}{side}", row.source)] {
            sums.entry(name.to_owned()).or_default().add(&answer);
        }
        if !row.is_held_out {
            answer.tell(&mut lines, row, record)?;
        }
    }
    std::fs::write(tree::top().join("target/score/hidden.txt"), lines)?;
    let mut figures = Figures::new();
    for (name, sums) in sums {
        sums.tell(&name, &mut figures);
    }
    Ok(Ok(figures))
}

/// Headlines and bodies of dated pages, half of them of hosts that are held out.
fn pages() -> anyhow::Result<Vec<Hidden>> {
    let mut sources = data::pages(&["published"])?;
    sources.sort_by_cached_key(|source| digest(&source.id));
    let known: BTreeMap<String, (String, bool)> = sources
        .iter()
        .filter_map(|source| {
            let day = source.row["date"].as_str()?.to_owned();
            Some((source.id.clone(), (day, source.is_held_out())))
        })
        .collect();
    let mut out = Vec::new();
    let mut count = [0; 2];
    data::each(&sources, false, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let Some((day, is_held_out)) = known.get(id) else { return Ok(()) };
        let main = record.main();
        let title = main["headline"]["text"].as_str().unwrap_or_default();
        let text = format!("{title}\n\n{}", body(main));
        let side = &mut count[usize::from(*is_held_out)];
        if *side < PAGES / 2 && text.len() >= LEAST {
            *side += 1;
            let text = Dated { id: id.to_owned(), day: day.clone(), text };
            out.push(Hidden { text, source: "pages", is_held_out: *is_held_out });
        }
        Ok(())
    })?;
    Ok(out)
}

/// Reads the texts, cutting whatever is still taken for a printed day of publication.
fn cut(hidden: &mut [Hidden]) -> anyhow::Result<BTreeMap<String, Record>> {
    for _ in 0..CUTS {
        let mut is_cut = false;
        let records = read(&hidden.iter().map(item).collect::<Vec<_>>())?;
        for row in hidden.iter_mut() {
            let Some(record) = records.get(&row.text.id) else { continue };
            for article in record.list("articles") {
                let published = &article["published"];
                let printed = published["basis"] == "printed" || published["basis"] == "markup";
                let span = spans_of(&published["span"]).first().copied();
                let Some((start, end)) = span.filter(|_| printed) else { continue };
                if let Some(stamp) = record.text().get(start..end) {
                    let rest = row.text.text.replacen(stamp, "", 1);
                    is_cut |= rest != row.text.text;
                    row.text.text = rest;
                }
            }
        }
        if !is_cut {
            return Ok(records);
        }
    }
    read(&hidden.iter().map(item).collect::<Vec<_>>())
}

fn item(row: &Hidden) -> Item {
    let text = Some(row.text.text.clone());
    Item { id: row.text.id.clone(), text, ..Item::default() }
}

/// What was stated about a day.
struct Answer {
    value: String,
    days: Option<(Date, Date)>,
    gold: Date,
}

impl Answer {
    fn of(record: &Record, day: &str) -> anyhow::Result<Self> {
        let value = record.main()["published"]["value"].as_str().unwrap_or_default().to_owned();
        let days = days_of(&value);
        Ok(Self { value, days, gold: day.parse()? })
    }

    fn holds(&self) -> bool {
        self.days.is_some_and(|(first, last)| first <= self.gold && self.gold <= last)
    }

    /// Days of the interval; one for a day.
    fn width(&self) -> Option<i32> {
        let (first, last) = self.days?;
        first.until(last).ok().map(|span| span.get_days() + 1)
    }

    /// One line for whoever looks for what went wrong.
    fn tell(&self, out: &mut String, row: &Hidden, record: &Record) -> std::fmt::Result {
        let verdict = match (&self.days, self.holds()) {
            (None, _) => "silent",
            (_, true) => "right",
            _ => "WRONG",
        };
        let clues = record.main()["published"]["clues"].as_array().cloned().unwrap_or_default();
        let says: Vec<&str> = clues.iter().filter_map(|clue| clue["says"].as_str()).collect();
        writeln!(out, "{verdict}\t{}\t{}\t{}\t{says:?}", self.gold, self.value, row.text.id)
    }
}

/// First and last day of a value of EDTF: a day, a month, a year, a week, or `a/b` of these.
fn days_of(value: &str) -> Option<(Date, Date)> {
    if let Some((first, last)) = value.split_once('/') {
        return Some((days_of(first)?.0, days_of(last)?.1));
    }
    let parts: Vec<&str> = value.split('T').next()?.split('-').collect();
    let year: i16 = parts.first()?.parse().ok()?;
    let number = |n: usize| parts.get(n).and_then(|part| part.parse::<i8>().ok());
    match parts.get(1) {
        None => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        Some(week) if week.starts_with('W') => {
            let week = week.get(1..)?.parse().ok()?;
            let end = |weekday| jiff::civil::ISOWeekDate::new(year, week, weekday).ok();
            let (first, last) =
                (end(jiff::civil::Weekday::Monday)?, end(jiff::civil::Weekday::Sunday)?);
            Some((first.date(), last.date()))
        }
        Some(_) => {
            let first = Date::new(year, number(1)?, number(2).unwrap_or(1)).ok()?;
            Some((first, if number(2).is_some() { first } else { first.last_of_month() }))
        }
    }
}

/// The counts of one side or source.
#[derive(Default)]
struct Sums {
    right: Share,
    wrong: usize,
    exact: usize,
    widths: Vec<i32>,
}

impl Sums {
    fn add(&mut self, answer: &Answer) {
        self.right.add(answer.holds());
        self.wrong += usize::from(answer.days.is_some() && !answer.holds());
        self.exact += usize::from(answer.holds() && answer.width() == Some(1));
        self.widths.extend(answer.width());
    }

    /// The share right, the share not wrong (so that more is better), exact days, median width,
    /// and how many of the answers are as fine as a year.
    fn tell(mut self, name: &str, figures: &mut Figures) {
        self.widths.sort_unstable();
        let median = self.widths.get(self.widths.len() / 2).copied().unwrap_or_default();
        let within = |days: i32| self.widths.iter().filter(|width| **width <= days).count();
        let all = self.right.asked;
        figures.insert(format!("hidden.right{name}"), self.right.value());
        figures.insert(format!("hidden.not_wrong{name}"), 1.0 - ratio(self.wrong, all));
        figures.insert(format!("hidden.exact{name}"), ratio(self.exact, all));
        figures.insert(format!("hidden.width_median{name}"), f64::from(median));
        figures.insert(format!("hidden.within_a_month{name}"), ratio(within(31), all));
        figures.insert(format!("hidden.within_a_year{name}"), ratio(within(366), all));
        if name.is_empty() {
            figures.insert("hidden.texts".to_owned(), as_float(all));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn values_are_days() {
        assert_eq!(days_of("2010-09-14"), Some((date(2010, 9, 14), date(2010, 9, 14))));
        assert_eq!(days_of("2010-09"), Some((date(2010, 9, 1), date(2010, 9, 30))));
        assert_eq!(days_of("1994/2011"), Some((date(1994, 1, 1), date(2011, 12, 31))));
        assert_eq!(days_of("2020-W44"), Some((date(2020, 10, 26), date(2020, 11, 1))));
        assert_eq!(days_of(""), None);
    }
}
