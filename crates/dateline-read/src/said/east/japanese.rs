//! Japanese: `Xは「…」と述べた`, `Xは、…と述べた`, `…とX通信が伝えた`, `Xによると、…`.

use super::Line;
use crate::lexicon::Phrase;
use crate::said::link::Statement;
use dateline_model::{Act, Span};

/// The statements of a sentence.
pub(super) fn statements(
    line: Line<'_>,
    last: Option<Span>,
    phrases: &[Phrase],
    out: &mut Vec<Statement>,
) {
    let mut from = accord(line, out).unwrap_or(line.span.start());
    for (cue, phrase) in line.phrases(phrases) {
        if cue.start() < from {
            continue;
        }
        let Some(tie) = tie(line, from, cue.start()) else { continue };
        let late = topic(line, tie.end(), cue.start(), &['は', 'が']);
        let early = topic(line, from, tie.start(), &['は']);
        let is_credit = phrase.carries;
        let (source, start) = match (late, early) {
            (Some(late), _) => (late, from),
            (None, Some(early)) => (early, behind(line, early)),
            (None, None) => match last {
                Some(last) => (last, from),
                None => continue,
            },
        };
        if let (Some(_), Some(early)) = (late, early) {
            let words = line.between(behind(line, early), tie.start());
            if line.content(words).1 != dateline_model::Mode::Indirect {
                out.extend(line.statement(Some(early), tie, words, Act::Utterance));
            }
        }
        let content = line.between(start, tie.start());
        if let Some(mut statement) = line.statement(Some(source), cue, content, phrase.act) {
            statement.is_credit = is_credit;
            out.push(statement);
            from = cue.end();
        }
    }
}

/// `汐見通信によると、…`
fn accord(line: Line<'_>, out: &mut Vec<Statement>) -> Option<usize> {
    let cue =
        ["によると", "によれば"].iter().find_map(|words| line.places(words).first().copied())?;
    let before = Span::new(line.span.start(), cue.start()).of(line.text);
    let at = before.rfind(['、', '。']).map_or(0, |comma| comma.saturating_add(3));
    let source = line.between(line.span.start().saturating_add(at), cue.start());
    let content = line.between(cue.end(), line.span.end());
    let mut statement = line.statement(Some(source), cue, content, Act::Utterance)?;
    statement.is_credit = true;
    out.push(statement);
    Some(cue.end())
}

/// The particle と between the words said and a reporting verb.
fn tie(line: Line<'_>, from: usize, cue: usize) -> Option<Span> {
    let words = Span::new(from, cue).of(line.text);
    let (at, found) =
        words.rmatch_indices('と').find(|(at, _)| !line.is_quoted(from.saturating_add(*at)))?;
    let tie =
        Span::new(from.saturating_add(at), from.saturating_add(at).saturating_add(found.len()));
    let gap = Span::new(tie.end(), cue).of(line.text);
    (gap.chars().count() <= 24 && !gap.contains('。')).then_some(tie)
}

/// The last topic or subject between two places, without its particle; the longest clause start.
fn topic(line: Line<'_>, from: usize, to: usize, particles: &[char]) -> Option<Span> {
    let words = Span::new(from, to).of(line.text);
    let mut start = from;
    for (at, c) in words.char_indices() {
        let here = from.saturating_add(at);
        if line.is_quoted(here) {
            continue;
        }
        let next = here.saturating_add(c.len_utf8());
        if c == '、' {
            start = next;
        } else if particles.contains(&c) && !is_inner(line, next, to) {
            let name = line.between(start, here);
            let len = name.of(line.text).chars().count();
            if (1..=30).contains(&len) {
                return Some(name);
            }
        }
    }
    None
}

/// `は` and `が` inside a word: `では`, `には` and the like stand for no subject.
fn is_inner(line: Line<'_>, next: usize, to: usize) -> bool {
    let before = line.text.get(..next).unwrap_or_default();
    let after = line.text.get(next..to).unwrap_or_default();
    ["では", "には", "とは", "からは", "までは", "だが", "たが", "ながら"]
        .iter()
        .any(|words| before.ends_with(words))
        || after.starts_with("っ")
}

/// Behind a topic's particle.
fn behind(line: Line<'_>, source: Span) -> usize {
    let after = line.text.get(source.end()..).unwrap_or_default();
    let len = after.chars().next().filter(|c| matches!(c, 'は' | 'が')).map_or(0, char::len_utf8);
    source.end().saturating_add(len)
}
