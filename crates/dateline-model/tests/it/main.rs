//! The integration program of this crate: one module per theme.

mod properties;
