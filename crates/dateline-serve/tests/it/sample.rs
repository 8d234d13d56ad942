//! A small vault of the invented press world, made from values of the model by hand.
//!
//! Words are found in the text by [`Draft::at`], so that a sentence can be changed without counting
//! bytes.

use dateline_model::{
    Act, Article, Attribution, Basis, Byline, Capture, CaptureId, Chronicle, Citation, Clue,
    Dateline, DatelineDay, DropReason, Dropped, Entity, EntityId, EventKind, Headline, Hop, Kind,
    Lang, Level, Line, Mention, Mode, Moment, Note, PageKind, PageUrl, Party, Provenance, Reading,
    Resolved, Role, Roster, RosterName, Span, Stamp, TimeExpression, TimeKind, Vehicle,
};
use dateline_store::{Filter, Shelved, Vault};
use jiff::{Timestamp, civil::date};
use std::{collections::BTreeMap, path::Path};

/// A page in the making: its text and what is read from it.
pub struct Draft {
    pub address: Option<&'static str>,
    pub outlet: Option<&'static str>,
    pub html: String,
    pub text: String,
    pub reading: Reading,
    pub captured_at: &'static str,
    pub provenance: Provenance,
}

impl Draft {
    /// A page with one line of text for each paragraph.
    pub fn new(address: &'static str, lang: Lang, lines: &[&str]) -> Self {
        let text = lines.join("\n");
        let html: String = lines.iter().map(|line| format!("<p>{line}</p>\n")).collect();
        let reading = Reading {
            reader: "0.1.0".into(),
            kind: PageKind::Article,
            language: lang,
            ..Reading::default()
        };
        Self {
            address: Some(address),
            outlet: None,
            html,
            text,
            reading,
            captured_at: "2020-10-30T06:15:00Z",
            provenance: Provenance::Imported,
        }
    }

    /// The first place where these words stand.
    pub fn at(&self, words: &str) -> Span {
        let start = self.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
        Span::new(start, start + words.len())
    }

