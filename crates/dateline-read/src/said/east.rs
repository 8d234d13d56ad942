//! East: statements of Korean, Chinese and Japanese by their fixed reporting phrases.
//!
//! These languages close or open speech with a particle or phrase (`…고 말했다`, `…表示，`,
//! `…と述べた`), so that the order of the parts tells speaker, words and cue apart.

mod chinese;
mod japanese;
mod korean;

use super::link::{Carry, Statement};
use super::quotemarks::Quoted;
use crate::lexicon::{Cues, Phrase};
use dateline_model::{Act, Lang, Mode, Span};

/// Ends of adjuncts of time and place, which are no part of the quotation behind them.
const ADJUNCTS: [&str; 24] = [
    "에서",
    "에",
    "통해",
    "대해",
    "후",
    "뒤",
    "일",
    "날",
    ",",
    "、",
    "で",
    "に",
    "，",
    "：",
    "놓고",
    "하고",
    "하며",
    "하면서",
    "하여",
    "면서",
    "し",
    "して",
    "って",
    "ながら",
];

/// A sentence with its quoted stretches.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    text: &'t str,
    span: Span,
    quotes: &'t [Quoted],
}

/// The statements of a paragraph in one of the three languages.
pub(crate) fn paragraph(
    text: &str,
    within: Span,
    quotes: &[Quoted],
    language: Lang,
    cues: &Cues,
    carry: &mut Carry,
    out: &mut Vec<Statement>,
) {
    let first = out.len();
    let mut before: Option<(Span, usize)> = None;
    for span in sentences(text, within, quotes) {
        let from = quotes.partition_point(|q| q.outer.end() <= span.start());
        let to = quotes.partition_point(|q| q.outer.start() < span.end());
        let own = quotes.get(from..to).unwrap_or_default();
        let line = Line { text, span, quotes: own };
        let own = out.len();
        let last = out.get(first..).unwrap_or_default();
        let last = last.iter().rev().find(|s| !s.is_credit).and_then(|s| s.source);
        match language {
            Lang::Ko => korean::statements(line, last, &cues.ko, out),
            Lang::Ja => japanese::statements(line, last.or(carry.source), &cues.ja, out),
            _ => chinese::statements(line, &cues.zh, out),
        }
        if out.len() == own {
            loose(line, first, out);
        }
        nest(out, own);
        if language == Lang::Ja {
            if out.len() == own {
                japanese::credit(line, before, &cues.ja, out);
                carry.source = japanese::about(line).or(carry.source);
            }
            let spoken = out.iter().skip(own).rev().find(|s| !s.is_credit);
            carry.source = spoken.and_then(|s| s.source).or(carry.source);
        }
        before = Some((span, own));
        carry.subjects.extend(out.iter().skip(own).filter_map(|s| s.source));
    }
}

/// A quotation that is a sentence of its own goes on with what was quoted before it.
fn loose(line: Line<'_>, first: usize, out: &mut [Statement]) {
    let Some(quote) = line.quotes.iter().find(|q| q.outer.start() == line.span.start()) else {
        return;
    };
    let is_all = quote.is_closed && quote.outer.end().saturating_add(3) >= line.span.end();
    let spoken =
        out.get_mut(first..).and_then(<[Statement]>::last_mut).filter(|s| s.mode != Mode::Indirect);
    if let Some(spoken) = spoken.filter(|_| is_all && !quote.is_title) {
        spoken.content.push(quote.inner);
    }
}

/// Puts the statements of a sentence inside its agency's credit.
fn nest(out: &mut [Statement], own: usize) {
    let Some(list) = out.get(own..) else { return };
    let inside: Vec<Option<usize>> = list
        .iter()
        .enumerate()
        .map(|(n, inner)| {
            let span = inner.content.first()?;
            let outer = list.iter().enumerate().find(|(m, outer)| {
                *m != n && outer.is_credit && outer.content.iter().any(|c| c.contains(*span))
            });
            outer.map(|(m, _)| m.saturating_add(own))
        })
        .collect();
    for (statement, outer) in out.iter_mut().skip(own).zip(inside) {
        statement.inside = outer;
    }
}

/// Sentences end at a stop outside quotation marks.
fn sentences(text: &str, within: Span, quotes: &[Quoted]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = within.start();
    let words = within.of(text);
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let here = within.start().saturating_add(at);
        let end = here.saturating_add(c.len_utf8());
        let is_long = here.saturating_sub(start) > 3_000;
        let is_stop = is_long
            || matches!(c, '。' | '！' | '？' | '!' | '?')
            || (c == '.' && chars.peek().is_none_or(|(_, next)| next.is_whitespace()));
        if is_stop && (is_long || !is_within(quotes, here)) {
            out.push(Span::new(start, end).trimmed(text));
            start = end;
        }
    }
    out.push(Span::new(start, within.end()).trimmed(text));
    out.retain(|span| !span.is_empty());
    out
}

