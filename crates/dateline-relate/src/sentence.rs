//! Sentence: a chronicle line in words, put together from an event's roles.

use dateline_model::{Event, EventKind};

/// Characters of an event's own words that a line shows.
const SHOWN: usize = 160;

/// The sentence of an event: its participants in a fixed frame, or its own words where the frame
/// would have a hole.
pub(crate) fn of(event: &Event, words: &str) -> String {
    let framed = match event.kind {
        EventKind::Message => message(event),
        EventKind::Visit => visit(event),
        EventKind::Meeting => meeting(event),
        EventKind::Anniversary => anniversary(event, words),
        EventKind::Statement => statement(event, words),
        _ => None,
    };
    framed.unwrap_or_else(|| shown(words))
}

/// Whether the participants fill the frame of a sentence.
pub(crate) fn is_framed(event: &Event) -> bool {
    match event.kind {
        EventKind::Message => message(event).is_some(),
        EventKind::Visit => visit(event).is_some(),
        EventKind::Meeting => meeting(event).is_some(),
        _ => false,
    }
}

/// Whether a line of this event would tell a reader anything: a bare count of years whose subject
/// nobody knows does not.
pub(crate) fn is_telling(event: &Event, words: &str) -> bool {
    event.kind != EventKind::Anniversary
        || tells_of_what(words)
        || filled(event, "subject").is_some()
        || words.chars().count() > BARE
}

/// Characters of a count of years with nothing beside it.
const BARE: usize = 8;

/// Whether words say in English what is remembered: "80th anniversary of the founding of Lumenia".
pub(crate) fn tells_of_what(words: &str) -> bool {
    let is_western = words.chars().any(|c| c.is_ascii_lowercase());
    words.contains(" of ") || is_western && words.split_whitespace().count() >= 4
}

/// The words of an anniversary where they say of what; else its count and its subject: "the 81st
/// anniversary: Gaon".
fn anniversary(event: &Event, words: &str) -> Option<String> {
    if tells_of_what(words) {
        return None;
    }
    let subject = filled(event, "subject")?;
    let (base, when) = (event.base?, event.when.as_ref()?);
    let count = when.moment.first().year() - base.first().year();
    (count > 0).then(|| format!("{} anniversary: {subject}", ordinal(count)))
}

/// `1st`, `22nd`, `113th`.
fn ordinal(n: i16) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

/// "Ada Marrow speaks: …" where the words are short of a speaker; else the words themselves.
fn statement(event: &Event, words: &str) -> Option<String> {
    let speaker = filled(event, "speaker")?;
    // Words that begin with a capital have their own subject.
    let is_western = words.starts_with(|c: char| c.is_ascii_lowercase());
    // Who speaks is named in the words, wholly or by the last name.
    let is_named = speaker.split_whitespace().next_back().is_some_and(|name| words.contains(name));
    (is_western && !is_named).then(|| format!("{speaker}: {}", shown(words)))
}

fn message(event: &Event) -> Option<String> {
    let (sender, recipient) = (filled(event, "sender")?, filled(event, "recipient")?);
    let occasion =
        names(event, "occasion").next().map_or(String::new(), |words| format!(" ({words})"));
    Some(format!("{sender} sends {recipient} a message{occasion}"))
}

fn visit(event: &Event) -> Option<String> {
    let visitor = filled(event, "visitor")?;
    let place = event.place.as_ref().map(|place| place.name.clone());
    let goal = place.or_else(|| filled(event, "host"))?;
    Some(format!("{visitor} visits {goal}"))
}

fn meeting(event: &Event) -> Option<String> {
    let parties: Vec<_> = names(event, "party").chain(names(event, "host")).collect();
    if parties.len() < 2 {
        return None;
    }
    let place = event.place.as_ref().map_or(String::new(), |place| format!(" in {}", place.name));
    Some(format!("{} meet{place}", joined(&parties)))
}

fn names<'e>(event: &'e Event, role: &'e str) -> impl Iterator<Item = &'e str> {
    event.roles.iter().filter(move |filler| filler.role == role).map(|filler| filler.name.as_str())
}

/// Everyone in a role, joined; nothing when the role is empty.
fn filled(event: &Event, role: &str) -> Option<String> {
    let names: Vec<_> = names(event, role).collect();
    (!names.is_empty()).then(|| joined(&names))
}

/// `A`, `A and B`, `A, B and C`.
fn joined(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((only, _)) => (*only).to_owned(),
        None => String::new(),
    }
}

/// The event's own words, white space folded, cut at a word.
fn shown(words: &str) -> String {
    let mut out = String::new();
    for word in words.split_whitespace() {
        if !out.is_empty() && out.chars().count() + word.chars().count() >= SHOWN {
            out.push_str(" …");
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().take(SHOWN));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_are_cut_and_said_to_be() {
        let words = "tide ".repeat(80);
        let sentence = shown(&words);
        assert!(sentence.ends_with(" …") && sentence.chars().count() <= SHOWN + 2);
        assert_eq!(shown("  two \n words "), "two words");
    }

    #[test]
    fn counts_are_ordinals() {
        assert_eq!([1, 2, 11, 23, 112].map(ordinal), ["1st", "2nd", "11th", "23rd", "112th"]);
    }

    #[test]
    fn three_names_are_joined() {
        assert_eq!(
            joined(&["Ada Marrow", "Odo Vale", "Ilse Tarn"]),
            "Ada Marrow, Odo Vale and Ilse Tarn"
        );
    }
}
