//! The glossary: every public noun of the ground floor with its comment, in the order of a page.

use crate::tree::{self, Leaf};

/// Where it lies.
pub(crate) const PATH: &str = "docs/reference/glossary.md";

const HEAD: &str = "# Glossary\n\nOne word, one meaning, in code, documents, web pages and API alike.\nGenerated from the comments of `dateline-model` by `cargo xtask glossary`; change it there.\n";

/// The files in the order a page meets their nouns.
const ORDER: [&str; 14] = [
    "url",
    "capture",
    "page",
    "article",
    "dateline",
    "credit",
    "span",
    "moment",
    "basis",
    "attribution",
    "entity",
    "event",
    "chronicle",
    "reading",
];

/// Writes the file.
pub(crate) fn write() -> anyhow::Result<()> {
    let text = of(&tree::leaves()?);
    std::fs::write(tree::top().join(PATH), text)?;
    Ok(())
}

/// The glossary of these files.
pub(crate) fn of(leaves: &[Leaf]) -> String {
    let mut out = HEAD.to_owned();
    for room in ORDER {
        let path = format!("crates/dateline-model/src/{room}.rs");
        let Some(leaf) = leaves.iter().find(|leaf| leaf.path == path) else { continue };
        let title = leaf.words().lines().next().unwrap_or_default().trim_start_matches("//! ");
        out.extend(["\n## ", title, "\n\n"]);
        for (noun, meaning) in nouns(leaf.code()) {
            out.extend(["- **", &noun, "**: ", &meaning, "\n"]);
        }
    }
    out
}

/// Public structs and enums with the prose of their comments, examples left out.
fn nouns(code: &str) -> Vec<(String, String)> {
    let (mut nouns, mut comment, mut is_example) = (Vec::new(), Vec::new(), false);
    for line in code.lines() {
        if let Some(words) = line.strip_prefix("///") {
            is_example ^= words.trim_start().starts_with("```");
            if !is_example && !words.contains("```") {
                comment.push(words.trim());
            }
            continue;
        }
        let declared = ["pub struct ", "pub enum "].iter().find_map(|word| line.strip_prefix(word));
        if let Some(rest) = declared {
            let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            nouns.push((name.to_owned(), prose(&comment)));
        }
        if !line.starts_with('#') && !line.starts_with(' ') && !line.starts_with(')') {
            comment.clear();
        }
    }
    nouns
}

/// The lines of a comment as one paragraph, links to code as plain code.
fn prose(comment: &[&str]) -> String {
    let text =
        comment.iter().filter(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let mut rest = text.as_str();
    // [`Name`](path) and [`Name`] become `Name`.
    while let Some((before, after)) = rest.split_once("[`") {
        out.push_str(before);
        let Some((name, after)) = after.split_once("`]") else { break };
        out.extend(["`", name, "`"]);
        rest = match after.strip_prefix('(') {
            Some(link) => link.split_once(')').map_or("", |(_, rest)| rest),
            None => after,
        };
    }
    out.push_str(rest);
    out
}
