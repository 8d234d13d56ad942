//! Show: the blocks of a page for an annotator's eye, runs of short links folded.

use crate::score::record::Record;
use crate::shell::say;
use serde_json::Value;

/// Longest words shown of a block, in characters.
const SHOWN: usize = 150;

/// Prints the blocks of a page with their numbers.
pub(crate) fn blocks(record: &Record) {
    let blocks: Vec<&Value> = record.list("blocks").collect();
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let run = blocks[at..].iter().take_while(|block| is_short_link(record, block)).count();
        if run >= 4 {
            say(&format!("{at}-{} [{run} short links]", at + run - 1));
            at += run;
            continue;
        }
        let hints: Vec<&str> =
            features(block).filter_map(|name| name.strip_prefix("in.")).collect();
        let shape = block["shape"].as_str().unwrap_or_default();
        let words = cut(&record.words(&block["span"]));
        say(&format!("{at} {shape} l{} {} | {words}", linked(block), hints.join(",")));
        at += 1;
    }
}

fn features(block: &Value) -> impl Iterator<Item = &str> {
    block["features"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The bin of the share of link text, 0 to 6.
fn linked(block: &Value) -> u32 {
    let bin = features(block).find_map(|name| name.strip_prefix("linked."));
    bin.and_then(|bin| bin.parse().ok()).unwrap_or(0)
}

fn is_short_link(record: &Record, block: &Value) -> bool {
    linked(block) >= 5 && record.words(&block["span"]).chars().count() < 36
}

/// The words on one line, the middle of long ones left out.
fn cut(words: &str) -> String {
    let words: Vec<char> = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if words.len() <= SHOWN {
        return words.into_iter().collect();
    }
    let head: String = words[..SHOWN - 40].iter().collect();
    let tail: String = words[words.len() - 36..].iter().collect();
    format!("{head} [... {} ...] {tail}", words.len())
}
