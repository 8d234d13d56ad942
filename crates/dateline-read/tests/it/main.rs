//! The integration program of this crate: one module per theme.
#![expect(clippy::unwrap_used, reason = "a test that cannot start may fail loudly")]
#![expect(clippy::disallowed_methods, reason = "tests read the corpus from disk and start threads")]

mod corpus;
