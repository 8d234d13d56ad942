//! Turns: transcripts in which the paragraphs open with the name of who speaks.

use super::headlines::Known;
use super::link::Statement;
use dateline_model::{Act, Article, Kind, Mode, Span};
use std::collections::BTreeMap;

/// Labels of whoever asks and of whoever answers.
const ASKS: [&str; 12] = [
    "Q",
    "Question",
    "Reporter",
    "问",
    "問",
    "记者",
    "記者",
    "질문",
    "문",
    "記者団",
    "Journalist",
    "Moderator",
];
const ANSWERS: [&str; 9] =
    ["A", "Answer", "答", "答复", "대답", "답", "답변", "Spokesperson", "发言人"];

/// The statements of a transcript with named turns; none when the article is no transcript.
pub(crate) fn turns(article: &Article, known: &Known<'_>) -> Vec<Statement> {
    let text = known.text;
    let labels: Vec<Option<Span>> =
        article.paragraphs.iter().map(|line| label(text, *line)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in labels.iter().flatten() {
        let count = counts.entry(name.of(text)).or_default();
        *count = count.saturating_add(1);
    }
    let named: usize = counts.values().sum();
    let is_transcript = named >= 3
        && named.saturating_mul(5) >= article.paragraphs.len().saturating_mul(3)
        && counts.len() >= 2
        && counts.values().any(|count| *count >= 2);
    if !is_transcript {
        return Vec::new();
    }
    let head = answerer(article, known);
    let mut out: Vec<Statement> = Vec::new();
    let mut is_told = false;
    for (line, name) in article.paragraphs.iter().zip(labels) {
        let Some(name) = name else {
            if let Some(last) = out.last_mut().filter(|_| is_told) {
                last.content.push(*line);
            }
            continue;
        };
        let source = match name.of(text) {
            asks if ASKS.contains(&asks) => None,
            answers if ANSWERS.contains(&answers) => head,
            _ => Some(name),
        };
        let colon = Span::new(name.end(), line.end()).of(text);
        let at = colon.find([':', '：']).unwrap_or(0);
        let mark = colon.get(at..).and_then(|c| c.chars().next()).map_or(0, char::len_utf8);
        let start = name.end().saturating_add(at);
        let cue = Span::new(start, start.saturating_add(mark));
        let content = Span::new(cue.end(), line.end()).trimmed(text);
        is_told = source.is_some() && !content.is_empty();
        if is_told {
            out.push(statement(source, cue, content, *line));
        }
    }
    out
}

fn statement(source: Option<Span>, cue: Span, content: Span, sentence: Span) -> Statement {
    Statement {
        source,
        cue: vec![cue],
        content: vec![content],
        addressee: None,
        agency: None,
        mode: Mode::Direct,
        act: Act::Utterance,
        sure: 850,
        is_credit: false,
        inside: None,
        sentence,
    }
}

/// The words before a colon that may be a name: few, and no sentence.
fn label(text: &str, line: Span) -> Option<Span> {
    let words = line.of(text);
    let at = words.find([':', '：']).filter(|at| (1..=72).contains(at))?;
    let name = words.get(..at)?.trim();
    let is_ascii_colon = words.get(at..)?.starts_with(':');
    let after = words.get(at.saturating_add(1)..).unwrap_or_default();
    let is_spaced = !is_ascii_colon || after.starts_with(char::is_whitespace);
    let opens = name.chars().next()?;
    let is_name = (opens.is_uppercase()
        || crate::text::characters::is_cjk(opens)
        || crate::text::characters::is_hangul(opens))
        && name.split_whitespace().count() <= 6
        && !name.contains(['"', '“', '”', ',', '，', '。', ';', '?', '「', '『', '《', '(']);
    (is_name && is_spaced).then(|| Span::new(line.start(), line.start().saturating_add(name.len())))
}

/// Who answers: the person the headline or a line of credit names, else the first of the article.
fn answerer(article: &Article, known: &Known<'_>) -> Option<Span> {
    let headline = article.headline.as_ref().and_then(|h| h.span);
    let lines = headline.into_iter().chain(article.newslines.iter().copied());
    let first = article.paragraphs.first().copied();
    lines.chain(first).find_map(|line| {
        known.people.within(line).iter().find(|m| m.kind == Kind::Person).map(|m| m.span)
    })
}
