//! Events: typed happenings with roles, moment, place and evidence.
//!
//! A trigger of the sheets and the names around it make a frame; without the parts it needs there
//! is no event. What a text remembers is dated to when it happened, never to the report.

mod actors;
mod anniversaries;
mod clause;
mod hits;
mod merge;
mod parts;
#[cfg(test)]
mod tests;
mod when;

use crate::{
    Context,
    lexicon::Needs,
    said::Said,
    text::{Tokens, sentences},
    time::Times,
    who::People,
};
use dateline_model::{
    Article, ArticleRole, Event, EventKind, Granularity, Lang, Mention, Moment, Note, Page, Party,
    RoleFiller, Span, TimeExpression, TimeKind, When,
};
use merge::Told;
use parts::{Clause, Frame};

/// Paragraphs in which an undated message or statement is the news itself.
const NEWS: usize = 4;

/// The happenings a page tells.
#[derive(Debug, Default)]
pub(crate) struct Happenings {
    /// Events in page order.
    pub events: Vec<Event>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Gathers the happenings a page tells.
pub(crate) fn gather(
    page: &Page,
    tokens: &Tokens,
    times: &Times,
    people: &People,
    said: &Said,
    context: &Context<'_>,
) -> Happenings {
    let _ = (tokens, said);
    let mut events = Vec::new();
    for (n, article) in times.articles.iter().enumerate() {
        let teller = Teller { text: &page.text, n, article, times, people, context };
        events.extend(match article.role {
            // What stands in a teaser is told by the article it points to.
            ArticleRole::Teaser => Vec::new(),
            ArticleRole::Announcement => teller.announced(),
            ArticleRole::Article => teller.told(),
        });
    }
    events.sort_by_key(|event| (event.article, event.evidence.first().copied()));
    Happenings { events, notes: Vec::new() }
}

/// One article with all that is known of it.
#[derive(Clone, Copy)]
struct Teller<'a> {
    text: &'a str,
    n: usize,
    article: &'a Article,
    times: &'a Times,
    people: &'a People,
    context: &'a Context<'a>,
}

impl<'a> Teller<'a> {
    /// The happenings of a news text.
    fn told(&self) -> Vec<Event> {
        let headline = self.article.headline.iter().filter_map(|headline| headline.span);
        let lines = headline
            .map(|span| (0, span))
            .chain(self.article.paragraphs.iter().enumerate().map(|(at, span)| (at, *span)));
        let mut all: Vec<Told> = Vec::new();
        let mut days: Vec<Event> = Vec::new();
        let mut topic: Option<&'a Mention> = None;
        for (at, line) in lines {
            for sentence in sentences(self.text, line) {
                let sentence = self.without_dateline(sentence);
                days.extend(self.anniversaries(sentence, &days));
                all.extend(self.sentence(sentence, topic, at < NEWS, &days));
                topic = self.topic(sentence).or(topic);
            }
        }
        let mut events = merge::merge(all);
        events.extend(days);
        events
    }

    /// A sentence without the dateline it begins with: its place takes no part in anything.
    fn without_dateline(&self, sentence: Span) -> Span {
        match self.article.dateline.as_ref() {
            Some(dateline) if dateline.span.overlaps(sentence) => {
                Span::new(dateline.span.end().max(sentence.start()), sentence.end())
                    .trimmed(self.text)
            }
            _ => sentence,
        }
    }

