//! Web pages: main text by wanted and unwanted strings, and the day of publication.

use super::Figures;
use super::measure::{Score, Share, folded};
use super::record::{Item, Record, bytes, decoded, read, shared};
use serde_json::{Map, Value};
use std::path::Path;

/// `pages/generic`: micro precision and recall over the strings that must and must not be there.
pub(crate) fn generic() -> anyhow::Result<Result<Figures, String>> {
    let (gold, records) = match pages("data/pages/generic", true)? {
        Ok(found) => found,
        Err(absent) => return Ok(Err(absent)),
    };
    let (mut kept, mut title, mut empty) = (Score::default(), Share::default(), 0);
    for (key, row) in &gold {
        let record = records.get(key);
        let text = folded(&record.map(Record::bodies).unwrap_or_default());
        empty += usize::from(text.is_empty());
        let count = |field: &str| {
            let strings = row[field].as_array().into_iter().flatten().filter_map(Value::as_str);
            strings.map(folded).fold((0, 0), |(found, all), string| {
                (found + usize::from(text.contains(&string)), all + 1)
            })
        };
        let ((have, wanted), (bad, _)) = (count("with"), count("without"));
        kept.hits += have;
        kept.found += have + bad;
        kept.gold += wanted;
        if let Some(wanted) = row["title"].as_str().filter(|title| !title.is_empty()) {
            let found = record.and_then(|record| record.main()["headline"]["text"].as_str());
            title.add(found.is_some_and(|found| folded(found) == folded(wanted)));
        }
    }
    Ok(Ok(Figures::from([
        ("extract.fragment_f1".to_owned(), kept.f1()),
        ("extract.fragment_precision".to_owned(), kept.precision()),
        ("extract.fragment_recall".to_owned(), kept.recall()),
        ("extract.title".to_owned(), title.value()),
        ("extract.empty_pages".to_owned(), super::measure::as_float(empty)),
    ])))
}

/// `pages/published`: the share of pages whose day is right, with and without the address.
pub(crate) fn published() -> anyhow::Result<Result<Figures, String>> {
    let mut figures = Figures::new();
    for (name, with_address) in [("date.published", false), ("date.published_with_address", true)] {
        let (gold, records) = match pages("data/pages/published", with_address)? {
            Ok(found) => found,
            Err(absent) => return Ok(Err(absent)),
        };
        let mut day = Share::default();
        for (key, row) in &gold {
            let value = records.get(key).and_then(|r| r.main()["published"]["value"].as_str());
            day.add(value.and_then(|value| value.get(..10)) == row["date"].as_str());
        }
        figures.insert(name.to_owned(), day.value());
    }
    Ok(Ok(figures))
}

type Pages = (Map<String, Value>, std::collections::BTreeMap<String, Record>);

/// Gold and records of a set of pages.
fn pages(set: &str, with_address: bool) -> anyhow::Result<Result<Pages, String>> {
    let folder = match shared(set) {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let gold: Map<String, Value> = serde_json::from_slice(&bytes(&folder.join("gold.json"))?)?;
    let item = |(key, row): (&String, &Value)| item(&folder, key, row, with_address);
    let items = gold.iter().map(item).collect::<anyhow::Result<Vec<_>>>()?;
    let records = read(&items)?;
    Ok(Ok((gold, records)))
}

fn item(folder: &Path, key: &str, row: &Value, with_address: bool) -> anyhow::Result<Item> {
    let file = folder.join(row["file"].as_str().unwrap_or_default());
    Ok(Item {
        id: key.to_owned(),
        html: Some(decoded(&bytes(&file)?)),
        url: with_address.then(|| key.to_owned()),
        ..Item::default()
    })
}
