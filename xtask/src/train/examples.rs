//! Examples: blocks as sets of numbered bits, with what is true of them.

use crate::score::record::Record;
use serde_json::Value;
use std::collections::BTreeMap;

/// A block to learn from.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Its features by number, ascending.
    pub bits: Vec<u16>,
    /// Whether it is body.
    pub is_true: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Features by name, numbered as they come.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    numbers: BTreeMap<String, u16>,
    names: Vec<String>,
}

impl Names {
    /// The number of a name; a new one when it has none yet.
    pub(crate) fn number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u16::try_from(self.names.len()).unwrap_or(u16::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.names.push(name.to_owned());
        number
    }

    /// The name of a number.
    pub(crate) fn name(&self, number: u16) -> &str {
        self.names.get(usize::from(number)).map_or("", String::as_str)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

/// Which features of a block a pass judges by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Those of the block alone.
    Alone,
    /// And those of its company.
    Together,
    /// All.
    All,
}

/// The features of a block that are in a scope.
pub(crate) fn bits(block: &Value, scope: Scope, names: &mut Names) -> Vec<u16> {
    let all = block["features"].as_array().map_or(&[][..], Vec::as_slice);
    let count = |field: &str| block[field].as_u64().and_then(|n| usize::try_from(n).ok());
    let count = match scope {
        Scope::Alone => count("alone").unwrap_or(0),
        Scope::Together => count("together").unwrap_or(0),
        Scope::All => all.len(),
    };
    let taken = all.iter().take(count).filter_map(Value::as_str);
    let mut bits: Vec<u16> = taken.map(|name| names.number(name)).collect();
    bits.sort_unstable();
    bits.dedup();
    bits
}

/// The words of all blocks of a record.
pub(crate) fn words(record: &Record) -> Vec<String> {
    record.list("blocks").map(|block| record.words(&block["span"])).collect()
}
