//! Published: what each piece of evidence is worth for a day of publication.
//!
//! A page is a choice among its days, and the weights are those of a conditional logit: a day is chosen with a chance that grows with the sum of its evidence. Weights are pulled
//! to those a person gave, for some evidence is rare in the data. Every sum runs in the order of the
//! pages, so equal input gives equal weights.

use crate::gold::data::{self, Source};
use crate::gold::marks::short;
use crate::score::measure::Share;
use crate::score::record::{Item, Record};
use crate::shell::say;
use crate::tree;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Points of the sheet that make up one unit of the logit.
const UNIT: f64 = 15.0;
/// Pull of the weights towards those given by hand.
const PULL: f64 = 8.0;
/// Rounds of the ascent and its first step.
const ROUNDS: usize = 200;
const STEP: f64 = 0.5;

/// The sheet: the weight by hand of each piece of evidence, and the trained one.
type Rows = BTreeMap<String, (i32, i32)>;

/// A day that competes: its evidence, and whether it is the right one.
#[derive(Debug)]
struct Day {
    evidence: Vec<String>,
    is_gold: bool,
}

/// One reading of a page.
#[derive(Debug)]
struct Page {
    host: String,
    is_held_out: bool,
    has_address: bool,
    /// Whether it is of the set that is measured.
    is_scored: bool,
    days: Vec<Day>,
}

/// Trains the sheet and writes it, or compares with it.
pub(crate) fn train(check: bool) -> anyhow::Result<()> {
    let path = tree::top().join("crates/dateline-read/lexicon/published.tsv");
    let old = std::fs::read_to_string(&path)?;
    let mut rows = rows(&old)?;
    let sources = sources()?;
    let pages = read(&sources)?;
    say(&format!("{} pages, {} readings", sources.len(), pages.len()));
    report("by hand", &pages, &rows, |(hand, _)| hand);
    let weights = fit(&pages, &rows);
    for (name, weight) in weights {
        if let Some(row) = rows.get_mut(&name) {
            row.1 = points(weight);
        }
    }
    let figures = report("trained", &pages, &rows, |(_, weight)| weight);
    let text = text(&head(&sources, &figures), &rows);
    if check {
        anyhow::ensure!(old == text, "published.tsv comes out otherwise");
        say("published.tsv comes out as it is");
        return Ok(());
    }
    std::fs::write(&path, text)?;
    say("wrote published.tsv; build again and run `cargo xtask score` for its figures");
    Ok(())
}

/// The pages with a known day: those of `published`, and those of `generic` that are not among them
/// and not held out.
fn sources() -> anyhow::Result<Vec<Source>> {
    let own = data::pages(&["published"])?;
    let known: BTreeSet<Option<String>> = own.iter().map(|source| source.url.clone()).collect();
    let more = data::pages(&["generic"])?.into_iter().filter(|source| {
        !known.contains(&source.url)
            && !source.is_held_out()
            && source.row["date"].as_str().is_some_and(|date| date.len() == 10)
    });
    Ok(own.iter().cloned().chain(more).collect())
}

/// Reads every page without and with its address.
fn read(sources: &[Source]) -> anyhow::Result<Vec<Page>> {
    let by_id: BTreeMap<&str, &Source> =
        sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let mut pages = Vec::new();
    for has_address in [false, true] {
        let items = sources.iter().map(|source| {
            let item = source.item()?;
            Ok(Item { url: item.url.filter(|_| has_address), ..item })
        });
        data::each_item(items, true, None, |record| {
            let id = record.0["id"].as_str().unwrap_or_default();
            if let Some(source) = by_id.get(id) {
                pages.push(page(source, &record, has_address));
            }
            Ok(())
        })?;
    }
    Ok(pages)
}

fn page(source: &Source, record: &Record, has_address: bool) -> Page {
    let article = &record.main()["n"];
    let day = |day: &Value| Day {
        evidence: day["evidence"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect(),
        is_gold: day["day"] == source.row["date"],
    };
    Page {
        host: source.host(),
        is_held_out: source.is_held_out(),
        has_address,
        is_scored: source.id.starts_with("published/"),
        days: record.list("days").filter(|day| day["article"] == *article).map(day).collect(),
    }
}

/// The weights that choose best, in units of the logit; a host has one vote, however many pages.
fn fit(pages: &[Page], rows: &Rows) -> BTreeMap<String, f64> {
    let asked: Vec<&Page> = pages
        .iter()
        .filter(|page| !page.is_held_out && page.days.len() > 1)
        .filter(|page| page.days.iter().any(|day| day.is_gold))
        .collect();
    let mut votes: BTreeMap<&str, f64> = BTreeMap::new();
    for page in pages.iter().filter(|page| !page.is_held_out) {
        *votes.entry(page.host.as_str()).or_default() += 1.0;
    }
    let by_hand: BTreeMap<String, f64> =
        rows.iter().map(|(name, (hand, _))| (name.clone(), f64::from(*hand) / UNIT)).collect();
    let mut weights = by_hand.clone();
    let mut squares: BTreeMap<String, f64> = rows.keys().map(|name| (name.clone(), 1e-6)).collect();
    for _ in 0..ROUNDS {
        let mut slope: BTreeMap<&str, f64> = weights
            .iter()
            .map(|(name, weight)| (name.as_str(), PULL * (by_hand[name] - weight)))
            .collect();
        for page in &asked {
            let vote = 1.0 / votes[page.host.as_str()];
            for (day, chance) in page.days.iter().zip(chances(page, &weights)) {
                let miss = vote * (f64::from(u8::from(day.is_gold)) - chance);
                for name in &day.evidence {
                    slope.entry(name).and_modify(|slope| *slope += miss);
                }
            }
        }
        let slope: BTreeMap<String, f64> =
            slope.into_iter().map(|(name, slope)| (name.to_owned(), slope)).collect();
        for (name, weight) in &mut weights {
            let square = squares.entry(name.clone()).or_default();
            *square += slope[name] * slope[name];
            *weight += STEP * slope[name] / square.sqrt();
        }
    }
    weights
}

/// The chance of each day of a page to be chosen.
fn chances(page: &Page, weights: &BTreeMap<String, f64>) -> Vec<f64> {
    let sum = |day: &Day| -> f64 { day.evidence.iter().filter_map(|name| weights.get(name)).sum() };
    let sums: Vec<f64> = page.days.iter().map(sum).collect();
    let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let grown: Vec<f64> = sums.iter().map(|sum| (sum - most).exp()).collect();
    let whole: f64 = grown.iter().sum();
    grown.into_iter().map(|grown| grown / whole).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "held within 16 bits just before")]
