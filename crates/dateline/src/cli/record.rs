//! The reading record: the JSON that `dateline read` prints, a public and versioned contract.
//!
//! Fields may be added within a version, never renamed or removed. The order of the fields is the
//! order of this file.

use dateline_model::{
    Article, Attribution, Basis, Clue, Entity, Event, Hop, Judged, Mention, Moment, Note, Page,
    PageKind, Party, Reading, Resolved, Roster, Span, Stamp, TimeExpression, TimeKind, TimeMod,
    Weighed,
};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;

/// Name and version of the contract.
pub(crate) const SCHEMA: &str = "dateline.reading/1";

/// What else is said of an item beside its reading.
#[derive(Debug, Default)]
pub(crate) struct Label {
    /// Name of the item: its file or its `id`.
    pub id: String,
    /// Address as given.
    pub url: Option<String>,
    /// Instant of the capture as given.
    pub captured: Option<String>,
}

/// One line of output for an item that could not be read.
#[derive(Debug, Serialize)]
pub(crate) struct Failure<'a> {
    schema: &'static str,
    reader: &'static str,
    id: &'a str,
    error: &'a str,
}

impl<'a> Failure<'a> {
    /// The record of an item that could not be read.
    pub(crate) fn new(id: &'a str, error: &'a str) -> Self {
        Self { schema: SCHEMA, reader: dateline_read::READER, id, error }
    }
}

/// The record of one item.
#[derive(Debug, Serialize)]
pub(crate) struct Record<'a> {
    schema: &'static str,
    reader: &'a str,
    id: &'a str,
    url: Option<&'a str>,
    captured: Option<&'a str>,
    page: PageView<'a>,
    articles: Vec<ArticleView<'a>>,
    attributions: Vec<AttributionView<'a>>,
    times: Vec<TimeView<'a>>,
    mentions: Vec<MentionView<'a>>,
    entities: Vec<EntityView<'a>>,
    events: Vec<EventView<'a>>,
    rosters: Vec<RosterView<'a>>,
    notes: &'a [Note],
    #[serde(skip_serializing_if = "Option::is_none")]
    blocks: Option<&'a [Judged]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<&'a [Weighed]>,
}

impl<'a> Record<'a> {
    /// The record of a page and its reading.
    pub(crate) fn new(label: &'a Label, page: &'a Page, reading: &'a Reading, why: bool) -> Self {
        let text = &page.text.0;
        Self {
            schema: SCHEMA,
            reader: &reading.reader,
            id: &label.id,
            url: label.url.as_deref(),
            captured: label.captured.as_deref(),
            page: PageView { kind: reading.kind, language: reading.language.code(), text },
            articles: (0..).zip(&reading.articles).map(|(n, a)| article(n, a, text)).collect(),
            attributions: reading.attributions.iter().map(attribution).collect(),
            times: reading.times.iter().map(|t| time(t, text)).collect(),
            mentions: reading.mentions.iter().map(|m| mention(m, text)).collect(),
            entities: reading.entities.iter().map(entity).collect(),
            events: reading.events.iter().map(event).collect(),
            rosters: reading.rosters.iter().map(roster).collect(),
            notes: &reading.notes,
            blocks: why.then_some(reading.blocks.as_slice()),
            days: why.then_some(reading.weighed.as_slice()),
        }
    }
}

#[derive(Debug, Serialize)]
struct PageView<'a> {
    kind: PageKind,
    language: &'static str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Words<'a> {
    text: &'a str,
    span: Option<Span>,
}

#[derive(Debug, Serialize)]
struct BylineView<'a> {
    text: &'a str,
    people: &'a [String],
    span: Option<Span>,
}

#[derive(Debug, Serialize)]
struct DatelineView<'a> {
    place: Option<&'a str>,
    day: Option<String>,
    agency: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct HopView<'a> {
    name: &'a str,
    role: &'static str,
    basis: &'static str,
    span: Option<Span>,
}

#[derive(Debug, Serialize)]
struct StampView<'a> {
    value: String,
    basis: &'static str,
    span: Option<Span>,
    clues: &'a [Clue],
    rivals: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instant: Option<String>,
}

#[derive(Debug, Serialize)]
struct BodyView<'a> {
    text: String,
    paragraphs: &'a [Span],
}

#[derive(Debug, Serialize)]
struct LevelView<'a> {
    vehicle: &'static str,
    basis: &'a str,
}

#[derive(Debug, Serialize)]
struct ForeignView {
    language: &'static str,
    span: Span,
}

fn foreign(foreign: &dateline_model::Foreign) -> ForeignView {
    ForeignView { language: foreign.language.code(), span: foreign.span }
}

