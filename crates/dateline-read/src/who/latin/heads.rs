//! Heads: organizations and places told by a word of their own name.

use super::{
    Reader,
    runs::{Line, Run},
};
use crate::{lexicon::Class, who::found::Found};
use dateline_model::Kind;

/// An organization or place told by its head.
pub(super) fn read(reader: &Reader<'_>, line: &Line<'_>, run: &Run) -> Option<Found> {
    organization(reader, line, *run).or_else(|| place(reader, line, *run))
}

fn organization(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> Option<Found> {
    let is = |at: usize, class| reader.words.is(line.word(at), class);
    let last = run.end.saturating_sub(1);
    let is_headed = is(last, Class::Organization)
        && reader.known_at(line.span(last)).is_none_or(|one| one.kind == Kind::Person);
    let first = (run.first..run.end).find(|at| !is(*at, Class::Honorific) || at == &last)?;
    let run = Run { first, ..run };
    let opens = (run.first..run.end).find(|at| {
        is(*at, Class::OrganizationFirst)
            && reader.known_at(line.span(*at)).is_none_or(|one| one.kind == Kind::Organization)
    });
    let tail = opens
        .filter(|at| at + 1 == run.end || is_headed)
        .and_then(|_| tail_end(reader, line, run.end));
    let whole = match tail {
        Some(end) => Run { first, end },
        None if is_headed && run.len() > 1 => run,
        None => return None,
    };
    let span = line.cover(whole);
    if reader.known_at(span).is_some_and(|one| one.span.contains(span)) {
        return None;
    }
    let only_origin = tail.is_none()
        && whole.len() == 2
        && is(first, Class::Demonym)
        && is_general(line.word(last));
    (!only_origin).then(|| Found::new(span, Kind::Organization, clean(span.of(reader.text))))
}

/// Heads that with nothing but a people before them describe and do not name: "Lumenian Police".
fn is_general(head: &str) -> bool {
    matches!(
        head,
        "Army"
            | "Navy"
            | "Government"
            | "Police"
            | "Forces"
            | "Force"
            | "Press"
            | "Embassy"
            | "Administration"
            | "Party"
            | "News"
            | "Team"
            | "Parliament"
            | "Church"
    ) && !matches!(head, "Army" | "Navy" | "Embassy" | "Parliament")
}

/// The end of "of Foreign Trade and Fisheries" behind a head.
fn tail_end(reader: &Reader<'_>, line: &Line<'_>, at: usize) -> Option<usize> {
    if !matches!(line.word(at), "of" | "for") || !line.follows(at) {
        return None;
    }
    let start = if line.word(at + 1) == "the" { at + 2 } else { at + 1 };
    if !line.follows(start)
        || !line.is_capital(start)
        || reader.words.is(line.word(start), Class::Stop)
    {
        return None;
    }
    let mut end = run_of_name(reader, line, start);
    let joint = line.word(end) == "and" && line.follows(end);
    if joint && line.follows(end + 1) && line.is_capital(end + 1) {
        let next = run_of_name(reader, line, end + 1);
        let word = line.word(end + 1);
        let is_name = reader.known_at(line.span(end + 1)).is_some()
            || reader.words.is(word, Class::Honorific)
            || reader.words.is(word, Class::Given)
            || reader.known_at(line.span(start)).is_some();
        if !is_name && next <= end + 3 {
            end = next;
        }
    }
    if line.word(end) == "of"
        && line.follows(end + 1)
        && let country = if line.word(end + 1) == "the" { end + 2 } else { end + 1 }
        && line.is_capital(country)
    {
        end = run_of_name(reader, line, country);
    }
    Some(end)
}

/// First token behind a run that begins at a capitalised word, without the people whose names
/// follow a body's name directly.
fn run_of_name(reader: &Reader<'_>, line: &Line<'_>, start: usize) -> usize {
    let end = line.run_end(start, reader.words);
    if let Some(known) = reader.known_at(line.span(start)).map(|one| one.span) {
        return (start..end).find(|at| line.span(*at).start() >= known.end()).unwrap_or(end);
    }
    (start + 1..end)
        .find(|at| {
            reader.known_at(line.span(*at)).is_some_and(|one| one.kind == Kind::Person)
                || reader.words.is_honorific(line.word(*at))
        })
        .unwrap_or(end)
}

fn place(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> Option<Found> {
    let is = |at: usize, class| reader.words.is(line.word(at), class);
    let last = run.end.checked_sub(1)?;
    let is_name = |at: usize| !is(at, Class::Honorific) && !is(at, Class::Stop);
    let named = if run.len() > 1 && is(last, Class::Place) {
        let first =
            (run.first..last).rev().take_while(|at| is_name(*at) && line.is_capital(*at)).last()?;
        let only_origin = first + 1 == last && is(first, Class::Demonym);
        (!only_origin).then_some(Run { first, end: run.end })
    } else {
        (run.first..run.end)
            .find(|at| is(*at, Class::PlaceFirst) && at + 1 < run.end)
            .map(|first| Run { first, end: run.end.min(first + 3) })
    }?;
    let span = line.cover(named);
    if reader.known_at(span).is_some_and(|one| one.span.contains(span)) {
        return None;
    }
    Some(
        known_city(reader, line, named)
            .unwrap_or_else(|| Found::new(span, Kind::Place, clean(span.of(reader.text)))),
    )
}

/// "Hanui City" is the Hanui of the lexicon.
fn known_city(reader: &Reader<'_>, line: &Line<'_>, named: Run) -> Option<Found> {
    let head = line.word(named.end.checked_sub(1)?);
    let known = reader.known_at(line.span(named.first))?;
    let before = line.cover(Run { first: named.first, end: named.end.checked_sub(1)? });
    let is_same = known.span == before
        && known.kind == Kind::Place
        && matches!(head, "City" | "Province" | "Prefecture" | "State" | "Island" | "Municipality");
    is_same.then(|| Found { span: line.cover(named), ..known.clone() })
}

/// A name with its white space and apostrophes made plain.
pub(in crate::who) fn clean(name: &str) -> String {
    name.replace('\u{a0}', " ").replace('’', "'")
}
