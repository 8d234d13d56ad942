//! JSON-LD: structured data of a script as flat facts, within limits of depth and size.

use dateline_model::{Limits, MarkupFact};
use serde_json::Value;

/// Facts taken from all scripts of one page.
const FACTS: usize = 4_000;

/// The facts of one script: `jsonld:<type>.<field>[.<field>...]` in lower case. False when the
/// script was passed over because it is too long, too deep or no JSON.
pub(super) fn flatten(script: &str, limits: &Limits, facts: &mut Vec<MarkupFact>) -> bool {
    let script = trimmed(script);
    if script.len() > limits.structured_bytes || depth(script) > limits.structured_depth {
        return false;
    }
    let Some(value) = parse(script) else { return script.is_empty() };
    let mut waiting = vec![(String::new(), value)];
    while let Some((place, value)) = waiting.pop() {
        if facts.len() >= FACTS {
            return false;
        }
        match value {
            Value::Array(values) => {
                waiting.extend(values.into_iter().rev().map(|value| (place.clone(), value)));
            }
            Value::Object(fields) => {
                let place = if place.is_empty() { kind(&fields) } else { place };
                for (name, value) in fields.into_iter().rev() {
                    let is_graph = name == "@graph" || name == "mainEntity" && value.is_object();
                    let inner = if is_graph {
                        String::new()
                    } else {
                        format!("{place}.{}", name.to_ascii_lowercase())
                    };
                    waiting.push((inner, value));
                }
            }
            Value::String(value) => push(facts, place, value),
            Value::Number(value) => push(facts, place, value.to_string()),
            Value::Bool(value) => push(facts, place, value.to_string()),
            Value::Null => {}
        }
    }
    true
}

fn push(facts: &mut Vec<MarkupFact>, place: String, value: String) {
    if !place.is_empty() && !value.trim().is_empty() {
        facts.push(MarkupFact { place, value, span: None });
    }
}

fn kind(fields: &serde_json::Map<String, Value>) -> String {
    let named = match fields.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().find_map(Value::as_str),
        Some(kind) => kind.as_str(),
        None => None,
    };
    let name = named.unwrap_or("thing").rsplit(['/', ':']).next().unwrap_or_default();
    format!("jsonld:{}", name.to_ascii_lowercase())
}

/// The script without the comment marks old pages put around it.
fn trimmed(script: &str) -> &str {
    let mut words = script.trim();
    for mark in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        words = words.strip_prefix(mark).unwrap_or(words).trim_start();
    }
    for mark in ["-->", "//]]>", "/*]]>*/", "]]>"] {
        words = words.strip_suffix(mark).unwrap_or(words).trim_end();
    }
    words.strip_suffix(';').unwrap_or(words)
}

/// JSON as written, else with the raw control characters inside strings taken for spaces.
fn parse(script: &str) -> Option<Value> {
    serde_json::from_str(script).ok().or_else(|| {
        let tamed = script.replace(|c: char| c.is_control(), " ");
        serde_json::from_str(&tamed).ok()
    })
}

/// Deepest nesting of brackets outside strings.
fn depth(script: &str) -> usize {
    let (mut now, mut deepest, mut in_string, mut is_escaped) = (0_usize, 0, false, false);
    for byte in script.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => now += 1,
            b'}' | b']' if !in_string => now = now.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(now);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: &[(&str, &str)]) {
        let mut facts = Vec::new();
        assert!(flatten(script, &Limits::default(), &mut facts));
        let found: Vec<_> = facts.iter().map(|f| (f.place.as_str(), f.value.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn fields_carry_the_type_of_their_node() {
        check(
            r#"<!-- {"@graph":[{"@type":["NewsArticle"],"datePublished":"2031-05-03",
               "author":[{"@type":"Person","name":"Ada Marrow"}]},{"@type":"WebSite","name":"Gazette"}]} -->"#,
            &[
                ("jsonld:newsarticle.@type", "NewsArticle"),
                ("jsonld:newsarticle.author.@type", "Person"),
                ("jsonld:newsarticle.author.name", "Ada Marrow"),
                ("jsonld:newsarticle.datepublished", "2031-05-03"),
                ("jsonld:website.@type", "WebSite"),
                ("jsonld:website.name", "Gazette"),
            ],
        );
    }

    #[test]
    fn raw_line_feeds_in_strings_are_forgiven() {
        check(
            "{\"headline\":\"The harbour\nopens\"}",
            &[("jsonld:thing.headline", "The harbour opens")],
        );
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let limits = Limits::default();
        assert!(!flatten(&"[".repeat(100_000), &limits, &mut Vec::new()));
        assert!(!flatten(
            &" ".repeat(1 + limits.structured_bytes).replace(' ', "1"),
            &limits,
            &mut Vec::new()
        ));
    }
}
