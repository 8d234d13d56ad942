//! Anniversaries: one event for each time expression that has a base.

use crate::{
    Context,
    text::characters::{is_cjk, is_hangul},
    who::People,
};
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

/// The expression with the words that say what is remembered: those behind it, and in Korean,
/// Japanese and Chinese those before it.
fn phrase(text: &str, sentence: Span, time: Span) -> Span {
    if time.of(text).is_ascii() || !is_eastern(time.of(text)) {
        return Span::new(owner_start(text, sentence, time), western_end(text, sentence, time))
            .trimmed(text);
    }
    Span::new(eastern_start(text, sentence, time), time.end()).trimmed(text)
}

fn is_eastern(words: &str) -> bool {
    words.chars().any(|c| is_cjk(c) || is_hangul(c))
}

/// Where the words of a western phrase end: at a mark, or where a new thought begins.
fn western_end(text: &str, sentence: Span, time: Span) -> usize {
    const JOINTS: [&str; 16] = [
        " and the ",
        " and events",
        " fully ",
        " will ",
        " which ",
        " who ",
        " with ",
        " I ",
        " we ",
        " was ",
        " is ",
        " when ",
        " while ",
        " as ",
        " that ",
        " under ",
    ];
    let rest = Span::new(time.end(), sentence.end().max(time.end()));
    let words = rest.of(text);
    let mut limit = words.len().min(REACH);
    while !words.is_char_boundary(limit) {
        limit -= 1;
    }
    let words = words.get(..limit).unwrap_or_default();
    let stop = words.find([',', ';', '"', '“', '”', '(', '。', '，', '、']).unwrap_or(words.len());
    let words = words.get(..stop).unwrap_or_default();
    let joint = JOINTS.iter().filter_map(|joint| words.find(joint)).min();
    let day = words.match_indices(" on ").map(|(at, _)| at).find(|at| {
        words.get(at + 4..).is_some_and(|tail| tail.starts_with(|c: char| c.is_uppercase()))
    });
    let stop = joint.into_iter().chain(day).min().unwrap_or(words.len());
    let length = words.get(..stop).unwrap_or_default().trim_end_matches(['.', ' ']).len();
    rest.start() + length
}

/// Where the owner begins that stands right before the expression: "Lumenia's 75th anniversary".
fn owner_start(text: &str, sentence: Span, time: Span) -> usize {
    let before = Span::new(sentence.start().min(time.start()), time.start()).of(text);
    let trimmed = before.trim_end();
    if !trimmed.ends_with("'s") && !trimmed.ends_with("’s") {
        return time.start();
    }
    let mut length = 0;
    for word in trimmed.rsplit(' ').take(4) {
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        length += word.len() + 1;
    }
    let start = (sentence.start() + trimmed.len() + 1).saturating_sub(length);
    if length > 0 && text.is_char_boundary(start) { start } else { time.start() }
}

/// Where the noun phrase before a count begins: behind the last mark, number, or particle that ends
/// another phrase.
fn eastern_start(text: &str, sentence: Span, time: Span) -> usize {
    let before = Span::new(sentence.start().min(time.start()), time.start()).of(text);
    let is_korean = time.of(text).chars().any(is_hangul);
    let start = if is_korean { korean_start(before) } else { han_start(before) };
    sentence.start() + start
}

/// Words are taken as long as none of them ends another phrase.
fn korean_start(before: &str) -> usize {
    let mut start = before.len();
    let mut end = before.trim_end().len();
    for _ in 0..6 {
        let head = before.get(..end).unwrap_or_default();
        let first = head.rfind([' ', '\n']).map_or(0, |at| at + 1);
        let word = head.get(first..).unwrap_or_default();
        let is_end = ENDINGS.iter().any(|ending| word.ends_with(ending))
            || word.is_empty()
            || word.ends_with(|c: char| !c.is_alphanumeric())
            || word.starts_with(|c: char| c.is_ascii_digit());
        if is_end {
            break;
        }
        start = first;
        end = before.get(..first).unwrap_or_default().trim_end().len();
    }
    start
}

/// Endings of Korean words that close a phrase, so that what follows is another one.
const ENDINGS: [&str; 18] = [
    "은", "는", "께서", "에", "에서", "에는", "을", "를", "로", "인", "난", "와", "과", "고", "된",
    "요일", "께", "에게",
];

/// Han and kana: back over Chinese characters, katakana and "の", from the last mark on.
fn han_start(before: &str) -> usize {
    const OPENERS: [char; 16] = [
        '是', '在', '为', '於', '于', '值', '迎', '逢', '日', '念', '贺', '祝', '就', '来', '将',
        '庆',
    ];
    let mut start = before.len();
    for (at, c) in before.char_indices().rev().take(24) {
        let is_part = is_cjk(c) && !('\u{3041}'..='\u{309f}').contains(&c)
            || matches!(c, 'の' | 'ー' | '・' | '·');
        if !is_part || OPENERS.contains(&c) {
            break;
        }
        start = at;
    }
    let phrase = before.get(start..).unwrap_or_default();
    start + (phrase.len() - phrase.trim_start_matches(['の', '・', '·', '前', '间']).len())
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
