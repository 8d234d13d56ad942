//! The shape of the index: its fields, its watermark, and how it is opened.

use super::tokens::{NAME, Words};
use crate::error::{In, Result};
use crate::layout::Layout;
use crate::tables::readings::Shelf;
use serde::{Deserialize, Serialize};
use tantivy::Index;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};

/// The number of the shape; an index of another shape is made again.
const SHAPE: u32 = 1;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub(super) capture: Field,
    pub(super) article: Field,
    pub(super) body: Field,
    pub(super) headline: Field,
    pub(super) outlet: Field,
    pub(super) agency: Field,
    pub(super) speaker: Field,
    pub(super) person: Field,
    pub(super) organization: Field,
    pub(super) place: Field,
    pub(super) entity: Field,
    pub(super) lang: Field,
    pub(super) kind: Field,
    pub(super) first_day: Field,
    pub(super) last_day: Field,
}

/// How far the index has come, as its own commit says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Watermark {
    shape: u32,
    pub(crate) revision: u64,
    pub(crate) stamp: String,
}

impl Watermark {
    pub(super) fn of(shelf: &Shelf) -> Self {
        Self { shape: SHAPE, revision: shelf.revision, stamp: shelf.stamp.clone() }
    }

    /// Whether the catalogue has all this index was made from.
    pub(crate) fn is_ahead_of(&self, come: &Shelf) -> bool {
        self.shape != SHAPE
            || self.revision > come.revision
            || (self.revision == come.revision && self.stamp != come.stamp)
    }
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |record| {
        let indexing = TextFieldIndexing::default().set_tokenizer(NAME).set_index_option(record);
        TextOptions::default().set_indexing_options(indexing)
    };
    let full = || words(IndexRecordOption::WithFreqsAndPositions);
    let fields = Fields {
        capture: schema.add_i64_field("capture", INDEXED),
        article: schema.add_i64_field("article", FAST | STORED),
        body: schema.add_text_field("body", full()),
        headline: schema.add_text_field("headline", full()),
        outlet: schema.add_text_field("outlet", full()),
        agency: schema.add_text_field("agency", full()),
        speaker: schema.add_text_field("speaker", full()),
        person: schema.add_text_field("person", full()),
        organization: schema.add_text_field("organization", full()),
        place: schema.add_text_field("place", full()),
        entity: schema.add_text_field("entity", STRING),
        lang: schema.add_text_field("lang", STRING),
        kind: schema.add_text_field("kind", STRING),
        first_day: schema.add_i64_field("first_day", INDEXED | FAST),
        last_day: schema.add_i64_field("last_day", INDEXED | FAST),
    };
    (schema.build(), fields)
}

/// Our tokenizer under its name.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(NAME, TextAnalyzer::from(Words));
    tokenizers
}

/// Opens the index, when there is one of our shape.
pub(super) fn open(layout: &Layout) -> Result<Option<(Index, Fields)>> {
    let folder = layout.index();
    if !folder.join("meta.json").exists() {
        return Ok(None);
    }
    let mut index = Index::open_in_dir(&folder).within(&folder)?;
    let (schema, fields) = schema();
    if index.schema() != schema {
        return Ok(None);
    }
    index.set_tokenizers(tokenizers());
    Ok(Some((index, fields)))
}

/// The watermark of the index on disk; none when there is no index of ours.
pub(super) fn watermark(layout: &Layout) -> Result<Option<Watermark>> {
    let Some((index, _)) = open(layout)? else { return Ok(None) };
    mark_of(&index, layout)
}

/// The watermark of an open index.
pub(super) fn mark_of(index: &Index, layout: &Layout) -> Result<Option<Watermark>> {
    let metas = index.load_metas().within(&layout.index())?;
    Ok(metas.payload.and_then(|payload| serde_json::from_str(&payload).ok()))
}

/// Files whose checksum does not fit.
pub(super) fn damaged_files(layout: &Layout) -> Result<Vec<String>> {
    let Some((index, _)) = open(layout)? else { return Ok(Vec::new()) };
    let damaged = index.validate_checksum().within(&layout.index())?;
    let mut names: Vec<String> =
        damaged.into_iter().map(|path| path.to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// The number of a day: days since 1970-01-01.
pub(super) fn day_number(day: jiff::civil::Date) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    i64::from((day - epoch).get_days())
}
