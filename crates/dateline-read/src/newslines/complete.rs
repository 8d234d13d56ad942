//! Complete: whether a text is whole, and by what that is seen.

use super::{beside::Beside, published::Scene};
use crate::text::characters::{is_cjk, is_closing_quote, is_terminal};
use dateline_model::{Article, ArticleRole, Block, Completeness, Shape, Span};

/// Shortest last paragraph in bytes that must end with a mark; a shorter one may be a signature.
const SENTENCE: usize = 60;
/// Longest line in bytes that may stand behind a text that breaks off.
const AFTERWORD: usize = 160;
/// Longest notice in bytes that may stand behind an ellipsis.
const NOTICE: usize = 300;
/// Longest line that offers the rest or sells it, in bytes.
const LINE: usize = 300;
/// Fewest characters of a title that a line repeats.
const TITLE: usize = 4;
/// Blocks looked at below the text.
const NEAR: usize = 4;
/// Last paragraphs whose containers hold the text.
const HOLDING: usize = 8;
/// Longest label in characters.
const LABEL: usize = 24;

/// Whether article `n` is whole; what layout has already seen stays.
pub(super) fn judge(scene: &Scene<'_>, n: usize, beside: &Beside) -> Completeness {
    let Some(article) = scene.articles.get(n) else { return Completeness::Whole };
    if article.completeness != Completeness::Whole || article.role == ArticleRole::Teaser {
        return article.completeness;
    }
    let is_cut = is_cut(scene, article) || is_left_open(scene, n, article);
    if is_continued(scene, n, article, beside) {
        Completeness::Excerpt
    } else if is_walled(scene, n, article, beside, is_cut) {
        Completeness::Paywalled
    } else if is_cut && is_offered(scene, article, beside) {
        Completeness::Excerpt
    } else if is_cut {
        Completeness::Cut
    } else {
        Completeness::Whole
    }
}

/// Whether the text breaks off: in its last paragraph, or in the one before when a short line has
/// been taken for the last one. A line of a wall is no paragraph of the text.
fn is_cut(scene: &Scene<'_>, article: &Article) -> bool {
    let text: &str = &scene.page.text;
    let mut ends = article.paragraphs.iter().rev().filter(|span| !is_wall(scene, **span));
    let Some(last) = ends.next() else { return false };
    let before = ends.next();
    // Entries are no sentences, unless the one before is; its number is none.
    let is_number = |span: &Span| !span.of(text).chars().any(char::is_alphabetic);
    let told = before.filter(|span| !is_number(span)).or_else(|| ends.find(|s| !is_number(s)));
    let is_told = told.is_some_and(|before| {
        let words = before.of(text).trim_end().trim_end_matches(is_closing_quote);
        words.len() >= SENTENCE && words.ends_with(is_terminal)
    });
    let is_broken = |span: &Span| {
        let end = span.of(text).trim_end().chars().next_back();
        let is_word = end.is_some_and(|c| c.is_lowercase() || is_cjk(c));
        let is_mark = end.is_some_and(|c| !c.is_alphanumeric());
        let longest = if is_word { AFTERWORD } else { NOTICE };
        (is_word || is_mark) && last.len() < longest && ends_open(scene, *span, false)
    };
    ends_open(scene, *last, is_told) || before.is_some_and(is_broken)
}

