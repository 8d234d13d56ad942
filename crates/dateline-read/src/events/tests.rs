//! Cases of the events room, told in the sample press.

use crate::{Context, Lexicon, decode_text, read};
use std::sync::LazyLock;

/// The people and places of the sample press as sheets of a vault.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::with(&[("names.tsv", "")]));

/// What one sentence tells: kind, moment, place and parts, event by event.
fn told(text: &str) -> Vec<String> {
    let page = decode_text(text);
    let context =
        Context { published_on: Some(jiff::civil::date(2021, 5, 6)), ..Context::new(&LEXICON) };
    let reading = read(&page, &context);
    let event = |event: &dateline_model::Event| {
        let when = event.when.as_ref().map_or("-".to_owned(), |when| {
            format!("{}{}", when.moment, if when.is_reported { " reported" } else { "" })
        });
        let roles: Vec<_> = event.roles.iter().map(|r| format!("{}={}", r.role, r.name)).collect();
        let place =
            event.place.as_ref().map_or(String::new(), |place| format!(" in {}", place.name));
        let count = if event.evidence.len() > 1 {
            format!(" x{}", event.evidence.len())
        } else {
            String::new()
        };
        format!("{} {when}{place} [{}]{count}", event.kind.as_str(), roles.join(", "))
    };
    reading.events.iter().map(event).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

#[test]
fn messages() {
    check(
        "Chairwoman Ada Marrow sent a congratulatory message to President Odo Vale on May 3, 2021.",
        &["message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale]"],
    );
    check(
        "In a reply message to Ada Marrow, President Odo Vale said the harbours were friends.",
        &["message 2021-05-06 reported [recipient=Ada Marrow, sender=Odo Vale]"],
    );
    check("The message was long, the chairwoman said.", &[]);
    check(
        "President Odo Vale thanked her in a reply message to Chairwoman Ada Marrow after Marrow sent a congratulatory message on May 3, 2021.",
        &[
            "message 2021-05-06 reported [recipient=Ada Marrow, sender=Odo Vale]",
            "message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale]",
        ],
    );
}
