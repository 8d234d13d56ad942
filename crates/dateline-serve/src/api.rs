//! The shapes of facts as JSON: what a page shows, for programs.
//!
//! A noun of the model is never sent as it is; these views own the names of the fields.

pub(crate) mod article;
pub(crate) mod lines;
pub(crate) mod search;
pub(crate) mod statement;
