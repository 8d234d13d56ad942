//! Anniversaries: how many years, of what, and therefore when.
//!
//! `occurrence = base + n`. An expression gives one or two of the three; the base comes from a
//! date in the phrase, an occasion of the lexicon, a day told in the same article, or the year of
//! the anchor, in this order.

use super::count;
use super::lex::Lexeme;
use super::meaning::{Found, Meaning, Partial, Return};
use super::words::{Unit, Word};
use crate::lexicon::Occasions;
use dateline_model::{Moment, Span};
use jiff::civil::Date;

/// How many lexemes behind "of" may say of what.
const REACH: usize = 20;

/// Puts the anniversaries of a text among its expressions; one swallows what stands inside it.
pub(super) fn gather(
    text: &str,
    lexemes: &[Lexeme],
    found: &[Found],
    occasions: &Occasions,
) -> Vec<Found> {
    let mut gathered: Vec<Found> = Vec::new();
    for at in 0..lexemes.len() {
        let hit = match lexemes.get(at).map(|lexeme| lexeme.word) {
            Some(Word::Anniversary(said)) => nth(text, lexemes, at, said, occasions),
            _ => None,
        };
        let end = gathered.last().map_or(0, |last| last.span.end());
        gathered.extend(hit.filter(|hit| hit.span.start() >= end));
    }
    if gathered.is_empty() {
        return found.to_vec();
    }
    let mut out = Vec::with_capacity(found.len() + gathered.len());
    let mut rest = found.iter().peekable();
    for hit in gathered {
        while let Some(next) = rest.next_if(|next| next.span.end() <= hit.span.start()) {
            out.push(next.clone());
        }
        let mut inner = None;
        while let Some(next) = rest.next_if(|next| next.span.start() < hit.span.end()) {
            if let Meaning::Calendar(partial @ Partial { month: Some(_), day: Some(_), .. }) =
                next.meaning
            {
                inner = inner.or(Some(partial));
            }
        }
        let meaning = match hit.meaning {
            Meaning::Anniversary(nth) => Meaning::Anniversary(Return { inner, ..nth }),
            other => other,
        };
        out.push(Found { meaning, ..hit });
    }
    out.extend(rest.cloned());
    out
}

fn word(lexemes: &[Lexeme], at: usize) -> Word {
    lexemes.get(at).map_or(Word::Other, |lexeme| lexeme.word)
}

fn span(lexemes: &[Lexeme], at: usize) -> Option<Span> {
    lexemes.get(at).map(|lexeme| lexeme.span)
}

/// The anniversary whose word stands at `at`, when something says how many years.
fn nth(
    text: &str,
    lexemes: &[Lexeme],
    at: usize,
    said: i16,
    occasions: &Occasions,
) -> Option<Found> {
    let (n, first) = number_before(text, lexemes, at).or((said > 0).then_some((said, at)))?;
    let core = span(lexemes, first)?.cover(span(lexemes, at)?);
    let of = of_what(text, lexemes, first, at);
    let mut end = core;
    if of.start() >= core.end() {
        let surest = occasions.named_in(of.of(text)).into_iter().next();
        if let Some(named) = surest {
            let name = Span::new(of.start(), of.start() + named.at.1);
            end = end.cover(kinded(text, lexemes, at, name));
        }
    }
    let ret = Return { n, of, core, inner: None };
    let span = if core.fits(text) && end.fits(text) { end } else { core };
    Some(Found {
        span,
        meaning: Meaning::Anniversary(ret),
        until: None,
        modifier: None,
        lexemes: (first, at + 1),
    })
}

/// The name, up to the end of the lexeme it ends in.
fn kinded(text: &str, lexemes: &[Lexeme], at: usize, name: Span) -> Span {
    let inside = lexemes.iter().skip(at).take_while(|lexeme| lexeme.span.start() < name.end());
    let last = inside.last().map_or(name, |lexeme| lexeme.span);
    let whole = name.cover(last);
    if whole.fits(text) { whole } else { name }
}

