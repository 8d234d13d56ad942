//! Calendar: eras, occasions, and the words for months and weekdays.

use super::Addition;

/// Eras, occasions, and the words for months and weekdays.
#[derive(Debug, Default)]
pub(crate) struct Calendar {}

impl Calendar {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let _ = additions;
        Self {}
    }
}
