//! Shorts: surnames, repeated full names and acronyms joined to those the article names in full.
//!
//! "Marrow" joins the one Marrow of the article. With several, the title before it decides, then
//! the paragraph; else it stays open and joins nobody.

use super::{
    found::{Found, Meaning, settle},
    persons::{Person, persons},
    regions::Regions,
};
use crate::{
    lexicon::{Class, Names},
    text::{Token, TokenKind, Tokens},
};
use aho_corasick::{AhoCorasick, MatchKind};
use dateline_model::{Kind, Page, Span};
use std::collections::BTreeMap;

/// Adds repeated names and acronyms of new findings wherever the page prints them again.
pub(super) fn repeat(text: &str, found: &mut Vec<Found>) {
    let mut meant: BTreeMap<String, (Kind, Meaning)> = BTreeMap::new();
    for one in found.iter() {
        if one.kind != Kind::Person
            && let Some(acronym) = acronym_behind(text, one.span)
        {
            meant.insert(acronym.to_owned(), (one.kind, one.meaning.clone()));
        }
        if matches!(&one.meaning, Meaning::New(name) if name.contains(' ')) {
            meant.insert(one.span.of(text).to_owned(), (one.kind, one.meaning.clone()));
        }
    }
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(meant.keys());
    let Ok(finder) = finder else { return };
    let meanings: Vec<&(Kind, Meaning)> = meant.values().collect();
    let again = finder.find_iter(text).filter_map(|hit| {
        let span = Span::new(hit.start(), hit.end());
        let (kind, meaning) = meanings.get(hit.pattern().as_usize())?;
        stands_alone(text, span).then(|| Found {
            span,
            kind: *kind,
            meaning: meaning.clone(),
            is_variant: false,
        })
    });
    let again: Vec<Found> = again.collect();
    found.extend(again);
    settle(found);
}

/// The capitals in parentheses behind an organization: "Harbour Works Union (HWU)".
fn acronym_behind(text: &str, span: Span) -> Option<&str> {
    let rest = text.get(span.end()..)?.strip_prefix(" (")?;
    let end = rest.char_indices().take(9).find(|(_, c)| *c == ')')?.0;
    let inside = rest.get(..end)?;
    let is_acronym = (2..=8).contains(&inside.len())
        && inside.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'&');
    is_acronym.then_some(inside)
}

fn stands_alone(text: &str, span: Span) -> bool {
    let is_word = |c: char| c.is_alphanumeric() && !crate::text::characters::is_cjk(c);
    let before = text.get(..span.start()).and_then(|t| t.chars().next_back());
    let after = text.get(span.end()..).and_then(|t| t.chars().next());
    !before.is_some_and(is_word) && !after.is_some_and(is_word)
}

/// Joins surnames to the people of their article.
pub(super) fn join(
    page: &Page,
    tokens: &Tokens,
    names: &Names,
    regions: &Regions,
    found: &mut Vec<Found>,
) {
    let text: &str = &page.text;
    let mut added = Vec::new();
    let mut completed = Vec::new();
    for region in regions.all() {
        let first = found.partition_point(|one| one.span.start() < region.span.start());
        let last = found.partition_point(|one| one.span.start() < region.span.end());
        let here = found.get(first..last).unwrap_or_default();
        let people = persons(text, here, names);
        let surnames = by_surname(&people);
        let joiner = Joiner { page, names, people: &people, surnames: &surnames, here };
        completed.extend(
            here.iter()
                .enumerate()
                .filter_map(|(at, one)| Some((first + at, joiner.full_name_of(one)?))),
        );
        joiner.surnames_in(tokens.within(region.span), &mut added);
    }
    for (at, meaning) in completed {
        if let Some(one) = found.get_mut(at) {
            one.kind = Kind::Person;
            one.meaning = meaning;
        }
    }
    found.extend(added);
    settle(found);
}

fn by_surname(people: &[Person]) -> BTreeMap<&str, Vec<usize>> {
    let mut surnames: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        for surname in &person.surnames {
            surnames.entry(surname).or_default().push(at);
        }
    }
    surnames
}

/// The people of one region and what joins to them.
struct Joiner<'j> {
    page: &'j Page,
    names: &'j Names,
    people: &'j [Person],
    surnames: &'j BTreeMap<&'j str, Vec<usize>>,
    here: &'j [Found],
}

