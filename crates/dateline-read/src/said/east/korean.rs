//! Korean: `X는 “…”고 말했다`, `…다고 X통신이 보도했다`, `X에 따르면 …`.

use super::Line;
use crate::lexicon::Phrase;
use crate::said::link::Statement;
use dateline_model::{Act, Mode, Span};

/// What ties the words said to the reporting verb, longest first.
const TIES: [&str; 12] = [
    "이라면서",
    "라면서",
    "다면서",
    "이라며",
    "이라고",
    "라며",
    "다며",
    "라고",
    "면서",
    "고",
    "며",
    "는",
];
/// Particles behind a subject, longest first.
const SUBJECTS: [&str; 6] = ["께서는", "께서", "은", "는", "이", "가"];

/// The statements of a sentence.
pub(super) fn statements(
    line: Line<'_>,
    last: Option<Span>,
    phrases: &[Phrase],
    out: &mut Vec<Statement>,
) {
    let own = out.len();
    accord(line, out);
    let mut from = line.span.start();
    let cues = line.phrases(phrases);
    for (n, (cue, phrase)) in cues.iter().copied().enumerate() {
        if phrase.act == Act::Negated {
            let source = subject(line, from, cue.start(), false);
            let start = source.map_or(from, |source| behind(line, source));
            if let Some(statement) = line.kept_back(source.or(last), start, cue)
                && statement.source.is_some()
            {
                out.push(statement);
                from = cue.end();
            }
            continue;
        }
        let Some(tie) = tie(line, from, cue.start()) else { continue };
        let is_reported = line.text.get(cue.end()..).is_some_and(|after| after.starts_with("고 "))
            && cues.len() > n.saturating_add(1);
        if is_reported
            && let Some(outer) = subject(line, from, tie.start(), false)
            && let Some(source) = subject(line, behind(line, outer), tie.start(), false)
            && line.text.get(outer.end()..).is_some_and(|after| after.starts_with(['은', '는']))
        {
            let content = line.between(behind(line, source), tie.start());
            out.extend(line.statement(Some(source), cue, content, phrase.act));
            continue;
        }
        let late = subject(line, tie.end(), cue.start(), true);
        let (source, start) = if late.is_some() {
            (late, line.span.start())
        } else {
            let source = subject(line, from, tie.start(), false);
            (source.or(last), source.map_or(from, |s| behind(line, s)))
        };
        if late.is_some() && out.len() == own {
            inner(line, from, tie, out);
        }
        let content = line.between(start, tie.start());
        if let Some(mut statement) = line.statement(source, cue, content, phrase.act)
            && (statement.source.is_some() || statement.mode == Mode::Direct)
        {
            statement.is_credit = phrase.carries || late.is_some();
            out.push(statement);
        }
        from = cue.end();
    }
}

/// `가온중앙통신에 따르면 …`
fn accord(line: Line<'_>, out: &mut Vec<Statement>) {
    let places = ["에 따르면", "에 의하면"];
    let Some(cue) = places.iter().find_map(|words| line.places(words).first().copied()) else {
        return;
    };
    let before = Span::new(line.span.start(), cue.start()).of(line.text);
    let at = before.rfind([',', '，']).map_or(0, |comma| comma.saturating_add(1));
    let source = line.between(line.span.start().saturating_add(at), cue.start());
    let content = line.between(cue.end(), line.span.end());
    if let Some(mut statement) = line.statement(Some(source), cue, content, Act::Utterance) {
        statement.is_credit = true;
        out.push(statement);
    }
}

/// The speaker's own words inside what an agency reports: `X는 “…”고 … 보도했다`.
fn inner(line: Line<'_>, from: usize, tie: Span, out: &mut Vec<Statement>) {
    let Some(quote) =
        line.speech().find(|q| q.outer.start() >= from && q.outer.end() <= tie.start())
    else {
        return;
    };
    let Some(source) = subject(line, from, quote.outer.start(), false) else { return };
    out.extend(line.statement(Some(source), tie, quote.outer, Act::Utterance));
}

