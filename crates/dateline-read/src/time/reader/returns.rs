//! Returns: reads anniversaries and "sixty-five years since" against their article.

use super::Reader;
use crate::time::anniversary::{self, Base, Grounds, Occurrence};
use crate::time::count;
use crate::time::lines::{after, before};
use crate::time::meaning::{Found, Length, Meaning, Partial, Return};
use crate::time::resolve::{Anchors, Answer};
use crate::time::words::{Unit, Word};
use dateline_model::{Basis, Moment, Span, TimeExpression};
use jiff::civil::Date;

/// At most so many days told elsewhere are looked at as bases.
const TOLD: usize = 48;

impl Reader<'_> {
    /// What is counted since when a length is followed by "since": a return without its word.
    pub(super) fn since(&self, found: &Found) -> Option<Return> {
        let Meaning::Length(Length { halves: Some(halves), unit: Unit::Year }) = found.meaning
        else {
            return None;
        };
        let n = i16::try_from(halves / 2).ok().filter(|n| *n > 0 && halves % 2 == 0)?;
        if !found.span.of(self.text).is_ascii() {
            return self.since_before(found.span, n);
        }
        let next = self.lexemes.get(found.lexemes.1).filter(|next| next.word == Word::Since)?;
        let rest = after(self.text, next.span.end(), 200);
        let end = rest.find(['\n', '.', ',', ';', '。']).unwrap_or(rest.len());
        let of = Span::new(next.span.end(), next.span.end() + end);
        Some(Return { n, of, core: found.span, inner: None })
    }

    /// What is counted since where it stands before the years: 終戦から75年, 建国71年.
    fn since_before(&self, years: Span, n: i16) -> Option<Return> {
        const REACH: usize = 48;
        let head = before(self.text, years.start(), REACH);
        let head = head.strip_suffix("から").or(head.strip_suffix("以来")).unwrap_or(head);
        let is_edge = |c: char| c.is_whitespace() || "，、。；,.;「」『』“”".contains(c);
        let words = head.rsplit(is_edge).next().unwrap_or(head);
        let end = years.start() - (before(self.text, years.start(), REACH).len() - head.len());
        let of = Span::new(end - words.len(), end);
        let is_event = !self.context.lexicon.calendar.occasions.kinds_in(words).is_empty();
        is_event.then_some(Return { n, of, core: years, inner: None })
    }

    /// The days told in full in the article of an expression, nearest first.
    pub(super) fn told_near(&self, n: usize) -> Vec<(Span, Date)> {
        let article = self.articles.get(n).copied().flatten();
        let same = |at: &usize| self.articles.get(*at).copied().flatten() == article;
        let first = (n.saturating_sub(400)..n).find(same).unwrap_or(n);
        let last = (n..(n + 400).min(self.found.len())).rev().find(same).unwrap_or(n);
        let mut before = self.told_among(first, n);
        before.reverse();
        before.extend(self.told_among(n, last + 1));
        before
    }

    /// The first days told in full among these expressions.
    pub(super) fn told_among(&self, from: usize, to: usize) -> Vec<(Span, Date)> {
        let full = |at: usize| {
            let Meaning::Calendar(Partial {
                year: Some(year),
                month: Some(month),
                day: Some(day),
                ..
            }) = self.found.get(at)?.meaning
            else {
                return None;
            };
            Some((self.sentence(at).1, Date::new(year, month, day).ok()?))
        };
        (from..to).filter_map(full).take(TOLD).collect()
    }

    pub(super) fn bases(&self, n: usize, ret: &Return) -> Vec<Base> {
        let (before, sentence) = self.sentence(n);
        let told = self.told_near(n);
        let occasions = &self.context.lexicon.calendar.occasions;
        let grounds = Grounds { text: self.text, occasions, told: &told, sentence, before };
        anniversary::bases(ret, &grounds)
    }

    /// The years an anniversary may be told in: those printed in its sentence, the one the words
    /// point at, the anchor's.
    fn years(&self, n: usize, anchors: &Anchors) -> Vec<i16> {
        let sentence = self.sentence(n).1;
        let around = n.saturating_sub(4)..(n + 5).min(self.found.len());
        let anchor = anchors.day.map(Date::year);
        let (mut printed, mut by_word) = (Vec::new(), Vec::new());
        for found in self.found.get(around).unwrap_or_default() {
            if !sentence.contains(found.span) {
                continue;
            }
            match &found.meaning {
                Meaning::Calendar(Partial { year: Some(year), reach: None, .. }) => {
                    printed.push(*year);
                }
                Meaning::Relative { unit: Unit::Year, n, .. } => {
                    let n = i16::try_from(*n).unwrap_or_default();
                    by_word.extend(anchor.and_then(|year| year.checked_add(n)));
                }
                _ => {}
            }
        }
        printed.extend(by_word);
        printed.extend(anchor);
        printed
    }

    /// The reading of an anniversary.
    pub(super) fn returned(
        &self,
        n: usize,
        found: &Found,
        ret: &Return,
        anchors: &Anchors,
        previous: Option<&TimeExpression>,
    ) -> (Answer, Option<Moment>) {
        let mut bases = self.bases(n, ret);
        let told_in = self.told_in(n, found, ret, anchors);
        if let Some(year) = told_in {
            let falls = |base: &Base| count::years_from(base.day, i32::from(ret.n));
            bases.retain(|base| falls(base).is_some_and(|day| day.year() == year));
        }
        let years = self.years(n, anchors);
        let apposed = self.apposed(found, previous);
        let is_sure = |year: &&i16| {
            let falls = |base: &Base| count::years_from(base.day, i32::from(ret.n));
            bases.iter().any(|b| b.strength >= 140 && falls(b).is_some_and(|d| d.year() == **year))
        };
        let year =
            told_in.or(apposed.map(Date::year)).or_else(|| years.iter().find(is_sure).copied());
        // A printed year only counts when a base proves it; the anchor's year counts by itself.
        let year = year.or_else(|| self.pointed(n, anchors));
        let occurrence = anniversary::occurrence(ret, &bases, year);
        let Some(mut occurrence) = occurrence else {
            let answer = Answer {
                value: "XXXX".to_owned(),
                basis: Some(Basis::Anniversary),
                ..Answer::default()
            };
            return (answer, None);
        };
        if let Some(day) = apposed.filter(|day| told_in.is_none_or(|year| day.year() == year)) {
            refine(&mut occurrence, day, ret.n);
        }
        let unit = anniversary::unit(occurrence.on);
        let rivals = occurrence.rivals.iter().map(|base| format!("base {base}")).collect();
        let answer = Answer {
            value: occurrence.on.to_string(),
            moment: Some(occurrence.on),
            unit: Some(unit),
            basis: Some(Basis::Anniversary),
            is_anchored: anchors.day.is_some(),
            rivals,
            doubt: occurrence.disagrees.map(|says| ("anniversary_disagrees", says)),
            kind: None,
        };
        (answer, Some(occurrence.base))
    }

    /// The year printed behind what is celebrated: "the 10th anniversary of the charter in 1959". A
    /// year from which the count leads to the anchor is the one remembered, not the one meant.
    fn told_in(&self, n: usize, found: &Found, ret: &Return, anchors: &Anchors) -> Option<i16> {
        let next = self.found.get(n + 1)?;
        let Meaning::Calendar(Partial { year: Some(year), reach: None, month: None, .. }) =
            next.meaning
        else {
            return None;
        };
        let start = found.span.end().max(ret.core.end());
        let between = Span::new(start.min(next.span.start()), next.span.start());
        let words = between.of(self.text);
        let is_behind = words.ends_with(" in ")
            && between.len() <= 80
            && !words.contains([',', '.', ';', ':', '\n', '(']);
        let is_base = anchors.day.is_some_and(|day| {
            (i32::from(year) + i32::from(ret.n) - i32::from(day.year())).abs() < 2
        });
        (is_behind && !is_base).then_some(year)
    }

    /// The year of telling: the anchor's, or the one next to it that "last year" points at.
    fn pointed(&self, n: usize, anchors: &Anchors) -> Option<i16> {
        let anchor = anchors.day?.year();
        let sentence = self.sentence(n).1;
        let around = n.saturating_sub(4)..(n + 5).min(self.found.len());
        let steps = self.found.get(around)?.iter().find_map(|found| match found.meaning {
            Meaning::Relative { unit: Unit::Year, n, .. } if sentence.contains(found.span) => {
                Some(n)
            }
            _ => None,
        });
        anchor.checked_add(i16::try_from(steps.unwrap_or(0)).ok()?)
    }

    /// The day an anniversary stands in apposition to: "October 25, the 71st anniversary of …".
    fn apposed(&self, found: &Found, previous: Option<&TimeExpression>) -> Option<Date> {
        let previous = previous?;
        let day = previous.moment?.as_day()?;
        let between = Span::new(previous.span.end(), found.span.start()).of(self.text);
        let is_comma = matches!(
            between.trim(),
            "," | "，"
                | ", the"
                | "("
                | "is the"
                | "marks the"
                | "will mark the"
                | "will see the"
                | ", on the"
                | "는"
                | "은"
                | "是"
                | "は"
        );
        is_comma.then_some(day)
    }

    /// The base of "sixty-five years since …", when a day told or an occasion gives it.
    pub(super) fn since_base(&self, n: usize, ret: &Return, anchors: &Anchors) -> Option<Moment> {
        let bases = self.bases(n, ret);
        let year = anchors.day.map(Date::year);
        let is_year = |day: Date| {
            year.is_none_or(|year| i32::from(day.year()) + i32::from(ret.n) == i32::from(year))
        };
        let base = bases.iter().find(|base| base.strength >= 140 && is_year(base.day))?;
        Some(Moment::day(base.day))
    }
}

/// The apposed day is the occurrence; a base known by its year only gets its day.
fn refine(occurrence: &mut Occurrence, day: Date, n: i16) {
    occurrence.on = Moment::day(day);
    if occurrence.base.as_day().is_none()
        && let Some(base) = count::years_from(day, -i32::from(n))
    {
        occurrence.base = Moment::day(base);
    }
}
