//! Docs: every verb and every note code stands in the reference; the glossary is fresh; no
//! relative link is broken.

use super::{Findings, rust};
use crate::glossary;
use crate::tree::{self, Leaf};

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let mut findings = Findings::new();
    let text_of = |path: &str| leaves.iter().find(|leaf| leaf.path == path).map_or("", Leaf::words);
    let codes = text_of("docs/reference/notes.md");
    for (path, code) in note_codes(leaves) {
        if !codes.contains(&format!("`{code}`")) {
            findings.push(format!("docs/reference/notes.md: `{code}` of {path} is not explained"));
        }
    }
    let verbs = text_of("docs/reference/commands.md");
    for verb in verbs_of(text_of("crates/dateline/src/cli/args.rs")) {
        if !verbs.contains(&format!("## {verb}")) {
            findings.push(format!("docs/reference/commands.md: no section for `{verb}`"));
        }
    }
    if text_of(glossary::PATH) != glossary::of(leaves) {
        findings.push(format!("{}: stale; run `cargo xtask glossary`", glossary::PATH));
    }
    for leaf in leaves.iter().filter(|leaf| leaf.is(".md")) {
        findings.extend(broken_links(leaf));
    }
    findings
}

/// The codes given to `Note::new`, with the file that gives them.
fn note_codes(leaves: &[Leaf]) -> Vec<(String, String)> {
    let mut codes = Vec::new();
    for leaf in rust(leaves).filter(|leaf| leaf.path.starts_with("crates/dateline-read/src/")) {
        for part in leaf.code().split("Note::new(").skip(1) {
            let code = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            codes.extend(code.map(|code| (leaf.path.clone(), code.to_owned())));
        }
    }
    codes.sort();
    codes.dedup();
    codes
}

/// The verbs: variants of `enum Verb` in lower case.
fn verbs_of(args: &str) -> Vec<String> {
    let body = args.split("enum Verb {").nth(1).and_then(|rest| rest.split("\n}").next());
    let lines = body.unwrap_or_default().lines().map(str::trim);
    let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    names
        .filter_map(|line| line.split(|c: char| !c.is_alphanumeric()).next())
        .map(str::to_lowercase)
        .collect()
}

/// Links to files that are not there.
fn broken_links(leaf: &Leaf) -> Findings {
    let folder = tree::top().join(&leaf.path);
    let folder = folder.parent().unwrap_or(&folder).to_owned();
    let targets = leaf.words().split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .filter(|target| !folder.join(target.split('#').next().unwrap_or(target)).exists())
        .map(|target| format!("{}: the link {target} leads nowhere", leaf.path))
        .collect()
}
