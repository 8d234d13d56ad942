//! Visible stamps: those the page prints, with what their label and place say of them.

use super::label::{self, Classes};
use super::place::{Place, Stand};
use super::{Candidate, Scene, Sort};
use crate::{
    lexicon::Label,
    newslines::printed::{self, Found},
    text::Cover,
};
use dateline_model::{Article, Basis, Span, Stamp};

/// Longest line in bytes that may be a line of newslines; a longer one is running text.
const LINE: usize = 240;
/// Stamps looked at; a calendar or an archive list has more.
const STAMPS: usize = 2_000;

/// What says what a stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Words(Label),
    Class(Label),
    Nothing,
}

impl Told {
    fn label(self) -> Option<Label> {
        match self {
            Self::Words(label) | Self::Class(label) => Some(label),
            Self::Nothing => None,
        }
    }
}

/// A block with stamps.
#[derive(Clone, Copy, Debug)]
struct Line {
    at: usize,
    span: Span,
    /// The block before it.
    last: Span,
    /// Whether it speaks of other articles, or is a comment or advertising.
    is_of_others: bool,
}

/// The stamps printed with article `n`; of the whole page when it is the page's own article.
pub(super) fn gather(scene: &Scene<'_>, n: usize, is_main: bool) -> Vec<Candidate> {
    let Some(article) = scene.articles.get(n) else { return Vec::new() };
    let mut stand = Stand::of(scene, article);
    let classes = if is_main { Classes::of(scene.page) } else { Classes::default() };
    let own = Cover::of(article.newslines.iter().copied().chain([article.span]));
    let others = if is_main { others(scene, n) } else { Cover::default() };
    let mut out: Vec<Candidate> = dateline(scene, article).into_iter().collect();
    let mut before = Span::at(0);
    let mut found_count = 0;
    let (from, to) = reach(scene, article, is_main);
    for (at, block) in scene.page.blocks.iter().enumerate().take(to).skip(from) {
        let last = std::mem::replace(&mut before, block.span);
        if found_count > STAMPS {
            break;
        }
        let is_own = own.overlaps(block.span);
        if !is_own && (!is_main || others.overlaps(block.span)) {
            continue;
        }
        // What stands beside the headline is the article's own, whatever it looks like.
        let is_of_others = !is_own
            && scene.left_out.is_of_others(block.span)
            && !matches!(stand.place(at, block.span), Place::Head | Place::Over);
        let line = Line { at, span: block.span, last, is_of_others };
        let text = &scene.page.text;
        // Of a long paragraph only the head and the tail can be newslines.
        let parts =
            if block.span.len() > LINE { ends_of(text, block.span) } else { vec![block.span] };
        for found in
            parts.iter().flat_map(|p| printed::stamps(text, *p, &scene.context.lexicon.stamps))
        {
            found_count += 1;
            let found = candidate(scene, &mut stand, &classes, line, &found);
            // In an item of a listing a day inside the text is what it tells of, not when it came out.
            let is_told = |found: &Candidate| found.evidence.contains(&"bare_inside");
            out.extend(found.filter(|found| is_main || !is_told(found)));
        }
    }
    out
}

/// The blocks that may hold stamps of an article, from and to, by number.
fn reach(scene: &Scene<'_>, article: &Article, is_main: bool) -> (usize, usize) {
    let blocks = &scene.page.blocks;
    if is_main {
        return (0, blocks.len());
    }
    let whole = article.newslines.iter().fold(article.span, |whole, line| whole.cover(*line));
    let from = blocks.partition_point(|block| block.span.end() <= whole.start());
    let to = blocks.partition_point(|block| block.span.start() < whole.end());
    (from, to)
}

/// The stretches of all other items of the page.
fn others(scene: &Scene<'_>, n: usize) -> Cover {
    let others = scene.articles.iter().enumerate().filter(|(other, _)| *other != n);
    Cover::of(others.flat_map(|(_, other)| other.repeats.iter().copied().chain([other.span])))
}

