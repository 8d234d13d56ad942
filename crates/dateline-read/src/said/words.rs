//! Words: one paragraph as the rules see it, cut into words and sentences that know their marks.

use super::quotemarks::Quoted;
use crate::text::{Token, TokenKind};
use dateline_model::Span;
use std::borrow::Cow;

/// A run of words `[start, end)` of a paragraph, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Run {
    /// First word.
    pub start: usize,
    /// First word behind it.
    pub end: usize,
}

impl Run {
    /// The run of these two indices; an end before the start gives the empty run.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Whether it has no word.
    pub(crate) fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// How many words it has.
    pub(crate) fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether a word stands in it.
    pub(crate) fn has(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share a word.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[derive(Debug)]
struct Word<'t> {
    span: Span,
    lower: Cow<'t, str>,
    quote: Option<usize>,
    kind: TokenKind,
    is_capital: bool,
}

/// A paragraph's words.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    #[cfg(test)]
    text: &'t str,
    list: Vec<Word<'t>>,
    /// The quoted stretches.
    pub quotes: &'t [Quoted],
    /// Whether most words begin with a capital, as in many headlines.
    pub is_title_case: bool,
}

impl<'t> Words<'t> {
    /// The words of a paragraph.
    pub(crate) fn of(text: &'t str, tokens: &[Token], quotes: &'t [Quoted]) -> Self {
        let mut list = Vec::with_capacity(tokens.len());
        let mut quote = 0;
        for token in tokens {
            let words = token.span.of(text);
            while quotes.get(quote).is_some_and(|q| q.outer.end() <= token.span.start()) {
                quote = quote.saturating_add(1);
            }
            let inside = quotes.get(quote).is_some_and(|q| q.outer.overlaps(token.span));
            list.push(Word {
                span: token.span,
                lower: lower(words),
                quote: inside.then_some(quote),
                kind: token.kind,
                is_capital: words.chars().next().is_some_and(char::is_uppercase),
            });
        }
        let long =
            || list.iter().filter(|word| word.lower.len() > 3 && word.kind == TokenKind::Word);
        let capitals = long().filter(|word| word.is_capital).count();
        let is_title_case =
            list.len() < 40 && capitals.saturating_mul(3) > long().count().saturating_mul(2);
        Self {
            #[cfg(test)]
            text,
            list,
            quotes,
            is_title_case,
        }
    }

    /// How many words there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// All of them.
    pub(crate) fn all(&self) -> Run {
        Run::new(0, self.len())
    }

