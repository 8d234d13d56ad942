//! Headline and standfirst: layout's own, or what markup states where the page shows none.

use super::published::Scene;
use dateline_model::{Article, ArticleRole, Headline, Shape, Span};

/// Fewest letters of a stated title, and of a part of one that a heading prints alone.
const LEAST: usize = 4;
const PART: usize = 12;
/// Items from which a page is a listing whose own title heads none of them.
const ITEMS: usize = 100;
/// What stands between a title and the name of a site or section.
const MARKS: [&str; 10] = [" | ", " - ", " – ", " — ", " :: ", " » ", " // ", " : ", "_", "|"];

/// Places of markup that state a title, best first.
const TITLES: [&str; 5] = [
    "jsonld:newsarticle.headline",
    "jsonld:article.headline",
    "meta:og:title",
    "meta:twitter:title",
    "title",
];

/// The headline of article `n`: the one layout chose, unless the page's own title stands on another
/// block; without one what markup states. A first sentence is never promoted.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Option<Headline> {
    let article = scene.articles.get(n)?;
    if !scene.page.is_html || !scene.is_main(n) {
        return article.headline.clone();
    }
    let stated = stated(scene);
    let chosen = article.headline.as_ref().map(|headline| letters(&headline.text));
    let known = chosen.and_then(|own| stated.iter().find(|stated| stated.key == own));
    // A heading that prints one part of the title may print the name of the site.
    let is_stated = known.is_some_and(|known| known.is_whole);
    let is_part = known.is_some_and(|known| !known.is_whole);
    let text: &str = &scene.page.text;
    if !is_stated && let Some(span) = heading(scene, article, &stated, is_part) {
        let headline = Headline { text: folded(span.of(text)), span: Some(span) };
        return Some(as_stated(text, headline, &stated));
    }
    if let Some(headline) = &article.headline {
        return Some(as_stated(text, headline.clone(), &stated));
    }
    let stated = stated.into_iter().next()?;
    let span = scene.page.blocks.iter().map(|block| block.span).find(|span| {
        // Few blocks repeat the title, so the paragraphs are asked last.
        folded(span.of(text)) == stated.words && !article.paragraphs.contains(span)
    });
    Some(Headline { text: stated.words, span })
}

/// A title markup states.
#[derive(Debug)]
struct Stated {
    /// Its letters, to compare.
    key: String,
    /// Its words.
    words: String,
    /// Whether it is all that was stated, the name of the site aside; else it is one part of it.
    is_whole: bool,
}

/// What markup states as the title: each statement without the site's name, as it is, and its parts.
fn stated(scene: &Scene<'_>) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    let mut add = |words: &str, is_whole: bool| {
        let (key, words) = (letters(words), words.trim().to_owned());
        let least = if is_whole { LEAST } else { PART };
        if key.chars().count() >= least && !all.iter().any(|known| known.key == key) {
            all.push(Stated { key, words, is_whole });
        }
    };
    let facts = |place: &'static str| {
        let facts = scene.page.markup.iter().filter(move |fact| fact.place == place);
        facts.take(2).map(|fact| folded(&fact.value))
    };
    for title in TITLES.into_iter().flat_map(facts) {
        add(without_site(scene, &title), true);
        add(&title, true);
    }
    for title in TITLES.into_iter().flat_map(facts) {
        let halves = |mark: &'static str| {
            let (first, last) = (title.split_once(mark), title.rsplit_once(mark));
            [first, last].into_iter().flatten().flat_map(|(head, tail)| [head, tail])
        };
        for part in MARKS.into_iter().flat_map(halves).chain([&*title]) {
            add(part, false);
            if let Some((_, tail)) = part.split_once(": ") {
                add(tail, false);
            }
        }
    }
    all
}

