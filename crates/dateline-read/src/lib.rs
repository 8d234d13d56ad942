//! Bytes to a [`Page`], a page to a [`Reading`]: all language knowledge of dateline.
//!
//! Pure: no disk, no net, no clock, no environment, no threads, and it cannot fail. Doubt is a
//! [`Note`](dateline_model::Note) in the reading; a mangled page gives an empty reading with notes.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::unreachable,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::as_conversions
    )
)]

mod context;
mod decode;
mod events;
mod layout;
mod lexicon;
mod newslines;
mod said;
#[cfg_attr(
    not(feature = "training"),
    expect(unreachable_pub, reason = "trainers reach it through the feature `training`")
)]
mod tagger;
mod text;
mod time;
#[cfg(feature = "training")]
pub mod training;
mod who;

pub use context::Context;
pub use decode::{decode, decode_text};
pub use lexicon::{Addition, Lexicon};

use dateline_model::{Lang, Page, Reading};

/// Version of the reader, stamped into every reading.
pub const READER: &str = env!("CARGO_PKG_VERSION");

/// The articles of one page with their newslines, and nothing of what they say: [`read`] up to its
/// second room. It is what other extractors do, and what is measured beside them.
///
/// ```
/// use dateline_read::{Context, Lexicon, decode_text, extract};
/// let lexicon = Lexicon::built_in();
/// let page = decode_text("PORT LUMEN, May 3 (Meridian) -- The harbour opened on Monday.");
/// let reading = extract(&page, &Context::new(&lexicon));
/// assert_eq!(reading.articles.len(), 1);
/// assert!(reading.mentions.is_empty() && reading.times.is_empty());
/// ```
pub fn extract(page: &Page, context: &Context<'_>) -> Reading {
    let newslines = newslines::lift(page, layout::lay_out(page, context), context);
    Reading {
        reader: READER.to_owned(),
        kind: newslines.kind,
        language: newslines.language,
        articles: newslines.articles,
        dropped: newslines.dropped,
        blocks: newslines.blocks,
        weighed: newslines.weighed,
        notes: page.notes.iter().chain(&newslines.notes).cloned().collect(),
        ..Reading::default()
    }
}

/// What a few words of time denote, as if they stood in an article of the context's day; their
/// language is seen from their characters where it is [`Lang::Und`].
///
/// ```
/// use dateline_model::Lang;
/// use dateline_read::{Context, Lexicon, when};
/// let lexicon = Lexicon::built_in();
/// let mut context = Context::new(&lexicon);
/// context.published_on = "2020-10-29".parse().ok();
/// let reading = when("last Thursday", Lang::En, &context);
/// assert_eq!(reading.times[0].value, "2020-10-22");
/// ```
pub fn when(words: &str, lang: Lang, context: &Context<'_>) -> Reading {
    let page = decode_text(words);
    let time::Times { articles, times, notes } = time::tell_words(&page, lang, context);
    Reading {
        reader: READER.to_owned(),
        language: lang,
        articles,
        times,
        notes,
        ..Reading::default()
    }
}

/// All facts of one page.
///
/// ```
/// use dateline_read::{Context, Lexicon, decode_text, read};
/// let lexicon = Lexicon::built_in();
/// let page = decode_text("The harbour opens\n\nPORT LUMEN, May 3 (Meridian) -- The harbour opened.");
/// let reading = read(&page, &Context::new(&lexicon));
/// assert_eq!(reading.articles.len(), 1);
/// ```
pub fn read(page: &Page, context: &Context<'_>) -> Reading {
    let layout = layout::lay_out(page, context);
    let newslines = newslines::lift(page, layout, context);
    let tokens = text::Tokens::of(&page.text);
    let people = who::name(page, &tokens, &newslines.articles, context);
    let times = time::tell(page, &tokens, newslines.articles, &people, context);
    let said = said::attribute(page, &tokens, &times, &people, context);
    let events = events::gather(page, &tokens, &times, &people, &said, context);
    Reading {
        reader: READER.to_owned(),
        kind: newslines.kind,
        language: newslines.language,
        articles: times.articles,
        dropped: newslines.dropped,
        blocks: newslines.blocks,
        weighed: newslines.weighed,
        times: times.times,
        mentions: people.mentions,
        entities: people.entities,
        attributions: said.attributions,
        events: events.events,
        rosters: people.rosters,
        notes: [
            &page.notes,
            &newslines.notes,
            &people.notes,
            &times.notes,
            &said.notes,
            &events.notes,
        ]
        .into_iter()
        .flatten()
        .cloned()
        .collect(),
    }
}
