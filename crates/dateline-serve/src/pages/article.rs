//! `/article/{id}`: the text with its marks, the facts about it, and what was left out.

use crate::{
    address,
    api::article::ArticleFacts,
    asked::Named,
    calendar, coverage,
    credit::{self, Station},
    facts::{self, Fact},
    frame::{self, Frame},
    marking::{self, Atom, Layer, Mark},
    phrases,
    room::{Room, unable},
    sheet::{Dated, Marking, Paragraph},
    told::{Listed, Told},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, response::Response};
use dateline_model::{
    Act, Article, ArticleId, ArticleRole, CaptureId, Digest, EntityId, Reading, Span,
};
use dateline_store::{ArticleRow, CaptureRow, Reader, StatementRow};
use std::collections::{BTreeMap, BTreeSet};

/// Statements listed under an article.
const MOST_STATEMENTS: usize = 200;
/// Parts that were left out, listed under an article.
const MOST_LEFT_OUT: usize = 100;
/// Captures of the same address, listed under an article.
const MOST_CAPTURES: usize = 50;

/// The page of an article.
#[derive(Template)]
#[template(path = "article.html")]
struct ArticlePage {
    frame: Frame,
    kicker: String,
    headline: Option<Vec<Atom>>,
    lang: &'static str,
    facts: Vec<Fact>,
    credits: Vec<Station>,
    notes: Vec<DoubtView>,
    paragraphs: Vec<Paragraph>,
    paragraphs_left_out: usize,
    statements: Vec<SaidView>,
    told: Vec<Told>,
    dates: Vec<Dated>,
    listed: Vec<Listed>,
    left_out_says: String,
    left_out: Vec<LeftOut>,
    captures: Vec<VisitView>,
    capture: String,
    live: String,
}

/// A doubt of the reading.
struct DoubtView {
    says: String,
    words: String,
    /// Whether it is about a place between words rather than about words.
    is_place: bool,
}

/// One statement of the article.
pub(crate) struct SaidView {
    /// The page of the statement.
    pub(crate) href: String,
    /// The words said.
    pub(crate) wording: String,
    /// Who said it, with what was done by saying it.
    pub(crate) by: String,
    /// "said once, carried by 3".
    pub(crate) carried: String,
    /// Where it stands in the text shown.
    pub(crate) anchor: String,
    /// The language of the words.
    pub(crate) lang: &'static str,
}

/// A part of the page that is not the article.
struct LeftOut {
    reason: String,
    words: String,
    href: String,
}

/// Another visit to the address.
pub(crate) struct VisitView {
    /// The page of the capture.
    pub(crate) href: String,
    /// When the visit was made.
    pub(crate) when: String,
    /// What it found.
    pub(crate) fate: &'static str,
    /// Whether it is the one shown.
    pub(crate) is_this: bool,
}

/// What the vault holds about one article.
struct Kept {
    row: ArticleRow,
    reading: Reading,
    text: String,
    capture: CaptureRow,
    statements: Vec<StatementRow>,
    visits: Vec<CaptureRow>,
}

/// Answers `/article/{id}` and, with `.json` behind it, the same facts as JSON.
pub(crate) async fn show(
    State(room): State<Room>,
    Named(id): Named<String>,
) -> Result<Response, Trouble> {
    room.ask(move |reader| {
        if let Some(id) = id.strip_suffix(".json") {
            let kept = fetch(reader, &ArticleId::new(id))?;
            return Ok(frame::json(&ArticleFacts::of(&kept.row, &kept.reading, &kept.text)));
        }
        let mut page = view(&fetch(reader, &ArticleId::new(id))?)?;
        page.frame.coverage = coverage::line(reader)?;
        Ok(frame::page(&page))
    })
    .await
}

/// Everything about an article, or trouble when the vault has none of this id.
fn fetch(reader: &Reader, id: &ArticleId) -> Result<Kept, Trouble> {
    let absent = || Trouble::Absent("The vault holds no article of this id.".into());
    let row = reader.article(id).map_err(unable)?.ok_or_else(absent)?;
    let reading = reader.reading(&row.capture).map_err(unable)?.ok_or_else(absent)?;
    let text = reader.text(&row.text).map_err(unable)?.ok_or_else(absent)?;
    let capture = reader.capture(&row.capture).map_err(unable)?.ok_or_else(absent)?;
    let statements = reader.statements_of(id).map_err(unable)?;
    let visits = match &row.url {
        Some(url) => reader.time_map(url.canonical()).map_err(unable)?,
        None => Vec::new(),
    };
    Ok(Kept { row, reading, text, capture, statements, visits })
}