/// The day of a dateline that prints its year.
fn dateline(scene: &Scene<'_>, article: &Article) -> Option<Candidate> {
    let dateline = article.dateline.as_ref()?;
    let day = dateline.day?.known()?;
    let words = dateline.span.of(&scene.page.text).to_owned();
    Some(Candidate {
        sort: Sort::Published,
        stamp: Stamp::on(day),
        day,
        turned: None,
        basis: Basis::Printed,
        span: Some(dateline.span),
        says: format!("the dateline \"{words}\" holds {day}"),
        text: words,
        evidence: vec!["dateline"],
    })
}

/// The first and the last hundred bytes of a paragraph, cut between characters.
fn ends_of(text: &str, block: Span) -> Vec<Span> {
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        at
    };
    let head = Span::new(block.start(), floor(block.start().saturating_add(100).min(block.end())));
    let tail = Span::new(floor(block.end().saturating_sub(60)).max(head.end()), block.end());
    vec![head, tail]
}

fn candidate(
    scene: &Scene<'_>,
    stand: &mut Stand,
    classes: &Classes,
    line: Line,
    found: &Found,
) -> Option<Candidate> {
    let text = &scene.page.text;
    let stamp = found.stamp?;
    let day = stamp.day_as_printed()?;
    let place = stand.place(line.at, line.span);
    let told = match label::of_words(scene, line.span, line.last, found.span) {
        Some(label) => Told::Words(label),
        None => classes.label(found.span).map_or(Told::Nothing, Told::Class),
    };
    let is_body = place == Place::Body;
    let is_line = line.span.len() <= LINE && is_mostly_stamp(text, line.span, found.span, is_body);
    let company = stand.company(scene, line.at);
    // Near the headline a stamp above it is no head of the page, and one in the text opens it.
    let is_near = match place {
        Place::Body => stand.is_first(line.at) && opens(text, line.span, found.span),
        _ => scene.page.is_html && stand.is_near(line.at) && !company.contains(&"in_header"),
    };
    let name = name(told, place, is_line, is_near, line.is_of_others)?;
    let sort = match (told.label(), name) {
        (Some(Label::Updated), _) | (_, "as_of_near" | "as_of_far") => Sort::Updated,
        (None, "bare_above") => Sort::Rendered,
        _ => Sort::Published,
    };
    let mut evidence = vec![name];
    // Between headline and text a line is the article's own, whatever its container is called.
    if place != Place::Head {
        evidence.extend(company);
    }
    evidence.extend(stand.is_newsline(line.span).then_some("newsline"));
    evidence.extend(stamp.time.map(|_| "timed"));
    let linked = scene.page.blocks.get(line.at).map_or(0, |block| block.linked);
    evidence.extend((linked.saturating_mul(2) > line.span.len()).then_some("linked"));
    let words = found.span.of(text).to_owned();
    Some(Candidate {
        sort,
        stamp,
        day,
        turned: found.day.turned(),
        basis: Basis::Printed,
        span: Some(found.span),
        says: says(sort, told, place, &words),
        text: words,
        evidence,
    })
}

/// Whether a stamp opens a text as a dateline does: a place before it at most, a mark behind it.
fn opens(text: &str, block: Span, stamp: Span) -> bool {
    let before = Span::new(block.start(), stamp.start()).of(text).trim();
    let behind = Span::new(stamp.end(), block.end()).of(text).trim_start();
    let is_place = before.is_empty()
        || (before.chars().count() <= 30
            && before.split_whitespace().count() <= 3
            && before.ends_with([',', '(', '/']));
    is_place && behind.starts_with(['–', '—', '-', ':', '|', '·', '•', ')', '/', '•', '─'])
}

