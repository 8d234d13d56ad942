//! Tests of decoding as a whole: bytes in, page out.

use super::*;
use dateline_model::Shape;
use proptest::prelude::*;

fn html(text: &str) -> Page {
    let mut capture = Capture::imported(text.as_bytes().to_vec());
    capture.content_type = Some("text/html; charset=utf-8".to_owned());
    decode(&capture, &Limits::default())
}

fn check_lines(text: &str, expected: &[&str]) {
    let page = html(text);
    let lines: Vec<_> = page.blocks.iter().map(|block| page.words(block.span)).collect();
    assert_eq!(lines, expected);
}

fn check_codes(page: &Page, expected: &[&str]) {
    assert_eq!(page.notes.iter().map(|note| &*note.code).collect::<Vec<_>>(), expected);
}

#[test]
fn blocks_stand_on_lines_and_inline_elements_add_no_space() {
    check_lines(
        "<title>Gazette</title><div>The <b>har</b>bour\n <a href=x>opened</a>.<p>One<br>two<br><br>three</div>tail",
        &["The harbour opened.", "One\ntwo", "three", "tail"],
    );
}

#[test]
fn readings_above_characters_are_left_out() {
    check_lines(
        "<p><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>が開いた。",
        &["港が開いた。"],
    );
}

#[test]
fn names_and_stamps_of_neighbouring_elements_are_apart() {
    check_lines(
        "<p>By<a href=x>Ada Marrow</a><span>3 May 2031</span>",
        &["By Ada Marrow 3 May 2031"],
    );
}

#[test]
fn a_told_body_stands_in_for_a_missing_one() {
    let told = "The harbour of Port Lumen opened on Monday. ".repeat(15);
    let data = format!(
        r#"<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"<p>{told}</p><p>Ships came.</p>"}}</script>"#
    );
    let page = html(&format!("<h1>Harbour opens</h1>{data}"));
    check_codes(&page, &["body_from_structured"]);
    let lines: Vec<_> = page.blocks.iter().map(|block| page.words(block.span)).collect();
    assert_eq!(lines, ["Harbour opens", told.trim(), "Ships came."]);
    let page =
        html(&format!("<h1>Harbour opens</h1><script type='text/template'><p>{told}</p></script>"));
    assert_eq!(page.words(page.blocks[1].span), told.trim());
    let page = html(&format!("<h1>Harbour opens</h1>{data}<p>{told}</p>"));
    check_codes(&page, &[]);
    assert_eq!(page.blocks.len(), 2);
}

#[test]
fn tables_of_data_are_rows_and_tables_of_layout_are_walked() {
    check_lines(
        "<table><tr><th>Port<th>Ships<tr><td>Varsk<td>12</table>
         <table><tr><td><p>Menu</p><td><table><tr><td>Long text of the old page</table></table>",
        &["Port\tShips", "Varsk\t12", "Menu", "Long text of the old page"],
    );
}

#[test]
fn hidden_text_feeds_nothing() {
    let page = html(
        "<p>The harbour opened in the morning.<p hidden>secret<p style='color:red; Display : none'>secret
         <template>secret</template><noscript>secret</noscript><script>secret</script><style>secret</style>",
    );
    assert_eq!(page.blocks.len(), 1);
    check_codes(&page, &["hidden_text"]);
}

#[test]
fn a_page_hidden_at_the_start_is_read() {
    let page = html("<body style='visibility:hidden'><p>The harbour opened in the morning.");
    assert_eq!(page.blocks.len(), 1);
    check_codes(&page, &["hidden_majority"]);
}

#[test]
fn shapes_links_and_containers_are_kept() {
    let page = html(
        "<main id=Top class='a b'><h2>Harbour</h2><ul><li><a href=x>One</a> two</ul><blockquote><p>Q</blockquote>",
    );
    let told: Vec<_> = page.blocks.iter().map(|block| (block.shape, block.linked)).collect();
    assert_eq!(told, [(Shape::Heading(2), 0), (Shape::Entry, 3), (Shape::Quote, 0)]);
    let heading = &page.containers[page.blocks[0].container.unwrap()];
    let parent = &page.containers[heading.parent.unwrap()];
    assert_eq!((heading.tag.as_str(), parent.tag.as_str()), ("h2", "main"));
    assert_eq!(parent.tokens, "a\nb\ntop");
}