/// Whether a paragraph that breaks off stands right below the text, in its container, and was left
/// out of it: what is half a sentence looks little like text.
fn is_left_open(scene: &Scene<'_>, n: usize, article: &Article) -> bool {
    let text: &str = &scene.page.text;
    let (Some(body), true) = (article.body_span(), scene.page.is_html) else { return false };
    let blocks = &scene.page.blocks;
    let from = blocks.partition_point(|block| block.span.start() < body.end());
    let holding = |block: &&Block| block.span.overlaps(body);
    let homes: Vec<Option<usize>> =
        blocks.iter().take(from).rev().filter(holding).take(HOLDING).map(home(scene)).collect();
    let below = blocks.iter().skip(from).take(NEAR);
    let below = below.take_while(|block| !matches!(block.shape, Shape::Heading(_)));
    let below = below.filter(|block| block.linked == 0 && !scene.is_of_another(n, block.span));
    below.filter(|block| homes.contains(&home(scene)(block))).any(|block| {
        let words = block.span.of(text);
        // A source, a picture's maker or an owner ends with a name; a sentence is cut in a word.
        let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_told = !words.chars().take(LABEL).any(|c| matches!(c, ':' | '：' | '©'))
            && !last.starts_with(char::is_uppercase);
        words.len() >= SENTENCE && is_told && ends_open(scene, block.span, false)
    })
}

/// Gives where a block stands: the container around its paragraph, or around it where it is a line.
fn home(scene: &Scene<'_>) -> impl Fn(&Block) -> Option<usize> {
    |block| {
        let inner = block.container?;
        let container = scene.page.containers.get(inner)?;
        let is_paragraph = matches!(container.tag.as_str(), "p" | "li" | "blockquote");
        if is_paragraph { container.parent } else { Some(inner) }
    }
}

/// Whether a short line says that the rest stands behind a wall.
fn is_wall(scene: &Scene<'_>, line: Span) -> bool {
    let signs = &scene.context.lexicon.signs;
    line.len() < 200 && signs.within("wall", &line.of(&scene.page.text).to_lowercase()).is_some()
}

/// Whether a line below the text offers the rest elsewhere and repeats the headline; it counts
/// wherever layout has put it.
fn is_continued(scene: &Scene<'_>, n: usize, article: &Article, beside: &Beside) -> bool {
    let signs = &scene.context.lexicon.signs;
    let text: &str = &scene.page.text;
    let titles = titles(scene, n, article);
    let last = article.paragraphs.last().map(|last| tail(text, *last));
    let repeats = |line: Span| {
        let lower = line.of(text).to_lowercase();
        let mut rests = titles.iter().filter_map(|title| lower.split_once(&**title));
        rests.any(|(before, after)| {
            [before, after].into_iter().any(|rest| signs.within("continue", rest).is_some())
        })
    };
    let near = near(scene, article);
    let late = late(scene, article).filter(|block| block.linked * 2 > block.span.len());
    let late = late.map(|block| block.span);
    let mut lines = near.iter().copied().chain(beside.below()).chain(last).chain(late);
    lines.any(|line| line.len() < LINE && repeats(line))
}

/// The titles a call to go on may repeat, in lower case: the printed one, and for the page's own
/// article those its markup gives.
fn titles(scene: &Scene<'_>, n: usize, article: &Article) -> Vec<String> {
    let is_main = scene.is_main(n);
    let stated = scene.page.markup.iter().filter(|fact| {
        is_main && (fact.place == "meta:og:title" || fact.place.ends_with("article.headline"))
    });
    let printed = article.headline.as_ref().map(|headline| headline.text.as_str());
    let all = printed.into_iter().chain(stated.map(|fact| fact.value.trim()));
    let mut titles: Vec<String> = all.map(str::to_lowercase).collect();
    titles.retain(|title| title.chars().count() >= TITLE);
    titles.dedup();
    titles
}

/// The blocks of the second half of the text, whatever layout has made of them: a box below the
/// text may have been taken for its end.
fn late<'s>(scene: &Scene<'s>, article: &Article) -> impl Iterator<Item = &'s Block> + use<'s> {
    let paragraphs = &article.paragraphs;
    let middle = paragraphs.get(paragraphs.len() / 2).map_or(0, |middle| middle.start());
    let end = paragraphs.last().map_or(0, |last| last.end());
    let blocks = &scene.page.blocks;
    let from = blocks.partition_point(|block| block.span.start() < middle);
    let to = blocks.partition_point(|block| block.span.start() < end);
    blocks.iter().take(to).skip(from)
}

