//! Every page obeys the rules of the house: one heading, landmarks, labels, unique ids, no script.

use crate::{
    asking::Visit,
    markup::{Tag, links, tags, unescaped, without_tags},
};
use axum::http::StatusCode;
use std::collections::{BTreeMap, BTreeSet};

/// Every page that can be reached from the doors, with its markup.
pub(crate) fn walk(visit: &Visit) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut todo: Vec<String> =
        ["/", "/chronicle", "/search", "/search?q=ports", "/statements", "/entities", "/help"]
            .map(str::to_owned)
            .into();
    while let Some(address) = todo.pop() {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        if !address.starts_with('/') || address.ends_with("/raw") || pages.contains_key(&address) {
            continue;
        }
        let answer = visit.get(&address);
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let html = answer.text();
        todo.extend(links(&html));
        pages.insert(address, html);
    }
    pages
}

fn count(tags: &[Tag], name: &str) -> usize {
    tags.iter().filter(|tag| !tag.is_close && tag.name == name).count()
}

/// The rules every page of ours obeys, also a page of trouble.
pub(crate) fn check_rules(address: &str, html: &str) {
    let tags = tags(html);
    for (name, want) in [("h1", 1), ("main", 1), ("header", 1), ("footer", 1), ("title", 1)] {
        assert_eq!(count(&tags, name), want, "{address}: {name}");
    }
    assert!(count(&tags, "nav") >= 1, "{address}: no navigation");
    for refused in ["script", "style", "object", "embed", "base", "img", "svg"] {
        assert_eq!(count(&tags, refused), 0, "{address}: {refused}");
    }
    let mut ids = BTreeSet::new();
    for tag in &tags {
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{address}: {tag:?}");
            let is_followed = ["href", "src", "action"].contains(&name.as_str());
            let is_ours =
                ["/", "#", "http://", "https://"].iter().any(|start| value.starts_with(start));
            assert!(!is_followed || is_ours, "{address}: {tag:?}");
        }
        if let Some(id) = tag.get("id") {
            assert!(ids.insert(id.to_owned()), "{address}: the id {id} stands twice");
            assert!(!id.contains(char::is_whitespace) && !id.is_empty(), "{address}: id {id:?}");
        }
    }
    check_references(address, &tags, &ids);
    check_headings(address, &tags);
    check_fields(address, &tags);
    check_nesting(address, &tags);
}

/// References inside a page lead somewhere.
fn check_references(address: &str, tags: &[Tag], ids: &BTreeSet<String>) {
    for tag in tags {
        for (name, value) in &tag.attributes {
            if name == "aria-labelledby" || name == "for" {
                assert!(ids.contains(value), "{address}: {name} {value} leads nowhere");
            }
            if name == "href"
                && let Some(anchor) = value.strip_prefix('#')
            {
                assert!(ids.contains(anchor), "{address}: #{anchor} leads nowhere");
            }
        }
    }
}

/// No heading level is skipped.
fn check_headings(address: &str, tags: &[Tag]) {
    let mut before = 0;
    for tag in tags.iter().filter(|tag| !tag.is_close) {
        let Some(level) = tag.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok())
        else {
            continue;
        };
        assert!(level <= before + 1, "{address}: h{level} after h{before}");
        before = level;
    }
}

/// Every field has a label: it stands inside one, or one names it.
fn check_fields(address: &str, tags: &[Tag]) {
    let named: BTreeSet<&str> =
        tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.get("for")).collect();
    let mut open_labels = 0_i32;
    for tag in tags {
        match tag.name.as_str() {
            "label" => open_labels += if tag.is_close { -1 } else { 1 },
            "input" | "select" | "textarea" if !tag.is_close => {
                let is_named = tag.get("id").is_some_and(|id| named.contains(id));
                assert!(is_named || open_labels > 0, "{address}: no label for {tag:?}");
            }
            "iframe" if !tag.is_close => {
                assert!(tag.get("title").is_some(), "{address}: no title for a frame");
            }
            _ => {}
        }
    }
}

/// Every tag that opens closes, in order; links do not hold links.
fn check_nesting(address: &str, tags: &[Tag]) {
    let void = ["meta", "link", "input", "br", "hr"];
    let mut open: Vec<&str> = Vec::new();
    for tag in tags.iter().filter(|tag| !void.contains(&tag.name.as_str())) {
        if tag.is_close {
            assert_eq!(open.pop(), Some(tag.name.as_str()), "{address}: closes {}", tag.name);
            continue;
        }
        assert!(tag.name != "a" || !open.contains(&"a"), "{address}: a link in a link: {tag:?}");
        open.push(&tag.name);
    }
    assert!(open.is_empty(), "{address}: left open: {open:?}");
}

