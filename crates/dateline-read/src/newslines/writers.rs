//! Writers: the people markup names as writers of an article.

use super::{beside::Beside, names, published::Scene};
use dateline_model::{Article, MarkupFact, Span};

/// Blocks above the headline and below the text in which markup may name the writer.
const ABOVE: usize = 8;
const BELOW: usize = 10;
/// Longest value that names writers, in bytes.
const VALUE: usize = 200;
/// More people than this are a list of a work's sources, no byline.
const MANY: usize = 8;

/// A writer with the words of the page that say so, where it prints them.
pub(super) type Writer = (String, Option<Span>);

/// The writers markup names, of the surest kind of place that names any: links and properties on
/// the words of the page, structured data, head lines, classes.
pub(super) fn of_markup<'s>(scene: &Scene<'s>, article: &Article, beside: &Beside) -> Vec<Writer> {
    let near = neighbourhood(scene, article);
    let is_own = |fact: &&MarkupFact| {
        fact.span.is_none_or(|span| {
            let is_near = near.contains(span) && !scene.left_out.is_of_others(span);
            is_near || beside.all().any(|line| line.overlaps(span))
        })
    };
    let own: Vec<&MarkupFact> = scene.page.markup.iter().filter(is_own).collect();
    let (structured, head) = (structured(scene), head_lines(scene));
    let of = |way: usize, may_be_single: bool| -> Vec<Writer> {
        let visible = |is_kind: fn(&str) -> bool| -> Vec<(&str, Option<Span>)> {
            let facts = own.iter().filter(|fact| is_kind(&fact.place) && fact.value.len() <= VALUE);
            facts.map(|fact| (&*fact.value, fact.span)).collect()
        };
        let stated = |values: &[&'s str]| values.iter().map(|value| (*value, None)).collect();
        let values = match way {
            0 => visible(|place| place == "rel:author"),
            1 => stated(&structured),
            2 => visible(|place| matches!(place, "itemprop:author" | "itemprop:creator")),
            3 => stated(&head),
            _ => visible(is_class),
        };
        collected(scene, article, &values, may_be_single)
    };
    // A full name of any kind of place stands before a single word of a surer one; a head line of
    // one word is as often the name of a site.
    let full = (0..5).map(|way| of(way, false));
    let single = [0, 1, 2, 4].into_iter().map(|way| of(way, true));
    full.chain(single).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether a class says that it wraps the writer's name.
fn is_class(place: &str) -> bool {
    place.strip_prefix("class:").is_some_and(|name| {
        ["author", "autor", "byline", "writer", "reporter"].iter().any(|word| name.contains(word))
    })
}

/// The stretch from some blocks above an article's headline to some blocks below its text.
fn neighbourhood(scene: &Scene<'_>, article: &Article) -> Span {
    let blocks = &scene.page.blocks;
    let body = article.body_span().unwrap_or(article.span);
    let headline = article.headline.as_ref().and_then(|headline| headline.span);
    let top = headline.map_or(body.start(), |span| span.start().min(body.start()));
    let first = blocks.partition_point(|b| b.span.end() <= top).saturating_sub(ABOVE);
    let last = blocks.partition_point(|b| b.span.start() < body.end()).saturating_add(BELOW);
    let start = blocks.get(first).map_or(top, |block| block.span.start());
    let end = blocks.get(last).or(blocks.last()).map_or(body.end(), |block| block.span.end());
    Span::new(start.min(top), end.max(body.end()))
}

/// The people in some values, in order; where some stand above the text, those alone. A value of
/// one word counts only where `may_be_single`.
fn collected(
    scene: &Scene<'_>,
    article: &Article,
    values: &[(&str, Option<Span>)],
    may_be_single: bool,
) -> Vec<Writer> {
    let lexicon = scene.context.lexicon;
    let start = article.body_span().map_or(0, Span::start);
    let mut found: Vec<Writer> = Vec::new();
    for (value, span) in values {
        let value = value.trim();
        let len = lexicon.signs.leading("by", value).unwrap_or(0);
        let bare = value.get(len..).unwrap_or(value).trim_start_matches([':', '：', ' ']);
        let mut people = names::people(bare, lexicon);
        if people.is_empty() && may_be_single {
            people.extend(names::single(bare, lexicon));
        }
        for name in people {
            if !found.iter().any(|(known, _)| *known == name) {
                found.push((name, *span));
            }
        }
    }
    let is_above = |(_, span): &Writer| span.is_some_and(|span| span.start() < start);
    if found.iter().any(is_above) {
        found.retain(is_above);
    }
    if found.len() > MANY { Vec::new() } else { found }
}

/// The writers JSON-LD gives its article, by name or by a reference to the node of a person. What
/// it calls an organization is no writer.
fn structured<'s>(scene: &Scene<'s>) -> Vec<&'s str> {
    let page: &'s dateline_model::Page = scene.page;
    let (mut names, mut references) = (Vec::new(), Vec::new());
    let mut is_house = false;
    for fact in &page.markup {
        let Some((kind, field)) =
            fact.place.strip_prefix("jsonld:").and_then(|place| place.split_once('.'))
        else {
            continue;
        };
        let kinds = ["article", "posting", "report", "webpage", "recipe"];
        if !kinds.iter().any(|k| kind.ends_with(k)) {
            continue;
        }
        match field {
            "author.@type" | "creator.@type" => is_house = !fact.value.contains("Person"),
            "author.name" | "creator.name" | "author" | "creator" => {
                if !is_house && !fact.value.starts_with("http") {
                    names.push(&*fact.value);
                }
                is_house = false;
            }
            "author.@id" | "creator.@id" => references.push(&*fact.value),
            _ => {}
        }
    }
    if names.is_empty() {
        names = persons(page, &references);
    }
    names
}