#[derive(Debug, Serialize)]
struct SlugView<'a> {
    text: &'a str,
    kind: dateline_model::SlugKind,
    span: Span,
}

fn slug_of(slug: dateline_model::Slug, text: &str) -> SlugView<'_> {
    SlugView { text: slug.span.of(text), kind: slug.kind, span: slug.span }
}

#[derive(Debug, Serialize)]
struct ArticleView<'a> {
    n: usize,
    role: dateline_model::ArticleRole,
    span: Span,
    repeats: &'a [Span],
    headline: Option<Words<'a>>,
    standfirst: Option<Words<'a>>,
    byline: Option<BylineView<'a>>,
    dateline: Option<DatelineView<'a>>,
    credit: Vec<HopView<'a>>,
    published: Option<StampView<'a>>,
    updated: Option<StampView<'a>>,
    language: &'static str,
    languages: Vec<ForeignView>,
    slugs: Vec<SlugView<'a>>,
    complete: dateline_model::Completeness,
    body: BodyView<'a>,
    level: LevelView<'a>,
}

fn article<'a>(n: usize, article: &'a Article, text: &'a str) -> ArticleView<'a> {
    ArticleView {
        n,
        role: article.role,
        span: article.span,
        repeats: &article.repeats,
        headline: article.headline.as_ref().map(|h| Words { text: &h.text, span: h.span }),
        standfirst: article.standfirst.map(|s| Words { text: s.of(text), span: Some(s) }),
        byline: article.byline.as_ref().map(|b| BylineView {
            text: &b.text,
            people: &b.people,
            span: b.span,
        }),
        dateline: article.dateline.as_ref().map(|d| DatelineView {
            place: d.place.as_deref(),
            day: d.day.map(|day| day.to_string()),
            agency: d.agency.as_deref(),
            span: d.span,
        }),
        credit: article.credits.iter().map(hop).collect(),
        published: article.published.as_ref().map(stamp),
        updated: article.updated.as_ref().map(stamp),
        language: article.language.code(),
        languages: article.foreign.iter().map(foreign).collect(),
        slugs: article.slugs.iter().map(|slug| slug_of(*slug, text)).collect(),
        complete: article.completeness,
        body: BodyView { text: article.body_text(text), paragraphs: &article.paragraphs },
        level: LevelView { vehicle: article.level.vehicle.as_str(), basis: &article.level.because },
    }
}

fn hop(hop: &Hop) -> HopView<'_> {
    HopView { name: &hop.name, role: hop.role.as_str(), basis: hop.basis.as_str(), span: hop.span }
}

fn stamp(stamp: &Resolved<Stamp>) -> StampView<'_> {
    StampView {
        value: stamp.value.moment.to_string(),
        basis: stamp.basis.as_str(),
        span: stamp.span,
        clues: &stamp.clues,
        rivals: stamp.rivals.iter().map(|rival| rival.moment.to_string()).collect(),
        instant: stamp.value.instant.map(|instant| instant.to_string()),
    }
}

#[derive(Debug, Serialize)]
struct PartyView<'a> {
    entity: Option<&'a str>,
    name: &'a str,
}

fn party(party: &Party) -> PartyView<'_> {
    PartyView {
        entity: party.entity.as_ref().map(dateline_model::EntityId::as_str),
        name: &party.name,
    }
}

/// The speaker as one party: joint speakers are joined by "and", each keeps its own hop.
#[derive(Debug, Serialize)]
struct SpeakerView<'a> {
    entity: Option<&'a str>,
    name: String,
}

fn speaker(speakers: &[Party]) -> Option<SpeakerView<'_>> {
    let names: Vec<_> = speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    let entity = match speakers {
        [] => return None,
        [one] => one.entity.as_ref().map(dateline_model::EntityId::as_str),
        _ => None,
    };
    Some(SpeakerView { entity, name: names.join(" and ") })
}

#[derive(Debug, Serialize)]
struct AttributionView<'a> {
    article: usize,
    mode: dateline_model::Mode,
    act: dateline_model::Act,
    content: &'a [Span],
    cue: &'a [Span],
    source: &'a [Span],
    speaker: Option<SpeakerView<'a>>,
    speakers: Vec<PartyView<'a>>,
    addressee: Option<PartyView<'a>>,
    inside: Option<usize>,
    chain: Vec<HopView<'a>>,
    confidence: f64,
}

fn attribution(said: &Attribution) -> AttributionView<'_> {
    AttributionView {
        article: said.article,
        mode: said.mode,
        act: said.act,
        content: &said.content,
        cue: &said.cue,
        source: &said.source,
        speaker: speaker(&said.speakers),
        speakers: said.speakers.iter().map(party).collect(),
        addressee: said.addressee.as_ref().map(party),
        inside: said.inside,
        chain: said.chain.iter().map(hop).collect(),
        confidence: f64::from(said.confidence) / 1000.0,
    }
}

