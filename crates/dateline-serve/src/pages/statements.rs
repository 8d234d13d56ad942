//! `/statements`: who said what, the latest first.

use crate::{
    asked::{Asked, Pager},
    coverage, credit,
    frame::{self, Frame},
    pages::article::{SaidView, said},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, http::Uri, response::Response};
use dateline_model::{Lang, Moment};
use dateline_store::{Filter, Reader, StatementRow};
use std::collections::BTreeSet;

/// The list of statements.
#[derive(Template)]
#[template(path = "statements.html")]
struct StatementsPage {
    frame: Frame,
    rows: Vec<Row>,
    speaker: String,
    q: String,
    outlet: String,
    since: String,
    until: String,
    is_filtered: bool,
    pager: Pager,
}

/// One statement with where it stands.
pub(crate) struct Row {
    /// The statement.
    pub(crate) said: SaidView,
    /// The page of its article.
    pub(crate) article: String,
    /// The headline of its article.
    pub(crate) headline: String,
    /// Who published it, and when.
    pub(crate) by: String,
}

impl Row {
    /// A statement as a row of a list.
    pub(crate) fn of(row: &StatementRow) -> Self {
        Self {
            said: said(row),
            article: crate::address::article(&row.article.id),
            headline: credit::headline(&row.article),
            by: credit::by(&row.article),
        }
    }
}

/// Each thing said once: later copies on the same page are left out, the first one counts them.
pub(crate) fn once(rows: &[StatementRow]) -> impl Iterator<Item = &StatementRow> {
    let mut seen = BTreeSet::new();
    rows.iter().filter(move |row| seen.insert(&row.utterance))
}

/// Answers `/statements`.
pub(crate) async fn show(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let filter = filter_of(&asked)?;
    let page = room.ask(move |reader| view(reader, &asked, &filter)).await?;
    Ok(frame::page(&page))
}

/// A field that narrows, or nothing when it is empty.
fn words(asked: &Asked, key: &str) -> Option<String> {
    let words = asked.field(key);
    (!words.is_empty()).then(|| words.to_owned())
}

/// What the fields narrow a list of articles or statements to.
pub(crate) fn filter_of(asked: &Asked) -> Result<Filter, Trouble> {
    let lang = match asked.field("lang") {
        "" => None,
        code => match Lang::from_code(code) {
            Lang::Und => {
                let code = phrases::clipped(code, 40);
                return Err(Trouble::Misasked(format!("“{code}” is no language dateline knows.")));
            }
            lang => Some(lang),
        },
    };
    Ok(Filter {
        since: asked.moment("since")?.map(Moment::first),
        until: asked.moment("until")?.map(Moment::last),
        outlet: words(asked, "outlet"),
        agency: words(asked, "agency"),
        speaker: words(asked, "speaker"),
        text: words(asked, "q"),
        lang,
        ..Filter::default()
    })
}

/// The page from the vault.
fn view(reader: &Reader, asked: &Asked, filter: &Filter) -> Result<StatementsPage, Trouble> {
    let limit = asked.limit();
    let mut rows = reader.statements(filter, limit + 1, asked.offset()).map_err(unable)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let mut frame = Frame::new("Quotes", "/statements");
    frame.coverage = coverage::line(reader)?;
    let field = |key| asked.field(key).to_owned();
    Ok(StatementsPage {
        frame,
        pager: Pager::new("/statements", asked, rows.len(), has_more),
        rows: once(&rows).map(Row::of).collect(),
        speaker: field("speaker"),
        q: field("q"),
        outlet: field("outlet"),
        since: field("since"),
        until: field("until"),
        is_filtered: *filter != Filter::default(),
    })
}