    /// Whom a sentence is about: its first free name. "They" of the next sentence means it.
    fn topic(&self, sentence: Span) -> Option<&'a Mention> {
        let actors = actors::actors(self.text, sentence, self.people, self.lang());
        actors
            .iter()
            .find(|actor| actor.relation.is_empty() && !actor.is_attribute)
            .map(|a| a.mention)
    }

    fn lang(&self) -> Lang {
        match self.article.language {
            Lang::Und => Lang::En,
            lang => lang,
        }
    }

    /// The expressions of a sentence; they stand in page order and do not overlap.
    fn times(&self, sentence: Span) -> Vec<&TimeExpression> {
        let all = &self.times.times;
        let first = all.partition_point(|time| time.span.start() < sentence.start());
        let rest = all.get(first..).unwrap_or_default();
        rest.iter().take_while(|time| time.span.end() <= sentence.end()).collect()
    }

    fn anniversaries(&self, sentence: Span, so_far: &[Event]) -> Vec<Event> {
        let times = self.times(sentence);
        let event = |(n, time): (usize, &&TimeExpression)| {
            // The words of one expression are no part of what the next one remembers.
            let last = n.checked_sub(1).and_then(|n| times.get(n)).map(|time| time.span.end());
            let start = last.unwrap_or(0).clamp(sentence.start(), sentence.end());
            let sentence = Span::new(start.min(time.span.start()), sentence.end());
            anniversaries::event(
                self.text,
                sentence,
                time,
                self.n,
                self.people,
                self.context,
                so_far,
            )
        };
        times.iter().enumerate().filter_map(event).collect()
    }

    /// The happenings one sentence tells.
    fn sentence(
        &self,
        sentence: Span,
        topic: Option<&'a Mention>,
        is_news: bool,
        days: &[Event],
    ) -> Vec<Told> {
        let lang = self.lang();
        let triggers = self.context.lexicon.triggers.of(lang);
        let hits = hits::hits(self.text, sentence, triggers, lang);
        if hits.is_empty() {
            return Vec::new();
        }
        let mut actors = actors::actors(self.text, sentence, self.people, lang);
        if let Some(actor) = actors::carried(self.text, sentence, topic, &actors) {
            actors.insert(0, actor);
        }
        let is_marked = matches!(lang, Lang::Ko | Lang::Ja);
        let before = self.people.within(Span::new(self.article.span.start(), sentence.end()));
        let clause = Clause {
            text: self.text,
            sentence,
            actors: &actors,
            before,
            is_chinese: lang == Lang::Zh,
            is_marked,
        };
        let moments = when::moments(self.text, sentence, &hits, &self.times(sentence));
        let mut out: Vec<Told> = Vec::new();
        for (hit, when) in hits.iter().zip(moments) {
            // The battle an anniversary remembers is not told once more.
            let is_remembered = hit.trigger.kind == EventKind::Happening
                && days.iter().flat_map(|day| &day.evidence).any(|day| day.contains(hit.span));
            let Some(frame) = parts::frame(&clause, hit).filter(|_| !is_remembered) else {
                continue;
            };
            if hit.trigger.class == "told" && !is_audience(&frame, hit.span, &hits) {
                continue;
            }
            let when = when.filter(|when| !self.is_count(hit.trigger.kind, when, is_news));
            let when = when.or_else(|| self.reported(hit.trigger.kind, is_news));
            // What was told on a visit was told on its day.
            let visit = out.iter().rev().filter(|_| hit.trigger.class == "told");
            let when = when.or_else(|| {
                visit
                    .into_iter()
                    .find_map(|told| told.event.when.clone().filter(|w| !w.is_reported))
            });
            // A happening without an actor counts where its place and its day are told.
            let is_actor = !frame.roles.is_empty() || hit.trigger.needs == Needs::Parts(0);
            if !is_actor && (frame.place.is_none() || when.is_none()) {
                continue;
            }
            let event = self.event(hit, frame, when, sentence, days);
            out.push(Told { event, class: hit.class.to_owned(), is_series: hit.is_series });
        }
        answer(&mut out);
        last_occasion(&mut out);
        out
    }

    /// The day of the report, for what is news and has no day of its own.
    fn reported(&self, kind: EventKind, is_news: bool) -> Option<When> {
        let is_said = matches!(
            kind,
            EventKind::Message
                | EventKind::Statement
                | EventKind::Appointment
                | EventKind::Agreement
        );
        let day = self.article.published_day().filter(|_| is_said && is_news)?;
        Some(When { moment: Moment::day(day), is_reported: true })
    }

    /// Whether a year only counts messages and statements: "the third message this year".
    fn is_count(&self, kind: EventKind, when: &When, is_news: bool) -> bool {
        let is_said = matches!(kind, EventKind::Message | EventKind::Statement);
        let day = self.article.published_day().filter(|_| is_said && is_news);
        let is_year = when.moment.granularity() == Granularity::Year;
        is_year && day.is_some_and(|day| when.moment.contains(Moment::day(day)))
    }

    fn event(
        &self,
        hit: &hits::Hit<'_>,
        frame: Frame,
        when: Option<When>,
        sentence: Span,
        days: &[Event],
    ) -> Event {
        let Frame { mut roles, place, span, .. } = frame;
        let kind = hit.trigger.kind;
        if kind == EventKind::Message {
            roles.extend(self.occasion(sentence, span, days));
        }
        Event {
            article: self.n,
            kind,
            when,
            base: None,
            place,
            roles,
            evidence: vec![clause::around(self.text, sentence, span, hit.span, self.lang())],
        }
    }

    /// The anniversary that stands with a message.
    fn occasion(&self, sentence: Span, span: Span, days: &[Event]) -> Option<RoleFiller> {
        let behind = days.iter().filter_map(|day| day.evidence.first());
        let words =
            behind.filter(|day| sentence.contains(**day) && day.start() >= span.start()).min()?;
        Some(RoleFiller {
            role: "occasion".to_owned(),
            name: words.of(self.text).split_whitespace().collect::<Vec<_>>().join(" "),
            entity: None,
            span: Some(*words),
        })
    }

    /// The event an announcement announces.
    fn announced(&self) -> Vec<Event> {
        let headline = self.article.headline.as_ref().and_then(|headline| headline.span);
        let is_day = |time: &&TimeExpression| {
            self.article.span.contains(time.span)
                && matches!(time.kind, TimeKind::Date | TimeKind::Time)
                && time.moment.is_some_and(|moment| moment.as_day().is_some())
        };
        let day = self.times.times.iter().find(is_day);
        let Some(evidence) = headline.or(day.map(|day| day.span)) else { return Vec::new() };
        let hosts = headline.map(|span| self.people.within(span)).unwrap_or_default();
        let mut spans = vec![evidence];
        spans.extend(day.map(|day| day.span).filter(|span| *span != evidence));
        vec![Event {
            article: self.n,
            kind: EventKind::Meeting,
            when: day.and_then(|day| day.moment).map(|moment| When { moment, is_reported: false }),
            base: None,
            place: self.location(),
            roles: hosts
                .iter()
                .map(|mention| RoleFiller {
                    role: "subject".to_owned(),
                    name: mention.name.clone(),
                    entity: mention.entity.clone(),
                    span: Some(mention.span),
                })
                .collect(),
            evidence: spans,
        }]
    }

    /// What stands behind the label of a place.
    fn location(&self) -> Option<Party> {
        const LABELS: [&str; 9] = [
            "Location:",
            "Place:",
            "Venue:",
            "Where:",
            "Ort:",
            "장소:",
            "地点：",
            "場所：",
            "会場：",
        ];
        let mut lines = self.article.span.of(self.text).lines().map(str::trim);
        let name =
            lines.find_map(|line| LABELS.iter().find_map(|label| line.strip_prefix(label)))?;
        let name = name.trim();
        (!name.is_empty() && name.len() < 80).then(|| Party { entity: None, name: name.to_owned() })
    }
}

