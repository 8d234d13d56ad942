//! Speakers: the words of a source and who they mean.
//!
//! A name is taken from the mentions of the page; a pronoun from its referent, else from the last
//! speaker; a description ("a retired harbour master") stays as printed and never borrows a name.

mod described;
pub(crate) mod senders;

use crate::lexicon::Outlets;
use crate::who::People;
use dateline_model::{Basis, Kind, Mention, Party, Span};

/// Someone who speaks or is told, with the words that name them.
#[derive(Clone, Debug)]
pub(crate) struct Voice {
    /// Who it is.
    pub party: Party,
    /// The words.
    pub span: Span,
    /// How the name is known.
    pub basis: Basis,
    /// Whether it is one human being.
    pub is_person: bool,
}

/// The voices of one article so far.
pub(crate) struct Cast<'a> {
    text: &'a str,
    people: &'a People,
    outlets: &'a Outlets,
    subjects: Vec<Span>,
    heard: Vec<Voice>,
    /// The last two or more who spoke together.
    joint: Vec<Voice>,
    /// The article.
    bounds: Span,
}

impl<'a> Cast<'a> {
    /// Nobody has spoken yet.
    pub(crate) fn new(
        text: &'a str,
        people: &'a People,
        outlets: &'a Outlets,
        subjects: Vec<Span>,
        bounds: Span,
    ) -> Self {
        Self { text, people, outlets, subjects, heard: Vec::new(), joint: Vec::new(), bounds }
    }

    /// The speakers a source names, in printed order; none when nobody can be found.
    pub(crate) fn speakers(&mut self, source: Span) -> Vec<Voice> {
        let voices = self.voices(source);
        self.heard.extend(voices.iter().cloned());
        if voices.len() > 1 {
            self.joint.clone_from(&voices);
        }
        voices
    }

    /// Who is told; an object pronoun is not the speaker.
    pub(crate) fn addressee(&self, told: Span, speakers: &[Voice]) -> Option<Voice> {
        let words = told.of(self.text);
        if !matches!(
            words.to_lowercase().as_str(),
            "him" | "her" | "them" | "us" | "me" | "you" | "it"
        ) {
            return self.voices(told).into_iter().next();
        }
        if let Some(mention) = self.people.referent(told) {
            return Some(voice(mention, told, Basis::Inferred));
        }
        if !matches!(words, "him" | "her") {
            return None;
        }
        let near = Span::new(told.start().saturating_sub(400), told.start());
        let is_speaker = |m: &Mention| speakers.iter().any(|s| same(&s.party, m));
        let mention = self
            .people
            .within(near)
            .iter()
            .rev()
            .find(|m| m.kind == Kind::Person && !is_speaker(m))?;
        Some(voice(mention, told, Basis::Inferred))
    }

    fn voices(&self, source: Span) -> Vec<Voice> {
        let words = source.of(self.text);
        if is_pronoun(words) {
            return self.pronoun(source).into_iter().collect();
        }
        let first = Span::new(source.start(), source.start().saturating_add(segment(words)));
        let mut named = self.named(first);
        if !named.is_empty() {
            for one in &mut named {
                self.join(one);
            }
            return named;
        }
        let meant = self.meant(first);
        if !meant.is_empty() {
            return meant;
        }
        let rest = Span::new(first.end(), source.end());
        if let Some(mention) = self.people.within(rest).first()
            && mention.kind == Kind::Person
            && rest
                .of(self.text)
                .trim_start_matches([',', ' '])
                .starts_with(mention.span.of(self.text))
        {
            return vec![voice(mention, mention.span, Basis::Printed)];
        }
        self.body(first)
            .or_else(|| self.short(first))
            .or_else(|| self.described(first))
            .into_iter()
            .collect()
    }

