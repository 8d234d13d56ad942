//! Tags: what an element of HTML means for the text.

use dateline_model::Shape;
use html5ever::{LocalName, local_name};

/// Put into the text where the guard drops a block tag; the walk reads it as a line break.
pub(super) const DROPPED_BREAK: &str = "\u{1e}";

/// What an element means for the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Runs with the words around it.
    Inline,
    /// A link.
    Link,
    /// Stands on lines of its own, with this shape unless an inner element says otherwise.
    Block(Option<Shape>),
    /// Preformatted text.
    Pre,
    /// Ends a line.
    Break,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// The page's title.
    Title,
    /// A `meta`.
    Meta,
    /// A `link`.
    Relation,
    /// A script.
    Raw,
    /// Not text of the page.
    Skip,
}

impl Tag {
    /// Whether it stands on lines of its own.
    pub(super) fn is_block(self) -> bool {
        matches!(
            self,
            Self::Block(_) | Self::Pre | Self::Break | Self::Table | Self::Row | Self::Cell
        )
    }
}

/// What a lower-case tag name means.
pub(super) fn kind(name: &LocalName) -> Tag {
    match *name {
        local_name!("a") => Tag::Link,
        local_name!("br") => Tag::Break,
        local_name!("table") => Tag::Table,
        local_name!("tr") => Tag::Row,
        local_name!("td") | local_name!("th") => Tag::Cell,
        local_name!("title") => Tag::Title,
        local_name!("meta") => Tag::Meta,
        local_name!("link") => Tag::Relation,
        local_name!("script") => Tag::Raw,
        local_name!("pre")
        | local_name!("listing")
        | local_name!("xmp")
        | local_name!("plaintext") => Tag::Pre,
        _ => match shape(name) {
            Some(shape) => Tag::Block(Some(shape)),
            None if is_plain_block(name) => Tag::Block(None),
            None if is_skipped(name) => Tag::Skip,
            None => Tag::Inline,
        },
    }
}

/// The shape a tag gives to its text.
fn shape(name: &LocalName) -> Option<Shape> {
    match *name {
        local_name!("p") => Some(Shape::Paragraph),
        local_name!("h1") => Some(Shape::Heading(1)),
        local_name!("h2") => Some(Shape::Heading(2)),
        local_name!("h3") => Some(Shape::Heading(3)),
        local_name!("h4") => Some(Shape::Heading(4)),
        local_name!("h5") => Some(Shape::Heading(5)),
        local_name!("h6") => Some(Shape::Heading(6)),
        local_name!("li") | local_name!("dt") | local_name!("dd") => Some(Shape::Entry),
        local_name!("blockquote") => Some(Shape::Quote),
        local_name!("figcaption") | local_name!("caption") => Some(Shape::Caption),
        _ => None,
    }
}

/// Whether it stands on lines of its own and says nothing of its text; so does every tag that a
/// page made up itself.
fn is_plain_block(name: &LocalName) -> bool {
    let is_named = matches!(
        *name,
        local_name!("address")
            | local_name!("article")
            | local_name!("aside")
            | local_name!("body")
            | local_name!("button")
            | local_name!("center")
            | local_name!("details")
            | local_name!("dir")
            | local_name!("div")
            | local_name!("dl")
            | local_name!("fieldset")
            | local_name!("figure")
            | local_name!("footer")
            | local_name!("form")
            | local_name!("header")
            | local_name!("hgroup")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("legend")
            | local_name!("main")
            | local_name!("menu")
            | local_name!("nav")
            | local_name!("ol")
            | local_name!("optgroup")
            | local_name!("search")
            | local_name!("section")
            | local_name!("summary")
            | local_name!("tbody")
            | local_name!("tfoot")
            | local_name!("thead")
            | local_name!("ul")
            | local_name!("label")
    );
    is_named || name.contains('-')
}

/// Whether it is not text of the page.
fn is_skipped(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("style")
            | local_name!("template")
            | local_name!("noscript")
            | local_name!("iframe")
            | local_name!("object")
            | local_name!("embed")
            | local_name!("svg")
            | local_name!("canvas")
            | local_name!("audio")
            | local_name!("video")
            | local_name!("select")
            | local_name!("option")
            | local_name!("datalist")
            | local_name!("textarea")
            | local_name!("noframes")
            | local_name!("noembed")
            | local_name!("map")
            | local_name!("rt")
            | local_name!("rp")
    )
}

/// Whether its content is no markup, so that the tokenizer must hear of it.
pub(super) fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
    )
}

/// Whether it never has content.
pub(super) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("image")
            | local_name!("keygen")
            | local_name!("bgsound")
            | local_name!("html")
            | local_name!("head")
            | local_name!("body")
    )
}

/// Whether a parser opens it again in every paragraph until it is closed.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Whether an end tag outside of it is not heard inside (HTML, "has an element in scope").
pub(super) fn is_wall(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("applet")
            | local_name!("caption")
            | local_name!("table")
            | local_name!("td")
            | local_name!("th")
            | local_name!("marquee")
            | local_name!("object")
            | local_name!("template")
            | local_name!("foreignObject")
            | local_name!("desc")
            | local_name!("title")
            | local_name!("mi")
            | local_name!("mo")
            | local_name!("mn")
            | local_name!("ms")
            | local_name!("mtext")
            | local_name!("annotation-xml")
    )
}

/// Whether it is part of a table and closes across everything but another table.
pub(super) fn is_table_part(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("table")
            | local_name!("tbody")
            | local_name!("thead")
            | local_name!("tfoot")
            | local_name!("tr")
            | local_name!("td")
            | local_name!("th")
            | local_name!("caption")
            | local_name!("colgroup")
            | local_name!("template")
    )
}

/// Whether a parser holds it for special: what runs with the words around it does not close it.
pub(super) fn is_special(name: &LocalName) -> bool {
    let kind = kind(name);
    let is_named = matches!(
        *name,
        local_name!("select")
            | local_name!("template")
            | local_name!("object")
            | local_name!("iframe")
            | local_name!("noscript")
    );
    is_named || (kind.is_block() && !name.contains('-') && *name != local_name!("label"))
}
