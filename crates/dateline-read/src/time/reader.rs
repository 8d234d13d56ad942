//! Reader: goes through the expressions in page order and reads each against its anchors.

use super::Times;
use super::lex::Lexeme;
use super::meaning::{Found, Meaning, Partial};
use super::resolve::{Anchors, Answer, resolve};
use super::tense::tense;
use super::words::{Tense, Unit, Word};
use crate::Context;
use dateline_model::{Article, ArticleRole, Basis, Moment, Note, Span, TimeExpression, TimeKind};
use jiff::civil::Date;

/// Reads the expressions of one page.
#[derive(Debug)]
pub(super) struct Reader<'r> {
    text: &'r str,
    lexemes: &'r [Lexeme],
    found: &'r [Found],
    context: &'r Context<'r>,
}

/// What was told so far.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    article: Option<usize>,
    last: Option<(Moment, Unit)>,
    end: usize,
}

impl<'r> Reader<'r> {
    pub(super) fn new(
        text: &'r str,
        lexemes: &'r [Lexeme],
        found: &'r [Found],
        context: &'r Context<'r>,
    ) -> Self {
        Self { text, lexemes, found, context }
    }

    /// Reads all of them.
    pub(super) fn read(&self, articles: Vec<Article>) -> Times {
        let places = places(&articles);
        let anchors: Vec<Option<Date>> = articles.iter().map(|a| self.anchor(a)).collect();
        let fallback = articles
            .iter()
            .zip(&anchors)
            .find_map(|(article, anchor)| anchor.filter(|_| article.role == ArticleRole::Article))
            .or(self.context.published_on);
        let month_first = self.month_first();
        let mut out = Times { articles, ..Times::default() };
        let mut told = Told::default();
        let mut place = 0;
        for (n, found) in self.found.iter().enumerate() {
            while places.get(place).is_some_and(|(span, _)| span.end() <= found.span.start()) {
                place += 1;
            }
            let article = places
                .get(place)
                .filter(|(span, _)| span.contains(found.span))
                .map(|(_, article)| *article);
            if told.article != article {
                told = Told { article, ..Told::default() };
            }
            let day = article.and_then(|n| anchors.get(n).copied().flatten()).or(fallback);
            let set = self.anchors(n, found, day, month_first, &told);
            let answer = self.answer(found, &set);
            self.remember(&mut told, found, &answer, day);
            if let Some((code, says)) = &answer.doubt {
                out.notes.push(Note::new(code, says.clone(), Some(found.span)));
            }
            out.times.push(expression(self.text, found, answer, article, day));
        }
        out
    }

    /// The day an article's relative words count from.
    fn anchor(&self, article: &Article) -> Option<Date> {
        article
            .published_day()
            .or_else(|| article.dateline.as_ref()?.day?.known())
            .or(self.context.published_on.filter(|_| article.role == ArticleRole::Article))
            .or_else(|| Some(article.published.as_ref()?.value.moment.first()))
    }

    /// Whether figures on this page put the month first: the first date that allows one order only.
    fn month_first(&self) -> Option<bool> {
        self.found.iter().find_map(|found| {
            let Meaning::Calendar(partial) = &found.meaning else { return None };
            let first = self.lexemes.get(found.lexemes.0)?.word;
            let is_slashed = matches!(self.lexemes.get(found.lexemes.0 + 1)?.word, Word::Mark('/'));
            let Word::Number { value, digits: 1 | 2 } = first else { return None };
            let decides = is_slashed && partial.is_day() && !partial.is_swappable;
            decides.then_some(Some(value) != partial.day.map(i64::from))
        })
    }