/// Whether one person told another something at a meeting or on a visit the sentence speaks of; to
/// tell reporters, or to tell in a letter, is no meeting.
fn is_audience(frame: &Frame, told: Span, hits: &[hits::Hit<'_>]) -> bool {
    let is_meeting = |hit: &&hits::Hit<'_>| {
        matches!(hit.trigger.kind, EventKind::Visit | EventKind::Meeting) && hit.span != told
    };
    frame.is_among_people && hits.iter().any(|hit| is_meeting(&hit))
}

/// "A answered after B had sent a message on the anniversary": of two messages before one occasion
/// the nearer was sent on it.
fn last_occasion(told: &mut [Told]) {
    let is_occasion = |role: &RoleFiller| role.role == "occasion";
    let mut taken: Vec<Option<Span>> = Vec::new();
    for message in told.iter_mut().rev().filter(|t| t.event.kind == EventKind::Message) {
        let own: Vec<_> =
            message.event.roles.iter().filter(|r| is_occasion(r)).map(|r| r.span).collect();
        message.event.roles.retain(|role| !is_occasion(role) || !taken.contains(&role.span));
        taken.extend(own);
    }
}

/// "A replied to B after B sent a message": the message answered went to the one who answers.
fn answer(told: &mut [Told]) {
    let names = |told: &Told, role: &str| told.event.roles.iter().find(|r| r.role == role).cloned();
    let pairs: Vec<(RoleFiller, RoleFiller)> = told
        .iter()
        .filter(|t| t.event.kind == EventKind::Message && t.class == "reply")
        .filter_map(|t| Some((names(t, "sender")?, names(t, "recipient")?)))
        .collect();
    for message in told.iter_mut().filter(|t| t.event.kind == EventKind::Message) {
        let sender = names(message, "sender");
        if names(message, "recipient").is_some() {
            continue;
        }
        let replied =
            pairs.iter().find(|(_, to)| sender.as_ref().is_some_and(|s| s.name == to.name));
        if let Some((from, _)) = replied {
            message.event.roles.push(RoleFiller {
                role: "recipient".to_owned(),
                span: None,
                ..from.clone()
            });
        }
    }
}
