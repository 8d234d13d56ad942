//! A small invented press world, and a scratch folder that goes away.

use dateline_model::{
    Act, Article, Attribution, Basis, Capture, Entity, EntityId, Event, EventKind, Headline, Hop,
    Kind, Lang, Mention, Mode, Moment, PageKind, PageUrl, Party, Provenance, Reading, Resolved,
    Role, Span, Stamp, When,
};
use jiff::Timestamp;
use jiff::civil::date;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder below the system's temporary one, removed when dropped.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("dateline-store-{}-{n}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::remove_dir_all(&folder).ok();
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// An instant of the invented year.
pub(crate) fn noon(day: i8) -> Timestamp {
    date(2031, 5, day).at(12, 0, 0, 0).in_tz("UTC").unwrap().timestamp()
}

/// A witnessed page of the Lumen Gazette.
pub(crate) fn page(n: usize, day: i8, body: &str) -> Capture {
    Capture {
        url: PageUrl::parse(&format!("https://www.gazette.example/news/{n}?utm_source=feed")),
        captured_at: Some(noon(day)),
        content_type: Some("text/plain; charset=utf-8".into()),
        status: Some(200),
        headers: vec![
            ("Content-Type".into(), "text/plain; charset=utf-8".into()),
            ("Content-Encoding".into(), "gzip".into()),
            ("X-Café".into(), "dropped, its name is no name".into()),
            ("Via".into(), " a\r\nb ".into()),
        ],
        provenance: Provenance::Witnessed,
        outlet: Some("Lumen Gazette".into()),
        ..Capture::imported(body.as_bytes().to_vec())
    }
}

/// A scrape without an address.
pub(crate) fn scrape(n: usize, body: &str) -> Capture {
    Capture { origin: Some(format!("scrapes/{n:05}.txt")), ..Capture::imported(body.into()) }
}

/// The text of one short report: headline, agency line, a quote.
pub(crate) fn report(n: usize) -> String {
    format!(
        "Chairwoman Marrow opens lighthouse {n}\n\
         Port Lumen, May 3 (MNA) -- Chairwoman Ada Marrow opened lighthouse number {n} on the \
         northern mole. “The harbour will never be dark again,” she said. 한가람 주석 sent a \
         message of greeting. 林望舒主席发来贺电。\n"
    )
}

/// Where some words stand.
pub(crate) fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap_or_else(|| panic!("{words:?} stands in {text:?}"));
    Span::new(start, start + words.len())
}

fn ada() -> EntityId {
    EntityId::new("person:ada-marrow")
}

fn ada_marrow() -> Entity {
    Entity {
        id: ada(),
        kind: Kind::Person,
        name: "Ada Marrow".into(),
        names: [(Lang::Ko, vec!["에이다 매로".into()])].into(),
        wikidata: None,
    }
}

/// What a reader would make of [`report`].
pub(crate) fn reading(text: &str) -> Reading {
    let title = at(text, text.lines().next().unwrap());
    let body = Span::new(title.end() + 1, text.len()).trimmed(text);
    let hop = |name: &str, role, words| Hop {
        name: name.into(),
        entity: None,
        role,
        basis: Basis::Printed,
        span: Some(at(text, words)),
    };
    let article = Article {
        span: Span::new(0, body.end()),
        headline: Some(Headline { text: title.of(text).into(), span: Some(title) }),
        credits: vec![hop("Meridian News Agency", Role::Agency, "MNA")],
        published: Some(Resolved::printed(Stamp::on(date(2031, 5, 3)), at(text, "May 3"))),
        language: Lang::En,
        paragraphs: vec![body],
        ..Article::default()
    };
    let said = Attribution {
        article: 0,
        mode: Mode::Direct,
        act: Act::Utterance,
        content: vec![at(text, "The harbour will never be dark again")],
        cue: vec![at(text, "said")],
        source: vec![at(text, "she")],
        speakers: vec![Party { entity: Some(ada()), name: "Ada Marrow".into() }],
        addressee: None,
        inside: None,
        chain: vec![],
        confidence: 900,
    };
    Reading {
        reader: "test-1".into(),
        kind: PageKind::Article,
        language: Lang::En,
        articles: vec![article],
        mentions: vec![Mention {
            article: Some(0),
            span: at(text, "Ada Marrow"),
            kind: Kind::Person,
            entity: Some(ada()),
            name: "Ada Marrow".into(),
        }],
        entities: vec![ada_marrow()],
        attributions: vec![said],
        events: vec![Event {
            article: 0,
            kind: EventKind::Visit,
            when: Some(When { moment: Moment::day(date(2031, 5, 3)), is_reported: false }),
            base: None,
            place: None,
            roles: vec![],
            evidence: vec![body],
        }],
        ..Reading::default()
    }
}
