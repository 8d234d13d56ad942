//! Labels: which blocks of a page are known to be body or not, and how much that counts.

use super::examples::words;
use crate::gold::data::Source;
use crate::gold::marks::{self, Page};
use crate::score::measure::folded;
use crate::score::record::Record;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a wanted or unwanted string counts.
const FRAGMENT: f64 = 1.0;
/// What all blocks of a page marked by hand count together.
const MARKED: f64 = 30.0;

/// A block by number, whether it is body, and what that counts.
pub(crate) type Label = (usize, bool, f64);

/// The labels of a page: by hand when it is marked, by its fragments when it has such.
pub(crate) fn of(record: &Record, source: &Source, page: Option<&Page>) -> Vec<Label> {
    let mut labels = fragments(record, &source.row);
    if let Some(page) = page {
        labels.extend(marked(record, page));
    }
    labels
}

/// Every block of a marked page.
fn marked(record: &Record, page: &Page) -> Vec<Label> {
    let keys = marks::keys(record);
    let places = page.places(&keys);
    let weight = MARKED / crate::score::measure::as_float(keys.len().max(1));
    let is_body = |at: &usize| places.get(at).is_some_and(|place| (place.1, place.2) == ('A', 'B'));
    (0..keys.len()).map(|at| (at, is_body(&at), weight)).collect()
}

/// Which blocks of a marked page are titles of items: of teasers, and of the articles of a listing.
/// Blocks of regions without boundaries say nothing.
pub(crate) fn titles(record: &Record, page: &Page) -> Vec<Label> {
    let keys = marks::keys(record);
    let places = page.places(&keys);
    let rows = marks::rows(record, &places);
    let is_listing = page.kind == "listing";
    let label = |at: usize| {
        let is_title = match places.get(&at) {
            Some((_, 'R', _)) => return None,
            Some((row, 'T', _)) => rows.get(row).is_some_and(|row| row.title == at),
            Some((_, 'A', 'H')) => is_listing,
            _ => false,
        };
        // Titles are rare; counted once they would be doubted too often.
        Some((at, is_title, if is_title { 2.5 } else { 1.0 }))
    };
    (0..keys.len()).filter_map(label).collect()
}

/// The blocks that hold one of the strings a page must, or must not, give; a string met in several
/// blocks labels none, and so does a block with strings of both kinds.
fn fragments(record: &Record, row: &Value) -> Vec<Label> {
    let lists = [("with", true), ("without", false), ("comments", false)];
    if lists.iter().all(|(field, _)| !row[*field].is_array()) {
        return Vec::new();
    }
    let blocks: Vec<String> = words(record).iter().map(|words| folded(words)).collect();
    let mut labels: BTreeMap<usize, Option<bool>> = BTreeMap::new();
    for (field, is_body) in lists {
        let strings = row[field].as_array().into_iter().flatten().filter_map(Value::as_str);
        for string in strings.map(folded).filter(|string| !string.is_empty()) {
            let mut holders = (0..blocks.len()).filter(|at| blocks[*at].contains(&string));
            let (Some(only), None) = (holders.next(), holders.next()) else { continue };
            let label = labels.entry(only).or_insert(Some(is_body));
            *label = label.filter(|known| *known == is_body);
        }
    }
    labels.into_iter().filter_map(|(at, is_body)| Some((at, is_body?, FRAGMENT))).collect()
}
