//! Anniversaries: one event for each time expression that has a base.

use crate::{Context, who::People};
use dateline_model::{
    Event, EventKind, Kind, Mention, Moment, RoleFiller, Span, TimeExpression, When,
};

/// Bytes behind the expression in which the one remembered stands.
const REACH: usize = 150;

/// The anniversary an expression tells; `so_far` are those already told in the article.
pub(super) fn event(
    text: &str,
    sentence: Span,
    time: &TimeExpression,
    article: usize,
    people: &People,
    context: &Context<'_>,
    so_far: &[Event],
) -> Option<Event> {
    let base = time.base?;
    let span = phrase(text, sentence, time.span);
    let subject = named(text, span, people)
        .map(|mention| filler(mention, mention.span))
        .or_else(|| known(base, context))
        .or_else(|| told(base, so_far));
    Some(Event {
        article,
        kind: EventKind::Anniversary,
        when: time.moment.map(|moment| When { moment, is_reported: false }),
        base: Some(base),
        place: None,
        roles: subject.into_iter().collect(),
        evidence: vec![span],
    })
}

/// The expression with the words behind it that say what is remembered.
fn phrase(text: &str, sentence: Span, time: Span) -> Span {
    let rest = Span::new(time.end(), sentence.end().max(time.end()));
    let words = rest.of(text);
    let mut limit = words.len().min(REACH);
    while !words.is_char_boundary(limit) {
        limit -= 1;
    }
    let words = words.get(..limit).unwrap_or_default();
    let stop = words.find([',', ';', '"', '“', '”', '(', '。', '，', '、']).unwrap_or(words.len());
    let words = words.get(..stop).unwrap_or_default();
    let joint = [" and the ", " and events", " fully ", " will ", " which ", " who "];
    let stop = joint.iter().filter_map(|joint| words.find(joint)).min().unwrap_or(words.len());
    let stop = words.get(..stop).unwrap_or_default().trim_end_matches(['.', ' ']).len();
    Span::new(time.start(), rest.start() + stop).trimmed(text)
}

/// The one remembered: the first person or body of the phrase, else the first place.
fn named<'p>(text: &str, phrase: Span, people: &'p People) -> Option<&'p Mention> {
    let inside = people.within(phrase);
    let is_someone = |m: &&Mention| matches!(m.kind, Kind::Person | Kind::Organization);
    let referent = || people.referent(phrase);
    let before = Span::new(phrase.start().saturating_sub(60), phrase.start());
    // "Lumenia's 75th anniversary", "the Harbour Party's founding day".
    let owner = || {
        let last = people
            .mentions
            .iter()
            .rev()
            .find(|m| before.overlaps(m.span) && m.span.end() <= before.end())?;
        let between = Span::new(last.span.end(), phrase.start()).of(text);
        let is_owner = between.starts_with("'s")
            || between.starts_with("’s")
            || between.is_empty()
            || between == "의 "
            || between == "の";
        (is_owner && between.len() < 24).then_some(last)
    };
    inside
        .iter()
        .find(is_someone)
        .or_else(|| inside.iter().find(|m| m.kind == Kind::Place))
        .or_else(referent)
        .or_else(owner)
}

/// Whose day it is by the calendar of public days.
fn known(base: Moment, context: &Context<'_>) -> Option<RoleFiller> {
    let day = base.as_day()?;
    let occasions = &context.lexicon.calendar.occasions.all;
    let mut fitting =
        occasions.iter().filter(|occasion| occasion.recurs && occasion.days.contains(&day));
    let occasion = fitting.next().filter(|_| fitting.next().is_none())?;
    let entry = occasion.of.iter().find_map(|name| context.lexicon.names.by_name(name))?;
    Some(RoleFiller {
        role: "subject".to_owned(),
        name: entry.name.clone(),
        entity: Some(entry.id.clone()),
        span: None,
    })
}

/// Whose day it was when the article told it before.
fn told(base: Moment, so_far: &[Event]) -> Option<RoleFiller> {
    let before = so_far.iter().find(|event| event.base == Some(base) && !event.roles.is_empty())?;
    before.roles.first().cloned().map(|role| RoleFiller { span: None, ..role })
}

fn filler(mention: &Mention, span: Span) -> RoleFiller {
    RoleFiller {
        role: "subject".to_owned(),
        name: mention.name.clone(),
        entity: mention.entity.clone(),
        span: Some(span),
    }
}
