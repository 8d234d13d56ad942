//! Capitals: "Varsk's rivalry with …" means a government, "in Varsk" a city.

use super::found::{Found, Meaning};
use crate::lexicon::Names;
use dateline_model::{Kind, Span};

/// Words before a capital that make it a city: one is in it, goes to it, comes from it.
const CITY: [&str; 26] = [
    "in",
    "at",
    "to",
    "from",
    "near",
    "around",
    "outside",
    "inside",
    "through",
    "via",
    "into",
    "visit",
    "visited",
    "visiting",
    "visits",
    "left",
    "leave",
    "leaves",
    "leaving",
    "reached",
    "toured",
    "of",
    "throughout",
    "across",
    "downtown",
    "central",
];

/// Words before a capital that make it a government: one deals with it.
const DEALING: [&str; 46] = [
    "with",
    "between",
    "against",
    "by",
    "toward",
    "towards",
    "urged",
    "urges",
    "urge",
    "accused",
    "accuses",
    "lauded",
    "praised",
    "praises",
    "criticized",
    "criticised",
    "condemned",
    "warned",
    "told",
    "pressed",
    "pressure",
    "blamed",
    "denounced",
    "asked",
    "thanked",
    "punish",
    "sanction",
    "deter",
    "provoke",
    "provoked",
    "persuade",
    "convince",
    "engage",
    "engaging",
    "isolate",
    "pressuring",
    "contain",
    "both",
    "forcing",
    "force",
    "antagonize",
    "offered",
    "calls",
    "when",
    "that",
    "if",
];

/// Words behind a capital that make it a government: it acts.
const ACTING: [&str; 60] = [
    "said",
    "says",
    "has",
    "had",
    "have",
    "is",
    "was",
    "will",
    "would",
    "could",
    "may",
    "might",
    "must",
    "should",
    "can",
    "wants",
    "wanted",
    "denies",
    "denied",
    "claims",
    "claimed",
    "sees",
    "views",
    "hopes",
    "insists",
    "insisted",
    "rejects",
    "rejected",
    "agreed",
    "agrees",
    "warned",
    "accused",
    "announced",
    "announces",
    "plans",
    "planned",
    "refused",
    "refuses",
    "responded",
    "fired",
    "launched",
    "tested",
    "conducted",
    "seeks",
    "sought",
    "considers",
    "regards",
    "sent",
    "signed",
    "remains",
    "needs",
    "continues",
    "continued",
    "called",
    "calls",
    "demanded",
    "appears",
    "also",
    "did",
    "does",
];

/// Words behind a capital's possessive that stay with the city.
const OF_THE_CITY: [&str; 28] = [
    "streets",
    "street",
    "airport",
    "mayor",
    "population",
    "residents",
    "suburbs",
    "outskirts",
    "districts",
    "district",
    "central",
    "downtown",
    "main",
    "largest",
    "biggest",
    "oldest",
    "city",
    "subway",
    "metro",
    "river",
    "skyline",
    "parks",
    "hotels",
    "hospitals",
    "restaurants",
    "traffic",
    "weather",
    "citizens",
];

/// Turns the capitals that stand for their governments into their countries; in doubt a capital
/// stays a city.
pub(super) fn read_as_countries(text: &str, names: &Names, found: &mut [Found]) {
    for at in 0..found.len() {
        let Some(country) = found.get(at).and_then(|one| country_of(one, names)) else { continue };
        let linked = is_linked(text, found, at);
        if let Some(one) = found.get_mut(at)
            && stands_for_government(text, one, linked)
        {
            one.meaning = Meaning::Entry(country);
        }
    }
}

/// The country a found capital may stand for.
fn country_of(one: &Found, names: &Names) -> Option<usize> {
    let Meaning::Entry(at) = one.meaning else { return None };
    let entry = names.entries().get(at).filter(|entry| entry.kind == Kind::Place)?;
    let country = names.entry(entry.of.as_ref()?.as_str())?;
    (country.kind == Kind::Place).then(|| names.position(country.id.as_str())).flatten()
}

/// Whether a capital is paired with another place: "between Varsk and Port Lumen", "Varsk-Port
/// Lumen relations".
fn is_linked(text: &str, found: &[Found], at: usize) -> bool {
    let place = |at: Option<usize>| {
        at.and_then(|at| found.get(at)).filter(|one| one.kind == Kind::Place).map(|one| one.span)
    };
    let Some(here) = place(Some(at)) else { return false };
    let is_pair = |a: Span, b: Span| {
        matches!(Span::new(a.end(), b.start()).of(text), "-" | "–" | "/") && a.end() < b.start()
    };
    let (before, after) = (place(at.checked_sub(1)), place(Some(at + 1)));
    let is_second = before.is_some_and(|before| {
        let opening = last_word(text.get(..before.start()).unwrap_or_default());
        Span::new(before.end(), here.start()).of(text) == " and "
            && matches!(opening, "between" | "both")
    });
    is_second
        || before.is_some_and(|before| is_pair(before, here))
        || after.is_some_and(|after| is_pair(here, after))
}

fn stands_for_government(text: &str, one: &Found, linked: bool) -> bool {
    let before = text.get(..one.span.start()).unwrap_or_default();
    let after = text.get(one.span.end()..).unwrap_or_default();
    let last = last_word(before);
    if CITY.contains(&last) {
        return false;
    }
    if let Some(owned) = after.strip_prefix("'s ").or_else(|| after.strip_prefix("’s ")) {
        return !OF_THE_CITY.contains(&first_word(owned));
    }
    linked
        || DEALING.contains(&last)
        || (after.starts_with(' ') && ACTING.contains(&first_word(after)))
}

/// The word a text ends with, when only white space follows it.
fn last_word(before: &str) -> &str {
    let trimmed = before.trim_end_matches(' ');
    trimmed.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

fn first_word(after: &str) -> &str {
    after.trim_start_matches(' ').split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}
