//! Furniture: words of menus, share boxes, newsletters and legal lines.

use super::Addition;

/// Words of menus, share boxes, newsletters and legal lines.
#[derive(Debug, Default)]
pub(crate) struct Furniture {}

impl Furniture {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let _ = additions;
        Self {}
    }
}