/// The block that prints the page's title where layout chose another one: a heading that says what
/// markup states, else, for a page of one article, its only heading of the first level above the
/// text when the one chosen is of a lower level. Where the one chosen is a part of what is stated
/// (`is_part`), only a heading that says all of it counts.
fn heading(scene: &Scene<'_>, article: &Article, stated: &[Stated], is_part: bool) -> Option<Span> {
    // A listing has a title for each of its items, and may have thousands of them.
    if !scene.page.is_html || scene.articles.len() > ITEMS {
        return None;
    }
    let body = article.body_span()?;
    let others = || scene.articles.iter().filter(|other| other.role != ArticleRole::Teaser);
    let is_of_another =
        |span: Span| others().any(|other| other.span != article.span && other.span.contains(span));
    let is_free = |span: Span| {
        !article.paragraphs.contains(&span)
            && !scene.left_out.is_of_others(span)
            && !is_of_another(span)
    };
    let headings: Vec<_> = scene
        .page
        .blocks
        .iter()
        .take_while(|block| block.span.start() < body.end())
        .filter(|block| level(block.shape) < 9)
        .map(|block| (block, letters(scene.page.words(block.span))))
        .filter(|(block, own)| {
            let is_title = level(block.shape) == 1 && block.span.end() <= body.start();
            let says = || stated.iter().any(|stated| stated.is_whole && stated.key == *own);
            (is_title && says()) || is_free(block.span)
        })
        .collect();
    let told = headings.iter().filter_map(|(block, own)| {
        let stated = stated.iter().find(|stated| stated.key == *own)?;
        if is_part && !stated.is_whole {
            return None;
        }
        // A second printing below the first words is the lesser one.
        let rank = (!stated.is_whole, block.span.start() > body.start(), level(block.shape));
        Some((rank, block.span))
    });
    if let Some((_, span)) = told.min_by_key(|(rank, _)| *rank) {
        return Some(span);
    }
    if is_part {
        return None;
    }
    let chosen = article.headline.as_ref().and_then(|headline| headline.span);
    let mut first = headings.iter().filter(|(block, _)| level(block.shape) == 1);
    let only = first.next().filter(|_| first.next().is_none())?.0.span;
    let blocks = &scene.page.blocks;
    let chosen = blocks.iter().find(|block| Some(block.span) == chosen);
    let is_lower = chosen.is_some_and(|block| level(block.shape) > 1);
    let is_above = only.end() <= chosen.map_or(body.start(), |block| block.span.start());
    (others().count() == 1 && is_lower && is_above).then_some(only)
}

/// The level of a heading; what is none lies below all of them.
fn level(shape: Shape) -> u8 {
    if let Shape::Heading(level) = shape { level } else { 9 }
}

/// A printed headline as markup states it: a kicker, a day or a subtitle that shares its element is
/// cut off, and the spaces between its parts are those of the statement.
fn as_stated(text: &str, headline: Headline, stated: &[Stated]) -> Headline {
    let own = letters(&headline.text);
    let bare = |words: &str| words.split_whitespace().collect::<String>();
    let same = stated.iter().find(|stated| stated.key == own);
    if let Some(same) = same.filter(|same| bare(&same.words) == bare(&headline.text)) {
        return Headline { text: same.words.clone(), ..headline };
    }
    let Some(span) = headline.span else { return headline };
    let cut = stated.iter().find_map(|stated| {
        let len = stated.key.chars().count();
        let is_enough = len >= PART && len * 3 >= own.chars().count();
        let part = is_enough.then(|| apart(span.of(text), &own, stated))??;
        Some(Headline { text: folded(part.of(span.of(text))), span: Some(span.absolute(part)) })
    });
    cut.unwrap_or(headline)
}

/// Where a stated title stands as the last or first part of a heading, apart from what shares its
/// element. A part of a statement counts only as the last part, and without a mark before it: with
/// one the heading prints the whole statement.
fn apart(heading: &str, own: &str, stated: &Stated) -> Option<Span> {
    let len = stated.key.chars().count();
    let mut letters = heading.char_indices().filter(|(_, c)| c.is_alphanumeric());
    let is_lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    if own.ends_with(&*stated.key) && own.len() > stated.key.len() {
        let (at, first) = letters.rev().nth(len.checked_sub(1)?)?;
        let before = heading.get(..at)?;
        let head = before.trim_end_matches(['„', '“', '"', '«', '»', '‘', '\'', '「', '『', '《']);
        let is_open = head.ends_with(|c: char| !c.is_alphabetic());
        let is_unmarked = head.trim_end().ends_with(char::is_alphanumeric);
        return (is_open && !first.is_lowercase() && (stated.is_whole || is_unmarked))
            .then(|| Span::new(head.len(), heading.len()));
    }
    if !stated.is_whole || !own.starts_with(&*stated.key) {
        return None;
    }
    let (at, last) = letters.nth(len.checked_sub(1)?)?;
    let rest = heading.get(at + last.len_utf8()..)?;
    let next = rest.trim_start();
    let is_apart = rest.len() > next.len()
        && next.starts_with(char::is_alphanumeric)
        && !is_lower(next.chars().next());
    is_apart.then(|| Span::new(0, at + last.len_utf8()))
}

