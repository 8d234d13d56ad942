//! Accounts: where those who tell the same happening differ. No verdict.

use crate::Told;
use std::collections::BTreeMap;

/// The differences between the accounts of one happening, each a sentence that names who says what:
/// the day, and numbers of the same things.
pub(crate) fn differences(accounts: &[&Told<'_>]) -> Vec<String> {
    let mut out = Vec::new();
    let days = said_by(accounts.iter().filter_map(|account| {
        let when = account.event.when.as_ref().filter(|when| !when.is_reported)?;
        Some((when.moment.to_string(), account.outlet))
    }));
    out.extend(told("the day", &days));
    let mut things: BTreeMap<String, Vec<(String, &str)>> = BTreeMap::new();
    for account in accounts {
        for (number, thing) in counted(account.words) {
            things.entry(thing).or_default().push((number, account.outlet));
        }
    }
    for (thing, said) in things {
        out.extend(told(&format!("the number of {thing}"), &said_by(said.into_iter())));
    }
    out
}

/// Outlets by what they say, each once.
fn said_by<'o>(said: impl Iterator<Item = (String, &'o str)>) -> BTreeMap<String, Vec<&'o str>> {
    let mut by: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (value, outlet) in said {
        let outlets = by.entry(value).or_default();
        if !outlets.contains(&outlet) {
            outlets.push(outlet);
        }
    }
    by
}

/// The sentence of a difference; nothing when all agree.
fn told(what: &str, by: &BTreeMap<String, Vec<&str>>) -> Option<String> {
    if by.len() < 2 {
        return None;
    }
    let parts: Vec<_> =
        by.iter().map(|(value, outlets)| format!("{value} ({})", outlets.join(", "))).collect();
    Some(format!("Accounts differ on {what}: {}", parts.join("; ")))
}

/// Numbers in digits with the word that follows, when that word is a plural noun's shape: at least
/// four letters, lower case, ending in s, and no unit of time.
fn counted(words: &str) -> Vec<(String, String)> {
    const TIME: [&str; 8] =
        ["days", "weeks", "months", "years", "hours", "minutes", "times", "decades"];
    let tokens: Vec<&str> = words.split_whitespace().collect();
    tokens
        .windows(2)
        .filter_map(|pair| {
            let (number, thing) = (pair.first()?, pair.last()?);
            let thing = thing.trim_end_matches(|c: char| !c.is_alphanumeric());
            let is_number = number.bytes().all(|b| b.is_ascii_digit() || b == b',');
            let is_thing = thing.len() >= 4
                && thing.ends_with('s')
                && thing.chars().all(char::is_lowercase)
                && !TIME.contains(&thing);
            (is_number && is_thing).then(|| ((*number).to_owned(), thing.to_owned()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_counted_with_their_things() {
        let words = "sank 12 boats and hurt 1,200 sailors in 3 days of June 1974 storms";
        let expected = [("12", "boats"), ("1,200", "sailors"), ("1974", "storms")];
        let found = counted(words);
        let found: Vec<_> = found.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        assert_eq!(found, expected);
    }
}
