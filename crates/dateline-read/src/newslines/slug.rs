//! Slug: an agency's words to the editors, above, under and behind a text.

use super::published::Scene;
use crate::{lexicon::Signs, text::characters::is_terminal};
use dateline_model::{Article, ArticleRole, Slug, SlugKind, Span};

/// Longest line in bytes that may be a slug.
const LINE: usize = 80;
/// Paragraphs looked at from either end.
const EDGE: usize = 3;
/// Lines looked at around the text.
const NEAR: usize = 4;
/// Marks that stand around a slug.
const MARKS: &[char] = &[
    '(', ')', '（', '）', '[', ']', '【', '】', '-', '–', '—', '=', '*', '#', '<', '>', '〈', '〉',
];

/// The slugs of an article and what they leave of it.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    found: Vec<Slug>,
    /// The paragraphs that remain; none where nothing changes.
    paragraphs: Option<Vec<Span>>,
}

impl Slugs {
    /// Puts the slugs into their article.
    pub(super) fn set(self, article: &mut Article) {
        if let Some(paragraphs) = self.paragraphs {
            article.paragraphs = paragraphs;
        }
        article.slugs = self.found;
    }
}

/// The slugs of article `n`: lines around its text, its first and last paragraphs, the end of its
/// last one, the head of its title.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Slugs {
    let mut slugs = Slugs::default();
    let article = scene.articles.get(n).filter(|article| article.role != ArticleRole::Teaser);
    let Some(article) = article else { return slugs };
    let signs = &scene.context.lexicon.signs;
    let text: &str = &scene.page.text;
    if let Some(span) = article.headline.as_ref().and_then(|headline| headline.span) {
        let len = opening(span.of(text), signs);
        let span = len.map(|len| Span::new(span.start(), span.start() + len));
        slugs.found.extend(span.map(|span| Slug { kind: SlugKind::Take, span }));
    }
    for span in around(scene, n, article) {
        slugs.found.extend(of_line(span.of(text), signs).map(|kind| Slug { kind, span }));
    }
    let mut paragraphs = article.paragraphs.clone();
    let count = paragraphs.len();
    let mut at = 0;
    paragraphs.retain(|span| {
        let is_edge = at < EDGE || at + EDGE >= count;
        at += 1;
        let kind = if is_edge { of_line(span.of(text), signs) } else { None };
        slugs.found.extend(kind.map(|kind| Slug { kind, span: *span }));
        kind.is_none()
    });
    if let Some(last) = paragraphs.last_mut()
        && let Some(len) = before_end(last.of(text), signs)
    {
        let span = Span::new(last.start() + len, last.end()).trimmed(text);
        slugs.found.push(Slug { kind: SlugKind::End, span });
        *last = Span::new(last.start(), last.start() + len).trimmed(text);
    }
    // A body of slugs alone is none of them.
    slugs.paragraphs = Some(paragraphs).filter(|paragraphs| !paragraphs.is_empty());
    if slugs.paragraphs.is_none() {
        slugs.found.retain(|slug| !article.paragraphs.contains(&slug.span));
    }
    slugs.found.sort_by_key(|slug| slug.span);
    slugs.found.dedup_by_key(|slug| slug.span);
    slugs
}

/// Short lines right above and below the text that are no paragraphs.
fn around(scene: &Scene<'_>, n: usize, article: &Article) -> Vec<Span> {
    let Some(body) = article.body_span() else { return Vec::new() };
    let blocks = &scene.page.blocks;
    let text: &str = &scene.page.text;
    let top = article
        .headline
        .as_ref()
        .and_then(|headline| headline.span)
        .map_or(body, |headline| headline.cover(body));
    let from = blocks.partition_point(|block| block.span.end() <= top.start());
    let first = blocks.partition_point(|block| block.span.end() <= body.start());
    let last = blocks.partition_point(|block| block.span.start() < body.end());
    let above = blocks.iter().take(first).skip(from.saturating_sub(NEAR)).rev().take(NEAR * 2);
    let below = blocks.iter().skip(last).take(NEAR);
    let lines = above.chain(below).map(|block| block.span);
    let lines = lines.filter(|span| !scene.is_of_another(n, *span));
    let lines = lines.flat_map(|span| super::beside::lines(text, span));
    lines.filter(|line| line.len() <= LINE && !article.paragraphs.contains(line)).collect()
}

