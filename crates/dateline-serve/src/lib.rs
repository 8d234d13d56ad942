//! The reading room: server-rendered pages over what the vault keeps.
//!
//! ```text
//! question --guard--> routes --> pages/* --Room::ask--> dateline_store::Reader
//!                                   |
//!                                   +--> templates/*.html (every foreign string escaped)
//! ```
//!
//! Two origins: the pages, which show text we extracted and escaped, and the originals, which show
//! captured pages made harmless and nothing else (decisions D3, D4, D10, D12). Pages need no
//! JavaScript and ship none. Nothing can be changed through them, so every address is a GET.
//!
//! Invariant: this crate knows nothing of how a reading is computed, and opens the vault for reading
//! only.

mod address;
mod api;
mod asked;
mod calendar;
mod coverage;
mod credit;
mod error;
mod facts;
mod frame;
mod guard;
mod listen;
mod marking;
mod original;
mod pages;
mod phrases;
mod room;
mod routes;
mod sheet;
mod told;
mod trouble;

pub use error::Error;
pub use listen::{ServeAddress, serve};

use axum::Router;
use std::{net::SocketAddr, path::PathBuf};

/// The pages over the vault in `folder`, without a listener, for tests. `address` tells the pages
/// where the two origins would be.
pub fn room(folder: PathBuf, address: ServeAddress) -> Router {
    routes::pages(room_over(folder, address))
}

/// The second origin over the vault in `folder`, without a listener, for tests.
pub fn originals(folder: PathBuf, address: ServeAddress) -> Router {
    routes::originals(room_over(folder, address))
}

/// What the handlers of either origin share.
fn room_over(folder: PathBuf, address: ServeAddress) -> room::Room {
    let (pages, originals): (SocketAddr, SocketAddr) = (address.listen, address.originals);
    room::Room::new(folder, pages, originals)
}
