//! Event: a happening with moment, place and participants.

use crate::{EntityId, Moment, Party, Span};
use serde::{Deserialize, Serialize};

/// What kind of happening it is. An anniversary is not the thing remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum EventKind {
    Message,
    Visit,
    Meeting,
    Anniversary,
    Launch,
    Statement,
    Appointment,
    Agreement,
    Death,
    Happening,
}

impl EventKind {
    /// The word used in the record, the API and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Visit => "visit",
            Self::Meeting => "meeting",
            Self::Anniversary => "anniversary",
            Self::Launch => "launch",
            Self::Statement => "statement",
            Self::Appointment => "appointment",
            Self::Agreement => "agreement",
            Self::Death => "death",
            Self::Happening => "happening",
        }
    }
}

/// When an event was, as a value and as days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The days.
    pub moment: Moment,
    /// Whether it is only the day of the report, the event itself being undated.
    pub is_reported: bool,
}

/// Someone or something taking part, with the words that name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleFiller {
    /// The part played: `sender`, `recipient`, `visitor`, `host`, `party`, `subject`, `speaker`,
    /// `occasion`.
    pub role: String,
    /// The canonical name, or the words as printed.
    pub name: String,
    /// Who it is, when that is known.
    pub entity: Option<EntityId>,
    /// The words that name it.
    pub span: Option<Span>,
}

/// A happening with moment, place, participants and evidence. One happening told by ten outlets is
/// one event with ten citations; joining them is not the reader's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Index of the article it is told in.
    pub article: usize,
    /// What kind of happening.
    pub kind: EventKind,
    /// When; none when the text does not say.
    pub when: Option<When>,
    /// What an anniversary remembers.
    pub base: Option<Moment>,
    /// Where.
    pub place: Option<Party>,
    /// Who took part.
    pub roles: Vec<RoleFiller>,
    /// The words that tell it; never empty.
    pub evidence: Vec<Span>,
}
