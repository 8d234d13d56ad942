//! Trouble: an answer that is no page, told in the frame with a way on.

use crate::frame::{self, Frame};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Why a question got no page. Each kind is one HTTP status; there is no 500.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The address or a field of it cannot be understood (400).
    Misasked(String),
    /// A proxy stands before a room that knows of none (403).
    Forwarded,
    /// Nothing is kept under this address (404).
    Absent(String),
    /// The room only answers questions (405).
    Method,
    /// The name in `Host` is not ours (421).
    Stranger,
    /// The vault cannot answer now (503).
    Unable(String),
}

/// The error page.
#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    frame: Frame,
    heading: &'static str,
    says: String,
    way_on: &'static str,
}

impl Trouble {
    /// The HTTP status.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::Misasked(_) => StatusCode::BAD_REQUEST,
            Self::Forwarded => StatusCode::FORBIDDEN,
            Self::Absent(_) => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Stranger => StatusCode::MISDIRECTED_REQUEST,
            Self::Unable(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What happened, as a heading.
    fn heading(&self) -> &'static str {
        match self {
            Self::Misasked(_) => "The question was not understood",
            Self::Forwarded => "The question came through a proxy",
            Self::Absent(_) => "Nothing is kept here",
            Self::Method => "This room only answers questions",
            Self::Stranger => "This room has another name",
            Self::Unable(_) => "The vault cannot answer now",
        }
    }

    /// What happened, as a sentence.
    pub(crate) fn says(&self) -> String {
        match self {
            Self::Misasked(says) | Self::Absent(says) | Self::Unable(says) => says.clone(),
            Self::Forwarded => "No proxy is configured, so forwarded requests are refused.".into(),
            Self::Method => "Pages are read with GET or HEAD; nothing can be changed here.".into(),
            Self::Stranger => {
                "Only 127.0.0.1, [::1] and localhost are names of this reading room.".into()
            }
        }
    }

    /// What to try next.
    fn way_on(&self) -> &'static str {
        match self {
            Self::Misasked(_) => "Go back and change the question, or read how to ask.",
            Self::Absent(_) => {
                "The address may be mistyped, or it belongs to another vault. Search for words of it."
            }
            Self::Unable(_) => "Try again in a few seconds; what was captured is kept.",
            Self::Forwarded | Self::Method | Self::Stranger => {
                "Open the address that was printed when the room was opened."
            }
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let status = self.status();
        let page = TroublePage {
            frame: Frame::new(self.heading(), ""),
            heading: self.heading(),
            says: self.says(),
            way_on: self.way_on(),
        };
        let mut response = frame::page(&page);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        if status == StatusCode::METHOD_NOT_ALLOWED {
            headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        response
    }
}
