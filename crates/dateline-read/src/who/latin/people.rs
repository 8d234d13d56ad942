//! People: capitalised runs without a head, told by titles, given names, surnames and verbs.

use super::{
    Reader,
    heads::clean,
    runs::{Line, Run},
};
use crate::{
    lexicon::{Class, is_pinyin},
    who::found::Found,
};
use dateline_model::Kind;

/// Words before a run that make it a place.
const INSIDE: [&str; 9] =
    ["in", "near", "outside", "across", "throughout", "around", "at", "from", "to"];

/// Reads a run as people, or as a place where one is in it. Names of the lexicon, titles and words
/// that are no names cut it into pieces.
pub(super) fn read(reader: &Reader<'_>, line: &Line<'_>, run: &Run, found: &mut Vec<Found>) {
    let mut first = run.first;
    let mut at = run.first;
    while at <= run.end {
        if is_korean_in_common_words(reader, line, at, *run) {
            found.extend(piece(reader, line, Run { first, end: at }));
            found.extend(piece(reader, line, Run { first: at, end: at + 3 }));
            first = at + 3;
            at = first;
            continue;
        }
        let word = line.word(at);
        let cuts = at == run.end
            || reader.known_at(line.span(at)).is_some_and(|one| !is_surname(reader, one))
            || is_title(reader, line, at, *run)
            || reader.words.is(word, Class::Demonym)
            || reader.words.is(word, Class::Stop)
            || (reader.words.is(word, Class::Common) && word.len() > 1)
            || matches!(word, "." | "&" | "'s" | "’s")
            || (matches!(word, "'" | "’") && !line.is_glued(at + 1));
        if cuts {
            found.extend(piece(reader, line, Run { first, end: at }));
            first = at + 1;
        }
        at += 1;
    }
}

/// `Pak To Chun`, `So Han Gul`: a Korean name one syllable of which is also a common word.
fn is_korean_in_common_words(reader: &Reader<'_>, line: &Line<'_>, at: usize, run: Run) -> bool {
    let three = Run { first: at, end: at + 3 };
    three.end <= run.end
        && is_korean(reader, line, three)
        && (three.first..three.end).any(|at| reader.words.is(line.word(at), Class::Common))
        && (three.first..three.end).all(|at| {
            let word = line.word(at);
            reader.known_at(line.span(at)).is_none()
                && !reader.words.is(word, Class::Stop)
                && !reader.words.is(word, Class::Demonym)
                && word.len() <= 5
        })
        && !reader.words.is(line.word(at + 1), Class::Given)
}

/// Whether a name of the lexicon is but one word for a person, which may end a longer name.
fn is_surname(reader: &Reader<'_>, one: &Found) -> bool {
    one.kind == Kind::Person && !one.span.of(reader.text).contains(' ')
}

/// Whether a word is a title here: one that is no given name, or stands before more of a name.
fn is_title(reader: &Reader<'_>, line: &Line<'_>, at: usize, run: Run) -> bool {
    reader.words.is_honorific(line.word(at))
        && (at + 1 < run.end || !reader.words.is(line.word(at), Class::Given))
}

fn piece(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> Option<Found> {
    let last = run.end.checked_sub(1).map(|at| line.word(at)).unwrap_or_default();
    let is_cut = last.ends_with('.') && last.len() == 2;
    let run = if is_cut { Run { end: run.end - 1, ..run } } else { run };
    let span = line.cover(run);
    if run.is_empty() || run.len() > 5 || line.word(run.first).len() < 2 {
        return None;
    }
    let name = || clean(span.of(reader.text));
    let person = || Some(Found::new(span, Kind::Person, name()));
    let titled = is_titled(reader, line, run);
    if run.len() == 1 {
        if titled == Titled::Honorific && is_surname_like(reader, line, run.first) {
            return person();
        }
        return is_place(reader, line, run).then(|| Found::new(span, Kind::Place, name()));
    }
    let is_person = titled != Titled::No
        || reader.words.is(line.word(run.first), Class::Given)
        || is_korean(reader, line, run)
        || is_chinese(reader, line, run)
        || has_initial(line, run)
        || reader.known_at(line.span(run.end.saturating_sub(1))).is_some()
        || is_followed(reader, line, run.end)
        || is_listed(reader, line, run);
    if is_person && run.len() <= 4 {
        return person();
    }
    is_place(reader, line, run).then(|| Found::new(span, Kind::Place, name()))
}

/// Whether one word behind a title may be a surname: no head of a body or place, nothing the page
/// also prints without a capital, and the title no mere rank of things ("Supreme Command").
fn is_surname_like(reader: &Reader<'_>, line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let title = at.checked_sub(1).map(|before| line.word(before)).unwrap_or_default();
    let is_head = [Class::Organization, Class::OrganizationFirst, Class::Place, Class::PlaceFirst]
        .into_iter()
        .any(|class| reader.words.is(word, class));
    let is_rank = matches!(
        title,
        "Supreme"
            | "Vice"
            | "Deputy"
            | "Great"
            | "Dear"
            | "Crown"
            | "Chief"
            | "Director"
            | "Attorney"
            | "Private"
            | "Warrant"
            | "Respected"
            | "First"
            | "Principal"
    );
    !is_head
        && !is_rank
        && !is_shouted(word)
        && word.len() > 1
        && !reader.lower.contains(word.to_lowercase().as_str())
}

/// Whether and how a title stands before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Titled {
    No,
    Role,
    Honorific,
}

