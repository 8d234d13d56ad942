//! What a search found, as JSON.

use crate::{address, api::statement::ArticleFacts};
use dateline_store::{Found, Query};
use serde::Serialize;

/// The answer of `/search.json`.
#[derive(Debug, Serialize)]
pub(crate) struct FoundFacts {
    schema: &'static str,
    asked: String,
    understood: String,
    complaints: Vec<String>,
    coverage: String,
    total: usize,
    hits: Vec<HitFacts>,
}

/// One article that fits.
#[derive(Debug, Serialize)]
struct HitFacts {
    article: ArticleFacts,
    snippet: Vec<Piece>,
    words: Vec<String>,
}

/// A piece of a snippet.
#[derive(Debug, Serialize)]
struct Piece {
    text: String,
    is_asked: bool,
}

impl FoundFacts {
    /// What was asked, how it was understood, and what fits.
    pub(crate) fn of(asked: &str, query: &Query, found: &Found, coverage: String) -> Self {
        let hits = found.hits.iter().map(|hit| HitFacts {
            article: ArticleFacts::of(&hit.article),
            snippet: hit
                .snippet
                .iter()
                .map(|(text, is_asked)| Piece { text: text.clone(), is_asked: *is_asked })
                .collect(),
            words: hit
                .spans
                .iter()
                .map(|&span| address::words(&hit.article.capture, &hit.article.text, span))
                .collect(),
        });
        Self {
            schema: "dateline.search/1",
            asked: asked.to_owned(),
            understood: if found.understood.is_empty() {
                query.understood()
            } else {
                found.understood.clone()
            },
            complaints: found.complaints.clone(),
            coverage,
            total: found.total,
            hits: hits.collect(),
        }
    }
}
