//! Opening: lines that begin with a dateline, and the lines that stand in one piece with them.

use super::super::measure::Measure;
use crate::Context;
use crate::newslines::dateline::opens;
use dateline_model::{Block, Page};

/// Widest line of a hard-wrapped text, in characters.
const WIDTH: usize = 100;
/// Digits, in thousandths, from which a line is one of a table of figures.
const FIGURES: usize = 100;

/// Marks the lines a dateline opens, and what hangs below them: every line that follows without a
/// blank one where lines are short, elsewhere only figures and the rest of a sentence.
pub(super) fn mark(
    page: &Page,
    blocks: &[Block],
    measures: &mut [Measure],
    is_wrapped: bool,
    context: &Context<'_>,
) {
    // The line that opened a piece, and whether all that hangs below belongs to it.
    let mut piece: Option<(usize, bool)> = None;
    // Without a blank line in the text its absence says nothing.
    let has_gaps = blocks.iter().skip(1).any(|block| block.gap > 0);
    for (line, block) in blocks.iter().enumerate() {
        let Some(measure) = measures.get_mut(line) else { continue };
        measure.is_opening = opens(&page.text, measure.span, context.lexicon);
        if measure.is_opening {
            let is_short = page.words(measure.span).chars().take(WIDTH + 1).count() <= WIDTH;
            piece = Some((line, has_gaps && (is_wrapped || is_short)));
            continue;
        }
        let Some((opening, holds_all)) = piece else { continue };
        let is_inner = measure.digits >= FIGURES || measure.is_small;
        let hangs = match block.gap {
            0 => holds_all || is_inner,
            1 => holds_all && is_inner,
            _ => false,
        };
        measure.is_under = hangs;
        if !hangs {
            piece = None;
        } else if let Some(opening) = measures.get_mut(opening) {
            opening.is_under = true;
        }
    }
}
