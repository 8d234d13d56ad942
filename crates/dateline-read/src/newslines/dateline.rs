//! Dateline: place, day and agency before the text, by the shapes of `datelines.tsv`.

use super::{cursor::Cursor, printed};
use crate::{Lexicon, lexicon::half_width as folded, text::characters::is_cjk};
use dateline_model::{Article, ArticleRole, Dateline, DatelineDay, Page, Span};
use jiff::civil::Date;

/// Paragraphs looked at: a photo line or an editor's note may stand before the dateline.
const PARAGRAPHS: usize = 4;
/// Longest place in characters.
const PLACE: usize = 48;
/// How many characters of a line may hold the mark that closes a dateline.
const HEAD: usize = 160;
/// Dashes of any length.
const DASHES: [char; 9] = ['_', '-', '–', '—', '―', '－', '─', '‐', '−'];
/// Longest name of an agency that no sheet knows, and of a reporter.
const NAME: usize = 40;

/// The dateline of an article, when one of its first paragraphs or the lines above them has one.
pub(crate) fn lift(page: &Page, article: &Article, above: &[Span], lexicon: &Lexicon) -> Lifted {
    if article.role == ArticleRole::Announcement {
        return Lifted::default();
    }
    let paragraphs = article.paragraphs.iter().take(PARAGRAPHS);
    let lines: Vec<Span> = paragraphs.chain(&article.newslines).chain(above).copied().collect();
    // A place in capitals before a dash counts only where no line has a day or an agency.
    let read =
        |is_bare: bool| lines.iter().find_map(|line| read(&page.text, *line, lexicon, is_bare));
    read(false).or_else(|| read(true)).unwrap_or_default()
}

/// A dateline, and the day of the month where it prints a day without its month.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lifted {
    /// The dateline.
    pub dateline: Option<Dateline>,
    /// `３日` of 【汐見３日＝汐見通信】: its month is that of the published day it precedes.
    pub of_month: Option<i8>,
}

impl Lifted {
    /// The dateline with its month, once the day of publication is known.
    pub(crate) fn in_month_of(self, published: Option<Date>) -> Option<Dateline> {
        let mut dateline = self.dateline?;
        if let (Some(day), Some(published)) = (self.of_month, published) {
            let last = published.first_of_month().yesterday().ok();
            let month = if day <= published.day() { Some(published) } else { last };
            dateline.day = month.and_then(|m| DatelineDay::new(None, m.month(), day));
        }
        Some(dateline)
    }
}

/// The dateline a paragraph begins with; with `is_bare` one that is a place alone.
fn read(text: &str, paragraph: Span, lexicon: &Lexicon, is_bare: bool) -> Option<Lifted> {
    let line = paragraph.of(text);
    let start = line.len()
        - line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '•' | '*')).len();
    let start = start + after_byline(line.get(start..)?);
    let shapes = &lexicon.outlets.shapes;
    let marks = shapes.marks_of(line.get(start..)?);
    shapes.of(marks).find_map(|shape| {
        if is_bare == shape.is_sure {
            return None;
        }
        let mut parts = Parts::default();
        let end =
            Reader { lexicon }.follow(&shape.elements, Cursor::new(line, start), &mut parts)?;
        let is_text = !is_bare || is_running_text(line.get(end..)?);
        let span = paragraph.absolute(Span::new(start, end));
        let Parts { place, day, of_month, agency } = parts;
        // An agency and its day are a dateline too; a word before a dash is none.
        let is_dateline = place.is_some() || (agency.is_some() && day.is_some());
        let dateline = Some(Dateline { place, day, agency, span });
        (is_text && is_dateline).then_some(Lifted { dateline, of_month })
    })
}

/// Whether what follows a bare place is a sentence, and not the second half of a headline.
fn is_running_text(rest: &str) -> bool {
    rest.len() > 40 && rest.chars().any(char::is_lowercase)
}

/// Length of a "By …" line that stands before the dateline in the same paragraph.
fn after_byline(line: &str) -> usize {
    let Some((first, rest)) = line.split_once('\n') else { return 0 };
    let is_byline =
        first.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")) && first.len() < 80;
    if is_byline { first.len() + 1 + (rest.len() - rest.trim_start().len()) } else { 0 }
}

/// Whether a line begins with a dateline: with a day or an agency anywhere, with a bare place only
/// before running text.
///
/// Lines without any mark that could close a dateline are told without looking further.
pub(crate) fn opens(text: &str, line: Span, lexicon: &Lexicon) -> bool {
    let head: String = line.of(text).trim_start().chars().take(HEAD).collect();
    let may_begin = head
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || is_cjk(c) || matches!(folded(c), '(' | '['));
    let may_close =
        head.contains(['-', '–', '—', '―', '－', ')', '）', ']', '】', '＝', '=', '/', '电', '電']);
    may_begin
        && may_close
        && [false, true].into_iter().any(|is_bare| {
            read(text, line, lexicon, is_bare).is_some_and(|found| found.dateline.is_some())
        })
}

