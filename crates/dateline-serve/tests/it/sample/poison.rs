//! A page whose every field carries markup.

use super::Draft;
use dateline_model::{Basis, Byline, EntityId, Hop, Kind, Lang, Moment, Note, Role};
use jiff::civil::date;

/// What a page could carry against its reader.
pub(crate) const POISON: &str =
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&\u{202e}evil";

/// A page whose every field carries markup.
pub(crate) fn poisoned() -> Draft {
    let said = format!("He said “{POISON} words”.");
    let mut draft = Draft::new(
        "javascript://evil.example/%0aalert(4)?a=%3Cscript%3E&b=\"'",
        Lang::En,
        &[POISON, &said, "On <b>Thursday</b> at <i>noon</i>."],
    );
    draft.outlet = Some("<script>alert(3)</script> Evil Outlet");
    draft.captured_at = "";
    draft.html =
        format!("<html><body onload=alert(1)>{POISON}<p>words of the original</p></body></html>");
    let poison_id = "person:<script>\"'/../&";
    let words = format!("{POISON} words");
    let chain = vec![Hop {
        name: POISON.into(),
        entity: Some(EntityId::new(poison_id)),
        role: Role::Speaker,
        basis: Basis::Printed,
        span: Some(draft.at("He")),
    }];
    let mut draft = draft
        .article(chain.clone(), None)
        .named("He", Kind::Person, poison_id, POISON)
        .time("<b>Thursday</b>", Moment::day(date(2020, 10, 29)), Basis::Weekday, None)
        .said(Some((poison_id, POISON)), &words, "said", chain);
    draft.reading.notes.push(Note::new("poison", POISON, Some(draft.at("He"))));
    if let Some(article) = draft.reading.articles.first_mut() {
        article.byline =
            Some(Byline { text: POISON.into(), people: vec![POISON.into()], span: None });
        article.level.because = POISON.into();
    }
    draft
}
