//! Tokens: our folding as Tantivy wants it.

use crate::fold::{Term, terms};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name under which the schema knows the tokenizer; it changes when folding changes, so that
/// an index made by other rules is not used.
pub(super) const NAME: &str = "dateline-1";

/// Words, CJK characters and pairs of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Words;

/// The terms of one text.
#[derive(Debug)]
pub(super) struct Stream {
    terms: std::vec::IntoIter<Term>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream { terms: terms(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(term) = self.terms.next() else { return false };
        self.token = Token {
            offset_from: term.span.start(),
            offset_to: term.span.end(),
            position: term.position,
            text: term.word,
            position_length: term.width,
        };
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