/// What a shape has taken so far.
#[derive(Clone, Debug, Default)]
struct Parts {
    place: Option<String>,
    day: Option<DatelineDay>,
    of_month: Option<i8>,
    agency: Option<String>,
}

/// Follows a shape along a line.
struct Reader<'l> {
    lexicon: &'l Lexicon,
}

impl Reader<'_> {
    /// Where the shape ends when the line follows it. A part of open length is tried at every
    /// length, the shortest first; parts are few and short, so the work is bounded.
    fn follow(&self, shape: &[char], at: Cursor<'_>, parts: &mut Parts) -> Option<usize> {
        let Some((element, rest)) = shape.split_first() else { return Some(at.at()) };
        let mut cursor = at;
        if !matches!(element, '_') {
            cursor.spaces();
        }
        match element {
            'P' | 'C' => self.follow_place(*element == 'C', rest, cursor, parts),
            'K' => self.follow_reporter_and_place(rest, cursor, parts),
            'J' => self.follow_reporter(rest, cursor, parts),
            'A' => self.follow_agency(rest, cursor, parts),
            'U' => self.follow_unknown(rest, cursor, parts),
            'D' => self.follow_day(rest, cursor, parts),
            '_' => cursor.spaces().then(|| self.follow(rest, cursor, parts))?,
            '-' => dashes(&mut cursor).then(|| self.follow(rest, cursor, parts))?,
            '~' => {
                let start = cursor.at();
                let is_long = dashes(&mut cursor)
                    && (cursor.at() > start + 1) // the em dash has three bytes, the hyphen one
                    && !at.rest().starts_with('‐');
                is_long.then(|| self.follow(rest, cursor, parts))?
            }
            mark => {
                let next = cursor.peek().filter(|c| folded(*c) == *mark)?;
                cursor.skip(next.len_utf8());
                self.follow(rest, cursor, parts)
            }
        }
    }

    fn follow_place(
        &self,
        is_capital: bool,
        rest: &[char],
        at: Cursor<'_>,
        parts: &mut Parts,
    ) -> Option<usize> {
        let line = at.rest();
        let ends = line.char_indices().map(|(i, c)| (i + c.len_utf8(), c)).take(PLACE);
        let mut word = 0;
        for (end, c) in ends.take_while(|(_, c)| {
            *c != '\n' && !matches!(folded(*c), '(' | ')' | '[' | ']' | ';' | '"' | '“')
        }) {
            let place = line.get(..end)?;
            if parts_words(c) {
                // What is no place so far never becomes one.
                if !line.get(word..end).is_some_and(|word| may_be_in_place(word, is_capital)) {
                    return None;
                }
                word = end;
            }
            let mut cursor = at;
            cursor.skip(end);
            if !may_follow(rest, cursor) {
                continue;
            }
            let next = line.get(end..).and_then(|rest| rest.chars().next());
            let splits_word =
                c.is_alphanumeric() && !is_cjk(c) && next.is_some_and(char::is_alphanumeric);
            if splits_word || !is_place(place, is_capital) || self.is_house(place) {
                continue;
            }
            let mut tried = Parts { place: Some(place.trim().to_owned()), ..parts.clone() };
            if let Some(end) = self.follow(rest, cursor, &mut tried) {
                *parts = tried;
                return Some(end);
            }
        }
        None
    }

    /// Whether the words are the name of a house of the press: 【AFP＝時事】 has no place.
    fn is_house(&self, words: &str) -> bool {
        self.lexicon.outlets.signed(words.trim()).is_some()
    }

    fn follow_reporter(&self, rest: &[char], at: Cursor<'_>, parts: &mut Parts) -> Option<usize> {
        let line = at.rest();
        let ends = line.char_indices().map(|(i, c)| (i + c.len_utf8(), c)).take(NAME);
        for (end, c) in ends {
            if c == '\n' || matches!(folded(c), '(' | ')' | '[' | ']') || c.is_ascii_digit() {
                break;
            }
            let mut cursor = at;
            cursor.skip(end);
            let mut tried = parts.clone();
            if let Some(end) = self.follow(rest, cursor, &mut tried) {
                *parts = tried;
                return Some(end);
            }
        }
        None
    }

    /// Chinese agencies set no mark between reporter and place: a name has two or three characters,
    /// two only where three would leave no place.
    fn follow_reporter_and_place(
        &self,
        rest: &[char],
        at: Cursor<'_>,
        parts: &mut Parts,
    ) -> Option<usize> {
        let line = at.rest();
        let line = line.strip_prefix("記者").or_else(|| line.strip_prefix("记者"))?;
        let run: Vec<char> = line.chars().take(12).take_while(|c| is_cjk(*c)).collect();
        let name = if run.len() >= 5 { 3 } else { 2 };
        let place: String = run.get(name..).filter(|place| place.len() >= 2)?.iter().collect();
        let mut cursor = at;
        cursor.skip("記者".len() + run.iter().map(|c| c.len_utf8()).sum::<usize>());
        parts.place = Some(place);
        self.follow(rest, cursor, parts)
    }

    fn follow_agency(&self, rest: &[char], at: Cursor<'_>, parts: &mut Parts) -> Option<usize> {
        let (_, len) = self.lexicon.outlets.leading(at.rest())?;
        let mut cursor = at;
        cursor.skip(len);
        // "(하늬 로이터=연합뉴스)": the first is the one that tells, the second passes it on.
        if parts.agency.is_none() {
            parts.agency = at.rest().get(..len).map(str::to_owned);
        }
        self.follow(rest, cursor, parts)
    }

    fn follow_unknown(&self, rest: &[char], at: Cursor<'_>, parts: &mut Parts) -> Option<usize> {
        let line = at.rest();
        let len = line.find([')', '）', '\n'])?;
        let name = line.get(..len)?.trim();
        let is_name = name.chars().count() <= NAME
            && name.chars().next().is_some_and(|c| c.is_uppercase() || is_cjk(c))
            && !name.chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | ':'))
            && name.split_whitespace().count() <= 4;
        let mut cursor = at;
        cursor.skip(len);
        parts.agency = Some(name.to_owned());
        is_name.then(|| self.follow(rest, cursor, parts))?
    }

    fn follow_day(&self, rest: &[char], at: Cursor<'_>, parts: &mut Parts) -> Option<usize> {
        let mut cursor = at;
        if let Some(day) = printed::day(&mut cursor, &self.lexicon.stamps) {
            parts.day = day.of_dateline();
        } else {
            parts.of_month = i8::try_from(cursor.number(1, 2)?).ok();
            cursor.spaces();
            cursor.eat(&['日', '일'])?;
        }
        self.follow(rest, cursor, parts)
    }
}

