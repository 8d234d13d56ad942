//! Published: every candidate for the day of publication, weighed, and the one that wins.

mod address;
mod choose;
mod label;
mod markup;
mod order;
mod place;
mod structured;
mod visible;
mod zone;

use crate::{Context, newslines::beside::LeftOut};
use dateline_model::{
    Article, ArticleRole, Basis, Dropped, Note, Page, Resolved, Span, Stamp, Weighed,
};
use jiff::civil::Date;

/// What a candidate is said or seen to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// The day of publication: only these compete.
    Published,
    /// The day of the last change; it stands in where nothing else is known.
    Updated,
    /// The day the page was made for this reader.
    Rendered,
}

/// One candidate.
#[derive(Clone, Debug)]
struct Candidate {
    sort: Sort,
    stamp: Stamp,
    day: Date,
    /// The day with month and day the other way round, where the figures allow both.
    turned: Option<Date>,
    /// How it is known.
    basis: Basis,
    /// The words; none in markup and addresses.
    span: Option<Span>,
    /// The words, or the raw value.
    text: String,
    /// What speaks for it, by the rows of `published.tsv`; the kind of evidence first.
    evidence: Vec<&'static str>,
    /// Where it stands, for readers.
    says: String,
}

/// The days of one article.
#[derive(Debug, Default)]
pub(super) struct Days {
    /// When it was published.
    pub published: Option<Resolved<Stamp>>,
    /// When it was last changed.
    pub updated: Option<Resolved<Stamp>>,
    /// Doubts.
    pub notes: Vec<Note>,
    /// All days that competed, when the context asks why.
    pub weighed: Vec<Weighed>,
}

/// The page as far as days need it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'s> {
    /// The page.
    pub page: &'s Page,
    /// All its items.
    pub articles: &'s [Article],
    /// What was left out.
    pub dropped: &'s [Dropped],
    /// Where it lies.
    pub left_out: &'s LeftOut,
    /// What is known beside the page.
    pub context: &'s Context<'s>,
}

impl Scene<'_> {
    /// Whether the page's own markup and address speak of this article: they do when it is the only
    /// one, teasers aside, or the one the page is named after, or by far the longest.
    pub(super) fn is_main(&self, n: usize) -> bool {
        let of_page = |a: &&Article| a.role != ArticleRole::Teaser;
        if !self.articles.get(n).is_some_and(|article| of_page(&article)) {
            return false;
        }
        let all: Vec<usize> = (0..self.articles.len())
            .filter(|n| self.articles.get(*n).is_some_and(|article| of_page(&article)))
            .collect();
        let named = all.iter().copied().find(|n| self.is_named_after(*n));
        let length = |n: usize| -> usize {
            self.articles.get(n).map_or(0, |a| a.paragraphs.iter().map(|p| p.len()).sum())
        };
        let total: usize = all.iter().map(|n| length(*n)).sum();
        match (all.len(), named) {
            (1, _) => true,
            _ if !self.page.is_html => false,
            (_, Some(named)) => named == n,
            _ => length(n).saturating_mul(5) >= total.saturating_mul(3),
        }
    }

    /// Whether the page's title holds the headline of article `n`.
    fn is_named_after(&self, n: usize) -> bool {
        let fold =
            |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let headline = self.articles.get(n).and_then(|article| article.headline.as_ref());
        let Some(headline) = headline.map(|headline| fold(&headline.text)) else { return false };
        let mut titles = self.page.markup.iter().filter(|fact| {
            matches!(&*fact.place, "title" | "meta:og:title") && fact.value.len() < 1_000
        });
        headline.chars().count() >= 8 && titles.any(|fact| fold(&fact.value).contains(&headline))
    }
}

/// The days of article `n`.
pub(super) fn lift(scene: &Scene<'_>, n: usize) -> Days {
    let Some(article) = scene.articles.get(n) else { return Days::default() };
    let is_main = scene.is_main(n);
    if is_main && let Some(day) = scene.context.published_on {
        return given(day);
    }
    let is_event = article.role == ArticleRole::Announcement;
    if is_event && !is_main {
        return Days::default();
    }
    let mut candidates = visible::gather(scene, n, is_main);
    // The bare days of an announcement are those of its event.
    candidates.retain(|found| !is_event || found.evidence.iter().any(|e| e.starts_with("label_")));
    if is_main {
        candidates.extend(structured::gather(scene, article));
        candidates.extend(markup::gather(scene, article));
        candidates.extend(address::gather(scene));
    }
    let mut notes = order::settle(scene, article, &mut candidates);
    zone::settle(article, &mut candidates);
    let mut days = choose::choose(scene, n, article, &candidates);
    notes.append(&mut days.notes);
    Days { notes, ..days }
}

