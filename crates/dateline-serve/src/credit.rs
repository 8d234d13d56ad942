//! Credits as pages show them: the stations from mouth to page, and who published an article.

use crate::{address, calendar, phrases};
use dateline_model::{CaptureId, Citation, Digest, EntityId, Hop};
use dateline_store::ArticleRow;
use std::collections::BTreeSet;

/// One station of a credit chain.
#[derive(Clone, Debug)]
pub(crate) struct Station {
    /// The name.
    pub(crate) name: String,
    /// The page of the entity; empty while it is not known who is meant.
    pub(crate) entity: String,
    /// What the station did.
    pub(crate) role: &'static str,
    /// How it is known.
    pub(crate) basis: &'static str,
    /// The words that name it; empty where none do.
    pub(crate) words: String,
    /// Whether it stands there in words.
    pub(crate) is_printed: bool,
}

/// The page of someone, while the vault has one: an id may come from the lexicon alone.
pub(crate) fn page_of(entity: Option<&EntityId>, known: &BTreeSet<EntityId>) -> String {
    entity.filter(|id| known.contains(*id)).map(address::entity).unwrap_or_default()
}

/// The stations of a chain whose spans count in `text`. `known` are the entities with a page.
pub(crate) fn chain(
    hops: &[Hop],
    capture: &CaptureId,
    text: &Digest,
    known: &BTreeSet<EntityId>,
) -> Vec<Station> {
    hops.iter()
        .map(|hop| Station {
            name: hop.name.clone(),
            entity: page_of(hop.entity.as_ref(), known),
            role: phrases::role(hop.role),
            basis: calendar::basis_words(hop.basis),
            words: hop.span.map(|span| address::words(capture, text, span)).unwrap_or_default(),
            is_printed: calendar::is_printed(hop.basis),
        })
        .collect()
}

/// A numbered citation in a line.
#[derive(Clone, Debug)]
pub(crate) struct Cite {
    /// The page that shows the words.
    pub(crate) href: String,
    /// Who published them.
    pub(crate) outlet: String,
}

impl Cite {
    /// A citation with the name of who published it.
    pub(crate) fn new(citation: &Citation, article: Option<&ArticleRow>) -> Self {
        let outlet = article.map_or_else(|| "outlet unknown".to_owned(), outlet);
        Self { href: address::citation(citation), outlet }
    }
}

/// Who publishes an article: the outlet, else the agency, else the host of its address.
pub(crate) fn outlet(article: &ArticleRow) -> String {
    article
        .outlet
        .clone()
        .or_else(|| article.agency.clone())
        .or_else(|| article.url.as_ref().map(|url| url.host().to_owned()))
        .unwrap_or_else(|| "outlet unknown".to_owned())
}

/// The headline of an article, or words that say there is none.
pub(crate) fn headline(article: &ArticleRow) -> String {
    article
        .headline
        .as_ref()
        .map_or_else(|| "no headline printed".to_owned(), |headline| headline.text.clone())
}

/// Outlet and published day in one line of words: `Varsk Tribune, 29 October 2020`.
pub(crate) fn by(article: &ArticleRow) -> String {
    let mut words = outlet(article);
    if let Some(agency) = article.agency.as_ref().filter(|agency| **agency != words) {
        words = format!("{agency} → {words}");
    }
    match &article.published {
        None => format!("{words}, day of publication not known"),
        Some(published) => {
            let when = calendar::When::of(published.moment);
            let basis = match published.basis {
                dateline_model::Basis::Printed => String::new(),
                basis => format!(" ({})", calendar::basis_words(basis)),
            };
            format!("{words}, {}{basis}", when.words)
        }
    }
}