/// Takes a run of dashes.
fn dashes(cursor: &mut Cursor<'_>) -> bool {
    let start = cursor.at();
    while cursor.eat(&DASHES).is_some() {}
    cursor.at() > start
}

/// Whether the next element of a shape may stand where the cursor is: a glance before the work.
fn may_follow(shape: &[char], mut cursor: Cursor<'_>) -> bool {
    match shape.first() {
        None | Some('P' | 'C' | 'K' | 'J' | 'A' | 'U' | 'D') => true,
        Some('_') => cursor.spaces(),
        Some(mark) => {
            cursor.spaces();
            let next = cursor.peek();
            let is_dash = matches!(mark, '-' | '~');
            next.is_some_and(|c| if is_dash { DASHES.contains(&c) } else { folded(c) == *mark })
        }
    }
}

/// Whether a character stands between the words of a place.
fn parts_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, '/' | ',' | '-')
}

/// Whether a place may hold this word, or the nothing between two marks, wherever in it.
fn may_be_in_place(word: &str, is_capital: bool) -> bool {
    let word = word.trim_end_matches(parts_words);
    let Some(first) = word.chars().next() else { return true };
    let is_upper = first.is_uppercase() || is_cjk(first) || (!is_capital && is_small(word));
    let is_odd = |c: char| c.is_numeric() || matches!(c, ':' | '?' | '!' | '=');
    is_upper && !word.chars().any(|c| is_odd(c) || (is_capital && c.is_lowercase()))
}

/// Whether a word may stand in a place without a capital, but for its first word.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "of" | "de" | "the" | "la" | "am" | "an" | "der" | "near" | "and" | "sur" | "upon"
    )
}

/// Whether the words may be a place of a dateline: a few capitalized words, or a few characters of
/// Chinese, Japanese or Korean; with `is_capital` all letters must be capitals.
fn is_place(place: &str, is_capital: bool) -> bool {
    let words = place.split(parts_words);
    let mut count = 0;
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        let Some(first) = word.chars().next() else { return false };
        let is_upper =
            first.is_uppercase() || is_cjk(first) || (is_small(word) && count > 1 && !is_capital);
        if !is_upper
            || word.chars().any(|c| c.is_numeric() || matches!(c, ':' | '?' | '!' | '=' | '＝'))
        {
            return false;
        }
    }
    let letters = place.chars().filter(|c| c.is_alphabetic()).count();
    let is_shouted = !place.chars().any(char::is_lowercase) && letters >= 2;
    let is_reporter = place.contains("記者") || place.contains("记者");
    !is_reporter
        && (1..=6).contains(&count)
        && letters >= 1
        && (!is_capital || is_shouted)
        && !is_shout(place)
}

/// Words in capitals that stand before a dash and name no place.
fn is_shout(words: &str) -> bool {
    const SHOUTS: [&str; 24] = [
        "ANALYSIS",
        "BREAKING",
        "CAPTION",
        "COLUMN",
        "COMMENT",
        "CORRECTED",
        "CORRECTION",
        "EDITORIAL",
        "EXCLUSIVE",
        "FILE",
        "FILE PHOTO",
        "GALLERY",
        "INTERVIEW",
        "LIVE",
        "NOTE",
        "OPINION",
        "PHOTO",
        "PHOTOS",
        "REVIEW",
        "UPDATE",
        "UPDATED",
        "VIDEO",
        "WARNING",
        "WATCH",
    ];
    SHOUTS.contains(&words.trim())
}

#[cfg(test)]
mod tests;
