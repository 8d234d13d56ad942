//! A statement as JSON.

use crate::{address, api::lines::CitationFacts};
use dateline_model::{Act, Citation, Hop, Mode, Party, Span};
use dateline_store::{ArticleRow, StatementRow};
use serde::Serialize;

/// The answer of `/utterance/{id}.json`.
#[derive(Debug, Serialize)]
pub(crate) struct StatementFacts {
    schema: &'static str,
    id: String,
    utterance: String,
    wording: String,
    speakers: Vec<PartyFacts>,
    addressee: Option<PartyFacts>,
    mode: Mode,
    act: Act,
    confidence: u16,
    chain: Vec<HopFacts>,
    citations: Vec<CitationFacts>,
    article: ArticleFacts,
    carriers: Vec<CarrierFacts>,
}

/// Someone, and who that is where it is known.
#[derive(Debug, Serialize)]
struct PartyFacts {
    name: String,
    entity: Option<String>,
}

/// One station of the credit.
#[derive(Debug, Serialize)]
struct HopFacts {
    name: String,
    entity: Option<String>,
    role: &'static str,
    basis: &'static str,
    span: Option<[usize; 2]>,
}

/// Where the statement stands.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleFacts {
    id: String,
    headline: Option<String>,
    outlet: Option<String>,
    agency: Option<String>,
    published: Option<String>,
    published_basis: Option<&'static str>,
    language: &'static str,
    href: String,
}

/// One article that carries the same words.
#[derive(Debug, Serialize)]
struct CarrierFacts {
    statement: String,
    wording: String,
    article: ArticleFacts,
}

impl StatementFacts {
    /// A statement with all that carry it.
    pub(crate) fn of(row: &StatementRow, carriers: &[StatementRow]) -> Self {
        let said = &row.attribution;
        Self {
            schema: "dateline.statement/1",
            id: row.id.clone(),
            utterance: row.utterance.clone(),
            wording: row.content.clone(),
            speakers: said.speakers.iter().map(party).collect(),
            addressee: said.addressee.as_ref().map(party),
            mode: said.mode,
            act: said.act,
            confidence: said.confidence,
            chain: said.chain.iter().map(hop).collect(),
            citations: said.content.iter().map(|&span| citation(row, span)).collect(),
            article: ArticleFacts::of(&row.article),
            carriers: carriers
                .iter()
                .map(|carrier| CarrierFacts {
                    statement: carrier.id.clone(),
                    wording: carrier.content.clone(),
                    article: ArticleFacts::of(&carrier.article),
                })
                .collect(),
        }
    }
}

impl ArticleFacts {
    /// An article in short.
    pub(crate) fn of(row: &ArticleRow) -> Self {
        Self {
            id: row.id.to_string(),
            headline: row.headline.as_ref().map(|headline| headline.text.clone()),
            outlet: row.outlet.clone(),
            agency: row.agency.clone(),
            published: row.published.as_ref().map(|published| published.moment.to_string()),
            published_basis: row.published.as_ref().map(|published| published.basis.as_str()),
            language: row.lang.code(),
            href: address::article(&row.id),
        }
    }
}

/// Someone, and who that is where it is known.
fn party(party: &Party) -> PartyFacts {
    PartyFacts { name: party.name.clone(), entity: party.entity.as_ref().map(ToString::to_string) }
}

/// One station of the credit.
fn hop(hop: &Hop) -> HopFacts {
    HopFacts {
        name: hop.name.clone(),
        entity: hop.entity.as_ref().map(ToString::to_string),
        role: hop.role.as_str(),
        basis: hop.basis.as_str(),
        span: hop.span.map(|span| [span.start(), span.end()]),
    }
}

/// The words of a statement as a citation.
fn citation(row: &StatementRow, span: Span) -> CitationFacts {
    CitationFacts::of(&Citation {
        capture: row.article.capture.clone(),
        text: row.article.text.clone(),
        span,
        article: row.article.id.clone(),
    })
}
