//! Acts: how the words are given, from where their quotation marks stand.

use super::words::{Run, Words};
use dateline_model::Mode;

/// Direct when at least four fifths of the words stand inside marks, mixed when some do.
pub(crate) fn mode(words: &Words<'_>, content: &[Run]) -> Mode {
    let mut all = 0_usize;
    let mut quoted = 0_usize;
    for at in content.iter().flat_map(|run| run.start..run.end).filter(|at| words.is_word(*at)) {
        all = all.saturating_add(1);
        quoted = quoted.saturating_add(usize::from(words.quote(at).is_some()));
    }
    if quoted == 0 {
        Mode::Indirect
    } else if quoted.saturating_mul(5) >= all.saturating_mul(4) {
        Mode::Direct
    } else {
        Mode::Mixed
    }
}