/// The particle between the words said and a reporting verb that begins at `cue`.
fn tie(line: Line<'_>, from: usize, cue: usize) -> Option<Span> {
    let words = Span::new(from, cue).of(line.text);
    let mut best: Option<Span> = None;
    for tie in TIES {
        for (at, _) in words.match_indices(tie) {
            let span = Span::new(
                from.saturating_add(at),
                from.saturating_add(at).saturating_add(tie.len()),
            );
            let after = line.text.get(span.end()..cue).unwrap_or_default();
            let is_end = after.starts_with(char::is_whitespace);
            let is_speech = line.quotes.iter().any(|q| q.outer.end() == span.start())
                || line
                    .text
                    .get(..span.start())
                    .is_some_and(|left| left.ends_with(['다', '라', '자', '냐', '까']))
                || tie.starts_with('다')
                || tie.starts_with("라")
                || tie.starts_with("이라");
            let is_mark = tie == "는" && !line.quotes.iter().any(|q| q.outer.end() == span.start());
            let is_near = after.split_whitespace().count() <= 6;
            let is_later = best.is_none_or(|b| span.end() > b.end());
            if is_end
                && is_speech
                && !is_mark
                && is_near
                && is_later
                && !line.is_quoted(span.start())
            {
                best = Some(span);
            }
        }
    }
    best
}

/// The last subject between two places, without its particle.
fn subject(line: Line<'_>, from: usize, to: usize, is_late: bool) -> Option<Span> {
    let words = Span::new(from, to).of(line.text);
    let mut found = None;
    let mut has_topic = false;
    let mut at = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let start = from.saturating_add(at);
        at = at.saturating_add(word.len());
        let plain = word.trim_end().trim_end_matches([',', '，']);
        let stem = SUBJECTS
            .iter()
            .find_map(|p| plain.strip_suffix(p))
            .filter(|s| s.chars().count() >= 2 || *s == "그");
        let Some(stem) = stem.filter(|_| !line.is_quoted(start)) else { continue };
        let end = start.saturating_add(stem.len());
        let is_topic = plain.ends_with('은') || plain.ends_with('는') || plain.ends_with("께서");
        if found.is_none() || (is_topic && !has_topic) || is_late {
            found = Some(phrase(line, from, start, end));
        }
        has_topic |= is_topic;
    }
    found
}

/// The noun phrase that ends with a subject's stem: up to two words before it that stand in front
/// of a name without a particle or comma (`외무성 대변인`).
fn phrase(line: Line<'_>, from: usize, start: usize, end: usize) -> Span {
    const PARTICLES: [char; 14] =
        ['은', '는', '이', '가', '을', '를', '에', '서', '로', '와', '과', '고', '며', '일'];
    let before = Span::new(from, start).of(line.text);
    let mut first = start;
    for word in before.split_whitespace().rev().take(3) {
        let is_part = word.ends_with(PARTICLES)
            || word.ends_with([',', '，', ')', '.', '”', '"'])
            || word.chars().any(|c| c.is_ascii_digit());
        // "익명을 요구한 외교관": a clause that describes the noun belongs to it.
        let is_object = word.ends_with(['을', '를'])
            && Span::new(first, end)
                .of(line.text)
                .split_whitespace()
                .next()
                .is_some_and(|w| w.ends_with('한'));
        if is_object {
            first = first.saturating_sub(word.len().saturating_add(1));
        }
        if is_part {
            break;
        }
        first = first.saturating_sub(word.len().saturating_add(1));
    }
    Span::new(first.max(from), end).trimmed(line.text)
}

/// Behind a subject's particle.
fn behind(line: Line<'_>, source: Span) -> usize {
    let after = line.text.get(source.end()..line.span.end()).unwrap_or_default();
    let len = SUBJECTS.iter().find(|p| after.starts_with(**p)).map_or(0, |p| p.len());
    source.end().saturating_add(len)
}
