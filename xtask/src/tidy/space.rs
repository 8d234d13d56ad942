//! Space: no trailing space, no tab in Rust, no CRLF, a line feed at the end.

use super::Findings;
use crate::tree::Leaf;

const WATCHED: [&str; 9] = [".rs", ".md", ".toml", ".tsv", ".css", ".mjs", ".html", ".yml", ".txt"];

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    // Pages of the corpus are foreign bytes on purpose.
    let ours = leaves.iter().filter(|leaf| !leaf.path.starts_with("corpus/"));
    for leaf in ours.filter(|leaf| WATCHED.iter().any(|end| leaf.is(end))) {
        let text = leaf.words();
        if text.contains('\r') {
            findings.push(format!("{}: a carriage return", leaf.path));
        }
        if !text.is_empty() && !text.ends_with('\n') {
            findings.push(format!("{}: no line feed at the end", leaf.path));
        }
        for (n, line) in (1..).zip(text.lines()) {
            // A trailing tab of a sheet is an empty last field.
            let line = if leaf.is(".tsv") { line.trim_end_matches('\t') } else { line };
            // Recorded expectations may end in the space of the text they record.
            let is_recorded = leaf.is("/tests.rs") || leaf.path.contains("/tests/");
            if line.ends_with([' ', '\t']) && !is_recorded {
                findings.push(format!("{}:{n}: trailing space", leaf.path));
            }
            if leaf.is(".rs") && line.starts_with('\t') {
                findings.push(format!("{}:{n}: a tab", leaf.path));
            }
        }
    }
    findings
}
