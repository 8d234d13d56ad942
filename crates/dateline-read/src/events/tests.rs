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
fn events(text: &str, language: Lang) -> Vec<Event> {
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
    super::gather(&page, &tokens, &times, &people, &said, &context).events
}

fn told(text: &str, language: Lang) -> Vec<String> {
    events(text, language).iter().map(show).collect()
}

/// Kind and words of every event.
fn told_words(text: &str, language: Lang) -> Vec<(String, String)> {
    let words = |event: &Event| {
        let words = event.evidence.first().map_or("", |span| span.of(text));
        (event.kind.as_str().to_owned(), words.to_owned())
    };
    events(text, language).iter().map(words).collect()
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

#[test]
fn agreements_appointments_and_sessions() {
    check(
        "Teodor Quill and Irja Tolm said in a joint statement on May 4, 2021 that a ferry would run.",
        &["agreement 2021-05-04 [party=Teodor Quill, party=Irja Tolm]"],
    );
    check("Teodor Quill agreed to a walk.", &[]);
    check(
        "The son of a roper from Eastquay, Ruben Castell joined a choir and was appointed planning minister on May 2, 2021.",
        &["appointment 2021-05-02 [subject=Ruben Castell]"],
    );
    check(
        "The fifth session of the Harbour Party of Lumenia opened on May 3, 2021.",
        &["happening 2021-05-03 [host=Harbour Party of Lumenia]"],
    );
    check_in(
        Lang::Ko,
        "루메니아와 소르비아는 뱃길을 다시 열기로 합의했다.",
        &["agreement 2021-05-06 reported [party=Sorvia, party=Lumenia]"],
    );
}

#[test]
fn collisions() {
    check(
        "A tugboat of Sorvia rammed the barge Fair Wind off Cape Anders on the night of May 4, the Coast Guard of Lumenia said.",
        &["happening 2021-05-04 in Cape Anders [vessel=tugboat of Sorvia]"],
    );
    check(
        "On May 4 the barge Fair Wind, sailing home, ran into the tugboat Zeal off Cape Anders, sailors said.",
        &["happening 2021-05-04 in Cape Anders [vessel=barge Fair Wind]"],
    );
    check("Odo Vale ran into trouble.", &[]);
}

#[test]
fn to_tell_is_not_to_meet() {
    check("Teodor Quill told the meeting that talks with Sorvia would be resumed.", &[]);
    check("Irja Tolm told reporters in Varsk that it rained.", &[]);
    check("The meeting heard speeches by Teodor Quill and Irja Tolm.", &[]);
    check(
        "During Odo Vale's visit to Lumenia on May 3, 2021, Ada Marrow told Odo Vale that it rained.",
        &[
            "visit 2021-05-03 in Lumenia [visitor=Odo Vale]",
            "meeting 2021-05-03 [party=Ada Marrow, party=Odo Vale]",
        ],
    );
    check_in(Lang::Zh, "记者问林望舒主席是否会访问卢米尼亚。", &[]);
}

#[test]
fn messages_told_by_their_owner() {
    check(
        "Odo Vale's message was read out in the morning.",
        &["message 2021-05-06 reported [sender=Odo Vale]"],
    );
    check(
        "In a reply to Sorvia's President Odo Vale, Ada Marrow thanked the pilots.",
        &["message 2021-05-06 reported [recipient=Odo Vale, sender=Ada Marrow]"],
    );
    check(
        "Gaon's Han Ga Ram sends Lumenia's Ada Marrow third message this year.",
        &["message 2021-05-06 reported [sender=Han Ga Ram, recipient=Ada Marrow]"],
    );
    check_in(
        Lang::Zh,
        "汐见首相青海波遥发来了贺电。",
        &["message 2021-05-06 reported [sender=Seigaiha Haruka]"],
    );
}

/// The words of the anniversaries a text of 6 May 2021 tells.
fn remembered(text: &str, language: Lang) -> Vec<String> {
    told_words(text, language)
        .into_iter()
        .filter(|(kind, _)| kind == "anniversary")
        .map(|(_, w)| w)
        .collect()
}

#[test]
fn the_words_of_an_anniversary_stand_alone() {
    let check = |text: &str, lang: Lang, expected: &str| {
        assert_eq!(remembered(text, lang), [expected], "{text}");
    };
    check(
        "Sailors marked the 70th anniversary of the founding of Lumenia with a race on Monday.",
        Lang::En,
        "70th anniversary of the founding of Lumenia",
    );
    check("한가람동지께서 가온창건 70돐에 즈음하여 연설하시였다.", Lang::Ko, "가온창건 70돐");
    check("昨日、港湾党の創立72周年の式典が開かれた。", Lang::Ja, "港湾党の創立72周年");
    check("今天是澜州建国72周年。", Lang::Zh, "澜州建国72周年");
}

#[test]
fn days_and_occasions_belong_to_one() {
    check(
        "In May 2019, shortly after Odo Vale had visited Varsk, it rained.",
        &["visit - in Varsk [visitor=Odo Vale]"],
    );
    check("\"I send you my congratulations,\" she wrote.", &[]);
    check(
        "Odo Vale thanked her in a reply message to Ada Marrow after Marrow sent a congratulatory message on the 70th anniversary of the founding of Sorvia.",
        &[
            "message 2021-05-06 reported [recipient=Ada Marrow, sender=Odo Vale]",
            "message 2021-05-06 reported [sender=Ada Marrow, occasion=70th anniversary of the founding of Sorvia, recipient=Odo Vale]",
            "anniversary 2021 [subject=Sorvia]",
        ],
    );
}