    /// `he`, `who`, `it`
    fn pronoun(&self, source: Span) -> Option<Voice> {
        if let Some(mention) = self.people.referent(source).filter(|m| !self.is_attribute(m)) {
            return Some(voice(mention, source, Basis::Inferred));
        }
        let word = source.of(self.text).to_lowercase();
        let wants_person = matches!(
            word.as_str(),
            "he" | "she" | "who" | "him" | "her" | "他" | "她" | "그" | "그녀" | "彼" | "彼女"
        );
        if !wants_person && word != "it" && word != "they" {
            return None;
        }
        if wants_person && let Some(voice) = self.focus(source) {
            return Some(voice);
        }
        let last = self
            .heard
            .iter()
            .rev()
            .take(200)
            .find(|v| v.is_person == wants_person && v.span.start() < source.start())?;
        Some(Voice { span: source, basis: Basis::Inferred, ..last.clone() })
    }

    /// Whether a name only describes the noun behind it: `the Vale clique`.
    fn is_attribute(&self, mention: &Mention) -> bool {
        const GROUPS: [&str; 18] = [
            "clique",
            "regime",
            "government",
            "administration",
            "group",
            "gang",
            "family",
            "era",
            "campaign",
            "team",
            "camp",
            "side",
            "troops",
            "forces",
            "army",
            "faction",
            "dynasty",
            "cabinet",
        ];
        let after = self.text.get(mention.span.end()..).unwrap_or_default();
        let next = after.trim_start().split(|c: char| !c.is_alphanumeric()).next();
        next.is_some_and(|next| GROUPS.contains(&next))
    }

    /// The last subject before a pronoun that is one person.
    fn focus(&self, pronoun: Span) -> Option<Voice> {
        let end = self.subjects.partition_point(|s| s.end() <= pronoun.start());
        let near = self.subjects.get(..end)?.iter().rev().take(12);
        near.filter(|s| !is_pronoun(s.of(self.text))).find_map(|subject| {
            let words = subject.of(self.text);
            let first = Span::new(subject.start(), subject.start().saturating_add(segment(words)));
            match self.named(first).as_slice() {
                [only] => {
                    let mut only = only.clone();
                    self.join(&mut only);
                    Some(Voice { span: pronoun, basis: Basis::Inferred, ..only })
                }
                _ => None,
            }
        })
    }

    /// Gives a family name the room of names left open to the only speaker so far who has it.
    fn join(&self, voice: &mut Voice) {
        let name = voice.party.name.as_str();
        if voice.party.entity.is_some() || name.contains(' ') {
            return;
        }
        let mut full = self.heard.iter().rev().take(200).filter(|v| {
            v.is_person
                && v.party.name.len() > name.len()
                && v.party.name.split(' ').next_back() == Some(name)
        });
        if let Some(first) = full.next()
            && full.all(|v| v.party.name == first.party.name)
        {
            voice.party = first.party.clone();
            voice.basis = Basis::Inferred;
        }
    }

    /// Gives a family name at the top of the article to the one person who has it further down.
    pub(crate) fn complete(&self, voice: &mut Voice) {
        let name = voice.party.name.clone();
        if voice.party.entity.is_some()
            || name.contains(' ')
            || !name.starts_with(char::is_uppercase)
        {
            return;
        }
        let mut full = self.heard.iter().take(500).filter(|v| {
            v.is_person
                && v.party.name.len() > name.len()
                && v.party.name.split(' ').any(|part| part == name)
        });
        if let Some(first) = full.next()
            && full.all(|v| v.party.name == first.party.name)
        {
            voice.party = first.party.clone();
            voice.basis = Basis::Inferred;
            voice.is_person = true;
        }
    }

