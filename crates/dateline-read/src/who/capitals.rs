//! Capitals: "Varsk's rivalry with …" means a government, "in Varsk" a city.

use super::found::{Found, Meaning};
use crate::lexicon::Names;
use dateline_model::Kind;

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
        let linked = is_linked(text, found, at, names);
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
    names.position(entry.of.as_ref()?.as_str())
}

/// Whether a capital is paired with the one before it: "between Varsk and Port Lumen",
/// "Varsk-Port Lumen relations".
fn is_linked(text: &str, found: &[Found], at: usize, names: &Names) -> bool {
    let neighbour = |other: Option<&Found>| other.is_some_and(|one| one.kind == Kind::Place);
    let Some(one) = found.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| found.get(at));
    let after = found.get(at + 1);
    let gap = |a: usize, b: usize| text.get(a..b).unwrap_or_default();
    let pair = |words: &str| matches!(words, "-" | "–" | "/");
    let and_before = before.is_some_and(|b| gap(b.span.end(), one.span.start()) == " and ");
    let joined = neighbour(before)
        && before.is_some_and(|b| {
            pair(gap(b.span.end(), one.span.start()))
                || and_before
                    && matches!(
                        last_word(text.get(..b.span.start()).unwrap_or_default()),
                        "between" | "both"
                    )
        });
    let joins =
        neighbour(after) && after.is_some_and(|a| pair(gap(one.span.end(), a.span.start())));
    let _ = names;
    joined || joins
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
