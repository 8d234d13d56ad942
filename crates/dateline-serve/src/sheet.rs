//! The sheet: the body of an article as paragraphs with marks and margin notes.

use crate::{
    address, calendar,
    calendar::When,
    marking::{self, Atom, Layer, Mark},
    phrases,
};
use dateline_model::{
    Act, Article, Attribution, Basis, CaptureId, Clue, Digest, EntityId, Mention, Reading, Span,
    TimeExpression,
};
use std::collections::{BTreeMap, BTreeSet};

/// Paragraphs shown on one page; the rest is on the page of the capture (limit `sheet_paragraphs`).
const MOST_PARAGRAPHS: usize = 2_000;
/// Dates listed under an article with their steps.
const MOST_DATES: usize = 200;
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
    /// By which steps it is known, shown on demand.
    pub(crate) steps: Vec<Step>,
}

/// One step of a proof.
#[derive(Debug)]
pub(crate) struct Step {
    /// The words it rests on; empty where none say it.
    pub(crate) words: String,
    /// Where they stand in the captured page.
    pub(crate) href: String,
    /// What they say.
    pub(crate) says: String,
}

/// Words of time with all that is known about them.
#[derive(Debug)]
pub(crate) struct Dated {
    /// The words.
    pub(crate) words: String,
    /// Where they stand in the captured page.
    pub(crate) href: String,
    /// What they denote.
    pub(crate) says: String,
    /// By which steps.
    pub(crate) steps: Vec<Step>,
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
    /// The entities that have a page.
    pub(crate) known: &'a BTreeSet<EntityId>,
}

impl Marking<'_> {
    /// The paragraphs of an article, the ids of the marks in them, and how many were left out.
    pub(crate) fn paragraphs(
        &self,
        article: &Article,
    ) -> (Vec<Paragraph>, BTreeSet<String>, usize) {
        let marks = self.marks();
        let mut used = BTreeSet::new();
        let shown: Vec<Span> = article.paragraphs.iter().take(MOST_PARAGRAPHS).copied().collect();
        let paragraphs = shown
            .iter()
            .zip(self.margins(&shown))
            .enumerate()
            .map(|(at, (&span, notes))| {
                let first = marks.partition_point(|mark| mark.span.start() < span.start());
                let here: Vec<Mark> = marks
                    .iter()
                    .skip(first)
                    .take_while(|mark| mark.span.start() < span.end())
                    .cloned()
                    .collect();
                let atoms = marking::atoms(self.text, span, &here, &mut used);
                Paragraph { n: at + 1, atoms, notes }
            })
            .collect();
        (paragraphs, used, article.paragraphs.len().saturating_sub(MOST_PARAGRAPHS))
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

    /// The margins of the paragraphs, in their order.
    fn margins(&self, paragraphs: &[Span]) -> Vec<Vec<MarginNote>> {
        let mut margins: Vec<Vec<MarginNote>> = paragraphs.iter().map(|_| Vec::new()).collect();
        let place = |span: Span| {
            let after = paragraphs.partition_point(|paragraph| paragraph.start() <= span.start());
            let at = after.checked_sub(1)?;
            paragraphs.get(at).filter(|paragraph| paragraph.has(span.start())).map(|_| at)
        };
        let mut put = |at: Option<usize>, note: MarginNote| {
            if let Some(margin) = at.and_then(|at| margins.get_mut(at)) {
                margin.push(note);
            }
        };
        for said in self.reading.attributions.iter().filter(|said| said.article == self.n) {
            let Some(&span) = said.content.first() else { continue };
            let parts = vec![(speakers(said), self.statement(said))];
            let (label, steps) = (phrases::act(said.act), Vec::new());
            put(place(span), MarginNote { label, parts, tail: via(said), steps });
        }
        for time in self.reading.times.iter().filter(|time| time.article == Some(self.n)) {
            if is_worth_a_note(time) {
                let words = format!("“{}”", phrases::clipped(time.span.of(self.text), 48));
                let parts = vec![(words, self.words(time.span))];
                let tail = format!("= {}", time_words(time));
                let steps = self.steps(time);
                put(place(time.span), MarginNote { label: "when", parts, tail, steps });
            }
        }
        for (at, note) in self.names(&place) {
            put(Some(at), note);
        }
        margins
    }

    /// The steps of a date, with links to the words they rest on.
    fn steps(&self, time: &TimeExpression) -> Vec<Step> {
        let step = |clue: &Clue| Step {
            words: phrases::clipped(&clue.text, 120),
            href: clue.span.map(|span| self.words(span)).unwrap_or_default(),
            says: clue.says.clone(),
        };
        time.because.iter().map(step).collect()
    }

    /// Every date of the article with its steps, in the order of the text.
    pub(crate) fn dates(&self) -> Vec<Dated> {
        let here = self.reading.times.iter().filter(|time| time.article == Some(self.n));
        let shown = here.filter(|time| !time.because.is_empty()).take(MOST_DATES);
        let dated = shown.map(|time| Dated {
            words: phrases::clipped(time.span.of(self.text), 80),
            href: self.words(time.span),
            says: time_words(time),
            steps: self.steps(time),
        });
        dated.collect()
    }

    /// For each paragraph the note that lists who and what is named in it.
    fn names(&self, place: &impl Fn(Span) -> Option<usize>) -> Vec<(usize, MarginNote)> {
        let mut seen: BTreeMap<usize, BTreeSet<&EntityId>> = BTreeMap::new();
        let mut listed: BTreeMap<usize, Vec<(String, String)>> = BTreeMap::new();
        for mention in self.reading.mentions.iter().filter(|name| name.article == Some(self.n)) {
            let Some((entity, at)) = mention.entity.as_ref().zip(place(mention.span)) else {
                continue;
            };
            if seen.entry(at).or_default().insert(entity) {
                let named = (mention.name.clone(), address::entity(entity));
                listed.entry(at).or_default().push(named);
            }
        }
        listed
            .into_iter()
            .map(|(at, mut parts)| {
                let more = parts.len().saturating_sub(MOST_NAMES);
                parts.truncate(MOST_NAMES);
                let tail = if more == 0 { String::new() } else { format!("and {more} more") };
                (at, MarginNote { label: "names", parts, tail, steps: Vec::new() })
            })
            .collect()
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
