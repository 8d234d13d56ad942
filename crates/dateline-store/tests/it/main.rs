//! The integration program of this crate: one module per theme.

mod archive;
mod corpus;
mod damage;
mod finding;
mod keeping;
mod kill;
mod opening;
mod press;
mod rebuilding;
