//! Accounts become lines: joined when they tell the same, apart when they do not.

use dateline_model::{
    ArticleId, CaptureId, Citation, Digest, EntityId, Event, EventKind, Moment, RoleFiller, Span,
    When,
};
use dateline_relate::{Told, chronicle};
use jiff::civil::date;

fn filler(role: &str, name: &str) -> RoleFiller {
    let entity = Some(EntityId::new(name.to_lowercase().replace(' ', "-")));
    RoleFiller { role: role.to_owned(), name: name.to_owned(), entity, span: None }
}

fn message(day: i8, month: i8, is_reported: bool) -> Event {
    Event {
        article: 0,
        kind: EventKind::Message,
        when: Some(When { moment: Moment::day(date(2031, month, day)), is_reported }),
        base: None,
        place: None,
        roles: vec![filler("sender", "Ada Marrow"), filler("recipient", "Odo Vale")],
        evidence: vec![Span::new(0, 10)],
    }
}

fn citation(n: u8) -> Citation {
    Citation {
        capture: CaptureId::new(format!("c{n}")),
        text: Digest::from_bytes(&[n; 32]),
        span: Span::new(0, 10),
        article: ArticleId::new(format!("a{n}")),
    }
}

/// The lines of some events, each told by an outlet of its own.
fn lines(events: &[Event], words: &[&str]) -> Vec<String> {
    let articles: Vec<_> = (0..9).map(|n| ArticleId::new(format!("a{n}"))).collect();
    let told: Vec<_> = (0_u8..)
        .zip(events)
        .map(|(n, event)| Told {
            event,
            words: words[usize::from(n)],
            citations: vec![citation(n)],
            outlet: ["Lumen Gazette", "Varsk Tribune", "Northern Wire"][usize::from(n)],
            address: None,
            article: &articles[usize::from(n)],
        })
        .collect();
    let chronicle = chronicle(&told);
    let show = |line: &dateline_model::Line| {
        let when = line.when.map_or("undated".to_owned(), |when| when.to_string());
        let reported = if line.is_reported { " reported" } else { "" };
        let cites = line.citations().len();
        format!("{when}{reported} {} [{cites}] {}", line.says, line.differs.join("; "))
    };
    chronicle.lines.iter().map(show).collect()
}

#[test]
fn one_message_told_by_three_is_one_line() {
    let events = [message(3, 5, false), message(4, 5, true), message(9, 5, true)];
    let words = ["sent a message", "sent a message to Vale", "message"];
    let found = lines(&events, &words);
    assert_eq!(found, ["2031-05-03 Ada Marrow sends Odo Vale a message [3] "]);
}

