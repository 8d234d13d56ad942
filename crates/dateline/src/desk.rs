//! The desk: where the floors below are joined to do a verb's work.

pub(crate) mod lexicon;
