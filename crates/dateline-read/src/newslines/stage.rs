//! Stage: pages for the tests of this room, with their layout made by hand.

use super::Newslines;
use crate::{Context, Lexicon, layout::Layout};
use dateline_model::{
    Article, Block, DropReason, Dropped, Headline, Page, PageKind, PageText, Span,
};
use std::sync::LazyLock;

/// The sample press as sheets of a vault.
pub(super) const OUTLETS: &str = "name\tkind\tcountry\taliases\tsigns\tdomains\tfurniture\n\
    Meridian News Agency\tagency\t\tMeridian\tMNA\n\
    Northern Wire\trelay\t\tNorthern Wire (NW)\n\
    Lumen Gazette\toutlet\tLU\tThe Lumen Gazette\t\tgazette.example\n\
    Press Mirror\taggregator\t\t\t\tmirror.example\tshow this page at its outlet\n\
    Gaon Central News Agency\tagency\t\t가온중앙통신\tGCNA\n\
    Lantong\tagency\t\t澜通社\n\
    Shiomi Tsushin\tagency\t\t汐見通信\t汐見通\n\
    Sorvian Central Dispatch\tagency\t\t\tSCD\n";

/// The sample press beside the built-in lexicon, parsed once for all tests.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::with(&[("outlets.tsv", OUTLETS)]));

/// A page of lines, each after its part: `H` headline, `N` newsline, `P` paragraph, `F` furniture
/// left out, `R` related matter left out, `-` nothing layout has claimed.
pub(super) fn page(lines: &str) -> (Page, Layout) {
    let mut page = Page::default();
    let mut article = Article::default();
    let mut layout = Layout { kind: PageKind::Article, ..Layout::default() };
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (part, words) = line.split_once(' ').unwrap();
        let span = Span::new(page.text.0.len(), page.text.0.len() + words.len());
        page.text = PageText(format!("{}{words}\n", page.text.0));
        page.blocks.push(Block { span, ..Block::default() });
        let drop = |reason| Dropped { span, reason, because: Vec::new() };
        match part {
            "H" => article.headline = Some(Headline { text: words.to_owned(), span: Some(span) }),
            "N" => article.newslines.push(span),
            "P" => article.paragraphs.push(span),
            "F" => layout.dropped.push(drop(DropReason::Promotion)),
            "R" => layout.dropped.push(drop(DropReason::Related)),
            _ => {}
        }
        if matches!(part, "H" | "N" | "P") {
            let so_far = Some(article.span).filter(|span| !span.is_empty());
            article.span = so_far.map_or(span, |so_far| so_far.cover(span));
        }
    }
    layout.articles.push(article);
    (page, layout)
}

/// What is lifted from a page of lines, with a chance to change page and context before.
pub(super) fn lift(lines: &str, change: impl FnOnce(&mut Page, &mut Context<'_>)) -> Newslines {
    let mut context = Context::new(&LEXICON);
    let (mut page, layout) = page(lines);
    change(&mut page, &mut context);
    super::lift(&page, layout, &context)
}
