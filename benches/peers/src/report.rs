//! Report: tables for people, printed as they are made, and the same figures as JSON.

use serde_json::{Map, Value};

/// What was measured so far.
#[derive(Debug, Default)]
pub(crate) struct Report {
    figures: Map<String, Value>,
}

impl Report {
    /// Keeps a figure: `part`, then a name in it.
    pub(crate) fn keep(&mut self, part: &str, name: &str, value: Value) {
        let part = self.figures.entry(part).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(figures) = part {
            figures.insert(name.to_owned(), value);
        }
    }

    /// All figures.
    pub(crate) fn json(&self) -> String {
        let text = serde_json::to_string_pretty(&self.figures).unwrap_or_default();
        text + "\n"
    }
}

/// Prints the heading of a part.
pub(crate) fn heading(words: &str) {
    println!("\n## {words}\n");
}

/// Prints a sentence.
pub(crate) fn say(words: &str) {
    println!("{words}");
}

/// Prints a table; the first row is its head.
pub(crate) fn table(rows: &[Vec<String>]) {
    for (n, row) in rows.iter().enumerate() {
        println!("| {} |", row.join(" | "));
        if n == 0 {
            println!("|{}", "---|".repeat(row.len()));
        }
    }
    println!();
}

/// A share with four places.
pub(crate) fn share(value: f64) -> String {
    format!("{value:.4}")
}

/// A row of a table.
pub(crate) fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}
