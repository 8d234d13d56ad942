//! Rescue: a text with a sentence in it is never read as nothing.

use super::super::items::{Fate, Item, Table};
use super::super::measure::{End, Measure};
use dateline_model::{DropReason, Note};

/// Weight from which a line with a terminal mark is a sentence.
const SENTENCE: usize = 12;
/// Fewest words of one, where words are written apart.
const WORDS: usize = 4;

/// When nothing became an item, makes an article of the likeliest lines and says that it is a
/// doubt.
pub(super) fn never_empty(table: &mut Table, scores: &[i32]) -> Option<Note> {
    if !table.items.is_empty() {
        return None;
    }
    let may_be = |table: &Table, line: usize| {
        let is_free = match table.fates.get(line) {
            Some(Fate::Open | Fate::Dropped(DropReason::Masthead | DropReason::Related)) => true,
            Some(Fate::Dropped(DropReason::Comment)) => {
                table.at(line).is_some_and(|measure| measure.cues == 0)
            }
            _ => false,
        };
        is_free && table.at(line).is_some_and(is_sentence)
    };
    let lines: Vec<usize> = (0..table.fates.len()).filter(|line| may_be(table, *line)).collect();
    let score = |line: &usize| scores.get(*line).copied().unwrap_or(i32::MIN);
    let likely = lines.iter().copied().filter(|line| score(line) >= 0).collect::<Vec<_>>();
    let paragraphs = if likely.is_empty() { lines } else { likely };
    let first = *paragraphs.first()?;
    let is_above =
        |line: &usize| table.is_open(*line) && table.at(*line).is_some_and(super::is_title);
    let headline = first.checked_sub(1).filter(is_above);
    table.keep(Item { headline, paragraphs, ..Item::default() });
    let says = "No line was surely body; the likeliest were kept.";
    Some(Note::new("layout_doubt", says, None))
}

/// Whether a line is a sentence, however short.
fn is_sentence(line: &Measure) -> bool {
    let closes = matches!(line.end, End::Terminal | End::Asking | End::Ellipsis);
    let is_long =
        line.weight >= SENTENCE && (line.words >= WORDS || line.weight >= 10 * line.words);
    line.is_prose() || (closes && is_long && !line.is_stamp)
}
