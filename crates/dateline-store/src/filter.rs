//! Filter: the same narrowing for every list.

use dateline_model::{EntityId, EventKind, Lang};
use jiff::civil::Date;

/// What a list is narrowed to; the default narrows nothing. Days are included on both ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// From this day on: published day of articles and statements, day of chronicle lines.
    pub since: Option<Date>,
    /// Up to this day.
    pub until: Option<Date>,
    /// Outlet by any of its names, or by a part of it.
    pub outlet: Option<String>,
    /// Agency or relay by any of its names, or by a part of it.
    pub agency: Option<String>,
    /// Speaker by any name or id, or by a part of the name.
    pub speaker: Option<String>,
    /// Somebody or something mentioned.
    pub entity: Option<EntityId>,
    /// A kind of event told.
    pub kind: Option<EventKind>,
    /// The language of the article.
    pub lang: Option<Lang>,
    /// Words that stand in the headline or first words, in the statement, in the line.
    pub text: Option<String>,
}
