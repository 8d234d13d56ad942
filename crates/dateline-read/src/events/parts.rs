//! Parts: which part every name of a clause plays in a happening.

use super::{
    actors::{Actor, is_verb},
    hits::Hit,
};
use crate::lexicon::Needs;
use dateline_model::{EventKind, Kind, Mention, Party, RoleFiller, Span};

/// Bytes between a trigger and a name that still belongs to it.
const NEAR: usize = 160;
/// Bytes between an owner or a describing place and its noun.
const CLOSE: usize = 48;
/// Most names that play one part together.
const TOGETHER: usize = 8;

/// What a trigger and the names around it tell.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// Who took part, in the order of the sheet.
    pub roles: Vec<RoleFiller>,
    /// Where.
    pub place: Option<Party>,
    /// From the first to the last word that tells it.
    pub span: Span,
    /// Whether an owner plays a part.
    pub is_owned: bool,
    /// Whether all who play a part are people.
    pub is_among_people: bool,
}

/// A sentence with what stands in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause<'s> {
    /// The page's text.
    pub text: &'s str,
    /// The sentence.
    pub sentence: Span,
    /// Its actors.
    pub actors: &'s [Actor<'s>],
    /// The mentions of the article before the sentence's end.
    pub before: &'s [Mention],
    /// Whether it is Chinese.
    pub is_chinese: bool,
    /// Whether subject and object are told by particles instead of by order.
    pub is_marked: bool,
}

/// The frame of a trigger; none when too few of its parts are known.
pub(super) fn frame(clause: &Clause<'_>, hit: &Hit<'_>) -> Option<Frame> {
    let mut frame = Frame { span: hit.span, is_among_people: true, ..Frame::default() };
    for (place, part) in &hit.trigger.roles {
        let is_filled =
            frame.roles.iter().any(|r| r.role == *part) || part == "place" && frame.place.is_some();
        if is_filled && part != "party" {
            continue;
        }
        fill(clause, hit, place, part, &mut frame);
    }
    // A visit is to the place it names, and to no other place of the sentence.
    if frame.place.is_none() && hit.trigger.kind != EventKind::Visit {
        locate(clause, hit, &mut frame);
    }
    is_known(&frame, hit).then_some(frame)
}

/// Whether enough parts are known.
fn is_known(frame: &Frame, hit: &Hit<'_>) -> bool {
    let mut kinds: Vec<&str> = frame.roles.iter().map(|role| role.role.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let is_joint = kinds == ["party"] && frame.roles.len() > 1;
    let parts = kinds.len() + usize::from(frame.place.is_some()) + usize::from(is_joint);
    let is_met = match hit.trigger.needs {
        Needs::Parts(0) => true,
        Needs::Parts(n) => parts >= n,
        Needs::Two => frame.roles.len() >= 2,
        Needs::Owner => parts >= 2 || frame.is_owned && !frame.roles.is_empty(),
    };
    // A message to oneself, a visit of a place to itself: the names were read wrongly.
    let mut names: Vec<&str> = frame.roles.iter().map(|role| role.name.as_str()).collect();
    names.extend(frame.place.iter().map(|place| place.name.as_str()));
    names.sort_unstable();
    let is_own = names.windows(2).any(|pair| matches!(pair, [a, b] if a == b));
    is_met && !is_own
}

/// Fills one part from one place of the clause.
fn fill(clause: &Clause<'_>, hit: &Hit<'_>, place: &str, part: &str, frame: &mut Frame) {
    let found: Vec<Actor<'_>> = match place {
        // In the passive the subject is what the verb governs.
        "subject" if is_passive(clause, hit) => behind(clause, hit, "by"),
        "object" if is_passive(clause, hit) => subject(clause, hit),
        "subject" => subject(clause, hit),
        "object" => object(clause, hit, frame),
        "owner" => owner(clause, hit).into_iter().collect(),
        "near" => near(clause, hit).into_iter().collect(),
        "next" => next(clause, hit).into_iter().collect(),
        "pronoun" => pronoun(clause, hit, frame).into_iter().collect(),
        "namesake" => namesake(clause, hit).into_iter().collect(),
        preposition => behind(clause, hit, preposition),
    };
    // A vessel stands before its verb; who tells of it stands behind.
    let is_behind = |actor: &Actor<'_>| actor.span.start() >= hit.span.end();
    let found: Vec<Actor<'_>> = match part {
        "vessel" => found.into_iter().filter(|actor| !is_behind(actor)).collect(),
        _ => found,
    };
    if found.is_empty() && part == "place" && place == "object" {
        printed_place(clause, hit, frame);
        return;
    }
    if found.is_empty()
        && place == "subject"
        && matches!(part, "giver" | "sender" | "agent" | "donor" | "author" | "vessel")
    {
        printed_subject(clause, hit, part, frame);
        return;
    }
    frame.is_owned |= place == "owner" && !found.is_empty();
    for actor in found.into_iter().take(TOGETHER) {
        add(frame, part, &actor);
    }
}

