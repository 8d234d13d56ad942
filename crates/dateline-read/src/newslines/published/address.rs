//! Addresses: the day that stands in the path of an article's address.

use super::{Candidate, Scene, Sort};
use crate::newslines::cursor::digit;
use dateline_model::{Basis, PageUrl, Stamp};
use jiff::civil::Date;

/// The days of the page's address and of the address it calls its own.
pub(super) fn gather(scene: &Scene<'_>) -> Vec<Candidate> {
    let typed = scene.context.url.iter().map(|url| ("address", url.clone()));
    let facts = scene.page.markup.iter();
    let stated = facts
        .filter(|fact| matches!(&*fact.place, "link:canonical" | "meta:og:url"))
        .filter_map(|fact| Some(("canonical", PageUrl::parse(&fact.value)?)));
    // The picture of an article lies where it was put on the day it was made.
    let pictures = scene.page.markup.iter();
    let pictures = pictures
        .filter(|fact| matches!(&*fact.place, "meta:og:image" | "meta:twitter:image"))
        .filter_map(|fact| Some(("image", PageUrl::parse(&fact.value)?)));
    let all = typed.chain(stated).chain(pictures);
    all.filter_map(|(evidence, url)| candidate(evidence, &url)).collect()
}

fn candidate(evidence: &'static str, url: &PageUrl) -> Option<Candidate> {
    let path = url.path();
    let day = if evidence == "image" { folders(path) } else { day(path) }?;
    Some(Candidate {
        sort: Sort::Published,
        stamp: Stamp::on(day),
        day,
        turned: None,
        basis: Basis::Address,
        span: None,
        text: url.typed().to_owned(),
        evidence: vec![evidence],
        says: match evidence {
            "image" => format!("the address of its picture holds {day}"),
            _ => format!("the address of the page holds {day}"),
        },
    })
}

/// The day in a path: `/2021/10/26/`, `/2021-10-26-`, `/20211026`. The path an archive has in its
/// own address (`/web/20211026…/https://…`) is read instead of the archive's.
fn day(path: &str) -> Option<Date> {
    let path = match path.split_once("://") {
        Some((_, inner)) => inner.split_once('/').map_or("", |(_, path)| path),
        None => path,
    };
    let runs: Vec<&str> =
        path.split(|c: char| digit(c).is_none()).filter(|run| !run.is_empty()).collect();
    let whole = runs.iter().find_map(|run| {
        let run = run.get(..8).filter(|_| matches!(run.len(), 8 | 12 | 14))?;
        of(run.get(..4)?, run.get(4..6)?, run.get(6..)?)
    });
    let parts = || adjoining(path).find_map(|[year, month, day]| of(year, month, day));
    let turned = || adjoining(path).find_map(|[day, month, year]| of(year, month, day));
    parts().or(whole).or_else(turned)
}

/// The day in the folders of a path: `/2021/10/26/`.
fn folders(path: &str) -> Option<Date> {
    let mut folders = path.split('/').collect::<Vec<_>>();
    folders.pop();
    folders.windows(3).find_map(|parts| match parts {
        [year, month, day] => of(year, month, day),
        _ => None,
    })
}

/// Three runs of digits with one mark between each two.
fn adjoining(path: &str) -> impl Iterator<Item = [&str; 3]> {
    let starts = path.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !path.get(..*at).is_some_and(|l| l.ends_with(|c: char| c.is_ascii_digit()))
    });
    starts.filter_map(|(at, _)| {
        let mut parts = path.get(at..)?.splitn(4, ['/', '-', '_', '.']);
        let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        Some([year, month, rest.get(..end)?])
    })
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || month.len() > 2 || day.len() > 2 || !is_digits(month) || !is_digits(day) {
        return None;
    }
    let year = year.parse().ok().filter(|year| (1990..2100).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_stand_in_paths() {
        let may = Some(date(2021, 5, 3));
        assert_eq!(day("/news/2021/05/03/harbour.html"), may);
        assert_eq!(day("/2021/5/3"), may);
        assert_eq!(day("/a/2021-05-03-harbour"), may);
        assert_eq!(day("/view/AKR20210503012345"), may);
        assert_eq!(day("/n/20210503/c1.htm"), may);
        assert_eq!(day("/web/20230101000000/https://lumen.example/2021/05/03/x"), may);
        assert_eq!(day("/web/20230101000000/https://lumen.example/x"), None);
        assert_eq!(day("/news/03-05-2021"), may);
        assert_eq!(folders("/files/2021/05/03/quay.jpg"), may);
        assert_eq!(folders("/files/2021/05/03.jpg"), None);
        assert_eq!(day("/2021/05/harbour-3"), None);
        assert_eq!(day("/99999999/2021"), None);
    }
}
