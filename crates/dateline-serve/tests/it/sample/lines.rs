//! The chronicle of the sample.

use super::{Draft, poison::POISON};
use dateline_model::{CaptureId, Citation, EventKind, Line, Moment};
use dateline_store::{Filter, Reader};
use jiff::civil::date;

/// The words of the n-th page as a citation.
fn cite(reader: &Reader, id: &CaptureId, draft: &Draft, words: &str) -> Citation {
    let articles = reader.articles(&Filter::default(), 50, 0).expect("articles");
    let article =
        articles.into_iter().find(|article| article.capture == *id).expect("the article is there");
    let span = draft.at(words);
    Citation { capture: article.capture, text: article.text, span, article: article.id }
}

/// A line with its proof.
fn line(when: Option<Moment>, kind: EventKind, says: &str, cites: Vec<Citation>) -> Line {
    Line::new(when, kind, says.into(), cites).expect("it is cited")
}

/// The lines in the order of time.
pub(crate) fn all(reader: &Reader, ids: &[CaptureId], drafts: &[Draft]) -> Vec<Line> {
    let cite = |n: usize, words: &str| {
        let (id, draft) = ids.get(n).zip(drafts.get(n)).expect("a page of the sample");
        cite(reader, id, draft, words)
    };
    let day = |month, day| Some(Moment::day(date(2020, month, day)));
    let mut treaty = line(
        day(10, 10),
        EventKind::Anniversary,
        "75th anniversary of the Harbour Treaty",
        vec![cite(0, "75th anniversary of the Harbour Treaty")],
    );
    treaty.base = Some(Moment::day(date(1945, 10, 10)));
    let opening = line(
        day(10, 10),
        EventKind::Visit,
        "한가람 주석이 해돋이 항 준공식에 참석",
        vec![cite(2, "한가람 주석이 10일 해돋이 항 준공식에 참석하였다")],
    );
    let mut visit = line(
        Some(Moment::week_of(date(2020, 10, 22))),
        EventKind::Visit,
        "Odo Vale visits the Breakwater Cemetery",
        vec![cite(0, "visited the Breakwater Cemetery last week")],
    );
    visit.names = vec!["Odo Vale".into()];
    let mut message = line(
        day(10, 29),
        EventKind::Message,
        "Ada Marrow sends a message to Odo Vale",
        vec![
            cite(0, "Chairwoman Ada Marrow sent a message to President Odo Vale"),
            cite(1, "Ada Marrow said in a message to Odo Vale"),
        ],
    );
    message.is_reported = true;
    message.names = vec!["Ada Marrow".into(), "Odo Vale".into()];
    message.differs = vec!["the Lumen Gazette names Thursday, the Varsk Tribune no day".into()];
    let mut poison = line(None, EventKind::Happening, POISON, vec![cite(3, "He said")]);
    poison.names = vec![POISON.into()];
    poison.differs = vec![POISON.into()];
    let signing = line(
        Moment::year(1945),
        EventKind::Agreement,
        "Lumenia and Sorvia sign the Harbour Treaty",
        vec![cite(0, "Harbour Treaty")],
    );
    vec![signing, treaty, opening, visit, message, poison]
}
