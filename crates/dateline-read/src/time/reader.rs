//! Reader: goes through the expressions in page order and reads each against its anchors.

mod reasons;
mod returns;
mod undated;
mod zones;

use super::Times;
use super::lex::Lexeme;
use super::lines::Lines;
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
    /// For every expression the sentence before and the sentence it stands in; empty when nothing
    /// on the page needs them.
    sentences: Vec<(Span, Span)>,
    /// For every expression its article.
    articles: Vec<Option<usize>>,
    month_first: Option<bool>,
}

/// Beyond so many bytes nothing told still holds, so that no text is gone over again and again.
const NEAR: usize = 1500;

/// What was told so far.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    article: Option<usize>,
    last: Option<(Moment, Unit)>,
    quarter: Option<Moment>,
    end: usize,
}

impl Told {
    fn remember(&mut self, found: &Found, answer: &Answer, day: Option<Date>) {
        let (Some(moment), Some(unit)) = (answer.moment, answer.unit) else { return };
        let is_calendar = matches!(found.meaning, Meaning::Calendar(_));
        if unit == Unit::Quarter && is_calendar {
            self.quarter = Some(moment);
        }
        let is_fine = unit <= Unit::Month || unit == Unit::Quarter;
        let is_past_year =
            unit == Unit::Year && is_calendar && day.is_none_or(|day| moment.last() < day);
        if (is_calendar || matches!(found.meaning, Meaning::Told { .. }))
            && (is_fine || is_past_year)
        {
            self.last = Some((moment, unit));
            self.end = found.span.end();
        }
    }
}

impl<'r> Reader<'r> {
    pub(super) fn new(
        text: &'r str,
        lexemes: &'r [Lexeme],
        found: &'r [Found],
        context: &'r Context<'r>,
    ) -> Self {
        Self {
            text,
            lexemes,
            found,
            context,
            sentences: Vec::new(),
            articles: Vec::new(),
            month_first: month_first(lexemes, found),
        }
    }

    /// Reads all of them.
    pub(super) fn read(mut self, mut articles: Vec<Article>) -> Times {
        self.place(&articles);
        let mut notes = Vec::new();
        for (n, article) in articles.iter_mut().enumerate() {
            if article.role != ArticleRole::Teaser && self.anchor(article).is_none() {
                let (published, doubts) = self.infer(n, article);
                article.published = published.or(article.published.take());
                notes.extend(doubts);
            }
        }
        let anchors: Vec<Option<Date>> = articles.iter().map(|a| self.anchor(a)).collect();
        let fallback = articles
            .iter()
            .zip(&anchors)
            .find_map(|(article, anchor)| anchor.filter(|_| article.role == ArticleRole::Article))
            .or(self.context.published_on);
        let mut times: Vec<TimeExpression> = Vec::with_capacity(self.found.len());
        let mut told = Told::default();
        for (n, found) in self.found.iter().enumerate() {
            let article = self.articles.get(n).copied().flatten();
            if told.article != article {
                told = Told { article, ..Told::default() };
            }
            let day = article.and_then(|n| anchors.get(n).copied().flatten()).or(fallback);
            let set = self.anchors(n, found, day, &told);
            let (answer, base) = self.answer(n, found, &set, times.last());
            told.remember(found, &answer, day);
            if let Some((code, says)) = &answer.doubt {
                notes.push(Note::new(code, says.clone(), Some(found.span)));
            }
            let because = if self.context.reasons {
                let article = article.and_then(|n| articles.get(n));
                let outcome = reasons::Outcome { answer: &answer, base };
                self.reasons(n, found, &set, article, outcome)
            } else {
                Vec::new()
            };
            let expression = expression(found, answer, article, day);
            times.push(TimeExpression { base, because, ..expression });
        }
        notes.extend(self.zones(&mut times));
        Times { articles, times, notes }
    }

    /// Finds article and, where needed, sentence of every expression.
    fn place(&mut self, articles: &[Article]) {
        let places = places(articles);
        let mut place = 0;
        for found in self.found {
            while places.get(place).is_some_and(|(span, _)| span.end() <= found.span.start()) {
                place += 1;
            }
            let here = places.get(place).filter(|(span, _)| span.contains(found.span));
            self.articles.push(here.map(|(_, article)| *article));
        }
        let is_undated =
            articles.iter().any(|a| a.role != ArticleRole::Teaser && self.anchor(a).is_none());
        let is_needed = |found: &Found| {
            matches!(found.meaning, Meaning::Anniversary(_)) || self.since(found).is_some()
        };
        if is_undated || self.found.iter().any(is_needed) {
            let mut lines = Lines::new(self.text);
            self.sentences = self.found.iter().map(|found| lines.around(found.span)).collect();
        }
    }

    /// The sentence of an expression and the one before it.
    fn sentence(&self, n: usize) -> (Span, Span) {
        let alone = self.found.get(n).map_or(Span::at(0), |found| found.span);
        self.sentences.get(n).copied().unwrap_or((Span::at(alone.start()), alone))
    }

    /// The day an article's relative words count from.
    fn anchor(&self, article: &Article) -> Option<Date> {
        article
            .published_day()
            .or_else(|| article.dateline.as_ref()?.day?.known())
            .or(self.context.published_on.filter(|_| article.role == ArticleRole::Article))
    }

