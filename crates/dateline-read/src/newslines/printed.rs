//! Printed stamps: days, with hour and zone where they follow, as newslines print them.

use super::{clock, cursor::Cursor};
use crate::lexicon::Stamps;
use dateline_model::{DatelineDay, Span, Stamp};
use jiff::civil::Date;

/// The first byte of figures in full width, and of some other characters.
const FULL_WIDTH: u8 = 0xef;
/// Bytes behind a stretch in which the figures of a day that begins in it are looked for.
const BEHIND: usize = 64;

/// A day as a line prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// Year, where printed.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub of_month: i8,
    /// Whether day and month may have been printed the other way round: `04/05/2021`.
    pub is_open: bool,
}

impl Day {
    fn of(year: Option<i32>, month: i32, day: i32) -> Option<Self> {
        let year = match year {
            Some(year) => Some(i16::try_from(year).ok()?),
            None => None,
        };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year.unwrap_or(2000), month, day).ok()?;
        Some(Self { year, month, of_month: day, is_open: false })
    }

    /// The civil day, when its year is printed.
    pub(crate) fn known(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.of_month).ok()
    }

    /// The civil day with day and month the other way round.
    pub(crate) fn turned(self) -> Option<Date> {
        Date::new(self.year.filter(|_| self.is_open)?, self.of_month, self.month).ok()
    }

    /// As the day of a dateline.
    pub(crate) fn of_dateline(self) -> Option<DatelineDay> {
        DatelineDay::new(self.year, self.month, self.of_month)
    }
}

/// A stamp found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The words: day, hour and zone.
    pub span: Span,
    /// The day.
    pub day: Day,
    /// The stamp, when the year is printed.
    pub stamp: Option<Stamp>,
}

/// The stamps of a stretch of text, leftmost first.
pub(crate) fn stamps(text: &str, within: Span, words: &Stamps) -> Vec<Found> {
    let mut out = Vec::new();
    if !has_figure(text, within) {
        return out;
    }
    let (mut at, mut last) = (within.start(), [' ', ' ']);
    while at < within.end() {
        let mut cursor = Cursor::new(text, at);
        let Some(c) = cursor.peek() else { break };
        // Most letters stand inside a word.
        let is_inside = last[1].is_ascii_alphabetic() && c.is_ascii_lowercase();
        let begins = !is_inside && (begins(last, c) || is_glued(last, cursor, words));
        last = [last[1], c];
        if begins && let Some(day) = day(&mut cursor, words) {
            let end = cursor.at();
            let (hour, end) =
                clock::follows(text, end, words).map_or((None, end), |(h, e)| (Some(h), e));
            let span = Span::new(at, end.min(within.end()));
            out.push(Found { span, day, stamp: stamp(day, hour) });
            at = span.end();
            last = [' ', ' '];
        } else {
            at += c.len_utf8();
        }
    }
    out
}

/// Whether a figure, in half or full width, may stand in a stretch or behind it on the same line: no
/// day is without one. A glance, so only the next bytes behind the stretch are looked at.
fn has_figure(text: &str, within: Span) -> bool {
    let is_figure = |byte: &u8| byte.is_ascii_digit() || *byte == FULL_WIDTH;
    if within.of(text).as_bytes().iter().any(&is_figure) {
        return true;
    }
    let rest = text.as_bytes().get(within.end()..).unwrap_or_default();
    let near = rest.get(..BEHIND).unwrap_or(rest);
    match near.iter().find(|byte| is_figure(byte) || **byte == b'\n') {
        Some(found) => *found != b'\n',
        None => near.len() < rest.len(),
    }
}

