//! Link: ties the pieces of a paragraph to statements, and loose quotations to their speaker.

use super::acts;
use super::classes::is_subject;
use super::indirect::{Found, statements};
use super::inference;
use super::merge::merged;
use super::sources;
use super::tagged::{self, TAGGER};
use super::words::{Run, Words};
use crate::lexicon::Cues;
use dateline_model::{Act, Mode, Span};

/// A statement of a page, before anyone is known by name.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The words that name the speaker.
    pub source: Option<Span>,
    /// The reporting words.
    pub cue: Vec<Span>,
    /// What is said, in pieces.
    pub content: Vec<Span>,
    /// Who is told.
    pub addressee: Option<Span>,
    /// Who carries it, in "A quoted B as saying".
    pub agency: Option<Span>,
    /// How the words are given.
    pub mode: Mode,
    /// What is done with the words.
    pub act: Act,
    /// Chance of being right, in thousandths.
    pub sure: u16,
    /// Whether it credits a whole clause beside it.
    pub is_credit: bool,
    /// Index of the statement it is reported in, in the same list.
    pub inside: Option<usize>,
    /// The sentence it stands in.
    pub sentence: Span,
}

/// What a paragraph hands on to the next one.
#[derive(Debug, Default)]
pub(crate) struct Carry {
    /// The subjects of the sentences so far, in order: what *he* and *she* look back to.
    pub subjects: Vec<Span>,
    /// Clauses in which the writer guesses.
    pub guesses: Vec<Span>,
    /// The last speaker's words.
    pub source: Option<Span>,
    /// Pieces of a quotation that goes on and has no speaker yet.
    pub pending: Vec<Span>,
    /// Whether the last paragraph's last statement holds the quotation that goes on.
    pub is_held: bool,
}

/// The statements of an English paragraph.
pub(crate) fn paragraph(
    words: &Words<'_>,
    cues: &Cues,
    carry: &mut Carry,
    out: &mut Vec<Statement>,
) {
    let first = out.len();
    let is_reporting = |word: &str| {
        cues.of(word)
            .any(|(cue, _)| cue.tail.is_empty() && cue.sure(crate::lexicon::Frame::End) >= 700)
    };
    let runs = words.sentences(&is_reporting);
    let pieces = TAGGER.pieces(words);
    let mut used = vec![false; words.quotes.len()];
    let continued = words.quotes.first().is_some_and(|q| q.continues);
    for run in &runs {
        let guess = inference::guess(words, *run).map(|g| inference::clause(words, *run, g));
        carry.guesses.extend(guess.and_then(|clause| words.span(clause)));
        carry.subjects.extend(sources::subject(words, *run).and_then(|s| words.span(s)));
        let own = out.len();
        let mut told = tagged::statements(words, *run, &pieces, cues);
        // What the writer guesses is nobody's statement.
        let is_guess = |cue: Run| guess.is_some_and(|clause| clause.overlaps(cue));
        told.retain(|one| !one.cue.is_some_and(is_guess));
        for found in merged(statements(words, *run, cues), told) {
            for piece in &found.content {
                for at in piece.start..piece.end {
                    if let Some(slot) = words.quote(at).and_then(|q| used.get_mut(q)) {
                        *slot = true;
                    }
                }
            }
            let is_rest = continued && used.first() == Some(&true) && !carry.pending.is_empty();
            let Some(mut statement) = made(words, &found, *run) else { continue };
            if is_rest {
                let mut pieces = std::mem::take(&mut carry.pending);
                pieces.append(&mut statement.content);
                statement.content = pieces;
            }
            out.push(statement);
        }
        nest(out, own);
        loose(words, *run, &mut used, continued, first, carry, out);
    }
    close(words, &used, first, carry, out);
}

/// A statement with bytes in place of words.
fn made(words: &Words<'_>, found: &Found, sentence: Run) -> Option<Statement> {
    let content: Vec<Span> = found.content.iter().filter_map(|run| piece(words, *run)).collect();
    if content.is_empty() {
        return None;
    }
    Some(Statement {
        source: found.source.and_then(|run| words.span(run)),
        cue: found.cue.and_then(|run| words.span(run)).into_iter().collect(),
        content,
        addressee: found.addressee.and_then(|run| words.span(run)),
        agency: found.agency.and_then(|run| words.span(run)),
        mode: acts::mode(words, &found.content),
        act: found.act,
        sure: found.sure,
        is_credit: found.is_credit,
        inside: None,
        sentence: words.span(sentence)?,
    })
}

