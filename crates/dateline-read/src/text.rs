//! Text: tokens, sentences and characters, cut once and shared by all rooms.

pub(crate) mod characters;
mod cover;
pub(crate) mod sentences;
pub(crate) mod tokens;

pub(crate) use cover::Cover;
pub(crate) use sentences::sentences;
pub(crate) use tokens::{Token, TokenKind, Tokens};
