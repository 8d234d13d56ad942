//! Saying: a query in words, so that people see how they were understood.

use super::{Asked, NameField, Node};

/// The query in words.
pub(super) fn says(node: &Node) -> String {
    match node {
        Node::Words(words) if words.trim().contains(char::is_whitespace) => format!("\"{words}\""),
        Node::Words(words) => words.clone(),
        Node::Near(words, distance) => format!("\"{words}\" within {distance} words"),
        Node::Field(asked) => field(asked),
        Node::All(parts) => join(parts, " AND "),
        Node::Any(parts) => join(parts, " OR "),
        Node::Not(part) => format!("NOT {}", inner(part)),
    }
}

fn join(parts: &[Node], between: &str) -> String {
    parts.iter().map(inner).collect::<Vec<_>>().join(between)
}

fn inner(node: &Node) -> String {
    match node {
        Node::All(_) | Node::Any(_) => format!("({})", says(node)),
        _ => says(node),
    }
}

fn field(asked: &Asked) -> String {
    match asked {
        Asked::Name(field, name) => format!("{} is {}", name_of(*field), name.trim()),
        Asked::Lang(lang) => format!("language is {}", lang.code()),
        Asked::Kind(kind) => format!("tells of a {}", kind.as_str()),
        Asked::Since(day) => format!("published from {day}"),
        Asked::Until(day) => format!("published until {day}"),
    }
}

fn name_of(field: NameField) -> &'static str {
    match field {
        NameField::Outlet => "outlet",
        NameField::Agency => "agency",
        NameField::Speaker => "speaker",
        NameField::Person => "person",
        NameField::Organization => "organization",
        NameField::Place => "place",
        NameField::Headline => "headline",
    }
}
