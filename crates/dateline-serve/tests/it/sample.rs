//! A small vault of the invented press world, made from values of the model by hand.
//!
//! Words are found in the text by [`Draft::at`], so that a sentence can be changed without counting
//! bytes.

mod lines;
pub(crate) mod poison;
mod press;

pub(crate) use poison::poisoned;
pub(crate) use press::{gaon, gazette, tribune};

use dateline_model::{
    Act, Article, Attribution, Basis, Capture, CaptureId, Chronicle, Clue, Entity, EntityId,
    Headline, Hop, Kind, Lang, Level, Mention, Mode, Moment, PageKind, PageUrl, Party, Provenance,
    Reading, Resolved, Role, Span, Stamp, TimeExpression, TimeKind, Vehicle,
};
use dateline_store::{Shelved, Vault};
use jiff::Timestamp;
use std::{collections::BTreeMap, path::Path};

/// A page in the making: its text and what is read from it.
pub(crate) struct Draft {
    pub(crate) address: Option<&'static str>,
    pub(crate) outlet: Option<&'static str>,
    pub(crate) html: String,
    pub(crate) text: String,
    pub(crate) reading: Reading,
    pub(crate) captured_at: &'static str,
    pub(crate) provenance: Provenance,
}

impl Draft {
    /// A page with one line of text for each paragraph.
    pub(crate) fn new(address: &'static str, lang: Lang, lines: &[&str]) -> Self {
        let text = lines.join("\n");
        let html: String = lines.iter().map(|line| ["<p>", line, "</p>\n"].concat()).collect();
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
    pub(crate) fn at(&self, words: &str) -> Span {
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
    pub(crate) fn article(mut self, credits: Vec<Hop>, published: Option<Resolved<Stamp>>) -> Self {
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
    pub(crate) fn named(mut self, words: &str, kind: Kind, id: &str, name: &str) -> Self {
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
    pub(crate) fn time(
        mut self,
        words: &str,
        day: Moment,
        basis: Basis,
        base: Option<Moment>,
    ) -> Self {
        let span = self.at(words);
        self.reading.times.push(TimeExpression {
            article: Some(0),
            span,
            kind: TimeKind::Date,
            value: day.to_string(),
            modifier: None,
            moment: Some(day),
            basis,
            anchor: None,
            base,
            rivals: Vec::new(),
            because: vec![Clue {
                text: words.to_owned(),
                span: Some(span),
                says: format!("so: {day}"),
            }],
        });
        self
    }

    /// Adds a statement.
    pub(crate) fn said(
        mut self,
        who: Option<(&str, &str)>,
        words: &str,
        cue: &str,
        chain: Vec<Hop>,
    ) -> Self {
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
        "ada-marrow" => {
            &[(Lang::En, "Ada Marrow"), (Lang::Ko, "에이다 매로"), (Lang::Ja, "エイダ・マロウ")]
        }
        "han-ga-ram" => &[(Lang::En, "Han Ga Ram"), (Lang::Ko, "한가람"), (Lang::Zh, "韩加岚")],
        _ => &[],
    };
    names.iter().map(|(lang, name)| (*lang, vec![(*name).to_owned()])).collect()
}

/// One station of a credit.
pub(crate) fn hop(draft: &Draft, name: &str, role: Role, basis: Basis) -> Hop {
    let span = draft.text.find(name).map(|at| Span::new(at, at + name.len()));
    let entity = matches!(role, Role::Speaker | Role::Addressee)
        .then(|| EntityId::new(name.to_lowercase().replace(' ', "-")));
    let span = span.filter(|_| basis == Basis::Printed);
    Hop { name: name.into(), entity, role, basis, span }
}

/// A page nobody has read yet.
pub(crate) fn unread() -> Capture {
    let mut capture = Capture::imported(b"<p>Not read yet</p>".to_vec());
    capture.origin = Some("crawl.warc.gz".into());
    capture
}

/// When the vault took the pages.
fn now() -> Timestamp {
    "2020-11-01T12:00:00Z".parse().expect("an instant")
}

/// Keeps and shelves the pages, and gives the ids of their captures.
pub(crate) fn keep(vault: &mut Vault, drafts: &[Draft]) -> Vec<CaptureId> {
    let captures: Vec<Capture> = drafts.iter().map(Draft::capture).collect();
    let kept = vault.keep(&captures, now()).expect("the captures are kept");
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
pub(crate) fn fill(folder: &Path) -> Vec<CaptureId> {
    let mut vault = Vault::open(folder).expect("the vault opens");
    let drafts = [gazette(), tribune(), gaon(), poisoned()];
    let ids = keep(&mut vault, &drafts);
    vault.keep(&[unread()], now()).expect("the capture is kept");
    let lines = lines::all(&vault.reader().expect("a reader"), &ids, &drafts);
    vault.put_chronicle(&Chronicle { lines }).expect("the chronicle is kept");
    vault.index().expect("the index is built");
    ids
}
