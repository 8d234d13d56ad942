//! Parsing: pieces into a tree, within bounds.

use super::split::{Piece, split};
use super::{Asked, NameField, Node, Query, Sort};
use dateline_model::{EventKind, Lang};
use jiff::civil::Date;
use std::iter::Peekable;
use std::vec::IntoIter;

/// The kinds of event by their words.
const KINDS: [EventKind; 10] = [
    EventKind::Message,
    EventKind::Visit,
    EventKind::Meeting,
    EventKind::Anniversary,
    EventKind::Launch,
    EventKind::Statement,
    EventKind::Appointment,
    EventKind::Agreement,
    EventKind::Death,
    EventKind::Happening,
];

/// Understands a query.
pub(super) fn parse(typed: &str) -> Query {
    let mut complaints = Vec::new();
    let mut end = typed.len().min(Query::BYTES);
    while !typed.is_char_boundary(end) {
        end -= 1;
    }
    let (read, cut) = typed.split_at_checked(end).unwrap_or((typed, ""));
    if !cut.is_empty() {
        complaints.push(format!("Only the first {} bytes of the query were read.", Query::BYTES));
    }
    let (mut pieces, is_open) = split(read);
    if is_open {
        complaints.push("A quotation mark was not closed; it was closed at the end.".to_owned());
    }
    let operands = pieces
        .iter()
        .filter(|piece| matches!(piece, Piece::Word(_) | Piece::Phrase(_) | Piece::Field(..)));
    if operands.count() > Query::TERMS {
        let mut seen = 0;
        pieces.retain(|piece| {
            seen += usize::from(is_operand(piece));
            seen <= Query::TERMS
        });
        complaints.push(format!("Only the first {} words of the query were used.", Query::TERMS));
    }
    let mut parser = Parser { pieces: pieces.into_iter().peekable(), sort: Sort::Fit, complaints };
    let mut parts = Vec::new();
    loop {
        parts.extend(parser.any(0));
        // Only a parenthesis nobody opened stops the parser before the end.
        if parser.pieces.next().is_none() {
            break;
        }
        parser.complain("A closing parenthesis has no opening one; it was left out.");
    }
    Query { root: all(parts), sort: parser.sort, complaints: parser.complaints }
}

/// Whether a piece asks for something, rather than joining others.
fn is_operand(piece: &Piece) -> bool {
    matches!(piece, Piece::Word(_) | Piece::Phrase(_) | Piece::Near(..) | Piece::Field(..))
}

struct Parser {
    pieces: Peekable<IntoIter<Piece>>,
    sort: Sort,
    complaints: Vec<String>,
}

impl Parser {
    fn complain(&mut self, sentence: &str) {
        if !self.complaints.iter().any(|said| said == sentence) {
            self.complaints.push(sentence.to_owned());
        }
    }

    /// `a b OR c`: OR binds weaker than standing side by side.
    fn any(&mut self, depth: usize) -> Option<Node> {
        let mut parts = Vec::new();
        loop {
            parts.extend(self.all(depth));
            if self.pieces.next_if_eq(&Piece::Or).is_none() {
                break;
            }
        }
        if parts.len() > 1 { Some(Node::Any(parts)) } else { parts.pop() }
    }

    fn all(&mut self, depth: usize) -> Option<Node> {
        let mut parts = Vec::new();
        while let Some(piece) = self.pieces.peek() {
            match piece {
                Piece::Or | Piece::Close => break,
                Piece::And => {
                    self.pieces.next();
                }
                _ => parts.extend(self.one(depth)),
            }
        }
        all(parts)
    }

    fn one(&mut self, depth: usize) -> Option<Node> {
        let mut is_negated = false;
        while self.pieces.next_if_eq(&Piece::Not).is_some() {
            is_negated = !is_negated;
        }
        if matches!(self.pieces.peek(), None | Some(Piece::Or | Piece::Close | Piece::And)) {
            if is_negated {
                self.complain("NOT stands before nothing; it was left out.");
            }
            return None;
        }
        let node = match self.pieces.next()? {
            Piece::Word(word) => words(word),
            Piece::Phrase(phrase) => words(phrase),
            Piece::Near(near, distance) => near_words(near, distance),
            Piece::Field(name, value) if name == "sort" => self.sort(&value),
            Piece::Field(name, value) => self.field(&name, &value),
            Piece::Open => self.group(depth),
            Piece::Close | Piece::And | Piece::Or | Piece::Not => None,
        }?;
        Some(if is_negated { Node::Not(Box::new(node)) } else { node })
    }