/// The day whoever gave the page knows.
fn given(day: Date) -> Days {
    let published = Resolved {
        value: Stamp::on(day),
        basis: Basis::Given,
        span: None,
        clues: Vec::new(),
        rivals: Vec::new(),
    };
    Days { published: Some(published), ..Days::default() }
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use crate::Context;
    use dateline_model::{MarkupFact, Page, PageUrl};

    #[track_caller]
    fn check_with(lines: &str, expected: &str, change: impl FnOnce(&mut Page, &mut Context<'_>)) {
        let lifted = stage::lift(lines, change);
        let codes = lifted.notes.iter().map(|note| note.code.as_ref());
        let codes: Vec<_> = codes.filter(|code| *code != "outlet_unknown").collect();
        let shown = lifted.articles[0].published.as_ref().map_or("none".to_owned(), |p| {
            let hour = p
                .value
                .time
                .map_or(String::new(), |t| format!(" {:02}:{:02}", t.hour(), t.minute()));
            format!("{}{hour} {}", p.value.moment, p.basis.as_str())
        });
        assert_eq!([shown, codes.join(" ")].join(" ").trim(), expected, "{lines}");
    }

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        check_with(lines, expected, |_, _| ());
    }

    fn meta(place: &str, value: &str) -> impl Fn(&mut Page, &mut Context<'_>) {
        let fact = MarkupFact { place: place.to_owned(), value: value.to_owned(), span: None };
        move |page, _| page.markup.push(fact.clone())
    }

    #[test]
    fn a_label_beats_the_day_of_rendering() {
        check(
            "F January 17, 2026Jan 17, 2026\nF Lumen\nF News\nF Home\nH Harbour opens\n\
             N Date: 26/10/2021 | Source: Lumen Gazette\nP It opened.\nR January 16, 2026",
            "2021-10-26 printed",
        );
        check(
            "F January 17, 2026\nF a\nF b\nF c\nH Harbour opens\nP It opened.",
            "none published_unprinted",
        );
    }

    #[test]
    fn stamps_beside_the_text() {
        check("N October 10, 2020 at 08:30 JST\nP It opened.", "2020-10-10 08:30 printed");
        check(
            "H 항구 열려\nN 입력 2021.05.03 오후 3:05 | 수정 2021.05.04 09:00\nP 항구가 열렸다.",
            "2021-05-03 15:05 printed",
        );
        check(
            "H 港口开放\nN 发布时间：2021年5月3日 15:05\nP 港口开放。",
            "2021-05-03 15:05 printed",
        );
        check("H 港が開いた\nN 2021年5月3日 15時05分\nP 港が開いた。", "2021-05-03 15:05 printed");
        check(
            "H Hafen offen\nN Veröffentlicht am 3. Mai 2021\nP Der Hafen ist offen.",
            "2021-05-03 printed",
        );
        check(
            "H Le port\nN Publié le 3 mai 2021 à 15h05\nP Le port est ouvert.",
            "2021-05-03 15:05 printed",
        );
        check("H El puerto\nN 3 de mayo de 2021\nP El puerto.", "2021-05-03 printed");
    }

    #[test]
    fn what_is_no_day_of_publication() {
        check("P It opened on May 3, 2021, as the chairwoman said.", "none published_unprinted");
        check("P It opened.\nF © May 3, 2021 Lumen Gazette", "2021-05-03 printed published_weak");
        check(
            "H Harbour\nN Last updated: May 4, 2021\nP It opened.",
            "2021-05-04 printed published_from_updated",
        );
    }

    #[test]
    fn words_behind_a_stamp_say_what_it_is() {
        check(
            "P Der Hafen ist offen.\nN Dieser Beitrag wurde am 3. Mai 2021 um 15:05 Uhr von Ada \
             Marrow veröffentlicht.",
            "2021-05-03 15:05 printed",
        );
        check(
            "P Der Hafen ist offen.\nN Diese Seite wurde am 4. Mai 2021 bearbeitet.",
            "2021-05-04 printed published_from_updated",
        );
        check("H 港口开放\nN 2021-05-03 15:05 发布\nP 港口开放。", "2021-05-03 15:05 printed");
    }

    #[test]
    fn how_old_the_contents_are_is_a_day_of_publication_beside_the_headline_only() {
        check(
            "H Hafen offen\nN Stand: 03.05.2021 15:05 Uhr\nP Der Hafen ist offen.",
            "2021-05-03 15:05 printed",
        );
        check(
            "H Hafen offen\nP Der Hafen ist offen.\nN Stand: 03.05.2021",
            "2021-05-03 printed published_from_updated",
        );
    }

    #[test]
    fn a_node_of_another_article_says_little() {
        let fact = |place: &str, value: &str| MarkupFact {
            place: format!("jsonld:newsarticle.{place}"),
            value: value.to_owned(),
            span: None,
        };
        check_with("H The harbour opens\nP It opened.", "2021-05-03 markup", |page, _| {
            page.markup = vec![
                fact("datepublished", "2019-01-02"),
                fact("headline", "A bridge is closed"),
                fact("datepublished", "2021-05-03"),
                fact("headline", "The harbour opens"),
            ];
        });
    }

    #[test]
    fn an_instant_is_told_in_the_zone_the_page_prints() {
        let published = "meta:article:published_time";
        // A German page is read an hour or two east of Greenwich.
        check_with(
            "H Hafen\nN 3. Mai 2021\nP Der Hafen und die Stadt sind nicht offen.",
            "2021-05-03 printed",
            meta(published, "2021-05-02T22:30:00Z"),
        );
        check_with(
            "H Hafen\nN 3. Mai 2021\nP Der Hafen und die Stadt sind nicht offen.",
            "2021-05-03 printed metadata_conflict",
            meta(published, "2021-05-02T04:30:00Z"),
        );
    }

    #[test]
    fn an_announcement_is_dated_by_labels_and_markup_alone() {
        let check = |lines: &str, expected: Option<&str>| {
            let (page, mut layout) = stage::page(lines);
            layout.articles[0].role = dateline_model::ArticleRole::Announcement;
            let lifted = super::super::lift(&page, layout, &Context::new(&stage::LEXICON));
            let day = lifted.articles[0].published.as_ref().map(|p| p.value.moment.to_string());
            assert_eq!(day.as_deref(), expected, "{lines}");
        };
        check("H Open day\nN 3 May 2021\nP The harbour is open to all.", None);
        check(
            "H Open day\nN Posted on: 3 May 2021\nP The harbour is open to all.",
            Some("2021-05-03"),
        );
    }

    #[test]
    fn a_day_that_opens_the_text() {
        check("P 03.05.2021 · Der Hafen ist wieder offen, sagt die Stadt.", "2021-05-03 printed");
        check("P Lumen, 3. Mai 2021 – Der Hafen ist wieder offen.", "2021-05-03 printed");
        check("P 3 May 2021 was a good day for the harbour.", "none published_unprinted");
    }

    #[test]
    fn the_head_of_a_page_of_markup_is_the_last_resort() {
        let lines = "F May 3, 2021\nF a\nF b\nF c\nF d\nF e\nF f\nF g\nF h\nF i\nH Harbour opens\nP It opened.";
        check(lines, "none published_unprinted");
        check_with(lines, "2021-05-03 printed published_weak", |page, _| page.is_html = true);
        check_with(
            &format!("{lines}\nN Published: May 1, 2021"),
            "2021-05-01 printed",
            |page, _| page.is_html = true,
        );
    }

    #[test]
    fn markup_and_address() {
        let published = "meta:article:published_time";
        check_with(
            "P It opened.",
            "2021-05-03 15:05 markup",
            meta(published, "2021-05-03T15:05:00+09:00"),
        );
        check_with(
            "N May 3, 2021 08:30 JST\nP It opened.",
            "2021-05-03 08:30 printed",
            meta(published, "2021-05-02T23:30:00Z"),
        );
        check_with(
            "N Published: May 3, 2021\nP It opened.",
            "2021-05-03 printed metadata_conflict",
            meta("itemprop:datepublished", "2019-05-02"),
        );
        check_with("P It opened.", "2021-05-03 address", |_, context| {
            context.url = PageUrl::parse("https://gazette.example/2021/05/03/harbour");
        });
        check_with("N Published: May 4, 2021\nP It opened.", "2021-05-03 given", |_, context| {
            context.published_on = Some(jiff::civil::date(2021, 5, 3));
        });
    }

    #[test]
    fn day_and_month_may_be_the_other_way_round() {
        check(
            "N Date: 04/05/2021\nP The harbour of the town.",
            "2021-05-04 printed day_month_order",
        );
        check("N Date: 04/05/2021\nP The harbour.\nR 04/28/2021", "2021-04-05 printed");
        check(
            "N Datum: 04/05/2021\nP Der Hafen und die Stadt sind nicht offen.",
            "2021-05-04 printed",
        );
        check_with(
            "N Date: 04/05/2021\nP The harbour.",
            "2021-04-05 printed",
            meta("meta:date", "2021-04-05"),
        );
    }
}
