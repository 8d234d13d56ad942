//! The nouns of dateline, in the order a page meets them.
//!
//! ```text
//! Capture --decode--> Page --read--> Reading { Article, TimeExpression, Mention, Attribution, Event }
//!    |                                  |
//!    +---- Citation { capture, text digest, Span } ----> Chronicle { Line }
//! ```
//!
//! A noun here has no behaviour beyond its own invariants and knows nothing of HTML, SQL, HTTP,
//! terminals or the JSON shapes of the API. Offsets are bytes in the decoded [`PageText`]; days are
//! civil days; instants are [`jiff::Timestamp`].
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::as_conversions,
        clippy::arithmetic_side_effects
    )
)]

mod article;
mod attribution;
mod basis;
mod capture;
mod chronicle;
mod credit;
mod dateline;
mod entity;
mod event;
mod id;
mod lang;
mod limits;
mod moment;
mod page;
mod reading;
mod span;
mod url;

pub use article::{
    Article, ArticleRole, Byline, Completeness, DropReason, Dropped, Foreign, Headline, Level,
    Slug, SlugKind, Vehicle,
};
pub use attribution::{Act, Attribution, Mode, Party};
pub use basis::{Basis, Clue, Resolved};
pub use capture::{Capture, Digest, Fate, Provenance};
pub use chronicle::{Chronicle, Citation, Line};
pub use credit::{Hop, Role};
pub use dateline::{Dateline, DatelineDay};
pub use entity::{Entity, Kind, Mention, Roster, RosterName};
pub use event::{Event, EventKind, RoleFiller, When};
pub use id::{ArticleId, CaptureId, EntityId};
pub use lang::Lang;
pub use limits::Limits;
pub use moment::{Granularity, Moment, Stamp, TimeExpression, TimeKind, TimeMod, month_name};
pub use page::{Block, Container, MarkupFact, Page, PageKind, PageText, Shape};
pub use reading::{Judged, Note, Reading, Weighed};
pub use span::Span;
pub use url::PageUrl;