#[test]
fn markup_becomes_facts_with_their_words() {
    let page = html(
        "<html lang=en><title> The  Gazette </title><meta property='og:title' content='Harbour'>
         <link rel=canonical href='https://gazette.example/a'>
         <p>By <span itemprop=author>Ada Marrow</span>, <time datetime='2031-05-03'>3 May</time>
         <script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour\"}</script>",
    );
    let facts: Vec<_> = page
        .markup
        .iter()
        .map(|fact| (fact.place.as_str(), fact.value.as_str(), fact.span.map(|s| page.words(s))))
        .collect();
    assert_eq!(
        facts,
        [
            ("html:lang", "en", None),
            ("title", "The Gazette", None),
            ("meta:og:title", "Harbour", None),
            ("link:canonical", "https://gazette.example/a", None),
            ("itemprop:author", "Ada Marrow", Some("Ada Marrow")),
            ("time:datetime", "2031-05-03", Some("3 May")),
            ("jsonld:newsarticle.@type", "NewsArticle", None),
            ("jsonld:newsarticle.headline", "Harbour", None),
        ]
    );
}

#[test]
fn deep_nesting_keeps_all_text() {
    let bombs = [
        "div",
        "b",
        "ul><li",
        "table><tr><td",
        "svg",
        "template><p",
        "span",
        "b><div></b",
        "div><table><tr><td></div",
        "p><span><div></span",
        "font color=red",
    ];
    for tag in bombs {
        let page = html(&format!(
            "<p>before</p>{}inside",
            format!("<{tag}>").repeat(if tag == "div" { 100_000 } else { 10_000 })
        ));
        check_codes(&page, &["html_depth"]);
        assert!(page.text.starts_with("before"), "{tag}");
        if tag != "svg" && !tag.starts_with("template") {
            assert!(page.text.contains("inside"), "{tag}");
        }
    }
}

#[test]
fn a_dropped_block_leaves_a_line_break_and_honest_paragraphs_stay() {
    let limits = Limits { html_depth: 3, ..Limits::default() };
    let mut capture =
        Capture::imported(b"<div><div><div>a<div>b</div>c</div>d</div>e</div>f".to_vec());
    capture.content_type = Some("text/html".to_owned());
    let page = decode(&capture, &limits);
    assert_eq!(&*page.text, "a\nb\nc\nd\ne\nf\n");
    check_codes(&page, &["html_depth"]);
    let page = html(&"<p>A paragraph nobody closes.".repeat(20_000));
    assert_eq!((page.blocks.len(), page.notes.len()), (20_000, 0));
}

#[test]
fn bombs_of_attributes_and_tags_are_defused() {
    let attributes = (0..200_000).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
    let page = html(&format!("<p{attributes}>The harbour opened.</p>"));
    assert_eq!(page.blocks.len(), 1);
    check_codes(&page, &["html_attributes"]);
    let page = html(&"<a><i>".repeat(40_000));
    assert!(page.blocks.is_empty());
    let limits = Limits { html_nodes: 100, ..Limits::default() };
    let mut capture = Capture::imported("<p>one</p>".repeat(500).into_bytes());
    capture.content_type = Some("text/html".to_owned());
    let page = decode(&capture, &limits);
    assert_eq!(page.blocks.len(), 500);
    check_codes(&page, &["html_nodes"]);
}

#[test]
fn too_large_a_page_is_cut_with_a_note() {
    let limits = Limits { payload_bytes: 11, ..Limits::default() };
    let page = decode(&Capture::imported(b"The harbour opened.".to_vec()), &limits);
    assert_eq!(&*page.text, "The harbour");
    check_codes(&page, &["payload_cut"]);
}

#[test]
fn soft_hyphens_and_controls_print_nothing() {
    check_lines("<p>har\u{ad}bour\0 \u{200b}news&nbsp; today", &["harbour news today"]);
}

fn check_page(page: &Page) {
    let mut end = 0;
    for block in &page.blocks {
        assert!(block.span.fits(&page.text) && !block.span.is_empty());
        assert!(block.span.start() >= end);
        assert!(block.linked <= block.span.len());
        assert!(block.container.is_none_or(|at| at < page.containers.len()));
        end = block.span.end();
    }
    for (at, container) in page.containers.iter().enumerate() {
        assert!(container.parent.is_none_or(|parent| parent < at));
    }
    assert!(page.markup.iter().filter_map(|fact| fact.span).all(|span| span.fits(&page.text)));
}

/// Pieces of markup in any order, so that nesting goes wrong in every way.
fn soup() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<li>",
        "<ul>",
        "</ul>",
        "<br>",
        "<h1>",
        "</h2>",
        "<span hidden>",
        "</span>",
        "<template>",
        "</template>",
        "<svg>",
        "</svg>",
        "<select>",
        "<pre>",
        "</pre>",
        "<time datetime=2031>",
        "</time>",
        "Hafen ",
        "항구\n",
        "港。",
        "\u{a0}",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<form>",
        "</form>",
        "<frameset>",
        "<math><mi>",
        "&amp;",
        "\0",
    ]);
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_give_a_page(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let page = decode(&Capture::imported(bytes), &Limits::default());
        check_page(&page);
    }

    #[test]
    fn any_markup_gives_a_page(text in soup()) {
        let page = html(&text);
        check_page(&page);
        prop_assert_eq!(&page, &html(&text));
        check_page(&decode_text(&text));
    }
}
