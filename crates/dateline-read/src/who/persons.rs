//! Persons: the people one region names in full, with their surnames, titles and gender.

use super::found::{Found, Meaning};
use crate::lexicon::{Class, Names};
use dateline_model::{Kind, Lang, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Someone a region names in full.
#[derive(Debug)]
pub(super) struct Person {
    /// Who.
    pub meaning: Meaning,
    /// What he or she is called when the full name was given.
    pub surnames: BTreeSet<String>,
    /// Title words printed right before the name, in lower case.
    pub titles: BTreeSet<String>,
    /// Whether it is a woman, when something tells.
    pub is_woman: Option<bool>,
    /// Where the full name stands.
    pub spans: Vec<Span>,
}

/// The people among what was found in a region, by first mention.
pub(super) fn persons(text: &str, here: &[Found], names: &Names) -> Vec<Person> {
    let mut places: BTreeMap<Meaning, usize> = BTreeMap::new();
    let mut people: Vec<Person> = Vec::new();
    for one in here.iter().filter(|one| one.kind == Kind::Person) {
        let Some(surnames) = surnames(one, names) else { continue };
        let at = *places.entry(one.meaning.clone()).or_insert_with(|| {
            people.push(Person {
                meaning: one.meaning.clone(),
                surnames,
                titles: BTreeSet::new(),
                is_woman: gender(one, names),
                spans: Vec::new(),
            });
            people.len() - 1
        });
        let Some(person) = people.get_mut(at) else { continue };
        person.spans.push(one.span);
        if let Some(title) = title_before(text, one.span) {
            person.is_woman = person.is_woman.or_else(|| names.words().is_womans(title));
            person.titles.insert(title.to_lowercase());
        }
        for title in titles_around(text, one.span, names) {
            person.is_woman = person.is_woman.or_else(|| names.words().is_womans(&title));
            person.titles.insert(title);
        }
    }
    people
}

/// What a person may be called for short; none for one who is not named in full.
fn surnames(one: &Found, names: &Names) -> Option<BTreeSet<String>> {
    let (name, is_entry) = full_name(one, names)?;
    let words: Vec<&str> = name.split(' ').collect();
    let (first, last) = (*words.first()?, *words.last()?);
    if words.len() < 2 {
        return None;
    }
    let table = names.words();
    let (is_east, is_japanese) = match one.meaning {
        Meaning::Entry(at) => {
            let has = |lang| names.entries().get(at).is_some_and(|e| e.names.contains_key(&lang));
            let has_surname =
                table.is(first, Class::KoreanSurname) || table.is(first, Class::ChineseSurname);
            (has(Lang::Ko) && has_surname, has(Lang::Ja) && !has_surname)
        }
        _ => (is_eastern(&words, names), false),
    };
    let _ = is_entry;
    let mut surnames = BTreeSet::new();
    if is_east {
        surnames.insert(first.to_owned());
    } else {
        surnames.insert(last.to_owned());
        if is_japanese && !table.is(first, Class::Given) {
            surnames.insert(first.to_owned());
        }
    }
    surnames.retain(|word| word.chars().count() > 1 || word == "O" || word == "U");
    Some(surnames)
}

/// Whether a new name begins with a Korean or Chinese surname and looks like such a name.
fn is_eastern(words: &[&str], names: &Names) -> bool {
    let Some(first) = words.first() else { return false };
    let table = names.words();
    let korean = table.is(first, Class::KoreanSurname)
        && (words.len() == 3 || words.get(1).is_some_and(|word| word.contains('-')));
    let chinese = table.is(first, Class::ChineseSurname)
        && words.len() == 2
        && !words.get(1).is_some_and(|word| table.is(word, Class::Given));
    (korean || chinese) && !table.is(first, Class::Given)
}

fn full_name<'f>(one: &'f Found, names: &'f Names) -> Option<(&'f str, bool)> {
    match &one.meaning {
        Meaning::Entry(at) => Some((names.entries().get(*at)?.name.as_str(), true)),
        Meaning::New(name) => Some((name.as_str(), false)),
        Meaning::Open => None,
    }
}

fn gender(one: &Found, names: &Names) -> Option<bool> {
    if let Meaning::Entry(at) = one.meaning
        && let Some(known) = names.entries().get(at).and_then(|entry| entry.is_woman)
    {
        return Some(known);
    }
    let (name, _) = full_name(one, names)?;
    let first = name.split(' ').next()?;
    names.words().is(first, Class::Given).then(|| names.words().is_womans(first)).flatten()
}

/// The word right before a name, its point left out.
pub(super) fn title_before(text: &str, span: Span) -> Option<&str> {
    let before = text.get(..span.start())?.strip_suffix(' ')?;
    let before = before.strip_suffix('.').unwrap_or(before);
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next()?;
    (!word.is_empty()).then_some(word)
}

/// Titles before and behind a name: the words before it while they are titles, and the role in
/// "Ada Marrow, chairwoman of …"; in lower case.
fn titles_around(text: &str, span: Span, names: &Names) -> Vec<String> {
    let table = names.words();
    let is_title = |word: &str| {
        table.is_honorific(word)
            || table.is(word, Class::Role)
            || table.is(&word.to_lowercase(), Class::Role)
    };
    let mut titles: Vec<String> = Vec::new();
    let mut at = span;
    while let Some(word) = title_before(text, at)
        && is_title(word)
        && titles.len() < 4
    {
        titles.push(word.to_lowercase());
        let gap =
            text.get(..at.start()).map_or(0, |t| t.len() - t.trim_end_matches([' ', '.']).len());
        at = Span::at(at.start().saturating_sub(gap + word.len()));
    }
    let behind = text.get(span.end()..).and_then(|t| t.strip_prefix(", ")).unwrap_or_default();
    let clause = behind.split([',', '.', ';', '\n', '(', '"', '“']).next().unwrap_or_default();
    titles.extend(
        clause
            .split(' ')
            .take(5)
            .filter(|word| table.is(&word.to_lowercase(), Class::Role))
            .map(str::to_lowercase)
            .take(1),
    );
    titles
}
