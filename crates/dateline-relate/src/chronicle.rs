//! Chronicle: accounts of the same happening become one line with all their citations.
//!
//! Two accounts tell the same happening when kind and main participants are equal and their days
//! agree: equal moments, or at most two days apart, or one of them is only the day of a report that
//! follows the other within a week. Coarse and fine moments do not join: "they met in 2019" is not
//! the meeting of one day. Two messages three weeks apart therefore stay two lines. An article that
//! names a sender by name in its text and by country in its headline tells one message.

use crate::{accounts, bases::Memory, sentence, vague};
use dateline_model::{
    ArticleId, Chronicle, Citation, EntityId, Event, EventKind, Granularity, Line, Moment,
    RoleFiller, When,
};
use std::collections::{BTreeMap, BTreeSet};

/// Days by which two dated accounts of one happening may differ.
const APART: i32 = 2;

/// Days by which a report may follow what it reports.
const REPORTED_AFTER: i32 = 7;

/// Happenings, and accounts of one, that are looked back on for an agreeing one: they stand in order
/// of days, so what agrees is near, and the cost stays linear.
const LOOK_BACK: usize = 32;

/// One event as one article tells it.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// The event.
    pub event: &'a Event,
    /// The words of its first evidence.
    pub words: &'a str,
    /// Its evidence, cited; an event without evidence is no account.
    pub citations: Vec<Citation>,
    /// Who publishes the article.
    pub outlet: &'a str,
    /// Address of the page, when known: captures of one address are one voice.
    pub address: Option<&'a str>,
    /// The article.
    pub article: &'a ArticleId,
}

/// The chronicle of everything told, in order of time; lines without a day come last.
pub fn chronicle(told: &[Told<'_>]) -> Chronicle {
    let mut alike: BTreeMap<Likeness<'_>, Vec<&Told<'_>>> = BTreeMap::new();
    for account in told.iter().filter(|account| !account.citations.is_empty()) {
        alike.entry(likeness(account)).or_default().push(account);
    }
    let happenings: Vec<_> = alike.into_values().flat_map(happenings).collect();
    let told_once = vague::joined(happenings);
    let memory = Memory::of(told);
    let remembered = |list: &Vec<&Told<'_>>| Some(memory.remember(line(list)?, list));
    let mut lines: Vec<Line> = told_once.iter().filter_map(remembered).collect();
    lines.sort_by(|a, b| order(a).cmp(&order(b)));
    Chronicle { lines }
}

/// Dated before undated, then by day, the finer first, then by kind and words.
fn order(line: &Line) -> impl Ord + '_ {
    let when = line.when.map(|when| (when.first(), when.last()));
    (when.is_none(), when, line.kind, line.says.as_str())
}

/// Kind, base year of an anniversary, and the names or words that two accounts must share.
type Likeness<'a> = (EventKind, Option<i16>, Vec<&'a str>);

/// The roles whose fillers make a happening the one it is.
pub(crate) fn main_roles(kind: EventKind) -> &'static [&'static str] {
    match kind {
        EventKind::Message => &["sender", "recipient"],
        EventKind::Visit => &["visitor"],
        EventKind::Meeting => &["party", "host"],
        EventKind::Statement => &["speaker", "sender"],
        _ => &[],
    }
}

/// Who fills a role: the entity where it is known, else the name.
pub(crate) fn who(role: &RoleFiller) -> &str {
    role.entity.as_ref().map_or(role.name.as_str(), EntityId::as_str)
}

/// What two accounts must share to tell the same happening: the main participants, or else the
/// words themselves.
fn likeness<'a>(account: &Told<'a>) -> Likeness<'a> {
    let event = account.event;
    if let (EventKind::Anniversary, Some(base)) = (event.kind, event.base) {
        return (event.kind, Some(base.first().year()), Vec::new());
    }
    if event.kind == EventKind::Message {
        return (event.kind, None, directed(event).unwrap_or_else(|| vec![account.words]));
    }
    let main = main_roles(event.kind);
    let mut names: BTreeSet<&str> =
        event.roles.iter().filter(|role| main.contains(&role.role.as_str())).map(who).collect();
    if event.kind == EventKind::Visit
        && let Some(place) = &event.place
    {
        names.insert(place.entity.as_ref().map_or(place.name.as_str(), EntityId::as_str));
    }
    // Ships that met off one cape are told of by where, whoever is said to have rammed whom.
    if let (EventKind::Happening, Some(place)) = (event.kind, &event.place)
        && event.roles.iter().any(|role| role.role == "vessel")
    {
        let place = place.entity.as_ref().map_or(place.name.as_str(), EntityId::as_str);
        return (event.kind, None, vec!["vessel", place]);
    }
    let is_told_by_names = matches!(event.kind, EventKind::Meeting | EventKind::Visit);
    let names = if is_told_by_names && names.len() > 1 {
        names.into_iter().collect()
    } else {
        vec![account.words]
    };
    (event.kind, None, names)
}

