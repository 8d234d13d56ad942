//! The rules of this room, one case for each trap, in a world made for it.

use super::*;
use crate::Lexicon;
use dateline_model::{EntityId, Headline, Kind, Mention, Role};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::LazyLock;

const OUTLETS: &str = "name\tkind\tcountry\taliases\tsigns\tdomains\n\
    Meridian News Agency\tagency\tLU\tMNA\n\
    Sorvian Central Dispatch\tagency\tSV\tSCD\n\
    가온중앙통신\tagency\tGA\n\
    澜通社\tagency\tLZ\n\
    汐見通信\tagency\tSM\n\
    Varsk Tribune\toutlet\tSV\n";

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::with(&[("outlets.tsv", OUTLETS)]));

/// Names as the room before this one would find them: words, kind, canonical name.
const NAMES: [(&str, Kind, &str); 17] = [
    ("Chairwoman Ada Marrow", Kind::Person, "Ada Marrow"),
    ("Ada Marrow", Kind::Person, "Ada Marrow"),
    ("Marrow", Kind::Person, "Ada Marrow"),
    ("President Odo Vale", Kind::Person, "Odo Vale"),
    ("Odo Vale", Kind::Person, "Odo Vale"),
    ("Vale", Kind::Person, "Odo Vale"),
    ("Meridian News Agency", Kind::Organization, "Meridian News Agency"),
    ("MNA", Kind::Organization, "Meridian News Agency"),
    ("SCD", Kind::Organization, "Sorvian Central Dispatch"),
    ("Harbour Party of Lumenia", Kind::Organization, "Harbour Party of Lumenia"),
    ("한가람", Kind::Person, "Han Ga Ram"),
    ("林望舒", Kind::Person, "Lin Wangshu"),
    ("青海波首相", Kind::Person, "Seigaiha Haruka"),
    ("가온중앙통신", Kind::Organization, "가온중앙통신"),
    ("澜通社", Kind::Organization, "澜通社"),
    ("汐見通信", Kind::Organization, "汐見通信"),
    ("Lumenia", Kind::Place, "Lumenia"),
];

fn people(text: &str) -> People {
    let mut mentions: Vec<Mention> = Vec::new();
    for (words, kind, name) in NAMES {
        for (at, _) in text.match_indices(words) {
            let span = Span::new(at, at + words.len());
            if !mentions.iter().any(|m| m.span.overlaps(span)) {
                let entity = Some(EntityId::new(name.to_lowercase().replace(' ', "-")));
                mentions.push(Mention { article: Some(0), span, kind, entity, name: name.into() });
            }
        }
    }
    mentions.sort_by_key(|m| m.span.start());
    People { mentions, ..People::default() }
}

fn article(text: &str) -> Article {
    let page = crate::decode_text(text);
    let mut paragraphs: Vec<Span> = page.blocks.iter().map(|block| block.span).collect();
    let is_headed = text.starts_with("# ");
    let headline = is_headed.then(|| {
        let line = paragraphs.remove(0);
        let span = Span::new(line.start() + 2, line.end());
        Headline { text: span.of(text).into(), span: Some(span) }
    });
    Article { span: Span::new(0, text.len()), headline, paragraphs, ..Article::default() }
}

fn said(text: &str, article: Article) -> Said {
    let page = crate::decode_text(text);
    let times = Times { articles: vec![article], ..Times::default() };
    attribute(&page, &Tokens::of(text), &times, &people(text), &Context::new(&LEXICON))
}

fn show(text: &str, said: &Said) -> String {
    let join = |spans: &[Span]| spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" … ");
    let mut out = String::new();
    for one in &said.attributions {
        let names: Vec<&str> = one.speakers.iter().map(|p| p.name.as_str()).collect();
        let chain: Vec<String> = one
            .chain
            .iter()
            .filter(|hop| hop.role != Role::Speaker)
            .map(|hop| format!("{} {} {}", hop.role.as_str(), hop.name, hop.basis.as_str()))
            .collect();
        let inside = one.inside.map_or(String::new(), |n| format!(" inside {n}"));
        writeln!(
            out,
            "{:?} {:?}{inside}: {} [{}] <{}> {}",
            one.mode,
            one.act,
            names.join(" + "),
            join(&one.source),
            join(&one.cue),
            join(&one.content),
        )
        .unwrap();
        if !chain.is_empty() {
            writeln!(out, "  via {}", chain.join(", ")).unwrap();
        }
    }
    for note in &said.notes {
        writeln!(out, "note {}: {}", note.code, note.span.map_or("", |s| s.of(text))).unwrap();
    }
    out
}