/// What a line does that is nothing but a slug.
fn of_line(line: &str, signs: &Signs) -> Option<SlugKind> {
    let line = line.trim();
    if line.is_empty() || line.len() > LINE {
        return None;
    }
    if is_end(line, signs) {
        return Some(SlugKind::End);
    }
    let is_take = is_loud(line) && of_takes(line, signs);
    if is_take {
        Some(SlugKind::Take)
    } else {
        is_keyword(line, signs).then_some(SlugKind::Keyword)
    }
}

/// Whether a line is told apart from a word of the text: in brackets, in capitals or with a colon.
fn is_loud(line: &str) -> bool {
    line.starts_with(['(', '[', '（', '【'])
        || line.ends_with([':', '：'])
        || (line.chars().any(char::is_uppercase) && !line.chars().any(char::is_lowercase))
}

/// Whether all words of a line count or name a take, and one names it.
fn of_takes(line: &str, signs: &Signs) -> bool {
    let is_edge =
        |c: char| c.is_whitespace() || MARKS.contains(&c) || matches!(c, ',' | ':' | '：');
    let mut has_name = false;
    let words = line.split(is_edge).filter(|word| !word.is_empty());
    let all = words.map(str::to_lowercase).all(|word| {
        let is_name = signs.of("take").contains(&word);
        has_name |= is_name;
        is_name || is_number(&word)
    });
    all && has_name
}

/// Whether a word counts: "2nd", "3".
fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && matches!(rest, "" | "st" | "nd" | "rd" | "th")
}

/// Whether a line closes a text: a closing mark alone, between other marks.
fn is_end(line: &str, signs: &Signs) -> bool {
    let lower = line.to_lowercase();
    if signs.of("end").contains(&lower) {
        return true;
    }
    let is_edge = |c: char| c.is_whitespace() || MARKS.contains(&c);
    let core = lower.trim_matches(is_edge);
    if core.is_empty() {
        // More of them are a rule across the page.
        let count = lower.chars().filter(|c| *c == '#').count();
        return (3..=5).contains(&count);
    }
    let is_marked = lower.starts_with(MARKS) && lower.ends_with(MARKS);
    is_marked && signs.of("end_marked").iter().any(|word| word == core)
}

/// Whether a line names a story: a cycle, a dash and a keyword, or a keyword of capitals joined by
/// dashes or slashes with a take behind it.
fn is_keyword(line: &str, signs: &Signs) -> bool {
    if line.ends_with(is_terminal) || !line.is_ascii() {
        return false;
    }
    let (head, rest) = line.split_at(line.find([',', ' ']).unwrap_or(line.len()));
    let lower = head.to_lowercase();
    let cycle = lower.split_once('-').filter(|(_, word)| word.len() > 2);
    if cycle.is_some_and(|(cycle, _)| signs.of("cycle").iter().any(|known| known == cycle)) {
        let is_loud = head.split('-').next().is_some_and(|c| c.chars().all(char::is_uppercase));
        return is_loud && line.split_whitespace().count() <= 6;
    }
    let is_joined = head.len() > 6
        && head.contains(['-', '/'])
        && head.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || "-/".contains(c));
    is_joined && (of_takes(rest, signs) || (rest.is_empty() && head.ends_with('/')))
}

