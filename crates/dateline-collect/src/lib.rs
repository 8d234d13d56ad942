//! Brings captures: from files, folders, archives and standard input.
//!
//! What a page says is not known here, nor where a capture is kept. Fetching from the net (one HTTP
//! client, feeds, sitemaps, pace per host) is not built yet; it will stand beside `import` in
//! `fetch`.

mod error;
mod import;
mod manifest;

pub use error::Error;
pub use import::{Arrival, Refusal, bring, bring_stream, foreign};
pub use manifest::{Entry, Manifest};