    /// The spans of all lines after the first `skip`.
    fn lines_after(&self, skip: usize) -> Vec<Span> {
        let mut at = 0;
        let mut spans = Vec::new();
        for line in self.text.split('\n') {
            spans.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        spans.split_off(skip.min(spans.len()))
    }

    /// Adds one article that begins with its headline.
    pub fn article(mut self, credits: Vec<Hop>, published: Option<Resolved<Stamp>>) -> Self {
        let paragraphs = self.lines_after(1);
        let headline = self.text.lines().next().unwrap_or_default().to_owned();
        let span = Span::new(0, headline.len());
        self.reading.articles.push(Article {
            span: Span::new(0, self.text.len()),
            headline: Some(Headline { text: headline, span: Some(span) }),
            credits,
            published,
            language: self.reading.language,
            paragraphs,
            level: Level { vehicle: Vehicle::Report, because: "nothing says more".into() },
            ..Article::default()
        });
        self
    }

    /// Adds who is meant by some words, everywhere they stand.
    pub fn named(mut self, words: &str, kind: Kind, id: &str, name: &str) -> Self {
        let places: Vec<usize> = self.text.match_indices(words).map(|(at, _)| at).collect();
        for at in places {
            self.reading.mentions.push(Mention {
                article: Some(0),
                span: Span::new(at, at + words.len()),
                kind,
                entity: Some(EntityId::new(id)),
                name: name.into(),
            });
        }
        if !self.reading.entities.iter().any(|entity| entity.id.as_str() == id) {
            self.reading.entities.push(Entity {
                id: EntityId::new(id),
                kind,
                name: name.into(),
                names: names_of(id),
                wikidata: None,
            });
        }
        self
    }

    /// Adds words of time.
    pub fn time(mut self, words: &str, day: Moment, basis: Basis, base: Option<Moment>) -> Self {
        self.reading.times.push(TimeExpression {
            article: Some(0),
            span: self.at(words),
            kind: TimeKind::Date,
            value: day.to_string(),
            modifier: None,
            moment: Some(day),
            basis,
            anchor: None,
            base,
            rivals: Vec::new(),
        });
        self
    }

    /// Adds a statement.
    pub fn said(mut self, who: Option<(&str, &str)>, words: &str, cue: &str, chain: Vec<Hop>) -> Self {
        let speakers = who
            .map(|(id, name)| Party { entity: Some(EntityId::new(id)), name: name.into() })
            .into_iter()
            .collect();
        let source = who.map(|(_, name)| self.text.find(name)).unwrap_or_default();
        let source = source
            .zip(who)
            .map(|(at, (_, name))| Span::new(at, at + name.len()))
            .into_iter()
            .collect();
        self.reading.attributions.push(Attribution {
            article: 0,
            mode: Mode::Direct,
            act: Act::Utterance,
            content: vec![self.at(words)],
            cue: vec![self.at(cue)],
            source,
            speakers,
            addressee: None,
            inside: None,
            chain,
            confidence: 930,
        });
        self
    }

    /// The capture this page came in.
    fn capture(&self) -> Capture {
        let mut capture = Capture::imported(self.html.clone().into_bytes());
        capture.url = self.address.and_then(PageUrl::parse);
        capture.captured_at = self.captured_at.parse().ok();
        capture.content_type = Some("text/html; charset=utf-8".into());
        capture.status = Some(200);
        capture.outlet = self.outlet.map(str::to_owned);
        capture.provenance = self.provenance;
        capture
    }
}

/// Names by language for the people and places of the invented world.
fn names_of(id: &str) -> BTreeMap<Lang, Vec<String>> {
    let names: &[(Lang, &str)] = match id {
        "ada-marrow" => &[(Lang::En, "Ada Marrow"), (Lang::Ko, "에이다 매로"), (Lang::Ja, "エイダ・マロウ")],
        "han-ga-ram" => &[(Lang::En, "Han Ga Ram"), (Lang::Ko, "한가람"), (Lang::Zh, "韩加岚")],
        _ => &[],
    };
    names.iter().map(|(lang, name)| (*lang, vec![(*name).to_owned()])).collect()
}

/// One station of a credit.
pub fn hop(draft: &Draft, name: &str, role: Role, basis: Basis) -> Hop {
    let span = draft.text.find(name).map(|at| Span::new(at, at + name.len()));
    let entity = matches!(role, Role::Speaker | Role::Addressee)
        .then(|| EntityId::new(name.to_lowercase().replace(' ', "-")));
    let span = span.filter(|_| basis == Basis::Printed);
    Hop { name: name.into(), entity, role, basis, span }
}

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
pub fn gazette() -> Draft {
    let mut draft =
        Draft::new("https://gazette.example/politics/marrow-vale?utm_source=x", Lang::En, &GAZETTE);
    draft.outlet = Some("Lumen Gazette");
    draft.provenance = Provenance::Witnessed;
    let thursday = draft.at("Thursday");
    let published = Resolved {
        value: Stamp::on(date(2020, 10, 29)),
        basis: Basis::Inferred,
        span: Some(thursday),
        clues: vec![
            Clue { text: "Thursday".into(), span: Some(thursday), says: "29 October 2020 is a Thursday".into() },
            Clue {
                text: "75th anniversary of the Harbour Treaty".into(),
                span: Some(draft.at("75th anniversary of the Harbour Treaty")),
                says: "1945 + 75 = 2020".into(),
            },
        ],
        rivals: vec![Stamp::on(date(2020, 10, 30))],
    };
    let credits = vec![
        hop(&draft, "Meridian News Agency", Role::Agency, Basis::Printed),
        hop(&draft, "Lumen Gazette", Role::Outlet, Basis::Given),
    ];
    let chain = vec![
        hop(&draft, "Ada Marrow", Role::Speaker, Basis::Printed),
        hop(&draft, "Meridian News Agency", Role::Agency, Basis::Printed),
        hop(&draft, "Northern Wire", Role::Relay, Basis::Inferred),
        hop(&draft, "Lumen Gazette", Role::Outlet, Basis::Given),
    ];
    let dateline = draft.at("PORT LUMEN, October 29 (MNA) --");
    let mut draft = draft
        .article(credits, Some(published))
        .named("Ada Marrow", Kind::Person, "ada-marrow", "Ada Marrow")
        .named("Odo Vale", Kind::Person, "odo-vale", "Odo Vale")
        .named("President Vale", Kind::Person, "odo-vale", "Odo Vale")
        .named("Sorvia", Kind::Place, "sorvia", "Sorvia")
        .named("Harbour Treaty", Kind::Work, "work:harbour-treaty", "Harbour Treaty")
        .named("Meridian News Agency", Kind::Organization, "mna", "Meridian News Agency")
        .time("Thursday", Moment::day(date(2020, 10, 29)), Basis::Weekday, None)
        .time(
            "75th anniversary",
            Moment::day(date(2020, 10, 10)),
            Basis::Anniversary,
            Some(Moment::day(date(1945, 10, 10))),
        )
        .time("last week", Moment::week_of(date(2020, 10, 22)), Basis::Relative, None)
        .said(Some(("ada-marrow", "Ada Marrow")), "will never again be closed to each other", "said", chain)
        .said(None, "has not replied", "a spokesman said", Vec::new());
    let body_end = draft.at("Back to top");
    if let Some(article) = draft.reading.articles.first_mut() {
        article.dateline = Some(Dateline {
            place: Some("PORT LUMEN".into()),
            day: DatelineDay::new(None, 10, 29),
            agency: Some("MNA".into()),
            span: dateline,
        });
        article.paragraphs.retain(|span| *span != body_end);
        article.span = Span::new(0, body_end.start());
    }
    draft.reading.dropped.push(Dropped {
        span: body_end,
        reason: DropReason::Navigation,
        because: Vec::new(),
    });
    let roster = draft.at("Ada Marrow, Premier Tobias Fenn and Admiral Ruth Osei");
    let names = [("Ada Marrow", None, Some("ada-marrow")), ("Tobias Fenn", Some("Premier"), None)];
    draft.reading.rosters.push(Roster {
        article: 0,
        span: roster,
        names: names
            .into_iter()
            .map(|(name, title, id): (&str, Option<&str>, Option<&str>)| RosterName {
                name: name.into(),
                entity: id.map(EntityId::new),
                title: title.map(str::to_owned),
                span: roster.absolute(draft_span(roster.of(&draft.text), name)),
            })
            .collect(),
        is_open: false,
    });
    draft.reading.notes.push(Note::new(
        "published_unprinted",
        "No date is printed; the day was put together from clues.",
        Some(thursday),
    ));
    draft
}

/// Where a name stands in some words.
fn draft_span(words: &str, name: &str) -> Span {
    let start = words.find(name).unwrap_or_default();
    Span::new(start, start + name.len())
}

/// The copy of another outlet, dated in print.
pub fn tribune() -> Draft {
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
        .said(Some(("ada-marrow", "Ada Marrow")), "will never again be closed to each other", "said", chain);
    if let Some(article) = draft.reading.articles.first_mut() {
        article.newslines = vec![stamp];
        article.paragraphs.retain(|span| *span != stamp);
        article.byline =
            Some(Byline { text: "By Ines Calloway".into(), people: vec!["Ines Calloway".into()], span: None });
    }
    draft
}

/// A Korean article.
pub fn gaon() -> Draft {
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

/// What a page could carry against its reader.
pub const POISON: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u{202e}evil";

/// A page whose every field carries markup.
pub fn poisoned() -> Draft {
    let said = format!("He said “{POISON} words”.");
    let mut draft = Draft::new(
        "https://evil.example/?a=%3Cscript%3E&b=\"'",
        Lang::En,
        &[POISON, &said, "On <b>Thursday</b> at <i>noon</i>."],
    );
    draft.outlet = Some("<script>alert(3)</script> Evil Outlet");
    draft.html = format!("<html><body onload=alert(1)>{POISON}<p>words of the original</p></body></html>");
    let poison_id = "person:<script>\"'/../&";
    let words = format!("{POISON} words");
    let chain = vec![Hop {
        name: POISON.into(),
        entity: Some(EntityId::new(poison_id)),
        role: Role::Speaker,
        basis: Basis::Printed,
        span: Some(draft.at("He")),
    }];
    let mut draft = draft
        .article(chain.clone(), None)
        .named("He", Kind::Person, poison_id, POISON)
        .time("<b>Thursday</b>", Moment::day(date(2020, 10, 29)), Basis::Weekday, None)
        .said(Some((poison_id, POISON)), &words, "said", chain);
    draft.reading.notes.push(Note::new("poison", POISON, Some(draft.at("He"))));
    if let Some(article) = draft.reading.articles.first_mut() {
        article.byline =
            Some(Byline { text: POISON.into(), people: vec![POISON.into()], span: None });
        article.level.because = POISON.into();
    }
    draft
}

/// A page nobody has read yet.
pub fn unread() -> Capture {
    let mut capture = Capture::imported(b"<p>Not read yet</p>".to_vec());
    capture.origin = Some("crawl.warc.gz".into());
    capture
}

/// Keeps and shelves the pages, and gives the ids of their captures.
pub fn keep(vault: &mut Vault, drafts: &[Draft]) -> Vec<CaptureId> {
    let now: Timestamp = "2020-11-01T12:00:00Z".parse().expect("an instant");
    let captures: Vec<Capture> = drafts.iter().map(Draft::capture).collect();
    let kept = vault.keep(&captures, now).expect("the captures are kept");
    let ids: Vec<CaptureId> = kept.into_iter().map(|kept| kept.id).collect();
    let shelved: Vec<Shelved<'_>> = drafts
        .iter()
        .zip(&ids)
        .map(|(draft, capture)| Shelved {
            capture,
            text: &draft.text,
            charset: "utf-8",
            is_html: true,
            reading: &draft.reading,
        })
        .collect();
    vault.put(&shelved).expect("the readings are shelved");
    ids
}

/// Fills a vault with the pages of the sample and its chronicle.
pub fn fill(folder: &Path) -> Vec<CaptureId> {
    let mut vault = Vault::open(folder).expect("the vault opens");
    let drafts = [gazette(), tribune(), gaon(), poisoned()];
    let ids = keep(&mut vault, &drafts);
    let now: Timestamp = "2020-11-01T12:00:00Z".parse().expect("an instant");
    vault.keep(&[unread()], now).expect("the capture is kept");
    let cite = |n: usize, words: &str| -> Citation {
        let reader = vault.reader().expect("a reader");
        let articles = reader.articles(&Filter::default(), 50, 0).expect("articles");
        let article = articles
            .into_iter()
            .find(|article| Some(&article.capture) == ids.get(n))
            .expect("the article is there");
        let span = drafts.get(n).expect("a draft").at(words);
        Citation { capture: article.capture, text: article.text, span, article: article.id }
    };
    let day = |month, day| Some(Moment::day(date(2020, month, day)));
    let mut lines = Vec::new();
    let mut line = |when, kind, says: &str, cites: Vec<Citation>, change: &dyn Fn(&mut Line)| {
        let mut line = Line::new(when, kind, says.into(), cites).expect("it is cited");
        change(&mut line);
        lines.push(line);
    };
    line(
        day(10, 10),
        EventKind::Anniversary,
        "75th anniversary of the Harbour Treaty",
        vec![cite(0, "75th anniversary of the Harbour Treaty")],
        &|line| line.base = Some(Moment::day(date(1945, 10, 10))),
    );
    line(
        day(10, 10),
        EventKind::Visit,
        "한가람 주석이 해돋이 항 준공식에 참석",
        vec![cite(2, "한가람 주석이 10일 해돋이 항 준공식에 참석하였다")],
        &|_| {},
    );
    line(
        Some(Moment::week_of(date(2020, 10, 22))),
        EventKind::Visit,
        "Odo Vale visits the Breakwater Cemetery",
        vec![cite(0, "visited the Breakwater Cemetery last week")],
        &|line| line.names = vec!["Odo Vale".into()],
    );
    line(
        day(10, 29),
        EventKind::Message,
        "Ada Marrow sends a message to Odo Vale",
        vec![
            cite(0, "Chairwoman Ada Marrow sent a message to President Odo Vale"),
            cite(1, "Ada Marrow said in a message to Odo Vale"),
        ],
        &|line| {
            line.is_reported = true;
            line.names = vec!["Ada Marrow".into(), "Odo Vale".into()];
            line.differs = vec!["the Lumen Gazette names Thursday, the Varsk Tribune no day".into()];
        },
    );
    line(None, EventKind::Happening, POISON, vec![cite(3, "He said")], &|line| {
        line.names = vec![POISON.into()];
        line.differs = vec![POISON.into()];
    });
    line(
        Moment::year(1945),
        EventKind::Agreement,
        "Lumenia and Sorvia sign the Harbour Treaty",
        vec![cite(0, "Harbour Treaty")],
        &|_| {},
    );
    lines.sort_by_key(|line: &Line| line.when.map_or((true, None), |when| (false, Some(when.first()))));
    vault.put_chronicle(&Chronicle { lines }).expect("the chronicle is kept");
    vault.index().expect("the index is built");
    ids
}
