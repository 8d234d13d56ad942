//! Splitting: typed text into words, quoted phrases, signs.

use super::Query;

/// One piece of a typed query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A bare word.
    Word(String),
    /// Words in quotation marks.
    Phrase(String),
    /// Words in quotation marks with a distance behind: `"a b"~5`.
    Near(String, u32),
    /// `name:value`; the value may have been quoted.
    Field(String, String),
}

/// Quotation marks and what closes them.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('「', '」'), ('«', '»')];

/// Splits a query; the second value tells whether a quotation mark was left open.
pub(super) fn split(typed: &str) -> (Vec<Piece>, bool) {
    let mut pieces = Vec::new();
    let mut is_open = false;
    let mut rest = typed.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '(' => one(&mut pieces, Piece::Open, after),
            ')' => one(&mut pieces, Piece::Close, after),
            '-' | '−' if after.starts_with(|next: char| !next.is_whitespace() && next != '-') => {
                one(&mut pieces, Piece::Not, after)
            }
            _ => match quoted(rest) {
                Some((words, after, is_closed)) => {
                    is_open |= !is_closed;
                    let (piece, after) = phrase(words, after);
                    one(&mut pieces, piece, after)
                }
                None => word(&mut pieces, rest, &mut is_open),
            },
        }
        .trim_start();
    }
    (pieces, is_open)
}

fn one<'a>(pieces: &mut Vec<Piece>, piece: Piece, after: &'a str) -> &'a str {
    pieces.push(piece);
    after
}

/// A quotation, with the distance that follows it.
fn phrase(words: String, after: &str) -> (Piece, &str) {
    let Some(number) = after.strip_prefix('~') else { return (Piece::Phrase(words), after) };
    let end = number.find(|digit: char| !digit.is_ascii_digit()).unwrap_or(number.len());
    let (digits, rest) = number.split_at_checked(end).unwrap_or((number, ""));
    match digits.parse::<u32>() {
        Ok(distance) => (Piece::Near(words, distance.min(Query::NEAR)), rest),
        Err(_) if digits.is_empty() => (Piece::Phrase(words), number),
        Err(_) => (Piece::Near(words, Query::NEAR), rest),
    }
}

/// The words of a quotation at the start of `text`, what follows, and whether it is closed.
fn quoted(text: &str) -> Option<(String, &str, bool)> {
    let first = text.chars().next()?;
    let (_, close) = QUOTES.iter().find(|(open, _)| *open == first)?;
    let inside = text.get(first.len_utf8()..)?;
    match inside.split_once(*close) {
        Some((words, after)) => Some((words.to_owned(), after, true)),
        None => Some((inside.to_owned(), "", false)),
    }
}

/// A bare word, an operator or a field at the start of `text`.
fn word<'a>(pieces: &mut Vec<Piece>, text: &'a str, is_open: &mut bool) -> &'a str {
    let is_end = |letter: char| {
        letter.is_whitespace() || matches!(letter, '(' | ')') || letter == '"' || letter == '“'
    };
    let end = text.find(is_end).unwrap_or(text.len());
    let (bare, after) = text.split_at_checked(end).unwrap_or((text, ""));
    if let Some((name, value)) = bare.split_once([':', '：']).filter(is_field) {
        if value.is_empty()
            && let Some((words, after, is_closed)) = quoted(after)
        {
            *is_open |= !is_closed;
            pieces.push(Piece::Field(name.to_lowercase(), words));
            return after;
        }
        pieces.push(Piece::Field(name.to_lowercase(), value.to_owned()));
        return after;
    }
    pieces.push(match bare {
        "AND" | "&&" => Piece::And,
        "OR" | "||" => Piece::Or,
        "NOT" => Piece::Not,
        _ => Piece::Word(bare.to_owned()),
    });
    after
}

/// Whether `name:value` is meant as a field; an address is not.
fn is_field((name, value): &(&str, &str)) -> bool {
    let is_name = !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphabetic());
    is_name && !value.starts_with("//")
}