fn is_titled(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> Titled {
    let Some(mut before) = run.first.checked_sub(1) else { return Titled::No };
    if line.word(before) == "." {
        before = before.saturating_sub(1);
    } else if !line.follows(run.first) {
        return Titled::No;
    }
    let word = line.word(before);
    if reader.words.is_honorific(word) && reader.known_at(line.span(before)).is_none() {
        Titled::Honorific
    } else if reader.words.is(word, Class::Role) {
        Titled::Role
    } else {
        Titled::No
    }
}

/// `Han Ga Ram`, `Han Ga-ram`: a Korean surname and two syllables.
fn is_korean(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> bool {
    let is_syllable = |word: &str| {
        word.len() <= 6 && word.chars().all(|c| c.is_ascii_alphabetic()) && !is_shouted(word)
    };
    let surname = reader.words.is(line.word(run.first), Class::KoreanSurname);
    match run.len() {
        3 => surname && (run.first + 1..run.end).all(|at| is_syllable(line.word(at))),
        2 => {
            surname
                && line.word(run.first + 1).split_once('-').is_some_and(|(a, b)| {
                    is_syllable(a) && is_syllable(b) && b.starts_with(|c: char| c.is_lowercase())
                })
        }
        _ => false,
    }
}

/// `Lin Wangshu`: a Chinese surname and one or two syllables of pinyin.
fn is_chinese(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> bool {
    if run.len() != 2 || !reader.words.is(line.word(run.first), Class::ChineseSurname) {
        return false;
    }
    let given = line.word(run.first + 1);
    if is_shouted(given) {
        return false;
    }
    let plain: String = given.chars().filter(|c| *c != '-' && *c != '\'' && *c != '’').collect();
    let cuts = (1..plain.len()).filter_map(|at| plain.split_at_checked(at));
    plain.is_ascii()
        && (is_pinyin(&plain) || cuts.into_iter().any(|(a, b)| is_pinyin(a) && is_pinyin(b)))
}

/// `Odo M. Vale`: an initial that is not the last word.
fn has_initial(line: &Line<'_>, run: Run) -> bool {
    (run.first..run.end.saturating_sub(1)).any(|at| {
        let word = line.word(at);
        (word.ends_with('.') && word.len() <= 4)
            || (at > run.first && word.len() == 1 && word != "I" && run.len() == 3)
    })
}

fn is_shouted(word: &str) -> bool {
    word.len() > 1 && word.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
}

/// Whether a run stands where a list of those present has a name: behind a mark, "and" or "were".
fn is_listed(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> bool {
    let before = run.first.checked_sub(1).map(|at| line.word(at)).unwrap_or_default();
    matches!(before, "," | ";" | ":" | "and" | "were" | "by" | "included" | "are")
        && reader.is_listed(line.cover(run))
}

/// Whether a reporting verb, an age, or what somebody is follows.
fn is_followed(reader: &Reader<'_>, line: &Line<'_>, end: usize) -> bool {
    let next = line.word(end);
    if reader.words.is(next, Class::Verb) {
        return true;
    }
    if next != "," && next != "(" {
        return false;
    }
    let second = line.word(end + 1);
    let is_age = second.len() == 2
        && second.bytes().all(|b| b.is_ascii_digit())
        && matches!(line.word(end + 2), "," | ")");
    let tells = |at: usize| reader.words.is(line.word(at).to_lowercase().as_str(), Class::Role);
    is_age
        || second == "who"
        || tells(end + 1)
        || (matches!(second, "a" | "an" | "the") && (tells(end + 2) || tells(end + 3)))
        || (next == "(" && (tells(end + 2) || tells(end + 3)))
}

/// Whether one is in it: "in Roe", "in Roe, Lumenia".
fn is_place(reader: &Reader<'_>, line: &Line<'_>, run: Run) -> bool {
    let before = run.first.checked_sub(1).map(|at| line.word(at)).unwrap_or_default();
    let is_name = |at: usize| !is_shouted(line.word(at)) && line.word(at).len() > 2;
    let is_word =
        run.len() == 1 && reader.lower.contains(line.word(run.first).to_lowercase().as_str());
    let clean =
        run.len() <= 3 && line.follows(run.first) && (run.first..run.end).all(is_name) && !is_word;
    let in_known = line.word(run.end) == ","
        && line.follows(run.end + 1)
        && reader.known_at(line.span(run.end + 1)).is_some_and(|one| one.kind == Kind::Place);
    clean
        && (INSIDE.get(..6).unwrap_or_default().contains(&before)
            || (in_known && INSIDE.contains(&before)))
}