#[test]
fn every_page_obeys_the_rules_of_the_house() {
    let visit = Visit::sample();
    let pages = walk(&visit);
    for (address, html) in &pages {
        check_rules(address, html);
        assert!(html.contains("lang=\"en\""), "{address}");
    }
    for kind in ["/article/", "/capture/", "/utterance/", "/entity/", "/event/"] {
        assert!(pages.keys().any(|address| address.starts_with(kind)), "no page of {kind}");
    }
    assert!(pages.len() > 30, "only {} pages were reached", pages.len());
}

#[test]
fn counts_carry_coverage() {
    let visit = Visit::sample();
    for address in ["/", "/search", "/statements", "/entities", "/search?q=nothinglikethis"] {
        let page = visit.page(address);
        assert!(page.contains("From 5 captures with 4 articles"), "{address}");
        assert!(page.contains("1 capture has not been read yet"), "{address}");
    }
}

#[test]
fn an_empty_view_says_why() {
    let visit = Visit::empty();
    for address in ["/", "/search", "/search?q=ports"] {
        let page = visit.page(address);
        check_rules(address, &page);
        assert!(page.contains("The vault is empty"), "{address}");
        assert!(page.contains("dateline add"), "{address}");
    }
    for (address, why) in [("/statements", "No quote yet"), ("/entities", "None is named")] {
        assert!(visit.page(address).contains(why), "{address}");
    }
    let visit = Visit::sample();
    for (address, why) in [
        ("/chronicle?since=2030", "The filter removed every line"),
        ("/statements?speaker=nobody", "The filter removed every one"),
        ("/search?q=nothinglikethis", "No article fits"),
    ] {
        assert!(visit.page(address).contains(why), "{address}");
    }
}

#[test]
fn the_chronicle_is_the_front_page() {
    let visit = Visit::sample();
    let page = visit.page("/");
    let words = unescaped(&without_tags(&page));
    for said in [
        "October 2020",
        "1945, month not known",
        "29 October 2020",
        "week of 19 to 25 October 2020",
        "reported",
        "accounts differ",
        "remembers",
        "10 October 1945",
        "[1] Lumen Gazette",
        "[2] Varsk Tribune",
        "Day not known",
    ] {
        assert!(words.contains(said), "{said} is not on the front page");
    }
    let narrowed =
        unescaped(&without_tags(&visit.page("/chronicle?since=2020-10-29&kind=message")));
    assert!(narrowed.contains("Ada Marrow sends a message"));
    assert!(!narrowed.contains("75th anniversary of the Harbour Treaty"));
}

#[test]
fn a_statement_is_said_once_and_carried_by_two() {
    let visit = Visit::sample();
    let page = visit.page("/statements?speaker=Marrow");
    let statement =
        links(&page).into_iter().find(|link| link.starts_with("/utterance/")).expect("a statement");
    let page = unescaped(&without_tags(&visit.page(&statement)));
    for said in [
        "Said once, carried by 2 articles",
        "Ada Marrow",
        "Meridian News Agency",
        "Northern Wire",
        "From mouth to page",
    ] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn the_twins_give_the_same_facts() {
    let visit = Visit::sample();
    for address in ["/chronicle.json", "/search.json?q=ports"] {
        let facts: serde_json::Value =
            serde_json::from_slice(&visit.get(address).bytes).expect("JSON");
        assert!(facts["schema"].as_str().expect("a schema").starts_with("dateline."), "{address}");
        assert!(facts["coverage"].as_str().is_some(), "{address}");
    }
    for (address, _) in walk(&visit) {
        if address.starts_with("/article/") || address.starts_with("/utterance/") {
            let answer = visit.get(&format!("{address}.json"));
            if !address.contains('.') {
                assert_eq!(answer.status, StatusCode::OK, "{address}");
                assert_eq!(answer.header("content-type"), "application/json");
            }
        }
    }
    let facts: serde_json::Value =
        serde_json::from_slice(&visit.get("/chronicle.json").bytes).expect("JSON");
    let page = unescaped(&visit.page("/chronicle"));
    for line in facts["lines"].as_array().expect("lines") {
        assert!(page.contains(line["says"].as_str().expect("a sentence")), "{line}");
    }
}
