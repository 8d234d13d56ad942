//! Tables: rows in and out of the catalogue, one room per noun.

pub(crate) mod articles;
pub(crate) mod captures;
pub(crate) mod chronicle;
pub(crate) mod counts;
pub(crate) mod entities;
pub(crate) mod journal;
pub(crate) mod mentions;
pub(crate) mod narrow;
pub(crate) mod packed;
pub(crate) mod readings;
pub(crate) mod shelve;
pub(crate) mod statements;
pub(crate) mod texts;
pub(crate) mod words;