    /// A word in lower case, or `""` outside the paragraph.
    pub(crate) fn low(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| word.lower.as_ref())
    }

    /// The word before, or `""`.
    pub(crate) fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.low(at))
    }

    /// Whether a word begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.is_capital)
    }

    /// Whether it is a word or number and no mark.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|word| word.kind != TokenKind::Mark)
    }

    /// The quoted stretch a word or its mark belongs to.
    pub(crate) fn quote(&self, at: usize) -> Option<usize> {
        self.list.get(at)?.quote
    }

    /// Whether a quoted stretch opens with this word (the mark itself).
    pub(crate) fn opens(&self, at: usize) -> bool {
        let quote = self.quote(at).and_then(|q| self.quotes.get(q));
        let span = self.list.get(at).map(|word| word.span);
        quote.zip(span).is_some_and(|(q, span)| q.outer.start() == span.start())
    }

    /// Whether this is the mark, or half of it, with which a quoted stretch closes.
    pub(crate) fn shuts(&self, at: usize) -> bool {
        let quote = self.quote(at).and_then(|q| self.quotes.get(q));
        let span = self.list.get(at).map(|word| word.span);
        quote.zip(span).is_some_and(|(q, span)| q.is_closed && span.start() >= q.inner.end())
    }

    /// The bytes of a run inside a quoted stretch, without its marks and a last comma.
    pub(crate) fn inner(&self, quote: usize, run: Run) -> Option<Span> {
        let inner = self.quotes.get(quote)?.inner;
        let within = |at: &usize| self.list.get(*at).is_some_and(|w| inner.contains(w.span));
        let start = (run.start..run.end).find(within)?;
        let mut end = (start..run.end).rev().find(within)?.saturating_add(1);
        if self.low(end.saturating_sub(1)) == "," {
            end = end.saturating_sub(1);
        }
        self.span(Run::new(start, end))
    }

    /// The run of a quoted stretch, marks included.
    pub(crate) fn quote_run(&self, quote: usize) -> Run {
        let start = self.list.partition_point(|word| {
            self.quotes.get(quote).is_some_and(|q| word.span.end() <= q.outer.start())
        });
        let end = self.list.partition_point(|word| {
            self.quotes.get(quote).is_some_and(|q| word.span.start() < q.outer.end())
        });
        Run::new(start, end)
    }

    /// The bytes of a run, or nothing for an empty one.
    pub(crate) fn span(&self, run: Run) -> Option<Span> {
        let first = self.list.get(run.start)?.span;
        let last = self.list.get(run.end.checked_sub(1)?)?.span;
        (!run.is_empty()).then(|| first.cover(last))
    }

    /// The printed words of a run.
    #[cfg(test)]
    pub(crate) fn words(&self, run: Run) -> &'t str {
        self.span(run).map_or("", |span| span.of(self.text))
    }

    /// Whether white space or the end follows a word.
    pub(crate) fn is_spaced(&self, at: usize) -> bool {
        let end = self.list.get(at).map(|word| word.span.end());
        let next = self.list.get(at.saturating_add(1)).map(|word| word.span.start());
        end.zip(next).is_none_or(|(end, next)| end < next)
    }

    /// The sentences of the paragraph. A full stop inside marks ends one only when the marks close
    /// behind it and nothing is added to the quotation.
    ///
    /// A sentence without an end is cut after [`LONGEST`] words, so that reading stays linear.
    pub(crate) fn sentences(&self, is_reporting: &dyn Fn(&str) -> bool) -> Vec<Run> {
        let mut out = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while at < self.len() {
            let mut end = at.saturating_add(1);
            if matches!(self.low(at), "." | "!" | "?" | "..." | "…") && self.ends(at) {
                while self.shuts(end) || self.low(end) == ")" {
                    end = end.saturating_add(1);
                }
                let is_lower = self.is_word(end)
                    && self.low(end).starts_with(char::is_alphabetic)
                    && !self.is_capital(end)
                    && self.quote(end).is_none();
                let is_inside = self.quote(at).is_some() && self.quote(end) == self.quote(at);
                let goes_on = self.quote(at).is_some() && self.adds(at, end, is_reporting);
                if !is_inside && !goes_on && !is_lower {
                    out.push(Run::new(start, end));
                    start = end;
                }
            }
            if end.saturating_sub(start) >= LONGEST {
                out.push(Run::new(start, end));
                start = end;
            }
            at = end;
        }
        out.push(Run::new(start, self.len()));
        out.retain(|run| !run.is_empty());
        out
    }

    /// Whether a stop is no abbreviation's dot.
    fn ends(&self, at: usize) -> bool {
        let next = at.saturating_add(1);
        let is_loose = self.is_spaced(at) || self.shuts(next) || !self.is_word(next);
        let before = self.before(at);
        let is_number = self.low(next).starts_with(|c: char| c.is_ascii_digit());
        let is_short =
            self.low(at) == "." && (is_abbreviation(before) || (before == "no" && is_number));
        let is_letter = before.len() == 1
            && at.checked_sub(1).is_some_and(|b| self.is_capital(b))
            && before.chars().all(char::is_alphabetic);
        is_loose && !is_short && !(is_letter && self.low(at) == ".")
    }

    /// Whether the words behind a closed quotation belong to it: `"Late?" Marrow asked.`
    fn adds(&self, stop: usize, end: usize, is_reporting: &dyn Fn(&str) -> bool) -> bool {
        if self.opens(end) || end >= self.len() {
            return false;
        }
        if !self.is_capital(end) {
            return true;
        }
        let is_question = self.low(stop) != ".";
        let soon = (end..end.saturating_add(6)).find(|at| {
            !self.is_word(*at) || self.quote(*at).is_some() || is_reporting(self.low(*at))
        });
        let Some(cue) = soon.filter(|at| is_reporting(self.low(*at))) else { return false };
        let next = self.low(cue.saturating_add(1));
        let is_over = matches!(next, "." | "," | "" | ":")
            || super::classes::is_preposition(next)
            || super::classes::is_adverb(next)
            || super::classes::is_weekday(next);
        is_question && cue > end && is_over
    }
}

/// Words of the longest sentence.
const LONGEST: usize = 800;

/// Lower case without copying what already is.
fn lower(words: &str) -> Cow<'_, str> {
    if words.chars().any(char::is_uppercase) {
        Cow::Owned(words.to_lowercase())
    } else {
        Cow::Borrowed(words)
    }
}

fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "adm"
            | "apr"
            | "aug"
            | "brig"
            | "capt"
            | "co"
            | "col"
            | "corp"
            | "dec"
            | "dr"
            | "feb"
            | "gen"
            | "gov"
            | "inc"
            | "jan"
            | "jr"
            | "lt"
            | "ltd"
            | "maj"
            | "mr"
            | "mrs"
            | "ms"
            | "mt"
            | "nov"
            | "oct"
            | "prof"
            | "rep"
            | "reps"
            | "sen"
            | "sens"
            | "sept"
            | "sgt"
            | "st"
            | "vs"
            | "sr"
            | "rev"
            | "hon"
    )
}

#[cfg(test)]
mod tests {
    use super::super::quotemarks::quoted;
    use super::*;
    use crate::text::Tokens;

    fn check(text: &str, expect: &[&str]) {
        let tokens = Tokens::of(text);
        let quotes = quoted(text, &[Span::new(0, text.len())], &mut Vec::new());
        let words = Words::of(text, tokens.all(), &quotes[0]);
        let cut = words.sentences(&|word| matches!(word, "said" | "asked"));
        let cut: Vec<_> = cut.into_iter().map(|run| words.words(run)).collect();
        assert_eq!(cut, expect);
    }

    #[test]
    fn a_quotation_and_its_credit_are_one_sentence() {
        check(
            "\"Is it late?\" Marrow asked. \"It is. Go,\" he said. \"Stay.\" He left.",
            &["\"Is it late?\" Marrow asked.", "\"It is. Go,\" he said.", "\"Stay.\"", "He left."],
        );
    }

    #[test]
    fn abbreviations_end_nothing() {
        check(
            "Gen. A. Marrow said no. Mr. Vale left.",
            &["Gen. A. Marrow said no.", "Mr. Vale left."],
        );
    }
}
