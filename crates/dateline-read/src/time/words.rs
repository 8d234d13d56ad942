//! Words of time: what a word of the sheets says, and the table that finds it.

use dateline_model::TimeMod;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => return None,
        })
    }
}

/// Which one of a row of days or months is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Which {
    /// Nothing says: tense and nearness decide.
    #[default]
    Nearest,
    /// "last", "past", 지난.
    Last,
    /// "next", "coming", 오는.
    Next,
    /// "this", 이번.
    This,
    /// "the previous", counted from what was told.
    Previous,
    /// "the following", counted from what was told.
    Following,
    /// "that", "the same": what was told.
    Same,
    /// 다다음: the one after the next.
    AfterNext,
    /// 지지난: the one before the last.
    BeforeLast,
}

/// Time of an action, as its verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
}

/// A stretch of time that is only pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pointer {
    Past,
    Present,
    Future,
}

/// Part of a day, a half day, or a point of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A TIMEX3 part such as `MO`.
    Stretch(&'static str),
    /// 午前, 오전.
    Forenoon,
    /// 午後, 오후.
    Afternoon,
    /// Twelve noon.
    Noon,
    /// Midnight.
    Midnight,
}

/// What a word says about time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Word {
    /// Nothing.
    #[default]
    Other,
    /// A mark, by its first character.
    Mark(char),
    /// A number; digits or words. Digits of a leading-zero or four-digit form keep their count.
    Number { value: i64, digits: u8 },
    /// "third", "71st".
    Ordinal(i64),
    /// A number word, to be summed with its neighbours.
    Spelled(i64),
    /// "nineties".
    Decade(i64),
    /// A month by name.
    Month(i8),
    /// A day of the week.
    Weekday(i8),
    /// "Sat", which is a day only beside a date.
    ShortWeekday(i8),
    /// "Mondays".
    Weekdays(i8),
    /// A unit that is counted: "years", 개월.
    Unit(Unit),
    /// A unit that names: 年 in 2020年.
    UnitMark(Unit),
    /// A word counted from the anchor: "yesterday", 上月.
    Relative(Unit, i8),
    /// "tonight".
    Tonight,
    /// A word counted from what was told: 同日, 翌日.
    Told(Unit, i8),
    /// "now", "recently", "soon".
    Pointer(Pointer),
    /// "future", which needs its article.
    FutureNoun,
    /// "morning", 午後.
    Part(Part),
    /// "summer".
    Season(&'static str),
    /// "last", "next".
    Which(Which),
    /// "ago": counted back from the anchor.
    Ago,
    /// "earlier", "before": counted back from what was told.
    Earlier,
    /// "later": counted on from what was told.
    Later,
    /// "early", "mid", 초.
    Fuzzy(TimeMod),
    /// 初 behind what it modifies.
    Late(TimeMod),
    /// "about", "nearly".
    Approx(TimeMod),
    /// "several", 数.
    Many,
    /// "a", "an".
    A,
    /// "the".
    The,
    /// "half"; in the east with which half of a year.
    Half(i8),
    /// "every".
    Each,
    /// "daily".
    Set(&'static str),
    /// A time zone, minutes east of Greenwich.
    Zone(i16),
    /// "a.m.", "p.m.".
    Meridiem(bool),
    /// A verb form.
    Verb(Tense),
    /// "anniversary", 周年; the number is the count the word itself says.
    Anniversary(i16),
    /// "since".
    Since,
    /// "fiscal".
    Fiscal,
    /// "rest", "remainder": what is left of a period.
    Rest,
    /// A holiday: month and day, or month and 0 where only its weekday is fixed.
    Holiday(i8, i8),
    /// "new", before "year".
    New,
    /// A small word that joins: its kind is its text.
    Link(&'static str),
    /// A count that names its unit: 이틀.
    Counted(Unit, i8),
    /// "Q3".
    Quarter(i8),
    /// "third" of a row, in the east: 最初, 첫째; -1 the last; 0 the mark beside a number, 第, 번째.
    Nth(i8),
    /// The beginning or end of the running unit: 年末, 월초.
    Edge(Unit, TimeMod),
    /// A season of a year counted from the running one: 今夏, 昨冬.
    SeasonOf(&'static str, i8),
    /// A holiday whose day moves, index into the calendar's feasts.
    Feast(u16),
    /// The first word of a holiday with a name of several words.
    FeastHead,
    /// A month of the lunar calendar by name: 正月.
    LunarMonth(i8),
    /// 음력, 农历: what follows is a day of the lunar calendar.
    Lunar,
    /// A year count, index into the calendar's eras.
    Era(u8),
}

const LINKS: [&str; 19] = [
    "in", "by", "of", "until", "till", "through", "from", "to", "for", "on", "at", "after",
    "between", "during", "and", "or", "before", "since", "within",
];
const PERIODS: [&str; 7] = ["P1D", "P1W", "P2W", "P1M", "P3M", "P1Y", "PT1H"];

impl Word {
    /// What a row of a sheet says; nothing for a kind or value nobody knows.
    pub(crate) fn parse(kind: &str, value: &str) -> Option<Self> {
        let number = || value.parse::<i64>().ok();
        let small = || value.parse::<i8>().ok();
        Some(match kind {
            "month" => Self::Month(small()?),
            "weekday" => Self::Weekday(small()?),
            "short_weekday" => Self::ShortWeekday(small()?),
            "weekdays" => Self::Weekdays(small()?),
            "number" => Self::Spelled(number()?),
            "ordinal" => Self::Ordinal(number()?),
            "decade" => Self::Decade(number()?),
            "unit" => Self::Unit(Unit::parse(value)?),
            "mark" => Self::UnitMark(Unit::parse(value)?),
            "rel" => shifted(value).map(|(unit, n)| Self::Relative(unit, n))?,
            "told" => shifted(value).map(|(unit, n)| Self::Told(unit, n))?,
            "tonight" => Self::Tonight,
            "ref" => pointer(value)?,
            "part" => Self::Part(part(value)?),
            "season" => Self::Season(season(value)?),
            "season_of" => {
                let (name, n) = value.split_once(' ')?;
                Self::SeasonOf(season(name)?, n.parse().ok()?)
            }
            "edge" => {
                let (unit, side) = value.split_once(' ')?;
                Self::Edge(Unit::parse(unit)?, modifier(side)?)
            }
            "nth" => Self::Nth(small()?),
            "which" => Self::Which(which(value)?),
            "after" if value == "ago" => Self::Ago,
            "after" if value == "earlier" => Self::Earlier,
            "after" => Self::Later,
            "fuzzy" => Self::Fuzzy(modifier(value)?),
            "late" => Self::Late(modifier(value)?),
            "approx" => Self::Approx(modifier(value)?),
            "many" => Self::Many,
            "article" if value == "a" => Self::A,
            "article" => Self::The,
            "half" => Self::Half(if value == "second" { 2 } else { 1 }),
            "each" => Self::Each,
            "set" => Self::Set(PERIODS.into_iter().find(|period| *period == value)?),
            "zone" => Self::Zone(value.parse().ok()?),
            "meridiem" => Self::Meridiem(value == "pm"),
            "tense" => Self::Verb(tense(value)?),
            "anniversary" => Self::Anniversary(years(value)),
            "since" => Self::Since,
            "lunar" => Self::Lunar,
            "lunar_month" => Self::LunarMonth(small()?),
            "counted" => shifted(value).map(|(unit, n)| Self::Counted(unit, n))?,
            "fiscal" => Self::Fiscal,
            "rest" => Self::Rest,
            "new" => Self::New,
            "holiday" => {
                let (month, day) = value.split_once('-')?;
                Self::Holiday(month.parse().ok()?, day.parse().ok()?)
            }
            "link" => Self::Link(LINKS.into_iter().find(|link| *link == value)?),
            _ => return None,
        })
    }
}

/// `month -1`: the unit and how many of it away.
fn shifted(value: &str) -> Option<(Unit, i8)> {
    let (unit, n) = value.split_once(' ')?;
    Some((Unit::parse(unit)?, n.parse().ok()?))
}

fn years(value: &str) -> i16 {
    match value {
        "hundred" => 100,
        "two_hundred" => 200,
        _ => 0,
    }
}

fn season(value: &str) -> Option<&'static str> {
    ["SP", "SU", "FA", "WI"].into_iter().find(|season| *season == value)
}

fn pointer(value: &str) -> Option<Word> {
    Some(match value {
        "past" => Word::Pointer(Pointer::Past),
        "present" => Word::Pointer(Pointer::Present),
        "future" => Word::Pointer(Pointer::Future),
        "future_noun" => Word::FutureNoun,
        _ => return None,
    })
}

fn part(value: &str) -> Option<Part> {
    Some(match value {
        "AM" => Part::Forenoon,
        "PM" => Part::Afternoon,
        "MI" => Part::Noon,
        "MN" => Part::Midnight,
        _ => Part::Stretch(["MO", "AF", "EV", "NI", "DT"].into_iter().find(|p| *p == value)?),
    })
}

fn which(value: &str) -> Option<Which> {
    Some(match value {
        "last" => Which::Last,
        "next" => Which::Next,
        "this" => Which::This,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "after_next" => Which::AfterNext,
        "before_last" => Which::BeforeLast,
        "same" | "that" => Which::Same,
        _ => return None,
    })
}

fn tense(value: &str) -> Option<Tense> {
    Some(match value {
        "past" => Tense::Past,
        "present" => Tense::Present,
        "future" => Tense::Future,
        _ => return None,
    })
}

fn modifier(value: &str) -> Option<TimeMod> {
    Some(match value {
        "START" => TimeMod::Start,
        "MID" => TimeMod::Mid,
        "END" => TimeMod::End,
        "APPROX" => TimeMod::Approx,
        "LESS_THAN" => TimeMod::LessThan,
        "MORE_THAN" => TimeMod::MoreThan,
        _ => return None,
    })
}

/// Words and what they say, found by their letters in a time that does not grow with the text.
#[derive(Debug, Default)]
pub(crate) struct WordTable {
    /// Sorted by word.
    rows: Vec<(String, Word)>,
    /// For every first byte the first row that begins with it; one more for the end.
    starts: Vec<usize>,
    /// For every first byte the lengths of its words, one bit each.
    lengths: Vec<u32>,
    /// The ASCII rows by first byte and length: a word is compared with few others.
    short: Vec<(String, Word)>,
    /// For every first byte and length the first of `short`; one more for the end.
    places: Vec<u16>,
}

/// Lengths are told apart below this.
const LENGTHS: usize = 32;

impl WordTable {
    /// The table of these words; the first of two equal words stays.
    pub(crate) fn new(mut rows: Vec<(String, Word)>) -> Self {
        rows.retain(|(word, _)| !word.is_empty());
        rows.sort_by(|a, b| a.0.cmp(&b.0));
        rows.dedup_by(|a, b| a.0 == b.0);
        let first = |row: &(String, Word)| row.0.bytes().next().unwrap_or_default();
        let starts = (0..=255u8).map(|byte| rows.partition_point(|row| first(row) < byte));
        let starts = starts.chain([rows.len()]).collect();
        let mut lengths = vec![0u32; 256];
        for row in &rows {
            if let Some(mask) = lengths.get_mut(usize::from(first(row))) {
                *mask |= 1 << row.0.len().min(31);
            }
        }
        let place = |word: &str| {
            usize::from(word.bytes().next().unwrap_or_default()) * LENGTHS + word.len()
        };
        let is_short = |row: &&(String, Word)| row.0.is_ascii() && row.0.len() < LENGTHS;
        let mut short: Vec<(String, Word)> = rows.iter().filter(is_short).cloned().collect();
        short.sort_by_key(|row| place(&row.0));
        let places = (0..=128 * LENGTHS)
            .map(|at| u16::try_from(short.partition_point(|row| place(&row.0) < at)))
            .map(|at| at.unwrap_or(u16::MAX))
            .collect();
        Self { rows, starts, lengths, short, places }
    }

    /// The rows that begin with a byte.
    fn bucket(&self, byte: u8) -> &[(String, Word)] {
        let at = usize::from(byte);
        let ends = (self.starts.get(at), self.starts.get(at + 1));
        let (Some(&first), Some(&last)) = ends else { return &[] };
        self.rows.get(first..last).unwrap_or_default()
    }

    /// What an ASCII word says, whatever its case.
    pub(crate) fn word(&self, word: &str) -> Word {
        let Some(first) = word.bytes().next() else { return Word::Other };
        let first = first.to_ascii_lowercase();
        let mask = self.lengths.get(usize::from(first)).copied().unwrap_or_default();
        let mut buffer = [0u8; 31];
        let Some(lower) = buffer.get_mut(..word.len()).filter(|_| mask >> word.len() & 1 == 1)
        else {
            return Word::Other;
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let at = usize::from(first) * LENGTHS + lower.len();
        let (Some(&from), Some(&to)) = (self.places.get(at), self.places.get(at + 1)) else {
            return Word::Other;
        };
        let rows = self.short.get(usize::from(from)..usize::from(to)).unwrap_or_default();
        let second = lower.get(1);
        let is_same = |row: &&(String, Word)| {
            row.0.as_bytes().get(1) == second && row.0.as_bytes() == &*lower
        };
        rows.iter().find(is_same).map_or(Word::Other, |row| row.1)
    }

    /// The longest word `rest` begins with, and its bytes.
    pub(crate) fn prefix(&self, rest: &str) -> Option<(usize, Word)> {
        let bytes = rest.as_bytes();
        let mut rows = self.bucket(*bytes.first()?);
        let mut best = None;
        let mut depth = 1;
        // Rows are narrowed byte by byte, so the cost is the length of the longest word at most.
        while let Some(row) = rows.first() {
            if row.0.len() == depth {
                best = Some((depth, row.1));
            }
            let Some(byte) = bytes.get(depth) else { break };
            let at = |row: &(String, Word)| row.0.as_bytes().get(depth).copied();
            let first = rows.partition_point(|row| at(row) < Some(*byte));
            let last = rows.partition_point(|row| at(row) <= Some(*byte));
            rows = rows.get(first..last).unwrap_or_default();
            depth += 1;
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> WordTable {
        let row = |word: &str, kind, value| (word.to_owned(), Word::parse(kind, value).unwrap());
        WordTable::new(vec![
            row("may", "month", "5"),
            row("先月", "rel", "month -1"),
            row("先", "many", "X"),
        ])
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        assert_eq!(table().word("MAY"), Word::Month(5));
        assert_eq!(table().word("mayor"), Word::Other);
    }

    #[test]
    fn the_longest_prefix_wins() {
        assert_eq!(table().prefix("先月の"), Some((6, Word::Relative(Unit::Month, -1))));
        assert_eq!(table().prefix("先の"), Some((3, Word::Many)));
        assert_eq!(table().prefix("月"), None);
    }
}
