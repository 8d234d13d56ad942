//! How dates are said to a reader: words, precision mark, machine form.

use dateline_model::{Basis, Granularity, Moment, Stamp, month_name};
use jiff::{Timestamp, civil::Date};

/// A moment as a page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct When {
    /// ● day, ◐ month, ○ year, ≈ anything else.
    pub(crate) mark: &'static str,
    /// The word of the mark.
    pub(crate) precision: &'static str,
    /// The moment in words: `29 October 2020`.
    pub(crate) words: String,
    /// EDTF: `2020-10-29`.
    pub(crate) edtf: String,
    /// The value of a `datetime` attribute; empty where HTML has no form for it.
    pub(crate) datetime: String,
}

impl When {
    /// A moment in words.
    pub(crate) fn of(moment: Moment) -> Self {
        let (mark, precision) = match moment.granularity() {
            Granularity::Day => ("●", "day"),
            Granularity::Month => ("◐", "month"),
            Granularity::Year => ("○", "year"),
            Granularity::Week => ("≈", "week"),
            Granularity::Range => ("≈", "some days"),
            Granularity::Decade => ("≈", "decade"),
            Granularity::Century => ("≈", "century"),
        };
        let edtf = moment.to_string();
        let has_form = matches!(
            moment.granularity(),
            Granularity::Day | Granularity::Week | Granularity::Month | Granularity::Year
        );
        let datetime = if has_form { edtf.clone() } else { String::new() };
        Self { mark, precision, words: moment_words(moment), edtf, datetime }
    }

    /// A printed stamp in words, with its clock time where one is printed.
    pub(crate) fn of_stamp(stamp: &Stamp) -> Self {
        let mut when = Self::of(stamp.moment);
        if let Some(time) = stamp.time {
            when.words = format!("{}, {}", when.words, time.strftime("%H:%M"));
        }
        if let Some(instant) = stamp.instant {
            when.words = format!("{} ({})", when.words, instant_words(instant));
        }
        when
    }
}

/// `29 October 2020`.
pub(crate) fn day_words(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// `29 October 2020, 09:00 UTC`.
pub(crate) fn instant_words(instant: Timestamp) -> String {
    let civil = jiff::tz::TimeZone::UTC.to_datetime(instant);
    format!("{}, {} UTC", day_words(civil.date()), civil.time().strftime("%H:%M"))
}

/// A moment in words.
fn moment_words(moment: Moment) -> String {
    let (first, last) = (moment.first(), moment.last());
    let year = first.year();
    match moment.granularity() {
        Granularity::Day => day_words(first),
        Granularity::Week => format!("week of {}", range_words(first, last)),
        Granularity::Month => format!("{} {year}", month_name(first.month())),
        Granularity::Year => year.to_string(),
        Granularity::Decade => format!("the {}0s", year / 10),
        Granularity::Century => format!("the {}00s", year / 100),
        Granularity::Range => range_words(first, last),
    }
}

/// Two days with what they share said once: `26 to 29 October 2020`.
fn range_words(first: Date, last: Date) -> String {
    if (first.year(), first.month()) == (last.year(), last.month()) {
        return format!("{} to {}", first.day(), day_words(last));
    }
    if first.year() == last.year() {
        return format!("{} {} to {}", first.day(), month_name(first.month()), day_words(last));
    }
    format!("{} to {}", day_words(first), day_words(last))
}

/// How a value is known, as a phrase that follows it.
pub(crate) fn basis_words(basis: Basis) -> &'static str {
    match basis {
        Basis::Printed => "printed on the page",
        Basis::Markup => "from the page's markup",
        Basis::Address => "from the address",
        Basis::Feed => "from the feed",
        Basis::Given => "given with the import",
        Basis::Lexicon => "from the lexicon",
        Basis::Weekday => "counted from a weekday",
        Basis::Relative => "counted from relative words",
        Basis::Anniversary => "computed from an anniversary",
        Basis::Era => "converted from another era",
        Basis::Inferred => "inferred from clues",
        Basis::Editor => "ruled by an editor",
    }
}

/// Whether a value stands there in words rather than having been worked out.
pub(crate) fn is_printed(basis: Basis) -> bool {
    basis == Basis::Printed
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn check_when(moment: Moment, words: &str, mark: &str, datetime: &str) {
        let when = When::of(moment);
        assert_eq!(
            (when.words.as_str(), when.mark, when.datetime.as_str()),
            (words, mark, datetime)
        );
    }

    #[test]
    fn moments_are_said_as_finely_as_they_are_known() {
        let day = date(2020, 10, 29);
        check_when(Moment::day(day), "29 October 2020", "●", "2020-10-29");
        check_when(Moment::month(1950, 10).unwrap(), "October 1950", "◐", "1950-10");
        check_when(Moment::year(1950).unwrap(), "1950", "○", "1950");
        check_when(Moment::week_of(day), "week of 26 October to 1 November 2020", "≈", "2020-W44");
        check_when(Moment::range(date(2020, 10, 26), day), "26 to 29 October 2020", "≈", "");
        let twenties = Moment::range(date(1920, 1, 1), date(1929, 12, 31));
        check_when(twenties.with_granularity(Granularity::Decade), "the 1920s", "≈", "");
    }

    #[test]
    fn instants_are_said_in_utc() {
        let instant: Timestamp = "2020-10-29T09:05:00Z".parse().unwrap();
        assert_eq!(instant_words(instant), "29 October 2020, 09:05 UTC");
    }
}
