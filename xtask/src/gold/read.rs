//! Read: our own reading of a page as the truth about its blocks, where it is likely to be right.

use super::flatten::{Mark, Piece};
use crate::score::measure::folded;
use crate::score::record::{Record, spans_of};
use serde_json::Value;

/// Whether a reading has one article, all strings it must have and none it must not.
pub(super) fn is_right(record: &Record, row: &Value) -> bool {
    let body = folded(&record.bodies());
    let strings = |field: &str| -> Vec<String> {
        row[field].as_array().into_iter().flatten().filter_map(Value::as_str).map(folded).collect()
    };
    let wanted = strings("with");
    record.own().len() == 1
        && !wanted.is_empty()
        && wanted.iter().all(|string| body.contains(string))
        && !strings("without").iter().any(|string| !string.is_empty() && body.contains(string))
}

/// The blocks of a page with what they were read as.
pub(super) fn pieces(record: &Record) -> Vec<Piece> {
    let teasers: Vec<(usize, usize)> = record
        .list("articles")
        .filter(|article| article["role"] == "teaser")
        .filter_map(|article| spans_of(&article["span"]).pop())
        .collect();
    let mark = |block: &Value| -> Mark {
        let (start, _) = spans_of(&block["span"]).pop()?;
        let teaser = teasers.iter().position(|(from, to)| (*from..*to).contains(&start));
        match (block["kind"].as_str(), teaser) {
            (Some("furniture"), _) => None,
            (_, Some(row)) => Some((row + 1, 'T', 'T')),
            (Some("body"), _) => Some((0, 'A', 'B')),
            (Some("headline"), _) => Some((0, 'A', 'H')),
            (Some("newsline"), _) => Some((0, 'A', 'N')),
            _ => None,
        }
    };
    let piece = |block: &Value| Piece { words: record.words(&block["span"]), mark: mark(block) };
    let pieces = record.list("blocks").map(piece);
    pieces.filter(|piece| !piece.words.trim().is_empty()).collect()
}
