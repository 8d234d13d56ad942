//! Same: whether our expressions say what a case wants, word for word but for small words outside
//! a TIMEX3 expression, and day for day.

use super::gold::{Case, Gold};
use crate::score::record::{Record, spans_of};

/// An expression of ours.
#[derive(Clone, Debug, Default)]
pub(super) struct Ours {
    pub text: String,
    /// Characters of the input.
    pub span: (usize, usize),
    pub kind: String,
    pub value: String,
    /// First and last day.
    pub days: Option<(String, String)>,
    /// Other values that fit, as the record says.
    pub rivals: Vec<String>,
}

/// Small words that TIMEX3 leaves outside an expression and the gold takes in.
const SIGNALS: &[&str] = &[
    "from",
    "to",
    "between",
    "and",
    "before",
    "after",
    "since",
    "until",
    "till",
    "through",
    "on",
    "in",
    "by",
    "of",
    "the",
    "or",
    "at",
    "for",
    "as",
    "late",
    "later",
    "early",
    "than",
    "starting",
    "beginning",
    "within",
    "around",
    "no",
    "up",
    "during",
    "sometime",
    "more",
    "less",
    "greater",
    "year",
    "is",
    ",",
    "-",
    "~",
    "–",
    "=",
    "(",
    ")",
    "'s",
    "之后",
    "之前",
    "以后",
    "以前",
    "及",
    "或",
    "从",
    "至",
    "到",
    "起",
    "开始",
    "自从",
    "自",
    "截止到",
    "之间",
    "间",
    "和",
    "在",
    "后",
    "前",
    "的",
    "直",
    "以内",
    "之内",
    "内",
    "，",
    "から",
    "まで",
    "以降",
    "または",
    "その",
    "と",
    "の",
    "後",
    "間",
    "に",
    "で",
    "、",
    "は",
    "以内に",
    "ま",
    "あいだ",
    "부터",
    "까지",
    "에서",
    "과",
    "와",
    "사이",
    "동안",
    "안",
    "이내",
    "내",
    "에",
    "의",
    "간",
    "이전",
    "이후",
    "전",
    "후",
    "지금으로",
    "을",
    "를",
    "에는",
    "로",
];

/// The expressions of a record.
pub(super) fn ours(record: &Record) -> Vec<Ours> {
    let text = record.text();
    let chars = |at: usize| text.get(..at).map_or(0, |head| head.chars().count());
    let words = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    record
        .list("times")
        .filter_map(|time| {
            let (start, end) = *spans_of(&time["span"]).first()?;
            let days = time["interval"].as_array();
            let days = days.map(|days| (words(&days[0]), words(&days[1])));
            let rivals = time["rivals"].as_array().into_iter().flatten().map(words).collect();
            Some(Ours {
                rivals,
                text: text.get(start..end)?.to_owned(),
                span: (chars(start), chars(end)),
                kind: words(&time["type"]),
                value: words(&time["value"]),
                days,
            })
        })
        .collect()
}

/// Whether every wanted expression is there and nothing else.
pub(super) fn is_same(case: &Case, found: &[Ours]) -> bool {
    let input: Vec<char> = case.input.to_lowercase().chars().collect();
    let touches = |g: &Gold, o: &Ours| g.span.0 < o.span.1 && o.span.0 < g.span.1;
    found.iter().all(|o| case.gold.iter().any(|g| touches(g, o)))
        && case.gold.iter().all(|g| {
            let here: Vec<&Ours> = found.iter().filter(|o| touches(g, o)).collect();
            is_covered(&input, g, &here) && is_meant(g, &here, &case.day)
        })
}

/// Whether a miss is one of convention: the gold names the day of a count whose month or year TIMEX3
/// gives, or the day that the record holds as the rival of its own.
pub(super) fn is_convention(case: &Case, found: &[Ours]) -> bool {
    let touches = |g: &Gold, o: &Ours| g.span.0 < o.span.1 && o.span.0 < g.span.1;
    let input: Vec<char> = case.input.to_lowercase().chars().collect();
    let is_other = |g: &Gold, o: &Ours| {
        let days = || g.values.iter().map(|(day, _)| day);
        let is_count = g.kind == "date" && matches!(o.value.len(), 4 | 7);
        let is_coarse = is_count && days().any(|day| day.starts_with(&o.value));
        is_coarse || days().any(|day| o.rivals.contains(day))
    };
    found.iter().all(|o| case.gold.iter().any(|g| touches(g, o)))
        && case.gold.iter().all(|g| {
            let here: Vec<&Ours> = found.iter().filter(|o| touches(g, o)).collect();
            let is_right =
                is_meant(g, &here, &case.day) || matches!(here[..], [one] if is_other(g, one));
            is_covered(&input, g, &here) && is_right
        })
}

/// Whether only small words of the gold stand outside ours, and at most an article of ours outside
/// the gold.
fn is_covered(input: &[char], gold: &Gold, here: &[&Ours]) -> bool {
    let inside = |at: usize| here.iter().any(|o| (o.span.0..o.span.1).contains(&at));
    let rest = |from: usize, to: usize, keeps: &dyn Fn(usize) -> bool| -> String {
        let letter = |at| if keeps(at) { input.get(at).copied().unwrap_or(' ') } else { ' ' };
        (from..to).map(letter).collect()
    };
    let left = rest(gold.span.0, gold.span.1, &|at| !inside(at));
    let first = here.iter().map(|o| o.span.0).min().unwrap_or_default();
    let last = here.iter().map(|o| o.span.1).max().unwrap_or_default();
    let more = rest(first, last, &|at| !(gold.span.0..gold.span.1).contains(&at) && inside(at));
    !here.is_empty() && is_signals(&left) && matches!(more.trim(), "" | "the" | "a" | "간" | "間")
}

