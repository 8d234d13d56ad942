//! Wrap: lines broken at one width are joined to the paragraphs they were.

use crate::text::characters::is_cjk;
use dateline_model::{Block, Page};

/// Fewest lines that show a width.
const LINES: usize = 4;

/// The lines of a page as blocks; where they are hard-wrapped, their paragraphs, and that they
/// were.
pub(super) fn unwrapped(page: &Page) -> (Vec<Block>, bool) {
    let widths: Vec<usize> =
        page.blocks.iter().map(|block| columns(page.words(block.span))).collect();
    let Some(width) = wrapped_at(page, &widths) else {
        return (page.blocks.clone(), false);
    };
    let mut joined: Vec<Block> = Vec::new();
    let mut is_full = false;
    let mut next = page.blocks.iter().skip(1);
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
        let word = next.next().map_or(0, |next| first_word(page.words(next.span)));
        is_full = line + word > width || line * 100 >= width * 85;
    }
    (joined, true)
}

/// How many columns a text takes: a wide letter takes two.
fn columns(words: &str) -> usize {
    words
        .chars()
        .map(|c| {
            if is_cjk(c)
                || ('\u{3000}'..'\u{3040}').contains(&c)
                || ('\u{ff00}'..'\u{ff61}').contains(&c)
            {
                2
            } else {
                1
            }
        })
        .sum()
}

/// Columns of the first word of a line with the space before it; of a wide letter.
fn first_word(words: &str) -> usize {
    match words.chars().next() {
        Some(c) if is_cjk(c) => 2,
        _ => 1 + columns(words.split_whitespace().next().unwrap_or_default()),
    }
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

/// The width at which a text is wrapped: the next word would not have fitted on most lines that another follows, and
/// few of them end a sentence. A few lines may be wider, such as long addresses.
fn wrapped_at(page: &Page, widths: &[usize]) -> Option<usize> {
    let mut sorted: Vec<usize> = widths.to_vec();
    sorted.sort_unstable();
    let widest = sorted.len().saturating_sub(1 + sorted.len() / 30);
    let width = sorted.get(widest).copied().filter(|width| (40..=100).contains(width))?;
    // Short lines may be a list; of the others the next word must not have fitted.
    let mut inner = 0;
    let (mut full, mut closed) = (0, 0);
    for (pair, line) in page.blocks.windows(2).zip(widths) {
        let [block, next] = pair else { continue };
        if next.gap == 0 && line * 100 >= width * 55 {
            inner += 1;
            full += usize::from(line + first_word(page.words(next.span)) > width);
            let ends = page.words(block.span);
            closed += usize::from(ends.ends_with(['.', '。', '!', '?', '”', '"']));
        }
    }
    let has_width = width >= 60 && inner >= LINES && full * 10 >= inner * 7 && closed * 3 <= inner;
    (has_width || goes_on_small(page)).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode_text;

    fn paragraphs(text: &str) -> (usize, bool) {
        let page = decode_text(text);
        let (blocks, is_wrapped) = unwrapped(&page);
        (blocks.len(), is_wrapped)
    }

    #[test]
    fn wide_letters_are_wrapped_by_columns() {
        let line = "新しい港は月曜日に開かれ、首都の港湾局によれば最初の船は正午までに着き、";
        let text =
            format!("{line}\n{line}\n{line}\n長い列ができた。\n\n{line}\n{line}\n船が来た。");
        assert_eq!(paragraphs(&text), (2, true));
    }

    #[test]
    fn a_list_of_short_lines_hides_no_width() {
        let text = "The harbour of Port Lumen opened on Monday, said the authority of\n\
            the capital, and the ships that had waited in the roads since dawn\n\
            came in one after the other while the crowd on the quays counted\n\
            them aloud.\n\nSigned by\nAda Marrow\nOdo Vale\nIrja Tolm\n\nThe letter was read\n\
            aloud in the hall of the Harbourmasters-and-Lighthousekeepers-Association\n\
            of the island.";
        // Two paragraphs and a list of four lines.
        assert_eq!(paragraphs(text), (6, true));
    }

    #[test]
    fn lines_that_had_room_for_more_are_no_paragraph() {
        let text = "The ferry sails at nine.\nThe bridge is open to carts.\nThe ferry sails at ten \
            in the summer months only.\nThe market is closed.\nThe last ferry sails at six.";
        assert_eq!(paragraphs(text), (5, false));
    }
}