pub(super) fn check(text: &str, expect: &Expect) {
    expect.assert_eq(&show(text, &said(text, article(text))));
}

#[test]
fn an_agency_quotes_somebody_as_saying() {
    check(
        "\"The harbour (Port Lumen) stays open to all ships,\" the MNA quoted Marrow as saying.",
        &expect![[r"
            Direct Utterance: Ada Marrow [Marrow] <quoted Marrow as saying> The harbour (Port Lumen) stays open to all ships
              via agency Meridian News Agency printed
        "]],
    );
}

#[test]
fn light_verbs_are_cues() {
    check(
        "Odo Vale renewed his commitment to open the port \"year after year,\" and voiced his \
         belief that trade would grow. He called for lifting the tolls. Marrow lauded Lumenia for \
         \"great deeds\" at sea. Vale issued the order \"Open the gates at once\".",
        &expect![[r#"
            Mixed Utterance: Odo Vale [Odo Vale] <renewed his commitment> to open the port "year after year,"
            Indirect Utterance: Odo Vale [Odo Vale] <voiced his belief> trade would grow
            Indirect Utterance: Odo Vale [He] <called for> lifting the tolls
            Mixed SpeechAct: Ada Marrow [Marrow] <lauded> Lumenia for "great deeds" at sea
            Direct Utterance: Odo Vale [Vale] <issued the order> Open the gates at once
        "#]],
    );
}

#[test]
fn a_headline_may_speak() {
    check(
        "# Ada Marrow: Lumenia keeps its 'harbours open' for all\n\nThe port was busy.",
        &expect![[r"
            Mixed Utterance: Ada Marrow [Ada Marrow] <:> Lumenia keeps its 'harbours open' for all
        "]],
    );
    check("# Film review: The tide of Port Lumen rises\n\nThe port was busy.", &expect![[""]]);
}

#[test]
fn a_transcript_needs_no_marks() {
    check(
        "# Ada Marrow: Lumenia stands by its neighbours\n\nThe tolls have long burdened the \
         strait. If Sorvia truly cares, it should lift them, and talks can begin this year.\n\n\
         Chairwoman Ada Marrow's Regular Press Conference on May 3",
        &expect![[r"
            Indirect Utterance: Ada Marrow [Ada Marrow] <:> Lumenia stands by its neighbours
            Direct Utterance: Ada Marrow [Ada Marrow] <> The tolls have long burdened the strait. If Sorvia truly cares, it should lift them, and talks can begin this year.
        "]],
    );
}

#[test]
fn titles_terms_and_nicknames_are_no_speech() {
    check(
        "She wrote a famous work, \"Let Us Open Every Harbour of the World,\" in 1961. The \
         so-called \"tide watchers\" met. An article titled \"The long tide of Lumenia\" appeared. \
         Odo \"the Mole\" Vale left.",
        &expect![""],
    );
}

#[test]
fn cut_text_says_nothing() {
    check("The minister came. He said that", &expect![[""]]);
    check(
        "An exhibition \"Bringing up the sailors of tomorrow with the great",
        &expect![[r#"
        note quote_unclosed: "Bringing up the sailors of tomorrow with the great
    "#]],
    );
}

#[test]
fn a_fronted_cue_finds_its_speaker_behind() {
    check(
        "Noting in its preface that the port dates from 1802, the book shows many ships. Saying \
         that the tide is \"turning fast,\" Vale noted that Sorvia is ready to trade.",
        &expect![[r#"
            Indirect Utterance: the book [the book] <Noting> the port dates from 1802
            Indirect Utterance: the book [the book] <shows> many ships
            Mixed Utterance: Odo Vale [Vale] <Saying> the tide is "turning fast,"
            Indirect Utterance: Odo Vale [Vale] <noted> Sorvia is ready to trade
        "#]],
    );
}

#[test]
fn what_was_not_said_is_negated() {
    check(
        "Vale denied that the port was closed. He did not specify which ships had left, but he \
         could be referring to the grain fleet.",
        &expect![[r"
            Indirect Utterance: Odo Vale [Vale] <denied> the port was closed
            Indirect Negated: Odo Vale [He] <did not specify> which ships had left
            note reporter_inference: he could be referring to the grain fleet
            note reporter_inference: He did not specify which ships had left, but he could be referring to the grain fleet.
        "]],
    );
}

#[test]
fn an_outer_credit_holds_the_inner_ones() {
    check(
        "Ada Marrow said the tolls must go, the state news agency MNA reported Thursday.\n\n\
         Marrow also said trade would grow.\n\nThe port opened in May, according to the Meridian \
         News Agency.",
        &expect![[r"
            Indirect Utterance inside 1: Ada Marrow [Ada Marrow] <said> the tolls must go
              via agency Meridian News Agency printed
            Indirect Utterance: Meridian News Agency [the state news agency MNA] <reported> Ada Marrow said the tolls must go
            Indirect Utterance: Ada Marrow [Marrow] <also said> trade would grow
              via agency Meridian News Agency inferred
            Indirect Utterance: Meridian News Agency [the Meridian News Agency] <according to> The port opened in May
        "]],
    );
}

#[test]
fn the_own_agency_is_a_relay_of_anothers_words() {
    let text = "Vale said the strait is open, MNA reported.\n\nThe strait is 4 km wide.";
    let hop = |name: &str, role| Hop {
        name: name.into(),
        entity: None,
        role,
        basis: dateline_model::Basis::Printed,
        span: None,
    };
    let credits = vec![hop("SCD", Role::Agency), hop("Varsk Tribune", Role::Outlet)];
    let article = Article { credits, ..article(text) };
    expect![[r"
        Indirect Utterance inside 1: Odo Vale [Vale] <said> the strait is open
          via agency Meridian News Agency printed, relay SCD printed, outlet Varsk Tribune printed
        Indirect Utterance: Meridian News Agency [MNA] <reported> Vale said the strait is open
          via relay SCD printed, outlet Varsk Tribune printed
    "]]
    .assert_eq(&show(text, &said(text, article)));
}

#[test]
fn speakers_joint_unnamed_and_told() {
    check(
        "Chairwoman Ada Marrow and President Odo Vale said that the strait is free. A retired \
         harbour master said the fog was thick. Vale told her that the talks would go on. A \
         spokesman for Marrow declined to comment on the matter. The commander of the Northern \
         Fleet, who knew the coast, said the tide was low.",
        &expect![[r"
            Indirect Utterance: Ada Marrow + Odo Vale [Chairwoman Ada Marrow and President Odo Vale] <said> the strait is free
            Indirect Utterance: A retired harbour master [A retired harbour master] <said> the fog was thick
            Indirect Utterance: Odo Vale [Vale] <told> the talks would go on
              via addressee Ada Marrow inferred
            Indirect Negated: A spokesman for Marrow [A spokesman for Marrow] <declined> to comment on the matter
            Indirect Attitude: The commander of the Northern Fleet [The commander of the Northern Fleet] <knew> the coast
            Indirect Utterance: The commander of the Northern Fleet [The commander of the Northern Fleet] <said> the tide was low
            note reporter_inference: A spokesman for Marrow declined to comment on the matter.
        "]],
    );
}

#[test]
fn a_quotation_goes_on() {
    check(
        "\"The tolls must go,\" Vale said in a speech. \"They hurt us all and our children.\" \
         \"Why now?\" Marrow asked in reply.\n\n\"We shall see,\" she added, \"when the tide \
         turns.\"",
        &expect![[r"
            Direct Utterance: Odo Vale [Vale] <said> The tolls must go … They hurt us all and our children.
            Direct Utterance: Ada Marrow [Marrow] <asked> Why now?
            Direct Utterance: Ada Marrow [she] <added> We shall see … when the tide turns.
        "]],
    );
    check(
        "Vale said: \"One harbour is not enough for us.\n\n\"Two harbours are what the people \
         want.\"",
        &expect![[r"
            Direct Utterance: Odo Vale [Vale] <said> One harbour is not enough for us. … Two harbours are what the people want.
        "]],
    );
}

#[test]
fn fragments_make_one_mixed_statement() {
    check(
        "Vale said he was \"much moved\" with the work that Lumenia had done in a \"hard \
         winter,\" while the Harbour Party of Lumenia said the work was late.",
        &expect![[r#"
            Mixed Utterance: Odo Vale [Vale] <said> he was "much moved" with the work that Lumenia had done in a "hard winter,"
            Indirect Utterance: Harbour Party of Lumenia [the Harbour Party of Lumenia] <said> the work was late
        "#]],
    );
}

#[test]
fn korean() {
    check(
        "한가람은 3일 하늬에서 열린 회의에서 “항구를 다시 열겠다”고 말했다. 그는 “평화가 중요하다”며 협력을 강조했다.\n\n\
         한가람은 “새 항구를 열겠다”고 밝혔다고 가온중앙통신이 3일 보도했다. 가온중앙통신에 따르면 항구는 5월에 열린다. \
         외무성 대변인은 정부가 제안을 거부한다고 밝혔다. 소설 “바다의 노래”는 인기를 끌었다.",
        &expect![[r"
            Direct Utterance: Han Ga Ram [한가람] <말했다> 항구를 다시 열겠다
              via agency 가온중앙통신 inferred
            Direct Utterance: Han Ga Ram [그] <강조했다> 평화가 중요하다
              via agency 가온중앙통신 inferred
            Direct Utterance inside 3: Han Ga Ram [한가람] <밝혔다> 새 항구를 열겠다
              via agency 가온중앙통신 printed
            Mixed Utterance: 가온중앙통신 [가온중앙통신] <보도했다> 한가람은 “새 항구를 열겠다”고 밝혔다
            Indirect Utterance: 가온중앙통신 [가온중앙통신] <에 따르면> 항구는 5월에 열린다
            Indirect Utterance: 외무성 대변인 [외무성 대변인] <밝혔다> 정부가 제안을 거부한다
        "]],
    );
}

#[test]
fn chinese() {
    check(
        "林望舒3日在会议上表示，港口将重新开放。她强调：“和平最重要。”\n\n“港口将重新开放”，林望舒说。\
         据澜通社报道，林望舒表示，两国关系将继续发展。他的小说《海之歌》很受欢迎。这说明问题不大。",
        &expect![[r"
            Indirect Utterance: Lin Wangshu [林望舒] <表示> 港口将重新开放
              via agency 澜通社 inferred
            Direct Utterance: Lin Wangshu [她] <强调> 和平最重要。
              via agency 澜通社 inferred
            Direct Utterance: Lin Wangshu [林望舒] <说> 港口将重新开放
              via agency 澜通社 inferred
            Indirect Utterance: 澜通社 [澜通社] <报道> 林望舒表示，两国关系将继续发展
            Indirect Utterance inside 3: Lin Wangshu [林望舒] <表示> 两国关系将继续发展
              via agency 澜通社 printed
        "]],
    );
}

#[test]
fn japanese() {
    check(
        "青海波首相は3日、「港を再び開く」と述べた。また、協力が重要だと強調した。\n\n汐見通信によると、青海波首相は\
         「平和が大切だ」と語った。青海波首相が港を視察したと汐見通信が3日伝えた。小説『海の歌』は人気だ。",
        &expect![[r"
            Direct Utterance: Seigaiha Haruka [青海波首相] <述べた> 港を再び開く
              via agency 汐見通信 inferred
            Indirect Utterance: Seigaiha Haruka [青海波首相] <強調した> また、協力が重要だ
              via agency 汐見通信 inferred
            Mixed Utterance: 汐見通信 [汐見通信] <によると> 青海波首相は「平和が大切だ」と語った
            Direct Utterance inside 2: Seigaiha Haruka [青海波首相] <語った> 平和が大切だ
              via agency 汐見通信 printed
            Indirect Utterance: 汐見通信 [汐見通信] <伝えた> 青海波首相が港を視察した
        "]],
    );
}

#[test]
fn a_text_without_an_end_is_read_in_linear_time() {
    for piece in
        ["Vale said \"no\" and ", "he told ", "「", "한가람은 “아니”라고 말했다고 ", "'a b "]
    {
        let text = piece.repeat(40_000 / piece.len());
        let _ = said(&text, article(&text));
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(words in prop::collection::vec(
        prop::sample::select(vec![
            "said", "that", "Vale", "\"", "“", "”", "''", "'", ",", ".", "he", "told", "to", "the",
            "according", "(", ")", ":", "and", "while", "?", "quoted", "as", "saying", "\n\n", "--",
            "고", "말했다", "한가람은", "”고", "表示", "，", "据", "報道", "「", "」", "と", "述べた", "は",
            "。", "who", "was", "not", "Noting", "called", "for", "é", "%",
        ]), 0..60,
    )) {
        let text = words.join(" ");
        let once = said(&text, article(&text));
        for one in &once.attributions {
            for span in one.content.iter().chain(&one.cue).chain(&one.source) {
                prop_assert!(span.fits(&text) && !span.is_empty());
            }
            prop_assert!(one.inside.is_none_or(|n| n < once.attributions.len()));
        }
        let again = said(&text, article(&text));
        prop_assert_eq!(once.attributions, again.attributions);
    }
}
