//! Outlets: outlets, agencies and aggregators, their domains and how they sign.

use super::Addition;

/// Outlets, agencies and aggregators, their domains and how they sign.
#[derive(Debug, Default)]
pub(crate) struct Outlets {}

impl Outlets {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let _ = additions;
        Self {}
    }
}
