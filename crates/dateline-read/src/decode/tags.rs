//! Tags: what an element of HTML means for the text.

use dateline_model::Shape;

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
pub(super) fn kind(name: &str) -> Tag {
    match name {
        "a" => Tag::Link,
        "p" => Tag::Block(Some(Shape::Paragraph)),
        "h1" => Tag::Block(Some(Shape::Heading(1))),
        "h2" => Tag::Block(Some(Shape::Heading(2))),
        "h3" => Tag::Block(Some(Shape::Heading(3))),
        "h4" => Tag::Block(Some(Shape::Heading(4))),
        "h5" => Tag::Block(Some(Shape::Heading(5))),
        "h6" => Tag::Block(Some(Shape::Heading(6))),
        "li" | "dt" | "dd" => Tag::Block(Some(Shape::Entry)),
        "blockquote" => Tag::Block(Some(Shape::Quote)),
        "figcaption" | "caption" => Tag::Block(Some(Shape::Caption)),
        "address" | "article" | "aside" | "body" | "button" | "center" | "details" | "dir"
        | "div" | "dl" | "fieldset" | "figure" | "footer" | "form" | "header" | "hgroup" | "hr"
        | "html" | "legend" | "main" | "menu" | "nav" | "ol" | "optgroup" | "search"
        | "section" | "summary" | "tbody" | "tfoot" | "thead" | "ul" | "label" => Tag::Block(None),
        "pre" | "listing" | "xmp" | "plaintext" => Tag::Pre,
        "br" => Tag::Break,
        "table" => Tag::Table,
        "tr" => Tag::Row,
        "td" | "th" => Tag::Cell,
        "title" => Tag::Title,
        "meta" => Tag::Meta,
        "link" => Tag::Relation,
        "script" => Tag::Raw,
        "style" | "template" | "noscript" | "iframe" | "object" | "embed" | "svg" | "canvas"
        | "audio" | "video" | "select" | "option" | "datalist" | "textarea" | "noframes"
        | "noembed" | "map" | "rt" | "rp" => Tag::Skip,
        _ if name.contains('-') => Tag::Block(None),
        _ => Tag::Inline,
    }
}

/// Whether its content is no markup, so that the tokenizer must hear of it.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}

/// Whether it never has content.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "image"
            | "keygen"
            | "bgsound"
            | "html"
            | "head"
            | "body"
    )
}

/// Whether a parser opens it again in every paragraph until it is closed.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Whether an end tag outside of it is not heard inside (HTML, "has an element in scope").
pub(super) fn is_wall(name: &str) -> bool {
    matches!(
        name,
        "applet"
            | "caption"
            | "table"
            | "td"
            | "th"
            | "marquee"
            | "object"
            | "template"
            | "foreignObject"
            | "desc"
            | "title"
            | "mi"
            | "mo"
            | "mn"
            | "ms"
            | "mtext"
            | "annotation-xml"
    )
}

/// Whether it is part of a table and closes across everything but another table.
pub(super) fn is_table_part(name: &str) -> bool {
    matches!(
        name,
        "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "colgroup"
            | "template"
    )
}

/// Whether a parser holds it for special: what runs with the words around it does not close it.
pub(super) fn is_special(name: &str) -> bool {
    let kind = kind(name);
    let is_named = matches!(name, "select" | "template" | "object" | "iframe" | "noscript");
    is_named || (kind.is_block() && !name.contains('-') && name != "label")
}