fn add(frame: &mut Frame, part: &str, actor: &Actor<'_>) {
    let mention = actor.mention;
    let is_known = frame.roles.iter().any(|role| role.name == mention.name);
    let is_human =
        matches!(part, "visitor" | "speaker" | "author" | "giver" | "sender" | "recipient");
    if is_known && part == "party" || is_human && part == "visitor" && mention.kind == Kind::Place {
        return;
    }
    frame.span = frame.span.cover(actor.span);
    frame.is_among_people &= mention.kind == Kind::Person;
    if part == "place" {
        frame.place = Some(Party { entity: mention.entity.clone(), name: mention.name.clone() });
        return;
    }
    frame.roles.push(RoleFiller {
        role: part.to_owned(),
        name: mention.name.clone(),
        entity: mention.entity.clone(),
        span: Some(actor.span),
    });
}

/// The subject of a clause with the names "and" joins to it.
fn subject<'s>(clause: &Clause<'s>, hit: &Hit<'_>) -> Vec<Actor<'s>> {
    if clause.is_marked {
        return marked(clause, hit, "subject");
    }
    let is_free = |actor: &&Actor<'s>| actor.relation.is_empty() && !actor.is_attribute;
    let left: Vec<&Actor<'s>> =
        clause.actors.iter().filter(|a| a.span.end() <= hit.span.start()).collect();
    // "Kim meeting with Vale": a name right before the verb is its subject whatever governs it.
    let is_next = |actor: &Actor<'s>| {
        let between = Span::new(actor.span.end(), hit.span.start()).of(clause.text);
        hit.trigger.is_verb && between.trim().is_empty() && actor.relation == "object"
    };
    if let Some(last) = left.last().filter(|actor| is_next(actor)) {
        return vec![**last];
    }
    if let Some(last) = left.iter().rposition(is_free) {
        let first =
            (1..=last).rev().find(|n| !left.get(*n).is_some_and(|a| a.is_joined)).unwrap_or(0);
        let first = if left.get(last).is_some_and(|a| a.is_joined) { first } else { last };
        let group = left.get(first..=last).unwrap_or_default();
        return group.iter().filter(|a| is_free(a)).map(|a| **a).collect();
    }
    // "In a letter to Vale, Marrow said": the subject follows the fronted phrase.
    let rest = Span::new(hit.span.end(), clause.sentence.end());
    let Some(comma) = rest.of(clause.text).find(", ") else { return Vec::new() };
    let after = rest.start() + comma;
    let first = clause.actors.iter().find(|a| a.span.start() >= after && is_free(a));
    first.filter(|a| a.span.start() - after < NEAR).copied().into_iter().collect()
}

