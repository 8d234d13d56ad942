//! `cargo xtask score`: what was read against what is true, and the lowest marks allowed.
//!
//! Scores go through `dateline read`, the public door, like anybody else's; the definitions are
//! those of the data they are measured on.

mod boundaries;
mod complete;
mod facts;
mod fifth;
mod flat;
mod hidden;
mod kcna;
mod marked;
pub(crate) mod measure;
mod names;
mod pages;
mod press;
mod recognizers;
pub(crate) mod record;
mod seeds;
pub(crate) mod speech;
mod texts;
mod times;
mod wires;
pub(crate) mod words;

use crate::shell::say;
use crate::test::Ended;
use crate::tree;
use std::collections::BTreeMap;

/// Figures by name: `press.facts`, `said.source`, …; all shares between 0 and 1.
pub(crate) type Figures = BTreeMap<String, f64>;

/// A scored set: its name, and its figures or what is absent.
type Set = (&'static str, fn() -> anyhow::Result<Result<Figures, String>>);

const SETS: [Set; 16] = [
    ("the sample press", press::score),
    ("the seeds", seeds::score),
    ("pages/generic", pages::generic),
    ("pages marked by hand", marked::score),
    ("completeness", complete::score),
    ("flattened pages", flat::score),
    ("pages/published", pages::published),
    ("Reuters datelines", wires::reuters),
    ("PolNeAR dev", speech::polnear),
    ("statements of our own", speech::own),
    ("TimeBank and AQUAINT", times::timeml),
    ("recognizers", recognizers::score),
    ("anniversaries of 2011", times::anniversaries),
    ("hidden days", hidden::score),
    ("KCNA judged by hand (kcna)", kcna::score),
    ("names", names::score),
];

/// Scores every set and compares with `quality.toml`; a figure below its mark fails.
/// With a word only the sets whose names hold it.
pub(crate) fn run(word: &str) -> anyhow::Result<Ended> {
    let marks: toml::Table = std::fs::read_to_string(tree::top().join("quality.toml"))?.parse()?;
    let (mut low, mut absent) = (Vec::new(), Vec::new());
    for (name, score) in SETS.into_iter().filter(|(name, _)| name.contains(word)) {
        match score()? {
            Err(reason) => absent.push(format!("{name} ({reason})")),
            Ok(figures) => {
                say(&format!("-- {name}"));
                for (figure, value) in &figures {
                    say(&line(&marks, figure, *value, &mut low));
                }
            }
        }
    }
    anyhow::ensure!(low.is_empty(), "below quality.toml: {}", low.join(", "));
    if absent.is_empty() {
        return Ok(Ended::Passed);
    }
    Ok(Ended::Skipped(format!("not scored: {}", absent.join(", "))))
}

/// One figure beside its mark; remembers it when it is too low.
fn line(marks: &toml::Table, figure: &str, value: f64, low: &mut Vec<String>) -> String {
    let mark = figure
        .split_once('.')
        .and_then(|(table, key)| marks.get(table)?.as_table()?.get(key)?.as_float());
    let Some(mark) = mark else { return format!("   {figure:<28} {value:.4}") };
    if value < mark {
        low.push(format!("{figure} {value:.4} < {mark}"));
    }
    format!("   {figure:<28} {value:.4}  (at least {mark})")
}
