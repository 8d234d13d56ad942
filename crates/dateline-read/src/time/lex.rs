//! Lexemes: the tokens of a page with what each says about time.
//!
//! A word of Latin letters is looked up whole; glued and hyphened ones (`2026Jan`, `20-year`,
//! `11am`) are cut first. In Korean, Chinese and Japanese, where no space ends a word, the longest
//! word of the table at each place is taken.

use super::words::{Word, WordTable};
use crate::lexicon::Calendar;
use crate::text::{Token, TokenKind, Tokens, characters};
use dateline_model::Span;

/// A piece of a token with what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub word: Word,
}

/// The lexemes of a text, in order.
pub(crate) fn lexemes(text: &str, tokens: &Tokens, calendar: &Calendar) -> Vec<Lexeme> {
    lexemes_in(text, tokens, calendar, is_japanese(text))
}

/// The same of words that are too few to show their language.
pub(crate) fn lexemes_in(
    text: &str,
    tokens: &Tokens,
    calendar: &Calendar,
    is_japanese: bool,
) -> Vec<Lexeme> {
    let east = if is_japanese { &calendar.japanese } else { &calendar.chinese };
    let mut cutter = Cutter { text, latin: &calendar.english, east, out: Vec::new() };
    cutter.out.reserve(tokens.all().len());
    for token in tokens.all() {
        cutter.cut(*token);
    }
    cutter.out
}

/// Whether kana stand among the Chinese characters: at least one to ten of the first thousand.
fn is_japanese(text: &str) -> bool {
    // Kana are E3 81 to E3 83 in UTF-8, Chinese characters begin with E4 to E9.
    let (mut kana, mut han, mut before) = (0usize, 0usize, 0u8);
    for byte in text.bytes() {
        kana += usize::from(before == 0xe3 && (0x81..=0x83).contains(&byte));
        han += usize::from((0xe4..=0xe9).contains(&byte));
        if kana + han >= 4000 {
            break;
        }
        before = byte;
    }
    kana > 0 && kana.saturating_mul(10) >= han
}

struct Cutter<'t> {
    text: &'t str,
    latin: &'t WordTable,
    east: &'t WordTable,
    out: Vec<Lexeme>,
}