/// The actors a particle gives a relation, nearest to the trigger.
fn marked<'s>(clause: &Clause<'s>, hit: &Hit<'_>, relation: &str) -> Vec<Actor<'s>> {
    let mut found: Vec<Actor<'s>> = clause
        .actors
        .iter()
        .filter(|actor| actor.relation == relation && actor.span.end() <= hit.span.start())
        .copied()
        .collect();
    found.pop().into_iter().collect()
}

/// The object: the first free name right behind the verb, or before it where particles tell.
fn object<'s>(clause: &Clause<'s>, hit: &Hit<'_>, frame: &Frame) -> Vec<Actor<'s>> {
    if clause.is_marked {
        return marked(clause, hit, "object");
    }
    let mut behind = clause.actors.iter().filter(|actor| actor.span.start() >= hit.verb.end());
    let Some(mut first) = behind.next() else { return Vec::new() };
    // "sends Lumenia's Marrow a letter": the one behind the owner is meant.
    if first.relation == "owner"
        && let Some(owned) = behind.clone().next()
        && is_owned(clause.text, first.span, owned)
    {
        first = owned;
        behind.next();
    }
    let between = Span::new(hit.verb.end(), first.span.start()).of(clause.text);
    let words: Vec<&str> = between.split_whitespace().collect();
    let is_close = words.len() <= 7
        && !between.contains([',', ';', '"', '“', '('])
        && !words.iter().any(|w| {
            matches!(
                *w,
                "of" | "for" | "with" | "to" | "from" | "and" | "on" | "about" | "off" | "near"
            ) || is_verb(w, w)
        });
    let is_taken = frame.roles.iter().any(|role| role.span == Some(first.span));
    // "visited China's north-east" is no visit of the owner alone, but it is in that land.
    if !is_close || is_taken || first.is_attribute {
        return Vec::new();
    }
    let mut group = vec![*first];
    group.extend(behind.take_while(|actor| actor.is_joined).copied());
    group
}

/// Whether a person stands right behind an owner, a title between them or nothing.
fn is_owned(text: &str, owner: Span, actor: &Actor<'_>) -> bool {
    let between = Span::new(owner.end(), actor.span.start().max(owner.end())).of(text);
    let words = between.split_whitespace().filter(|word| !matches!(*word, "'s" | "’s"));
    actor.mention.kind == Kind::Person
        && !between.contains([',', ';', '"', '“'])
        && words.clone().count() <= 3
        && words.into_iter().all(|word| word.starts_with(char::is_uppercase))
}

/// The name that follows the trigger at once, a title between them or nothing.
fn next<'s>(clause: &Clause<'s>, hit: &Hit<'_>) -> Option<Actor<'s>> {
    let actor = clause.actors.iter().find(|actor| actor.span.start() >= hit.span.end())?;
    let between = Span::new(hit.span.end(), actor.span.start()).of(clause.text);
    let mut words = between.split_whitespace();
    let is_title = |word: &str| word == "the" || word.starts_with(char::is_uppercase);
    (between.len() <= CLOSE && words.all(is_title)).then_some(*actor)
}

/// Whether the trigger is a participle behind a form of "be".
fn is_passive(clause: &Clause<'_>, hit: &Hit<'_>) -> bool {
    let before = Span::new(clause.sentence.start(), hit.verb.start()).of(clause.text);
    let is_be =
        |word: &str| matches!(word, "was" | "were" | "been" | "be" | "is" | "are" | "being");
    let has_object = hit.trigger.roles.iter().any(|(place, _)| place == "object");
    has_object
        && !clause.is_marked
        && hit.verb.of(clause.text).ends_with("ed")
        && before.split_whitespace().next_back().is_some_and(is_be)
}

/// The one "it" or "them" in the trigger stands for: the nearest name before that plays no part.
fn pronoun<'s>(clause: &Clause<'s>, hit: &Hit<'_>, frame: &Frame) -> Option<Actor<'s>> {
    let mut left = clause.actors.iter().rev().filter(|a| a.span.end() <= hit.span.start());
    let is_free = |a: &&Actor<'s>| {
        a.mention.kind != Kind::Place && !frame.roles.iter().any(|role| role.name == a.mention.name)
    };
    left.find(is_free).copied()
}