/// The names of the persons some references lead to.
fn persons<'p>(page: &'p dateline_model::Page, references: &[&str]) -> Vec<&'p str> {
    let mut is_wanted = false;
    let mut names = Vec::new();
    for fact in &page.markup {
        match &*fact.place {
            "jsonld:person.@id" => is_wanted = references.contains(&&*fact.value),
            "jsonld:person.name" if is_wanted => names.push(&*fact.value),
            _ => {}
        }
    }
    names
}

/// The writers the head of the page names.
fn head_lines<'s>(scene: &Scene<'s>) -> Vec<&'s str> {
    let page: &'s dateline_model::Page = scene.page;
    let signs = &scene.context.lexicon.signs;
    let mut is_label = false;
    let mut names = Vec::new();
    for fact in &page.markup {
        match &*fact.place {
            "meta:author"
            | "meta:article:author"
            | "meta:dc.creator"
            | "meta:byl"
            | "meta:parsely-author"
            | "meta:sailthru.author" => names.push(&*fact.value),
            "meta:twitter:label1" => is_label = signs.leading("by", &fact.value).is_some(),
            "meta:twitter:data1" if is_label => names.push(&*fact.value),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use dateline_model::{MarkupFact, Span};

    #[track_caller]
    fn check(lines: &str, facts: &[(&str, &str)], expected: &[&str]) {
        let lifted = stage::lift(lines, |page, _| {
            page.is_html = true;
            for (place, value) in facts {
                let words = value.strip_prefix("on: ");
                let at = words.and_then(|words| page.text.0.find(words));
                page.markup.push(MarkupFact {
                    place: (*place).to_owned(),
                    value: words.unwrap_or(value).to_owned(),
                    span: at.map(|at| Span::new(at, at + words.map_or(0, str::len))),
                });
            }
        });
        let people = lifted.articles[0].byline.as_ref().map_or(Vec::new(), |b| b.people.clone());
        assert_eq!(people, expected, "{lines}");
    }

    #[test]
    fn persons_and_houses_of_structured_data() {
        let page = "H Harbour opens\nP It opened.";
        check(
            page,
            &[
                ("jsonld:newsarticle.author.@type", "Organization"),
                ("jsonld:newsarticle.author.name", "Northern Light"),
                ("jsonld:newsarticle.author.@type", "Person"),
                ("jsonld:newsarticle.author.name", "Ada Marrow"),
            ],
            &["Ada Marrow"],
        );
        check(
            page,
            &[
                ("jsonld:article.author.@id", "#ada"),
                ("jsonld:person.@id", "#odo"),
                ("jsonld:person.name", "Odo Vale"),
                ("jsonld:person.@id", "#ada"),
                ("jsonld:person.name", "Ada Marrow"),
            ],
            &["Ada Marrow"],
        );
        check(page, &[("jsonld:person.name", "Odo Vale")], &[]);
        check(
            page,
            &[("meta:twitter:label1", "Written by"), ("meta:twitter:data1", "Ada Marrow")],
            &["Ada Marrow"],
        );
    }

    #[test]
    fn links_near_the_text_name_writers() {
        check(
            "H Harbour opens\nP It opened.\n- Filed under harbours\n- Ada",
            &[("rel:author", "on: Ada")],
            &["Ada"],
        );
        check(
            "H Harbour opens\nP It opened.\nR Odo Vale writes again",
            &[("rel:author", "on: Odo Vale")],
            &[],
        );
        check("H Harbour opens\nP It opened.\n- admin", &[("rel:author", "on: admin")], &[]);
    }

    #[test]
    fn a_line_is_read_with_what_markup_knows() {
        check(
            "H Harbour opens\nN By Ada Marrowin Harbours\nP It opened.",
            &[("rel:author", "on: Ada Marrow")],
            &["Ada Marrow"],
        );
        check(
            "H Harbour opens\nN By Ada Marrow\nP It opened.",
            &[
                ("jsonld:newsarticle.author.name", "Ada Marrow"),
                ("jsonld:newsarticle.author.name", "Odo Vale"),
            ],
            &["Ada Marrow", "Odo Vale"],
        );
    }
}