    fn tense(&self, found: &Found) -> Option<Tense> {
        tense(self.text, self.lexemes, found.lexemes.0, found.lexemes.1)
    }

    fn anchors(&self, n: usize, found: &Found, day: Option<Date>, told: &Told) -> Anchors {
        let is_near = self.is_near(found, told);
        let borrowed = self.borrowed_year(n, found);
        Anchors {
            day,
            told: borrowed.map(|moment| (moment, Unit::Year)).or(told.last),
            is_near: is_near || borrowed.is_some(),
            quarter: told.quarter,
            tense: self.tense(found),
            month_first: self.month_first,
        }
    }

    /// Whether what was last told still holds: a bare year for its own sentence, a day or month
    /// for its paragraph, and for a clock time on the next line.
    fn is_near(&self, found: &Found, told: &Told) -> bool {
        let Some((_, unit)) = told.last else { return false };
        let between = Span::new(told.end, found.span.start());
        if between.len() > NEAR {
            return false;
        }
        let between = between.of(self.text);
        let is_clock =
            matches!(&found.meaning, Meaning::Calendar(Partial { clock: Some(_), day: None, .. }));
        let lines = if is_clock { 2 } else { 0 };
        let holds = unit != Unit::Year || !between.contains(". ");
        holds && between.matches('\n').count() <= lines
    }

    /// The year of the other half of a pair: "May 3 and May 9, 1949".
    fn borrowed_year(&self, n: usize, found: &Found) -> Option<Moment> {
        const JOINTS: [&str; 13] =
            ["and", "to", "or", ",", "-", "–", "through", "until", "~", "및", "和", "と", "至"];
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
        JOINTS.contains(&between).then(|| Moment::year(year)).flatten()
    }

    fn answer(
        &self,
        n: usize,
        found: &Found,
        anchors: &Anchors,
        previous: Option<&TimeExpression>,
    ) -> (Answer, Option<Moment>) {
        match &found.meaning {
            Meaning::Today(_) if self.is_general_today(found, anchors.tense) => {
                (Answer { value: "PRESENT_REF".to_owned(), ..Answer::default() }, None)
            }
            Meaning::Anniversary(ret) => self.returned(n, found, ret, anchors, previous),
            Meaning::Length(_) => (
                resolve(found, anchors),
                self.since(found).and_then(|ret| self.since_base(n, &ret, anchors)),
            ),
            _ => (self.after_previous(found, resolve(found, anchors), anchors, previous), None),
        }
    }

    /// The second month of "from August to October" lies behind the first.
    fn after_previous(
        &self,
        found: &Found,
        answer: Answer,
        anchors: &Anchors,
        previous: Option<&TimeExpression>,
    ) -> Answer {
        let Meaning::Calendar(partial @ Partial { year: None, month: Some(_), .. }) =
            &found.meaning
        else {
            return answer;
        };
        let Some((first, last)) = previous.and_then(|time| time.moment).zip(answer.moment) else {
            return answer;
        };
        let gap = previous.map_or(Span::at(0), |time| {
            Span::new(time.span.end().min(found.span.start()), found.span.start())
        });
        let joins = matches!(gap.of(self.text).trim(), "to" | "until" | "till" | "through");
        if !joins || last.first() >= first.first() {
            return answer;
        }
        let year = last.first().year().checked_add(1);
        let later = Partial { year, ..*partial };
        let answer =
            resolve(&Found { meaning: Meaning::Calendar(later), ..found.clone() }, anchors);
        Answer { basis: Some(Basis::Relative), is_anchored: true, ..answer }
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
        let behind = self.lexemes.get(next).map(|lexeme| lexeme.word);
        let is_set_off = matches!(behind, Some(Word::Mark(',' | '，' | '、')));
        opens && is_set_off && matches!(tense, None | Some(Tense::Present))
    }
}

/// Whether figures on this page put the month first: the first date that allows one order only.
fn month_first(lexemes: &[Lexeme], found: &[Found]) -> Option<bool> {
    found.iter().find_map(|found| {
        let Meaning::Calendar(partial) = &found.meaning else { return None };
        let first = lexemes.get(found.lexemes.0)?.word;
        let mark = lexemes.get(found.lexemes.0 + 1)?.word;
        let Word::Number { value, digits: 1 | 2 } = first else { return None };
        let decides = mark == Word::Mark('/') && partial.is_day() && !partial.is_swappable;
        decides.then_some(Some(value) != partial.day.map(i64::from))
    })
}

/// The places of the articles in page order.
fn places(articles: &[Article]) -> Vec<(Span, usize)> {
    let mut out: Vec<(Span, usize)> = Vec::new();
    for (n, article) in articles.iter().enumerate() {
        out.push((article.span, n));
        out.extend(article.repeats.iter().map(|span| (*span, n)));
    }
    out.sort_unstable();
    out
}

fn expression(
    found: &Found,
    answer: Answer,
    article: Option<usize>,
    day: Option<Date>,
) -> TimeExpression {
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
        because: Vec::new(),
    }
}
