//! Boundaries: where the items of a page begin, against pages marked by hand.
//!
//! An item is hit when it has the title or the first block of a marked one. What begins in a
//! region whose boundaries were not marked counts neither way.

use super::measure::Score;
use super::record::{Record, spans_of};
use crate::gold::marks::{Places, Rows, rows};
use serde_json::Value;

/// The sums over pages.
#[derive(Debug, Default)]
pub(crate) struct Boundaries {
    /// Items by where they begin.
    pub starts: Score,
    /// Hits with the right role, article or teaser, and hits.
    pub roles: (usize, usize),
}

/// An item of a reading: its first block, that of its title, and whether it is a teaser.
type Item = (Option<usize>, Option<usize>, bool);

impl Boundaries {
    /// Adds a page.
    pub(crate) fn add(&mut self, record: &Record, places: &Places) {
        let is_loose = |at: &usize| places.get(at).is_some_and(|(_, of, _)| *of == 'R');
        let mut open: Vec<Item> = items(record);
        open.retain(|(first, title, _)| !title.or(*first).is_some_and(|at| is_loose(&at)));
        self.starts.found += open.len();
        let marked: Rows = rows(record, places);
        for row in marked.values().filter(|row| matches!(row.of, 'A' | 'T')) {
            self.starts.gold += 1;
            let same = |at: &Option<usize>| *at == Some(row.title) || *at == Some(row.first);
            let hit = open.iter().position(|(first, title, _)| same(first) || same(title));
            if let Some(hit) = hit {
                let (.., is_teaser) = open.remove(hit);
                self.starts.hits += 1;
                self.roles.0 += usize::from(is_teaser == (row.of == 'T'));
                self.roles.1 += 1;
            }
        }
    }
}

/// The items of a record by the numbers of their blocks.
fn items(record: &Record) -> Vec<Item> {
    let spans: Vec<(usize, usize)> =
        record.list("blocks").filter_map(|block| spans_of(&block["span"]).pop()).collect();
    let block = |span: &Value| {
        let (at, _) = spans_of(span).first().copied()?;
        spans.iter().position(|(start, end)| (*start..*end).contains(&at))
    };
    let item = |article: &Value| {
        let title = block(&article["headline"]["span"]);
        (block(&article["span"]), title, article["role"] == "teaser")
    };
    record.list("articles").map(item).collect()
}
