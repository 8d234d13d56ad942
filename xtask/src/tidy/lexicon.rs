//! Lexicon: sheets are sorted by their first column, without duplicate rows.

use super::Findings;
use crate::tree::Leaf;

/// First words of a sheet that is not sorted; the reason follows.
const ORDERED: &str = "# Not sorted: ";

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    for leaf in leaves.iter().filter(|leaf| leaf.path.contains("/lexicon/") && leaf.is(".tsv")) {
        // A sheet whose order has a meaning says so in its first line.
        let is_ordered = leaf.words().starts_with(ORDERED);
        let rows: Vec<(usize, &str)> = (1..)
            .zip(leaf.words().lines())
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
            .skip(1)
            .collect();
        for pair in rows.windows(2) {
            let [(_, before), (n, row)] = pair else { continue };
            let first = |row: &str| row.split('\t').next().unwrap_or_default().to_owned();
            if !is_ordered && first(before) > first(row) {
                findings.push(format!("{}:{n}: not sorted by its first column", leaf.path));
            }
            if before == row {
                findings.push(format!("{}:{n}: the same row twice", leaf.path));
            }
        }
    }
    findings
}
