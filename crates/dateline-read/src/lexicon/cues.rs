//! Cues: reporting words with their acts and frames.

use super::Addition;

/// Reporting words with their acts and frames.
#[derive(Debug, Default)]
pub(crate) struct Cues {}

impl Cues {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let _ = additions;
        Self {}
    }
}