/// The count before the word: `71st founding`, `sixty-fifth`, 71 in 71周年.
fn number_before(text: &str, lexemes: &[Lexeme], at: usize) -> Option<(i16, usize)> {
    let is_eastern = span(lexemes, at).is_some_and(|span| !span.of(text).is_ascii());
    let mut back = at;
    for _ in 0..5 {
        back = back.checked_sub(1)?;
        match word(lexemes, back) {
            Word::Ordinal(n) => return Some(spelled(lexemes, back, n)),
            Word::Number { value, .. } if is_eastern => {
                return Some((i16::try_from(value).ok().filter(|n| *n > 0)?, back));
            }
            Word::Number { .. } | Word::Mark('.' | ';' | '。' | '\n') => return None,
            _ if is_eastern => return None,
            _ => {}
        }
    }
    None
}

/// `sixty-fifth`: the tens stand before the ordinal.
fn spelled(lexemes: &[Lexeme], at: usize, n: i64) -> (i16, usize) {
    let value = i16::try_from(n).unwrap_or_default();
    if at >= 2
        && n < 10
        && word(lexemes, at - 1) == Word::Mark('-')
        && let Word::Spelled(tens @ 20..=90) = word(lexemes, at - 2)
    {
        return (value + i16::try_from(tens).unwrap_or_default(), at - 2);
    }
    (value, at)
}

/// The words that say of what: behind "of", else before the count.
fn of_what(text: &str, lexemes: &[Lexeme], first: usize, at: usize) -> Span {
    let is_break = |n: usize| {
        let gap = Span::new(
            span(lexemes, n.saturating_sub(1)).map_or(0, Span::end),
            span(lexemes, n).map_or(0, Span::start),
        );
        matches!(word(lexemes, n), Word::Mark('.' | ';' | ':' | '!' | '?' | '。' | '！' | '？'))
            || gap.of(text).contains('\n')
    };
    // "the 10th anniversary celebrations of"
    let skip = usize::from(word(lexemes, at + 1) == Word::Other);
    if matches!(word(lexemes, at + 1 + skip), Word::Link("of" | "since")) && !is_break(at + 1) {
        let start = at + 2 + skip;
        let mut end = start;
        while end < lexemes.len() && end < start + REACH && !is_break(end) {
            if matches!(
                word(lexemes, end),
                Word::Mark(',' | '(') | Word::Verb(_) | Word::Anniversary(_)
            ) {
                break;
            }
            end += 1;
        }
        if word(lexemes, end) == Word::Anniversary(0) {
            // Another anniversary follows: what is celebrated ends before its number.
            let number = (1..=4).find(|back| {
                end.checked_sub(*back)
                    .is_some_and(|at| matches!(word(lexemes, at), Word::Ordinal(_)))
            });
            end = end.saturating_sub(number.unwrap_or(4)).max(start);
        }
        let last = span(lexemes, end.saturating_sub(1));
        return match (span(lexemes, start), last) {
            (Some(first), Some(last)) if last.end() > first.start() => first.cover(last),
            _ => Span::at(0),
        };
    }
    let mut start = first;
    while start > 0 && first - start < 14 && !is_break(start) {
        if matches!(word(lexemes, start - 1), Word::Verb(_) | Word::Mark(_)) {
            let mark = word(lexemes, start - 1);
            if !matches!(mark, Word::Mark('\'' | '’' | '-' | '·' | '"' | '“' | '”')) {
                break;
            }
        }
        start -= 1;
    }
    match (span(lexemes, start), span(lexemes, first)) {
        (Some(begin), Some(end)) => Span::new(begin.start(), end.start()),
        _ => Span::at(0),
    }
}

/// Below this strength only somebody is named whom an occasion is about, not what happened.
const NAMED: usize = 140;
/// From this strength on an occasion is meant by kind and name.
const SURE: usize = 170;

