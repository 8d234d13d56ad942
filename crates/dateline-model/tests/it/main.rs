//! The integration program of this crate: one module per theme.
#![expect(clippy::expect_used, reason = "a test that cannot start may fail loudly")]

mod properties;
