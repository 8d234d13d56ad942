//! Merge: the same happening told twice on a page is one event with several citations.

use dateline_model::{Event, EventKind, When};

/// Classes that leave open which message it was.
const OPEN: [&str; 4] = ["", "sending", "letter", "receiving"];

/// An event with the class that keeps happenings of one kind apart.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// The event.
    pub event: Event,
    /// Its class.
    pub class: String,
    /// Whether it tells of several happenings at once.
    pub is_series: bool,
}

/// Joins what is told more than once, in the order of the page.
pub(super) fn merge(all: Vec<Told>) -> Vec<Event> {
    let mut out: Vec<Told> = Vec::new();
    for told in all {
        match out.iter_mut().find(|known| is_same(known, &told)) {
            Some(known) => join(known, told),
            None => out.push(told),
        }
    }
    out.into_iter().map(|told| told.event).collect()
}

fn is_same(a: &Told, b: &Told) -> bool {
    let (x, y) = (&a.event, &b.event);
    // An anniversary is one event for each expression: each has a citation of its own.
    if x.kind != y.kind
        || x.article != y.article
        || x.kind == EventKind::Anniversary
        || a.is_series != b.is_series
    {
        return false;
    }
    let is_open = |class: &str| OPEN.contains(&class);
    let is_class = a.class == b.class
        || x.kind == EventKind::Message
            && (is_open(&a.class) || is_open(&b.class))
            && a.class != "exchange"
            && b.class != "exchange";
    is_class
        && has_same_roles(x, y)
        && has_same_place(x, y)
        && has_same_days(x.when.as_ref(), y.when.as_ref())
}

/// No part is played by two, and the main part is known in both.
fn has_same_roles(x: &Event, y: &Event) -> bool {
    let names = |event: &Event, role: &str| {
        let mut names: Vec<String> =
            event.roles.iter().filter(|r| r.role == role).map(|r| r.name.clone()).collect();
        names.sort();
        names
    };
    let mut roles: Vec<&str> =
        x.roles.iter().chain(&y.roles).map(|role| role.role.as_str()).collect();
    roles.sort_unstable();
    roles.dedup();
    let mut shared = false;
    for role in roles.into_iter().filter(|role| *role != "occasion") {
        let (of_x, of_y) = (names(x, role), names(y, role));
        if of_x == of_y || is_one_body(&of_x, &of_y) {
            shared = true;
        } else if !of_x.is_empty() && !of_y.is_empty() {
            return false;
        }
    }
    shared
}

/// Whether two names are one body, which a headline names without articles and more shortly.
fn is_one_body(x: &[String], y: &[String]) -> bool {
    let ([x], [y]) = (x, y) else { return false };
    let (x, y) = (x.replace(" the ", " "), y.replace(" the ", " "));
    let (short, long) = if x.len() < y.len() { (x, y) } else { (y, x) };
    let is_begun = long.strip_prefix(&*short).is_some_and(|rest| rest.starts_with(" of "));
    let is_part = long.strip_suffix(&*short).is_some_and(|rest| rest.ends_with(" of "));
    short.contains(" of ") && (is_begun || is_part)
}

fn has_same_place(x: &Event, y: &Event) -> bool {
    match (&x.place, &y.place) {
        (Some(a), Some(b)) => a.name == b.name,
        // Two battles of one army are two, unless the place says they are one.
        (None, None) => true,
        _ => x.kind != EventKind::Happening,
    }
}

/// Days that do not contradict; a day of the report agrees with every day.
fn has_same_days(x: Option<&When>, y: Option<&When>) -> bool {
    match (x, y) {
        (Some(x), Some(y)) if !x.is_reported && !y.is_reported => {
            x.moment.common(y.moment).is_some()
        }
        _ => true,
    }
}

fn join(known: &mut Told, told: Told) {
    if OPEN.contains(&known.class.as_str()) {
        known.class = told.class;
    }
    let (event, other) = (&mut known.event, told.event);
    event.when = match (event.when.clone(), other.when) {
        (Some(x), Some(y)) if x.is_reported && !y.is_reported => Some(y),
        (Some(x), Some(y)) if !x.is_reported && !y.is_reported => {
            Some(When { moment: x.moment.common(y.moment).unwrap_or(x.moment), is_reported: false })
        }
        (x, y) => x.or(y),
    };
    event.place = event.place.take().or(other.place);
    for role in other.roles {
        if !event.roles.iter().any(|known| known.role == role.role && known.name == role.name) {
            event.roles.push(role);
        }
    }
    for span in other.evidence {
        if !event.evidence.contains(&span) {
            event.evidence.push(span);
        }
    }
}
