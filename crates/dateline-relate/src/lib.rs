//! What several readings have to do with each other.
//!
//! Pure like the reader: values in, values out, no disk, no clock, no failure. Built so far: the
//! chronicle, which joins the accounts of one happening into one cited line. Copies, passage reuse,
//! variants, stories, revisions, counterparts and absences are not built yet (see ARCHITECTURE.md).
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::as_conversions
    )
)]

mod accounts;
mod bases;
mod chronicle;
mod sentence;
mod vague;

pub use chronicle::{Told, chronicle};
