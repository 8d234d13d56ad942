//! Vague tellings: a headline that says less than its own article tells no second happening.

use crate::Told;
use crate::chronicle::{is_same_day, main_roles, who};
use dateline_model::{ArticleId, EventKind};
use std::collections::BTreeMap;

/// Joins each happening that only one article tells, and tells vaguely, to a fuller one of the same
/// article, kind and day that shares a participant in the same role.
pub(crate) fn joined<'a, 't>(happenings: Vec<Vec<&'t Told<'a>>>) -> Vec<Vec<&'t Told<'a>>> {
    let mut of_article: BTreeMap<(EventKind, &ArticleId), Vec<usize>> = BTreeMap::new();
    for (n, list) in happenings.iter().enumerate() {
        for account in list {
            let told = of_article.entry((account.event.kind, account.article)).or_default();
            if told.last() != Some(&n) {
                told.push(n);
            }
        }
    }
    let mut home: Vec<usize> = (0..happenings.len()).collect();
    for (n, list) in happenings.iter().enumerate() {
        let Some(account) = list.first().filter(|account| is_alone(list, account.article)) else {
            continue;
        };
        let others = of_article.get(&(account.event.kind, account.article));
        let fuller = others.into_iter().flatten().copied().find(|other| {
            *other != n && happenings.get(*other).is_some_and(|list| says_more(list, account))
        });
        if let (Some(fuller), Some(place)) = (fuller, home.get_mut(n)) {
            *place = fuller;
        }
    }
    let mut out: Vec<Vec<&Told<'_>>> = vec![Vec::new(); happenings.len()];
    for (n, list) in happenings.into_iter().enumerate() {
        // A home may itself have moved; one step further is enough, since a fuller one stays.
        let at = home.get(n).and_then(|at| home.get(*at)).copied().unwrap_or(n);
        if let Some(place) = out.get_mut(at) {
            place.extend(list);
        }
    }
    out.retain(|list| !list.is_empty());
    out
}

fn is_alone(list: &[&Told<'_>], article: &ArticleId) -> bool {
    list.iter().all(|account| account.article == article)
}

/// Whether a happening is told by the same article with more participants, one of them the same in
/// the same role, on an agreeing day.
fn says_more(list: &[&Told<'_>], vague: &Told<'_>) -> bool {
    let main = main_roles(vague.event.kind);
    let named = |account: &Told<'_>| {
        account.event.roles.iter().filter(|role| main.contains(&role.role.as_str())).count()
    };
    let is_reported =
        |account: &Told<'_>| account.event.when.as_ref().is_none_or(|when| when.is_reported);
    list.iter().filter(|other| other.article == vague.article).any(|other| {
        if is_told_beside(other, vague) {
            return true;
        }
        let is_fuller = (named(other), !is_reported(other)) > (named(vague), !is_reported(vague));
        let is_day = match (&other.event.when, &vague.event.when) {
            (Some(a), Some(b)) => is_same_day(a, b),
            (_, None) => true,
            (None, Some(_)) => false,
        };
        let shares =
            other.event.roles.iter().filter(|role| main.contains(&role.role.as_str())).any(
                |role| {
                    vague
                        .event
                        .roles
                        .iter()
                        .any(|v| (v.role == role.role || v.role == "party") && who(v) == who(role))
                },
            );
        is_fuller && is_day && shares
    })
}

/// Whether an account without a day is told by the same article with one: an anniversary of the
/// same base, or a happening in the same words.
fn is_told_beside(dated: &Told<'_>, vague: &Told<'_>) -> bool {
    if vague.event.when.is_some() || dated.event.when.is_none() {
        return false;
    }
    if vague.event.kind == EventKind::Anniversary {
        return vague.event.base.is_some() && vague.event.base == dated.event.base;
    }
    let is_overlapped =
        |span| dated.citations.iter().any(|c: &dateline_model::Citation| c.span.overlaps(span));
    main_roles(vague.event.kind).is_empty()
        && vague.citations.iter().any(|citation| is_overlapped(citation.span))
}
