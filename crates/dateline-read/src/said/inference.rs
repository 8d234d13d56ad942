//! Inference: where the writer guesses, or says what was not said.
//!
//! Such clauses belong to whoever wrote the article, never to the speaker it quotes.

use super::words::{Run, Words};

/// Word sequences of a guess; `~` stands for one word.
const GUESSES: [&[&str]; 28] = [
    &["could", "be", "referring", "to"],
    &["may", "be", "referring", "to"],
    &["might", "be", "referring", "to"],
    &["may", "have", "been", "referring", "to"],
    &["could", "have", "been", "referring", "to"],
    &["appears", "to"],
    &["appear", "to"],
    &["appeared", "to"],
    &["appears", "aimed", "at"],
    &["appear", "aimed", "at"],
    &["appeared", "aimed", "at"],
    &["seems", "to"],
    &["seem", "to"],
    &["seemed", "to"],
    &["seems", "aimed", "at"],
    &["is", "seen", "as"],
    &["are", "seen", "as"],
    &["was", "seen", "as"],
    &["were", "seen", "as"],
    &["is", "widely", "seen", "as"],
    &["is", "believed", "to"],
    &["are", "believed", "to"],
    &["an", "apparent", "reference", "to"],
    &["in", "an", "apparent"],
    &["in", "what", "appears", "to"],
    &["in", "what", "appeared", "to"],
    &["apparently"],
    &["presumably"],
];

/// Where a guess begins in a sentence, and its words.
pub(crate) fn guess(words: &Words<'_>, run: Run) -> Option<Run> {
    (run.start..run.end).filter(|at| words.quote(*at).is_none()).find_map(|at| {
        let found = GUESSES.iter().find(|guess| {
            guess.iter().enumerate().all(|(n, word)| {
                at.saturating_add(n) < run.end && words.low(at.saturating_add(n)) == *word
            })
        })?;
        Some(Run::new(at, at.saturating_add(found.len())))
    })
}

/// The clause a guess stands in: from the last comma or joining word before it to the next comma or
/// the end of the sentence.
pub(crate) fn clause(words: &Words<'_>, run: Run, guess: Run) -> Run {
    let start = (run.start..guess.start).rev().find(|at| {
        words.quote(*at).is_none() && matches!(words.low(*at), "," | ";" | "but" | "and" | "while")
    });
    let end = (guess.end..run.end)
        .find(|at| words.quote(*at).is_none() && matches!(words.low(*at), ";" | "." | "!" | "?"));
    Run::new(start.map_or(run.start, |at| at.saturating_add(1)), end.unwrap_or(run.end))
}
