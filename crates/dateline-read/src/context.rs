//! Context: all a reading may know beside the page. "Today" is not in it.

use crate::Lexicon;
use dateline_model::{Limits, PageUrl};
use jiff::{Timestamp, civil::Date};

/// All a reading may know beside the page.
#[derive(Clone, Debug)]
pub struct Context<'l> {
    /// Names, cues, occasions, agencies, outlets.
    pub lexicon: &'l Lexicon,
    /// The address of the capture.
    pub url: Option<PageUrl>,
    /// The instant of the capture: an upper bound for every day of the page, nothing more.
    pub captured_at: Option<Timestamp>,
    /// The day of publication, when whoever gave the page knows it.
    pub published_on: Option<Date>,
    /// The outlet, when whoever gave the page names it.
    pub outlet: Option<String>,
    /// Whether the reading shall say of every block why it was kept or left out.
    pub why: bool,
    /// Whether the reading shall say of every date how it came to its value.
    pub reasons: bool,
    /// Ceilings for foreign input.
    pub limits: Limits,
}

impl<'l> Context<'l> {
    /// A context that knows nothing but the lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            url: None,
            captured_at: None,
            published_on: None,
            outlet: None,
            why: false,
            reasons: false,
            limits: Limits::default(),
        }
    }
}
