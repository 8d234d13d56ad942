//! Query: what people type, as a value. Parsing never fails: what cannot be understood becomes
//! literal words and a complaint.
//!
//! ```text
//! message "great friendship" agency:MNA (Lumenia OR Sorvia) -weather since:2020-10 until:2020
//! "harbour lighthouse"~5 sort:newest
//! ```

mod parse;
mod says;
mod split;

use dateline_model::{EventKind, Lang};
use jiff::civil::Date;

/// A typed query. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(crate) root: Option<Node>,
    pub(crate) sort: Sort,
    complaints: Vec<String>,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Best first when words are asked, else newest first.
    #[default]
    Fit,
    /// Newest published day first.
    Newest,
    /// Oldest published day first.
    Oldest,
}

/// One part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A word, or several that stand together in quotation marks.
    Words(String),
    /// Words that stand near each other, in this order or not far from it.
    Near(String, u32),
    /// A field and what it must hold.
    Field(Asked),
    /// All of them.
    All(Vec<Node>),
    /// One of them at least.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
}

/// A field of the query language with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// A name in one of the name fields.
    Name(NameField, String),
    /// The language of the article.
    Lang(Lang),
    /// A kind of event told.
    Kind(EventKind),
    /// Published on this day or later.
    Since(Date),
    /// Published on this day or earlier.
    Until(Date),
}

/// The fields that hold names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameField {
    Outlet,
    Agency,
    Speaker,
    Person,
    Organization,
    Place,
    Headline,
}

impl Query {
    /// The most bytes of a query that are read.
    pub const BYTES: usize = 4 << 10;
    /// The most words, phrases and fields of a query.
    pub const TERMS: usize = 256;
    /// The widest distance of words that are asked to stand near each other.
    pub const NEAR: u32 = 100;
    /// The deepest nesting of parentheses.
    pub const DEPTH: usize = 32;

    /// Understands what was typed.
    ///
    /// ```
    /// use dateline_store::Query;
    /// let query = Query::parse("message agency:MNA since:2020-10 until:soon");
    /// assert_eq!(query.understood(), "message AND agency is MNA AND published from 2020-10-01 AND \"until soon\"");
    /// assert_eq!(query.complaints().len(), 1);
    /// ```
    pub fn parse(typed: &str) -> Self {
        parse::parse(typed)
    }

    /// The query in words, as it was understood; empty when it asks for everything.
    pub fn understood(&self) -> String {
        let words = self.root.as_ref().map(says::says).unwrap_or_default();
        let order = match self.sort {
            Sort::Fit => return words,
            Sort::Newest => "newest first",
            Sort::Oldest => "oldest first",
        };
        if words.is_empty() { order.to_owned() } else { format!("{words}, {order}") }
    }

    /// What could not be understood, a sentence each.
    pub fn complaints(&self) -> &[String] {
        &self.complaints
    }

    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.root.is_none()
    }
}
