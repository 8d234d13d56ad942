//! Names: people, organizations, places and works with their aliases.

use super::Addition;

/// People, organizations, places and works with their aliases.
#[derive(Debug, Default)]
pub(crate) struct Names {}

impl Names {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let _ = additions;
        Self {}
    }
}
