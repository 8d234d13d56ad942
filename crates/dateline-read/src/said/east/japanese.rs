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
    let cues = line.phrases(phrases);
    for (n, (cue, phrase)) in cues.iter().copied().enumerate() {
        if cue.start() < from {
            continue;
        }
        if phrase.act == Act::Negated {
            let source = topic(line, from, cue.start(), &['は']);
            let start = source.map_or(from, |source| behind(line, source));
            if let Some(statement) = line.kept_back(source.or(last), start, cue)
                && statement.source.is_some()
            {
                out.push(statement);
                from = cue.end();
            }
            continue;
        }
        let Some(tie) = tie(line, from, cue, phrase) else { continue };
        let is_reported = !phrase.carries
            && line.text.get(cue.end()..).is_some_and(|after| after.starts_with('と'))
            && cues.iter().skip(n.saturating_add(1)).any(|(_, later)| later.carries);
        if is_reported {
            let outer = topic(line, from, tie.start(), &['は']);
            let inside = outer.map_or(from, |outer| behind(line, outer));
            let source = topic(line, inside, tie.start(), &['が', 'は']);
            if let Some(source) = source {
                let content = line.between(behind(line, source), tie.start());
                out.extend(line.statement(Some(source), cue, content, phrase.act));
            }
            continue;
        }
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
fn tie(line: Line<'_>, from: usize, cue: Span, phrase: &Phrase) -> Option<Span> {
    const NOUNS: [&str; 8] = ["考え", "意向", "方針", "見方", "見解", "認識", "姿勢", "意思"];
    let cue_start = cue.start();
    let words = Span::new(from, cue_start).of(line.text);
    if NOUNS.iter().any(|noun| phrase.words.starts_with(noun)) {
        let tied = ["との", "という"].iter().find(|tie| words.ends_with(*tie));
        let len = tied.map_or(0, |tie| tie.len());
        return Some(Span::new(cue_start.saturating_sub(len), cue_start));
    }
    let is_plain = matches!(phrase.words.as_str(), "した" | "している" | "し");
    let cue = cue_start;
    let (at, found) = words.rmatch_indices('と').find(|(at, _)| {
        let rest = words.get(at.saturating_add('と'.len_utf8())..).unwrap_or_default();
        !line.is_quoted(from.saturating_add(*at))
            && !rest.starts_with(['の', 'も', 'み', 'こ', 'き'])
            && (!is_plain || rest.trim_matches(['、', ' ']).is_empty())
    })?;
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

/// The topic of a sentence that reports nothing.
pub(super) fn about(line: Line<'_>) -> Option<Span> {
    topic(line, line.span.start(), line.span.end(), &['は'])
}

/// `…。国営メリディアン通信が伝えた。`: credits the sentence before.
pub(super) fn credit(
    line: Line<'_>,
    before: Option<(Span, usize)>,
    phrases: &[Phrase],
    out: &mut Vec<Statement>,
) {
    let Some((span, first)) = before.filter(|_| line.words().chars().count() <= 45) else { return };
    let cue = line.phrases(phrases).into_iter().rev().find(|(_, phrase)| phrase.carries);
    let Some((cue, _)) = cue else { return };
    let is_last = line.between(cue.end(), line.span.end()).is_empty();
    let source = topic(line, line.span.start(), cue.start(), &['が', 'は']);
    let Some(source) = source.filter(|_| is_last) else { return };
    let own = Line { span, ..line };
    let content = own.between(span.start(), span.end());
    let Some(mut statement) = own.statement(Some(source), cue, content, Act::Utterance) else {
        return;
    };
    statement.is_credit = true;
    statement.sentence = line.span;
    let outer = out.len();
    for inner in out.iter_mut().skip(first).filter(|inner| inner.inside.is_none()) {
        inner.inside = Some(outer);
    }
    out.push(statement);
}