/// The page from what the vault holds.
fn view(kept: &Kept) -> Result<ArticlePage, Trouble> {
    let Kept { row, reading, text, .. } = kept;
    let article = reading.articles.get(row.n).ok_or_else(|| {
        Trouble::Unable("The reading of this page does not fit its rows; read it again.".into())
    })?;
    let statements: BTreeMap<Vec<Span>, String> = kept
        .statements
        .iter()
        .map(|said| (said.attribution.content.clone(), said.id.clone()))
        .collect();
    let known: BTreeSet<EntityId> =
        reading.mentions.iter().filter_map(|mention| mention.entity.clone()).collect();
    let marking = Marking {
        reading,
        n: row.n,
        text,
        digest: &row.text,
        capture: &row.capture,
        statements: &statements,
        known: &known,
    };
    let (paragraphs, anchors, paragraphs_left_out) = marking.paragraphs(article);
    let mut said: Vec<SaidView> = kept.statements.iter().take(MOST_STATEMENTS).map(said).collect();
    for view in said.iter_mut().filter(|view| !anchors.contains(&view.anchor)) {
        view.anchor.clear();
    }
    let (left_out_says, left_out) = left_out(reading, text, row);
    let mut frame = Frame::new(credit::headline(row), "");
    frame.twin = format!("{}.json", address::article(&row.id));
    Ok(ArticlePage {
        frame,
        kicker: kicker(row),
        headline: headline(article, text, &row.text, row),
        lang: article.language.code(),
        facts: facts::of(article, row, &kept.capture, &marking),
        credits: credit::chain(&article.credits, &row.capture, &row.text, &known),
        notes: doubts(reading, article, &marking),
        paragraphs,
        paragraphs_left_out,
        statements: said,
        told: marking.told(),
        dates: marking.dates(),
        listed: marking.listed(),
        left_out_says,
        left_out,
        captures: visits(&kept.visits, &row.capture),
        capture: address::capture(&row.capture),
        live: address::live(row.url.as_ref()),
    })
}

/// What stands above the headline.
fn kicker(row: &ArticleRow) -> String {
    let mut words = format!("{} · {}", credit::outlet(row), phrases::vehicle(row.vehicle));
    if row.role != ArticleRole::Article {
        words.push_str(" · ");
        words.push_str(phrases::article_role(row.role));
    }
    words
}

/// The printed title, linked to its words where they stand on the page.
fn headline(article: &Article, text: &str, digest: &Digest, row: &ArticleRow) -> Option<Vec<Atom>> {
    let headline = article.headline.as_ref()?;
    let Some(span) = headline.span.filter(|span| span.fits(text)) else {
        let atom = Atom { text: headline.text.clone(), ..Default::default() };
        return Some(vec![atom]);
    };
    let mark = Mark {
        span,
        layer: Layer::Cited,
        href: address::words(&row.capture, digest, span),
        says: String::new(),
    };
    Some(marking::atoms(text, span, &[mark], &mut BTreeSet::new()))
}

/// The doubts about this article and about the page as a whole.
fn doubts(reading: &Reading, article: &Article, marking: &Marking<'_>) -> Vec<DoubtView> {
    reading
        .notes
        .iter()
        .filter(|note| note.span.is_none_or(|span| article.span.contains(span)))
        .map(|note| DoubtView {
            says: note.says.clone(),
            words: note.span.map(|span| marking.words(span)).unwrap_or_default(),
            is_place: note.span.is_some_and(Span::is_empty),
        })
        .collect()
}

/// A statement as a row of a list.
pub(crate) fn said(row: &StatementRow) -> SaidView {
    let attribution = &row.attribution;
    let speakers = crate::sheet::speakers(attribution);
    let by = match attribution.act {
        Act::Utterance => speakers,
        act => format!("{speakers} ({})", phrases::act(act)),
    };
    SaidView {
        href: address::utterance(&row.id),
        wording: row.content.clone(),
        by,
        carried: carried(row.copies),
        anchor: attribution.content.first().map(|span| address::anchor(*span)).unwrap_or_default(),
        lang: row.article.lang.code(),
    }
}

/// How many articles carry the same words.
pub(crate) fn carried(copies: usize) -> String {
    match copies {
        0 | 1 => "said once, carried by 1".to_owned(),
        copies => format!("said once, carried by {}", phrases::grouped(copies)),
    }
}

/// What of the page is not this article, with reasons.
fn left_out(reading: &Reading, text: &str, row: &ArticleRow) -> (String, Vec<LeftOut>) {
    let teasers = reading
        .articles
        .iter()
        .filter(|article| article.role == ArticleRole::Teaser)
        .map(|teaser| (teaser.span, "teaser: a pointer to an article elsewhere".to_owned()));
    let dropped =
        reading.dropped.iter().map(|part| (part.span, phrases::dropped(part.reason).into()));
    let mut parts: Vec<(Span, String)> = teasers.chain(dropped).collect();
    parts.sort();
    if parts.is_empty() {
        return (String::new(), Vec::new());
    }
    let says = format!("Left out: {}", phrases::counted(parts.len(), "part", "parts"));
    let shown = parts.into_iter().take(MOST_LEFT_OUT).map(|(span, reason)| LeftOut {
        reason,
        words: phrases::clipped(span.of(text), 140),
        href: address::words(&row.capture, &row.text, span),
    });
    (says, shown.collect())
}

/// The visits to one address, in order.
pub(crate) fn visits(rows: &[CaptureRow], this: &CaptureId) -> Vec<VisitView> {
    rows.iter()
        .take(MOST_CAPTURES)
        .map(|row| VisitView {
            href: address::capture(&row.id),
            when: row
                .captured_at
                .map_or_else(|| "instant not known".to_owned(), calendar::instant_words),
            fate: phrases::fate(row.fate),
            is_this: row.id == *this,
        })
        .collect()
}