    fn group(&mut self, depth: usize) -> Option<Node> {
        if depth >= Query::DEPTH {
            self.complain("Parentheses are nested too deep; the inner ones were left out.");
            return None;
        }
        let node = self.any(depth + 1);
        if self.pieces.next_if_eq(&Piece::Close).is_none() {
            self.complain("A parenthesis was not closed; it was closed at the end.");
        }
        node
    }

    /// The order stands outside the tree, wherever it is typed.
    fn sort(&mut self, value: &str) -> Option<Node> {
        self.sort = match value.to_lowercase().as_str() {
            "newest" => Sort::Newest,
            "oldest" => Sort::Oldest,
            "fit" | "relevance" => Sort::Fit,
            _ => {
                self.complain("Hits can be sorted by newest, oldest or fit; sort was left out.");
                self.sort
            }
        };
        None
    }

    fn field(&mut self, name: &str, value: &str) -> Option<Node> {
        let asked = match name {
            "outlet" => named(NameField::Outlet, value),
            "agency" => named(NameField::Agency, value),
            "speaker" => named(NameField::Speaker, value),
            "person" => named(NameField::Person, value),
            "organization" | "organisation" | "org" => named(NameField::Organization, value),
            "place" => named(NameField::Place, value),
            "headline" | "title" => named(NameField::Headline, value),
            "lang" | "language" => lang(value),
            "kind" => kind(value),
            "since" | "from" => day(value, false).map(Asked::Since),
            "until" | "to" => day(value, true).map(Asked::Until),
            _ => None,
        };
        if let Some(asked) = asked {
            return Some(Node::Field(asked));
        }
        self.complaints.push(complaint(name, value));
        words(format!("{name} {value}"))
    }
}

fn complaint(name: &str, value: &str) -> String {
    let value: String = value.chars().take(80).collect();
    match name {
        "since" | "until" | "from" | "to" => format!(
            "{name}:{value} is no day; write 2020, 2020-10 or 2020-10-29. It was read as words."
        ),
        "kind" => {
            let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.as_str()).collect();
            format!(
                "kind:{value} is no kind; there are {}. It was read as words.",
                kinds.join(", ")
            )
        }
        "lang" | "language" => {
            format!("lang:{value} is no language code such as en, ko or zh. It was read as words.")
        }
        "outlet" | "agency" | "speaker" | "person" | "organization" | "place" => {
            format!("{name}: has no name behind it. It was read as words.")
        }
        _ => format!("There is no field {name}; {name}:{value} was read as words."),
    }
}

/// Several parts that must all hold.
fn all(mut parts: Vec<Node>) -> Option<Node> {
    if parts.len() > 1 { Some(Node::All(parts)) } else { parts.pop() }
}

/// Words that can be looked for; signs alone ask for nothing.
fn words(typed: String) -> Option<Node> {
    (!crate::fold::asked(&typed).is_empty()).then_some(Node::Words(typed))
}

/// Words that stand near each other; a single word is just a word.
fn near_words(typed: String, distance: u32) -> Option<Node> {
    let count = crate::fold::asked(&typed).len();
    if count > 1 && distance > 0 { Some(Node::Near(typed, distance)) } else { words(typed) }
}

fn named(field: NameField, value: &str) -> Option<Asked> {
    words(value.to_owned())?;
    Some(Asked::Name(field, value.to_owned()))
}

fn lang(value: &str) -> Option<Asked> {
    let lang = Lang::from_code(value);
    (lang != Lang::Und || value == "und").then_some(Asked::Lang(lang))
}

fn kind(value: &str) -> Option<Asked> {
    let wanted = value.to_lowercase();
    KINDS.into_iter().find(|kind| kind.as_str() == wanted).map(Asked::Kind)
}

/// A day, or the first or last day of a month or year.
fn day(value: &str, is_last: bool) -> Option<Date> {
    let mut parts = value.split(['-', '/', '.']);
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: Option<i8> =
        parts.next().map(|month| month.parse().ok().ok_or(())).transpose().ok()?;
    let day: Option<i8> = parts.next().map(|day| day.parse().ok().ok_or(())).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some(match (month, day, is_last) {
        (None, _, true) => first.last_of_year(),
        (Some(_), None, true) => first.last_of_month(),
        _ => first,
    })
}
