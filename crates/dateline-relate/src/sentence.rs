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
        _ => None,
    };
    framed.unwrap_or_else(|| shown(words))
}

fn message(event: &Event) -> Option<String> {
    let (sender, recipient) = (filled(event, "sender")?, filled(event, "recipient")?);
    let occasion = filled(event, "occasion").map_or(String::new(), |words| format!(" ({words})"));
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
    fn three_names_are_joined() {
        assert_eq!(
            joined(&["Ada Marrow", "Odo Vale", "Ilse Tarn"]),
            "Ada Marrow, Odo Vale and Ilse Tarn"
        );
    }
}
