//! Hop and Role: the stations of a credit, from mouth to page.

use crate::{Basis, EntityId, Span};
use serde::{Deserialize, Serialize};

/// What a station of a credit did. The role belongs to the hop, not to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Said it.
    Speaker,
    /// Was told it.
    Addressee,
    /// Carried it first.
    Agency,
    /// Carried it on.
    Relay,
    /// Publishes the article under its name.
    Outlet,
    /// Shows other outlets' articles.
    Aggregator,
}

impl Role {
    /// The word used in the record, the API and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Addressee => "addressee",
            Self::Agency => "agency",
            Self::Relay => "relay",
            Self::Outlet => "outlet",
            Self::Aggregator => "aggregator",
        }
    }
}

/// One station of a credit. Printed and inferred hops are kept apart by their basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hop {
    /// The canonical name, or the description as printed ("a retired harbour master").
    pub name: String,
    /// Who it is, when that is known.
    pub entity: Option<EntityId>,
    /// What the station did.
    pub role: Role,
    /// How it is known.
    pub basis: Basis,
    /// The words that name it.
    pub span: Option<Span>,
}
