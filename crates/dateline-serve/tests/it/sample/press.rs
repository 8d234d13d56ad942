//! The honest pages of the sample.

use super::{Draft, hop};
use dateline_model::{
    Basis, Byline, Clue, Dateline, DatelineDay, DropReason, Dropped, EntityId, Event, EventKind,
    Hop, Kind, Lang, Moment, Note, Provenance, Resolved, Role, RoleFiller, Roster, RosterName,
    Span, Stamp, When,
};
use jiff::civil::date;

const GAZETTE: [&str; 7] = [
    "Chairwoman Marrow greets Sorvian president on treaty anniversary",
    "PORT LUMEN, October 29 (MNA) -- Chairwoman Ada Marrow sent a message to President Odo Vale of Sorvia on Thursday, the Meridian News Agency reported.",
    "In the message, Ada Marrow said the two ports “will never again be closed to each other”, and recalled the 75th anniversary of the Harbour Treaty marked earlier this month.",
    "The message is the third between the two leaders in less than a month.",
    "President Vale, who visited the Breakwater Cemetery last week, has not replied, a spokesman said.",
    "Present at the reading were Ada Marrow, Premier Tobias Fenn and Admiral Ruth Osei.",
    "Back to top",
];

/// The front article: dated by clues, with a credit chain of four stations.
pub(crate) fn gazette() -> Draft {
    let mut draft =
        Draft::new("https://gazette.example/politics/marrow-vale?utm_source=x", Lang::En, &GAZETTE);
    draft.outlet = Some("Lumen Gazette");
    draft.provenance = Provenance::Witnessed;
    let thursday = draft.at("Thursday");
    let treaty = draft.at("75th anniversary of the Harbour Treaty");
    let clue = |span: Span, says: &str| Clue {
        text: span.of(&draft.text).into(),
        span: Some(span),
        says: says.into(),
    };
    let published = Resolved {
        value: Stamp::on(date(2020, 10, 29)),
        basis: Basis::Inferred,
        span: Some(thursday),
        clues: vec![
            clue(thursday, "29 October 2020 is a Thursday"),
            clue(treaty, "1945 + 75 = 2020"),
        ],
        rivals: vec![Stamp::on(date(2020, 10, 30))],
    };
    let credits = vec![
        hop(&draft, "Meridian News Agency", Role::Agency, Basis::Printed),
        hop(&draft, "Lumen Gazette", Role::Outlet, Basis::Given),
    ];
    let mut draft = read_gazette(draft.article(credits, Some(published)));
    frame_gazette(&mut draft);
    draft.reading.notes.push(Note::new(
        "published_unprinted",
        "No date is printed; the day was put together from clues.",
        Some(thursday),
    ));
    draft
}

/// Who is named in the front article, when, and who said what.
fn read_gazette(draft: Draft) -> Draft {
    let chain = vec![
        hop(&draft, "Ada Marrow", Role::Speaker, Basis::Printed),
        hop(&draft, "Meridian News Agency", Role::Agency, Basis::Printed),
        hop(&draft, "Northern Wire", Role::Relay, Basis::Inferred),
        hop(&draft, "Lumen Gazette", Role::Outlet, Basis::Given),
    ];
    let founding = Moment::day(date(1945, 10, 10));
    let marked = Moment::day(date(2020, 10, 10));
    let words = "will never again be closed to each other";
    draft
        .named("Ada Marrow", Kind::Person, "ada-marrow", "Ada Marrow")
        .named("Odo Vale", Kind::Person, "odo-vale", "Odo Vale")
        .named("President Vale", Kind::Person, "odo-vale", "Odo Vale")
        .named("Sorvia", Kind::Place, "sorvia", "Sorvia")
        .named("Harbour Treaty", Kind::Work, "work:harbour-treaty", "Harbour Treaty")
        .named("Meridian News Agency", Kind::Organization, "mna", "Meridian News Agency")
        .time("Thursday", Moment::day(date(2020, 10, 29)), Basis::Weekday, None)
        .time("75th anniversary", marked, Basis::Anniversary, Some(founding))
        .time("last week", Moment::week_of(date(2020, 10, 22)), Basis::Relative, None)
        .said(Some(("ada-marrow", "Ada Marrow")), words, "said", chain)
        .said(None, "has not replied", "a spokesman said", Vec::new())
}

