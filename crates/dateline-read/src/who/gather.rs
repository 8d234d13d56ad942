//! Gather: what was found as mentions, entities and notes.

use super::{
    People,
    found::{Found, Meaning},
    regions::Regions,
};
use crate::lexicon::Names;
use dateline_model::{Entity, EntityId, Lang, Mention, Note};
use std::collections::BTreeMap;

/// The mentions, entities and notes of what was found. `found` is in page order.
pub(super) fn people(text: &str, found: &[Found], names: &Names, regions: &Regions) -> People {
    let mut entities: BTreeMap<EntityId, Entity> = BTreeMap::new();
    let mut people = People::default();
    for one in found {
        let id = one.id(names);
        let entity = entity(one, names, id.as_ref());
        people.mentions.push(Mention {
            article: regions.article_at(one.span.start()),
            span: one.span,
            kind: one.kind,
            name: entity
                .as_ref()
                .map_or_else(|| one.span.of(text).to_owned(), |entity| entity.name.clone()),
            entity: id,
        });
        if one.is_variant
            && let Some(entity) = &entity
        {
            people.notes.push(Note::new(
                "name_variant",
                format!("These words are not the name of {}, but stand for it here.", entity.name),
                Some(one.span),
            ));
        }
        if let Some(entity) = entity {
            entities.entry(entity.id.clone()).or_insert(entity);
        }
    }
    people.entities = entities.into_values().collect();
    people
}

/// The entity of a finding.
fn entity(one: &Found, names: &Names, id: Option<&EntityId>) -> Option<Entity> {
    let id = id?.clone();
    match &one.meaning {
        Meaning::Entry(at) => {
            let entry = names.entries().get(*at)?;
            Some(Entity {
                id,
                kind: entry.kind,
                name: entry.name.clone(),
                names: entry.names.clone(),
                wikidata: entry.wikidata.clone(),
            })
        }
        Meaning::New(name) => {
            let lang = language_of(name);
            let names = BTreeMap::from([(lang, vec![name.clone()])]);
            Some(Entity { id, kind: one.kind, name: name.clone(), names, wikidata: None })
        }
        Meaning::Open => None,
    }
}

/// The language a name is written in, as far as its letters tell.
fn language_of(name: &str) -> Lang {
    use crate::text::characters::{is_cyrillic, is_han, is_hangul, is_kana};
    if name.chars().any(is_hangul) {
        Lang::Ko
    } else if name.chars().any(is_kana) {
        Lang::Ja
    } else if name.chars().any(is_han) {
        Lang::Zh
    } else if name.chars().any(is_cyrillic) {
        Lang::Ru
    } else {
        Lang::En
    }
}