/// The first stamp of a value of markup, which may also be eight bare digits, and its day with day
/// and month the other way round where the figures allow both.
pub(crate) fn stamp_of_value(value: &str, words: &Stamps) -> Option<(Stamp, Option<Date>)> {
    let whole = Span::new(0, value.len());
    let found = stamps(value, whole, words);
    let found = found.iter().find_map(|found| Some((found.stamp?, found.day.turned())));
    found.or_else(|| {
        let digits = value.get(..8).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
        let n = |a, b| digits.get(a..b).and_then(|part: &str| part.parse::<i32>().ok());
        Some((Stamp::on(Day::of(n(0, 4), n(4, 6)?, n(6, 8)?)?.known()?), None))
    })
}

/// Whether a day may begin at `c` after `last`: not inside a word or a number. Two stamps may be
/// glued together by a lost line break (`2026Jan 17, 2026`).
fn begins([before, last]: [char; 2], c: char) -> bool {
    let is_digit = super::cursor::digit(c).is_some();
    if !is_digit && !c.is_alphabetic() {
        return false;
    }
    let is_wide = crate::text::characters::is_cjk;
    match (last.is_alphabetic() && !is_wide(last), super::cursor::digit(last).is_some()) {
        // A capital behind a small letter begins a word whose space was lost: `Ada MarrowMay 3`.
        (true, _) => last.is_lowercase() && c.is_uppercase(),
        (_, true) => !is_digit,
        _ if is_digit && matches!(last, ':' | '.' | ',') => before.is_alphabetic(),
        _ => !(is_digit && matches!(last, '/' | '-' | '#' | '$' | '€')),
    }
}

/// Whether a day stands right behind a word, without the space that markup had between them:
/// `Ada Marrow3.5.2021`. Only a whole year makes sure it is no number of a version.
fn is_glued([before, last]: [char; 2], mut cursor: Cursor<'_>, words: &Stamps) -> bool {
    if !before.is_alphabetic() || !last.is_alphabetic() {
        return false;
    }
    let (start, rest) = (cursor.at(), cursor.rest());
    if !rest.starts_with(|c: char| c.is_ascii_digit()) || day(&mut cursor, words).is_none() {
        return false;
    }
    let taken = rest.get(..cursor.at().saturating_sub(start)).unwrap_or_default();
    taken.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4)
}

