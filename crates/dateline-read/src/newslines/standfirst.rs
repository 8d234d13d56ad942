//! Standfirst: the lines between headline and text that say what the text is about.

use super::{beside, names, printed, published::Scene};
use crate::lexicon::Use;
use crate::text::characters::is_cjk;
use dateline_model::{Article, ArticleRole, Block, Shape, Span};

/// Shortest and longest standfirst in characters; one in Chinese or Japanese counts twice.
const SHORT: usize = 25;
const LONG: usize = 700;
/// Shortest one that is no heading.
const SENTENCE: usize = 60;
/// How far below the headline it begins, in blocks.
const REACH: usize = 4;

/// The standfirst of article `n`: a line of its own between headline and text, or a first paragraph
/// that stands apart from the others. It stays a paragraph there.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Option<Span> {
    let article = scene.articles.get(n)?;
    if article.standfirst.is_some() || !scene.page.is_html || article.role != ArticleRole::Article {
        return article.standfirst;
    }
    let told = Told::of(scene, n);
    let headline = article.headline.as_ref().and_then(|headline| headline.span)?;
    let blocks = &scene.page.blocks;
    let top = blocks.partition_point(|block| block.span.start() < headline.end());
    let first = article.paragraphs.first()?.start();
    let mut seen = 0;
    for block in blocks.iter().skip(top).take_while(|block| block.span.start() < first) {
        let is_line = may_be(scene, article, block);
        if is_line && told.is_between(scene, block, seen < REACH) {
            return Some(block.span);
        }
        seen += usize::from(!is_newsline(scene, block));
    }
    apart(scene, article, &told, headline)
}

/// What the page says about its text elsewhere.
#[derive(Debug)]
struct Told {
    /// The descriptions of the page, when they are long enough to compare.
    descriptions: Vec<String>,
}

impl Told {
    fn of(scene: &Scene<'_>, n: usize) -> Self {
        let is_description =
            |place: &str| matches!(place, "meta:description" | "meta:og:description");
        let facts = scene.page.markup.iter().filter(|fact| is_description(&fact.place));
        let values = facts.map(|fact| folded(&fact.value)).filter(|value| value.len() >= 40);
        Self { descriptions: if scene.is_main(n) { values.collect() } else { Vec::new() } }
    }

    /// Whether the page describes itself with these words.
    fn says(&self, scene: &Scene<'_>, span: Span) -> bool {
        let words = folded(span.of(&scene.page.text));
        let words = words.as_str();
        words.len() >= 40
            && self.descriptions.iter().any(|d| d.starts_with(words) || words.starts_with(&**d))
    }

    /// Whether a line between headline and text is a standfirst: it is described or named so, a
    /// lower heading, or a sentence right below the headline that belongs to no frame.
    fn is_between(&self, scene: &Scene<'_>, block: &Block, is_near: bool) -> bool {
        let words = block.span.of(&scene.page.text);
        let is_heading = matches!(block.shape, Shape::Heading(2..));
        let is_sentence = length(words) >= SENTENCE && !scene.is_frame(block.span);
        self.says(scene, block.span)
            || is_lead(scene, block)
            || (is_near && (is_heading || is_sentence))
    }
}

/// The first paragraph where it stands apart: set as a heading, or in a container of its own that
/// is named so, or parted from the second by byline or stamp.
fn apart(scene: &Scene<'_>, article: &Article, told: &Told, headline: Span) -> Option<Span> {
    let [first, second, ..] = &*article.paragraphs else { return None };
    let blocks = &scene.page.blocks;
    let at = blocks.iter().position(|block| block.span == *first)?;
    let block = blocks.get(at)?;
    if first.start() < headline.end() || !may_be(scene, article, block) {
        return None;
    }
    let next = blocks.iter().skip(at).position(|block| block.span == *second)?;
    let is_heading = matches!(block.shape, Shape::Heading(2..))
        && length(first.of(&scene.page.text)) >= SENTENCE;
    let is_own = blocks.get(at + next).is_some_and(|next| next.container != block.container);
    let is_parted =
        blocks.iter().skip(at + 1).take(next.saturating_sub(1)).any(|between| {
            is_newsline(scene, between) && !scene.left_out.is_of_others(between.span)
        });
    let is_signed = is_parted && (is_own || told.says(scene, *first));
    (is_heading || (is_own && is_lead(scene, block)) || is_signed).then_some(*first)
}

