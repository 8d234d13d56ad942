//! The addresses of the room, and who answers them.

use crate::{guard, original, pages, room::Room, trouble::Trouble};
use axum::{Router, http::Uri, middleware, routing::get};

/// The pages.
pub(crate) fn pages(room: Room) -> Router {
    Router::new()
        .route("/", get(pages::chronicle::show))
        .route("/chronicle", get(pages::chronicle::show))
        .route("/chronicle.json", get(pages::chronicle::show_json))
        .route("/event/{id}", get(pages::event::show))
        .route("/search", get(pages::search::show))
        .route("/search.json", get(pages::search::show_json))
        .route("/article/{id}", get(pages::article::show))
        .route("/capture/{id}", get(pages::capture::show))
        .route("/capture/{id}/{part}", get(pages::capture::show_part))
        .route("/statements", get(pages::statements::show))
        .route("/utterance/{id}", get(pages::utterance::show))
        .route("/entities", get(pages::entities::show))
        .route("/entity/{id}", get(pages::entity::show))
        .route("/help", get(pages::help::show))
        .route("/assets/room.css", get(pages::assets::sheet))
        .route("/assets/mark.svg", get(pages::assets::mark))
        .route("/favicon.ico", get(pages::assets::mark))
        .route("/healthz", get(pages::assets::health))
        .fallback(absent)
        .layer(middleware::from_fn_with_state(room.clone(), guard::watch))
        .with_state(room)
}

/// The second origin, without any layer that could know a reader (decision D4).
pub(crate) fn originals(room: Room) -> Router {
    Router::new()
        .route("/original/{id}", get(original::show))
        .route("/original.css", get(pages::assets::original_sheet))
        .fallback(original::absent)
        .layer(middleware::from_fn_with_state(room.clone(), guard::watch_originals))
        .with_state(room)
}

/// Answers every other address.
async fn absent(uri: Uri) -> Trouble {
    let path = crate::phrases::clipped(uri.path(), 120);
    Trouble::Absent(format!("There is no page at “{path}”."))
}
