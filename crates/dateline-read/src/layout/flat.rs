//! Flat: an already flattened text taken apart by its lines.

mod around;
mod doubled;
mod furniture;
mod judge;
mod known;
mod opening;
mod pointers;
mod rescue;
mod split;
mod stretch;
mod top;
mod wrap;

use super::Layout;
use super::items::Table;
use super::measure::{Measure, measure};
use crate::Context;
use dateline_model::Page;

/// Takes a flattened text apart.
pub(super) fn lay_out(page: &Page, context: &Context<'_>) -> Layout {
    let (blocks, is_wrapped) = wrap::unwrapped(page);
    let mut measures = measure(page, &blocks, context);
    opening::mark(page, &blocks, &mut measures, is_wrapped, context);
    let mut table = Table::new(measures);
    let weights = &context.lexicon.line_weights;
    let verdicts = judge::judge(page, &table.measures, weights);
    let scores: Vec<i32> = verdicts.blocks.iter().map(|verdict| verdict.score).collect();
    doubled::take(&mut table);
    furniture::leave_out(&mut table, &scores);
    let best = stretch::best(&table, &scores);
    pointers::take_after_cue(&mut table, best.map_or(0, |(_, last)| last));
    pointers::take_tail(page, &mut table);
    split::into_articles(page, &mut table, &scores, context);
    let note = rescue::never_empty(&mut table, &scores);
    if context.why {
        table.explain(&verdicts, weights);
    }
    let mut layout = table.finish(page, context.why, context.limits.articles);
    layout.notes.extend(note);
    layout
}

/// Whether a line may be a title: short, without the mark of a sentence, no label, no list.
pub(super) fn is_title(line: &Measure) -> bool {
    use super::measure::{End, SHORT};
    use crate::lexicon::CueClass;
    let is_line = line.is_stamp
        || line.is_bullet
        || line.is_label && line.has_stamp
        || line.has_cue(CueClass::Caption)
        || line.has_cue(CueClass::Continue)
        || line.has_cue(CueClass::Event)
        || is_signed(line);
    let is_short = line.weight <= SHORT && (line.words >= 2 || line.weight >= 10);
    !is_line && is_short && matches!(line.end, End::Open | End::Asking)
}

/// Whether a short line names a writer.
pub(super) fn is_signed(line: &Measure) -> bool {
    use super::measure::SHORT;
    line.has_cue(crate::lexicon::CueClass::Byline) && line.weight * 2 <= SHORT && line.words <= 10
}