    /// The persons a noun phrase names as its head.
    fn named(&self, phrase: Span) -> Vec<Voice> {
        let mut out: Vec<Voice> = Vec::new();
        let mut end = phrase.start();
        for mention in self.people.within(phrase).iter().filter(|m| m.kind == Kind::Person) {
            let before = Span::new(end, mention.span.start()).of(self.text);
            let after = Span::new(mention.span.end(), phrase.end()).of(self.text);
            let rest = after.trim_start_matches([',', ')', ' ']);
            let is_owner = after.starts_with("'s")
                || after.starts_with("’s")
                || (rest.starts_with(char::is_lowercase)
                    && !after.starts_with(',')
                    && !rest.starts_with("and ")
                    && !rest.starts_with("himself")
                    && !rest.starts_with("herself"));
            let is_inner = before.split_whitespace().any(|w| {
                matches!(
                    w,
                    "of" | "for" | "to" | "with" | "by" | "from" | "against" | "about" | "under"
                )
            });
            let is_joined = before.split_whitespace().any(|w| matches!(w, "and" | "&"))
                || before.trim_start().starts_with(',');
            if is_owner || is_inner {
                break;
            }
            if !out.is_empty() && !is_joined {
                out.pop();
            }
            out.push(voice(mention, mention.span, Basis::Printed));
            end = mention.span.end();
        }
        out
    }

    /// The body or house of the press a noun phrase ends with: `state news agency Meridian`.
    fn body(&self, phrase: Span) -> Option<Voice> {
        let words = phrase.of(self.text);
        let is_head = |span: Span| {
            let before = Span::new(phrase.start(), span.start()).of(self.text);
            let after = Span::new(span.end(), phrase.end()).of(self.text).trim();
            let is_tail = after.is_empty()
                || after.starts_with('(')
                || (matches!(after, "news agency" | "newspaper" | "agency" | "daily" | "report"));
            is_tail
                && !before.split_whitespace().any(|w| {
                    matches!(w, "of" | "for" | "in" | "at" | "from" | "by" | "with" | "to")
                })
        };
        let mention = self
            .people
            .within(phrase)
            .iter()
            .rev()
            .find(|m| is_head(m.span) && matches!(m.kind, Kind::Organization));
        if let Some(mention) = mention {
            return Some(voice(mention, mention.span, Basis::Printed));
        }
        let (span, house) = self.outlets.within(words).into_iter().last()?;
        let span = phrase.absolute(span);
        is_head(span).then(|| Voice {
            party: Party { entity: None, name: house.name.clone() },
            span,
            basis: Basis::Printed,
            is_person: false,
        })
    }

    /// A family name of someone heard before: `Marrow` after `Ada Marrow`.
    fn short(&self, phrase: Span) -> Option<Voice> {
        let words = phrase.of(self.text);
        let last = words.split_whitespace().next_back()?;
        let is_name = last.chars().next().is_some_and(char::is_uppercase);
        let full = self.heard.iter().rev().take(200).find(|v| {
            v.is_person && v.party.name != last && v.party.name.split(' ').any(|part| part == last)
        });
        full.filter(|_| is_name && words.split_whitespace().count() <= 2).map(|v| Voice {
            span: phrase,
            basis: Basis::Inferred,
            ..v.clone()
        })
    }

    /// Someone the lexicon does not know: a name without its titles, or the description as printed.
    fn described(&self, phrase: Span) -> Option<Voice> {
        let words = phrase.of(self.text).trim();
        let name = name_of(words);
        let is_person = name.is_some() || is_eastern_person(words);
        let name = name.unwrap_or(words);
        let at = words.find(name).unwrap_or(0);
        let start = phrase.start().saturating_add(at);
        let span = Span::new(start, start.saturating_add(name.len()));
        let party = self.people.within(span).first().filter(|m| m.span == span);
        let entity = party.and_then(|m| m.entity.clone());
        let printed = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = party.map_or(printed, |m| m.name.clone());
        (!name.is_empty()).then_some(Voice {
            party: Party { entity, name },
            span,
            basis: Basis::Printed,
            is_person,
        })
    }

    /// The names of the persons mentioned in some words.
    pub(crate) fn persons(&self, span: Span) -> Vec<String> {
        let mentions = self.people.within(span).iter().take(40);
        mentions.filter(|m| m.kind == Kind::Person).map(|m| m.name.clone()).collect()
    }

    /// Whether a name or description is a house of the press.
    pub(crate) fn is_press(&self, voice: &Voice) -> bool {
        let name = voice.party.name.as_str();
        self.outlets.named(name).is_some() || is_agency_name(name) || is_state_media(name)
    }