/// Whether a block may be a standfirst at all: some words, no link, no stamp, no name alone.
fn may_be(scene: &Scene<'_>, article: &Article, block: &Block) -> bool {
    let words = block.span.of(&scene.page.text);
    let is_shape = !matches!(block.shape, Shape::Entry | Shape::Cell | Shape::Caption);
    let is_title = article.headline.as_ref().is_some_and(|headline| {
        folded(&headline.text).to_lowercase() == folded(words).to_lowercase()
    });
    let count = words.split_whitespace().count();
    is_shape
        && !is_title
        && (SHORT..=LONG).contains(&length(words))
        && (count >= 4 || words.chars().any(is_cjk))
        && block.linked * 3 < words.len()
        && !scene.left_out.is_of_others(block.span)
        && !is_newsline(scene, block)
}

/// Whether a block is a line with a stamp or a byline.
fn is_newsline(scene: &Scene<'_>, block: &Block) -> bool {
    let (text, lexicon) = (&scene.page.text, scene.context.lexicon);
    let words = block.span.of(text);
    let is_short = words.len() < 160;
    let is_dated = is_short
        && printed::stamps(text, block.span, &lexicon.stamps).iter().any(|s| s.stamp.is_some());
    let is_signed = is_short
        && beside::lines(text, block.span).into_iter().any(|line| {
            let words = line.of(text);
            let len = lexicon.signs.leading("by", words);
            let rest = len.and_then(|len| words.get(len..));
            rest.is_some_and(|rest| !names::people(rest, lexicon).is_empty())
        });
    is_dated || is_signed
}

/// Whether the container of a block is named as a standfirst.
fn is_lead(scene: &Scene<'_>, block: &Block) -> bool {
    let own = block.container.and_then(|at| scene.page.containers.get(at));
    own.is_some_and(|own| scene.context.lexicon.containers.uses(&own.tokens).has(Use::Lead))
}

/// The length of some words in characters, those of Chinese and Japanese counted twice.
fn length(words: &str) -> usize {
    words.chars().map(|c| if is_cjk(c) { 2 } else { 1 }).sum()
}

/// Words with single spaces.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use dateline_model::{Container, MarkupFact, Shape};

    /// The standfirst of a page; blocks that begin with `##` are headings, those with `*` stand in a
    /// container named standfirst.
    #[track_caller]
    fn check(lines: &str, description: &str, expected: &str) {
        let lifted = stage::lift(lines, |page, _| {
            page.is_html = true;
            let lead = Container { tokens: "standfirst".to_owned(), ..Container::default() };
            page.containers = vec![Container::default(), lead];
            for block in &mut page.blocks {
                let words = block.span.of(&page.text);
                block.container = Some(usize::from(words.starts_with('*')));
                if words.starts_with("##") {
                    block.shape = Shape::Heading(2);
                }
            }
            page.markup.push(MarkupFact {
                place: "meta:description".to_owned(),
                value: description.to_owned(),
                span: None,
            });
        });
        let found = lifted.articles[0].standfirst;
        let text: String = lines.lines().flat_map(|line| [&line[2..], "\n"]).collect();
        assert_eq!(found.map_or("", |span| span.of(&text)), expected, "{lines}");
    }

    #[test]
    fn lines_between_headline_and_text() {
        let low = "## Ships from Sorvia are the first to call";
        check(&format!("H Harbour opens\n- {low}\nP It opened."), "", low);
        let named = "* All you need to know about the day";
        check(&format!("H Harbour opens\n- {named}\nP It opened."), "", named);
        let plain = "The harbour of Port Lumen has opened its gates to ships from Sorvia again.";
        check(&format!("H Harbour opens\nN 3 May 2031\n- {plain}\nP It opened."), "", plain);
        check("H Harbour opens\n- Share this page with your friends\nP It opened.", "", "");
        check(
            "H Harbour opens\nN By Ada Marrow and Odo Vale, who have seen the harbour of Varsk and its ships\nP It opened.",
            "",
            "",
        );
    }

    #[test]
    fn a_lead_is_a_paragraph() {
        let first = "The harbour of Port Lumen has opened its gates to ships from Sorvia again.";
        let page = format!("H Harbour opens\nP {first}\nP It opened.");
        check(&page, "", "");
        check(&page, first, "");
        let named = format!("* {first}");
        check(&format!("H Harbour opens\nP {named}\nP It opened."), "", &named);
    }
}
