//! An article as JSON: what its page shows.

use crate::api::lines::MomentFacts;
use dateline_model::{
    Article, Clue, Mention, Note, Reading, Resolved, Span, Stamp, TimeExpression,
};
use dateline_store::ArticleRow;
use serde::Serialize;

/// The answer of `/article/{id}.json`. Spans are byte offsets into the text named by `text`.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleFacts {
    schema: &'static str,
    id: String,
    capture: String,
    text: String,
    url: Option<String>,
    captured_at: Option<String>,
    role: &'static str,
    headline: Option<Words>,
    byline: Option<Words>,
    dateline: Option<Words>,
    outlet: Option<String>,
    agency: Option<String>,
    published: Option<Dated>,
    updated: Option<Dated>,
    language: &'static str,
    completeness: &'static str,
    vehicle: &'static str,
    paragraphs: Vec<Words>,
    statements: Vec<Said>,
    times: Vec<Time>,
    mentions: Vec<Named>,
    notes: Vec<Doubt>,
}

/// Words with where they stand.
#[derive(Debug, Serialize)]
struct Words {
    text: String,
    span: Option<[usize; 2]>,
}

/// A date with how it is known.
#[derive(Debug, Serialize)]
struct Dated {
    value: MomentFacts,
    as_printed: Option<String>,
    basis: &'static str,
    span: Option<[usize; 2]>,
    clues: Vec<Reason>,
    rivals: Vec<String>,
}

/// One reason for a date.
#[derive(Debug, Serialize)]
struct Reason {
    text: String,
    span: Option<[usize; 2]>,
    says: String,
}

/// Who said what.
#[derive(Debug, Serialize)]
struct Said {
    speakers: Vec<String>,
    content: Vec<Words>,
}

/// Words of time.
#[derive(Debug, Serialize)]
struct Time {
    text: String,
    span: [usize; 2],
    value: String,
    basis: &'static str,
}

/// A name in the text.
#[derive(Debug, Serialize)]
struct Named {
    text: String,
    span: [usize; 2],
    kind: &'static str,
    entity: Option<String>,
    name: String,
}

/// A doubt of the reading.
#[derive(Debug, Serialize)]
struct Doubt {
    code: String,
    says: String,
    span: Option<[usize; 2]>,
}

impl ArticleFacts {
    /// The facts of the article of a row; without its item in the reading, what the row says.
    pub(crate) fn of(row: &ArticleRow, reading: &Reading, text: &str) -> Self {
        let empty = Article::default();
        let article = reading.articles.get(row.n).unwrap_or(&empty);
        let said = reading.attributions.iter().filter(|said| said.article == row.n);
        let times = reading.times.iter().filter(|time| time.article == Some(row.n));
        let mentions = reading.mentions.iter().filter(|mention| mention.article == Some(row.n));
        let notes = reading
            .notes
            .iter()
            .filter(|note| note.span.is_none_or(|span| article.span.contains(span)));
        Self {
            schema: "dateline.article/1",
            id: row.id.to_string(),
            capture: row.capture.to_string(),
            text: row.text.as_hex().to_owned(),
            url: row.url.as_ref().map(|url| url.typed().to_owned()),
            captured_at: row.captured_at.map(|instant| instant.to_string()),
            role: crate::phrases::article_role(row.role),
            headline: article.headline.as_ref().map(|headline| Words {
                text: headline.text.clone(),
                span: headline.span.map(ends),
            }),
            byline: article
                .byline
                .as_ref()
                .map(|byline| Words { text: byline.text.clone(), span: byline.span.map(ends) }),
            dateline: article.dateline.as_ref().map(|dateline| words(dateline.span, text)),
            outlet: row.outlet.clone(),
            agency: row.agency.clone(),
            published: article.published.as_ref().map(|stamp| dated(stamp, text)),
            updated: article.updated.as_ref().map(|stamp| dated(stamp, text)),
            language: article.language.code(),
            completeness: crate::phrases::completeness(article.completeness),
            vehicle: row.vehicle.as_str(),
            paragraphs: article.paragraphs.iter().map(|&span| words(span, text)).collect(),
            statements: said
                .map(|said| Said {
                    speakers: said.speakers.iter().map(|speaker| speaker.name.clone()).collect(),
                    content: said.content.iter().map(|&span| words(span, text)).collect(),
                })
                .collect(),
            times: times.map(|time| time_facts(time, text)).collect(),
            mentions: mentions.map(|mention| named(mention, text)).collect(),
            notes: notes.map(doubt).collect(),
        }
    }
}

/// The two ends of a span.
fn ends(span: Span) -> [usize; 2] {
    [span.start(), span.end()]
}

/// The words of a span.
fn words(span: Span, text: &str) -> Words {
    Words { text: span.of(text).to_owned(), span: Some(ends(span)) }
}

/// A date with how it is known.
fn dated(stamp: &Resolved<Stamp>, text: &str) -> Dated {
    Dated {
        value: MomentFacts::of(stamp.value.moment),
        as_printed: stamp.span.map(|span| span.of(text).to_owned()),
        basis: stamp.basis.as_str(),
        span: stamp.span.map(ends),
        clues: stamp.clues.iter().map(reason).collect(),
        rivals: stamp.rivals.iter().map(|rival| rival.moment.to_string()).collect(),
    }
}

/// One reason for a date.
fn reason(clue: &Clue) -> Reason {
    Reason { text: clue.text.clone(), span: clue.span.map(ends), says: clue.says.clone() }
}

/// Words of time.
fn time_facts(time: &TimeExpression, text: &str) -> Time {
    Time {
        text: time.span.of(text).to_owned(),
        span: ends(time.span),
        value: time.value.clone(),
        basis: time.basis.as_str(),
    }
}

/// A name in the text.
fn named(mention: &Mention, text: &str) -> Named {
    Named {
        text: mention.span.of(text).to_owned(),
        span: ends(mention.span),
        kind: mention.kind.as_str(),
        entity: mention.entity.as_ref().map(ToString::to_string),
        name: mention.name.clone(),
    }
}

/// A doubt of the reading.
fn doubt(note: &Note) -> Doubt {
    Doubt { code: note.code.to_string(), says: note.says.clone(), span: note.span.map(ends) }
}
