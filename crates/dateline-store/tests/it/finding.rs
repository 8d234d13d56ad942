//! Finding: filters, fields, phrases, and that no query ever fails.

use crate::keeping::filled;
use crate::press::Scratch;
use dateline_model::{EntityId, EventKind, Kind, Lang};
use dateline_store::{Filter, Query, Vault};
use jiff::civil::date;
use proptest::prelude::*;

fn check_total(vault: &Vault, query: &str, total: usize) {
    let found = vault.reader().unwrap().search(&Query::parse(query), 10, 0).unwrap();
    assert_eq!(found.total, total, "{query}: {}", found.understood);
}

#[test]
fn the_query_language_finds_what_it_says() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 6);
    for (query, total) in [
        ("", 6),
        ("lighthouse", 6),
        ("\"lighthouse number\" 4", 1),
        ("\"number lighthouse\"", 0),
        ("\"opened number\"~1", 6),
        ("\"opened mole\"~1", 0),
        ("\"opened mole\"~99 sort:oldest", 6),
        ("\"opened mole\"~", 0),
        ("lighthouse -\"number 4\"", 5),
        ("4 OR 5", 2),
        ("(4 OR 5) AND harbour", 2),
        ("NOT lighthouse", 0),
        ("한가람", 6),
        ("가람주석", 6),
        ("가", 6),
        ("贺电", 6),
        ("电贺", 0),
        ("agency:\"Meridian News Agency\"", 6),
        ("agency:SCD", 0),
        ("outlet:\"lumen gazette\"", 4),
        ("speaker:marrow", 6),
        ("person:person:ada-marrow", 6),
        ("person:에이다", 6),
        ("lang:en kind:visit", 6),
        ("kind:launch", 0),
        ("since:2031-05-03", 6),
        ("since:2031-05-04", 0),
        ("until:2031-05", 6),
        ("until:2030", 0),
        ("LIGHTHOUSE’S", 0),
    ] {
        check_total(&vault, query, total);
    }
}

#[test]
fn filters_narrow_every_list() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 6);
    let reader = vault.reader().unwrap();
    let count = |filter: &Filter| {
        (
            reader.articles(filter, 99, 0).unwrap().len(),
            reader.statements(filter, 99, 0).unwrap().len(),
        )
    };
    let day = |day| Some(date(2031, 5, day));
    let some = |words: &str| Some(words.to_owned());
    for (filter, expected) in [
        (Filter::default(), (6, 6)),
        (Filter { since: day(3), until: day(3), ..Filter::default() }, (6, 6)),
        (Filter { since: day(4), ..Filter::default() }, (0, 0)),
        (Filter { outlet: some("LUMEN"), ..Filter::default() }, (4, 4)),
        (Filter { agency: some("meridian"), ..Filter::default() }, (6, 6)),
        (Filter { agency: some("100%_"), ..Filter::default() }, (0, 0)),
        (Filter { speaker: some("person:ada-marrow"), ..Filter::default() }, (6, 6)),
        (Filter { speaker: some("Odo Vale"), ..Filter::default() }, (0, 0)),
        (Filter { lang: Some(Lang::Ko), ..Filter::default() }, (0, 0)),
        (Filter { kind: Some(EventKind::Visit), ..Filter::default() }, (6, 6)),
        (Filter { entity: Some(EntityId::new("person:ada-marrow")), ..Filter::default() }, (6, 6)),
    ] {
        assert_eq!(count(&filter), expected, "{filter:?}");
    }
    let dark = Filter { text: some("NEVER be dark"), ..Filter::default() };
    assert_eq!(reader.statements(&dark, 4, 0).unwrap().len(), 4);
    let ada = reader.entity(&EntityId::new("person:ada-marrow")).unwrap().unwrap();
    assert_eq!((ada.mentions, ada.captures, ada.first_seen), (6, 6, day(3)));
    assert_eq!(reader.entities(Some(Kind::Person), 9, 0).unwrap(), std::slice::from_ref(&ada));
    assert_eq!(reader.entities(Some(Kind::Place), 9, 0).unwrap(), []);
    let mentions = reader.mentions_of(&ada.id, 2, 0).unwrap();
    assert_eq!(mentions[0].words, "Ada Marrow");
    assert!(mentions[0].context.ends_with("on the northern mole."), "{}", mentions[0].context);
}

#[test]
fn a_query_says_how_it_was_understood() {
    let check = |typed: &str, understood: &str, complaints: usize| {
        let query = Query::parse(typed);
        assert_eq!(query.understood(), understood, "{typed}");
        assert_eq!(query.complaints().len(), complaints, "{typed}: {:?}", query.complaints());
    };
    check(
        "message agency:MNA since:2020-10",
        "message AND agency is MNA AND published from 2020-10-01",
        0,
    );
    check("\"a b\"~5 sort:newest", "\"a b\" within 5 words, newest first", 0);
    check("\"a b\"~99999999999 sort:best", "\"a b\" within 100 words", 1);
    check("until:soon", "\"until soon\"", 1);
    check("a b OR c", "(a AND b) OR c", 0);
    check("((a", "a", 1);
    check("a)) b", "a AND b", 1);
    check("\"open end", "\"open end\"", 1);
    check("a NOT", "a", 1);
    check("OR AND", "", 0);
    check("multi-agency", "multi-agency", 0);
    check("-(a OR b) c", "NOT (a OR b) AND c", 0);
    check("colour:red", "\"colour red\"", 1);
    check("https://gazette.example/a", "https://gazette.example/a", 0);
    check("* ?? -", "", 0);
    check(&"(".repeat(5_000), "", 3);
    check(&"x ".repeat(2_000), &vec!["x"; 256].join(" AND "), 1);
    check(&"가".repeat(4_000), &"가".repeat(1_365), 1);
}

