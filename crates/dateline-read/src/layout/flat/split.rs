//! Split: the lines left over, cut into articles with their titles and newslines.

use super::super::items::{Item, Table};
use super::super::measure::{End, Measure};
use super::stretch::kept;
use super::top::{is_credit, is_newsline, sort_out};
use crate::Context;
use crate::lexicon::CueClass;
use dateline_model::{ArticleRole, DropReason, Page};

/// How many newslines may stand between a title and its text.
const BETWEEN: usize = 4;

/// Score below which a line of one article of many is no body.
const STRANGE: i32 = -1000;

/// Score above which a short open line at the end of all belongs to the text: the last entry of a
/// list, a signature.
const SURE: i32 = 300;

/// How many lines above a "continue reading" line its title may stand.
const TITLE_ABOVE: usize = 60;

/// Cuts the open lines into articles.
pub(super) fn into_articles(page: &Page, table: &mut Table, scores: &[i32], context: &Context<'_>) {
    let open = table.open();
    let Some(first) = open.iter().position(|line| is_text(table, *line)) else {
        only_titles(table, &open);
        return;
    };
    let starts = starts(page, table, &open, first, context);
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(open.len());
        let lines = open.get(*start..end).unwrap_or_default();
        let lines = if starts.len() == 1 {
            kept(table, lines, scores)
        } else {
            without_strange(table, lines, scores)
        };
        let is_last = n + 1 == starts.len();
        let is_one_of_many = starts.len() > 1;
        article(page, table, &lines, scores, (is_one_of_many, is_last), context);
    }
}

/// The lines of one article of many without those that are surely no body; above its text stand
/// its title and newslines.
fn without_strange(table: &Table, lines: &[usize], scores: &[i32]) -> Vec<usize> {
    let first = lines.iter().position(|line| is_text(table, *line)).unwrap_or(lines.len());
    let stays = |(place, line): (usize, &usize)| {
        let is_strange = scores.get(*line).is_some_and(|score| *score < STRANGE);
        let is_inner = table.at(*line).is_some_and(|m| {
            m.is_bullet || m.is_label || m.is_under || m.has_cue(CueClass::Continue) || m.is_stamp
        });
        (place < first || is_inner || !is_strange).then_some(*line)
    };
    let kept: Vec<usize> = lines.iter().enumerate().filter_map(stays).collect();
    if kept.iter().any(|line| is_text(table, *line)) { kept } else { lines.to_vec() }
}

/// Where articles begin, as places in `open`; the first holds all the lines at the top.
fn starts(
    page: &Page,
    table: &Table,
    open: &[usize],
    first: usize,
    context: &Context<'_>,
) -> Vec<usize> {
    let mut titles = Vec::new();
    let (mut proofs, mut dated) = (0, 0);
    for place in 0..open.len() {
        let Some(line) = open.get(place).and_then(|line| table.at(*line)) else { continue };
        if line.has_cue(CueClass::Continue)
            && place > first
            && repeats_title(page, table, open, place)
        {
            proofs += 1;
        }
        let Some(lines_between) = text_after(page, table, open, place, context) else { continue };
        if place > first
            && super::is_title(line)
            && !line.is_under
            && !is_credit_at(page, table, open, place, context)
        {
            titles.push(place);
            dated += usize::from(lines_between > 0);
        }
    }
    let mut starts = vec![0];
    if proofs > 0 || (dated >= 2 && dated * 2 >= titles.len()) {
        starts.extend(titles);
    }
    starts
}

fn is_credit_at(
    page: &Page,
    table: &Table,
    open: &[usize],
    place: usize,
    context: &Context<'_>,
) -> bool {
    open.get(place).is_some_and(|line| is_credit(page, table, *line, context))
}

/// Whether a "continue reading" line names a title printed above it.
fn repeats_title(page: &Page, table: &Table, open: &[usize], place: usize) -> bool {
    let words = |place: usize| {
        open.get(place).and_then(|line| table.at(*line)).map_or("", |line| page.words(line.span))
    };
    let line = words(place).trim_end_matches(['.', '…', '»', '→', '>', ' ']);
    (place.saturating_sub(TITLE_ABOVE)..place).any(|above| {
        let title = words(above);
        title.len() >= 12 && title.len() * 10 >= line.len() * 5 && line.ends_with(title)
    }) || line.contains(['“', '"', '«']) && line.len() > 30
}

/// How many newslines stand between this line and the text that follows, if one does.
fn text_after(
    page: &Page,
    table: &Table,
    open: &[usize],
    place: usize,
    context: &Context<'_>,
) -> Option<usize> {
    for between in 0..=BETWEEN {
        let line = *open.get(place + 1 + between)?;
        if is_text(table, line) || is_sentence(table, line) {
            return Some(between);
        }
        if !is_newsline(page, table, line, context) {
            return None;
        }
    }
    None
}

