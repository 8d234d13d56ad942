//! The second origin: the original page, made harmless (decisions D3, D4).
//!
//! This file alone cleans foreign HTML. The sandbox header on every answer of this origin is the
//! wall; the cleaning is there so that nothing has to lean on it.

use crate::{
    pages::capture,
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use dateline_store::CaptureRow;
use encoding_rs::Encoding;

/// Bytes of an original that are cleaned (limit `original_bytes`).
const MOST_BYTES: usize = 8 << 20;
/// Tags of an original that are cleaned (limit `original_tags`).
const MOST_TAGS: usize = 200_000;
/// Open elements of an original (limit `html_depth`).
const MOST_DEPTH: usize = 512;
/// Elements that never close.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements that are taken out with everything in them.
const EMPTIED: [&str; 17] = [
    "script", "style", "noscript", "template", "iframe", "frame", "frameset", "object", "embed",
    "applet", "svg", "math", "select", "textarea", "button", "title", "canvas",
];

/// The page that holds the cleaned original.
#[derive(Template)]
#[template(path = "original.html")]
struct OriginalPage {
    body: Body,
}

/// What is shown of an original.
#[derive(Debug)]
enum Body {
    /// Cleaned markup.
    Html(String),
    /// Plain text.
    Text(String),
    /// Nothing, with the reason.
    Refused(String),
}

/// Answers `/original/{id}` on the second origin.
pub(crate) async fn show(State(room): State<Room>, Path(id): Path<String>) -> Response {
    let page = room
        .ask(move |reader| {
            let row = capture::find(reader, &id)?;
            let payload = reader.payload(&row.id).map_err(unable)?;
            Ok(OriginalPage { body: body(&row, &payload) })
        })
        .await;
    match page.and_then(|page| {
        page.render().map_err(|_| Trouble::Unable("The page could not be written.".into()))
    }) {
        Ok(html) => {
            let mut response = html.into_response();
            let html = HeaderValue::from_static("text/html; charset=utf-8");
            response.headers_mut().insert(header::CONTENT_TYPE, html);
            response
        }
        Err(trouble) => (trouble.status(), trouble.says()).into_response(),
    }
}

/// Answers everything else on the second origin.
pub(crate) async fn absent() -> Response {
    let trouble = Trouble::Absent("This origin shows originals and nothing else.".into());
    (trouble.status(), trouble.says()).into_response()
}

/// What may be shown of a payload.
fn body(row: &CaptureRow, payload: &[u8]) -> Body {
    if payload.len() > MOST_BYTES {
        return Body::Refused(format!(
            "The original has {}; at most {MOST_BYTES} are shown (limit original_bytes). Download it instead.",
            phrases::counted(payload.len(), "byte", "bytes")
        ));
    }
    let content_type = row.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    let text = decoded(&content_type, payload);
    if !is_html(&content_type, &text) {
        return Body::Text(text);
    }
    if let Some(limit) = excess(&text) {
        return Body::Refused(format!(
            "The original goes over a limit ({limit}) and is not shown. Download it instead."
        ));
    }
    Body::Html(cleaned(&text))
}

/// The payload as text: by byte order mark, content type, the page's own word, else UTF-8.
fn decoded(content_type: &str, payload: &[u8]) -> String {
    let label = |words: &str| {
        let (_, label) = words.split_once("charset=")?;
        let label = label.trim_start_matches(['"', '\'', ' ']);
        let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
        Encoding::for_label(label.get(..end.unwrap_or(label.len()))?.as_bytes())
    };
    let head = payload.get(..payload.len().min(1024)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let encoding = label(content_type).or_else(|| label(&head)).unwrap_or(encoding_rs::UTF_8);
    encoding.decode(payload).0.into_owned()
}

/// Whether a payload is HTML, by its type, or by its first sign where no type is known.
fn is_html(content_type: &str, text: &str) -> bool {
    if content_type.contains("html") {
        return true;
    }
    content_type.is_empty() && text.trim_start().starts_with('<')
}

/// The limit a page goes over, found in one pass before any parser sees it (decision D5).
fn excess(html: &str) -> Option<&'static str> {
    let (mut tags, mut depth, mut deepest) = (0_usize, 0_usize, 0_usize);
    for tag in html.split('<').skip(1) {
        tags += 1;
        let is_close = tag.starts_with('/');
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() || VOID.contains(&name.as_str()) || is_self_closing(&name) {
            continue;
        }
        depth = if is_close { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    match (tags > MOST_TAGS, deepest > MOST_DEPTH) {
        (true, _) => Some("original_tags"),
        (_, true) => Some("html_depth"),
        _ => None,
    }
}

/// Whether an element is closed by its sibling, so that honest pages leave its end out.
fn is_self_closing(name: &str) -> bool {
    matches!(name, "p" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "option" | "tbody" | "thead")
}

/// The page without scripts, styles, forms, drawings, links and anything loaded from elsewhere.
fn cleaned(html: &str) -> String {
    let mut builder = ammonia::Builder::default();
    builder
        .clean_content_tags(EMPTIED.into())
        .rm_tags(["img", "area", "map", "a"])
        .add_tags(["a", "font", "main", "section", "address"])
        .tag_attributes(
            [
                ("ol", ["start"].into()),
                ("td", ["colspan", "rowspan"].into()),
                ("th", ["colspan", "rowspan"].into()),
            ]
            .into(),
        )
        .generic_attributes(["lang", "dir"].into())
        .url_schemes(std::collections::HashSet::new())
        .link_rel(None);
    builder.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_clean(html: &str, want: &str) {
        assert_eq!(cleaned(html), want, "{html}");
    }

    #[test]
    fn nothing_runs_and_nothing_loads() {
        check_clean("<p onclick=alert(1)>words</p>", "<p>words</p>");
        check_clean("<script>alert(1)</script>words", "words");
        check_clean("<img src=x onerror=alert(1)>words", "words");
        check_clean("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>words", "words");
        check_clean("<math><mtext></mtext></math>words", "words");
        check_clean("<a href='https://gazette.example/'>words</a>", "<a>words</a>");
        check_clean("<form action=/x><input name=q>words</form>", "words");
        check_clean("<base href=//x><meta http-equiv=refresh content=0>words", "words");
        check_clean("<iframe srcdoc='<script>x</script>'></iframe>words", "words");
        check_clean("<style>@import '//x'</style><p style='background:url(//x)'>w</p>", "<p>w</p>");
        check_clean("<video src=x><audio src=y></video>words", "words");
    }

    #[test]
    fn deep_and_wide_pages_are_refused() {
        assert_eq!(excess(&"<div>".repeat(600)), Some("html_depth"));
        assert_eq!(excess(&"<br>".repeat(MOST_TAGS + 1)), Some("original_tags"));
        assert_eq!(excess(&"<p>one".repeat(20_000)), None);
        assert_eq!(excess(&"<div><b>x</b></div>".repeat(1_000)), None);
    }

    #[test]
    fn the_charset_comes_from_the_type_or_the_page() {
        let (bytes, _, _) = encoding_rs::EUC_KR.encode("항구");
        assert_eq!(decoded("text/html; charset=euc-kr", &bytes), "항구");
        let page = [b"<meta charset='euc-kr'>".as_slice(), &bytes].concat();
        assert_eq!(decoded("text/html", &page), "<meta charset='euc-kr'>항구");
        assert_eq!(decoded("", "항구".as_bytes()), "항구");
    }
}
