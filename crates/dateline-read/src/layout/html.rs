//! HTML: a page with markup taken apart by its blocks and containers.

use super::Layout;
use super::evidence::weigh;
use super::items::{Item, Table};
use super::judge::judge;
use super::measure::measure;
use super::places::survey;
use crate::Context;
use dateline_model::Page;

/// Takes a page with markup apart.
pub(super) fn lay_out(page: &Page, context: &Context<'_>) -> Layout {
    let mut table = Table::new(measure(page, &page.blocks, context));
    let places = survey(page, &table.measures, context);
    let evidence = weigh(page, &table.measures);
    let verdicts = judge(&table.measures, &places, &evidence, &context.lexicon.weights);
    let mut item = Item::default();
    for (at, verdict) in verdicts.blocks.iter().enumerate() {
        if verdict.score >= 0 {
            item.paragraphs.push(at);
        }
        if let Some(because) = table.because.get_mut(at) {
            because.extend(
                verdict.features.iter().map(|f| (f.name(), context.lexicon.weights.of(*f).1)),
            );
        }
    }
    if !item.paragraphs.is_empty() {
        table.keep(item);
    }
    table.finish(page, context.why, context.limits.articles)
}
