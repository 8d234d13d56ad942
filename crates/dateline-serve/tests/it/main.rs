//! The integration program of this crate: one module per theme.
#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod asking;
mod door;
mod facts;
mod hostile;
mod listening;
mod markup;
mod pages;
mod replay;
mod sample;
mod sheet;
