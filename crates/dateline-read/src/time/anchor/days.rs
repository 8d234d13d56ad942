//! Sets of days as sorted intervals, and what is done with them.

use crate::time::count;
use dateline_model::Moment;
use jiff::civil::Date;

/// Days as intervals, both ends included, sorted and apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days(Vec<(Date, Date)>);

impl Days {
    /// Every day.
    pub(super) fn all() -> Self {
        Self(vec![(Date::MIN, Date::MAX)])
    }

    /// The days from one to another.
    pub(super) fn between(first: Date, last: Date) -> Self {
        Self(if first <= last { vec![(first, last)] } else { Vec::new() })
    }

    /// The days of a moment.
    pub(super) fn of(moment: Moment) -> Self {
        Self::between(moment.first(), moment.last())
    }

    /// All these together.
    pub(super) fn union(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut all: Vec<(Date, Date)> = parts.into_iter().flat_map(|days| days.0).collect();
        all.sort_unstable();
        let mut out: Vec<(Date, Date)> = Vec::new();
        for (first, last) in all {
            match out.last_mut() {
                Some(open) if first <= open.1 => open.1 = open.1.max(last),
                _ => out.push((first, last)),
            }
        }
        Self(out)
    }

    /// The days in both.
    pub(super) fn common(&self, other: &Self) -> Self {
        let (mut out, mut right) = (Vec::new(), other.0.iter().peekable());
        for &(first, last) in &self.0 {
            while let Some(&&(from, to)) = right.peek() {
                if from.max(first) <= to.min(last) {
                    out.push((from.max(first), to.min(last)));
                }
                if to > last {
                    break;
                }
                right.next();
            }
        }
        Self(out)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// First and last day of all.
    pub(super) fn hull(&self) -> Option<(Date, Date)> {
        Some((self.0.first()?.0, self.0.last()?.1))
    }

    /// The days of a weekday among them, when they are few enough to be counted.
    pub(super) fn weekdays(&self, weekday: i8) -> Vec<Date> {
        let Some((first, last)) = self.hull() else { return Vec::new() };
        if first.checked_add(jiff::Span::new().days(400)).map_or(true, |end| end < last) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for &(first, last) in &self.0 {
            let mut day = count::weekday_after(first, weekday);
            while let Some(next) = day.filter(|day| *day <= last) {
                out.push(next);
                day = count::days_from(next, 7);
            }
        }
        out
    }

    /// Whether a day is among them.
    pub(super) fn has(&self, day: Date) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn sets_are_cut_and_joined() {
        let spring = Days::between(date(2020, 3, 1), date(2020, 5, 31));
        let may_on = Days::between(date(2020, 5, 1), date(2020, 7, 1));
        assert_eq!(spring.common(&may_on), Days::between(date(2020, 5, 1), date(2020, 5, 31)));
        let joined = Days::union([spring.clone(), may_on]);
        assert_eq!(joined, Days::between(date(2020, 3, 1), date(2020, 7, 1)));
        assert!(spring.common(&Days::between(date(2021, 1, 1), date(2021, 1, 2))).is_empty());
        assert_eq!(
            Days::between(date(2020, 10, 26), date(2020, 11, 1)).weekdays(4),
            [date(2020, 10, 29)]
        );
        assert!(Days::all().weekdays(1).is_empty());
    }
}