impl Cutter<'_> {
    fn push(&mut self, start: usize, len: usize, word: Word) {
        self.out.push(Lexeme { span: Span::new(start, start + len), word });
    }

    fn cut(&mut self, token: Token) {
        let words = token.span.of(self.text);
        let start = token.span.start();
        match token.kind {
            TokenKind::Number => self.number(start, words),
            TokenKind::Mark => {
                let mark = words.chars().next().unwrap_or_default();
                self.push(start, words.len(), Word::Mark(mark));
            }
            TokenKind::Word if words.is_ascii() => self.latin(start, words),
            TokenKind::Word => self.east(start, words),
        }
    }

    /// A number, with inner points cut where they part the fields of a date or a clock.
    fn number(&mut self, start: usize, words: &str) {
        if !words.is_ascii() {
            self.east(start, words);
            return;
        }
        let is_grouped =
            words.split(',').skip(1).all(|group| group.len() == 3) && !words.contains(['.', ':']);
        if is_grouped {
            let digits: String = words.chars().filter(char::is_ascii_digit).collect();
            let is_plain = digits.len() == words.len();
            let word = number(&digits, is_plain);
            self.push(start, words.len(), word);
            return;
        }
        let mut at = 0;
        for piece in words.split_inclusive(['.', ',', ':']) {
            let digits = piece.trim_end_matches(['.', ',', ':']);
            self.push(start + at, digits.len(), number(digits, true));
            if let Some(mark) = piece.get(digits.len()..).and_then(|m| m.chars().next()) {
                self.push(start + at + digits.len(), mark.len_utf8(), Word::Mark(mark));
            }
            at += piece.len();
        }
    }

    /// An ASCII word: whole, else cut at hyphens and where digits meet letters.
    fn latin(&mut self, start: usize, words: &str) {
        let bytes = words.as_bytes();
        let has_digit = bytes.first().is_some_and(u8::is_ascii_digit)
            || bytes.last().is_some_and(u8::is_ascii_digit);
        if !has_digit && !bytes.contains(&b'-') {
            let bare = words.trim_end_matches('.');
            let word = match self.latin.word(bare) {
                Word::Other if words.len() > 1 => dotted(words),
                word => word,
            };
            self.push(start, words.len(), word);
            return;
        }
        let mut at = 0;
        for piece in words.split_inclusive('-') {
            let inner = piece.trim_end_matches('-');
            self.glued(start + at, inner);
            if inner.len() < piece.len() {
                self.push(start + at + inner.len(), 1, Word::Mark('-'));
            }
            at += piece.len();
        }
    }

    /// A piece without hyphens, digits first: `2026Jan`, `21st`, `1920s`, `11am`.
    fn glued(&mut self, start: usize, piece: &str) {
        let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (Some(head), Some(tail)) = (piece.get(..digits), piece.get(digits..)) else { return };
        if head.is_empty() {
            let letters = tail.trim_end_matches(|c: char| c.is_ascii_digit());
            let is_month = matches!(self.latin.word(letters), Word::Month(_));
            if let Some(number_part) =
                tail.get(letters.len()..).filter(|n| is_month && !n.is_empty())
            {
                self.push(start, letters.len(), self.latin.word(letters));
                self.push(start + letters.len(), number_part.len(), number(number_part, true));
            } else if let Some(n) = quarter(tail) {
                self.push(start, tail.len(), Word::Quarter(n));
            } else if !tail.is_empty() {
                self.push(start, tail.len(), self.latin.word(tail));
            }
            return;
        }
        let lower = tail.to_ascii_lowercase();
        match (lower.as_str(), number(head, true)) {
            ("", word) => self.push(start, piece.len(), word),
            ("st" | "nd" | "rd" | "th", Word::Number { value, .. }) => {
                self.push(start, piece.len(), Word::Ordinal(value));
            }
            ("s", Word::Number { value, .. }) if value % 10 == 0 && value > 0 => {
                self.push(start, piece.len(), Word::Decade(value));
            }
            (_, word) => {
                self.push(start, head.len(), word);
                self.glued(start + head.len(), tail);
            }
        }
    }

    /// A run of other scripts: the longest words of the table, numbers, and what lies between.
    fn east(&mut self, start: usize, words: &str) {
        let mut at = 0;
        let mut other: Option<usize> = None;
        let mut is_word_start = true;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let c = rest.chars().next().unwrap_or_default();
            // 2020-10-01及以后: marks part the fields of a date here too.
            if matches!(c, '-' | '/' | '.' | ':') {
                self.other(start, other.take(), at);
                self.push(start + at, c.len_utf8(), Word::Mark(c));
                (at, is_word_start) = (at + c.len_utf8(), true);
                continue;
            }
            // Korean words of time begin where a word begins; Chinese and Japanese ones anywhere.
            let may_begin = is_word_start || !characters::is_hangul(c);
            let known = may_begin.then(|| self.known(rest)).flatten();
            let known = known.filter(|(len, _)| {
                is_word_start || stands_alone(words.get(..at).unwrap_or_default(), rest, *len)
            });
            let known = known.filter(|(len, _)| may_stop(rest, *len));
            // 日前 says "lately", but 3日前 says how many days, and 5月初 names its month.
            let is_counted = self.out.last().is_some_and(|last| {
                matches!(last.word, Word::Number { .. }) && last.span.end() == start + at
            });
            let known = match known {
                Some((_, Word::Pointer(_) | Word::Edge(..))) if is_counted => {
                    self.east.prefix(rest.get(..c.len_utf8()).unwrap_or_default())
                }
                known => known,
            };
            let spelled = || if is_word_start { hangul_numeral(rest) } else { None };
            let found = known.or_else(|| numeral(rest)).or_else(spelled);
            is_word_start = found.is_some();
            let Some((len, word)) = found else {
                other = other.or(Some(at));
                at += c.len_utf8();
                continue;
            };
            self.other(start, other.take(), at);
            self.push(start + at, len, word);
            at += len;
        }
        self.other(start, other, at);
    }

    /// What lies between known words.
    fn other(&mut self, start: usize, from: Option<usize>, to: usize) {
        if let Some(from) = from {
            self.push(start + from, to - from, Word::Other);
        }
    }

    fn known(&self, rest: &str) -> Option<(usize, Word)> {
        let c = rest.chars().next()?;
        if c.is_ascii_alphabetic() || matches!(c, 'ō' | 'Ō') {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let word = rest.get(..end)?.to_lowercase();
            let found = self.latin.prefix(&word).filter(|(len, _)| *len == end);
            return Some((end, found.map_or(Word::Other, |(_, word)| word)));
        }
        // 次の日曜日 is no 次の日.
        let found = self.east.prefix(rest).and_then(|(len, word)| {
            let is_cut = rest.get(len..).is_some_and(|behind| behind.starts_with('曜'));
            let shorter = rest.get(..len).and_then(|word| word.strip_suffix('日'));
            match shorter.filter(|_| is_cut) {
                Some(shorter) => self.east.prefix(shorter),
                None => Some((len, word)),
            }
        });
        found.filter(|(len, word)| {
            let is_syllable = *len == c.len_utf8() && characters::is_hangul(c);
            !is_syllable || may_end(rest.get(*len..).unwrap_or_default(), *word)
        })
    }
}

