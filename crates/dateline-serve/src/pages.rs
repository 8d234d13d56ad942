//! The pages, one file each, named by the noun or verb of its address.

pub(crate) mod article;
pub(crate) mod assets;
pub(crate) mod capture;
pub(crate) mod chronicle;
pub(crate) mod entities;
pub(crate) mod entity;
pub(crate) mod event;
pub(crate) mod help;
pub(crate) mod search;
pub(crate) mod statements;
pub(crate) mod utterance;
