//! Markup: structured data on elements, as facts with their places.

use super::tree::{Content, Node};
use dateline_model::MarkupFact;

/// Beginnings of class tokens that name a newsline; the words they wrap become facts.
const TELLING: [&str; 14] = [
    "author",
    "autor",
    "byline",
    "writer",
    "reporter",
    "date",
    "datum",
    "dateline",
    "publish",
    "posted",
    "pubdate",
    "timestamp",
    "updated",
    "credit",
];

/// A fact without words.
pub(super) fn fact(place: String, value: &str) -> Option<MarkupFact> {
    let value = value.trim();
    (!value.is_empty()).then(|| MarkupFact { place, value: value.to_owned(), span: None })
}

/// The fact of a `meta` element.
pub(super) fn meta(node: &Node) -> Option<MarkupFact> {
    let name = ["property", "name", "itemprop", "http-equiv"]
        .into_iter()
        .find_map(|key| node.attribute(key).filter(|name| !name.is_empty()))?;
    fact(format!("meta:{}", name.trim().to_ascii_lowercase()), node.attribute("content")?)
}

/// The facts of a `link` element.
pub(super) fn relation(node: &Node) -> Option<MarkupFact> {
    let relation = node.attribute("rel")?.to_ascii_lowercase();
    let kept = ["canonical", "amphtml", "next", "author"];
    let relation = relation.split_ascii_whitespace().find(|name| kept.contains(name))?;
    fact(format!("link:{relation}"), node.attribute("href")?)
}

/// Facts of an element of the text; a value left empty is filled with the words it wraps.
pub(super) fn of_element(node: &Node) -> Vec<MarkupFact> {
    let mut facts = Vec::new();
    let Content::Element(_, attributes) = &node.content else { return facts };
    if node.tag() == "time" || node.attribute("datetime").is_some() {
        let value = node.attribute("datetime").unwrap_or_default().trim().to_owned();
        facts.push(MarkupFact { place: "time:datetime".to_owned(), value, span: None });
    }
    if let Some(title) = node.attribute("title").filter(|title| is_dated(title)) {
        let place = format!("title:{}", node.tag());
        facts.push(MarkupFact { place, value: title.trim().to_owned(), span: None });
    }
    for attribute in attributes {
        let value = attribute.value.trim();
        match &*attribute.name.local {
            "itemprop" => {
                let told = ["content", "datetime"].iter().find_map(|key| node.attribute(key));
                for name in value.split_ascii_whitespace() {
                    facts.push(MarkupFact {
                        place: format!("itemprop:{}", name.to_ascii_lowercase()),
                        value: told.unwrap_or_default().trim().to_owned(),
                        span: None,
                    });
                }
            }
            "rel" if value.split_ascii_whitespace().any(|name| name == "author") => {
                facts.push(MarkupFact { place: "rel:author".to_owned(), ..MarkupFact::default() });
            }
            "class" => facts.extend(telling(value)),
            _ => {}
        }
    }
    facts
}

/// Whether a `title` is short and holds a year of four figures.
fn is_dated(title: &str) -> bool {
    let runs = title.split(|c: char| !c.is_ascii_digit());
    (8..80).contains(&title.len()) && runs.into_iter().any(|run| matches!(run.len(), 4))
}

/// The first class token that names a newsline.
fn telling(classes: &str) -> Option<MarkupFact> {
    let is_telling = |token: &&str| {
        let parts = token.split(['-', '_']);
        parts.into_iter().any(|part| {
            TELLING
                .iter()
                .any(|t| part.get(..t.len()).is_some_and(|head| head.eq_ignore_ascii_case(t)))
        })
    };
    let token = classes.split_ascii_whitespace().find(is_telling)?;
    let place = format!("class:{}", token.to_ascii_lowercase());
    Some(MarkupFact { place, ..MarkupFact::default() })
}

/// Whether an element is hidden by its own attributes.
pub(super) fn is_hidden(node: &Node) -> bool {
    if node.attribute("hidden").is_some_and(|value| value != "until-found") {
        return true;
    }
    if node.tag() == "dialog" && node.attribute("open").is_none() {
        return true;
    }
    node.attribute("style").is_some_and(|style| {
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

/// `class`, `id`, `role`, `itemprop` and `itemtype` of an element as lower-case tokens.
pub(super) fn tokens(node: &Node) -> Vec<String> {
    let mut tokens = Vec::new();
    for key in ["class", "id", "role"] {
        let value = node.attribute(key).unwrap_or_default();
        tokens.extend(value.split_ascii_whitespace().take(32).map(str::to_ascii_lowercase));
    }
    for key in ["itemprop", "itemtype"] {
        let value = node.attribute(key).unwrap_or_default();
        let name = value.rsplit('/').next().unwrap_or_default();
        if !name.is_empty() {
            tokens.push(format!("{key}:{}", name.to_ascii_lowercase()));
        }
    }
    tokens
}
