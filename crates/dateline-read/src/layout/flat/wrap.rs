//! Wrap: lines broken at one width are joined to the paragraphs they were.

use dateline_model::{Block, Page};

/// Fewest lines that show a width.
const LINES: usize = 4;

/// The lines of a page as blocks; where they are hard-wrapped, their paragraphs.
pub(super) fn unwrapped(page: &Page) -> Vec<Block> {
    let widths: Vec<usize> =
        page.blocks.iter().map(|block| page.words(block.span).chars().count()).collect();
    let Some(width) = wrapped_at(page, &widths) else { return page.blocks.clone() };
    let mut joined: Vec<Block> = Vec::new();
    let mut is_full = false;
    for (block, line) in page.blocks.iter().zip(&widths) {
        match joined.last_mut() {
            Some(last) if is_full && block.gap == 0 => last.span = last.span.cover(block.span),
            _ => joined.push(block.clone()),
        }
        // A line ends a paragraph when the first word of the next one would have fitted on it.
        is_full = line * 10 >= width * 7;
    }
    joined
}

/// The width at which a text is wrapped: most lines that another follows end just below it, and
/// few of them end a sentence.
fn wrapped_at(page: &Page, widths: &[usize]) -> Option<usize> {
    let width = widths.iter().copied().max().filter(|width| (60..=100).contains(width))?;
    let followed = page.blocks.iter().skip(1).map(|next| next.gap == 0);
    let inner: Vec<(usize, &Block)> = widths
        .iter()
        .copied()
        .zip(&page.blocks)
        .zip(followed)
        .filter_map(|(line, is_followed)| is_followed.then_some(line))
        .collect();
    let full = inner.iter().filter(|(line, _)| line * 100 >= width * 82).count();
    let closed = inner
        .iter()
        .filter(|(_, block)| page.words(block.span).ends_with(['.', '。', '!', '?', '”', '"']))
        .count();
    (inner.len() >= LINES && full * 10 >= inner.len() * 6 && closed * 3 <= inner.len())
        .then_some(width)
}
