//! Entity, Mention, Roster: who and what is meant, and lists of names in printed order.

use crate::{EntityId, Lang, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being.
    Person,
    /// A party, ministry, army, agency, outlet, company.
    Organization,
    /// A country, town, building, lake, battlefield.
    Place,
    /// A book, film, speech, article that is named.
    Work,
}

impl Kind {
    /// The word used in the record, the API and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Work => "work",
        }
    }
}

/// Words that stand for someone or something. Not yet an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Index of the article it stands in; none in the page's furniture.
    pub article: Option<usize>,
    /// The words.
    pub span: Span,
    /// What kind of thing they name.
    pub kind: Kind,
    /// Who or what is meant; none while the text does not decide.
    pub entity: Option<EntityId>,
    /// The canonical name of the entity, or the words themselves.
    pub name: String,
}

/// The one meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The canonical name, in English where there is one.
    pub name: String,
    /// Names by language, best first.
    pub names: BTreeMap<Lang, Vec<String>>,
    /// Wikidata item, only where certain.
    pub wikidata: Option<String>,
}

/// One name of a roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterName {
    /// The canonical name, or the name as printed.
    pub name: String,
    /// Who it is, when that is known.
    pub entity: Option<EntityId>,
    /// The title printed with the name.
    pub title: Option<String>,
    /// The name.
    pub span: Span,
}

/// Names in printed order, with titles (protocol studies). An order, not a set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roster {
    /// Index of the article it stands in.
    pub article: usize,
    /// The whole list.
    pub span: Span,
    /// The names in order.
    pub names: Vec<RosterName>,
    /// Whether the list says it is not complete ("and others").
    pub is_open: bool,
}
