//! Lessons: what a training reads, and the labelled blocks it takes from it.

use super::examples::{Example, Names, Scope, bits};
use super::labels::Label;
use super::pairs::{Paired, fit_paired};
use crate::gold::data::{self, Source};
use crate::score::record::{Item, Record};
use crate::shell::say;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Folds of hosts.
pub(super) const FOLDS: u8 = 3;

/// What a training reads: a page, or a text made of one.
pub(super) trait Lesson {
    /// Its name.
    fn id(&self) -> &str;
    /// The page it is.
    fn source(&self) -> &Source;
    /// What to read.
    fn item(&self) -> anyhow::Result<Item>;
}

impl Lesson for Source {
    fn id(&self) -> &str {
        &self.id
    }

    fn source(&self) -> &Source {
        self
    }

    fn item(&self) -> anyhow::Result<Item> {
        Source::item(self)
    }
}

/// The fold a page's host is dealt to.
pub(super) fn fold_of(source: &Source) -> u8 {
    let digest = Sha256::digest(source.host().as_bytes());
    digest.get(1).map_or(0, |byte| byte % FOLDS)
}

/// Examples of all lessons, by fold.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The features.
    pub names: Names,
    /// The examples with their folds.
    pub examples: Vec<(u8, Example)>,
}

impl Gathered {
    /// Those of the other folds.
    pub(super) fn without(&self, fold: u8) -> Vec<Example> {
        let others = self.examples.iter().filter(|(of, _)| *of != fold);
        others.map(|(_, example)| example.clone()).collect()
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<Example> {
        self.examples.iter().map(|(_, example)| example.clone()).collect()
    }

    /// Takes in what was gathered elsewhere, with its names numbered anew.
    pub(super) fn add(&mut self, other: Self) {
        for (fold, mut example) in other.examples {
            let renamed = example.bits.iter().map(|bit| other.names.name(*bit));
            example.bits = renamed.map(|name| self.names.number(name)).collect();
            example.bits.sort_unstable();
            self.examples.push((fold, example));
        }
    }
}

/// Reads lessons and keeps their labelled blocks.
pub(super) fn gather<L: Lesson>(
    lessons: &[L],
    lexicon: Option<&Path>,
    scope: Scope,
    label: &dyn Fn(&Record, &L) -> Vec<Label>,
) -> anyhow::Result<Gathered> {
    let by_id: BTreeMap<&str, &L> = lessons.iter().map(|lesson| (lesson.id(), lesson)).collect();
    let mut gathered = Gathered::default();
    let items = lessons.iter().map(Lesson::item);
    data::each_item(items, true, lexicon, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        let Some(lesson) = by_id.get(id) else { return Ok(()) };
        let blocks: Vec<_> = record.list("blocks").collect();
        for (at, is_true, weight) in label(&record, lesson) {
            let Some(block) = blocks.get(at) else { continue };
            let bits = bits(block, scope, &mut gathered.names);
            let example = Example { bits, is_true, weight };
            gathered.examples.push((fold_of(lesson.source()), example));
        }
        Ok(())
    })?;
    Ok(gathered)
}

/// A folder with a sheet, for a reading with it.
pub(super) fn trial(name: &str, text: &str) -> anyhow::Result<PathBuf> {
    let folder = tree::top().join("target/gold/lexicon");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(name), text)?;
    Ok(folder)
}

impl Gathered {
    /// Leaves out the features that stand in fewer examples than this.
    pub(super) fn drop_rare(&mut self, fewest: usize) {
        let mut counts = vec![0_usize; self.names.len()];
        for bit in self.examples.iter().flat_map(|(_, example)| &example.bits) {
            counts[usize::from(*bit)] += 1;
        }
        for (_, example) in &mut self.examples {
            example.bits.retain(|bit| counts[usize::from(*bit)] >= fewest);
        }
    }
}

/// Fits features alone, and names the weights.
pub(super) fn single_weights(
    examples: &[Example],
    names: &Names,
    penalty: f64,
) -> BTreeMap<String, f64> {
    let weights = super::conjugate::fit(examples, names.len(), penalty);
    let right = examples
        .iter()
        .filter(|example| (super::logistic::score(example, &weights) >= 0.0) == example.is_true);
    say(&format!("{} of {} lines right, {} features", right.count(), examples.len(), names.len()));
    let numbered = (0..).zip(&weights);
    numbered.map(|(number, weight)| (names.name(number).to_owned(), *weight)).collect()
}

/// Fits features and pairs, and names the weights.
pub(super) fn weights(
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