impl Joiner<'_> {
    /// The meaning of a single new name such as "Vale" in "Mr Vale", when a full name has it.
    fn full_name_of(&self, one: &Found) -> Option<Meaning> {
        let Meaning::New(name) = &one.meaning else { return None };
        if !matches!(one.kind, Kind::Person | Kind::Place) || name.contains(' ') {
            return None;
        }
        self.meaning(name, one.span)
    }

    /// Surnames that nothing has claimed yet.
    fn surnames_in(&self, tokens: &[Token], joined: &mut Vec<Found>) {
        let text: &str = &self.page.text;
        for (at, token) in tokens.iter().enumerate() {
            let word = token.span.of(text);
            if token.kind != TokenKind::Word || !self.surnames.contains_key(word) {
                continue;
            }
            if self.is_claimed(token.span) || !self.is_name_here(tokens, at) {
                continue;
            }
            let Some(meaning) = self.meaning(word, token.span) else { continue };
            joined.push(Found { span: token.span, kind: Kind::Person, meaning, is_variant: false });
        }
    }

    fn is_claimed(&self, span: Span) -> bool {
        let at = self.here.partition_point(|one| one.span.end() <= span.start());
        self.here.get(at).is_some_and(|one| one.span.overlaps(span))
    }

    /// Whether a word is used as a name: not beside another capitalised word that makes it part of
    /// a longer name, and no month or common word unless something shows it.
    fn is_name_here(&self, tokens: &[Token], at: usize) -> bool {
        let text: &str = &self.page.text;
        let words = self.names.words();
        let word =
            |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |t| t.span.of(text));
        let (here, before, after) = (word(Some(at)), word(at.checked_sub(1)), word(Some(at + 1)));
        let is_titled = words.is(before, Class::Honorific) || words.is(before, Class::Role);
        let is_shown = is_titled || words.is(after, Class::Verb) || matches!(after, "'s" | "’s");
        let is_doubtful = words.is(here, Class::Stop) || words.is(here, Class::Common);
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_given = words.is(before, Class::Given) && !is_titled;
        let goes_on = is_capital(after)
            && tokens.get(at + 1).is_some_and(|t| {
                Span::new(tokens.get(at).map_or(0, |t| t.span.end()), t.span.start()).of(text)
                    == " "
                    && !self.is_claimed(t.span)
            })
            && words.is(after, Class::Place);
        !is_given && !goes_on && (is_shown || !is_doubtful)
    }

    /// Who a surname means at a place of the page; none when nobody of the region has it.
    fn meaning(&self, surname: &str, span: Span) -> Option<Meaning> {
        let known = self.surnames.get(surname)?;
        let of = |at: &usize| self.people.get(*at);
        if let [only] = known.as_slice() {
            return of(only).map(|person| person.meaning.clone());
        }
        let title = super::persons::title_before(&self.page.text, span).map(str::to_lowercase);
        let titled: Vec<_> = known
            .iter()
            .filter_map(of)
            .filter(|person| title.as_ref().is_some_and(|title| person.titles.contains(title)))
            .collect();
        if let [only] = titled.as_slice() {
            return Some(only.meaning.clone());
        }
        let told = super::persons::title_before(&self.page.text, span)
            .and_then(|title| self.names.words().is_womans(title));
        let gendered: Vec<_> = known
            .iter()
            .filter_map(of)
            .filter(|person| told.is_some() && person.is_woman == told)
            .collect();
        if let [only] = gendered.as_slice() {
            return Some(only.meaning.clone());
        }
        let paragraph = self.paragraph(span);
        let near: Vec<_> = known
            .iter()
            .filter_map(of)
            .filter(|person| {
                let at = person.spans.partition_point(|known| known.start() < paragraph.start());
                person.spans.get(at).is_some_and(|known| known.end() <= span.start())
            })
            .collect();
        match near.as_slice() {
            [only] => Some(only.meaning.clone()),
            [] => Some(self.named_before(known, span).unwrap_or(Meaning::Open)),
            _ => Some(Meaning::Open),
        }
    }

    /// The only one of several the text has named in full so far: whoever comes later is not meant.
    fn named_before(&self, known: &[usize], span: Span) -> Option<Meaning> {
        let is_before = |person: &&Person| {
            person.spans.first().is_some_and(|first| first.end() <= span.start())
        };
        let mut before = known.iter().filter_map(|at| self.people.get(*at)).filter(is_before);
        let only = before.next().filter(|_| before.next().is_none())?;
        Some(only.meaning.clone())
    }

    /// The block around a span.
    fn paragraph(&self, span: Span) -> Span {
        let blocks = &self.page.blocks;
        let at = blocks.partition_point(|block| block.span.end() <= span.start());
        blocks.get(at).map_or(span, |block| block.span)
    }
}
