//! Extraction: the weights that judge the blocks of a page.
//!
//! The first pass judges a block alone, the second with the scores of the blocks around it. For
//! the second the training pages are read with first weights that have not seen them: their hosts
//! are dealt into folds, and each fold is read with weights of the others.

use super::examples::{Example, Names, bits};
use super::labels::{self, Label};
use super::pairs::{Paired, fit_paired};
use super::sheet::{self, Rows};
use crate::gold::data::{self, Source};
use crate::gold::marks::{Marks, short};
use crate::score::record::Record;
use crate::shell::say;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Pull of the weights towards 0, rounds of pairs and pairs a round, for the two passes.
const FIRST: (f64, (usize, usize)) = (6.0, (2, 40));
const SECOND: (f64, (usize, usize)) = (8.0, (3, 60));
/// Folds of hosts.
const FOLDS: u8 = 3;

/// Trains the columns for HTML and writes the sheet, or compares with it.
pub(crate) fn train(check: bool) -> anyhow::Result<()> {
    let marks = Marks::load(&crate::gold::sheet())?;
    let sources: Vec<Source> = data::pages(&[])?
        .into_iter()
        .filter(|source| !source.is_held_out())
        .filter(|source| source.id.starts_with("generic/") || marks.0.contains_key(&source.id))
        .collect();
    say(&format!("{} pages to learn from", sources.len()));
    let path = tree::top().join("crates/dateline-read/lexicon/blocks.tsv");
    let mut rows = sheet::load(&path)?;
    let label =
        |record: &Record, source: &Source| labels::of(record, source, marks.0.get(&source.id));
    let alone = gather(&sources, None, true, &label)?;
    let mut second = Gathered::default();
    for fold in 0..FOLDS {
        let others = alone.without(fold);
        sheet::set(&mut rows, 0, &weights(others, &alone.names, FIRST));
        let own: Vec<Source> =
            sources.iter().filter(|source| fold_of(source) == fold).cloned().collect();
        let folder = trial(&rows)?;
        second.add(gather(&own, Some(&folder), false, &label)?);
    }
    sheet::set(&mut rows, 0, &weights(alone.all(), &alone.names, FIRST));
    sheet::set(&mut rows, 1, &weights(second.all(), &second.names, SECOND));
    let text = sheet::text(&head(&sources, &alone), &rows);
    if check {
        anyhow::ensure!(std::fs::read_to_string(&path)? == text, "blocks.tsv comes out otherwise");
        say("blocks.tsv comes out as it is");
        return Ok(());
    }
    std::fs::write(&path, text)?;
    say("wrote blocks.tsv; build again and run `cargo xtask score` for its figures");
    Ok(())
}

/// The fold a page's host is dealt to.
fn fold_of(source: &Source) -> u8 {
    let digest = Sha256::digest(source.host().as_bytes());
    digest.get(1).map_or(0, |byte| byte % FOLDS)
}

/// Examples of all pages, by fold.
#[derive(Debug, Default)]
struct Gathered {
    names: Names,
    examples: Vec<(u8, Example)>,
}

impl Gathered {
    fn without(&self, fold: u8) -> Vec<Example> {
        let others = self.examples.iter().filter(|(of, _)| *of != fold);
        others.map(|(_, example)| example.clone()).collect()
    }

    fn all(&self) -> Vec<Example> {
        self.examples.iter().map(|(_, example)| example.clone()).collect()
    }

    /// Takes in what was gathered elsewhere, with its names numbered anew.
    fn add(&mut self, other: Self) {
        for (fold, mut example) in other.examples {
            let renamed = example.bits.iter().map(|bit| other.names.name(*bit));
            example.bits = renamed.map(|name| self.names.number(name)).collect();
            example.bits.sort_unstable();
            self.examples.push((fold, example));
        }
    }
}

/// Reads pages and keeps their labelled blocks.
fn gather(
    sources: &[Source],
    lexicon: Option<&Path>,
    alone: bool,
    label: &dyn Fn(&Record, &Source) -> Vec<Label>,
) -> anyhow::Result<Gathered> {
    let by_id: BTreeMap<&str, &Source> =
        sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let mut gathered = Gathered::default();
    let items = sources.iter().map(Source::item);
    data::each_item(items, true, lexicon, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let Some(source) = by_id.get(id) else { return Ok(()) };
        let blocks: Vec<_> = record.list("blocks").collect();
        for (at, is_true, weight) in label(&record, source) {
            let Some(block) = blocks.get(at) else { continue };
            let bits = bits(block, alone, &mut gathered.names);
            gathered.examples.push((fold_of(source), Example { bits, is_true, weight }));
        }
        Ok(())
    })?;
    Ok(gathered)
}

/// A folder with the sheet as it stands, for a reading with it.
fn trial(rows: &Rows) -> anyhow::Result<PathBuf> {
    let folder = tree::top().join("target/gold/lexicon");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("blocks.tsv"), sheet::text(&[], rows))?;
    Ok(folder)
}

/// Fits features and pairs, and names the weights.
fn weights(
    mut examples: Vec<Example>,
    names: &Names,
    (penalty, rounds): (f64, (usize, usize)),
) -> BTreeMap<String, f64> {
    let Paired { weights, pairs } = fit_paired(&mut examples, names, rounds, penalty);
    let right = examples
        .iter()
        .filter(|example| (super::logistic::score(example, &weights) >= 0.0) == example.is_true);
    say(&format!(
        "{} of {} blocks right, {} features, {} pairs",
        right.count(),
        examples.len(),
        names.len(),
        pairs.len()
    ));
    let single = |number: usize| u16::try_from(number).map_or("", |number| names.name(number));
    let by_name = weights.iter().enumerate().map(|(number, weight)| {
        let name = match number.checked_sub(names.len()).and_then(|at| pairs.get(at)) {
            Some((first, second)) => {
                let mut both = [names.name(*first), names.name(*second)];
                both.sort_unstable();
                both.join("+")
            }
            None => single(number).to_owned(),
        };
        (name, *weight)
    });
    by_name.collect()
}

/// The head of the sheet.
fn head(sources: &[Source], alone: &Gathered) -> Vec<String> {
    let mut digest = Sha256::new();
    for source in sources {
        digest.update(source.id.as_bytes());
    }
    let digest = short(&digest.finalize());
    vec![
        "How much each feature of a block, or two together, speaks for body text, in thousandths: \
         alone, then in its company."
            .to_owned(),
        format!(
            "Made by `cargo xtask train extraction` from {} pages (digest of their names {digest}) \
             and {} labelled blocks; hosts held out: SHA-256 modulo 10 below 3.",
            sources.len(),
            alone.examples.len()
        ),
        "Labels: wanted and unwanted strings and comments of pages/generic, and the pages of \
         gold/pages.tsv."
            .to_owned(),
        format!(
            "Logistic regression; penalty and pairs {FIRST:?} and {SECOND:?}; flat columns by \
             `cargo xtask train flat`."
        ),
    ]
}
