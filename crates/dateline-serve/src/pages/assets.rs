//! The style sheet, the mark in the tab, and the one word of `/healthz`.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

/// The one style sheet.
pub(crate) const SHEET: &str = include_str!("../../assets/room.css");
/// The mark in the browser's tab.
const MARK: &str = include_str!("../../assets/mark.svg");

/// Answers `/assets/room.css`.
pub(crate) async fn sheet() -> Response {
    asset(SHEET, "text/css; charset=utf-8")
}

/// Answers `/assets/mark.svg` and `/favicon.ico`.
pub(crate) async fn mark() -> Response {
    asset(MARK, "image/svg+xml")
}

/// Answers `/healthz`.
pub(crate) async fn health() -> Response {
    asset("ok\n", "text/plain; charset=utf-8")
}

/// Fixed words under their type.
fn asset(words: &'static str, content_type: &'static str) -> Response {
    let mut response = words.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// Answers `/original.css` on the second origin.
pub(crate) async fn original_sheet() -> Response {
    asset(include_str!("../../assets/original.css"), "text/css; charset=utf-8")
}
