//! Stated: an article that markup speaks of and whose text the page does not hold, such as one
//! behind a script or a wall.

use dateline_model::{Article, Completeness, Note, Page};

/// The article of a page without any, when markup states its day of publication: its headline and
/// days are told, its text is not there.
pub(super) fn article(page: &Page, articles: &[Article]) -> Option<(Article, Note)> {
    let is_stated = page.markup.iter().any(|fact| is_day_of_article(&fact.place));
    if !page.is_html || !articles.is_empty() || !is_stated {
        return None;
    }
    let says = "The markup speaks of an article whose text is not in the page.";
    let article = Article { completeness: Completeness::Cut, ..Article::default() };
    Some((article, Note::new("body_absent", says, None)))
}

/// Whether a fact of this place is the day of publication of an article.
fn is_day_of_article(place: &str) -> bool {
    if let Some((kind, "datepublished")) =
        place.strip_prefix("jsonld:").and_then(|place| place.split_once('.'))
    {
        let texts = ["article", "posting", "report", "howto", "recipe", "creativework"];
        return texts.iter().any(|end| kind.ends_with(end));
    }
    matches!(place, "meta:article:published_time" | "meta:datepublished" | "itemprop:datepublished")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::MarkupFact;

    fn page(place: &str) -> Page {
        let fact = MarkupFact { place: place.to_owned(), value: "2031-05-03".into(), span: None };
        Page { is_html: true, markup: vec![fact], ..Page::default() }
    }

    #[test]
    fn only_a_stated_day_makes_an_article() {
        assert!(article(&page("jsonld:newsarticle.datepublished"), &[]).is_some());
        assert!(article(&page("meta:article:published_time"), &[]).is_some());
        assert!(
            article(&page("jsonld:newsarticle.datepublished"), &[Article::default()]).is_none()
        );
        assert!(article(&page("jsonld:webpage.datepublished"), &[]).is_none());
        assert!(article(&page("jsonld:itemlist.item.datepublished"), &[]).is_none());
        assert!(article(&page("title"), &[]).is_none());
    }
}
