//! `/event/{id}`: one line of the chronicle with every account of it.

use crate::{
    address,
    asked::Named,
    coverage, credit,
    frame::{self, Frame},
    marking::{self, Atom, Layer, Mark},
    pages::chronicle::LineView,
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, response::Response};
use dateline_model::Citation;
use dateline_store::Reader;
use std::collections::BTreeSet;

/// Accounts shown on the page.
const MOST_ACCOUNTS: usize = 200;
/// Bytes of text shown on each side of the cited words.
const AROUND: usize = 160;

/// The page of an event.
#[derive(Template)]
#[template(path = "event.html")]
struct EventPage {
    frame: Frame,
    line: LineView,
    names: Vec<String>,
    accounts: Vec<Account>,
    left_out: usize,
}

/// The words of one citation in their surroundings.
struct Account {
    headline: String,
    lang: &'static str,
    article: String,
    by: String,
    passage: Vec<Atom>,
    words: String,
}

/// Answers `/event/{id}`.
pub(crate) async fn show(
    State(room): State<Room>,
    Named(id): Named<String>,
) -> Result<Response, Trouble> {
    let page = room
        .ask(move |reader| {
            let absent = || Trouble::Absent("No event of the chronicle has this number.".into());
            let id: i64 = id.parse().map_err(|_| absent())?;
            let line = reader.line(id).map_err(unable)?.ok_or_else(absent)?;
            let view = LineView::of(reader, id, &line, 0)?;
            let citations = line.citations();
            let mut accounts = Vec::new();
            for citation in citations.iter().take(MOST_ACCOUNTS) {
                accounts.extend(account(reader, citation)?);
            }
            let mut frame = Frame::new(line.says.clone(), "/chronicle");
            frame.coverage = coverage::line(reader)?;
            let left_out = citations.len().saturating_sub(MOST_ACCOUNTS);
            Ok(EventPage { frame, line: view, names: line.names.clone(), accounts, left_out })
        })
        .await?;
    Ok(frame::page(&page))
}

/// The words of a citation with what stands around them.
fn account(reader: &Reader, citation: &Citation) -> Result<Option<Account>, Trouble> {
    let Some(article) = reader.article(&citation.article).map_err(unable)? else {
        return Ok(None);
    };
    let Some(text) = reader.text(&citation.text).map_err(unable)? else { return Ok(None) };
    let mark =
        Mark { span: citation.span, layer: Layer::Cited, href: String::new(), says: String::new() };
    let within = marking::around(&text, citation.span, AROUND);
    let mut passage = marking::atoms(&text, within, &[mark], &mut BTreeSet::new());
    for atom in &mut passage {
        atom.ids.clear();
    }
    Ok(Some(Account {
        headline: credit::headline(&article),
        lang: article.lang.code(),
        article: address::article(&article.id),
        by: credit::by(&article),
        passage,
        words: address::citation(citation),
    }))
}

impl EventPage {
    /// A sentence about the day.
    fn day_says(&self) -> &'static str {
        match (&self.line.when, self.line.is_reported) {
            (None, _) => "No account says when it happened.",
            (Some(_), true) => {
                "The texts do not date the event itself; this is the day of the first report."
            }
            (Some(_), false) => "The day is the day of the event as the texts tell it.",
        }
    }

    /// How many accounts there are.
    fn told(&self) -> String {
        match self.accounts.len() {
            1 => "Told once".to_owned(),
            count => format!("Told {} times", phrases::grouped(count)),
        }
    }
}
