//! Whole: tests of words that are given whole, and of speakers who are only described.

use super::tests::check;
use expect_test::expect;

#[test]
fn a_message_given_whole_is_its_senders() {
    check(
        "Chairwoman Ada Marrow received a message on Tuesday from Odo Vale of Sorvia.\n\nThe \
         message reads in full:\n\n\"Esteemed Chairwoman,\n\n\"I wish the fishermen of your coast \
         a quiet winter.\n\n\"May the ferry never be late.\"\n\nThe museum opened.",
        &expect![[r"
            Direct Utterance: Odo Vale [The message] <reads in full> I wish the fishermen of your coast a quiet winter. … May the ferry never be late.
        "]],
    );
    check(
        "한가람동지께서는 12일 이웃나라에 축전을 보내시였다.\n\n축전은 다음과 같다.\n\n《나는 \
         항구의 모든 일군들에게 따뜻한 인사를 보냅니다.\n\n바다길이 언제나 평온하기를 바랍니다.》",
        &expect![[r"
            Direct Utterance: Han Ga Ram [축전] <다음과 같다> 나는 항구의 모든 일군들에게 따뜻한 인사를 보냅니다. … 바다길이 언제나 평온하기를 바랍니다.
            note quote_unclosed: 《나는 항구의 모든 일군들에게 따뜻한 인사를 보냅니다.
        "]],
    );
}

#[test]
fn named_turns_speak_for_themselves() {
    check(
        "MNA: Is the bridge closed?\n\nOdo Vale: It is open until ten.\n\nSCD: And tomorrow?\n\n\
         Odo Vale: Tomorrow as well.",
        &expect![[r"
            Direct Utterance: Meridian News Agency [MNA] <:> Is the bridge closed?
            Direct Utterance: Odo Vale [Odo Vale] <:> It is open until ten.
            Direct Utterance: Sorvian Central Dispatch [SCD] <:> And tomorrow?
            Direct Utterance: Odo Vale [Odo Vale] <:> Tomorrow as well.
        "]],
    );
}

#[test]
fn descriptions_and_pairs_are_resolved() {
    check(
        "Ada Marrow and Odo Vale said the ferry would run. \"It will be cheap,\" the two leaders \
         said. \"The hall is dry again,\" the director, Ebba Quist, said. The MNA said the sea \
         was calm. The agency said it would stay so.",
        &expect![[r"
            Indirect Utterance: Ada Marrow + Odo Vale [Ada Marrow and Odo Vale] <said> the ferry would run
            Direct Utterance: Ada Marrow + Odo Vale [the two leaders] <said> It will be cheap
            Direct Utterance: Ebba Quist [the director, Ebba Quist] <said> The hall is dry again
            Indirect Utterance: Meridian News Agency [The MNA] <said> the sea was calm
            Indirect Utterance: Meridian News Agency [The agency] <said> it would stay so
        "]],
    );
}

#[test]
fn what_is_kept_back_is_negated_in_four_languages() {
    check(
        "Odo Vale declined to say who had paid for the lamps.",
        &expect![[r"
        Indirect Negated: Odo Vale [Odo Vale] <declined> to say who had paid for the lamps
        note reporter_inference: Odo Vale declined to say who had paid for the lamps.
    "]],
    );
    check(
        "한가람은 배값을 누가 냈는지 밝히지 않았다.",
        &expect![[r"
        Indirect Negated: Han Ga Ram [한가람] <밝히지 않았다> 배값을 누가 냈는지
        note reporter_inference: 한가람은 배값을 누가 냈는지 밝히지 않았다.
    "]],
    );
    check(
        "林望舒没有说明费用由谁承担。",
        &expect![[r"
        Indirect Negated: Lin Wangshu [林望舒] <没有说明> 费用由谁承担
        note reporter_inference: 林望舒没有说明费用由谁承担。
    "]],
    );
    check(
        "青海波首相は、費用について明らかにしなかった。",
        &expect![[r"
        Indirect Negated: Seigaiha Haruka [青海波首相] <明らかにしなかった> 費用について
        note reporter_inference: 青海波首相は、費用について明らかにしなかった。
    "]],
    );
}

#[test]
fn marks_of_works_hold_speech_when_a_cue_governs_them() {
    check(
        "한가람은 《등대는 잠들지 않는다.》라고 말하였다.",
        &expect![[r"
        Direct Utterance: Han Ga Ram [한가람] <말하였다> 등대는 잠들지 않는다.
    "]],
    );
    check("한가람은 《등대의 노래》를 들었다.", &expect![[""]]);
    check(
        "青海波首相は「波は待ってくれない」と話す。",
        &expect![[r"
        Direct Utterance: Seigaiha Haruka [青海波首相] <話す> 波は待ってくれない
    "]],
    );
    check(
        "汐見通信は、青海波首相が「灯は消さない」と語ったと報じた。",
        &expect![[r"
        Direct Utterance inside 1: Seigaiha Haruka [青海波首相] <語った> 灯は消さない
          via agency 汐見通信 printed
        Mixed Utterance: 汐見通信 [汐見通信] <報じた> 青海波首相が「灯は消さない」と語った
    "]],
    );
    check(
        "澜通社援引林望舒的话说，渡口明年开放。",
        &expect![[r"
        Indirect Utterance: Lin Wangshu [林望舒] <说> 渡口明年开放
          via agency 澜通社 printed
    "]],
    );
}

#[test]
fn deeds_and_nicknames_are_no_speech() {
    check(
        "The crews will go on defending the harbour. His friends call him \"the Compass\".",
        &expect![[""]],
    );
}

#[test]
fn the_agency_of_the_lead_stands_behind_those_it_names() {
    check(
        "据澜通社报道，林望舒3日在大会上发表讲话。\n\n林望舒说：“渡口明年开放。”",
        &expect![[r"
            Indirect Utterance: 澜通社 [澜通社] <报道> 林望舒3日在大会上发表讲话
            Direct Utterance: Lin Wangshu [林望舒] <说> 渡口明年开放。
              via agency 澜通社 inferred
        "]],
    );
}