/// The bytes of a piece; marks around the whole of it are left out.
fn piece(words: &Words<'_>, run: Run) -> Option<Span> {
    if words.opens(run.start)
        && let Some(quote) = words.quote(run.start)
        && words.quote_run(quote).end >= run.end
    {
        return words.inner(quote, run);
    }
    words.span(run)
}

/// Gives a quotation that no reporting word governs to the speaker of its paragraph.
///
/// Only a quotation that is a sentence of its own counts: terms, titles and nicknames are none.
fn loose(
    words: &Words<'_>,
    run: Run,
    used: &mut [bool],
    continued: bool,
    first: usize,
    carry: &mut Carry,
    out: &mut Vec<Statement>,
) {
    let Some(quote) = words.quote(run.start) else { return };
    let own = words.quote_run(quote);
    let is_sentence = own.start == run.start && own.end >= run.end && own.len() >= 5;
    if !is_sentence || used.get(quote).copied().unwrap_or(true) {
        return;
    }
    let Some(span) = piece(words, run) else { return };
    let is_closed = words.quotes.get(quote).is_some_and(|q| q.is_closed);
    let is_rest = continued && quote == 0;
    if is_rest && carry.is_held {
        if let Some(last) = out.last_mut() {
            last.content.push(span);
            mark(used, quote);
        }
        return;
    }
    let own = out.get_mut(first..).unwrap_or_default();
    let speaker = own.last().and_then(|last| last.source);
    let spoken =
        own.iter_mut().rev().take(8).find(|s| s.mode != Mode::Indirect && s.source == speaker);
    if let Some(spoken) = spoken {
        spoken.content.push(span);
        mark(used, quote);
        return;
    }
    if !is_closed && !is_rest {
        return;
    }
    let source = out
        .get(first..)
        .and_then(<[Statement]>::last)
        .and_then(|last| last.source)
        .or_else(|| introduced(words, run));
    let source = source.or_else(|| (run == words.all()).then_some(carry.source).flatten());
    if source.is_none() {
        return;
    }
    mark(used, quote);
    out.push(Statement {
        source,
        cue: Vec::new(),
        content: vec![span],
        addressee: None,
        agency: None,
        mode: Mode::Direct,
        act: Act::Utterance,
        sure: 700,
        is_credit: false,
        inside: None,
        sentence: words.span(run).unwrap_or(span),
    });
}

fn mark(used: &mut [bool], quote: usize) {
    if let Some(slot) = used.get_mut(quote) {
        *slot = true;
    }
}

/// `Marrow was blunt. "…"`: the subject of the sentence before speaks.
fn introduced(words: &Words<'_>, run: Run) -> Option<Span> {
    let end = run.start.checked_sub(1)?;
    let mut start = end;
    while start > 0
        && end.saturating_sub(start) < 100
        && !matches!(words.before(start), "." | "!" | "?")
    {
        start = start.saturating_sub(1);
    }
    let subject = sources::subject(words, Run::new(start, end))?;
    let is_name =
        is_subject(words.low(subject.start)) || words.is_capital(subject.end.saturating_sub(1));
    is_name.then(|| words.span(subject)).flatten()
}

/// Hands an open quotation and the last speaker to the next paragraph.
fn close(words: &Words<'_>, used: &[bool], first: usize, carry: &mut Carry, out: &[Statement]) {
    if let Some(source) = out.get(first..).and_then(|own| own.iter().rev().find_map(|s| s.source)) {
        carry.source = Some(source);
    }
    carry.is_held = false;
    let Some((last, quote)) =
        words.quotes.len().checked_sub(1).and_then(|n| Some((n, words.quotes.get(n)?)))
    else {
        carry.pending.clear();
        return;
    };
    if quote.is_closed {
        carry.pending.clear();
    } else if used.get(last) == Some(&true) {
        carry.is_held = true;
    } else {
        carry.pending.push(quote.inner);
    }
}

/// Puts statements inside the credit whose content holds their reporting words.
fn nest(out: &mut [Statement], first: usize) {
    let Some(own) = out.get(first..) else { return };
    let inside: Vec<Option<usize>> = own
        .iter()
        .map(|inner| {
            let cue = inner.cue.first()?;
            own.iter()
                .enumerate()
                .filter(|(_, outer)| outer.is_credit && outer.cue.first() != Some(cue))
                .filter(|(_, outer)| outer.content.iter().any(|c| c.contains(*cue)))
                .min_by_key(|(_, outer)| outer.content.iter().map(|c| c.len()).sum::<usize>())
                .map(|(n, _)| n.saturating_add(first))
        })
        .collect();
    for (statement, outer) in out.iter_mut().skip(first).zip(inside) {
        statement.inside = outer;
    }
}