/// The last body named before whose name has the trigger's first word: "the party congress".
fn namesake<'s>(clause: &Clause<'s>, hit: &Hit<'_>) -> Option<Actor<'s>> {
    let word = hit.verb.of(clause.text).split_whitespace().next()?.to_lowercase();
    let last = clause.before.iter().rev().find(|mention| {
        mention.kind == Kind::Organization && mention.name.to_lowercase().contains(&word)
    })?;
    Some(Actor {
        mention: last,
        span: hit.verb,
        relation: "",
        governed: "",
        is_joined: false,
        is_attribute: false,
    })
}

/// The nearest owner before the trigger: "Marrow's latest visit".
fn owner<'s>(clause: &Clause<'s>, hit: &Hit<'_>) -> Option<Actor<'s>> {
    let actor = clause
        .actors
        .iter()
        .rev()
        .find(|a| a.span.end() <= hit.span.start() && a.relation == "owner")?;
    let between = Span::new(actor.span.end(), hit.span.start()).of(clause.text);
    (between.len() <= CLOSE && !between.contains([',', ';', '(', ')'])).then_some(*actor)
}

/// A name right before the trigger: "Sorvia visit", "the US election".
fn near<'s>(clause: &Clause<'s>, hit: &Hit<'_>) -> Option<Actor<'s>> {
    let actor = clause.actors.iter().rev().find(|actor| actor.span.end() <= hit.span.start())?;
    let between = Span::new(actor.span.end(), hit.span.start()).of(clause.text);
    let is_near = between.split_whitespace().count() <= 2 && between.len() <= 24;
    let is_plain = !between.contains([',', ';', '(', ')', '"'])
        && !between
            .split_whitespace()
            .any(|word| is_verb(word, word) || matches!(word, "the" | "a" | "and" | "in"));
    (is_near && is_plain && actor.relation != "owner").then_some(*actor)
}

/// Names behind the trigger under a preposition; all that are joined.
fn behind<'s>(clause: &Clause<'s>, hit: &Hit<'_>, preposition: &str) -> Vec<Actor<'s>> {
    if clause.is_marked {
        return marked(clause, hit, preposition);
    }
    let limit = hit.span.end().saturating_add(NEAR);
    let mut right = clause
        .actors
        .iter()
        .filter(|actor| actor.span.start() >= hit.span.end() && actor.span.start() < limit);
    let is_fit = |actor: &&Actor<'s>| actor.relation == preposition && !actor.is_attribute;
    let Some(first) = right.find(is_fit) else {
        // 向林望舒致贺电: in Chinese the phrase may stand before the verb.
        return if clause.is_chinese { marked(clause, hit, preposition) } else { Vec::new() };
    };
    let between = Span::new(hit.span.end(), first.span.start()).of(clause.text);
    // "talks and rivalry between A and B": what stands last is between them.
    let is_other =
        preposition == "between" && between.split_whitespace().any(|w| matches!(w, "and" | "or"));
    if is_other
        || preposition == "of" && between.len() > CLOSE
        || between.contains([',', ';', '"', '“'])
    {
        return Vec::new();
    }
    let mut group = vec![*first];
    if matches!(preposition, "between" | "with" | "of" | "to") {
        group.extend(
            right
                .take_while(|a| a.is_joined || a.is_attribute)
                .filter(|a| !a.is_attribute)
                .copied(),
        );
    }
    group
}

