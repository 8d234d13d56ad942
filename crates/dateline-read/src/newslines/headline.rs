//! Headline and standfirst: layout's own, or what markup states where the page shows none.

use super::published::Scene;
use dateline_model::{Headline, Span};

/// Places of markup that state a title, best first.
const TITLES: [&str; 5] = [
    "jsonld:newsarticle.headline",
    "jsonld:article.headline",
    "meta:og:title",
    "meta:twitter:title",
    "title",
];

/// The headline of article `n`. A first sentence is never promoted.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Option<Headline> {
    let article = scene.articles.get(n)?;
    if article.headline.is_some() || !scene.page.is_html || !scene.is_main(n) {
        return article.headline.clone();
    }
    let fact = |place: &str| scene.page.markup.iter().find(|fact| fact.place == place);
    let stated = TITLES.into_iter().find_map(fact)?;
    let text = without_site(scene, &stated.value);
    let span = scene.page.blocks.iter().map(|block| block.span).find(|span| {
        // Few blocks repeat the title, so the paragraphs are asked last.
        folded(span.of(&scene.page.text)) == text && !article.paragraphs.contains(span)
    });
    (!text.is_empty()).then_some(Headline { text, span })
}

/// A stated title without the site's name at its end.
fn without_site(scene: &Scene<'_>, title: &str) -> String {
    let title = folded(title);
    let mut facts = scene.page.markup.iter();
    let site = facts.find(|fact| fact.place == "meta:og:site_name").map(|fact| folded(&fact.value));
    for mark in [" | ", " - ", " – ", " — ", " :: ", "_"] {
        if let Some((head, tail)) = title.rsplit_once(mark)
            && (site.as_deref() == Some(tail)
                || scene.context.lexicon.outlets.named(tail).is_some())
        {
            return head.trim().to_owned();
        }
    }
    title
}

/// The standfirst: a block of its own between headline and text that repeats the description.
pub(super) fn standfirst(scene: &Scene<'_>, n: usize) -> Option<Span> {
    let article = scene.articles.get(n)?;
    if article.standfirst.is_some() || !scene.is_main(n) {
        return article.standfirst;
    }
    let top = article.headline.as_ref().and_then(|headline| headline.span)?.end();
    let first = article.paragraphs.first()?.start();
    let descriptions: Vec<String> = scene
        .page
        .markup
        .iter()
        .filter(|fact| matches!(&*fact.place, "meta:description" | "meta:og:description"))
        .map(|fact| folded(&fact.value))
        .filter(|value| value.len() >= 40)
        .collect();
    let between = scene.page.blocks.iter().filter(|block| {
        block.span.start() >= top && block.span.end() <= first && !block.span.is_empty()
    });
    between.map(|block| block.span).find(|span| {
        let words = folded(span.of(&scene.page.text));
        words.len() >= 40
            && descriptions.iter().any(|d| d.starts_with(&words) || words.starts_with(&**d))
    })
}

/// Words with single spaces.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
