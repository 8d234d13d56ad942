//! Said: who is said to have said what, to whom, through whom.
//!
//! Notes: `quote_unclosed` (a mark is opened and never closed), `reporter_inference` (the writer's
//! own guess, never the speaker's words), `speaker_unresolved` (a pronoun nobody can be found for).

mod acts;
mod classes;
mod cues;
mod frames;
mod indirect;
mod link;
mod quotemarks;
mod sources;
mod words;

use crate::{Context, text::Tokens, time::Times, who::People};
use dateline_model::{Article, Attribution, Note, Page, Party, Span};
use link::{Carry, Statement};
use words::Words;

/// The statements of a page.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Attributions in page order.
    pub attributions: Vec<Attribution>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Attributes the statements of a page.
pub(crate) fn attribute(
    page: &Page,
    tokens: &Tokens,
    times: &Times,
    people: &People,
    context: &Context<'_>,
) -> Said {
    let mut said = Said::default();
    let _ = people;
    for (n, article) in times.articles.iter().enumerate() {
        let statements = collect(page, tokens, article, context, &mut said.notes);
        let base = said.attributions.len();
        said.attributions.extend(statements.into_iter().map(|s| {
            Attribution {
                article: n,
                mode: s.mode,
                act: s.act,
                content: s.content,
                cue: s.cue,
                speakers: s
                    .source
                    .map(|span| Party { entity: None, name: page.words(span).to_owned() })
                    .into_iter()
                    .collect(),
                source: s.source.into_iter().collect(),
                addressee: None,
                inside: s.inside.map(|i| i.saturating_add(base)),
                chain: Vec::new(),
                confidence: s.sure,
            }
        }));
    }
    said
}

/// The statements of one article: its headline, then its paragraphs.
fn collect(
    page: &Page,
    tokens: &Tokens,
    article: &Article,
    context: &Context<'_>,
    notes: &mut Vec<Note>,
) -> Vec<Statement> {
    let text: &str = &page.text;
    let mut out = Vec::new();
    let headline: Vec<Span> = article.headline.iter().filter_map(|h| h.span).collect();
    for lines in [headline.as_slice(), article.paragraphs.as_slice()] {
        let marks = quotemarks::quoted(text, lines, notes);
        let mut carry = Carry::default();
        for (line, quotes) in lines.iter().zip(&marks) {
            let words = Words::of(text, tokens.within(*line), quotes);
            link::paragraph(&words, &context.lexicon.cues, &mut carry, &mut out);
        }
    }
    out
}
