//! Script: days that scripts of a page give a telling name, such as `"publishDate": "2031-05-03"`.
//!
//! Nothing is run or parsed; a value is found by its figures and its name is read backwards.

use aho_corasick::AhoCorasick;
use dateline_model::MarkupFact;
use std::sync::LazyLock;

/// Bytes of a name and of a value.
const NAME: usize = 60;
const VALUE: usize = 40;

/// How a value begins: a quotation mark and a year.
static STARTS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(["\"20", "'20", "\"19", "'19"]).ok());

/// What may still be read of a page's scripts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Bytes.
    bytes: usize,
    /// Facts.
    facts: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: 4 << 20, facts: 40 }
    }
}

/// The named days of one script: `script:<name>` in lower case, letters only.
pub(super) fn days(script: &str, budget: &mut Budget, facts: &mut Vec<MarkupFact>) {
    let Some(starts) = STARTS.as_ref() else { return };
    let Some(left) = budget.bytes.checked_sub(script.len()) else { return };
    budget.bytes = left;
    for hit in starts.find_iter(script) {
        if budget.facts == 0 {
            return;
        }
        let Some(value) = value(script, hit.start() + 1) else { continue };
        let Some(name) = script.get(..hit.start()).and_then(name) else { continue };
        let place = format!("script:{name}");
        budget.facts -= 1;
        facts.push(MarkupFact { place, value: value.to_owned(), span: None });
    }
}

/// The value at `at`, when it is nothing but figures and their marks.
fn value(script: &str, at: usize) -> Option<&str> {
    let rest = script.get(at..)?;
    let end = rest.find(|c: char| !(c.is_ascii_digit() || "-/:.+TZ ".contains(c)))?;
    let value = rest.get(..end).filter(|value| (8..VALUE).contains(&value.len()))?;
    let is_marked = value.get(4..5).is_some_and(|mark| matches!(mark, "-" | "/"));
    (is_marked || matches!(value.len(), 8 | 14)).then_some(value)
}

/// The name a value has, when it is one that speaks of publication.
fn name(before: &str) -> Option<String> {
    let is_gap = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\');
    let before = before.trim_end_matches(is_gap);
    let before = before.strip_suffix([':', '=', ','])?.trim_end_matches(is_gap);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if !is_name(c) || before.len() - at > NAME {
            break;
        }
        start = at;
    }
    let name: String = before.get(start..)?.chars().filter(char::is_ascii_alphabetic).collect();
    let name = name.to_ascii_lowercase();
    let is_telling = ["publi", "pubdate", "postdate"].iter().any(|part| name.contains(part));
    (is_telling || name == "date").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_days_of_a_script() {
        let script = r#"var layer = {"first-publication":"2031-05-03 09:35", "width": "2000",
            'publishDate': '20310503', "state": "{\"publishedAt\":\"2031-05-03T01:02:03Z\"}",
            "expires":"2032-01-01", "born": "2001-01-01"}; date = "2031/05/04";"#;
        let mut facts = Vec::new();
        days(script, &mut Budget::default(), &mut facts);
        let found: Vec<_> = facts.iter().map(|f| (&*f.place, &*f.value)).collect();
        assert_eq!(
            found,
            [
                ("script:firstpublication", "2031-05-03 09:35"),
                ("script:publishdate", "20310503"),
                ("script:publishedat", "2031-05-03T01:02:03Z"),
                ("script:date", "2031/05/04"),
            ]
        );
    }
}