/// Takes a day in any of the known forms.
pub(crate) fn day(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<Day> {
    let forms = [year_first, eastern, numeric, day_month, year_month, era];
    let first = cursor.peek()?;
    if super::cursor::digit(first).is_none() {
        let mut ahead = *cursor;
        let day = month_day(&mut ahead, words).or_else(|| {
            ahead = *cursor;
            era(&mut ahead, words)
        })?;
        *cursor = ahead;
        return Some(day);
    }
    forms.into_iter().find_map(|form| {
        let mut ahead = *cursor;
        let day = form(&mut ahead, words)?;
        *cursor = ahead;
        Some(day)
    })
}

/// `2021-10-26`, `2021/10/26`, `2021. 10. 26.`
fn year_first(cursor: &mut Cursor<'_>, _: &Stamps) -> Option<Day> {
    let year = cursor.number(4, 4)?;
    let mark = cursor.eat(&['-', '/', '.', '．', '／', '‐'])?;
    cursor.spaces();
    let month = cursor.number(1, 2)?;
    cursor.eat(&[mark])?;
    cursor.spaces();
    let day = cursor.number(1, 2)?;
    Day::of(Some(year).filter(|y| (1800..2200).contains(y)), month, day)
        .filter(|d| d.year.is_some())
}

/// `2021年10月26日`, `2021년 10월 26일`, `10月26日`
fn eastern(cursor: &mut Cursor<'_>, _: &Stamps) -> Option<Day> {
    let first = cursor.number(1, 4)?;
    cursor.spaces();
    let (year, month) = if cursor.eat(&['年', '년']).is_some() {
        cursor.spaces();
        let month = cursor.number(1, 2)?;
        cursor.spaces();
        (Some(first), month)
    } else {
        (None, first)
    };
    cursor.eat(&['月', '월'])?;
    cursor.spaces();
    let day = cursor.number(1, 2)?;
    cursor.spaces();
    cursor.eat(&['日', '일', '号', '號'])?;
    Day::of(year, month, day).filter(|_| year.is_none_or(|year| year > 1000))
}

/// `26/10/2021`, `10/26/2021`, `26.10.2021`, `26. 10. 21`; day first where both orders fit.
fn numeric(cursor: &mut Cursor<'_>, _: &Stamps) -> Option<Day> {
    let first = cursor.number(1, 2)?;
    let mark = cursor.eat(&['/', '.', '-'])?;
    cursor.spaces();
    let second = cursor.number(1, 2)?;
    cursor.eat(&[mark])?;
    cursor.spaces();
    let year = year_before_hour(cursor).or_else(|| cursor.number(4, 4)).or_else(|| {
        let short = cursor.number(2, 2).filter(|_| mark != '-')?;
        Some(if short < 70 { 2000 + short } else { 1900 + short })
    })?;
    if !(1800..2200).contains(&year) {
        return None;
    }
    let is_both = first <= 12 && second <= 12 && first != second && mark != '.';
    let day = Day::of(Some(year), second, first);
    day.or_else(|| Day::of(Some(year), first, second).filter(|_| mark != '.'))
        .map(|day| Day { is_open: is_both, ..day })
}

/// The two figures of a year whose hour stands right behind them: `28.09.1912:44`, where markup
/// had `28.09.19` and `12:44` apart.
fn year_before_hour(cursor: &mut Cursor<'_>) -> Option<i32> {
    let figures = cursor.rest().get(..7)?;
    let [a, b, hour, tens, b':', minute, last] = *figures.as_bytes() else { return None };
    let is_all = [a, b, hour, tens, minute, last].iter().all(u8::is_ascii_digit);
    let is_hour = figures.get(2..4)?.parse::<u8>().ok()? < 24 && minute < b'6';
    let year: i32 = figures.get(..2)?.parse().ok()?;
    (is_all && is_hour && year < 70).then(|| {
        cursor.skip(2);
        2000 + year
    })
}

/// `26 October 2021`, `26. Oktober 2021`, `26 de octubre de 2021`, `26th of October`
fn day_month(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<Day> {
    let day = cursor.number(1, 2)?;
    ordinal(cursor);
    cursor.eat(&['.', 'º']);
    cursor.spaces();
    cursor.eat(&['-', '/']);
    particle(cursor);
    let month = i32::from(cursor.month(words)?);
    let year = year_behind(cursor);
    Day::of(year, month, day)
}

/// `2021 October 26`, `2021-Oct-26`
fn year_month(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<Day> {
    let year = cursor.number(4, 4).filter(|year| (1800..2200).contains(year))?;
    cursor.eat(&[',', '-', '.', '/']);
    cursor.spaces();
    let month = i32::from(cursor.month(words)?);
    cursor.eat(&['-', '/']);
    cursor.spaces();
    let day = cursor.number(1, 2)?;
    Day::of(Some(year), month, day)
}

/// `October 26, 2021`, `Oct. 26`
fn month_day(cursor: &mut Cursor<'_>, words: &Stamps) -> Option<Day> {
    let month = i32::from(cursor.month(words)?);
    cursor.spaces();
    if let Some(figures) = cursor.number(6, 6) {
        // Markup had day and year apart: `Apr 042013`.
        let year = Some(figures.rem_euclid(10_000)).filter(|year| (1900..2200).contains(year))?;
        return Day::of(Some(year), month, figures.div_euclid(10_000));
    }
    let day = cursor.number(1, 2)?;
    ordinal(cursor);
    // "May 3:15" is an hour, and "May 3.5" is no day.
    let mut ahead = *cursor;
    if ahead.eat(&[':', '.']).is_some() && ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let year = year_behind(cursor);
    Day::of(year, month, day)
}

/// `令和3年10月26日`, `민국110년`, `주체109(2020)년 10월 10일`
fn era(cursor: &mut Cursor<'_>, _: &Stamps) -> Option<Day> {
    const ERAS: [(&str, i32); 7] = [
        ("令和", 2018),
        ("平成", 1988),
        ("昭和", 1925),
        ("民國", 1911),
        ("民国", 1911),
        ("주체", 1911),
        ("主体", 1911),
    ];
    let (word, before) = ERAS.iter().find(|(word, _)| cursor.rest().starts_with(word))?;
    cursor.skip(word.len());
    cursor.spaces();
    let counted = if cursor.eat(&['元']).is_some() { 1 } else { cursor.number(1, 3)? };
    let mut year = before.saturating_add(counted);
    if cursor.eat(&['(', '（']).is_some() {
        year = cursor.number(4, 4)?;
        cursor.eat(&[')', '）'])?;
    }
    cursor.eat(&['年', '년'])?;
    cursor.spaces();
    let month = cursor.number(1, 2)?;
    cursor.eat(&['月', '월'])?;
    cursor.spaces();
    let day = cursor.number(1, 2)?;
    cursor.eat(&['日', '일'])?;
    Day::of(Some(year), month, day)
}

/// Takes the letters of an ordinal: `st`, `nd`, `rd`, `th`, `er`.
fn ordinal(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    if matches!(ahead.word(), "st" | "nd" | "rd" | "th" | "er" | "ST" | "ND" | "RD" | "TH") {
        *cursor = ahead;
    }
}

/// Takes `de`, `of` or `d'` between the parts of a day.
fn particle(cursor: &mut Cursor<'_>) {
    let mut ahead = *cursor;
    ahead.spaces();
    if matches!(ahead.word(), "de" | "of" | "del" | "di") && ahead.spaces() {
        *cursor = ahead;
    }
}

/// Takes the year behind day and month, and whatever joins it to them.
fn year_behind(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    ahead.eat(&[',', '，', '.', '-', '/', '\'']);
    ahead.spaces();
    particle(&mut ahead);
    let year = ahead.number(4, 4).filter(|year| (1800..2200).contains(year))?;
    *cursor = ahead;
    Some(year)
}

/// The stamp of a day with its year and the hour behind it.
fn stamp(day: Day, hour: Option<clock::Hour>) -> Option<Stamp> {
    let date = day.known()?;
    let mut stamp = Stamp::on(date);
    if let Some(hour) = hour {
        stamp.time = Some(hour.time);
        stamp.instant = hour.zone.and_then(|zone| {
            let offset = jiff::tz::Offset::from_seconds(zone.saturating_mul(60)).ok()?;
            offset.to_timestamp(date.to_datetime(hour.time)).ok()
        });
    }
    Some(stamp)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let words = Stamps::with(&[]);
        let found: Vec<_> = stamps(line, Span::new(0, line.len()), &words)
            .iter()
            .map(|found| {
                let day = found.day.of_dateline().unwrap();
                let hour = found
                    .stamp
                    .and_then(|s| s.time)
                    .map_or(String::new(), |t| format!(" {:02}:{:02}", t.hour(), t.minute()));
                let instant =
                    found.stamp.and_then(|s| s.instant).map_or(String::new(), |i| format!(" {i}"));
                format!("{}={day}{hour}{instant}", found.span.of(line))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn western_days() {
        check("On May 3, 2021 the", &["May 3, 2021=2021-05-03"]);
        check(
            "3 May 2021 | 14th of June, 1999",
            &["3 May 2021=2021-05-03", "14th of June, 1999=1999-06-14"],
        );
        check("am 3. März 2021", &["3. März 2021=2021-03-03"]);
        check("el 3 de mayo de 2021", &["3 de mayo de 2021=2021-05-03"]);
        check("le 1er mai 2021", &["1er mai 2021=2021-05-01"]);
        check("2021-May-03 or 2021 May 3", &["2021-May-03=2021-05-03", "2021 May 3=2021-05-03"]);
        check("Sept. 14 and Dec 1", &["Sept. 14=--09-14", "Dec 1=--12-01"]);
        check("May 40, may 3.5 percent, version 3.10.2", &[]);
    }

    #[test]
    fn many_tongues() {
        check("3 мая 2021, 15:05", &["3 мая 2021, 15:05=2021-05-03 15:05"]);
        check("lundi 3 août 2020 à 15h05", &["3 août 2020 à 15h05=2020-08-03 15:05"]);
        check("Mo., 3. Mrz. 2021", &["3. Mrz. 2021=2021-03-03"]);
        check("2021年5月3日（月）15時05分", &["2021年5月3日（月）15時05分=2021-05-03 15:05"]);
        check("2021. 5. 3. (월) 오후 3:05", &["2021. 5. 3. (월) 오후 3:05=2021-05-03 15:05"]);
        check("二〇二一年", &[]);
    }

    #[test]
    fn figures() {
        check("Date: 26/10/2021 |", &["26/10/2021=2021-10-26"]);
        check("10/26/2021", &["10/26/2021=2021-10-26"]);
        check("04/05/2021", &["04/05/2021=2021-05-04"]);
        check("26.10.21, 14:05 Uhr", &["26.10.21, 14:05 Uhr=2021-10-26 14:05"]);
        check("2021.10.26. 오후 3:05", &["2021.10.26. 오후 3:05=2021-10-26 15:05"]);
        check(
            "2021-10-26T03:05:09+09:00",
            &["2021-10-26T03:05:09+09:00=2021-10-26 03:05 2021-10-25T18:05:09Z"],
        );
    }

    #[test]
    fn eastern_days() {
        check("2021년 10월 26일 15시 30분", &["2021년 10월 26일 15시 30분=2021-10-26 15:30"]);
        check("平壤10月26日电", &["10月26日=--10-26"]);
        check("令和3年10月26日 午後3時5分", &["令和3年10月26日 午後3時5分=2021-10-26 15:05"]);
        check("주체109(2020)년 10월 10일", &["주체109(2020)년 10월 10일=2020-10-10"]);
    }

    #[test]
    fn hours_and_zones() {
        check(
            "May 3, 2021 at 08:30 JST",
            &["May 3, 2021 at 08:30 JST=2021-05-03 08:30 2021-05-02T23:30:00Z"],
        );
        check(
            "May 3, 2021 8:30 p.m. ET said",
            &["May 3, 2021 8:30 p.m. ET=2021-05-03 20:30 2021-05-04T01:30:00Z"],
        );
        check(
            "3 May 2021, 12:15am (GMT+9)",
            &["3 May 2021, 12:15am (GMT+9)=2021-05-03 00:15 2021-05-02T15:15:00Z"],
        );
    }

    #[test]
    fn glued_stamps_are_two() {
        check("May 3, 2021May 3, 2021", &["May 3, 2021=2021-05-03", "May 3, 2021=2021-05-03"]);
    }

    #[test]
    fn lost_spaces() {
        check("Ada Marrow3.5.2021", &["3.5.2021=2021-05-03"]);
        check("Ada Marrow3. Mai 2021", &["3. Mai 2021=2021-05-03"]);
        check("Ada MarrowMay 3, 2021", &["May 3, 2021=2021-05-03"]);
        check("Datum:3. Mai 2021", &["3. Mai 2021=2021-05-03"]);
        check("03.05.2112:44", &["03.05.2112:44=2021-05-03 12:44"]);
        check("May 032021", &["May 032021=2021-05-03"]);
        check("version3.5.2, at 12:03.5.21", &[]);
    }

    proptest::proptest! {
        #[test]
        fn spans_fit(line in "([0-9/. :年月일,-]|May|Z|pm|午後|é){0,24}") {
            let words = Stamps::with(&[]);
            for found in stamps(&line, Span::new(0, line.len()), &words) {
                proptest::prop_assert!(found.span.fits(&line) && !found.span.is_empty());
            }
            let _ = stamp_of_value(&line, &words);
        }
    }
}
