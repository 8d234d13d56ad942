//! WARC 1.1 (ISO 28500:2017): one gzip member per record, everything the capture knew inside it.
//!
//! Reading and writing are ours: the chain needs the digest of the stored member, a retry needs the
//! same bytes again (fastwarc draws a random record id), and salvage needs every offset. The tests
//! read all we write with fastwarc.

mod compose;
mod escape;
mod file;
mod lie;
mod member;
mod parse;
mod scan;

pub(crate) use compose::{compose, fate as fate_word, provenance as provenance_word};
pub(crate) use file::WarcFile;
pub(crate) use lie::Lie;
pub(crate) use member::Member;
pub(crate) use parse::{Record, fate, id_of, payload};
pub(crate) use scan::{Found, scan};
