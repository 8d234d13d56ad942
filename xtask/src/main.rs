//! The house's own tools: test, tidy, score, measure.
fn main() {}
