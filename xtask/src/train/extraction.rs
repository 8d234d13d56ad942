//! Extraction: the weights that judge the blocks of a page.
//!
//! The first pass judges a block alone, the second with the scores of the blocks around it. For
//! the second the training pages are read with first weights that have not seen them: their hosts
//! are dealt into folds, and each fold is read with weights of the others.

use super::examples::Scope;
use super::labels;
use super::lessons::{FOLDS, Gathered, fold_of, gather, weights};
use super::sheet::{self, Rows};
use crate::gold::data::{self, Source};
use crate::gold::marks::short;
use crate::score::record::Record;
use crate::shell::say;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;

/// Pull of the weights towards 0, rounds of pairs and pairs a round, for the two passes and for the
/// titles of items.
const FIRST: (f64, (usize, usize)) = (6.0, (2, 40));
const SECOND: (f64, (usize, usize)) = (8.0, (3, 60));
const TITLES: (f64, (usize, usize)) = (4.0, (5, 100));
/// Columns of the sheet.
const FIRST_COLUMN: usize = 0;
const SECOND_COLUMN: usize = 1;
const TITLE_COLUMN: usize = 2;
const AGAIN_COLUMN: usize = 3;

/// Trains the columns for HTML and writes the sheet, or compares with it.
pub(crate) fn train(check: bool) -> anyhow::Result<()> {
    let marks = crate::gold::lessons()?;
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
    let alone = gather(&sources, None, Scope::Alone, &label)?;
    let firsts: Vec<_> =
        (0..FOLDS).map(|fold| weights(alone.without(fold), &alone.names, FIRST)).collect();
    let of_fold = |fold: u8| -> Vec<Source> {
        sources.iter().filter(|source| fold_of(source) == fold).cloned().collect()
    };
    let title = |record: &Record, source: &Source| {
        marks.0.get(&source.id).map(|page| labels::titles(record, page)).unwrap_or_default()
    };
    let (mut second, mut titles) = (Gathered::default(), Gathered::default());
    for (fold, first) in (0..FOLDS).zip(&firsts) {
        sheet::set(&mut rows, FIRST_COLUMN, first);
        let folder = trial(&rows)?;
        second.add(gather(&of_fold(fold), Some(&folder), Scope::Together, &label)?);
        titles.add(gather(&of_fold(fold), Some(&folder), Scope::Together, &title)?);
    }
    let mut again = Gathered::default();
    for (fold, first) in (0..FOLDS).zip(&firsts) {
        sheet::set(&mut rows, FIRST_COLUMN, first);
        let together = weights(second.without(fold), &second.names, SECOND);
        sheet::set(&mut rows, SECOND_COLUMN, &together);
        sheet::set(&mut rows, TITLE_COLUMN, &weights(titles.without(fold), &titles.names, TITLES));
        again.add(gather(&of_fold(fold), Some(&trial(&rows)?), Scope::All, &title)?);
    }
    sheet::set(&mut rows, FIRST_COLUMN, &weights(alone.all(), &alone.names, FIRST));
    sheet::set(&mut rows, SECOND_COLUMN, &weights(second.all(), &second.names, SECOND));
    sheet::set(&mut rows, TITLE_COLUMN, &weights(titles.all(), &titles.names, TITLES));
    sheet::set(&mut rows, AGAIN_COLUMN, &weights(again.all(), &again.names, TITLES));
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

/// A folder with the sheet as it stands, for a reading with it.
fn trial(rows: &Rows) -> anyhow::Result<PathBuf> {
    super::lessons::trial("blocks.tsv", &sheet::text(&[], rows))
}

/// The head of the sheet.
fn head(sources: &[Source], alone: &Gathered) -> Vec<String> {
    let mut digest = Sha256::new();
    for source in sources {
        digest.update(source.id.as_bytes());
    }
    let digest = short(&digest.finalize());
    vec![
        "How much each feature of a block, or two together, speaks for body text (alone, then in \
         its company) and for the title of an item (in its company, then among the titles), in \
         thousandths."
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
        format!("Logistic regression; penalty and pairs {FIRST:?}, {SECOND:?}, {TITLES:?}."),
    ]
}