/// Whether words point at what was named before: "their participation in the conflict".
fn points_back(words: &str) -> bool {
    const POINTERS: [&str; 12] = [
        "their",
        "its",
        "his",
        "her",
        "that",
        "this",
        "the war",
        "the conflict",
        "the battle",
        "the event",
        "the treaty",
        "the declaration",
    ];
    let lower = words.to_lowercase();
    POINTERS.iter().any(|pointer| {
        lower.match_indices(pointer).any(|(at, _)| {
            let before = lower.get(..at).unwrap_or_default();
            let after = lower.get(at + pointer.len()..).unwrap_or_default();
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
        })
    })
}

/// A day something may be counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// The day.
    pub day: Date,
    /// 1000 for a date in the phrase, the occasion's strength, 150 for a day told elsewhere.
    pub strength: usize,
    /// Why, for readers.
    pub why: String,
    /// The sentence of the article that tells it, where one does.
    pub told: Option<Span>,
}

/// All that bases are found in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grounds<'g> {
    pub text: &'g str,
    pub occasions: &'g Occasions,
    /// Days told in full in the article, with the sentence of each.
    pub told: &'g [(Span, Date)],
    /// The sentence of the expression, and the one before it.
    pub sentence: Span,
    pub before: Span,
}

/// The bases of an anniversary, surest first.
pub(super) fn bases(ret: &Return, grounds: &Grounds<'_>) -> Vec<Base> {
    let text = grounds.text;
    let mut out = Vec::new();
    if let Some(Partial { year: Some(year), month: Some(month), day: Some(day), .. }) = ret.inner
        && let Ok(day) = Date::new(year, month, day)
    {
        out.push(Base {
            day,
            strength: 1000,
            why: format!("{day}, printed beside it"),
            told: None,
        });
    }
    let phrase = format!("{} {}", ret.core.of(text), ret.of.of(text));
    let mut named = grounds.occasions.named_in(&phrase);
    if ret.of.start() >= ret.core.end() {
        // Of several names behind "of" the first is meant.
        for named in &mut named {
            named.strength = named.strength.saturating_sub((named.at.0 / 3).min(50));
        }
        named.sort_by_key(|named| (std::cmp::Reverse(named.strength), named.occasion));
    }
    // "the publication anniversary of his work" is not that of his birth.
    let kinds = grounds.occasions.kinds_in(&phrase);
    named.retain(|named| {
        let is_meant = named.strength >= NAMED || kinds.is_empty();
        is_meant || grounds.occasions.is_of_kind(named.occasion, &kinds)
    });
    let is_sure = named.first().is_some_and(|named| named.strength >= SURE);
    push_occasions(&mut out, grounds.occasions, &named, 0);
    if !is_sure && points_back(ret.of.of(text)) {
        let wide = format!("{} {} {phrase}", grounds.before.of(text), grounds.sentence.of(text));
        let mut wide = grounds.occasions.named_in(&wide);
        wide.retain(|named| named.strength >= 200);
        let kinds = grounds.occasions.kinds_in(&phrase);
        wide.retain(|named| grounds.occasions.is_of_kind(named.occasion, &kinds));
        push_occasions(&mut out, grounds.occasions, &wide, 110);
    }
    out.extend(told_bases(ret, grounds));
    out.sort_by_key(|base| std::cmp::Reverse(base.strength));
    out
}

fn push_occasions(
    out: &mut Vec<Base>,
    occasions: &Occasions,
    named: &[crate::lexicon::Named],
    weaker: usize,
) {
    for named in named {
        let Some(occasion) = occasions.all.get(named.occasion).filter(|o| o.recurs) else {
            continue;
        };
        if let Some(day) = occasion.days.first() {
            let strength = named.strength.saturating_sub(weaker);
            let why = format!("{day}, {}", occasion.id.replace('-', " "));
            out.push(Base { day: *day, strength, why, told: None });
        }
    }
}

