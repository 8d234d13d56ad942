//! The sheet: the body of an article as paragraphs with marks and margin notes.

use crate::{
    address, calendar,
    calendar::When,
    marking::{self, Atom, Layer, Mark},
    phrases,
};
use dateline_model::{
    Act, Article, Attribution, Basis, CaptureId, Digest, EntityId, Mention, Reading, Span,
    TimeExpression,
};
use std::collections::{BTreeMap, BTreeSet};

/// Paragraphs shown on one page; the rest is on the page of the capture (limit `sheet_paragraphs`).
const MOST_PARAGRAPHS: usize = 2_000;
/// Names in the margin of one paragraph.
const MOST_NAMES: usize = 8;

/// One paragraph with its margin.
#[derive(Debug)]
pub(crate) struct Paragraph {
    /// Its number, from 1.
    pub(crate) n: usize,
    /// The words.
    pub(crate) atoms: Vec<Atom>,
    /// What the margin says.
    pub(crate) notes: Vec<MarginNote>,
}

/// One note in the margin: `said` **Ada Marrow**.
#[derive(Debug)]
pub(crate) struct MarginNote {
    /// The layer in a word.
    pub(crate) label: &'static str,
    /// What it says; each word group may lead somewhere.
    pub(crate) parts: Vec<(String, String)>,
    /// What follows in small words, such as the basis.
    pub(crate) tail: String,
}

/// All that is needed to mark the text of one article.
pub(crate) struct Marking<'a> {
    /// The facts of the page.
    pub(crate) reading: &'a Reading,
    /// The article's index in them.
    pub(crate) n: usize,
    /// The text the spans count in.
    pub(crate) text: &'a str,
    /// Its digest.
    pub(crate) digest: &'a Digest,
    /// The capture it was decoded from.
    pub(crate) capture: &'a CaptureId,
    /// The id of the statement of an attribution, by the attribution's spans.
    pub(crate) statements: &'a BTreeMap<Vec<Span>, String>,
}

impl Marking<'_> {
    /// The paragraphs of an article, and how many were left out.
    pub(crate) fn paragraphs(&self, article: &Article) -> (Vec<Paragraph>, usize) {
        let marks = self.marks();
        let mut used = BTreeSet::new();
        let shown = article.paragraphs.iter().take(MOST_PARAGRAPHS);
        let paragraphs = shown
            .enumerate()
            .map(|(at, &span)| {
                let first = marks.partition_point(|mark| mark.span.start() < span.start());
                let here: Vec<Mark> = marks
                    .iter()
                    .skip(first)
                    .take_while(|mark| mark.span.start() < span.end())
                    .cloned()
                    .collect();
                Paragraph {
                    n: at + 1,
                    atoms: marking::atoms(self.text, span, &here, &mut used),
                    notes: self.margin(span),
                }
            })
            .collect();
        (paragraphs, article.paragraphs.len().saturating_sub(MOST_PARAGRAPHS))
    }

    /// The page that shows these words in the capture.
    pub(crate) fn words(&self, span: Span) -> String {
        address::words(self.capture, self.digest, span)
    }

    /// The page of the statement of an attribution, or of its words when the vault has none.
    pub(crate) fn statement(&self, attribution: &Attribution) -> String {
        match (self.statements.get(&attribution.content), attribution.content.first()) {
            (Some(id), _) => address::utterance(id),
            (None, Some(&span)) => self.words(span),
            (None, None) => String::new(),
        }
    }

    /// The marks of the article in the order of the text.
    fn marks(&self) -> Vec<Mark> {
        let mut marks = Vec::new();
        for attribution in self.reading.attributions.iter().filter(|said| said.article == self.n) {
            let href = self.statement(attribution);
            let says = said_words(attribution);
            marks.extend(attribution.content.iter().map(|&span| Mark {
                span,
                layer: Layer::Said,
                href: href.clone(),
                says: says.clone(),
            }));
        }
        marks.extend(
            self.reading.mentions.iter().filter(|mention| mention.article == Some(self.n)).map(
                |mention| Mark {
                    span: mention.span,
                    layer: Layer::Name,
                    href: self.mention(mention),
                    says: format!("{}: {}", mention.kind.as_str(), mention.name),
                },
            ),
        );
        marks.extend(self.reading.times.iter().filter(|time| time.article == Some(self.n)).map(
            |time| Mark {
                span: time.span,
                layer: Layer::Time,
                href: self.words(time.span),
                says: format!("time: {}", time_words(time)),
            },
        ));
        marks.sort_by_key(|mark| mark.span);
        marks
    }

    /// The page of who is meant, or of the words while nobody is.
    fn mention(&self, mention: &Mention) -> String {
        mention.entity.as_ref().map_or_else(|| self.words(mention.span), address::entity)
    }

    /// The margin of one paragraph.
    fn margin(&self, paragraph: Span) -> Vec<MarginNote> {
        let mut notes: Vec<MarginNote> = self
            .reading
            .attributions
            .iter()
            .filter(|said| said.article == self.n)
            .filter(|said| said.content.first().is_some_and(|span| paragraph.has(span.start())))
            .map(|said| MarginNote {
                label: phrases::act(said.act),
                parts: vec![(speakers(said), self.statement(said))],
                tail: via(said),
            })
            .collect();
        notes.extend(
            self.reading
                .times
                .iter()
                .filter(|time| time.article == Some(self.n) && paragraph.has(time.span.start()))
                .filter(|time| is_worth_a_note(time))
                .map(|time| MarginNote {
                    label: "when",
                    parts: vec![(
                        format!("“{}”", phrases::clipped(time.span.of(self.text), 48)),
                        self.words(time.span),
                    )],
                    tail: format!("= {}", time_words(time)),
                }),
        );
        notes.extend(self.names(paragraph));
        notes
    }

    /// The note that lists who and what is named in a paragraph.
    fn names(&self, paragraph: Span) -> Option<MarginNote> {
        let mut seen: BTreeSet<&EntityId> = BTreeSet::new();
        let mut parts = Vec::new();
        let mut more = 0_usize;
        for mention in self.reading.mentions.iter().filter(|mention| {
            mention.article == Some(self.n) && paragraph.has(mention.span.start())
        }) {
            let Some(entity) = &mention.entity else { continue };
            if !seen.insert(entity) {
                continue;
            }
            if parts.len() < MOST_NAMES {
                parts.push((mention.name.clone(), address::entity(entity)));
            } else {
                more += 1;
            }
        }
        let tail = if more == 0 { String::new() } else { format!("and {more} more") };
        (!parts.is_empty()).then_some(MarginNote { label: "names", parts, tail })
    }
}

