//! Lexicon: knowledge as data, parsed once.
//!
//! Each room keeps its own table in a file of its own beneath this one and its data in
//! `crates/dateline-read/lexicon/`; here they are only put together. A vault may add sheets of its
//! own, which have the name and the columns of a built-in one.

mod calendar;
mod containers;
mod cues;
mod furniture;
mod names;
mod outlets;
mod shapes;
mod sheet;
mod signs;
mod stamps;
mod triggers;
mod weights;

pub(crate) use calendar::{Calendar, Lifetime, Lifetimes, Named, Occasions, unbroken};
pub(crate) use containers::{Containers, Use, Uses};
pub(crate) use cues::{Cue, Cues, Form, Frame, Phrase};
pub(crate) use furniture::{CueClass, CuePlace, Furniture};
pub(crate) use names::{Class, Entry, Names, Sense, Titles, Words, is_particle, is_pinyin};
pub(crate) use outlets::{Outlet, OutletKind, Outlets};
pub(crate) use shapes::half_width;
pub(crate) use signs::Signs;
pub(crate) use stamps::{Label, Stamps};
pub(crate) use triggers::{Needs, Trigger, Triggers};
pub(crate) use weights::{Pass, Sums, Weights};

/// A sheet a vault adds: its file name, such as `people.tsv`, and its text.
pub type Addition<'a> = (&'a str, &'a str);

/// Everything the reader knows beside the page: names, cues, occasions, agencies, outlets.
///
/// Parse it once and share it; it is the same for every page.
#[derive(Debug)]
pub struct Lexicon {
    /// Words of menus, share boxes, newsletters, legal lines.
    pub(crate) furniture: Furniture,
    /// What tokens of class and id say about a container.
    pub(crate) containers: Containers,
    /// How much each feature of a block speaks for it.
    pub(crate) weights: Weights,
    /// How much each feature of a line of flattened text speaks for it.
    pub(crate) line_weights: Weights,
    /// Outlets, agencies, aggregators: their names, domains and how they sign.
    pub(crate) outlets: Outlets,
    /// The words newslines and endings are recognised by.
    pub(crate) signs: Signs,
    /// The words that tell of a happening.
    pub(crate) triggers: Triggers,
    /// The words printed stamps are made of.
    pub(crate) stamps: Stamps,
    /// People, organizations, places, works.
    pub(crate) names: Names,
    /// Eras, occasions, words for months and weekdays.
    pub(crate) calendar: Calendar,
    /// Reporting words with their acts and frames.
    pub(crate) cues: Cues,
}

impl Lexicon {
    /// The lexicon compiled into the binary.
    pub fn built_in() -> Self {
        Self::with(&[])
    }

    /// The built-in lexicon with the sheets of a vault behind it. A sheet with an unknown name is
    /// ignored; a row that cannot be read is skipped.
    pub fn with(additions: &[Addition<'_>]) -> Self {
        // Finders take several times their size while they are made: the largest is made first.
        let names = Names::with(additions);
        Self {
            names,
            furniture: Furniture::with(additions),
            containers: Containers::with(additions),
            weights: Weights::with(additions),
            line_weights: Weights::of_lines(additions),
            outlets: Outlets::with(additions),
            signs: Signs::with(additions),
            triggers: Triggers::with(additions),
            stamps: Stamps::with(additions),
            calendar: Calendar::with(additions),
            cues: Cues::with(additions),
        }
    }
}
