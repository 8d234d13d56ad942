//! Ranges: a date, a word or dash that joins, and the date it reaches to.

use super::dates::DASHES;
use super::{Finder, Hit};
use crate::time::meaning::{Meaning, Partial};
use crate::time::words::{Pointer, Unit, Which, Word};

/// What stands between the ends of a range.
const UNTIL: [&str; 7] = ["から", "至", "到", "부터", "에서", "起至", "直到"];
/// What stands between them when "between" stands behind: 3月和5月之间.
const AND: [&str; 8] = ["と", "和", "与", "與", "과", "와", "及", "跟"];
/// That "between".
const BETWEEN: [&str; 8] = ["の間", "間", "间", "之间", "之間", "사이", "までの間", "的期间"];
/// What counting begins from: 오늘로부터, 今日から.
const FROM: [&str; 5] = ["から", "부터", "로부터", "으로부터", "起"];

impl Finder<'_> {
    /// The whole range where an expression begins one.
    pub(super) fn ranged(&self, at: usize, hit: Hit) -> Hit {
        if hit.until.is_some() || hit.modifier.is_some() {
            return hit;
        }
        let joint = self.words(hit.next);
        if joint.is_ascii() {
            return self.dashed(at, self.borrowed(at, hit));
        }
        if self.word(hit.next) != Word::Other || !may_begin(&hit.meaning) {
            return hit;
        }
        let until = UNTIL.contains(&joint);
        let and = AND.contains(&joint);
        let is_of = matches!(joint, "の" | "의");
        if !until && !and && !is_of && !FROM.contains(&joint) {
            return hit;
        }
        let Some(end) = self.at(hit.next + 1) else { return hit };
        // 내일부터 3주, 今日から2日間: as many days from that one on.
        if until
            && let Meaning::Length(length) = end.meaning
            && !["以上", "이상"].iter().any(|more| self.words(end.next).starts_with(more))
            && let Some(last) = super::compose::on(&hit.meaning, length)
        {
            return hit.until(last, end.next);
        }
        if let Some(steps) = counted_from(&hit.meaning, &end.meaning).filter(|_| !and) {
            return Hit::new(steps, end.next);
        }
        let behind = self.words(self.joined(end.next));
        let is_between = BETWEEN.iter().any(|word| self.words(end.next).starts_with(word))
            || BETWEEN.iter().any(|word| behind.starts_with(word));
        let fits = may_end(&hit.meaning, &end.meaning) && end.until.is_none();
        if fits && end.modifier.is_none() && (until || (and && is_between)) {
            return hit.until(end.meaning, end.next);
        }
        hit
    }

    /// "January 5 to February 3, 2018": the start has the year of the end.
    fn borrowed(&self, at: usize, hit: Hit) -> Hit {
        let Meaning::Calendar(first @ Partial { year: None, month: Some(_), .. }) = hit.meaning
        else {
            return hit;
        };
        let before = if self.is_new_line(at) { Word::Other } else { self.word(at - 1) };
        let joins = match self.word(hit.next) {
            Word::Link("to" | "through" | "until" | "till") => true,
            Word::Link("and") => before == Word::Link("between"),
            _ => false,
        };
        if !joins
            || first.clock.is_some()
            || first.which != Which::Nearest
            || self.is_new_line(hit.next + 1)
        {
            return hit;
        }
        let Some(Hit { meaning: Meaning::Calendar(last), until: None, .. }) = self.at(hit.next + 1)
        else {
            return hit;
        };
        let is_pair = last.month.is_some() && first.day.is_some() == last.day.is_some();
        let wraps = (first.month, first.day) > (last.month, last.day);
        let year = last.year.filter(|_| is_pair).and_then(|y| y.checked_sub(i16::from(wraps)));
        Hit { meaning: Meaning::Calendar(Partial { year, ..first }), ..hit }
    }

    /// `2014/2/11-2014/8/11`, `Jan-Feb 2017`: two dates of one kind with a dash between them.
    fn dashed(&self, at: usize, hit: Hit) -> Hit {
        let is_dash = self.is_mark(hit.next, &DASHES) && !self.is_new_line(hit.next + 1);
        let Meaning::Calendar(first) = hit.meaning else { return hit };
        if !is_dash || first.clock.is_some() || hit.next == at {
            return hit;
        }
        let end = match self.at(hit.next + 1) {
            Some(end) if end.until.is_none() && end.modifier.is_none() => end,
            _ => return hit,
        };
        let Meaning::Calendar(mut last) = end.meaning else { return hit };
        // 10/1-11/2/2017: both month first.
        if first.year.is_none() && last.is_swappable {
            last = Partial { month: last.day, day: last.month, is_swappable: false, ..last };
        }
        let kind = |p: &Partial| (p.month.is_some(), p.day.is_some(), p.weekday, p.nth, p.reach);
        let is_pair = first.month.is_some() && kind(&first) == kind(&last) && last.clock.is_none();
        if is_pair { hit.until(Meaning::Calendar(last), end.next) } else { hit }
    }
}

/// Whether a range may begin with it.
fn may_begin(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(partial) => partial.clock.is_none() && partial.part.is_none(),
        Meaning::Relative { unit, inside, .. } => *unit >= Unit::Day && inside.clock.is_none(),
        Meaning::Today(_) | Meaning::Pointer(Pointer::Present) | Meaning::Told { .. } => true,
        _ => false,
    }
}

/// Whether a range that begins with the one may end with the other.
fn may_end(first: &Meaning, last: &Meaning) -> bool {
    if matches!(first, Meaning::Pointer(_)) {
        return false;
    }
    match (first, last) {
        (Meaning::Calendar(first), Meaning::Calendar(last)) => {
            let is_plain = last.clock.is_none() && last.part.is_none();
            is_plain && (first.day.is_some() || last.day.is_none() || last.month.is_some())
        }
        (_, Meaning::Calendar(last)) => last.clock.is_none() && last.part.is_none(),
        (_, Meaning::Relative { unit, inside, .. }) => {
            *unit >= Unit::Day && inside.clock.is_none() && inside.part.is_none()
        }
        (_, Meaning::Today(_)) => true,
        _ => false,
    }
}

/// 오늘로부터 2주 후: steps counted from the day before them.
fn counted_from(base: &Meaning, steps: &Meaning) -> Option<Meaning> {
    let (unit, n) = match steps {
        Meaning::Ago { unit, n } => (*unit, *n),
        Meaning::Relative { unit, n, inside } | Meaning::Told { unit, n, inside }
            if *inside == Partial::default() && *n != 0 =>
        {
            (*unit, *n)
        }
        _ => return None,
    };
    let (months, days) = super::stretches::in_months_and_days(unit, n)?;
    let is_day = match base {
        Meaning::Calendar(partial) => partial.day.is_some(),
        Meaning::Relative { unit, .. } => *unit == Unit::Day,
        Meaning::Today(_) | Meaning::Pointer(Pointer::Present) => true,
        _ => false,
    };
    let base = Some(Box::new(base.clone()));
    is_day.then_some(Meaning::Steps { months, days, unit: Unit::Day, base })
}
