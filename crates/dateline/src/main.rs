//! From web pages to a sourced record: who said what, when, through whom, and what was changed afterwards.
fn main() {}
