//! `/capture/{id}` and a citation in it: the page's text with the cited words marked, what is known
//! of the visit, the original in a frame of the second origin, and the raw bytes as a file.

use crate::{
    address,
    asked::Named,
    calendar, coverage, credit,
    frame::{self, Frame},
    marking::{self, Atom, Layer, Mark},
    pages::article::{VisitView, visits},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderValue, Uri, header},
    response::{IntoResponse, Response},
};
use dateline_model::{CaptureId, Digest, Span};
use dateline_store::{CaptureRow, Reader};
use std::collections::BTreeSet;

/// Bytes of the text shown at once (limit `capture_text_bytes`).
const SHOWN_BYTES: usize = 200_000;
/// Articles of the page that are listed.
const MOST_ARTICLES: usize = 200;

/// The page of a capture.
#[derive(Template)]
#[template(path = "capture.html")]
struct CapturePage {
    frame: Frame,
    heading: String,
    cited: Option<Cited>,
    facts: Vec<(&'static str, String)>,
    digest: String,
    text_digest: String,
    provenance: &'static str,
    url: String,
    live: String,
    articles: Vec<(String, String)>,
    visits: Vec<VisitView>,
    text: Vec<Atom>,
    has_text: bool,
    lang: &'static str,
    before: String,
    after: String,
    raw: String,
    original: String,
    is_frame_open: bool,
    here: String,
}

/// The cited words, said before the text.
struct Cited {
    words: String,
    anchor: String,
    start: usize,
    end: usize,
}

/// Which part of a capture was asked for.
#[derive(Clone, Debug, Default)]
struct Wanted {
    id: String,
    span: Option<Span>,
    text: String,
    from: usize,
    is_frame_open: bool,
}

/// Answers `/capture/{id}`.
pub(crate) async fn show(
    State(room): State<Room>,
    Named(id): Named<String>,
    uri: Uri,
) -> Result<Response, Trouble> {
    answer(room, wanted(id, None, &uri)?).await
}

/// Answers `/capture/{id}/{start}-{end}` and `/capture/{id}/raw`.
pub(crate) async fn show_part(
    State(room): State<Room>,
    Named((id, part)): Named<(String, String)>,
    uri: Uri,
) -> Result<Response, Trouble> {
    if part == "raw" {
        return raw(room, id).await;
    }
    let span = address::span_of(&part).ok_or_else(|| {
        Trouble::Misasked("A part of a capture is named by two byte offsets, such as 8-37.".into())
    })?;
    answer(room, wanted(id, Some(span), &uri)?).await
}

/// What the address asks for.
fn wanted(id: String, span: Option<Span>, uri: &Uri) -> Result<Wanted, Trouble> {
    let asked = crate::asked::Asked::of(uri)?;
    Ok(Wanted {
        id,
        span,
        text: asked.field("text").to_owned(),
        from: asked.field("from").parse().unwrap_or_default(),
        is_frame_open: asked.field("show") == "original",
    })
}

/// The page for what was asked.
async fn answer(room: Room, wanted: Wanted) -> Result<Response, Trouble> {
    let originals = room.originals().to_owned();
    let page = room
        .ask(move |reader| {
            let mut page = view(reader, &wanted, &originals)?;
            page.frame.coverage = coverage::line(reader)?;
            Ok(page)
        })
        .await?;
    Ok(frame::page(&page))
}

/// The capture of an id, or trouble.
pub(crate) fn find(reader: &Reader, id: &str) -> Result<CaptureRow, Trouble> {
    reader
        .capture(&CaptureId::new(id))
        .map_err(unable)?
        .ok_or_else(|| Trouble::Absent("The vault holds no capture of this id.".into()))
}

/// The digest of the text that was asked for, or of the text the page was last read from.
fn text_digest(
    reader: &Reader,
    row: &CaptureRow,
    wanted: &Wanted,
) -> Result<Option<Digest>, Trouble> {
    if wanted.text.is_empty() {
        let decoding = reader.decoding(&row.id).map_err(unable)?;
        return Ok(decoding.map(|decoding| decoding.text));
    }
    Digest::from_hex(&wanted.text).map(Some).ok_or_else(|| {
        Trouble::Misasked("“text” is the digest of a text: 64 hexadecimal digits.".into())
    })
}

/// The text of the page, when it has been read.
fn text_of(reader: &Reader, digest: Option<&Digest>, wanted: &Wanted) -> Result<String, Trouble> {
    let text = match digest {
        Some(digest) => reader.text(digest).map_err(unable)?,
        None => None,
    };
    if text.is_none() && !wanted.text.is_empty() {
        return Err(Trouble::Absent(
            "The vault holds no text of this digest; the capture itself may be there.".into(),
        ));
    }
    Ok(text.unwrap_or_default())
}

/// The words that were asked for, or trouble when the text has none there.
fn cited(text: &str, wanted: &Wanted) -> Result<Option<Cited>, Trouble> {
    let Some(span) = wanted.span else { return Ok(None) };
    if !span.fits(text) || text.is_empty() {
        return Err(Trouble::Absent(format!(
            "The text has no words at bytes {} to {}.",
            span.start(),
            span.end()
        )));
    }
    Ok(Some(Cited {
        words: phrases::clipped(span.of(text), 240),
        anchor: address::anchor(span),
        start: span.start(),
        end: span.end(),
    }))
}

/// The page from the vault.
fn view(reader: &Reader, wanted: &Wanted, originals: &str) -> Result<CapturePage, Trouble> {
    let row = find(reader, &wanted.id)?;
    let digest = text_digest(reader, &row, wanted)?;
    let text = text_of(reader, digest.as_ref(), wanted)?;
    let rows = reader.articles_of(&row.id).map_err(unable)?;
    let shown = shown(&text, wanted);
    let here = address::capture(&row.id);
    let digest = digest.as_ref().map(Digest::as_hex).unwrap_or_default();
    let step = |from: usize| {
        format!("{here}{}", address::query(&[("text", digest), ("from", &from.to_string())]))
    };
    let heading = rows.iter().find(|article| article.headline.is_some()).or(rows.first());
    let heading = heading.map_or_else(|| place_words(&row), credit::headline);
    let visits = match &row.url {
        Some(url) => visits(&reader.time_map(url.canonical()).map_err(unable)?, &row.id),
        None => Vec::new(),
    };
    let articles = rows.iter().take(MOST_ARTICLES);
    Ok(CapturePage {
        frame: Frame::new(format!("Capture: {heading}"), ""),
        cited: cited(&text, wanted)?,
        facts: facts(&row),
        digest: row.payload.as_hex().to_owned(),
        text_digest: digest.to_owned(),
        provenance: phrases::provenance(row.provenance),
        url: row.url.as_ref().map(|url| url.typed().to_owned()).unwrap_or_default(),
        live: address::live(row.url.as_ref()),
        articles: articles.map(|row| (address::article(&row.id), credit::headline(row))).collect(),
        visits,
        before: before(shown).map(step).unwrap_or_default(),
        after: after(&text, shown).map(step).unwrap_or_default(),
        text: marked(&text, shown, wanted.span),
        has_text: !digest.is_empty(),
        lang: rows.first().map_or("und", |article| article.lang.code()),
        raw: format!("{here}/raw"),
        original: format!("{originals}/original/{}", address::encoded(row.id.as_str())),
        is_frame_open: wanted.is_frame_open,
        heading,
        here,
    })
}

/// The part of the text that is shown: around the cited words, or from where it was asked.
fn shown(text: &str, wanted: &Wanted) -> Span {
    if let Some(span) = wanted.span {
        return marking::around(text, span, SHOWN_BYTES / 2);
    }
    let mut from = wanted.from.min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    Span::new(from, marking::around(text, Span::at(from), SHOWN_BYTES).end())
}

/// Where the part before the shown one begins, when there is one.
fn before(shown: Span) -> Option<usize> {
    (shown.start() > 0).then(|| shown.start().saturating_sub(SHOWN_BYTES))
}

/// Where the part after the shown one begins, when there is one.
fn after(text: &str, shown: Span) -> Option<usize> {
    (shown.end() < text.len()).then_some(shown.end())
}

/// The shown text with the cited words as one mark, or cut at the cited place.
fn marked(text: &str, window: Span, span: Option<Span>) -> Vec<Atom> {
    if let Some(place) = span.filter(|span| span.is_empty()) {
        let atom = |from: usize, to: usize, ids: Vec<String>| Atom {
            text: Span::new(from, to).of(text).to_owned(),
            ids,
            ..Atom::default()
        };
        let at = place.start();
        return vec![
            atom(window.start(), at, Vec::new()),
            atom(at, window.end(), vec![address::anchor(place)]),
        ];
    }
    let marks: Vec<Mark> = span
        .map(|span| Mark { span, layer: Layer::Cited, href: String::new(), says: String::new() })
        .into_iter()
        .collect();
    marking::atoms(text, window, &marks, &mut BTreeSet::new())
}

/// What to call a capture without an article.
fn place_words(row: &CaptureRow) -> String {
    match (&row.url, &row.origin) {
        (Some(url), _) => url.canonical().to_owned(),
        (None, Some(origin)) => origin.clone(),
        (None, None) => "a page without an address".to_owned(),
    }
}

/// What is known of the visit.
fn facts(row: &CaptureRow) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        (
            "Captured",
            row.captured_at.map_or_else(|| "instant not known".to_owned(), calendar::instant_words),
        ),
        ("Kept", calendar::instant_words(row.kept_at)),
        ("Found", phrases::fate(row.fate).to_owned()),
    ];
    let mut add = |label, words: Option<String>| facts.extend(words.map(|words| (label, words)));
    add("Status", row.status.map(|status| format!("HTTP {status}")));
    add("Type", row.content_type.clone());
    add(
        "Size",
        Some(phrases::counted(
            usize::try_from(row.payload_bytes).unwrap_or(usize::MAX),
            "byte",
            "bytes",
        )),
    );
    add("Outlet given", row.outlet.clone());
    add("Came from", row.origin.clone());
    add("Place in the chain", Some(format!("number {}", row.sequence)));
    add("Archive", Some(format!("{} at byte {}", row.place.file, row.place.offset)));
    facts
}

/// Answers `/capture/{id}/raw`: the bytes as they came, always as a file to keep.
async fn raw(room: Room, id: String) -> Result<Response, Trouble> {
    let bytes = room
        .ask(move |reader| {
            let row = find(reader, &id)?;
            reader.payload(&row.id).map_err(unable)
        })
        .await?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"capture.bin\""),
    );
    Ok(response)
}
