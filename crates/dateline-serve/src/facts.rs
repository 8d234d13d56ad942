//! The facts table of an article: each value with how it is known and the words that say it.

use crate::{
    address,
    calendar::{self, When},
    credit, phrases,
    sheet::Marking,
};
use dateline_model::{Article, Clue, Resolved, Stamp};
use dateline_store::{ArticleRow, CaptureRow};

/// One row of the table.
#[derive(Debug, Default)]
pub(crate) struct Fact {
    /// What the value is.
    pub(crate) label: &'static str,
    /// The values, in order.
    pub(crate) values: Vec<Value>,
    /// Why it is so.
    pub(crate) clues: Vec<ClueView>,
    /// What else it could be.
    pub(crate) rivals: Vec<String>,
}

/// One value.
#[derive(Debug, Default)]
pub(crate) struct Value {
    /// The value as a date, when it is one.
    pub(crate) when: Option<When>,
    /// The value in words, when it is none.
    pub(crate) words: String,
    /// The page of the words that say it, or of who is meant; empty for none.
    pub(crate) href: String,
    /// How it is known; empty where that is plain.
    pub(crate) basis: String,
}

/// One reason for a value.
#[derive(Debug)]
pub(crate) struct ClueView {
    /// The words.
    pub(crate) words: String,
    /// The page that shows them; empty for markup and addresses.
    pub(crate) href: String,
    /// What they say.
    pub(crate) says: String,
}

/// The facts of an article, in the order of the table.
pub(crate) fn of(
    article: &Article,
    row: &ArticleRow,
    capture: &CaptureRow,
    marking: &Marking<'_>,
) -> Vec<Fact> {
    let mut facts = vec![one("Outlet", plain(credit::outlet(row)))];
    facts.extend(byline(article, marking));
    facts.extend(dateline(article, marking));
    facts.push(dated("Published", article.published.as_ref(), marking));
    if article.updated.is_some() {
        facts.push(dated("Updated", article.updated.as_ref(), marking));
    }
    facts.push(one("Captured", captured(capture)));
    facts.push(one("Completeness", plain(phrases::completeness(article.completeness))));
    let mut weight = plain(phrases::vehicle(article.level.vehicle));
    weight.basis.clone_from(&article.level.because);
    facts.push(one("Vehicle", weight));
    facts.push(one("Language", plain(phrases::language(article.language))));
    facts
}

/// A fact with one value.
fn one(label: &'static str, value: Value) -> Fact {
    Fact { label, values: vec![value], ..Fact::default() }
}

/// A value in words without a link.
fn plain(words: impl Into<String>) -> Value {
    Value { words: words.into(), ..Value::default() }
}

/// The writer.
fn byline(article: &Article, marking: &Marking<'_>) -> Option<Fact> {
    let byline = article.byline.as_ref()?;
    let mut value = plain(byline.text.clone());
    match byline.span {
        Some(span) => value.href = marking.words(span),
        None => value.basis = "from the page’s markup".into(),
    }
    Some(one("Byline", value))
}

/// Place, day and agency before the text.
fn dateline(article: &Article, marking: &Marking<'_>) -> Option<Fact> {
    let dateline = article.dateline.as_ref()?;
    let mut words: Vec<String> = Vec::new();
    words.extend(dateline.place.clone());
    words.extend(dateline.day.map(|day| match day.known() {
        Some(day) => calendar::day_words(day),
        None => {
            format!("{} {}, no year printed", day.day(), dateline_model::month_name(day.month()))
        }
    }));
    words.extend(dateline.agency.clone());
    let href = marking.words(dateline.span);
    Some(one("Dateline", Value { words: words.join(" · "), href, ..Value::default() }))
}

/// A date with its basis, clues and rivals.
fn dated(label: &'static str, stamp: Option<&Resolved<Stamp>>, marking: &Marking<'_>) -> Fact {
    let Some(stamp) = stamp else {
        return one(label, plain("not printed, and no clue dates the text"));
    };
    let value = Value {
        when: Some(When::of_stamp(&stamp.value)),
        href: stamp.span.map(|span| marking.words(span)).unwrap_or_default(),
        basis: calendar::basis_words(stamp.basis).to_owned(),
        ..Value::default()
    };
    Fact {
        label,
        values: vec![value],
        clues: stamp.clues.iter().map(|clue| clue_view(clue, marking)).collect(),
        rivals: stamp.rivals.iter().map(|rival| When::of_stamp(rival).words).collect(),
    }
}

/// One reason with a link to its words.
fn clue_view(clue: &Clue, marking: &Marking<'_>) -> ClueView {
    ClueView {
        words: phrases::clipped(&clue.text, 120),
        href: clue.span.map(|span| marking.words(span)).unwrap_or_default(),
        says: clue.says.clone(),
    }
}

/// When and how the page was captured.
fn captured(capture: &CaptureRow) -> Value {
    Value {
        words: capture
            .captured_at
            .map_or_else(|| "instant not known".to_owned(), calendar::instant_words),
        href: address::capture(&capture.id),
        basis: match capture.provenance {
            dateline_model::Provenance::Witnessed => "witnessed by dateline".into(),
            dateline_model::Provenance::Imported => "imported: someone says so".into(),
        },
        ..Value::default()
    }
}