/// Who sends and who receives, each side in order; a message and its answer are not alike.
fn directed(event: &Event) -> Option<Vec<&str>> {
    let side = |wanted: &str| -> BTreeSet<&str> {
        event.roles.iter().filter(|role| role.role == wanted).map(who).collect()
    };
    let (senders, recipients) = (side("sender"), side("recipient"));
    let is_whole = !senders.is_empty() && !recipients.is_empty();
    is_whole.then(|| senders.into_iter().chain([">"]).chain(recipients).collect())
}

/// Accounts that are alike, taken apart by their days: each list is one happening.
fn happenings<'a, 't>(alike: Vec<&'t Told<'a>>) -> Vec<Vec<&'t Told<'a>>> {
    let mut sorted = alike;
    sorted.sort_by_key(|account| {
        let when = account.event.when.as_ref().map(|when| when.moment);
        (when.map(Moment::first), when.map(Moment::last), account.event.base.map(Moment::first))
    });
    let mut lists: Vec<Vec<&Told<'_>>> = Vec::new();
    for account in sorted {
        // Sorted by day, so the happenings that can still agree stand last.
        let home = lists.iter_mut().rev().take(LOOK_BACK).find(|list| {
            let mut told = list.iter().rev().take(LOOK_BACK);
            told.any(|other| is_same(other.event, account.event))
        });
        match home {
            Some(list) => list.push(account),
            None => lists.push(vec![account]),
        }
    }
    lists
}

fn is_same(a: &Event, b: &Event) -> bool {
    if a.kind == EventKind::Anniversary {
        return is_same_occasion(a, b) && is_same_year(a.when.as_ref(), b.when.as_ref());
    }
    match (&a.when, &b.when) {
        (None, None) => true,
        (Some(a), Some(b)) => is_same_day(a, b),
        _ => false,
    }
}

/// Equal bases, or a year and a day in it remembered of the same subject.
fn is_same_occasion(a: &Event, b: &Event) -> bool {
    let (Some(one), Some(other)) = (a.base, b.base) else { return a.base == b.base };
    let subject = |event: &'_ Event| {
        event.roles.iter().find(|role| role.role == "subject").map(|role| who(role).to_owned())
    };
    one == other
        || ((one.contains(other) || other.contains(one))
            && subject(a) == subject(b)
            && subject(a).is_some())
}

fn is_same_year(a: Option<&When>, b: Option<&When>) -> bool {
    a.map(|a| a.moment.first().year()) == b.map(|b| b.moment.first().year())
}

pub(crate) fn is_same_day(a: &When, b: &When) -> bool {
    if a.moment == b.moment {
        return true;
    }
    if a.moment.granularity() != Granularity::Day || b.moment.granularity() != Granularity::Day {
        return false;
    }
    let days = (b.moment.first() - a.moment.first()).get_days();
    match (a.is_reported, b.is_reported) {
        (false, true) => (0..=REPORTED_AFTER).contains(&days),
        (true, false) => (-REPORTED_AFTER..=0).contains(&days),
        _ => days.abs() <= APART,
    }
}

/// The line of one happening: the best-dated account gives the day and the sentence.
fn line(accounts: &[&Told<'_>]) -> Option<Line> {
    let best = accounts.iter().min_by_key(|account| rank(account))?;
    let event = best.event;
    if !sentence::is_telling(event, best.words) {
        return None;
    }
    let when = event.when.as_ref().map(|when| when.moment);
    let says = sentence::of(event, best.words);
    let mut line = Line::new(when, event.kind, says, citations(accounts))?;
    line.is_reported = event.when.as_ref().is_some_and(|when| when.is_reported);
    line.base = event.base;
    line.names = names(accounts);
    line.differs = accounts::differences(accounts);
    Some(line)
}

/// A day of the event before a day of its report, participants that fill a frame before others, more
/// before fewer, then the words;
/// for an anniversary the shortest words that say of what.
fn rank<'a>(account: &Told<'a>) -> (bool, bool, std::cmp::Reverse<usize>, usize, &'a str) {
    let event = account.event;
    let is_reported = event.when.as_ref().is_none_or(|when| when.is_reported);
    if event.kind == EventKind::Anniversary {
        let is_bare = !sentence::tells_of_what(account.words);
        let of = account.words.contains(" of ");
        let parts = std::cmp::Reverse(usize::from(of && !event.roles.is_empty()));
        return (is_bare, is_reported, parts, account.words.len(), account.words);
    }
    let is_bare = !sentence::is_framed(event);
    (is_reported, is_bare, std::cmp::Reverse(event.roles.len()), 0, account.words)
}

/// One citation for each voice and wording: captures of the same address with the same words are
/// one, the earliest given.
fn citations(accounts: &[&Told<'_>]) -> Vec<Citation> {
    let mut heard = BTreeSet::new();
    let mut out = Vec::new();
    for account in accounts {
        let voice = account.address.unwrap_or_else(|| account.article.as_str());
        for (n, citation) in account.citations.iter().enumerate() {
            if heard.insert((voice, account.words, n)) {
                out.push(citation.clone());
            }
        }
    }
    out
}

fn names(accounts: &[&Told<'_>]) -> Vec<String> {
    let roles = accounts.iter().flat_map(|account| &account.event.roles);
    let names: BTreeSet<&str> =
        roles.filter(|role| role.entity.is_some()).map(|role| role.name.as_str()).collect();
    names.into_iter().map(str::to_owned).collect()
}