/// One vault for all generated queries.
fn shared() -> &'static std::sync::Mutex<(Vault, Scratch)> {
    static SHARED: std::sync::OnceLock<std::sync::Mutex<(Vault, Scratch)>> =
        std::sync::OnceLock::new();
    SHARED.get_or_init(|| {
        let scratch = Scratch::new();
        let (vault, ..) = filled(&scratch, 3);
        std::sync::Mutex::new((vault, scratch))
    })
}

fn check_any(typed: &str) {
    let query = Query::parse(typed);
    let vault = shared().lock().unwrap();
    let reader = vault.0.reader().unwrap();
    let found = reader.search(&query, 3, 0).unwrap();
    assert!(found.complaints.iter().all(|says| !says.contains("damaged")), "{typed:?} {found:?}");
    for hit in &found.hits {
        let text = reader.text(&hit.article.text).unwrap().unwrap();
        assert!(hit.spans.iter().all(|span| span.fits(&text) && !span.is_empty()), "{typed:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_answered(typed in "\\PC{0,60}") {
        check_any(&typed);
    }

    #[test]
    fn any_heap_of_operators_is_answered(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "(", ")", "\"", "AND", "OR", "NOT", "-", "harbour", "한가람", "电", "since:2031",
                "until:x", "kind:visit", "lang:ko", "speaker:", "person:\"Ada Marrow\"", ":", "*",
                "a*", "[1 TO 2]", "~", "^9", "~3", "\"a b\"~4", "sort:newest", "\\", "\u{0}", "who's",
            ]),
            0..40,
        ),
        is_spaced in any::<bool>(),
    ) {
        check_any(&parts.join(if is_spaced { " " } else { "" }));
    }
}

#[test]
fn lines_are_narrowed_by_who_took_part() {
    use dateline_model::{Chronicle, Citation, Line, Moment};
    let scratch = Scratch::new();
    let (mut vault, ..) = filled(&scratch, 2);
    let article = vault.reader().unwrap().articles(&Filter::default(), 1, 0).unwrap().remove(0);
    let line = |day: i8, kind, says: &str, names: &[&str]| {
        let citation = Citation {
            capture: article.capture.clone(),
            text: article.text.clone(),
            span: article.span,
            article: article.id.clone(),
        };
        let moment = Moment::day(date(2031, 5, day));
        let mut line = Line::new(Some(moment), kind, says.into(), vec![citation]).unwrap();
        line.names = names.iter().map(|name| (*name).to_owned()).collect();
        line
    };
    let lines = vec![
        line(3, EventKind::Visit, "Ada Marrow opens a lighthouse", &["Ada Marrow"]),
        line(4, EventKind::Message, "Odo Vale sends a message", &["Odo Vale"]),
    ];
    vault.put_chronicle(&Chronicle { lines: lines.clone() }).unwrap();
    let reader = vault.reader().unwrap();
    let count = |filter: &Filter| reader.lines(filter, 9, 0).unwrap().len();
    assert_eq!(
        reader.lines(&Filter::default(), 9, 0).unwrap(),
        [(1, lines[0].clone()), (2, lines[1].clone())]
    );
    let ada = Some(EntityId::new("person:ada-marrow"));
    assert_eq!(count(&Filter { entity: ada, ..Filter::default() }), 1);
    assert_eq!(count(&Filter { entity: Some(EntityId::new("x")), ..Filter::default() }), 0);
    assert_eq!(count(&Filter { kind: Some(EventKind::Message), ..Filter::default() }), 1);
    assert_eq!(count(&Filter { until: Some(date(2031, 5, 3)), ..Filter::default() }), 1);
    assert_eq!(count(&Filter { text: Some("LIGHTHOUSE".into()), ..Filter::default() }), 1);
    assert_eq!(count(&Filter { speaker: Some("vale".into()), ..Filter::default() }), 1);
    assert_eq!(count(&Filter { agency: Some("meridian news".into()), ..Filter::default() }), 2);
    assert_eq!(count(&Filter { lang: Some(Lang::Ja), ..Filter::default() }), 0);
    vault.put_chronicle(&Chronicle { lines: lines[..1].to_vec() }).unwrap();
    assert_eq!(vault.reader().unwrap().counts().unwrap().lines, 1);
    assert_eq!(dateline_store::fsck(scratch.path(), true).unwrap(), []);
}