/// Length of the take that opens a title: "(2nd LD)", "UPDATE 2-", "URGENT:".
fn opening(title: &str, signs: &Signs) -> Option<usize> {
    if title.starts_with(['(', '[', '（', '【']) {
        let (at, close) = title.char_indices().find(|(_, c)| ")]）】".contains(*c))?;
        let len = at + close.len_utf8();
        return title.get(..len).filter(|head| of_takes(head, signs)).map(str::len);
    }
    let (at, mark) = title.char_indices().take(24).find(|(_, c)| matches!(c, ':' | '：' | '-'))?;
    let head = title.get(..at)?;
    (is_loud(head) && of_takes(head, signs)).then_some(at + mark.len_utf8())
}

/// Where the words of a last paragraph end, when a closing mark stands behind its last sentence.
fn before_end(words: &str, signs: &Signs) -> Option<usize> {
    let near = words.char_indices().rev().take(24);
    let starts = near.filter(|(at, _)| {
        let before = words.get(..*at).and_then(|head| head.trim_end().chars().next_back());
        before.is_some_and(|c| is_terminal(c) || matches!(c, '"' | '”' | ')' | '）' | '」'))
    });
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    starts.reverse();
    let is_closing = |at: &usize| words.get(*at..).is_some_and(|tail| is_end(tail.trim(), signs));
    starts.into_iter().find(is_closing).filter(|at| *at > 0)
}

#[cfg(test)]
mod tests {
    use super::super::stage;

    /// Slugs by kind, and the body that remains.
    #[track_caller]
    fn check(lines: &str, slugs: &str, body: &str) {
        let mut text = String::new();
        let lifted = stage::lift(lines, |page, _| text.clone_from(&page.text.0));
        let article = &lifted.articles[0];
        let shown =
            article.slugs.iter().map(|slug| format!("{:?} {}", slug.kind, slug.span.of(&text)));
        assert_eq!(shown.collect::<Vec<_>>().join("; "), slugs, "{lines}");
        assert_eq!(article.body_text(&text), body, "{lines}");
    }

    #[test]
    fn above_the_text() {
        let body = "PORT LUMEN, May 3 (MNA) -- It opened.";
        check(
            &format!("N BC-PORT-STRIKE, 1st Ld\nN (URGENT)\nH It opens\nP {body}"),
            "Keyword BC-PORT-STRIKE, 1st Ld; Take (URGENT)",
            body,
        );
        check(&format!("P ADD:\nP {body}"), "Take ADD:", body);
        check(
            &format!("P PORT-STRIKE/ (UPDATE 2)\nP {body}"),
            "Keyword PORT-STRIKE/ (UPDATE 2)",
            body,
        );
        check(&format!("H (2nd LD) It opens\nP {body}"), "Take (2nd LD)", body);
        check(&format!("H UPDATE 2-It opens\nP {body}"), "Take UPDATE 2-", body);
        check("H [속보] 항구 열려\nP 항구가 열렸다.", "Take [속보]", "항구가 열렸다.");
        check("H Lead found in the harbour\nP It is heavy.", "", "It is heavy.");
        check(
            "H TV-Turm eröffnet\nP BM-Wahl in Lumen\nP Er ist hoch.",
            "",
            "BM-Wahl in Lumen\nEr ist hoch.",
        );
    }

    #[test]
    fn behind_the_text() {
        for end in
            ["-0-", "(END)", "- END -", "ENDS", "Enditem", "###", "# # #", "(끝)", "（完）", "-30-"]
        {
            check(&format!("P It opened.\nP {end}"), &format!("End {end}"), "It opened.");
            check(&format!("P It opened.\n- {end}"), &format!("End {end}"), "It opened.");
            check(&format!("P It opened. {end}"), &format!("End {end}"), "It opened.");
        }
        check("P 港口开放。（完）", "End （完）", "港口开放。");
        check("P 항구가 열렸다.(끝)", "End (끝)", "항구가 열렸다.");
        check("P It opened. (MNA) (END)", "End (END)", "It opened. (MNA)");
        check("P It is the end", "", "It is the end");
        check("P The play is at its end (end).", "", "The play is at its end (end).");
        check("P -0-", "", "-0-");
        check("P It opened.\n- (0)\n- ##########", "", "It opened.");
    }
}
