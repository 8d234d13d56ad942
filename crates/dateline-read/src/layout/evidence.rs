//! Evidence: what titles, descriptions and structured data say about the blocks.

use super::measure::Measure;
use dateline_model::Page;

/// Letters of a block that must stand in the told body.
const SAMPLE: usize = 48;

/// The blocks structured data speaks of, each list in order.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Equal to a title.
    pub titles: Vec<usize>,
    /// A good part of a title.
    pub title_parts: Vec<usize>,
    /// Equal to the description.
    pub descriptions: Vec<usize>,
    /// In the body the structured data gives.
    pub told: Vec<usize>,
    /// Whether it gives one.
    pub has_body: bool,
}

/// Compares the blocks with what the markup says.
pub(super) fn weigh(page: &Page, measures: &[Measure]) -> Evidence {
    let mut evidence = Evidence::default();
    let values = |places: &[&str]| -> Vec<String> {
        let is_one = |place: &str| {
            places.contains(&place)
                || places.iter().any(|p| {
                    p.starts_with('.') && place.starts_with("jsonld:") && place.ends_with(p)
                })
        };
        let found = page.markup.iter().filter(|fact| is_one(&fact.place));
        let mut all: Vec<String> =
            found.map(|fact| letters(&fact.value)).filter(|v| v.len() >= 4).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let titles = values(&["title", "meta:og:title", "meta:twitter:title", ".headline"]);
    let descriptions = values(&["meta:description", "meta:og:description", ".description"]);
    let bodies: Vec<String> =
        values(&[".articlebody"]).into_iter().filter(|body| body.len() >= 500).collect();
    evidence.has_body = !bodies.is_empty();
    let longest = titles.iter().chain(&descriptions).map(String::len).max().unwrap_or(0);
    // What is longer than this is no title, no part of one and holds none as its greater part.
    let enough = (longest * 5 / 3 + 1).max(if evidence.has_body { SAMPLE * 4 } else { 0 });
    for (at, measure) in measures.iter().enumerate() {
        let may_be_title = measure.weight <= 300 && measure.weight >= 6 && !titles.is_empty();
        let is_long = measure.weight >= 20;
        if !(may_be_title || (is_long && (evidence.has_body || !descriptions.is_empty()))) {
            continue;
        }
        let own = head_letters(page.words(measure.span), enough);
        if titles.contains(&own) {
            evidence.titles.push(at);
        } else if may_be_title && own.len() >= 12 && titles.iter().any(|title| is_part(title, &own))
        {
            evidence.title_parts.push(at);
        }
        if is_long
            && descriptions.iter().any(|d| d.starts_with(&own) || own.starts_with(d.as_str()))
        {
            evidence.descriptions.push(at);
        }
        if is_long && evidence.has_body {
            let sample: String = own.chars().take(SAMPLE).collect();
            if bodies.iter().any(|body| body.contains(&sample)) {
                evidence.told.push(at);
            }
        }
    }
    evidence
}

/// Whether a block is a good part of a title, which may carry the name of the site too.
fn is_part(title: &str, own: &str) -> bool {
    let is_most_of_title = own.len() * 10 >= title.len() * 4;
    let is_title_most = title.len() * 10 >= own.len() * 6;
    (is_most_of_title && title.contains(own)) || (is_title_most && own.contains(title))
}

/// The letters and digits of a text in lower case.
pub(super) fn letters(words: &str) -> String {
    head_letters(words, usize::MAX)
}

/// The same, no further than the letter that makes it longer than `enough` bytes.
fn head_letters(words: &str, enough: usize) -> String {
    let mut out = String::with_capacity(words.len().min(enough.saturating_add(8)));
    for c in words.chars() {
        if out.len() > enough {
            break;
        }
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                out.push(c.to_ascii_lowercase());
            }
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
    }
    out
}
