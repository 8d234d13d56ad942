//! Doubled: teasers whose lines a scrape prints twice.

use super::super::items::{Item, Table};
use super::super::measure::Measure;
use dateline_model::ArticleRole;
use std::collections::BTreeMap;

/// How many lines apart the two printings of one line may stand.
const WINDOW: usize = 8;

/// Lines that belong together because the printings of one enclose the others.
#[derive(Debug)]
struct Group {
    first: usize,
    last: usize,
}

/// Takes the teasers of which every line but the stamp is printed twice. One title printed twice
/// is none: there must be a text under it, and two of them.
pub(super) fn take(table: &mut Table) {
    let groups = groups(table);
    let mut teasers: Vec<Item> = Vec::new();
    for group in groups.iter().filter(|group| is_doubled(table, group)) {
        add(table, group, &mut teasers);
    }
    teasers.retain(|teaser| !teaser.paragraphs.is_empty() && teaser.headline.is_some());
    if teasers.len() >= 2 {
        let first = table.items.len();
        for teaser in teasers {
            table.keep(teaser);
        }
        // Only now, for the stamp behind one teaser may be the first line of the next.
        for at in first..table.items.len() {
            follow_stamp(table, at);
        }
    }
}

/// The groups of lines, in order.
fn groups(table: &Table) -> Vec<Group> {
    let count = table.measures.len();
    let mut again = vec![None; count];
    for (line, measure) in table.measures.iter().enumerate() {
        // Stamps are the same under many teasers.
        let Some(first) = measure.repeats.filter(|_| !measure.is_stamp) else { continue };
        for earlier in first.max(line.saturating_sub(WINDOW))..line {
            let is_same = table.at(earlier).is_some_and(|other| other.key == measure.key);
            if is_same
                && !measure.is_under
                && let Some(place) = again.get_mut(earlier)
            {
                *place = Some(line);
            }
        }
    }
    let mut groups = Vec::new();
    let mut line = 0;
    while line < count {
        let Some(mut last) = again.get(line).copied().flatten() else {
            line += 1;
            continue;
        };
        let first = line;
        while line < last {
            line += 1;
            last = last.max(again.get(line).copied().flatten().unwrap_or(last));
        }
        groups.push(Group { first, last });
        line = last + 1;
    }
    groups
}

/// Whether every line of a group but stamps is printed twice in it; else a short line that comes
/// again and again, such as that of an advertisement, would take the text between.
fn is_doubled(table: &Table, group: &Group) -> bool {
    let lines = table.measures.get(group.first..=group.last).unwrap_or_default();
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for line in lines {
        *counts.entry(line.key).or_default() += 1;
    }
    let is_alone = |line: &&Measure| !line.is_stamp && counts.get(&line.key) == Some(&1);
    !lines.iter().any(|line| is_alone(&line))
}

/// Adds a group to the last teaser when it brings the text under its title, else opens one.
fn add(table: &Table, group: &Group, teasers: &mut Vec<Item>) {
    let mut item = Item { role: ArticleRole::Teaser, ..Item::default() };
    for line in group.first..=group.last {
        let Some(measure) = table.at(line) else { continue };
        if measure.repeats.is_some_and(|first| first >= group.first) {
            item.repeats.push(line);
        } else if measure.is_stamp {
            item.newslines.push(line);
        } else if item.headline.is_none() && (super::is_title(measure) || measure.weight < 60) {
            item.headline = Some(line);
        } else {
            item.paragraphs.push(line);
        }
    }
    let longest = |item: &Item, table: &Table| {
        let lines = item.headline.iter().chain(&item.paragraphs);
        lines.filter_map(|line| table.at(*line)).map(|m| m.weight).max().unwrap_or(0)
    };
    let new = longest(&item, table);
    if let Some(last) = teasers.last_mut()
        && last.paragraphs.is_empty()
        && ends(last) + 1 == group.first
        && new > longest(last, table)
    {
        last.paragraphs.extend(item.headline);
        last.paragraphs.append(&mut item.paragraphs);
        last.newslines.append(&mut item.newslines);
        last.repeats.append(&mut item.repeats);
        return;
    }
    teasers.push(item);
}

/// The last line of an item.
fn ends(item: &Item) -> usize {
    let lines = [&item.newslines, &item.paragraphs, &item.repeats].into_iter().flatten();
    lines.chain(&item.headline).copied().max().unwrap_or(0)
}

/// A stamp right behind a teaser is its own.
fn follow_stamp(table: &mut Table, at: usize) {
    let Some(teaser) = table.items.get(at).filter(|teaser| teaser.newslines.is_empty()) else {
        return;
    };
    let next = ends(teaser) + 1;
    if table.is_open(next) && table.at(next).is_some_and(|line| line.is_stamp) {
        table.add_newsline(at, next);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::lay_out;
    use crate::{Context, Lexicon, decode_text};

    #[test]
    fn a_line_that_comes_again_between_paragraphs_makes_no_teasers() {
        let first = "The new harbour of Port Lumen was opened on Monday, and the first ships \
            from Sorvia arrived before noon, said the port authority.";
        let second = "It took nine years to build the quays, which are to serve the whole coast, \
            as Chairwoman Ada Marrow told the crowd.";
        let third = "The band played until the evening, and the harbourmaster counted the ships \
            that came in one after the other.";
        let text = format!(
            "Port Lumen opens its harbour\n\n3 May 2031\n\n{first}\n\nAdvertisement\n\n{second}\n\n\
             Advertisement\n\n{third}\n\nAdvertisement\n\nThe crowd on the quays of the harbour \
             sang when the last of the ships had come in at nine."
        );
        let page = decode_text(&text);
        let lexicon = Lexicon::built_in();
        let layout = lay_out(&page, &Context::new(&lexicon));
        assert_eq!(layout.articles.len(), 1, "{:?}", layout.articles);
    }
}
