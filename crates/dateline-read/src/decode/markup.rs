//! Markup: structured data on elements, as facts with their places.

use super::tree::Node;
use dateline_model::MarkupFact;
use html5ever::local_name;

/// Beginnings of class tokens that name a newsline, by their first letter; the words they wrap become
/// facts.
fn telling_with(first: u8) -> &'static [&'static str] {
    match first.to_ascii_lowercase() {
        b'a' => &["author", "autor"],
        b'b' => &["byline"],
        b'c' => &["credit"],
        b'd' => &["date", "datum"],
        b'p' => &["publish", "posted", "pubdate"],
        b'r' => &["reporter"],
        b't' => &["timestamp"],
        b'u' => &["updated"],
        b'w' => &["writer"],
        _ => &[],
    }
}

/// A fact without words.
pub(super) fn fact(place: String, value: &str) -> Option<MarkupFact> {
    let value = value.trim();
    (!value.is_empty()).then(|| MarkupFact { place, value: value.to_owned(), span: None })
}

/// The fact of a `meta` element.
pub(super) fn meta(node: &Node) -> Option<MarkupFact> {
    let keys = [
        local_name!("property"),
        local_name!("name"),
        local_name!("itemprop"),
        local_name!("http-equiv"),
    ];
    let name = keys.iter().find_map(|key| node.attribute(key).filter(|name| !name.is_empty()))?;
    let place = format!("meta:{}", name.trim().to_ascii_lowercase());
    fact(place, node.attribute(&local_name!("content"))?)
}

/// The facts of a `link` element.
pub(super) fn relation(node: &Node) -> Option<MarkupFact> {
    let relation = node.attribute(&local_name!("rel"))?.to_ascii_lowercase();
    let kept = ["canonical", "amphtml", "next", "author"];
    let relation = relation.split_ascii_whitespace().find(|name| kept.contains(name))?;
    fact(format!("link:{relation}"), node.attribute(&local_name!("href"))?)
}

/// Facts of an element of the text; a value left empty is filled with the words it wraps.
pub(super) fn of_element(node: &Node) -> Vec<MarkupFact> {
    let mut facts = Vec::new();
    let datetime = node.attribute(&local_name!("datetime"));
    if *node.tag() == local_name!("time") || datetime.is_some() {
        let value = datetime.unwrap_or_default().trim().to_owned();
        facts.push(MarkupFact { place: "time:datetime".to_owned(), value, span: None });
    }
    if let Some(title) = node.attribute(&local_name!("title")).filter(|title| is_dated(title)) {
        let place = format!("title:{}", node.tag());
        facts.push(MarkupFact { place, value: title.trim().to_owned(), span: None });
    }
    for attribute in node.attributes() {
        match attribute.name.local {
            local_name!("itemprop") => properties(node, &attribute.value, &mut facts),
            local_name!("rel")
                if attribute.value.split_ascii_whitespace().any(|name| name == "author") =>
            {
                facts.push(MarkupFact { place: "rel:author".to_owned(), ..MarkupFact::default() });
            }
            local_name!("class") => facts.extend(telling(&attribute.value)),
            _ => {}
        }
    }
    facts
}

/// The facts of an `itemprop`, one a name.
fn properties(node: &Node, names: &str, facts: &mut Vec<MarkupFact>) {
    let keys = [local_name!("content"), local_name!("datetime")];
    let told = keys.iter().find_map(|key| node.attribute(key)).unwrap_or_default().trim();
    facts.extend(names.trim().split_ascii_whitespace().map(|name| MarkupFact {
        place: format!("itemprop:{}", name.to_ascii_lowercase()),
        value: told.to_owned(),
        span: None,
    }));
}

/// Whether a `title` is short and holds a year of four figures.
fn is_dated(title: &str) -> bool {
    let runs = title.split(|c: char| !c.is_ascii_digit());
    (8..80).contains(&title.len()) && runs.into_iter().any(|run| matches!(run.len(), 4))
}

/// The first class token that names a newsline.
fn telling(classes: &str) -> Option<MarkupFact> {
    let names_one = |part: &[u8]| {
        let begins = |stem: &&str| {
            part.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem.as_bytes()))
        };
        part.first().is_some_and(|first| telling_with(*first).iter().any(begins))
    };
    let is_telling =
        |token: &&str| token.as_bytes().split(|b| matches!(b, b'-' | b'_')).any(names_one);
    let token = classes.split_ascii_whitespace().find(is_telling)?;
    let place = format!("class:{}", token.to_ascii_lowercase());
    Some(MarkupFact { place, ..MarkupFact::default() })
}

/// Whether an element is hidden by its own attributes.
pub(super) fn is_hidden(node: &Node) -> bool {
    if node.attribute(&local_name!("hidden")).is_some_and(|value| value != "until-found") {
        return true;
    }
    if *node.tag() == local_name!("dialog") && node.attribute(&local_name!("open")).is_none() {
        return true;
    }
    node.attribute(&local_name!("style")).is_some_and(|style| {
        style.split(';').any(|rule| {
            let Some((name, value)) = rule.split_once(':') else { return false };
            let value = value.trim_start();
            let is = |name_is: &str, value_is: &str| {
                name.trim().eq_ignore_ascii_case(name_is)
                    && value.get(..value_is.len()).is_some_and(|v| v.eq_ignore_ascii_case(value_is))
            };
            is("display", "none") || is("visibility", "hidden")
        })
    })
}

/// `class`, `id`, `role`, `itemprop` and `itemtype` of an element as lower-case tokens, one a line.
pub(super) fn tokens(node: &Node) -> String {
    let mut tokens = String::new();
    for key in [local_name!("class"), local_name!("id"), local_name!("role")] {
        let value = node.attribute(&key).unwrap_or_default();
        for token in value.split_ascii_whitespace().take(32) {
            push_line(&mut tokens, "", token);
        }
    }
    for key in [local_name!("itemprop"), local_name!("itemtype")] {
        let value = node.attribute(&key).unwrap_or_default();
        let name = value.rsplit('/').next().unwrap_or_default();
        if !name.is_empty() {
            push_line(&mut tokens, &key, name);
        }
    }
    tokens.make_ascii_lowercase();
    tokens
}

/// Adds a token as a line of its own, behind its kind where it has one.
fn push_line(tokens: &mut String, kind: &str, token: &str) {
    if !tokens.is_empty() {
        tokens.push('\n');
    }
    if !kind.is_empty() {
        tokens.push_str(kind);
        tokens.push(':');
    }
    tokens.push_str(token);
}