/// Whether a line is running text and no newsline.
fn is_text(table: &Table, line: usize) -> bool {
    table
        .at(line)
        .is_some_and(|m| m.is_opening || (m.is_prose() && !m.is_stamp && !super::is_signed(m)))
}

/// Whether a line is a sentence, however short: an article may begin with one.
fn is_sentence(table: &Table, line: usize) -> bool {
    table.at(line).is_some_and(|m| {
        m.end == End::Terminal && m.words >= 6 && !m.is_stamp && !m.is_label && !m.is_bullet
    })
}

/// Makes an article of the lines from its top to its end; one of many may begin with any sentence.
fn article(
    page: &Page,
    table: &mut Table,
    lines: &[usize],
    scores: &[i32],
    (is_one_of_many, is_last): (bool, bool),
    context: &Context<'_>,
) {
    let begins =
        |line: &usize| is_text(table, *line) || (is_one_of_many && is_sentence(table, *line));
    let Some(first) = lines.iter().position(begins) else {
        return;
    };
    let (above, text) = lines.split_at(first);
    let text = without_tail(page, table, text, (scores, is_last), context);
    let top = sort_out(page, table, above, text, context);
    let mut item = Item { headline: top.headline, newslines: top.newslines, ..Item::default() };
    if is_announcement(table, lines) {
        item.role = ArticleRole::Announcement;
    }
    for line in text {
        let Some(measure) = table.at(*line) else { continue };
        let is_dateless = item.role == ArticleRole::Announcement && measure.is_label;
        let is_line = measure.has_cue(CueClass::Continue) && measure.weight <= 150
            || (!is_dateless && !is_text(table, *line) && is_newsline(page, table, *line, context));
        if is_line && (!measure.is_under || is_credit(page, table, *line, context)) {
            item.newslines.push(*line);
        } else {
            item.paragraphs.push(*line);
        }
    }
    item.newslines.sort_unstable();
    for line in above {
        let is_taken = item.headline == Some(*line) || item.newslines.binary_search(line).is_ok();
        if !is_taken && table.is_open(*line) {
            let is_again = item.headline.and_then(|h| table.at(h)).map(|h| h.key)
                == table.at(*line).map(|m| m.key);
            let (reason, feature) = if is_again {
                (DropReason::Repeat, "repeats.headline")
            } else {
                (DropReason::Masthead, "above.headline")
            };
            table.drop(*line, reason, feature);
        }
    }
    table.keep(item);
}

/// The lines of a text without the short open ones at its end; inside the page one of them may be
/// the last words of an article, at the end of the page nothing says so.
fn without_tail<'l>(
    page: &Page,
    table: &Table,
    text: &'l [usize],
    (scores, is_last): (&[i32], bool),
    context: &Context<'_>,
) -> &'l [usize] {
    let belongs = |line: &usize| {
        let is_sure = scores.get(*line).is_some_and(|score| *score > SURE);
        table.at(*line).is_some_and(|m: &Measure| {
            is_sure
                || m.is_prose()
                || m.is_bullet
                || m.is_under
                || m.is_stamp
                || m.has_cue(CueClass::Continue)
                || matches!(m.end, End::Terminal | End::Asking | End::Ellipsis)
                || is_newsline(page, table, *line, context)
        })
    };
    let end = text.iter().rposition(belongs).map_or(0, |at| at + 1);
    if is_last { text.get(..end).unwrap_or(text) } else { text }
}

/// Whether the lines announce an event: at least two labels of place, hour, registration.
fn is_announcement(table: &Table, lines: &[usize]) -> bool {
    let labels = lines.iter().filter(|line| {
        table
            .at(**line)
            .is_some_and(|m| m.has_cue(CueClass::Event) && (m.is_label || m.weight <= 40))
    });
    labels.count() >= 2
}

/// A page of titles alone: pointers, when there are enough of them and nearly all lines are such.
fn only_titles(table: &mut Table, open: &[usize]) {
    let is_small = |line: &usize| table.at(*line).is_some_and(|m| m.is_small || m.is_under);
    let titles: Vec<usize> = open
        .iter()
        .copied()
        .filter(|line| table.at(*line).is_some_and(|m| super::is_title(m) && m.words >= 4))
        .collect();
    let looks_like_it = titles.len() * 3 >= open.len() * 2 && !open.iter().any(is_small);
    if titles.len() >= 3 && looks_like_it {
        for line in titles {
            table.keep(Item { role: ArticleRole::Teaser, headline: Some(line), ..Item::default() });
        }
    }
}
