//! Named: what the things and office-holders an article names say about its day.

use super::days::Days;
use super::{Evidence, HISTORY, clues::Scene};
use crate::lexicon::{Lifetime, unbroken};
use crate::time::lines::before;
use dateline_model::Span;
use jiff::civil::Date;

/// The youngest beginning and the oldest end of what is named, and the end of what the sheets know.
///
/// A beginning is hard: nobody names what does not exist. An end is soft: what is gone is still
/// told of, so it gives way to everything younger, in silence.
pub(super) fn gather(scene: &Scene<'_>) -> Vec<Evidence> {
    let mut named: Vec<(Span, &Lifetime)> = Vec::new();
    for part in &scene.parts {
        let words = unbroken(part.of(scene.text));
        let shift = |span: Span| Span::new(part.start() + span.start(), part.start() + span.end());
        let found = scene.lifetimes.named_in(&words);
        named.extend(found.map(|(span, lifetime)| (shift(span), lifetime)));
    }
    named.retain(|(span, _)| !is_former(scene.text, *span));
    let youngest =
        named.iter().filter_map(|(span, l)| Some((l.from?, *span, *l))).max_by_key(|n| n.0);
    let mut out = Vec::new();
    if let Some((from, span, lifetime)) = youngest {
        let says = format!("speaks of {}: not before {from}", lifetime.says);
        let days = Days::between(from, Date::MAX);
        out.push(Evidence { span: Some(span), says, days, weight: 1 });
    }
    let from = youngest.map_or(Date::MIN, |youngest| youngest.0);
    let ends = named.iter().filter_map(|(span, l)| Some((l.to?, *span, *l)));
    if let Some((to, span, lifetime)) = ends.filter(|end| end.0 >= from).min_by_key(|n| n.0) {
        let says = format!("speaks of {}: not after {to}", lifetime.says);
        let days = Days::between(Date::MIN, to);
        out.push(Evidence { span: Some(span), says, days, weight: HISTORY });
    }
    if let Some(made) = scene.lifetimes.made.filter(|_| scene.captured.is_none()) {
        let says = format!("nothing in it is younger than these sheets, which end on {made}");
        let days = Days::between(Date::MIN, made);
        out.push(Evidence { span: None, says, days, weight: HISTORY + 1 });
    }
    out
}

/// Whether the words before a name make it history: "former President".
fn is_former(text: &str, name: Span) -> bool {
    const FORMER: [&str; 12] = [
        "former",
        "ex",
        "late",
        "then",
        "future",
        "früherer",
        "frühere",
        "damalige",
        "damaliger",
        "ehemalige",
        "ehemaliger",
        "ancien",
    ];
    let head = before(text, name.start(), 24).trim_end_matches([' ', '-']);
    let word = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    FORMER.contains(&word.to_lowercase().as_str())
}