/// A stated title without the site's name at its end or its beginning.
fn without_site<'w>(scene: &Scene<'_>, title: &'w str) -> &'w str {
    let mut facts = scene.page.markup.iter();
    let site = facts.find(|fact| fact.place == "meta:og:site_name").map(|fact| folded(&fact.value));
    let is_site = |words: &str| {
        let words = words.trim();
        site.as_deref() == Some(words) || scene.context.lexicon.outlets.named(words).is_some()
    };
    for mark in MARKS {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && is_site(tail)
        {
            return head.trim();
        }
        if let Some((head, tail)) = title.split_once(mark)
            && is_site(head)
        {
            return tail.trim();
        }
    }
    title
}

/// Words with single spaces.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a title in lower case, to compare.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use super::*;
    use dateline_model::MarkupFact;

    /// The headline of a page whose blocks after `#` are headings of the first level.
    #[track_caller]
    fn check(lines: &str, facts: &[(&str, &str)], expected: &str) {
        let lifted = stage::lift(lines, |page, _| {
            page.is_html = true;
            for block in &mut page.blocks {
                if block.span.of(&page.text).starts_with('#') {
                    block.span = Span::new(block.span.start() + 2, block.span.end());
                    block.shape = Shape::Heading(1);
                }
            }
            for (place, value) in facts {
                let fact = |value: &str| MarkupFact {
                    place: (*place).to_owned(),
                    value: value.to_owned(),
                    span: None,
                };
                page.markup.push(fact(value));
            }
        });
        let headline = lifted.articles[0].headline.as_ref();
        assert_eq!(headline.map_or("", |h| &h.text), expected, "{lines}");
    }

    #[test]
    fn the_heading_that_says_the_title_wins() {
        let page = "- # Harbour opens\nH What the harbour offers\nP It opened.";
        check(page, &[("title", "Harbour opens - Lumen Gazette")], "Harbour opens");
        check(page, &[("title", "Harbour opens - Unknown Gazette")], "Harbour opens");
        check(page, &[], "Harbour opens");
        let two = "- # Harbours\n- # Ships\nH What the harbour offers\nP It opened.";
        check(two, &[], "What the harbour offers");
        check(
            "- # Harbour opens for winter\nH An unknown gazette\nP It opened.",
            &[
                ("title", "Harbour opens for winter - An unknown gazette"),
                ("meta:og:title", "Harbour opens for winter"),
            ],
            "Harbour opens for winter",
        );
        check(
            "- # Lumen Gazette\nH Harbour opens\nP It opened.",
            &[("title", "Harbour opens - Lumen Gazette")],
            "Harbour opens",
        );
    }

    #[test]
    fn what_shares_the_heading_is_cut_off() {
        let fact = [("meta:og:title", "Harbour opens for winter")];
        check(
            "H Shipping Harbour opens for winter\nP It opened.",
            &fact,
            "Harbour opens for winter",
        );
        check(
            "H 03.05.2031Harbour opens for winter\nP It opened.",
            &fact,
            "Harbour opens for winter",
        );
        check(
            "H Harbour opens for winter Ships sail\nP It opened.",
            &fact,
            "Harbour opens for winter",
        );
        check(
            "H Harbour opens for winter guests\nP It opened.",
            &fact,
            "Harbour opens for winter guests",
        );
        let parts = [("title", "Shipping: Harbour opens for winter | Anybody")];
        check("H Shipping Harbour opens for winter\nP It.", &parts, "Harbour opens for winter");
        check(
            "H Shipping: Harbour opens for winter\nP It.",
            &parts,
            "Shipping: Harbour opens for winter",
        );
        let dash = [("title", "Harbour opens - ships sail")];
        check("H Shipping Harbour opens – ships sail\nP It.", &dash, "Harbour opens – ships sail");
        check(
            "H Harbour opens : ships sail\nP It.",
            &[("title", "Harbour opens: ships sail")],
            "Harbour opens: ships sail",
        );
    }
}