/// A place that no name stands for: "visited a cemetery of soldiers".
fn printed_place(clause: &Clause<'_>, hit: &Hit<'_>, frame: &mut Frame) {
    let rest = Span::new(hit.verb.end(), clause.sentence.end());
    if clause.is_marked {
        return;
    }
    let mut end = 0;
    let mut count = 0;
    for word in rest.of(clause.text).split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_stop = is_verb(bare, &bare.to_lowercase())
            || matches!(
                bare,
                "in" | "on" | "to" | "with" | "during" | "for" | "from" | "and" | "at" | "several"
            );
        if is_stop || count > 7 {
            break;
        }
        let at = rest.of(clause.text).get(end..).and_then(|tail| tail.find(word)).unwrap_or(0);
        end += at + word.trim_end_matches([',', '.', ';']).len();
        count += 1;
        if word.ends_with([',', '.', ';']) {
            break;
        }
    }
    let span = Span::new(rest.start(), rest.start() + end).trimmed(clause.text);
    let name = without_article(span.of(clause.text));
    if count >= 2 && span.of(clause.text).starts_with(['a', 't']) {
        frame.place = Some(Party { entity: None, name: name.to_owned() });
        frame.span = frame.span.cover(span);
    }
}

/// A subject that no name stands for: "the master of the harbour sent a gift".
fn printed_subject(clause: &Clause<'_>, hit: &Hit<'_>, part: &str, frame: &mut Frame) {
    if clause.is_marked {
        return;
    }
    let before = Span::new(clause.sentence.start(), hit.span.start());
    let words = before.of(clause.text);
    let start = words.rfind([',', ';', ':']).map_or(0, |at| at + 1);
    let mut stretch = words.get(start..).unwrap_or_default();
    let (mut start, mut end) = (start, words.len());
    // "The boat, sailing without a watch, ran into": the subject stands before what is put in.
    if stretch.trim().is_empty() && part == "vessel" {
        let mut pieces = words.trim_end().trim_end_matches(',').rsplitn(2, ',');
        let (_, head) = (pieces.next(), pieces.next().unwrap_or_default());
        start = [head.rfind(" the "), head.rfind(" a ")].into_iter().flatten().max().unwrap_or(0);
        stretch = head.get(start..).unwrap_or_default();
        end = head.len();
    }
    let Some(article) = ["the ", "The ", "a ", "A "].iter().filter_map(|a| stretch.find(a)).min()
    else {
        return;
    };
    let first = (start + article).min(end);
    let span = Span::new(before.start() + first, before.start() + end).trimmed(clause.text);
    let name = without_article(span.of(clause.text));
    let is_plain = name.split_whitespace().count() <= 12
        && !name.split_whitespace().any(|word| is_verb(word, &word.to_lowercase()));
    if is_plain && !name.is_empty() {
        frame.span = frame.span.cover(span);
        frame.roles.push(RoleFiller {
            role: part.to_owned(),
            name: name.to_owned(),
            entity: None,
            span: Some(span),
        });
    }
}

fn without_article(words: &str) -> &str {
    ["the ", "The ", "a ", "A ", "an ", "An "]
        .iter()
        .find_map(|a| words.strip_prefix(a))
        .unwrap_or(words)
}

/// The place of a happening: the nearest place behind it under "in" or "at".
fn locate(clause: &Clause<'_>, hit: &Hit<'_>, frame: &mut Frame) {
    let is_here = |actor: &&Actor<'_>| {
        actor.mention.kind == Kind::Place
            && matches!(actor.relation, "in" | "at")
            && !actor.is_attribute
    };
    let found = if clause.is_marked || clause.is_chinese {
        clause.actors.iter().rev().filter(|a| a.span.end() <= hit.span.start()).find(is_here)
    } else {
        let limit = hit.span.end().saturating_add(NEAR / 2);
        let mut right = clause
            .actors
            .iter()
            .filter(|a| a.span.start() >= hit.span.end() && a.span.start() < limit);
        right.find(is_here)
    };
    let is_party =
        |actor: &&Actor<'_>| !frame.roles.iter().any(|role| role.name == actor.mention.name);
    if let Some(actor) = found.filter(is_party) {
        frame.place =
            Some(Party { entity: actor.mention.entity.clone(), name: actor.mention.name.clone() });
    }
}