    /// The canonical name of a house, for telling whether two are one.
    pub(crate) fn house(&self, name: &str) -> String {
        self.outlets.signed(name).map_or_else(|| name.to_lowercase(), |house| house.name.clone())
    }
}

/// Descriptions that stand for a state's agency: `Port Lumen's state media`.
pub(crate) fn is_state_media(name: &str) -> bool {
    let name = name.to_lowercase();
    [
        "state media",
        "state news agency",
        "state-run media",
        "official news agency",
        "state-run news agency",
        "official media",
    ]
    .iter()
    .any(|words| name.ends_with(words))
}

fn is_agency_name(name: &str) -> bool {
    name.ends_with("News Agency")
        || name.ends_with("Press Agency")
        || name.ends_with("Central Dispatch")
}

fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: [&str; 19] = [
        "he", "she", "they", "it", "i", "we", "you", "who", "him", "her", "them", "us", "me", "他",
        "她", "그", "그녀", "彼", "彼女",
    ];
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

/// Bytes up to the first comma that opens an apposition; a list of names has none.
fn segment(words: &str) -> usize {
    let comma = words.find(", ");
    comma.unwrap_or(words.len())
}

fn voice(mention: &Mention, span: Span, basis: Basis) -> Voice {
    Voice {
        party: Party { entity: mention.entity.clone(), name: mention.name.clone() },
        span,
        basis,
        is_person: mention.kind == Kind::Person,
    }
}

fn same(party: &Party, mention: &Mention) -> bool {
    party.name == mention.name || (party.entity.is_some() && party.entity == mention.entity)
}

/// Whether a Chinese, Japanese or Korean phrase without an entry ends like no body.
fn is_eastern_person(words: &str) -> bool {
    const BODIES: [&str; 28] = [
        "부", "성", "통신", "사", "청", "원", "당", "정부", "방송", "신문", "국", "社", "部", "院",
        "局", "党", "黨", "政府", "委", "报", "報", "省", "庁", "通信", "新聞", "国", "國", "군",
    ];
    words.chars().next().is_some_and(crate::text::characters::is_cjk)
        && !BODIES.iter().any(|body| words.ends_with(body))
}

/// Titles before a name.
const TITLES: [&str; 34] = [
    "President",
    "Chairman",
    "Chairwoman",
    "Chair",
    "Premier",
    "Minister",
    "Senator",
    "Sen.",
    "Rep.",
    "Gov.",
    "Governor",
    "Mayor",
    "Gen.",
    "General",
    "Marshal",
    "Comrade",
    "Dr",
    "Dr.",
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Prof.",
    "Professor",
    "Secretary",
    "Judge",
    "Justice",
    "Captain",
    "Colonel",
    "Admiral",
    "Spokesman",
    "Spokeswoman",
];

/// The name at the end of a noun phrase that has no article: `Chairwoman Ada Marrow` gives
/// `Ada Marrow`.
fn name_of(words: &str) -> Option<&str> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let is_capital = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    let tail = parts.iter().rev().take_while(|part| is_capital(part)).count();
    let mut first = parts.len().saturating_sub(tail);
    if first == 0 && matches!(parts.first(), Some(&("The" | "A" | "An"))) {
        return None;
    }
    let is_phrase = parts.iter().take(first).any(|part| {
        matches!(
            part.to_lowercase().as_str(),
            "the" | "a" | "an" | "of" | "for" | "in" | "at" | "from"
        )
    });
    if tail == 0 || is_phrase {
        return None;
    }
    while first.saturating_add(1) < parts.len()
        && parts.get(first).is_some_and(|part| TITLES.contains(part))
    {
        first = first.saturating_add(1);
    }
    let head = parts.get(first)?;
    let at = words.find(head)?;
    let name = words.get(at..)?;
    (name.split_whitespace().count() <= 4 && !name.contains(['(', '"'])).then_some(name)
}
