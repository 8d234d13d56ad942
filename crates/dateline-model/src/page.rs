//! Page: a decoded capture, its text and its blocks.

use crate::{Note, Span};
use serde::{Deserialize, Serialize};

/// The one decoded text all spans of a page count in.
///
/// For flattened text it is the input verbatim; for HTML the visible text in document order, one
/// block a line. Keep its digest with every citation: another decoder gives another text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageText(pub String);

impl std::ops::Deref for PageText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// What a page is as a whole. `Mixed` is common: one article and a row of teasers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// One news text.
    Article,
    /// Several items, none of them the page's own subject.
    Listing,
    /// One article and pointers to others.
    Mixed,
    /// No article at all.
    #[default]
    Bare,
}

/// The shape of a block, as markup or the lines of a flattened text give it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// An entry of a list.
    Entry,
    /// A block quotation.
    Quote,
    /// Preformatted text.
    Pre,
    /// A caption of a picture or table.
    Caption,
    /// A table cell or row.
    Cell,
    /// A line that nothing describes further: a bare line of a flattened text, text directly in a
    /// `div`.
    #[default]
    Line,
}

/// A container of the markup, kept so that layout needs no parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Container {
    /// Lower-case tag name, such as `article` or `div`.
    pub tag: String,
    /// Tokens of `class`, `id` and `role` in lower case, in order, one a line.
    pub tokens: String,
    /// Index of the parent container in [`Page::containers`]; none for the root.
    pub parent: Option<usize>,
}

/// A stretch of the page's text that markup or line breaks set apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Where it stands; without white space at its ends.
    pub span: Span,
    /// Its shape.
    pub shape: Shape,
    /// Bytes of it that are link text.
    pub linked: usize,
    /// Index of its innermost container in [`Page::containers`]; none in flattened text.
    pub container: Option<usize>,
    /// Blank lines before it in a flattened text (0 when it follows directly); 1 in HTML.
    pub gap: usize,
}

/// One piece of structured data: evidence with its place, never truth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkupFact {
    /// Where it was: `title`, `html:lang`, `link:canonical`, `meta:og:title`, `time:datetime`,
    /// `itemprop:datepublished`, `jsonld:newsarticle.datepublished` (all lower case).
    pub place: String,
    /// The value as written.
    pub value: String,
    /// The visible words it wraps, such as those of a `time` element.
    pub span: Option<Span>,
}

/// A decoded capture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The text.
    pub text: PageText,
    /// The blocks in the order of the text; they do not overlap.
    pub blocks: Vec<Block>,
    /// The containers of the markup, parents before children; empty for flattened text.
    pub containers: Vec<Container>,
    /// Structured data in document order.
    pub markup: Vec<MarkupFact>,
    /// The charset that was used, by its WHATWG name; `utf-8` for text given as such.
    pub charset: String,
    /// Whether the page came from HTML; otherwise it is flattened text.
    pub is_html: bool,
    /// Doubts of the decoding.
    pub notes: Vec<Note>,
}

impl Page {
    /// The words of a span.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }
}

impl Default for Span {
    fn default() -> Self {
        Self::at(0)
    }
}