/// The quarter of `Q3`.
fn quarter(word: &str) -> Option<i8> {
    let n = word.strip_prefix(['Q', 'q'])?.parse().ok()?;
    (1..=4).contains(&n).then_some(n)
}

/// Particles that stand before or behind a word written in hiragana.
const KANA_PARTICLES: &str = "はがをにのもでとへやかよ";

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// Whether a word all in hiragana may begin here: いま of のいま, not of ていました.
fn stands_alone(before: &str, rest: &str, len: usize) -> bool {
    let is_kana = rest.get(..len).is_some_and(|word| word.chars().all(is_hiragana));
    let last = before.chars().next_back().filter(|c| is_hiragana(*c));
    !is_kana || last.is_none_or(|c| KANA_PARTICLES.contains(c))
}

/// Whether a word all in hiragana may end here: いま of いまは, not of いません.
fn may_stop(rest: &str, len: usize) -> bool {
    let (Some(word), Some(behind)) = (rest.get(..len), rest.get(len..)) else { return true };
    let next = behind.chars().next().filter(|c| is_hiragana(*c));
    let goes_on = next.is_some_and(|c| !KANA_PARTICLES.contains(c) && !behind.starts_with("まで"));
    !(goes_on && word.chars().all(is_hiragana))
}

/// Whether a Korean word of one syllable ends here: 일 of 29일에, not of 일본.
fn may_end(rest: &str, word: Word) -> bool {
    const PARTICLES: &str = "은는이가에의을를도만간과와로부까였인전후말초중께쯤경서발자동째";
    let Some(next) = rest.chars().next().filter(|c| characters::is_hangul(*c)) else { return true };
    let is_joined = matches!(word, Word::Which(_) | Word::Spelled(_) | Word::Many);
    if is_joined {
        matches!(next, '달' | '주' | '해' | '년' | '날')
    } else {
        PARTICLES.contains(next)
    }
}

/// `a.m.`, `p.m.`: the only dotted small letters that matter; `A.M.` comes as one token.
fn dotted(words: &str) -> Word {
    match words.to_ascii_lowercase().as_str() {
        "a.m." | "a.m" => Word::Meridiem(false),
        "p.m." | "p.m" => Word::Meridiem(true),
        _ => Word::Other,
    }
}

fn number(digits: &str, is_plain: bool) -> Word {
    let value = if digits.len() > 9 { None } else { digits.parse().ok() };
    let count = u8::try_from(digits.len()).unwrap_or(u8::MAX);
    value.map_or(Word::Other, |value| Word::Number {
        value,
        digits: if is_plain { count } else { 0 },
    })
}