/// The dateline of the front article, its list of names, and what does not belong to it.
fn frame_gazette(draft: &mut Draft) {
    let dateline = draft.at("PORT LUMEN, October 29 (MNA) --");
    let furniture = draft.at("Back to top");
    let roster = draft.at("Ada Marrow, Premier Tobias Fenn and Admiral Ruth Osei");
    if let Some(article) = draft.reading.articles.first_mut() {
        article.dateline = Some(Dateline {
            place: Some("PORT LUMEN".into()),
            day: DatelineDay::new(None, 10, 29),
            agency: Some("MNA".into()),
            span: dateline,
        });
        article.paragraphs.retain(|span| *span != furniture);
        article.span = Span::new(0, furniture.start());
    }
    let reason = DropReason::Navigation;
    draft.reading.dropped.push(Dropped { span: furniture, reason, because: Vec::new() });
    let name = |name: &str, title: Option<&str>, id: Option<&str>| {
        let start = roster.of(&draft.text).find(name).unwrap_or_default();
        RosterName {
            name: name.into(),
            entity: id.map(EntityId::new),
            title: title.map(str::to_owned),
            span: roster.absolute(Span::new(start, start + name.len())),
        }
    };
    let names = vec![
        name("Ada Marrow", None, Some("ada-marrow")),
        name("Tobias Fenn", Some("Premier"), None),
        name("Ruth Osei", Some("Admiral"), None),
    ];
    let sent = draft.at("Chairwoman Ada Marrow sent a message to President Odo Vale");
    let role = |role: &str, name: &str, id: &str| RoleFiller {
        role: role.into(),
        name: name.into(),
        entity: Some(EntityId::new(id)),
        span: Some(draft.at(name)),
    };
    let roles =
        vec![role("sender", "Ada Marrow", "ada-marrow"), role("recipient", "Odo Vale", "odo-vale")];
    let moment = Moment::day(date(2020, 10, 29));
    draft.reading.events.push(Event {
        article: 0,
        kind: EventKind::Message,
        when: Some(When { moment, is_reported: true }),
        base: None,
        place: None,
        roles,
        evidence: vec![sent],
    });
    draft.reading.rosters.push(Roster { article: 0, span: roster, names, is_open: false });
}

/// The copy of another outlet, dated in print.
pub(crate) fn tribune() -> Draft {
    let draft = Draft::new(
        "https://tribune.example/2020/10/30/marrow-message",
        Lang::En,
        &[
            "Marrow: ports will stay open",
            "30 October 2020",
            "VARSK -- Lumenia’s chairwoman Ada Marrow said in a message to Odo Vale that the ports “will never again be closed to each other”, Northern Wire reported, citing the Meridian News Agency.",
        ],
    );
    let mut draft = draft;
    draft.outlet = Some("Varsk Tribune");
    draft.captured_at = "2020-10-31T09:00:00Z";
    let stamp = draft.at("30 October 2020");
    let chain = vec![
        hop(&draft, "Ada Marrow", Role::Speaker, Basis::Printed),
        hop(&draft, "Meridian News Agency", Role::Agency, Basis::Printed),
        hop(&draft, "Northern Wire", Role::Relay, Basis::Printed),
        hop(&draft, "Varsk Tribune", Role::Outlet, Basis::Given),
    ];
    let credits = chain.get(1..).unwrap_or_default().to_vec();
    let mut draft = draft
        .article(credits, Some(Resolved::printed(Stamp::on(date(2020, 10, 30)), stamp)))
        .named("Ada Marrow", Kind::Person, "ada-marrow", "Ada Marrow")
        .named("Odo Vale", Kind::Person, "odo-vale", "Odo Vale")
        .said(
            Some(("ada-marrow", "Ada Marrow")),
            "will never again be closed to each other",
            "said",
            chain,
        );
    if let Some(article) = draft.reading.articles.first_mut() {
        article.newslines = vec![stamp];
        article.paragraphs.retain(|span| *span != stamp);
        article.byline = Some(Byline {
            text: "By Ines Calloway".into(),
            people: vec!["Ines Calloway".into()],
            span: None,
        });
    }
    draft
}

/// A Korean article.
pub(crate) fn gaon() -> Draft {
    let mut draft = Draft::new(
        "https://gcna.example/kr/2020/10/11/1",
        Lang::Ko,
        &[
            "한가람 주석, 해돋이 항 준공식에 참석",
            "【하늬 10월 11일발 가온중앙통신】 한가람 주석이 10일 해돋이 항 준공식에 참석하였다.",
            "한가람 주석은 “바다는 우리의 길이며 우리의 밭이다”라고 말하였다.",
        ],
    );
    draft.outlet = Some("가온중앙통신");
    draft.captured_at = "2020-10-12T00:00:00Z";
    let stamp = draft.at("10월 11일");
    let chain = vec![
        Hop {
            name: "한가람".into(),
            entity: Some(EntityId::new("han-ga-ram")),
            role: Role::Speaker,
            basis: Basis::Printed,
            span: Some(draft.at("한가람")),
        },
        hop(&draft, "가온중앙통신", Role::Agency, Basis::Printed),
    ];
    let published = Resolved {
        value: Stamp::on(date(2020, 10, 11)),
        basis: Basis::Address,
        span: Some(stamp),
        clues: Vec::new(),
        rivals: Vec::new(),
    };
    let credits = chain.get(1..).unwrap_or_default().to_vec();
    draft
        .article(credits, Some(published))
        .named("한가람", Kind::Person, "han-ga-ram", "Han Ga Ram")
        .named("해돋이 항", Kind::Place, "place:해돋이-항", "해돋이 항")
        .time("10일", Moment::day(date(2020, 10, 10)), Basis::Relative, None)
        .said(
            Some(("han-ga-ram", "한가람")),
            "바다는 우리의 길이며 우리의 밭이다",
            "말하였다",
            chain,
        )
}
