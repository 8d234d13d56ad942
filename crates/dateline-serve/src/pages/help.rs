//! `/help`: what the room shows, what the marks mean, how to ask.

use crate::{
    frame::{self, Frame},
    trouble::Trouble,
};
use askama::Template;
use axum::response::Response;

/// The help page.
#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    frame: Frame,
}

/// Answers `/help`.
pub(crate) async fn show() -> Result<Response, Trouble> {
    Ok(frame::page(&HelpPage { frame: Frame::new("Help", "") }))
}