    fn anchors(
        &self,
        n: usize,
        found: &Found,
        day: Option<Date>,
        month_first: Option<bool>,
        told: &Told,
    ) -> Anchors {
        let between = Span::new(told.end, found.span.start()).of(self.text);
        let is_clock =
            matches!(&found.meaning, Meaning::Calendar(Partial { clock: Some(_), day: None, .. }));
        let breaks = between.matches('\n').count();
        let is_near = told.last.is_some() && (breaks == 0 || is_clock && breaks <= 2);
        let tense = tense(self.text, self.lexemes, found.lexemes.0, found.lexemes.1);
        let borrowed = self.borrowed_year(n, found);
        let told = borrowed.map(|moment| (moment, Unit::Year)).or(told.last);
        Anchors { day, told, is_near: is_near || borrowed.is_some(), tense, month_first }
    }

    /// The year of the other half of a pair: "May 3 and May 9, 1949".
    fn borrowed_year(&self, n: usize, found: &Found) -> Option<Moment> {
        let Meaning::Calendar(Partial { year: None, month: Some(_), .. }) = found.meaning else {
            return None;
        };
        let next = self.found.get(n + 1)?;
        let Meaning::Calendar(Partial { year: Some(year), reach: None, month: Some(_), .. }) =
            next.meaning
        else {
            return None;
        };
        let between = Span::new(found.span.end(), next.span.start()).of(self.text).trim();
        matches!(
            between,
            "and" | "to" | "or" | "," | "-" | "–" | "through" | "until" | "및" | "和" | "と"
        )
        .then(|| Moment::year(year))
        .flatten()
    }

    fn answer(&self, found: &Found, anchors: &Anchors) -> Answer {
        if matches!(found.meaning, Meaning::Today(_)) && self.is_general_today(found, anchors.tense)
        {
            return Answer { value: "PRESENT_REF".to_owned(), ..Answer::default() };
        }
        resolve(found, anchors)
    }

    /// "Today, the friendship has grown": an age, not a day, when it opens a sentence and no deed
    /// of the day follows.
    fn is_general_today(&self, found: &Found, tense: Option<Tense>) -> bool {
        let (first, next) = found.lexemes;
        let before = first.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let opens = before.is_none_or(|lexeme| {
            let between = Span::new(lexeme.span.end(), found.span.start()).of(self.text);
            between.contains('\n') || matches!(lexeme.word, Word::Mark('.' | '!' | '?' | '。'))
        });
        let is_set_off =
            matches!(self.lexemes.get(next).map(|l| l.word), Some(Word::Mark(',' | '，' | '、')));
        opens && is_set_off && matches!(tense, None | Some(Tense::Present))
    }

    fn remember(&self, told: &mut Told, found: &Found, answer: &Answer, day: Option<Date>) {
        let (Some(moment), Some(unit)) = (answer.moment, answer.unit) else { return };
        let is_absolute = matches!(found.meaning, Meaning::Calendar(_) | Meaning::Told { .. });
        let is_fine = unit <= Unit::Month || unit == Unit::Quarter;
        let is_past_year = unit == Unit::Year
            && day.is_none_or(|day| moment.last() < day)
            && matches!(found.meaning, Meaning::Calendar(_));
        if is_absolute && (is_fine || is_past_year) {
            told.last = Some((moment, unit));
            told.end = found.span.end();
        }
    }
}

/// The places of the articles in page order.
fn places(articles: &[Article]) -> Vec<(Span, usize)> {
    let mut out: Vec<(Span, usize)> = articles
        .iter()
        .enumerate()
        .flat_map(|(n, article)| {
            std::iter::once(article.span)
                .chain(article.repeats.iter().copied())
                .map(move |s| (s, n))
        })
        .collect();
    out.sort_unstable();
    out
}

fn expression(
    text: &str,
    found: &Found,
    answer: Answer,
    article: Option<usize>,
    day: Option<Date>,
) -> TimeExpression {
    debug_assert!(found.span.fits(text));
    TimeExpression {
        article,
        span: found.span,
        kind: answer.kind.unwrap_or(TimeKind::Date),
        value: answer.value,
        modifier: found.modifier,
        moment: answer.moment,
        basis: answer.basis.unwrap_or(Basis::Printed),
        anchor: day.filter(|_| answer.is_anchored),
        base: None,
        rivals: answer.rivals,
    }
}
