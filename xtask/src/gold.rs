//! `cargo xtask gold`: pages marked by hand, kept as digests.
//!
//! Foreign text may not enter the repository, so a mark is the name of a page in the shared data
//! and, for each block that is no furniture, the first 8 bytes of the SHA-256 of its folded text.
//! `gold show PAGE` prints a page's blocks with numbers, `gold mark FILES` turns what an annotator
//! wrote about those numbers into rows of `gold/pages.tsv`, or with `--judged` of `gold/judged.tsv`
//! (the form is told in `gold/README.md`).

pub(crate) mod cut;
pub(crate) mod data;
pub(crate) mod flatten;
pub(crate) mod marks;
mod note;
mod read;
mod show;
mod styles;

use crate::shell::say;
use crate::tree;
use marks::{Marks, Page};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The sheet of marks that trainings learn from, and the one that only judges them.
const LESSONS: &str = "gold/pages.tsv";
const JUDGED: &str = "gold/judged.tsv";

/// The marked pages a training may learn from.
pub(crate) fn lessons() -> anyhow::Result<Marks> {
    Marks::load(&tree::top().join(LESSONS))
}

/// All marked pages.
pub(crate) fn marks() -> anyhow::Result<Marks> {
    let mut marks = lessons()?;
    marks.0.extend(Marks::load(&tree::top().join(JUDGED))?.0);
    Ok(marks)
}

/// Prints the blocks of a page of the shared data, such as `generic/0123456789ab`.
pub(crate) fn show(id: &str) -> anyhow::Result<()> {
    let pages = data::pages(&[])?;
    let page = pages.iter().find(|page| page.id == id);
    let page = page.ok_or_else(|| anyhow::anyhow!("no page {id} in ../shared/data/pages"))?;
    data::each(std::slice::from_ref(page), true, |record| {
        show::blocks(&record);
        Ok(())
    })
}

/// Writes the whole bodies of the marked pages to `target/gold/bodies.json`, for measuring beside
/// peers: a list of `{"set", "file", "body", "held_out"}`. Pages whose marks are not all found, and
/// listings and bare pages, are left out.
pub(crate) fn bodies() -> anyhow::Result<PathBuf> {
    let marks = marks()?;
    let of_one = |page: &Page| matches!(page.kind.as_str(), "article" | "mixed");
    let pages: Vec<_> = data::pages(&[])?
        .into_iter()
        .filter(|source| marks.0.get(&source.id).is_some_and(of_one))
        .collect();
    let mut rows = Vec::new();
    data::each(&pages, true, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let (Some(page), Some((set, name))) = (marks.0.get(id), id.split_once('/')) else {
            return Ok(());
        };
        let places = page.places(&marks::keys(&record));
        if places.len() < page.len() {
            return Ok(());
        }
        let is_body = |at: &usize| places.get(at).is_some_and(|(_, _, part)| *part == 'B');
        let blocks = record.list("blocks").enumerate().filter(|(at, _)| is_body(at));
        let body: Vec<String> = blocks.map(|(_, block)| record.words(&block["span"])).collect();
        let file = match set {
            "readability" => format!("{name}/source.html.gz"),
            _ => format!("{name}.html.gz"),
        };
        let held_out = pages.iter().any(|source| source.id == id && source.is_held_out());
        let row = serde_json::json!({"set": set, "file": file, "body": body.join("\n"),
            "held_out": held_out});
        rows.push(row);
        Ok(())
    })?;
    let path = tree::top().join("target/gold/bodies.json");
    std::fs::write(&path, serde_json::to_vec(&rows)?)?;
    Ok(path)
}

/// Adds annotators' files to a sheet of marks; a page marked before is marked anew.
pub(crate) fn mark(files: &[&str], is_for_judging: bool) -> anyhow::Result<()> {
    let sheet = tree::top().join(if is_for_judging { JUDGED } else { LESSONS });
    let mut notes = BTreeMap::new();
    for file in files {
        let note = note::read(&std::fs::read_to_string(file)?);
        let note = note.map_err(|error| anyhow::anyhow!("{file}: {error}"))?;
        notes.insert(note.id.clone(), note);
    }
    let pages = data::pages(&[])?;
    let named: Vec<_> = pages.into_iter().filter(|page| notes.contains_key(&page.id)).collect();
    anyhow::ensure!(named.len() == notes.len(), "some pages are not in ../shared/data/pages");
    let mut marks = Marks::load(&sheet)?;
    data::each(&named, true, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        if let Some(note) = notes.get(id) {
            marks.0.insert(id.to_owned(), Page::of(note, &marks::keys(&record)));
        }
        Ok(())
    })?;
    marks.save(&sheet)?;
    say(&format!("{} pages marked, {} in all", notes.len(), marks.0.len()));
    Ok(())
}
