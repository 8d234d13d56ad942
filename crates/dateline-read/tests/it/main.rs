//! The integration program of this crate: one module per theme.
#![expect(clippy::disallowed_methods, reason = "tests read the corpus from disk and start threads")]

mod corpus;
