//! Tests of layout as a whole: a page in, its items out.

use super::*;
use crate::{Lexicon, decode, decode_text};
use dateline_model::{Capture, Limits, Span};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::LazyLock;

mod listings;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

fn html(text: &str) -> Page {
    let mut capture = Capture::imported(text.as_bytes().to_vec());
    capture.content_type = Some("text/html; charset=utf-8".to_owned());
    decode(&capture, &Limits::default())
}

/// One line an item: role, title, paragraphs by their first words, newslines, repeats.
fn told(page: &Page) -> String {
    let mut context = Context::new(&LEXICON);
    context.why = true;
    let layout = lay_out(page, &context);
    let cut =
        |span: &Span| page.words(*span).chars().take(18).collect::<String>().replace('\n', "|");
    let list = |spans: &[Span]| spans.iter().map(cut).collect::<Vec<_>>().join(" / ");
    let mut out = format!("{:?}\n", layout.kind);
    for item in &layout.articles {
        let title = item.headline.as_ref().map_or("-", |headline| headline.text.as_str());
        write!(out, "{:?} [{title}] {}", item.role, list(&item.paragraphs)).unwrap();
        if !item.newslines.is_empty() {
            write!(out, " ~ {}", list(&item.newslines)).unwrap();
        }
        if !item.repeats.is_empty() {
            write!(out, " = {}", item.repeats.len()).unwrap();
        }
        out.push('\n');
    }
    for dropped in &layout.dropped {
        assert!(!dropped.because.is_empty(), "{}", page.words(dropped.span));
        writeln!(out, "{:?}: {}", dropped.reason, cut(&dropped.span)).unwrap();
    }
    out
}

fn check(page: &Page, expected: &Expect) {
    expected.assert_eq(&told(page));
}

const FIRST: &str = "PORT LUMEN, May 3 (MNA) -- Chairwoman Ada Marrow opened the new harbour of Port Lumen on Monday, saying that the quays would serve the whole coast, the agency reported.";
const SECOND: &str = "The harbour took nine years to build, and the first ships from Sorvia arrived before noon, according to the port authority of the capital.";
const THIRD: &str = "President Odo Vale of Sorvia sent a message of congratulation, in which he praised the friendship of the two peoples and their common work at sea.";

