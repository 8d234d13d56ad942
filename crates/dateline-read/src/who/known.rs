//! Known: names of the lexicon, with the meaning the page decides for.

use super::{
    found::{Found, Meaning},
    regions::Regions,
};
use crate::lexicon::{Entry, Names, Sense};
use dateline_model::Span;
use std::collections::BTreeSet;

/// A lexicon form with its region and its possible meanings.
struct Hit<'n> {
    span: Span,
    region: usize,
    senses: &'n [Sense],
}

/// All names of the lexicon in a text. Forms that need company (see [`Sense::is_short`]) count only
/// where they have it.
pub(super) fn find(text: &str, names: &Names, regions: &Regions) -> Vec<Found> {
    let all = hits(text, names, regions);
    let printed: BTreeSet<(usize, usize)> = all
        .iter()
        .filter(|hit| hit.senses.len() == 1)
        .flat_map(|hit| hit.senses.iter().map(|sense| (hit.region, sense)))
        .filter(|(_, sense)| !sense.is_short)
        .map(|(region, sense)| (region, sense.entry))
        .collect();
    all.iter().filter_map(|hit| decide(hit, names, &printed)).collect()
}

fn hits<'n>(text: &str, names: &'n Names, regions: &Regions) -> Vec<Hit<'n>> {
    let mut region = 0;
    names
        .find(text)
        .into_iter()
        .map(|found| {
            let all = regions.all();
            while all.get(region).is_some_and(|r| r.span.end() <= found.span.start()) {
                region += 1;
            }
            Hit { span: found.span, region, senses: &found.form.senses }
        })
        .collect()
}

/// The meaning of a form: the one sense that has what it needs; several leave it open, none drops
/// it.
fn decide(hit: &Hit<'_>, names: &Names, printed: &BTreeSet<(usize, usize)>) -> Option<Found> {
    let is_named = |at: usize| printed.contains(&(hit.region, at));
    let fitting: Vec<(&Sense, &Entry)> = hit
        .senses
        .iter()
        .filter_map(|sense| Some((sense, names.entries().get(sense.entry)?)))
        .filter(|(sense, entry)| {
            let country = entry.of.as_ref().and_then(|id| names.position(id.as_str()));
            !sense.is_short || is_named(sense.entry) || country.is_some_and(is_named)
        })
        .collect();
    let present: Vec<_> = fitting.iter().filter(|(sense, _)| is_named(sense.entry)).collect();
    let (sense, entry) = match (fitting.as_slice(), present.as_slice()) {
        ([only], _) => *only,
        (_, [only]) => **only,
        ([first, ..], _) => *first,
        ([], _) => return None,
    };
    let is_open = fitting.len() > 1 && present.len() != 1;
    Some(Found {
        span: hit.span,
        kind: entry.kind,
        meaning: if is_open { Meaning::Open } else { Meaning::Entry(sense.entry) },
        is_variant: sense.is_variant && !is_open,
    })
}
