//! The addresses of the room's own pages: every link of every page is made here.

use dateline_model::{ArticleId, CaptureId, Citation, Digest, EntityId, PageUrl, Span};
use std::fmt::Write as _;

/// The characters that stay as they are in a path segment or a value of a query.
const PLAIN: &[u8] = b"-._~:";

/// A path segment or query value, percent-encoded (RFC 3986).
pub(crate) fn encoded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || PLAIN.contains(&byte) {
            out.push(char::from(byte));
        } else if write!(out, "%{byte:02X}").is_err() {
            break;
        }
    }
    out
}

/// The page of an article.
pub(crate) fn article(id: &ArticleId) -> String {
    format!("/article/{}", encoded(id.as_str()))
}

/// The page of a capture.
pub(crate) fn capture(id: &CaptureId) -> String {
    format!("/capture/{}", encoded(id.as_str()))
}

/// The page that shows the words of a citation, scrolled to them.
pub(crate) fn words(capture: &CaptureId, text: &Digest, span: Span) -> String {
    let (start, end) = (span.start(), span.end());
    let (capture, text) = (encoded(capture.as_str()), text.as_hex());
    format!("/capture/{capture}/{start}-{end}?text={text}#{}", anchor(span))
}

/// The page that shows the words of a citation.
pub(crate) fn citation(citation: &Citation) -> String {
    words(&citation.capture, &citation.text, citation.span)
}

/// The page of an entity.
pub(crate) fn entity(id: &EntityId) -> String {
    format!("/entity/{}", encoded(id.as_str()))
}

/// The page of a statement.
pub(crate) fn utterance(id: &str) -> String {
    format!("/utterance/{}", encoded(id))
}

/// The live page, as an address that may be followed; empty when it is none of the web.
pub(crate) fn live(url: Option<&PageUrl>) -> String {
    let typed = url.map_or("", PageUrl::typed);
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        typed.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    if is_web { typed.to_owned() } else { String::new() }
}

/// The id of a span inside a page; it holds for the text shown.
pub(crate) fn anchor(span: Span) -> String {
    format!("b{}-{}", span.start(), span.end())
}

/// The span of a path segment such as `8-37`.
pub(crate) fn span_of(segment: &str) -> Option<Span> {
    let (start, end) = segment.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start <= end).then(|| Span::new(start, end))
}

/// A query string from its fields, the empty ones left out: `?q=harbour&page=2`, or nothing.
pub(crate) fn query(fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (key, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        out.push(if out.is_empty() { '?' } else { '&' });
        out.push_str(key);
        out.push('=');
        out.push_str(&encoded(value));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_words_are_encoded() {
        assert_eq!(encoded("person:한 \"&/<"), "person:%ED%95%9C%20%22%26%2F%3C");
        assert_eq!(query(&[("q", "a&b"), ("kind", ""), ("page", "2")]), "?q=a%26b&page=2");
    }

    #[test]
    fn only_the_web_is_followed() {
        let live_of = |typed| live(PageUrl::parse(typed).as_ref());
        assert_eq!(live_of("HTTPS://a.example/x"), "HTTPS://a.example/x");
        assert_eq!(live_of("javascript://a.example/%0aalert(1)"), "");
        assert_eq!(live(None), "");
    }

    #[test]
    fn a_span_of_a_path_is_two_numbers_in_order() {
        assert_eq!(span_of("8-37"), Some(Span::new(8, 37)));
        for wrong in ["", "8", "37-8", "-8", "8-", "a-b", "8-37-40", "99999999999999999999-1"] {
            assert_eq!(span_of(wrong), None, "{wrong}");
        }
    }
}
