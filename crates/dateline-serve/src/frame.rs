//! The frame around every page: title, navigation, search box, coverage line.

use crate::trouble::Trouble;
use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// One entry of the navigation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Door {
    /// The address of the page.
    pub(crate) href: &'static str,
    /// The word on the door.
    pub(crate) word: &'static str,
}

/// The navigation, always in this order.
const DOORS: [Door; 4] = [
    Door { href: "/chronicle", word: "Chronicle" },
    Door { href: "/search", word: "Search" },
    Door { href: "/statements", word: "Quotes" },
    Door { href: "/entities", word: "Names" },
];

/// What the frame of a page says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    /// The page's title, without the name of the product.
    pub(crate) title: String,
    /// The address of the door this page stands behind, or nothing.
    pub(crate) here: &'static str,
    /// The words in the search box.
    pub(crate) asked: String,
    /// What the vault holds and where its gaps are, in one line; empty when unknown.
    pub(crate) coverage: String,
    /// The same facts as JSON; empty where a page has no twin.
    pub(crate) twin: String,
    /// The navigation.
    pub(crate) doors: &'static [Door],
}

impl Frame {
    /// The frame of a page behind one of the doors.
    pub(crate) fn new(title: impl Into<String>, here: &'static str) -> Self {
        Self { title: title.into(), here, doors: &DOORS, ..Self::default() }
    }
}

/// A page as an answer. A template that cannot be written is trouble with the vault's words, never
/// a half page.
pub(crate) fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(html) => {
            let mut response = html.into_response();
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            response
        }
        // The trouble page holds no foreign formatting code, so this cannot come round again.
        Err(_) => Trouble::Unable("The page could not be written.".into()).into_response(),
    }
}

/// Facts as JSON.
pub(crate) fn json(facts: &impl Serialize) -> Response {
    match serde_json::to_vec_pretty(facts) {
        Ok(bytes) => {
            let mut response = bytes.into_response();
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(_) => Trouble::Unable("The facts could not be written.".into()).into_response(),
    }
}