/// Who said it, or that nobody is named.
pub(crate) fn speakers(attribution: &Attribution) -> String {
    if attribution.speakers.is_empty() {
        return "unattributed".to_owned();
    }
    let names: Vec<&str> =
        attribution.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    names.join(", ")
}

/// Through whom it came, and to whom it was said.
fn via(attribution: &Attribution) -> String {
    use dateline_model::Role;
    let mut words = Vec::new();
    if let Some(addressee) = &attribution.addressee {
        words.push(format!("to {}", addressee.name));
    }
    let stations: Vec<&str> = attribution
        .chain
        .iter()
        .filter(|hop| !matches!(hop.role, Role::Speaker | Role::Addressee))
        .map(|hop| hop.name.as_str())
        .collect();
    if !stations.is_empty() {
        words.push(format!("→ {}", stations.join(" → ")));
    }
    words.join(" ")
}

/// The tooltip of said words.
fn said_words(attribution: &Attribution) -> String {
    match attribution.act {
        Act::Utterance => format!("said by {}", speakers(attribution)),
        act => format!("{} ({})", speakers(attribution), phrases::act(act)),
    }
}

/// Whether words of time say more than they print.
fn is_worth_a_note(time: &TimeExpression) -> bool {
    let is_plain = time.basis == Basis::Printed && time.base.is_none() && time.rivals.is_empty();
    !is_plain && (time.moment.is_some() || time.base.is_some())
}

/// What words of time denote, with how that is known and what else it could be.
fn time_words(time: &TimeExpression) -> String {
    let mut words = match time.moment {
        Some(moment) => When::of(moment).words,
        None => time.value.clone(),
    };
    words.push_str(", ");
    words.push_str(calendar::basis_words(time.basis));
    if let Some(base) = time.base {
        words.push_str(", remembers ");
        words.push_str(&When::of(base).words);
    }
    if !time.rivals.is_empty() {
        let rivals: Vec<String> = time.rivals.iter().take(4).cloned().collect();
        words.push_str("; or ");
        words.push_str(&rivals.join(" or "));
    }
    words
}