#[test]
fn a_scraped_article_keeps_its_newslines_and_loses_its_furniture() {
    let page = decode_text(&format!(
        "Skip to content\n\nMarine Affairs\n\nLumenia Opens New Harbour to Ships of Sorvia\n\nDate: 3/5/2031 | Source: Lumen Gazette\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nSubscribe to our newsletter"
    ));
    check(
        &page,
        &expect![[r"
        Article
        Article [Lumenia Opens New Harbour to Ships of Sorvia] PORT LUMEN, May 3  / The harbour took n / President Odo Vale ~ Date: 3/5/2031 | S
        Navigation: Skip to content
        Masthead: Marine Affairs
        Promotion: Subscribe to our n
    "]],
    );
}

#[test]
fn a_lost_title_stays_lost_and_pointers_are_teasers() {
    let page = decode_text(&format!(
        "REUTERS\nMay 3, 2031 at 08:30 JST\n{FIRST}\n{SECOND}\n{THIRD}\nCooks introduce recipes handed down by grandmothers.\nA look behind the curtain of puppet theatres.\nA series about gardens on rooftops"
    ));
    check(
        &page,
        &expect![[r"
            Mixed
            Article [-] PORT LUMEN, May 3  / The harbour took n / President Odo Vale ~ REUTERS / May 3, 2031 at 08:
            Teaser [-] Cooks introduce re
            Teaser [-] A look behind the 
            Teaser [-] A series about gar
        "]],
    );
}

#[test]
fn lines_printed_twice_are_teasers() {
    let teaser = |title: &str, text: &str| {
        format!("{title}\n\n{title}\n\n{text}\n\nMay 2, 2031\n\n{text}\n\n")
    };
    let page = decode_text(&format!(
        "Lumenia opens new harbour\n\n{FIRST}\n\n{SECOND}\n\nMore from Lumen Gazette\n\n{}{}More articles\n",
        teaser(
            "Fishing fleet returns",
            "The fishing fleet of Port Lumen has returned with a catch that was larger than in any year of the last"
        ),
        teaser(
            "Choir sings at sea",
            "A choir of two hundred sailors sang on the decks of three ships while the people of the capital"
        ),
    ));
    check(
        &page,
        &expect![[r"
        Article
        Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n
        Teaser [Fishing fleet returns] The fishing fleet  ~ May 2, 2031 = 2
        Teaser [Choir sings at sea] A choir of two hun ~ May 2, 2031 = 2
        Related: More from Lumen Ga
        Related: More articles
    "]],
    );
}

#[test]
fn a_flattened_listing_is_split_where_titles_are_proved() {
    let page = decode_text(&format!(
        "Lumenia opens new harbour\n\n{FIRST}\n\n{SECOND}\n\nContinue reading Lumenia opens new harbour\n\nVale writes to Marrow\n\n{THIRD}\n\nConference: The sea between us\n\nWe are glad to invite all readers to a day of talks about the sea between the two countries.\n\nDate: Sunday 21 May 2031\nTime: 11am\nLocation: Harbour Hall\nRegistration: at the door\n"
    ));
    check(
        &page,
        &expect![[r"
        Listing
        Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n ~ Continue reading L
        Article [Vale writes to Marrow] President Odo Vale
        Announcement [Conference: The sea between us] We are glad to inv / Date: Sunday 21 Ma / Time: 11am / Location: Harbour  / Registration: at t
    "]],
    );
}

#[test]
fn subheadings_do_not_split_an_article() {
    let page = decode_text(&format!(
        "Lumenia opens new harbour\n\n{FIRST}\n\nNine years of work\n\n{SECOND}\n\nA message from Varsk\n\n{THIRD}\n"
    ));
    check(
        &page,
        &expect![[r"
            Article
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / Nine years of work / The harbour took n / A message from Var / President Odo Vale
        "]],
    );
}

#[test]
fn hard_wrapped_lines_are_joined() {
    let wrap = |text: &str| {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            if lines.last().is_some_and(|line| line.len() + word.len() > 70) {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
        lines.join("\n")
    };
    let page = decode_text(&format!(
        "Lumenia opens new harbour\n\n{}\n\n{}\n\n{}\n",
        wrap(FIRST),
        wrap(SECOND),
        wrap(THIRD)
    ));
    check(
        &page,
        &expect![[r"
            Article
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n / President Odo Vale
        "]],
    );
}

#[test]
fn korean_lines_are_read_like_others() {
    let page = decode_text(
        "본문 바로가기\n가온 새 항구 열려\n입력 2031-05-03 09:00\n(하늬=가온중앙통신) 한가람 위원장은 월요일 하늬에서 새 항구의 문을 열고 부두가 온 해안을 위하여 일하게 될 것이라고 말하였다.\n항구는 아홉 해 동안 지어졌으며 첫 배들은 정오가 되기 전에 들어왔다고 수도의 항만 당국이 밝혔다.\n무단 전재 및 재배포 금지\n많이 본 뉴스\n고깃배 돌아와\n",
    );
    check(
        &page,
        &expect![[r"
        Article
        Article [가온 새 항구 열려] (하늬=가온중앙통신) 한가람 위원 / 항구는 아홉 해 동안 지어졌으며  ~ 입력 2031-05-03 09:0
        Teaser [고깃배 돌아와] 
        Navigation: 본문 바로가기
        Legal: 무단 전재 및 재배포 금지
        Related: 많이 본 뉴스
    "]],
    );
}

#[test]
fn an_article_of_html_is_cut_out_of_its_page() {
    let page = html(&format!(
        "<title>Lumenia opens new harbour - Lumen Gazette</title>
        <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sport</a></ul></nav>
        <div class=breadcrumb><a href=/>Home</a> » <a href=/w>World</a></div>
        <article><h1>Lumenia opens new harbour</h1><div class=meta>3 May 2031</div>
        <div class=entry-content><p>{FIRST}<p>{SECOND}<div class=ad>Advertisement</div><p>{THIRD}</div>
        <div class=share><a href=f>Facebook</a> <a href=t>Twitter</a></div></article>
        <div class=related><h3>Related articles</h3><ul><li><a href=1>Fishing fleet returns with a record catch</a><li><a href=2>Choir of sailors sings at sea</a></ul></div>
        <div id=comments><h3>2 comments</h3><p class=comment>A fine harbour indeed, I was there on Monday with my family.</div>
        <footer>© 2031 Lumen Gazette. All rights reserved. <a href=p>Privacy policy</a></footer>"
    ));
    check(
        &page,
        &expect![[r"
            Article
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n / President Odo Vale ~ 3 May 2031
            Teaser [Fishing fleet returns with a record catch] 
            Teaser [Choir of sailors sings at sea] 
            Navigation: Home
            Navigation: World
            Navigation: Sport
            Navigation: Home » World
            Advertising: Advertisement
            Promotion: Facebook Twitter
            Related: Related articles
            Comment: 2 comments
            Comment: A fine harbour ind
            Legal: © 2031 Lumen Gazet
        "]],
    );
}

#[test]
fn a_listing_of_html_is_its_entries() {
    let entry = |n: u8, title: &str, text: &str| {
        format!(
            "<article class=post><h2><a href=/{n}>{title}</a></h2><div class=meta>{n} May 2031</div><div class=entry-content><p>{text}<p>{SECOND}</div></article>"
        )
    };
    let page = html(&format!(
        "<title>World - Lumen Gazette</title><ul class=menu><li><a href=/>Home</a><li><a href=/w>World</a></ul><div id=main>{}{}{}</div>",
        entry(3, "Lumenia opens new harbour", FIRST),
        entry(2, "Vale writes to Marrow", THIRD),
        entry(
            1,
            "Fishing fleet returns",
            "The fishing fleet of Port Lumen has returned with a catch that was larger than in any other year since the war, the port authority said."
        ),
    ));
    check(
        &page,
        &expect![[r"
        Listing
        Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n ~ 3 May 2031
        Article [Vale writes to Marrow] President Odo Vale / The harbour took n ~ 2 May 2031
        Article [Fishing fleet returns] The fishing fleet  / The harbour took n ~ 1 May 2031
        Navigation: Home
        Navigation: World
    "]],
    );
}

#[test]
fn a_page_without_text_is_bare() {
    check(
        &html("<nav><a href=/>Home</a> <a href=/w>World</a></nav>"),
        &expect![[r"
        Bare
        Navigation: Home World
    "]],
    );
    check(
        &decode_text(""),
        &expect![[r"
        Bare
    "]],
    );
}

#[test]
fn why_names_the_features_of_every_block() {
    let page = decode_text(&format!("Lumenia opens new harbour\n\n{FIRST}\n\n{SECOND}\n"));
    let mut context = Context::new(&LEXICON);
    assert!(lay_out(&page, &context).blocks.is_empty());
    context.why = true;
    let layout = lay_out(&page, &context);
    let kinds: Vec<_> =
        layout.blocks.iter().map(|block| (block.kind.as_str(), block.kept)).collect();
    assert_eq!(kinds, [("headline", true), ("body", true), ("body", true)]);
    assert!(layout.blocks.iter().all(|block| !block.because.is_empty()));
}

/// Every span fits, stands in order, and no block belongs to two items.
fn check_layout(page: &Page) {
    let context = Context::new(&LEXICON);
    let layout = lay_out(page, &context);
    let mut taken: Vec<Span> = Vec::new();
    for item in &layout.articles {
        assert!(item.span.fits(&page.text));
        assert!(item.paragraphs.is_sorted() && item.newslines.is_sorted());
        let title = item.headline.as_ref().and_then(|headline| headline.span);
        let parts = item.paragraphs.iter().chain(&item.newslines).copied().chain(title);
        for part in parts {
            assert!(part.fits(&page.text) && !part.is_empty() && item.span.contains(part));
            taken.push(part);
        }
        taken.extend(&item.repeats);
    }
    taken.extend(layout.dropped.iter().map(|dropped| dropped.span));
    taken.sort_unstable();
    assert!(taken.windows(2).all(|pair| !pair[0].overlaps(pair[1])));
    let again = lay_out(page, &context);
    assert_eq!((layout.articles, layout.dropped), (again.articles, again.dropped));
}

#[test]
fn a_stamp_between_two_doubled_teasers_is_taken_once() {
    check_layout(&decode_text(
        "More from Lumen Gazette\n• Odo Vale\nMore from Lumen Gazette\nDate: 3/5/2031 | Source: Lumen Gazette\nContinue reading Lumenia opens new harbour\nREUTERS\nDate: 3/5/2031 | Source: Lumen Gazette\n",
    ));
}

#[test]
fn a_short_report_below_a_dateline_is_a_body() {
    check(
        &decode_text(
            "HARBOUR TRUST <HBT> SETS PAYOUT\n\n    PORT LUMEN, March 2 - Qtly div 12 cts\n    vs 12 cts prior\n    Pay April 3\n    Record March 17\n Reuter\n",
        ),
        &expect![[r"
            Article
            Article [HARBOUR TRUST <HBT> SETS PAYOUT] PORT LUMEN, March  / vs 12 cts prior / Pay April 3 / Record March 17 / Reuter
        "]],
    );
    check(
        &decode_text(
            "SORVIAN MILLS 4TH QTR LOSS\n\n    VARSK, Feb 26 -\n    Shr loss six cts vs profit two cts\n    Net loss 612,000 vs profit 210,000\n    Sales 8.1 mln vs 7.7 mln\n    Year\n    Shr profit 11 cts vs 14 cts\n    Net profit 1,120,000 vs 1,403,000\n",
        ),
        &expect![[r"
            Article
            Article [SORVIAN MILLS 4TH QTR LOSS] VARSK, Feb 26 - / Shr loss six cts v / Net loss 612,000 v / Sales 8.1 mln vs 7 / Year / Shr profit 11 cts  / Net profit 1,120,0
        "]],
    );
}

#[test]
fn a_narrow_report_is_joined_by_its_small_letters() {
    check(
        &decode_text(
            "LUMENIA TO COUNT SHIPS\n\n    PORT LUMEN, March 2 - The harbour office said it will\ncount every ship that passes the narrows and charge\nits owner by the tonne.\n    The office said that the count begins in May.\n Reuter\n",
        ),
        &expect![[r"
            Article
            Article [LUMENIA TO COUNT SHIPS] PORT LUMEN, March  / The office said th / Reuter
        "]],
    );
}

#[test]
fn a_text_with_one_sentence_is_not_empty() {
    check(
        &decode_text("The harbour is open.\n"),
        &expect![[r"
        Article
        Article [-] The harbour is ope
    "]],
    );
    check(
        &decode_text("Harbour\nMarket\nQuay\n"),
        &expect![[r"
        Bare
        Unclaimed: Harbour
        Unclaimed: Market
        Unclaimed: Quay
    "]],
    );
}

#[test]
fn a_wall_is_no_article() {
    check(
        &html(
            "<title>Lumen Gazette</title><h1>Before you continue</h1><p>The Gazette and its 12 partners store data about your visit, so that we can count readers and choose advertising.<p>With \"Accept all\" you agree to that; \"Reject all\" leaves only what the site needs to work.<button>Accept all</button>",
        ),
        &expect![[r#"
            Bare
            Legal: Before you continu
            Legal: The Gazette and it
            Legal: With "Accept all" 
            Legal: Accept all
        "#]],
    );
    let page = html(&format!(
        "<h1>Lumenia opens new harbour</h1><p>{FIRST}<p>{SECOND}<div class=consent>We value your privacy<button>Accept all</button></div>"
    ));
    assert_eq!(lay_out(&page, &Context::new(&LEXICON)).kind, PageKind::Article);
}

#[test]
fn the_last_paragraphs_of_a_report_are_no_pointers() {
    check(
        &decode_text(&format!(
            "Lumenia opens new harbour\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n\nEdda Brook, keeper of the light, told guests that her lamp had burned for both navies, and that neither of them had ever come to thank her.\n\nVeterans of the old war shook hands under the flags.\n\nA ferry line is to begin in April.\n"
        )),
        &expect![[r"
            Article
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n / President Odo Vale / Edda Brook, keeper / Veterans of the ol / A ferry line is to
        "]],
    );
}

#[test]
fn short_sentences_open_the_entries_of_a_flattened_listing() {
    check(
        &decode_text(&format!(
            "Lumenia opens new harbour\n\n{FIRST}\n\nContinue reading Lumenia opens new harbour\n\nThe keeper of the lamp\n\nThis portrait was written by Tomas Wren.\n\n{THIRD}\n\nSeminar: Who owns the sea?\n\nPlease join us for an evening.\n\nDate: Sunday 21 May 2031\nTime: 2pm\nPlace: Harbour Hall\n"
        )),
        &expect![[r"
            Listing
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  ~ Continue reading L
            Article [The keeper of the lamp] This portrait was  / President Odo Vale
            Announcement [Seminar: Who owns the sea?] Please join us for / Date: Sunday 21 Ma / Time: 2pm / Place: Harbour Hal
        "]],
    );
}

#[test]
fn an_announcement_of_a_html_listing_is_one() {
    let entry = |title: &str, text: &str| {
        format!("<div class=hentry><h2><a href=x>{title}</a></h2><p>{text}</div>")
    };
    check(
        &html(&format!(
            "<div id=posts>{}{}{}</div>",
            entry(
                "Lumenia opens new harbour",
                &format!("{FIRST}<p>{SECOND}<p>Posted on 3 May 2031")
            ),
            entry("Vale writes to Marrow", &format!("{THIRD}<p>{SECOND}<p>Posted on 2 May 2031")),
            entry(
                "Evening: Who owns the sea?",
                "We are glad to invite you to an evening about the sea and those who live on it.<p>Date: Saturday 24 May 2031<br>Time: 10am<br>Place: online<br>Registration: free<ul><li>Edda Brook (Friends of the Strait)</ul>"
            ),
        )),
        &expect![[r"
            Listing
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n ~ Posted on 3 May 20
            Article [Vale writes to Marrow] President Odo Vale / The harbour took n ~ Posted on 2 May 20
            Announcement [Evening: Who owns the sea?] We are glad to inv / Date: Saturday 24  / Edda Brook (Friend
        "]],
    );
}

#[test]
fn a_wide_space_in_a_title_stays() {
    let page = html(&format!("<h1>港　\n 開く　と首相</h1><p>{FIRST}<p>{SECOND}"));
    let layout = lay_out(&page, &Context::new(&LEXICON));
    let title = layout.articles[0].headline.as_ref().map(|headline| headline.text.as_str());
    assert_eq!(title, Some("港　開く　と首相"));
}

fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let piece = proptest::sample::select(vec![
        "Lumenia opens new harbour\n",
        FIRST,
        SECOND,
        THIRD,
        "\n",
        "\n\n",
        "May 3, 2031\n",
        "More from Lumen Gazette\n",
        "Continue reading Lumenia opens new harbour\n",
        "REUTERS\n",
        "Comments\n",
        "Date: 3/5/2031 | Source: Lumen Gazette\n",
        "• Odo Vale\n",
        "Time: 11am\n",
        "Location: Harbour Hall\n",
        "Share\n",
        "港は開いた。\n",
        "<div>",
        "</div>",
        "<p>",
        "<h2>",
        "</h2>",
        "<a href=x>",
        "</a>",
        "<article class=post>",
        "</article>",
        "<li>",
        "<br>",
    ]);
    proptest::collection::vec(piece, 0..40)
}

proptest! {
    #[test]
    fn any_page_is_taken_apart(pieces in pieces()) {
        let text = pieces.concat();
        check_layout(&decode_text(&text));
        check_layout(&html(&text));
    }

    #[test]
    fn any_words_are_taken_apart(text in "\\PC{0,200}") {
        check_layout(&decode_text(&text));
    }
}
