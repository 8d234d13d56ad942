//! `/` and `/chronicle`: dated lines, each with the words that prove it.

use crate::{
    api::lines::ChronicleFacts,
    asked::{Asked, Pager},
    calendar::When,
    coverage,
    credit::Cite,
    frame::{self, Frame},
    phrases,
    room::{Room, unable},
    trouble::Trouble,
};
use askama::Template;
use axum::{
    extract::State,
    http::Uri,
    response::{IntoResponse, Response},
};
use dateline_model::{Granularity, Line, Moment};
use dateline_store::{Filter, Reader};

/// Citations shown in a line; the page of the event has all.
const SHOWN_CITES: usize = 6;

/// The chronicle.
#[derive(Template)]
#[template(path = "chronicle.html")]
struct ChroniclePage {
    frame: Frame,
    months: Vec<Month>,
    since: String,
    until: String,
    kind: String,
    q: String,
    kinds: Vec<(&'static str, &'static str)>,
    is_filtered: bool,
    is_vault_empty: bool,
    pager: Pager,
}

/// The lines of one month, or of what is known no finer.
struct Month {
    heading: String,
    anchor: String,
    lines: Vec<LineView>,
}

/// One line as the page shows it.
#[derive(Debug)]
pub(crate) struct LineView {
    /// Its number in the vault.
    pub(crate) id: i64,
    /// When it happened; none when no account says.
    pub(crate) when: Option<When>,
    /// Whether the day is only that of the first report.
    pub(crate) is_reported: bool,
    /// The word of its kind.
    pub(crate) kind: &'static str,
    /// The sentence.
    pub(crate) says: String,
    /// What an anniversary remembers.
    pub(crate) base: Option<When>,
    /// Where the accounts differ.
    pub(crate) differs: Vec<String>,
    /// The first of its citations.
    pub(crate) cites: Vec<Cite>,
    /// How many more there are, in words; empty for none.
    pub(crate) more: String,
}

impl LineView {
    /// A line with its first `most` citations.
    pub(crate) fn of(reader: &Reader, id: i64, line: &Line, most: usize) -> Result<Self, Trouble> {
        let mut cites = Vec::new();
        for citation in line.citations().iter().take(most) {
            let article = reader.article(&citation.article).map_err(unable)?;
            cites.push(Cite::new(citation, article.as_ref()));
        }
        let more = line.citations().len().saturating_sub(cites.len());
        let more = if more == 0 {
            String::new()
        } else {
            format!("and {}", phrases::counted(more, "more citation", "more citations"))
        };
        Ok(Self {
            id,
            when: line.when.map(When::of),
            is_reported: line.is_reported,
            kind: phrases::event_kind(line.kind),
            says: line.says.clone(),
            base: line.base.map(When::of),
            differs: line.differs.clone(),
            cites,
            more,
        })
    }
}

/// Answers `/` and `/chronicle`.
pub(crate) async fn show(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let filter = filter_of(&asked)?;
    let page = room.ask(move |reader| view(reader, &asked, &filter)).await?;
    Ok(frame::page(&page))
}

/// Answers `/chronicle.json`.
pub(crate) async fn show_json(State(room): State<Room>, uri: Uri) -> Result<Response, Trouble> {
    let asked = Asked::of(&uri)?;
    let filter = filter_of(&asked)?;
    let facts = room
        .ask(move |reader| {
            let lines = reader.lines(&filter, asked.limit(), asked.offset()).map_err(unable)?;
            Ok(ChronicleFacts::of(&lines, coverage::line(reader)?))
        })
        .await?;
    Ok(frame::json(&facts).into_response())
}

/// What the fields of the form narrow the chronicle to.
fn filter_of(asked: &Asked) -> Result<Filter, Trouble> {
    let kind = match asked.field("kind") {
        "" => None,
        word => {
            Some(phrases::EVENT_KINDS.into_iter().find(|kind| kind.as_str() == word).ok_or_else(
                || {
                    Trouble::Misasked(format!(
                        "“{}” is no kind of event.",
                        phrases::clipped(word, 80)
                    ))
                },
            )?)
        }
    };
    let text = asked.field("q");
    Ok(Filter {
        since: asked.moment("since")?.map(Moment::first),
        until: asked.moment("until")?.map(Moment::last),
        kind,
        text: (!text.is_empty()).then(|| text.to_owned()),
        ..Filter::default()
    })
}

/// The page from the vault.
fn view(reader: &Reader, asked: &Asked, filter: &Filter) -> Result<ChroniclePage, Trouble> {
    let limit = asked.limit();
    let mut lines = reader.lines(filter, limit + 1, asked.offset()).map_err(unable)?;
    let has_more = lines.len() > limit;
    lines.truncate(limit);
    let counts = reader.counts().map_err(unable)?;
    let mut months: Vec<Month> = Vec::new();
    for (id, line) in &lines {
        let (anchor, heading) = heading_of(line);
        if months.last().is_none_or(|month| month.anchor != anchor) {
            months.push(Month { heading, anchor, lines: Vec::new() });
        }
        let view = LineView::of(reader, *id, line, SHOWN_CITES)?;
        if let Some(month) = months.last_mut() {
            month.lines.push(view);
        }
    }
    let mut frame = Frame::new("Chronicle", "/chronicle");
    frame.coverage = coverage::says(&counts);
    frame.twin = format!("/chronicle.json{}", asked.at_offset(asked.offset()));
    Ok(ChroniclePage {
        frame,
        months,
        since: asked.field("since").to_owned(),
        until: asked.field("until").to_owned(),
        kind: asked.field("kind").to_owned(),
        q: asked.field("q").to_owned(),
        kinds: phrases::EVENT_KINDS
            .iter()
            .map(|kind| (kind.as_str(), phrases::event_kind(*kind)))
            .collect(),
        is_filtered: *filter != Filter::default(),
        is_vault_empty: counts.captures == 0,
        pager: Pager::new("/chronicle", asked, lines.len(), has_more),
    })
}

/// The anchor and the words of the heading a line stands under.
fn heading_of(line: &Line) -> (String, String) {
    let Some(when) = line.when else {
        return ("undated".to_owned(), "Day not known".to_owned());
    };
    let (year, month) = (when.first().year(), when.first().month());
    match when.granularity() {
        Granularity::Year => (format!("y{year}"), format!("{year}, month not known")),
        Granularity::Decade | Granularity::Century => (format!("y{when}"), When::of(when).words),
        _ => {
            (format!("y{year}-{month:02}"), format!("{} {year}", dateline_model::month_name(month)))
        }
    }
}