impl<'t> Line<'t> {
    fn words(&self) -> &'t str {
        self.span.of(self.text)
    }

    /// Whether a byte of the page stands inside marks.
    fn is_quoted(&self, at: usize) -> bool {
        is_within(self.quotes, at)
    }

    /// The quoted stretches of the sentence that may be speech.
    fn speech(&self) -> impl Iterator<Item = &'t Quoted> {
        let span = self.span;
        self.quotes.iter().filter(move |q| {
            span.contains(q.outer) && q.is_closed && (!q.is_title || self.is_spoken(q))
        })
    }

    /// Whether title marks hold speech: a reporting particle follows, or they hold a whole sentence
    /// or clause of Korean.
    fn is_spoken(&self, quote: &Quoted) -> bool {
        let after = self.text.get(quote.outer.end()..self.span.end()).unwrap_or_default();
        let inner = quote.inner.of(self.text).trim_end();
        let is_tied =
            ["라고", "이라고", "라며", "이라며", "라면서", "고 ", "と述", "と話", "と語", "と言"]
                .iter()
                .any(|tie| after.starts_with(tie));
        let is_clause = ["다.", "다", "까?", "자!", "처럼", "습니다.", "。", "！", "자.", "라."]
            .iter()
            .any(|end| inner.ends_with(end));
        is_tied || (is_clause && inner.split_whitespace().count() >= 4)
    }

    /// Places outside marks where some words stand, from left to right.
    fn places(&self, words: &str) -> Vec<Span> {
        self.words()
            .match_indices(words)
            .map(|(at, found)| self.span.absolute(Span::new(at, at.saturating_add(found.len()))))
            .filter(|span| !self.is_quoted(span.start()))
            .collect()
    }

    /// The reporting phrases outside marks, from left to right, the longest at each place.
    fn phrases<'p>(&self, list: &'p [Phrase]) -> Vec<(Span, &'p Phrase)> {
        let mut found: Vec<(Span, &Phrase)> = Vec::new();
        for phrase in list {
            for span in self.places(&phrase.words) {
                if !found.iter().any(|(other, _)| other.overlaps(span)) {
                    found.push((span, phrase));
                }
            }
        }
        found.sort_by_key(|(span, _)| span.start());
        found
    }

    /// From one byte to another, without white space and commas at its ends.
    fn between(&self, start: usize, end: usize) -> Span {
        let mut span = Span::new(start, end).trimmed(self.text);
        loop {
            let words = span.of(self.text);
            let Some(last) = words.chars().next_back().filter(|c| is_comma(*c)) else { break };
            span = Span::new(span.start(), span.end().saturating_sub(last.len_utf8()))
                .trimmed(self.text);
        }
        loop {
            let words = span.of(self.text);
            let Some(first) = words.chars().next().filter(|c| is_comma(*c)) else { break };
            span = Span::new(span.start().saturating_add(first.len_utf8()), span.end())
                .trimmed(self.text);
        }
        span
    }

    /// The content a stretch gives: the inside of its one quotation, or the stretch as it is.
    fn content(&self, span: Span) -> (Span, Mode) {
        let mut inside = self.speech().filter(|q| span.contains(q.outer));
        let Some(quote) = inside.next() else { return (span, Mode::Indirect) };
        let rest = span.len().saturating_sub(quote.outer.len());
        let before = Span::new(span.start(), quote.outer.start()).of(self.text).trim_end();
        let is_adjunct =
            quote.outer.end() == span.end() && ADJUNCTS.iter().any(|end| before.ends_with(end));
        if inside.next().is_none() && (rest <= 6 || is_adjunct) {
            (quote.inner, Mode::Direct)
        } else {
            (span, Mode::Mixed)
        }
    }

    /// What is said not to have been said: the words between the subject and the reporting phrase.
    fn kept_back(&self, source: Option<Span>, start: usize, cue: Span) -> Option<Statement> {
        let content = self.between(start, cue.start());
        let mut statement = self.statement(source, cue, content, Act::Negated)?;
        statement.mode = Mode::Indirect;
        statement.content = vec![content];
        Some(statement)
    }

    fn statement(
        &self,
        source: Option<Span>,
        cue: Span,
        content: Span,
        act: Act,
    ) -> Option<Statement> {
        let (content, mode) = self.content(content);
        if content.is_empty() || content.of(self.text).chars().count() < 2 {
            return None;
        }
        Some(Statement {
            source: source.filter(|s| !s.is_empty()),
            cue: vec![cue],
            content: vec![content],
            addressee: None,
            agency: None,
            mode,
            act,
            sure: if mode == Mode::Direct { 900 } else { 750 },
            is_credit: false,
            inside: None,
            sentence: self.span,
        })
    }
}

/// Whether a byte stands inside one of the quoted stretches, which are in order.
fn is_within(quotes: &[Quoted], at: usize) -> bool {
    let before = quotes.partition_point(|q| q.outer.end() <= at);
    quotes.get(before).is_some_and(|q| q.outer.has(at))
}

fn is_comma(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | '：' | ':' | '。' | '.' | '；' | ';')
}
