//! Time: finds the expressions, dates the articles, resolves every expression.

mod anchor;
mod anniversary;
mod count;
mod find;
mod lex;
mod lines;
mod lunar;
pub(crate) mod meaning;
mod reader;
mod resolve;
mod tense;
pub(crate) mod words;

use crate::{Context, text::Tokens, who::People};
use dateline_model::{Article, ArticleRole, Lang, Note, Page, Span, TimeExpression};

/// The times of a page.
#[expect(clippy::struct_field_names, reason = "the times of the Times are what it is about")]
#[derive(Debug, Default)]
pub(crate) struct Times {
    /// The articles, undated ones now dated by their clues where the clues suffice.
    pub articles: Vec<Article>,
    /// The expressions in page order; they do not overlap.
    pub times: Vec<TimeExpression>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Tells the times of a page.
pub(crate) fn tell(
    page: &Page,
    tokens: &Tokens,
    articles: Vec<Article>,
    people: &People,
    context: &Context<'_>,
) -> Times {
    let _ = people;
    let calendar = &context.lexicon.calendar;
    let lexemes = lex::lexemes(&page.text, tokens, calendar);
    let found = find::find(&page.text, &lexemes, calendar);
    let found = anniversary::gather(&page.text, &lexemes, &found, &calendar.occasions);
    reader::Reader::new(&page.text, &lexemes, &found, context).read(articles)
}

/// Tells the times of a few words as if they stood in an article of the context's day.
pub(crate) fn tell_words(words: &Page, lang: Lang, context: &Context<'_>) -> Times {
    let text = &words.text;
    let calendar = &context.lexicon.calendar;
    let tokens = Tokens::of(text);
    let lexemes = match lang {
        Lang::Und => lex::lexemes(text, &tokens, calendar),
        lang => lex::lexemes_in(text, &tokens, calendar, lang == Lang::Ja),
    };
    let found = find::find(text, &lexemes, calendar);
    let found = anniversary::gather(text, &lexemes, &found, &calendar.occasions);
    let span = Span::new(0, text.len());
    let article = Article {
        role: ArticleRole::Article,
        span,
        language: lang,
        paragraphs: vec![span],
        ..Article::default()
    };
    reader::Reader::new(text, &lexemes, &found, context).read(vec![article])
}

#[cfg(test)]
mod tests;
