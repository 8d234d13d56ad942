//! Properties: what holds for the names of every text.

use super::tests::people;
use dateline_model::Kind;
use proptest::prelude::*;

/// Pieces that meet the rules from all sides.
const PIECES: [&str; 56] = [
    "Ada Marrow",
    "Marrow",
    "Odo Vale",
    "Vale",
    "Han Ga-ram",
    "Han",
    "President",
    "Mr.",
    "Mr",
    "Dr",
    "Ministry of",
    "the",
    "of",
    "and",
    ", ",
    "; ",
    ". ",
    "\n",
    "\n\n",
    " (",
    ") ",
    "'s",
    "’s",
    "\"",
    "“",
    "”",
    "book",
    "titled",
    "Lumenia",
    "Varsk",
    "with",
    "in",
    "between",
    "said",
    "He",
    "she",
    "the chairwoman",
    "Present were",
    "Speakers include:",
    "•",
    "한가람",
    "위원장",
    "은 ",
    "참석했다",
    "등",
    "林望舒",
    "主席",
    "说",
    "《",
    "》",
    "出席",
    "首相",
    "「",
    "」",
    "が出席した",
    "青木",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec((prop::sample::select(&PIECES[..]), prop::bool::ANY), 0..60).prop_map(
        |all| {
            all.into_iter()
                .flat_map(|(piece, space)| [piece, if space { " " } else { "" }])
                .collect()
        },
    )
}

fn check(text: &str) {
    let people = people(text);
    let mut end = 0;
    for mention in &people.mentions {
        assert!(mention.span.fits(text) && !mention.span.is_empty(), "{mention:?} in {text:?}");
        assert!(mention.span.start() >= end, "{mention:?} overlaps in {text:?}");
        assert!(!mention.name.is_empty());
        end = mention.span.end();
        if let Some(id) = &mention.entity {
            assert!(people.entities.iter().any(|entity| entity.id == *id), "{id} has no entity");
        }
    }
    assert!(people.entities.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(people.referents.windows(2).all(|pair| pair[0].span <= pair[1].span));
    for referent in &people.referents {
        assert!(referent.span.fits(text));
        assert_eq!(people.mentions[referent.mention].kind, Kind::Person);
    }
    for roster in &people.rosters {
        assert!(roster.span.fits(text) && roster.names.len() >= 2);
        assert!(roster.names.iter().all(|one| roster.span.contains(one.span)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_of_made_up_texts(text in text()) {
        check(&text);
    }

    #[test]
    fn names_of_any_characters(text in "\\PC{0,200}") {
        check(&text);
    }
}
