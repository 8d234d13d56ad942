//! Recognizers: small sentences in English, Chinese, Japanese and Korean with the dates, ranges and
//! clock times in them. Where their convention and TIMEX3 say the same day in two ways, both count;
//! `docs/reference/time-conventions.md` lists the ways.

mod gold;
mod same;

use super::Figures;
use super::fifth::is_held_out;
use super::measure::Share;
use super::record::{Item, Record, bytes, decoded, read, shared};
use crate::tree;
use gold::{Case, Group};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Files of a language: the whole model, or for Korean, whose model is not checked, its parts.
const FILES: [(&str, &str, &[&str]); 4] = [
    ("en", "English", &["DateTimeModel"]),
    ("zh", "Chinese", &["DateTimeModel"]),
    ("ja", "Japanese", &["DateTimeModel"]),
    (
        "ko",
        "Korean",
        &[
            "DateExtractor",
            "DateParser",
            "DatePeriodExtractor",
            "DatePeriodParser",
            "DurationExtractor",
            "DurationParser",
            "HolidayExtractor",
            "HolidayParser",
        ],
    ),
];

/// Share of right cases by language, side and kind; misses of the training side go to
/// `target/score/recognizers.txt`.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let folder = match shared("data/time/recognizers") {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let mut cases = Vec::new();
    for (language, name, files) in FILES {
        for file in files {
            let text = decoded(&bytes(&folder.join(format!("{name}/{file}.json")))?);
            cases.extend(gold::cases(language, file, &text)?);
        }
    }
    let item = |case: &Case| Item {
        id: case.id.clone(),
        text: Some(case.input.clone()),
        published: Some(case.day.clone()),
        ..Item::default()
    };
    let records = read(&cases.iter().map(item).collect::<Vec<_>>())?;
    let mut shares: BTreeMap<String, Share> = BTreeMap::new();
    let mut misses = String::new();
    for case in &cases {
        let verdict = judge(case, records.get(&case.id));
        let held = is_held_out(&case.input);
        if !held {
            writeln!(misses, "{verdict} {}", told(case, records.get(&case.id)))?;
        }
        let (language, group) = (case.language, case.group.name());
        let side = if held { "_held_out" } else { "" };
        if verdict == "convention" {
            shares.entry(format!("{language}_conventions{side}")).or_default().add(true);
            continue;
        }
        let share = shares.entry(format!("{language}_{group}{side}")).or_default();
        share.add(verdict == "right");
    }
    std::fs::write(tree::top().join("target/score/recognizers.txt"), misses)?;
    Ok(Ok(figures(&shares)))
}

fn figures(shares: &BTreeMap<String, Share>) -> Figures {
    let value = |(name, share): (&String, &Share)| {
        let name = format!("recognizers.{name}");
        if name.contains("conventions") {
            return (name, super::measure::as_float(share.asked));
        }
        (name, share.value())
    };
    shares.iter().map(value).collect()
}

/// `right`, `wrong`, or `convention` where the gold has no answer of ours.
fn judge(case: &Case, record: Option<&Record>) -> &'static str {
    let found = record.map(same::ours).unwrap_or_default();
    if same::is_same(case, &found) {
        return "right";
    }
    if same::is_convention(case, &found) || case.gold.iter().any(gold::Gold::is_apart) {
        "convention"
    } else {
        "wrong"
    }
}

fn told(case: &Case, record: Option<&Record>) -> String {
    let gold: Vec<String> =
        case.gold.iter().map(|g| format!("'{}' {} {}", g.text, g.kind, g.timex)).collect();
    let found = record.map(same::ours).unwrap_or_default();
    let found: Vec<String> = found.iter().map(|f| format!("'{}' {}", f.text, f.value)).collect();
    let group = match case.group {
        Group::Dates => "dates",
        other => other.name(),
    };
    format!(
        "{} {group} {} | {} | {} | {}",
        case.id,
        case.day,
        case.input,
        gold.join("; "),
        found.join("; ")
    )
}
