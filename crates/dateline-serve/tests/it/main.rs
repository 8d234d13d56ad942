//! The integration program of this crate: one module per theme.

mod asking;
mod door;
mod facts;
mod hostile;
mod markup;
mod pages;
mod replay;
mod sample;
mod sheet;
