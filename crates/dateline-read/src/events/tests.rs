//! Cases of the events room, told in the sample press.

use crate::{Context, Lexicon, decode_text, said, text::Tokens, time, who};
use dateline_model::{Article, Basis, Event, Lang, Resolved, Span, Stamp};
use std::sync::LazyLock;

/// The lexicon with the people and places of the sample press.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::with(&[
        ("people.tsv", include_str!("../../../../corpus/lexicon/people.tsv")),
        ("places.tsv", include_str!("../../../../corpus/lexicon/places.tsv")),
        ("organizations.tsv", include_str!("../../../../corpus/lexicon/organizations.tsv")),
    ])
});

/// What an article of 6 May 2021 tells, a paragraph a line.
fn told(text: &str, language: Lang) -> Vec<String> {
    let page = decode_text(text);
    let context = Context::new(&LEXICON);
    let paragraphs: Vec<Span> = page.blocks.iter().map(|block| block.span).collect();
    let published = Resolved {
        basis: Basis::Given,
        ..Resolved::printed(Stamp::on(jiff::civil::date(2021, 5, 6)), Span::at(0))
    };
    let article = Article {
        span: Span::new(0, text.len()),
        paragraphs,
        published: Some(published),
        language,
        ..Article::default()
    };
    let tokens = Tokens::of(&page.text);
    let people = who::name(&page, &tokens, std::slice::from_ref(&article), &context);
    let times = time::tell(&page, &tokens, vec![article], &people, &context);
    let said = said::attribute(&page, &tokens, &times, &people, &context);
    super::gather(&page, &tokens, &times, &people, &said, &context)
        .events
        .iter()
        .map(show)
        .collect()
}

/// Kind, moment, place and parts of an event in a line.
fn show(event: &Event) -> String {
    let when = event.when.as_ref().map_or("-".to_owned(), |when| {
        format!("{}{}", when.moment, if when.is_reported { " reported" } else { "" })
    });
    let roles: Vec<_> = event.roles.iter().map(|r| format!("{}={}", r.role, r.name)).collect();
    let place = event.place.as_ref().map_or(String::new(), |place| format!(" in {}", place.name));
    let count = event.evidence.len();
    let count = if count > 1 { format!(" x{count}") } else { String::new() };
    format!("{} {when}{place} [{}]{count}", event.kind.as_str(), roles.join(", "))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text, Lang::En), expected, "{text}");
}

#[track_caller]
fn check_in(language: Lang, text: &str, expected: &[&str]) {
    assert_eq!(told(text, language), expected, "{text}");
}

#[test]
fn messages() {
    check(
        "Chairwoman Ada Marrow sent a congratulatory message to President Odo Vale on May 3, 2021.",
        &["message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale]"],
    );
    check(
        "In a reply message to Ada Marrow, President Odo Vale said the harbours were friends.",
        &["message 2021-05-06 reported [recipient=Ada Marrow, sender=Odo Vale]"],
    );
    check("The message was long, the chairwoman said.", &[]);
    check(
        "President Odo Vale thanked her in a reply message to Chairwoman Ada Marrow after Marrow sent a congratulatory message on May 3, 2021.",
        &[
            "message 2021-05-06 reported [recipient=Ada Marrow, sender=Odo Vale]",
            "message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale]",
        ],
    );
}

#[test]
fn the_same_message_told_twice_is_one() {
    check(
        "Chairwoman Ada Marrow sent a letter to President Odo Vale on May 3, 2021.\n\nMarrow sent a letter to Vale, the agency said.",
        &["message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale] x2"],
    );
    check(
        "Chairwoman Ada Marrow sent a letter to President Odo Vale on May 3, 2021. Ada Marrow sent a letter to Odo Vale on June 7, 2020.",
        &[
            "message 2021-05-03 [sender=Ada Marrow, recipient=Odo Vale]",
            "message 2020-06-07 [sender=Ada Marrow, recipient=Odo Vale]",
        ],
    );
}

#[test]
fn visits_and_meetings() {
    check(
        "President Odo Vale visited Lumenia in June 2019.",
        &["visit 2019-06 in Lumenia [visitor=Odo Vale]"],
    );
    check(
        "Chairwoman Ada Marrow visited a cemetery of sailors on May 3, 2021.",
        &["visit 2021-05-03 in cemetery of sailors [visitor=Ada Marrow]"],
    );
    check(
        "Ada Marrow met with Odo Vale on May 3, 2021.",
        &["meeting 2021-05-03 [party=Ada Marrow, party=Odo Vale]"],
    );
    check("Odo Vale might visit Lumenia.", &[]);
    check("Odo Vale did not visit Lumenia in June 2019.", &[]);
}

#[test]
fn what_is_remembered_keeps_its_day() {
    check("On June 25, 1950, the war broke out.", &["happening 1950-06-25 []"]);
    check(
        "The harbour marks the 71st anniversary of the founding of the People's Republic of China.",
        &["anniversary 2020-10-01 [subject=China]"],
    );
}

#[test]
fn korean() {
    check_in(
        Lang::Ko,
        "한가람 총비서가 에이다 매로 의장에게 5월 3일 축전을 보냈다.",
        &["message 2021-05-03 [sender=Han Ga Ram, recipient=Ada Marrow]"],
    );
    check_in(
        Lang::Ko,
        "한가람 총비서는 2019년 6월 20일 바르스크를 방문했다.",
        &["visit 2019-06-20 in Varsk [visitor=Han Ga Ram]"],
    );
}

#[test]
fn chinese() {
    check_in(
        Lang::Zh,
        "国家主席林望舒5月3日致电阿达·马罗和奥多·韦尔，表示祝贺。",
        &["message 2021-05-03 [sender=Lin Wangshu, recipient=Ada Marrow, recipient=Odo Vale]"],
    );
    check_in(
        Lang::Zh,
        "林望舒2019年6月20日访问瓦尔斯克。",
        &["visit 2019-06-20 in Varsk [visitor=Lin Wangshu]"],
    );
}

#[test]
fn japanese() {
    check_in(
        Lang::Ja,
        "青海波遥首相は2019年6月20日、ヴァルスクを訪問した。",
        &["visit 2019-06-20 in Varsk [visitor=Seigaiha Haruka]"],
    );
    check_in(
        Lang::Ja,
        "青海波遥首相がエイダ・マロウ議長に5月3日、祝電を送った。",
        &["message 2021-05-03 [sender=Seigaiha Haruka, recipient=Ada Marrow]"],
    );
}