fn points(weight: f64) -> i32 {
    (weight * UNIT).round().clamp(-999.0, 999.0) as i32
}

/// Says how many pages have the right day, and gives the sentence for the head of the sheet.
fn report(
    name: &str,
    pages: &[Page],
    rows: &Rows,
    weight: impl Fn((i32, i32)) -> i32 + Copy,
) -> String {
    let sum = |day: &Day| -> i32 {
        day.evidence.iter().filter_map(|name| rows.get(name)).map(|row| weight(*row)).sum()
    };
    let mut parts = Vec::new();
    for (side, is_held_out) in [("training side", false), ("validation side", true)] {
        for (how, has_address) in [("without", false), ("with", true)] {
            let mut share = Share::default();
            let of = |page: &&Page| {
                page.is_scored && (page.is_held_out, page.has_address) == (is_held_out, has_address)
            };
            for page in pages.iter().filter(of) {
                // The first of equals, as the reader takes it: days come with the best in front.
                let best = page.days.iter().rev().max_by_key(|day| sum(day));
                share.add(best.is_some_and(|day| day.is_gold));
            }
            parts.push(format!("{side} {how} the address {:.4}", share.value()));
        }
    }
    let line = format!("{name}: {}", parts.join("; "));
    say(&line);
    line
}

/// Reads the sheet.
fn rows(sheet: &str) -> anyhow::Result<Rows> {
    let lines = sheet.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let name = fields.next().unwrap_or_default().to_owned();
        let weight: i32 = fields.next().unwrap_or_default().parse()?;
        let hand = fields.next().map_or(Ok(weight), str::parse)?;
        Ok((name, (hand, weight)))
    };
    lines.map(row).collect()
}

/// The head of the sheet.
fn head(sources: &[Source], figures: &str) -> Vec<String> {
    let mut digest = Sha256::new();
    for source in sources {
        digest.update(source.id.as_bytes());
    }
    vec![
        "What each piece of evidence is worth for a day of publication; all that speaks for a day \
         adds up. The"
            .to_owned(),
        "last column is the weight given by hand, to which training is pulled.".to_owned(),
        format!(
            "Made by `cargo xtask train published` from the training side of {} pages (digest of \
             their names {}),",
            sources.len(),
            short(&digest.finalize())
        ),
        format!("each without and with its address; {ROUNDS} rounds, pull {PULL}, unit {UNIT}."),
        format!("Right days when every page has to choose, {figures}."),
    ]
}

/// The sheet as text.
fn text(head: &[String], rows: &Rows) -> String {
    let mut lines: Vec<String> = head.iter().map(|line| format!("# {line}")).collect();
    lines.push("evidence\tweight\thand".to_owned());
    let row = |(name, (hand, weight)): (&String, &(i32, i32))| format!("{name}\t{weight}\t{hand}");
    lines.extend(rows.iter().map(row));
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(days: &[(&[&str], bool)]) -> Page {
        let day = |(evidence, is_gold): &(&[&str], bool)| Day {
            evidence: evidence.iter().map(|name| (*name).to_owned()).collect(),
            is_gold: *is_gold,
        };
        Page {
            host: "gazette.example".to_owned(),
            is_held_out: false,
            has_address: false,
            is_scored: true,
            days: days.iter().map(day).collect(),
        }
    }

    #[test]
    fn evidence_of_right_days_gains() {
        let rows =
            rows("evidence\tweight\thand\nfoot\t5\t30\nhead\t5\t30\nnever\t7\t20\n").unwrap();
        let pages = [
            page(&[(&["head"], true), (&["foot"], false)]),
            page(&[(&["head"], true), (&["foot"], false)]),
        ];
        let weights = fit(&pages, &rows);
        assert!(weights["head"] > 2.0 && weights["foot"] < 2.0, "{weights:?}");
        assert_eq!(points(weights["never"]), 20);
    }

    #[test]
    fn a_sheet_is_read_and_written() {
        let sheet = "# Said.\nevidence\tweight\thand\nhead\t5\t30\n";
        assert_eq!(text(&["Said.".to_owned()], &rows(sheet).unwrap()), sheet);
    }
}