#[derive(Debug, Serialize)]
pub(super) struct TimeView<'a> {
    article: Option<usize>,
    span: Span,
    text: &'a str,
    r#type: TimeKind,
    value: &'a str,
    r#mod: Option<TimeMod>,
    interval: Option<[Date; 2]>,
    basis: &'static str,
    anchor: Option<Date>,
    base: Option<String>,
    rivals: &'a [String],
    #[serde(skip_serializing_if = "<[Clue]>::is_empty")]
    because: &'a [Clue],
}

fn interval(moment: Moment) -> [Date; 2] {
    [moment.first(), moment.last()]
}

pub(super) fn time<'a>(time: &'a TimeExpression, text: &'a str) -> TimeView<'a> {
    TimeView {
        article: time.article,
        span: time.span,
        text: time.span.of(text),
        r#type: time.kind,
        value: &time.value,
        r#mod: time.modifier,
        interval: time.moment.map(interval),
        basis: basis_of_time(time.basis),
        anchor: time.anchor,
        base: time.base.map(|base| base.to_string()),
        rivals: &time.rivals,
        because: &time.because,
    }
}

/// The contract knows six bases for a time; everything else was put together.
fn basis_of_time(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed | Basis::Weekday | Basis::Relative | Basis::Anniversary | Basis::Era => {
            basis.as_str()
        }
        _ => Basis::Inferred.as_str(),
    }
}

#[derive(Debug, Serialize)]
struct MentionView<'a> {
    article: Option<usize>,
    span: Span,
    text: &'a str,
    kind: dateline_model::Kind,
    entity: Option<&'a str>,
    name: &'a str,
}

fn mention<'a>(mention: &'a Mention, text: &'a str) -> MentionView<'a> {
    MentionView {
        article: mention.article,
        span: mention.span,
        text: mention.span.of(text),
        kind: mention.kind,
        entity: mention.entity.as_ref().map(dateline_model::EntityId::as_str),
        name: &mention.name,
    }
}

#[derive(Debug, Serialize)]
struct EntityView<'a> {
    entity: &'a str,
    kind: dateline_model::Kind,
    name: &'a str,
    names: BTreeMap<&'static str, &'a [String]>,
    wikidata: Option<&'a str>,
}

fn entity(entity: &Entity) -> EntityView<'_> {
    EntityView {
        entity: entity.id.as_str(),
        kind: entity.kind,
        name: &entity.name,
        names: entity.names.iter().map(|(lang, n)| (lang.code(), n.as_slice())).collect(),
        wikidata: entity.wikidata.as_deref(),
    }
}

#[derive(Debug, Serialize)]
struct WhenView {
    value: String,
    interval: [Date; 2],
    reported: bool,
}

#[derive(Debug, Serialize)]
struct RoleView<'a> {
    role: &'a str,
    name: &'a str,
    entity: Option<&'a str>,
    span: Option<Span>,
}

#[derive(Debug, Serialize)]
struct EventView<'a> {
    article: usize,
    kind: dateline_model::EventKind,
    when: Option<WhenView>,
    base: Option<String>,
    r#where: Option<&'a str>,
    roles: Vec<RoleView<'a>>,
    evidence: &'a [Span],
}

fn event(event: &Event) -> EventView<'_> {
    EventView {
        article: event.article,
        kind: event.kind,
        when: event.when.as_ref().map(|when| WhenView {
            value: when.moment.to_string(),
            interval: interval(when.moment),
            reported: when.is_reported,
        }),
        base: event.base.map(|base| base.to_string()),
        r#where: event.place.as_ref().map(|place| place.name.as_str()),
        roles: event
            .roles
            .iter()
            .map(|role| RoleView {
                role: &role.role,
                name: &role.name,
                entity: role.entity.as_ref().map(dateline_model::EntityId::as_str),
                span: role.span,
            })
            .collect(),
        evidence: &event.evidence,
    }
}

#[derive(Debug, Serialize)]
struct RosterNameView<'a> {
    name: &'a str,
    entity: Option<&'a str>,
    title: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct RosterView<'a> {
    article: usize,
    span: Span,
    names: Vec<RosterNameView<'a>>,
    open: bool,
}

fn roster(roster: &Roster) -> RosterView<'_> {
    RosterView {
        article: roster.article,
        span: roster.span,
        names: roster
            .names
            .iter()
            .map(|name| RosterNameView {
                name: &name.name,
                entity: name.entity.as_ref().map(dateline_model::EntityId::as_str),
                title: name.title.as_deref(),
                span: name.span,
            })
            .collect(),
        open: roster.is_open,
    }
}