/// Whether a line below a text that breaks off offers the rest. "Read more:" alone opens a list of
/// other texts.
fn is_offered(scene: &Scene<'_>, article: &Article, beside: &Beside) -> bool {
    let text: &str = &scene.page.text;
    let last = article.paragraphs.last().map(|last| tail(text, *last));
    beside.below().chain(last).any(|line| {
        let words = line.of(text).trim_start_matches(|c: char| !c.is_alphanumeric());
        let len = scene.context.lexicon.signs.leading("continue", words);
        let rest = len.and_then(|len| words.get(len..)).map(str::trim);
        rest.is_some_and(|rest| !matches!(rest, ":" | "："))
    })
}

/// The blocks right below the text that no other article has.
fn near(scene: &Scene<'_>, article: &Article) -> Vec<Span> {
    let Some(body) = article.body_span() else { return Vec::new() };
    let blocks = &scene.page.blocks;
    let from = blocks.partition_point(|block| block.span.start() < body.end());
    let is_free = |span: &Span| {
        let mut others = scene.articles.iter().filter(|a| a.role != ArticleRole::Teaser);
        !others.any(|other| other.span != article.span && other.span.overlaps(*span))
    };
    blocks.iter().skip(from).take(NEAR).map(|block| block.span).filter(is_free).collect()
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
    let said = |tail: &'static str| {
        let facts = scene.page.markup.iter().filter(|_| is_main);
        facts
            .filter(move |fact| fact.place.starts_with("jsonld:") && fact.place.ends_with(tail))
            .map(|fact| fact.value.trim().to_ascii_lowercase())
    };
    let words: usize = said(".wordcount").next().and_then(|n| n.parse().ok()).unwrap_or(0);
    let is_sold = said(".isaccessibleforfree").any(|value| value == "false");
    let last = article.paragraphs.last().copied();
    let near = if is_sold { near(scene, article) } else { Vec::new() };
    let late = late(scene, article).filter(|_| is_sold).map(|block| block.span);
    let lines = beside.below().chain(last).chain(near.iter().copied());
    let has_cue = || lines.chain(late).any(|line| is_wall(scene, line));
    // Where markup says that the text is sold, any word of selling near its end will do.
    let offers = |line: Span| {
        line.len() < LINE && signs.within("sold", &line.of(text).to_lowercase()).is_some()
    };
    let is_offered = || near.iter().copied().chain(beside.below()).chain(last).any(offers);
    let is_short = words > 0 && body.saturating_mul(5) < words.saturating_mul(4);
    let is_open = is_cut || body < 150;
    (is_sold && (is_short || is_cut || is_offered())) || ((is_sold || is_open) && has_cue())
}

/// Whether a last paragraph ends where no text ends. An entry of a list ends anywhere, unless
/// `is_told`: its list is made of sentences.
fn ends_open(scene: &Scene<'_>, last: Span, is_told: bool) -> bool {
    let text: &str = &scene.page.text;
    let words = last.of(text).trim_end();
    let is_entry = scene.page.blocks.iter().any(|block| {
        block.span.overlaps(last)
            && matches!(block.shape, Shape::Entry | Shape::Cell | Shape::Caption)
    });
    let is_list = !is_told && (is_entry || words.starts_with(['•', '-', '*', '·', '–']));
    let stem = words
        .trim_end_matches(|c: char| is_closing_quote(c) || matches!(c, ')' | '）' | ']' | ' '));
    let bare = words.trim_end_matches([']', ')', '）', '］']);
    let is_ellipsis = bare.ends_with("...") || bare.ends_with('…') || bare.ends_with("。。。");
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
        && !is_signed(words)
        && !is_pointer(scene, last)
        && (end.is_alphanumeric() || matches!(end, ',' | '-' | ';' | '，' | '、'))
}

