//! Wrap: lines broken at one width are joined to the paragraphs they were.

use dateline_model::{Block, Page};

/// Fewest lines that show a width.
const LINES: usize = 4;

/// The lines of a page as blocks; where they are hard-wrapped, their paragraphs, and that they
/// were.
pub(super) fn unwrapped(page: &Page) -> (Vec<Block>, bool) {
    let widths: Vec<usize> =
        page.blocks.iter().map(|block| page.words(block.span).chars().count()).collect();
    let Some(width) = wrapped_at(page, &widths) else {
        return (page.blocks.clone(), false);
    };
    let mut joined: Vec<Block> = Vec::new();
    let mut is_full = false;
    for (block, line) in page.blocks.iter().zip(&widths) {
        match joined.last_mut() {
            Some(last)
                if block.gap == 0
                    && (is_full || page.words(block.span).starts_with(char::is_lowercase))
                    && !is_indented(page, block, last) =>
            {
                last.span = last.span.cover(block.span);
            }
            _ => joined.push(block.clone()),
        }
        // A line ends a paragraph when the first word of the next one would have fitted on it.
        is_full = line * 10 >= width * 7;
    }
    (joined, true)
}

/// Whether a line is set in by blanks and the paragraph before it was too, or had none to set in:
/// a new paragraph, not the next line of one.
fn is_indented(page: &Page, line: &Block, paragraph: &Block) -> bool {
    let blanks = |line: &Block| {
        let before = page.text.get(..line.span.start()).unwrap_or_default();
        before.len() - before.trim_end_matches([' ', '\t', '\u{3000}']).len()
    };
    let own = blanks(line);
    own >= 2 && own >= blanks(paragraph)
}

/// Whether at least two lines, and a third of those another follows, go on with a small letter on
/// the next: their sentences were broken.
fn goes_on_small(page: &Page) -> bool {
    let (mut followed, mut broken) = (0_usize, 0_usize);
    for pair in page.blocks.windows(2) {
        let [line, next] = pair else { continue };
        if next.gap == 0 {
            followed += 1;
            let ends = page.words(line.span).chars().next_back();
            let is_inner = ends.is_some_and(|c| c.is_alphanumeric() || c == ',');
            let is_small = page.words(next.span).starts_with(char::is_lowercase);
            broken += usize::from(is_inner && is_small);
        }
    }
    broken >= 2 && broken * 3 >= followed
}

/// The width at which a text is wrapped: most lines that another follows end just below it, and
/// few of them end a sentence.
fn wrapped_at(page: &Page, widths: &[usize]) -> Option<usize> {
    let width = widths.iter().copied().max().filter(|width| (40..=100).contains(width))?;
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
    let has_width = width >= 60
        && inner.len() >= LINES
        && full * 10 >= inner.len() * 6
        && closed * 3 <= inner.len();
    (has_width || goes_on_small(page)).then_some(width)
}