#[test]
fn two_messages_weeks_apart_stay_two() {
    let found = lines(&[message(3, 5, false), message(24, 5, false)], &["one", "two"]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn days_that_differ_are_said_to() {
    let found = lines(&[message(3, 5, false), message(4, 5, false)], &["one", "two"]);
    assert_eq!(
        found,
        ["2031-05-03 Ada Marrow sends Odo Vale a message [2] Accounts differ on the day: \
          2031-05-03 (Lumen Gazette); 2031-05-04 (Varsk Tribune)"]
    );
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let (a, b, c) = (message(3, 5, false), message(4, 5, true), message(24, 7, false));
    let there = lines(&[a.clone(), b.clone(), c.clone()], &["x", "y", "z"]);
    let back = lines(&[c, b, a], &["z", "y", "x"]);
    assert_eq!(there, back);
}

#[test]
fn an_event_without_citation_is_no_line() {
    let event = message(3, 5, false);
    let article = ArticleId::new("a0");
    let told = Told {
        event: &event,
        words: "x",
        citations: Vec::new(),
        outlet: "Lumen Gazette",
        address: None,
        article: &article,
    };
    assert_eq!(chronicle(&[told]).lines, []);
}

#[test]
fn a_vague_headline_tells_no_second_message() {
    let text = message(3, 5, false);
    let mut headline = message(4, 5, true);
    headline.roles[0] = filler("sender", "Lumenia");
    let article = ArticleId::new("a1");
    let told = |event, words, n| Told {
        event,
        words,
        citations: vec![citation(n)],
        outlet: "Lumen Gazette",
        address: None,
        article: &article,
    };
    let one =
        [told(&headline, "Lumenia greets Vale", 1), told(&text, "Marrow sent Vale a message", 2)];
    let lines = chronicle(&one).lines;
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!(lines[0].says, "Ada Marrow sends Odo Vale a message");
    assert_eq!(lines[0].citations().len(), 2);
}

#[test]
fn a_year_and_a_day_of_one_subject_are_one_anniversary() {
    let anniversary = |base| Event {
        kind: EventKind::Anniversary,
        base: Some(base),
        roles: vec![filler("subject", "Lumenia")],
        ..message(12, 6, false)
    };
    let day = anniversary(Moment::day(date(1951, 6, 12)));
    let year = anniversary(Moment::year(1951).unwrap());
    let found = lines(&[day.clone(), year.clone()], &["80th anniversary", "80 years"]);
    assert_eq!(found.len(), 1, "{found:?}");
    let mut other = year;
    other.roles = vec![filler("subject", "Varsk Tribune")];
    assert_eq!(lines(&[day, other], &["80th anniversary", "80 years"]).len(), 2);
}

#[test]
fn an_exchange_and_an_undated_telling_join_what_their_article_dates() {
    let article = ArticleId::new("a1");
    let sent = message(3, 5, true);
    let mut exchange = message(3, 5, true);
    exchange.roles = vec![filler("party", "Ada Marrow"), filler("party", "Odo Vale")];
    let day = Event {
        kind: EventKind::Anniversary,
        base: Some(Moment::day(date(1951, 6, 12))),
        roles: vec![filler("subject", "Lumenia")],
        ..message(12, 6, false)
    };
    let undated = Event { when: None, ..day.clone() };
    let told = |event, words, n| Told {
        event,
        words,
        citations: vec![citation(n)],
        outlet: "Lumen Gazette",
        address: None,
        article: &article,
    };
    let all = [
        told(&sent, "Marrow sent Vale a message", 1),
        told(&exchange, "the fourth message between the two", 2),
        told(&day, "80周年", 3),
        told(&undated, "eighty years", 4),
    ];
    let lines = chronicle(&all).lines;
    let says: Vec<_> = lines.iter().map(|line| line.says.as_str()).collect();
    assert_eq!(says, ["Ada Marrow sends Odo Vale a message", "80th anniversary: Lumenia"]);
}

#[test]
fn a_bare_count_of_years_is_no_line() {
    let bare = Event {
        kind: EventKind::Anniversary,
        base: Some(Moment::year(1951).unwrap()),
        roles: Vec::new(),
        ..message(12, 6, false)
    };
    assert!(lines(&[bare], &["50周年"]).is_empty());
}

#[test]
fn a_message_and_its_answer_are_two() {
    let mut answer = message(3, 5, false);
    answer.roles = vec![filler("sender", "Odo Vale"), filler("recipient", "Ada Marrow")];
    assert_eq!(lines(&[message(3, 5, false), answer], &["one", "two"]).len(), 2);
}

fn happening(day: i8) -> Event {
    Event {
        kind: EventKind::Happening,
        when: Some(When { moment: Moment::day(date(1991, 5, day)), is_reported: false }),
        roles: Vec::new(),
        ..message(3, 5, false)
    }
}

fn anniversary(base: Moment) -> Event {
    Event {
        kind: EventKind::Anniversary,
        when: Moment::year(2031).map(|moment| When { moment, is_reported: false }),
        base: Some(base),
        roles: Vec::new(),
        ..message(3, 5, false)
    }
}

const MARKED: &str = "40th anniversary of the opening of the Varsk ferry line";

#[test]
fn another_document_tells_the_day_remembered() {
    let year = Moment::range(date(1991, 1, 1), date(1991, 12, 31))
        .with_granularity(dateline_model::Granularity::Year);
    let words = [MARKED, "The ferry line to Varsk was opened on May 7, 1991"];
    let found = lines(&[anniversary(year), happening(7)], &words);
    let marked = found.last().unwrap();
    assert_eq!(marked, &format!("2031-05-07 {MARKED} [2] "), "{found:?}");
    let elsewhere = [MARKED, "The harbour of Varsk burned"];
    let found = lines(&[anniversary(year), happening(7)], &elsewhere);
    assert_eq!(found.last().unwrap(), &format!("2031 {MARKED} [1] "));
}

#[test]
fn documents_that_disagree_on_the_day_are_told() {
    let known = Moment::day(date(1991, 5, 8));
    let words = [MARKED, "The ferry line to Varsk was opened on May 7, 1991"];
    let found = lines(&[anniversary(known), happening(7)], &words);
    assert_eq!(
        found.last().unwrap(),
        &format!(
            "2031 {MARKED} [1] The day remembered is told elsewhere as 1991-05-07 (Varsk Tribune)"
        )
    );
}