/// Whether a paragraph is one link.
fn is_pointer(scene: &Scene<'_>, last: Span) -> bool {
    let blocks = &scene.page.blocks;
    let at = blocks.partition_point(|block| block.span.end() <= last.start());
    blocks.get(at).is_some_and(|block| block.span == last && block.linked * 10 > last.len() * 9)
}

/// Whether a paragraph ends with an address, or with a short line of its own under a sentence.
fn is_signed(words: &str) -> bool {
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_inner = |(at, c): (usize, char)| matches!(c, '.' | '@' | '/') && at > 0;
    let is_address = last.is_ascii() && last.char_indices().any(is_inner);
    let is_line = words.rsplit_once('\n').is_some_and(|(before, line)| {
        let end = before.trim_end().trim_end_matches(is_closing_quote).chars().next_back();
        line.len() < SENTENCE && end.is_some_and(is_terminal)
    });
    is_address || is_line
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
        check("P The harbour opened [...]", Cut);
        check("P The harbour opened (…)", Cut);
        check(
            "P All you need to know about the new harbour of Port Lumen stands on harbour.example",
            Whole,
        );
        check("P All you need to know about the harbour is told by harbour@gazette.example", Whole);
        check(
            "P • The harbour of Port Lumen opened on Friday with a feast for all the town.\n\
             P • The chairwoman came with her guests and spoke of the ships that are to",
            Cut,
        );
        check(
            "P 港口五月三日开放，林望舒出席了在港口举行的隆重的开放仪式，并在仪式上发表了关于港口的",
            Cut,
        );
        check(
            "P The harbour of Port Lumen opened on Friday, and the chairwoman said that the people of the\n\
             P Ada Marrow has told the story.",
            Cut,
        );
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
        check("H Harbour opens\nP The harbour…\nN Read more:", Cut);
        check(
            "P The harbour of Port Lumen…\nP All words of this page belong to the Lumen Gazette.",
            Cut,
        );
        check("P 항구가 열렸고 그 자리에서...\nN 더보기", Excerpt);
        check("H 항구가 열렸다\nP 항구가 열렸다고 한다.\nN 항구가 열렸다 더보기", Excerpt);
        check("H Harbour opens\nP It opened.\nR Read more: Harbour opens", Excerpt);
        check("H Harbour opens\nP It opened.\nR Read more: Harbour closes", Whole);
    }

    #[test]
    fn what_layout_left_out_or_misread() {
        let check_html = |lines: &str, linked: usize, expected| {
            let lifted = stage::lift(lines, |page, _| {
                page.is_html = true;
                let block = &mut page.blocks[linked];
                block.linked = block.span.len();
            });
            assert_eq!(lifted.articles[0].completeness, expected, "{lines}");
        };
        let open = "The chairwoman came with her guests and spoke of the ships that are to";
        check_html(&format!("H Harbour opens\nP It opened.\nF {open}"), 0, Cut);
        check_html(&format!("H Harbour opens\nP It opened.\nF {open}"), 2, Whole);
        check_html(&format!("H Harbour opens\nP It opened.\nF {open} come."), 0, Whole);
        check_html(&format!("H Harbour opens\nP It opened.\nF Source: {open}"), 0, Whole);
        check_html(&format!("H Harbour opens\nP It opened.\nF {open} Lumen"), 0, Whole);
        check_html(&format!("H Harbour opens\nP It opened.\nP {open}"), 2, Whole);
        let lines = "H Harbour opens\nP It opened.\nP The guests came.\n\
                     N Read more: Harbour opens\nP Picture: Ada Marrow";
        check_html(lines, 3, Excerpt);
        check_html(lines, 0, Whole);
        check(
            &format!(
                "P • The ships came to the harbour of Port Lumen, and all the town was glad.\n\
                        P 2.\nP • {open}"
            ),
            Cut,
        );
    }

    #[test]
    fn walls() {
        check("P The harbour opened...\nF Subscribe to continue reading the Gazette", Paywalled);
        check("P 港が開いた…\nF この記事は会員限定です", Paywalled);
    }
}