/// Whether a text is made of small words only.
fn is_signals(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        let mut rest = word;
        while !rest.is_empty() {
            let fits = SIGNALS.iter().filter(|signal| rest.starts_with(**signal));
            let Some(longest) = fits.map(|signal| signal.len()).max() else { return false };
            rest = &rest[longest..];
        }
        true
    })
}

/// Whether ours mean what the gold means.
fn is_meant(gold: &Gold, here: &[&Ours], today: &str) -> bool {
    match here {
        [one] => is_one(gold, one),
        [first, last] if gold.kind.ends_with("range") => {
            let from = |day: &str| first.days.as_ref().is_some_and(|days| days.0 == day);
            gold.timex.is_empty()
                || gold.values.iter().any(|(start, end)| from(start) && ends(last, end, today))
        }
        _ => false,
    }
}

/// Whether an expression ends a range at this day: as its last day, the day after it, or, as the
/// gold counts months and years, its first.
fn ends(last: &Ours, end: &str, today: &str) -> bool {
    if last.value == "PRESENT_REF" {
        return end == today;
    }
    let Some((from, to)) = &last.days else { return false };
    end == from || end == to || end == next_day(to)
}

fn is_one(gold: &Gold, ours: &Ours) -> bool {
    let is_kind = match gold.kind.as_str() {
        "date" | "daterange" => ours.kind == "DATE" || ours.kind == "DURATION",
        "duration" => ours.kind == "DURATION",
        "set" => ours.kind == "SET",
        _ => ours.kind == "TIME" || ours.kind == "DATE",
    };
    if !is_kind {
        return false;
    }
    if gold.timex.is_empty() {
        let is_day = ours.days.as_ref().is_some_and(|days| days.0 == days.1);
        let open = ours.value.contains('X');
        return match gold.kind.as_str() {
            "date" => is_day || open,
            "daterange" => !is_day,
            _ => true,
        };
    }
    if gold.timex == ours.value {
        return true;
    }
    match gold.kind.as_str() {
        _ if (gold.is_loose || !gold.modifier.is_empty())
            && is_pattern(&gold.timex, &ours.value) =>
        {
            true
        }
        "date" => gold.values.iter().any(|(day, _)| is_day(ours, day)),
        // A season the gold gives no year.
        "daterange" if gold.timex.len() == 2 => ours.value.ends_with(&gold.timex),
        "daterange" => gold.values.iter().any(|value| is_range(ours, value)),
        "time" => gold.values.iter().any(|(clock, _)| ours.value.ends_with(&short(clock))),
        "datetime" => gold.values.iter().any(|(moment, _)| ours.value == short(moment)),
        _ => false,
    }
}

/// `2016-11-07 15:00:00` as our `2016-11-07T15:00`.
fn short(moment: &str) -> String {
    let clock = moment.strip_suffix(":00").unwrap_or(moment);
    match clock.split_once(' ') {
        Some((day, clock)) => format!("{day}T{clock}"),
        None => format!("T{clock}"),
    }
}

fn is_day(ours: &Ours, day: &str) -> bool {
    ours.days.as_ref().is_some_and(|days| days.0 == day && days.1 == day)
}

/// Whether ours are the days of a range: the gold names the day behind the last, or, between two
/// named days, the last.
fn is_range(ours: &Ours, (start, end): &(String, String)) -> bool {
    let Some((from, to)) = &ours.days else { return false };
    let day = |moment: &String| moment.get(..10).unwrap_or(moment).to_owned();
    let (start, end) = (day(start), day(end));
    from == &start
        && !end.is_empty()
        && (to == &end || next_day(to) == end || last_from(ours) == end)
}

/// The first day of the last part of `2014/2018`: between months or years the gold ends there.
fn last_from(ours: &Ours) -> String {
    let Some((_, last)) = ours.value.split_once('/') else { return String::new() };
    match last.len() {
        4 => format!("{last}-01-01"),
        7 => format!("{last}-01"),
        _ => String::new(),
    }
}

/// Whether a value fits a gold value whose unknown digits are `X`.
fn is_pattern(timex: &str, value: &str) -> bool {
    timex.len() == value.len() && timex.bytes().zip(value.bytes()).all(|(t, v)| t == b'X' || t == v)
}

/// The day after a day.
fn next_day(day: &str) -> String {
    let parts: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, date] = parts[..] else { return String::new() };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, date) = match (month, date) {
        (12, 31) => (year + 1, 1, 1),
        (_, date) if date >= length => (year, month + 1, 1),
        _ => (year, month, date + 1),
    };
    format!("{year:04}-{month:02}-{date:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_where_the_next_begins() {
        assert_eq!(next_day("2016-02-29"), "2016-03-01");
        assert_eq!(next_day("2015-12-31"), "2016-01-01");
    }

    #[test]
    fn only_small_words_may_stand_outside() {
        assert!(is_signals("from and ,"));
        assert!(is_signals("またはその後"));
        assert!(!is_signals("week"));
    }
}
