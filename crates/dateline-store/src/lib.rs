//! The vault: originals in WARC, a catalogue in SQLite, an index in Tantivy.
//!
//! ```text
//! Capture --Vault::keep--> warc/*.warc.gz + catalogue row      (acknowledged only now)
//! Reading --Vault::put---> catalogue rows                      (derived, can be made again)
//! catalogue --Vault::index--> index/                           (derived, never trusted)
//! ```
//!
//! One [`Vault`] writes, many [`Reader`]s read. Nothing here knows reading rules, HTTP, async or
//! the clock: instants come in as values. Text shown to people is always cut from digest-checked
//! text of the catalogue, never from the index.

mod backup;
mod catalogue;
mod error;
mod filter;
mod fold;
mod fsck;
mod identity;
mod index;
mod journal;
mod layout;
mod lock;
mod migrations;
mod query;
mod reader;
mod rows;
mod snippet;
mod surroundings;
mod tables;
mod vault;
mod warc;

pub use error::{Error, Result};
pub use filter::Filter;
pub use fsck::{Finding, fsck};
pub use identity::article_id;
pub use index::Found;
pub use index::Hit;
pub use journal::{JournalEntry, JournalKind, JournalRow};
pub use query::Query;
pub use reader::Reader;
pub use rows::{
    ArticleRow, CaptureRow, Counts, Decoding, EntityRow, MentionRow, Place, Published, StatementRow,
};
pub use vault::{Kept, Shelved, Vault};