/// The row a stamp has in the sheet of weights; none when it cannot be a day of publication.
fn name(
    told: Told,
    place: Place,
    is_line: bool,
    is_near: bool,
    is_of_others: bool,
) -> Option<&'static str> {
    if told.label() == Some(Label::Other) {
        return None;
    }
    if told.label() == Some(Label::Copyright) {
        return is_line.then_some("copyright");
    }
    if place == Place::Body && !is_line {
        return match told {
            Told::Words(Label::Published) => Some("label_body"),
            Told::Class(Label::Published) => Some("classed_body"),
            Told::Nothing if is_near => Some("opening"),
            _ => None,
        };
    }
    if is_of_others {
        return match told {
            Told::Words(Label::Published | Label::AsOf) => Some("label_other"),
            Told::Class(Label::Published) => Some("classed_other"),
            Told::Nothing if is_line => Some("bare_other"),
            _ => None,
        };
    }
    match (told, place) {
        (Told::Words(Label::Updated), place) => Some(match place {
            Place::Head | Place::Over => "updated_head",
            Place::Above | Place::Below => "updated_far",
            _ => "updated_near",
        }),
        (Told::Class(Label::Updated), _) => Some("updated_classed"),
        (Told::Words(Label::AsOf), place) => Some(match place {
            Place::Head | Place::Over => "as_of_head",
            Place::Above | Place::Below => "as_of_far",
            _ => "as_of_near",
        }),
        (Told::Words(_), place) => Some(match place {
            Place::Head => "label_head",
            Place::Over => "label_over",
            Place::Body | Place::Inside => "label_inside",
            Place::Tail => "label_tail",
            Place::Above => "label_above",
            Place::Below => "label_below",
        }),
        (Told::Class(_), Place::Head) => Some("classed_head"),
        (Told::Class(_), Place::Over) => Some("classed_over"),
        (Told::Class(_), Place::Body | Place::Inside) => Some("classed_inside"),
        (Told::Class(_), Place::Tail) => Some("classed_tail"),
        (Told::Class(_), Place::Above) => Some("classed_above"),
        (Told::Class(_), Place::Below) => Some("classed_below"),
        (Told::Nothing, Place::Head) => Some(if is_line { "bare_head" } else { "bare_inside" }),
        (Told::Nothing, Place::Above) if !is_line => None,
        (Told::Nothing, _) if !is_line => Some("bare_long"),
        (Told::Nothing, Place::Over) => Some("bare_over"),
        (Told::Nothing, Place::Body | Place::Inside) => Some("bare_inside"),
        (Told::Nothing, Place::Tail) => Some("bare_tail"),
        (Told::Nothing, Place::Above) => Some(if is_near { "bare_upper" } else { "bare_above" }),
        (Told::Nothing, Place::Below) => Some("bare_below"),
    }
}

fn says(sort: Sort, told: Told, place: Place, words: &str) -> String {
    let place = match (told, place) {
        (Told::Words(_), _) => "labelled",
        (Told::Class(_), _) => "marked as a stamp",
        (Told::Nothing, Place::Head | Place::Over) => "beside the headline",
        (Told::Nothing, Place::Tail) => "below the text",
        (Told::Nothing, Place::Above) => "at the top of the page",
        (Told::Nothing, Place::Below) => "at the foot of the page",
        _ => "in the text",
    };
    match sort {
        Sort::Published => format!("\"{words}\", {place}"),
        Sort::Updated => format!("\"{words}\", {place} as the last change"),
        Sort::Rendered => format!("\"{words}\", {place}: when the page was made"),
    }
}

/// Whether a line is hardly more than its stamps: at most a dozen words of a byline or shelf.
fn is_mostly_stamp(text: &str, block: Span, stamp: Span, is_body: bool) -> bool {
    let line = block.of(text);
    let others = line.chars().filter(|c| c.is_alphabetic()).count()
        - stamp.of(text).chars().filter(|c| c.is_alphabetic()).count().min(line.chars().count());
    let is_sentence = line.trim_end().ends_with(['.', '。', '다']) && others > 40;
    let is_said = line.trim_end().ends_with(['.', '。', '!', '?']) && others > 12;
    others <= 90 && !is_sentence && !(is_body && is_said)
}
