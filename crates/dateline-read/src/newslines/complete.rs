//! Complete: whether a text is whole, and by what that is seen.

use super::{beside::Beside, published::Scene};
use crate::text::characters::{is_cjk, is_closing_quote, is_terminal};
use dateline_model::{Article, ArticleRole, Completeness, Shape, Span};

/// Shortest last paragraph in bytes that must end with a mark; a shorter one may be a signature.
const SENTENCE: usize = 60;

/// Whether article `n` is whole; what layout has already seen stays.
pub(super) fn judge(scene: &Scene<'_>, n: usize, beside: &Beside) -> Completeness {
    let Some(article) = scene.articles.get(n) else { return Completeness::Whole };
    if article.completeness != Completeness::Whole || article.role == ArticleRole::Teaser {
        return article.completeness;
    }
    let is_cut = article.paragraphs.last().is_some_and(|last| ends_open(scene, *last));
    if is_continued(scene, article, beside, is_cut) {
        Completeness::Excerpt
    } else if is_walled(scene, n, article, beside, is_cut) {
        Completeness::Paywalled
    } else if is_cut {
        Completeness::Cut
    } else {
        Completeness::Whole
    }
}

/// Whether a line below the text offers the rest elsewhere: it repeats the headline, or the text
/// breaks off.
fn is_continued(scene: &Scene<'_>, article: &Article, beside: &Beside, is_cut: bool) -> bool {
    let signs = &scene.context.lexicon.signs;
    let text: &str = &scene.page.text;
    let title = article.headline.as_ref().map(|headline| headline.text.to_lowercase());
    let last = article.paragraphs.last().map(|last| tail(text, *last));
    beside.below().chain(last).any(|line| {
        let words = line.of(text).trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(len) = signs.leading("continue", words) else { return false };
        let rest = words.get(len..).unwrap_or_default().to_lowercase();
        let repeats =
            title.as_ref().is_some_and(|title| !title.is_empty() && rest.contains(&**title));
        repeats || is_cut
    })
}

/// The last line of a paragraph.
fn tail(text: &str, paragraph: Span) -> Span {
    let words = paragraph.of(text);
    let start = words.rfind('\n').map_or(0, |at| at + 1);
    Span::new(paragraph.start() + start, paragraph.end())
}

/// Whether the rest stands behind a wall: markup says so, or a wall cue follows the text.
fn is_walled(
    scene: &Scene<'_>,
    n: usize,
    article: &Article,
    beside: &Beside,
    is_cut: bool,
) -> bool {
    let signs = &scene.context.lexicon.signs;
    let text: &str = &scene.page.text;
    let body: usize =
        article.paragraphs.iter().map(|p| p.of(text).split_whitespace().count()).sum();
    let is_main = scene.is_main(n);
    let said = |tail: &str| {
        let facts = scene.page.markup.iter().filter(|_| is_main);
        facts
            .filter(|fact| fact.place.starts_with("jsonld:") && fact.place.ends_with(tail))
            .map(|fact| fact.value.trim().to_ascii_lowercase())
            .next()
    };
    let words: usize = said(".wordcount").and_then(|count| count.parse().ok()).unwrap_or(0);
    let is_sold = said(".isaccessibleforfree").is_some_and(|value| value == "false");
    let has_cue = beside.below().any(|line| {
        line.len() < 200 && signs.within("wall", &line.of(text).to_lowercase()).is_some()
    });
    let is_short = words > 0 && body.saturating_mul(5) < words.saturating_mul(4);
    (is_sold && (is_short || is_cut || has_cue)) || (has_cue && (is_cut || body < 150))
}

/// Whether a last paragraph ends where no text ends.
fn ends_open(scene: &Scene<'_>, last: Span) -> bool {
    let text: &str = &scene.page.text;
    let words = last.of(text).trim_end();
    let is_list = scene.page.blocks.iter().any(|block| {
        block.span.overlaps(last)
            && matches!(block.shape, Shape::Entry | Shape::Cell | Shape::Caption)
    }) || words.starts_with(['•', '-', '*', '·', '–']);
    let stem = words
        .trim_end_matches(|c: char| is_closing_quote(c) || matches!(c, ')' | '）' | ']' | ' '));
    let is_ellipsis = words.ends_with("...") || words.ends_with('…') || words.ends_with("[…]");
    let Some(end) = stem.chars().next_back() else { return false };
    if is_ellipsis && !is_list {
        return true;
    }
    let is_closed =
        is_terminal(end) || stem.len() < words.len() || matches!(end, ':' | '/' | '♦' | '■' | '□');
    // A sentence in Korean may end without a mark in headlines and lists only.
    let is_sentence = words.len() >= SENTENCE && (words.contains(' ') || words.chars().any(is_cjk));
    is_sentence
        && !is_list
        && !is_closed
        && (end.is_alphanumeric() || matches!(end, ',' | '-' | ';' | '，' | '、'))
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use dateline_model::Completeness::{self, Cut, Excerpt, Paywalled, Whole};

    #[track_caller]
    fn check(lines: &str, expected: Completeness) {
        let lifted = stage::lift(lines, |_, _| ());
        assert_eq!(lifted.articles[0].completeness, expected, "{lines}");
    }

    #[test]
    fn endings() {
        check("P The harbour opened.", Whole);
        check("P The harbour opened. (MNA)", Whole);
        check(
            "P \"The harbour opened,\" she said, \"and the town is glad of it as it has not been for years.\"",
            Whole,
        );
        check("P The harbour opened...", Cut);
        check(
            "P The harbour of Port Lumen opened on Friday, and the chairwoman said that the people of the",
            Cut,
        );
        check(
            "P 港口五月三日开放，林望舒出席了在港口举行的隆重的开放仪式，并在仪式上发表了讲话。",
            Whole,
        );
        check(
            "P • Ada Marrow (Chairwoman of the Harbour Party and first harbour master of Port Lumen)",
            Whole,
        );
    }

    #[test]
    fn the_rest_is_elsewhere() {
        check("H Harbour opens\nP The harbour opened.\nN Continue reading Harbour opens", Excerpt);
        check("H Harbour opens\nP The harbour…\nN Read more", Excerpt);
        check("H Harbour opens\nP The harbour opened.\nN Read more", Whole);
        check("P 항구가 열렸고 그 자리에서...\nN 더보기", Excerpt);
    }

    #[test]
    fn walls() {
        check("P The harbour opened...\nF Subscribe to continue reading the Gazette", Paywalled);
        check("P 港が開いた…\nF この記事は会員限定です", Paywalled);
    }
}
