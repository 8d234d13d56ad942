//! Lines: the weights that judge the lines of a flattened text.
//!
//! The texts are those of `cargo xtask gold flatten` on the training side, each page in all styles;
//! the passes and folds are those of the training for HTML.

use super::examples::Scope;
use super::labels::Label;
use super::lessons::{FOLDS, Gathered, Lesson, fold_of, gather, single_weights, trial};
use super::sheet;
use crate::gold::data::Source;
use crate::gold::flatten::{self, Flat};
use crate::gold::marks::short;
use crate::score::measure::as_float;
use crate::score::record::{Item, Record, spans_of};
use crate::shell::say;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Pull of the weights towards 0 in the two passes.
const FIRST: f64 = 10.0;
const SECOND: f64 = 30.0;
/// Fewest lines a feature must stand in.
const SEEN: usize = 15;
/// What all lines of a text count together.
const TEXT: f64 = 10.0;
/// Bytes from which a line counts no more, and those each line has in addition.
const LONG: (usize, usize) = (400, 40);

impl Lesson for Flat {
    fn id(&self) -> &str {
        &self.id
    }

    fn source(&self) -> &Source {
        &self.source
    }

    fn item(&self) -> anyhow::Result<Item> {
        Ok(Flat::item(self))
    }
}

/// Trains the sheet of lines, or compares with it.
pub(crate) fn train(check: bool) -> anyhow::Result<()> {
    let lessons = crate::gold::lessons()?;
    let marked = flatten::all()?
        .into_iter()
        .filter(|flat| !flat.source.is_held_out() && lessons.0.contains_key(&flat.source.id));
    let all = marked.chain(flatten::unmarked()?);
    // Half of the styles of each page; neighbours in the list of styles are not alike.
    let flats: Vec<Flat> = all.filter(|flat| flat.turn % 2 == 0).collect();
    say(&format!("{} texts to learn from", flats.len()));
    let mut alone = gather(&flats, None, Scope::Alone, &labels)?;
    alone.drop_rare(SEEN);
    let mut second = Gathered::default();
    let no_weights = BTreeMap::new();
    for fold in 0..FOLDS {
        let first = single_weights(&alone.without(fold), &alone.names, FIRST);
        let own: Vec<Flat> =
            flats.iter().filter(|flat| fold_of(&flat.source) == fold).cloned().collect();
        let folder = trial("lines.tsv", &sheet::lines(&[], &first, &no_weights))?;
        second.add(gather(&own, Some(&folder), Scope::Together, &labels)?);
    }
    second.drop_rare(SEEN);
    let text = sheet::lines(
        &head(&flats, &alone),
        &single_weights(&alone.all(), &alone.names, FIRST),
        &single_weights(&second.all(), &second.names, SECOND),
    );
    let path = tree::top().join("crates/dateline-read/lexicon/lines.tsv");
    if check {
        anyhow::ensure!(std::fs::read_to_string(&path)? == text, "lines.tsv comes out otherwise");
        say("lines.tsv comes out as it is");
        return Ok(());
    }
    std::fs::write(&path, text)?;
    say("wrote lines.tsv; build again and run `cargo xtask score flattened` for its figures");
    Ok(())
}

/// Every line of a text: body when most of its bytes are.
fn labels(record: &Record, flat: &Flat) -> Vec<Label> {
    let spans: Vec<(usize, usize)> =
        record.list("blocks").filter_map(|block| spans_of(&block["span"]).pop()).collect();
    let weigh = |(start, end): &(usize, usize)| (end - start).min(LONG.0) + LONG.1;
    let whole: usize = spans.iter().map(weigh).sum();
    let label = |(at, span): (usize, &(usize, usize))| {
        let within = flat.lines.iter().filter(|line| line.start < span.1 && span.0 < line.end);
        let (mut body, mut rest) = (0, 0);
        for line in within {
            let bytes = line.end.min(span.1) - line.start.max(span.0);
            let is_body = line.mark.is_some_and(|(_, of, part)| (of, part) == ('A', 'B'));
            *(if is_body { &mut body } else { &mut rest }) += bytes;
        }
        (at, body > rest, TEXT * as_float(weigh(span)) / as_float(whole))
    };
    spans.iter().enumerate().map(label).collect()
}

/// The head of the sheet.
fn head(flats: &[Flat], alone: &Gathered) -> Vec<String> {
    let mut digest = Sha256::new();
    for flat in flats {
        digest.update(flat.id.as_bytes());
    }
    let digest = short(&digest.finalize());
    vec![
        "How much each feature of a line of flattened text, or two together, speaks for body text, \
         in thousandths: alone, then in its company."
            .to_owned(),
        format!(
            "Made by `cargo xtask train flat` from {} texts in half of the styles each (digest of their \
             names {digest}) and {} lines; hosts held out: SHA-256 modulo 10 below 3.",
            flats.len(),
            alone.examples.len()
        ),
        "Labels: the pages of gold/pages.tsv, and pages of pages/generic whose reading from HTML has \
         no error in the strings the set knows; so it is run after `cargo xtask train extraction`."
            .to_owned(),
        format!("Logistic regression; penalty {FIRST} and {SECOND}."),
    ]
}