/// Days told in the article whose sentence shares words with the phrase.
fn told_bases(ret: &Return, grounds: &Grounds<'_>) -> Vec<Base> {
    let phrase = stems(ret.of.of(grounds.text));
    let mut out = Vec::new();
    for (sentence, day) in grounds.told {
        if sentence.overlaps(ret.core) {
            continue;
        }
        let words = stems(sentence.of(grounds.text));
        let shared = phrase.iter().filter(|stem| words.contains(stem)).count();
        if shared > 0 {
            let why = format!("{day}, told in this article");
            let strength = 140 + shared.min(9) * 5;
            out.push(Base { day: *day, strength, why, told: Some(*sentence) });
        }
    }
    out
}

/// The first letters of the words that carry meaning.
fn stems(words: &str) -> Vec<String> {
    const EMPTY: [&str; 8] =
        ["their", "which", "these", "those", "there", "about", "after", "aforesaid"];
    words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(str::to_lowercase)
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .map(|word| word.chars().take(5).collect())
        .collect()
}

/// What an anniversary comes to when the year of telling is known, or may be anything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    /// Day or year it falls on.
    pub on: Moment,
    /// Day or year it remembers.
    pub base: Moment,
    /// Other bases that fit as well.
    pub rivals: Vec<Moment>,
    /// The count contradicts the calendar: what the calendar asks for.
    pub disagrees: Option<String>,
}

/// Puts n, bases and the year of telling together.
pub(super) fn occurrence(ret: &Return, bases: &[Base], year: Option<i16>) -> Option<Occurrence> {
    let n = i32::from(ret.n);
    let returns = |day: Date| count::years_from(day, n);
    let Some(year) = year else {
        let base = bases.iter().find(|base| base.strength >= 140)?;
        return Some(on_day(base.day, returns(base.day)?));
    };
    let agrees = |base: &&Base| returns(base.day).is_some_and(|day| day.year() == year);
    let mut fits = bases.iter().filter(agrees);
    if let Some(base) = fits.next() {
        let mut out = on_day(base.day, returns(base.day)?);
        let equals = fits.filter(|other| other.strength == base.strength && other.day != base.day);
        out.rivals = equals.map(|other| Moment::day(other.day)).collect();
        return Some(out);
    }
    // A year off, a name alone is enough: last year's celebration is told.
    let is_told = |base: &&Base| {
        let on = returns(base.day).map_or(i32::MAX, |day| i32::from(day.year()));
        base.strength >= SURE || on.saturating_sub(i32::from(year)).abs() == 1
    };
    if let Some(base) = bases.iter().find(is_told) {
        let mut out = on_day(base.day, returns(base.day)?);
        let is_near = (i32::from(out.on.first().year()) - i32::from(year)).abs() == 1;
        out.disagrees = (!is_near).then(|| {
            let counted = i32::from(year) - i32::from(base.day.year());
            format!(
                "{} + {n} = {}, but {year} would be number {counted}",
                base.day.year(),
                i32::from(base.day.year()) + n
            )
        });
        return Some(out);
    }
    let base_year = year.checked_sub(ret.n)?;
    let inner = ret.inner.and_then(|inner| Date::new(base_year, inner.month?, inner.day?).ok());
    if let Some(day) = inner {
        return Some(on_day(day, returns(day)?));
    }
    Some(Occurrence {
        on: Moment::year(year)?,
        base: Moment::year(base_year)?,
        rivals: Vec::new(),
        disagrees: None,
    })
}

fn on_day(base: Date, on: Date) -> Occurrence {
    let (on, base) = (Moment::day(on), Moment::day(base));
    Occurrence { on, base, rivals: Vec::new(), disagrees: None }
}

/// The unit of an occurrence.
pub(super) fn unit(moment: Moment) -> Unit {
    if moment.as_day().is_some() { Unit::Day } else { Unit::Year }
}
