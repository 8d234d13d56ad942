//! The integration program of this crate: one module per theme.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archive;
mod corpus;
mod damage;
mod faults;
mod finding;
mod keeping;
mod kill;
mod opening;
mod press;
mod rebuilding;
