//! Structured: the days that nodes of JSON-LD state, and whether a node speaks of this article.

use super::markup::candidate;
use super::{Candidate, Scene, Sort};
use dateline_model::{Article, MarkupFact};

/// Kinds of nodes that never speak of the page itself.
const STRANGE: [&str; 15] = [
    "comment",
    "review",
    "event",
    "person",
    "offer",
    "answer",
    "question",
    "imageobject",
    "organization",
    "dataset",
    "itemlist",
    "breadcrumblist",
    "website",
    "product",
    "jobposting",
];

/// One node.
#[derive(Debug)]
struct Node<'p> {
    kind: &'p str,
    facts: Vec<(&'p str, &'p MarkupFact)>,
}

/// The days of the page's JSON-LD.
pub(super) fn gather(scene: &Scene<'_>, article: &Article) -> Vec<Candidate> {
    let nodes = nodes(scene);
    let is_article =
        |kind: &str| ["article", "posting", "report"].iter().any(|end| kind.ends_with(end));
    let own: Vec<bool> = nodes.iter().map(|node| is_own(scene, article, node)).collect();
    let has_own = nodes.iter().zip(&own).any(|(node, own)| *own && is_article(node.kind));
    let mut out = Vec::new();
    let mut is_first = true;
    for (node, is_own) in nodes.iter().zip(own) {
        let published = match (is_article(node.kind), node.kind.ends_with("page")) {
            (true, _) if is_own || (is_first && !has_own) => "jsonld_published",
            (true, _) => "jsonld_other_article",
            (_, true) => "jsonld_page",
            _ => "jsonld_other",
        };
        is_first &= !is_article(node.kind);
        for (field, fact) in &node.facts {
            let (sort, evidence) = match *field {
                "datepublished" => (Sort::Published, published),
                "datecreated" | "uploaddate" => (Sort::Published, "jsonld_created"),
                "datemodified" if published != "jsonld_other_article" => {
                    (Sort::Updated, "updated_markup")
                }
                _ => continue,
            };
            out.extend(candidate(scene, fact, sort, evidence));
        }
    }
    out
}

/// The nodes at the top of the page's JSON-LD, in their order.
fn nodes<'p>(scene: &Scene<'p>) -> Vec<Node<'p>> {
    let mut nodes: Vec<Node<'p>> = Vec::new();
    // A node's fields come in the order of their names, so one that goes back begins another node.
    let mut last = "";
    for fact in &scene.page.markup {
        let Some((kind, field)) =
            fact.place.strip_prefix("jsonld:").and_then(|place| place.split_once('.'))
        else {
            continue;
        };
        let head = field.split('.').next().unwrap_or_default();
        let is_new = nodes.last().is_none_or(|node| node.kind != kind || head < last);
        last = head;
        if is_new {
            nodes.push(Node { kind, facts: Vec::new() });
        }
        if let Some(node) = nodes.last_mut() {
            node.facts.push((field, fact));
        }
    }
    nodes.retain(|node| !STRANGE.iter().any(|strange| node.kind.ends_with(strange)));
    nodes
}

/// Whether a node names the page's address or the article's headline.
fn is_own(scene: &Scene<'_>, article: &Article, node: &Node<'_>) -> bool {
    let fold = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let headline = article.headline.as_ref().map(|headline| fold(&headline.text));
    let addresses = scene
        .page
        .markup
        .iter()
        .filter(|fact| matches!(&*fact.place, "link:canonical" | "meta:og:url"))
        .map(|fact| path(&fact.value))
        .chain(scene.context.url.iter().map(|url| path(url.typed())));
    let addresses: Vec<&str> = addresses.filter(|path| path.len() > 1).collect();
    node.facts.iter().any(|(field, fact)| match *field {
        "headline" | "name" => {
            let said = fold(fact.value.get(..1_000).unwrap_or(&fact.value));
            said.chars().count() >= 8
                && headline.as_ref().is_some_and(|own| own.contains(&said) || said.contains(own))
        }
        "url" | "@id" | "mainentityofpage" | "mainentityofpage.@id" | "mainentityofpage.url" => {
            addresses.contains(&path(&fact.value))
        }
        _ => false,
    })
}

/// The path of an address, without host, fragment and closing slash.
fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split_once('/').map_or("", |(_, path)| path);
    rest.split('#').next().unwrap_or_default().trim_end_matches('/')
}
