//! Places: where on a page a block stands, as its containers tell.

use super::measure::{Measure, SHORT, UNMIXED, mixed};
use crate::Context;
use crate::lexicon::{Use, Uses};
use dateline_model::{Container, Page};
use std::collections::BTreeMap;

/// A container with what lies in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Container around it.
    pub parent: Option<usize>,
    /// What its own tokens say.
    pub own: Uses,
    /// What its tokens and those of the containers around it say, without those that hold nearly
    /// the whole page and so tell nothing apart.
    pub uses: Uses,
    /// Tags of it and of the containers around it, one bit each in the order of [`TAGS`].
    pub tags: u32,
    /// Weight of all blocks in it.
    pub weight: usize,
    /// Weight of their link text.
    pub linked: usize,
    /// Blocks of running text in it.
    pub prose: usize,
    /// Blocks in it.
    pub blocks: usize,
    /// A number that is the same for containers of one template: their tags and tokens and those
    /// of the two around them are the same, digits aside.
    pub make: u64,
}

/// Tags that say where a block stands.
pub(super) const TAGS: [&str; 19] = [
    "article",
    "main",
    "aside",
    "nav",
    "header",
    "footer",
    "form",
    "figure",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "button",
    "label",
    "address",
    "section",
    "details",
    "center",
];

/// The containers of a page with what lies in them.
pub(super) fn survey(page: &Page, measures: &[Measure], context: &Context<'_>) -> Vec<Place> {
    // Templates say the same tokens again and again.
    let mut known: BTreeMap<&str, Uses> = BTreeMap::new();
    let mut places: Vec<Place> = page
        .containers
        .iter()
        .map(|container| {
            let mut own = Uses::default();
            if !matches!(container.tag.as_str(), "html" | "body") {
                let known = known.entry(container.tokens.as_str());
                own = *known.or_insert_with_key(|tokens| context.lexicon.containers.uses(tokens));
            }
            let tag = TAGS.iter().position(|tag| *tag == container.tag);
            Place {
                parent: container.parent,
                own,
                tags: tag.map_or(0, |at| 1 << at),
                ..Place::default()
            }
        })
        .collect();
    for measure in measures {
        if let Some(place) = measure.container.and_then(|at| places.get_mut(at)) {
            place.weight += measure.weight;
            place.linked += measure.weight * measure.linked / 1000;
            place.prose += usize::from(measure.is_prose() && measure.linked < 300);
            place.blocks += 1;
        }
    }
    gather(&mut places);
    spread(&mut places);
    make(page, &mut places);
    places
}

/// Numbers the templates: each container by its own tag and tokens and the two around it.
fn make(page: &Page, places: &mut [Place]) {
    let own: Vec<u64> = page.containers.iter().map(own_make).collect();
    let of = |at: Option<usize>| at.and_then(|at| own.get(at)).copied().unwrap_or(0);
    for at in 0..places.len() {
        let parent = places.get(at).and_then(|place| place.parent);
        let outer = parent.and_then(|at| places.get(at)).and_then(|place| place.parent);
        if let Some(place) = places.get_mut(at) {
            let around = of(parent).rotate_left(21) ^ of(outer).rotate_left(42);
            place.make = of(Some(at)) ^ around;
        }
    }
}

/// The key of tag and tokens without their digits.
fn own_make(container: &Container) -> u64 {
    let mut key = UNMIXED;
    for word in [&container.tag, &container.tokens] {
        key = word.chars().filter(|c| !c.is_ascii_digit()).fold(key, mixed);
        key = mixed(key, ' ');
    }
    key
}

/// Adds what lies in inner containers to those around them; parents stand before children.
fn gather(places: &mut [Place]) {
    for at in (0..places.len()).rev() {
        let Some(place) = places.get(at).cloned() else { continue };
        if let Some(parent) = place.parent.and_then(|parent| places.get_mut(parent)) {
            parent.weight += place.weight;
            parent.linked += place.linked;
            parent.prose += place.prose;
            parent.blocks += place.blocks;
        }
    }
}

/// Hands tokens and tags of outer containers down.
fn spread(places: &mut [Place]) {
    let whole = places.iter().map(|place| place.weight).max().unwrap_or(0);
    for at in 0..places.len() {
        let parent = places.get(at).and_then(|place| place.parent);
        let (uses, tags) = parent
            .and_then(|parent| places.get(parent))
            .map_or((Uses::default(), 0), |parent| (parent.uses, parent.tags));
        if let Some(place) = places.get_mut(at) {
            let is_telling = place.weight * 100 < whole * 85 || place.weight < SHORT;
            place.uses = if is_telling { uses.with(place.own) } else { uses };
            place.tags |= tags;
        }
    }
}

impl Place {
    /// Whether it or a container around it has this tag.
    pub(super) fn is_in(&self, tag: &str) -> bool {
        let at = TAGS.iter().position(|each| *each == tag);
        at.is_some_and(|at| self.tags & (1 << at) != 0)
    }

    /// Whether it or a container around it has this use.
    pub(super) fn has(&self, of: Use) -> bool {
        self.uses.has(of)
    }
}

/// The container around a block that tells of its company: the innermost with three blocks or
/// more.
pub(super) fn company(places: &[Place], container: Option<usize>) -> Option<usize> {
    let mut at = container;
    while let Some(place) = at.and_then(|at| places.get(at)) {
        if place.blocks >= 3 {
            return at;
        }
        at = place.parent;
    }
    None
}

/// Whether a container is this one or lies in it.
pub(super) fn is_within(places: &[Place], container: Option<usize>, outer: usize) -> bool {
    let mut at = container;
    // Parents have smaller numbers, so the climb ends early.
    while let Some(inner) = at.filter(|inner| *inner >= outer) {
        if inner == outer {
            return true;
        }
        at = places.get(inner).and_then(|place| place.parent);
    }
    false
}