/// The value of a full-width or ASCII digit.
fn digit(c: char) -> Option<i64> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '０'..='９' => u32::from(c) - u32::from('０'),
        _ => return None,
    };
    Some(i64::from(value))
}

/// A Chinese digit.
fn han_digit(c: char) -> Option<i64> {
    const DIGITS: &str = "〇一二三四五六七八九";
    if c == '零' {
        return Some(0);
    }
    if c == '元' || c == '两' || c == '兩' {
        return (c != '元').then_some(2);
    }
    DIGITS.chars().position(|d| d == c).and_then(|n| i64::try_from(n).ok())
}

/// A number at the start of `rest`: digits of either width, or Chinese numerals.
fn numeral(rest: &str) -> Option<(usize, Word)> {
    let (mut len, mut value, mut count) = (0, 0i64, 0u8);
    for c in rest.chars() {
        let Some(next) = digit(c).filter(|_| count < 9) else { break };
        value = value * 10 + next;
        count += 1;
        len += c.len_utf8();
    }
    if count > 0 {
        return Some((len, Word::Number { value, digits: count }));
    }
    han_numeral(rest)
}

/// `二〇二〇` digit by digit, `七十一` by places.
fn han_numeral(rest: &str) -> Option<(usize, Word)> {
    let (mut len, mut total, mut current, mut digits, mut has_place) = (0, 0i64, 0i64, 0u8, false);
    for c in rest.chars() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 0,
        };
        if place > 0 {
            total += current.max(1) * place;
            current = 0;
            has_place = true;
        } else if let Some(value) = han_digit(c).filter(|_| digits < 9) {
            current = if has_place { value } else { current * 10 + value };
            digits += 1;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    (len > 0 && total < 1_000_000).then_some((
        len,
        Word::Number { value: total + current, digits: if has_place { 1 } else { digits } },
    ))
}

/// A Sino-Korean number before its unit: 이십일 of 이십일일, 이천십팔 of 이천십팔년, 일 of 일월.
fn hangul_numeral(rest: &str) -> Option<(usize, Word)> {
    let run = rest.find(|c: char| hangul_digit(c).is_none()).unwrap_or(rest.len());
    let (run, behind) = (rest.get(..run).filter(|run| !run.is_empty())?, rest.get(run..)?);
    let (number, is_day) = match behind.chars().next() {
        Some('년' | '월') => (run, false),
        _ => (run.strip_suffix('일').filter(|number| !number.is_empty())?, true),
    };
    let (mut total, mut current, mut has_place) = (0i64, 0i64, false);
    for digit in number.chars().take(9).filter_map(hangul_digit) {
        if digit >= 10 {
            total += current.max(1) * digit;
            (current, has_place) = (0, true);
        } else {
            current = current * 10 + digit;
        }
    }
    let value = total + current;
    // 오일 is oil, 천년 a thousand years: a lone digit counts days only before a weekday.
    let next = behind.trim_start();
    let has_weekday = next.chars().nth(1) == Some('요') && next.chars().nth(2) == Some('일');
    let is_sure = match behind.chars().next() {
        Some('년') => (1100..2200).contains(&value),
        Some('월') => (1..=12).contains(&value),
        _ => is_day && (1..=31).contains(&value) && (has_place || has_weekday),
    };
    is_sure.then_some((number.len(), Word::Number { value, digits: 1 }))
}

/// A Sino-Korean digit, or the place it multiplies: 10, 100, 1000.
fn hangul_digit(c: char) -> Option<i64> {
    Some(match c {
        '영' | '공' => 0,
        '일' => 1,
        '이' => 2,
        '삼' => 3,
        '사' => 4,
        '오' => 5,
        '육' | '륙' => 6,
        '칠' => 7,
        '팔' => 8,
        '구' => 9,
        '십' => 10,
        '백' => 100,
        '천' => 1000,
        _ => return None,
    })
}
