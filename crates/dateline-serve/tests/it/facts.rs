//! Every fact opens its words: a link with a text digest leads to a page that marks exactly them.

use crate::{
    asking::Visit,
    markup::{Tag, links, tags, unescaped},
    pages::walk,
    sample,
};

/// The marked words of a page of a capture.
fn marked(html: &str, anchor: &str) -> String {
    let tags = tags(html);
    let open: &Tag = tags
        .iter()
        .find(|tag| tag.name == "mark" && tag.get("id") == Some(anchor))
        .unwrap_or_else(|| panic!("nothing is marked as {anchor}"));
    let end = html[open.end..].find("</mark>").expect("the mark ends");
    unescaped(&html[open.end..open.end + end])
}

#[test]
fn every_fact_opens_its_words() {
    let visit = Visit::sample();
    let texts = [
        sample::gazette().text,
        sample::tribune().text,
        sample::gaon().text,
        sample::poisoned().text,
    ];
    let mut opened = 0;
    for html in walk(&visit).values() {
        for link in links(html).into_iter().filter(|link| link.contains("?text=")) {
            let Some((_, anchor)) = link.split_once('#') else { continue };
            let (start, end) = anchor.trim_start_matches('b').split_once('-').expect("two ends");
            let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
            let page = visit.page(link.split('#').next().unwrap());
            let words = marked(&page, anchor);
            let id = link.split('/').nth(2).expect("an id");
            let n = visit.captures.iter().position(|capture| capture.as_str() == id);
            let text = &texts[n.expect("a capture of the sample")];
            assert_eq!(words, text[start..end], "{link}");
            opened += 1;
        }
    }
    assert!(opened > 50, "only {opened} facts were opened");
}

#[test]
fn a_place_between_words_is_shown_as_a_place() {
    let visit = Visit::sample();
    let page = visit.page(&format!("/capture/{}/64-64", visit.captures[0]));
    assert!(page.contains("A place between words"));
    assert!(marked(&page, "b64-64").ends_with('¶'));
}

#[test]
fn the_chain_of_a_statement_opens_the_names_it_prints() {
    let visit = Visit::sample();
    let page = visit.page("/statements?speaker=Marrow&outlet=Varsk");
    let statement =
        links(&page).into_iter().find(|link| link.starts_with("/utterance/")).expect("a statement");
    let page = visit.page(&statement);
    let name = "Northern Wire";
    let start = sample::tribune().text.find(name).unwrap();
    let anchor = format!("#b{start}-{}", start + name.len());
    let link = links(&page).into_iter().find(|link| link.ends_with(&anchor)).expect("the hop");
    let page = visit.page(link.split('#').next().unwrap());
    assert_eq!(marked(&page, &anchor[1..]), name);
}

#[test]
fn an_inferred_day_shows_basis_clues_and_rivals() {
    let visit = Visit::sample();
    let page = visit.page("/search?q=ports+outlet:%22Lumen+Gazette%22");
    let article =
        links(&page).into_iter().find(|link| link.starts_with("/article/")).expect("an article");
    let page = visit.page(&article);
    for said in [
        "inferred from clues",
        "1945 + 75 = 2020",
        "30 October 2020",
        "no year printed",
        "sender",
        "Names in printed order",
        "Tobias Fenn",
        "Doubts",
    ] {
        assert!(page.contains(said), "{said} is not on the page");
    }
    assert!(page.contains("Left out: 1 part"));
    assert!(page.contains("navigation"));
}
