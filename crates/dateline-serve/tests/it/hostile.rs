//! Foreign text is text: whatever a page, an address or a question carries comes out escaped.

use crate::{
    asking::Visit,
    markup::{tags, unescaped},
    pages::{check_rules, walk},
    sample::poison::POISON,
};
use axum::http::StatusCode;

#[test]
fn poison_in_every_field_comes_out_as_text() {
    let visit = Visit::sample();
    let mut seen = 0;
    for (address, html) in walk(&visit) {
        assert!(!html.contains("<script"), "{address}");
        assert!(!html.contains("<img"), "{address}");
        assert!(!html.contains("<b>Thursday"), "{address}");
        assert!(tags(&html).iter().all(|tag| tag.get("onerror").is_none()), "{address}");
        seen += usize::from(unescaped(&html).contains(POISON));
    }
    assert!(seen >= 8, "the poison is on {seen} pages only");
}

#[test]
fn poison_in_a_question_comes_out_as_text() {
    let visit = Visit::sample();
    let mut payloads: Vec<String> = [
        "<script>alert(1)</script>",
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "\" autofocus onfocus=\"alert(1)",
        "</title><script>alert(1)</script>",
        "javascript:alert(1)",
        "{{7*7}}${7*7}<%= 7*7 %>",
        "\u{202e}\u{2066}evil",
        "--><svg/onload=alert(1)>",
        "\u{0}\u{1b}[31m",
    ]
    .map(str::to_owned)
    .into();
    payloads.extend((0_u8..=127).map(|byte| char::from(byte).to_string().repeat(3)));
    for payload in payloads {
        let payload = payload.bytes().fold(String::new(), |all, byte| format!("{all}%{byte:02x}"));
        for address in [
            format!("/search?q={payload}"),
            format!("/chronicle?q={payload}&since={payload}"),
            format!("/statements?speaker={payload}&q={payload}&outlet={payload}"),
            format!("/entities?kind={payload}"),
            format!("/entity/{payload}"),
            format!("/article/{payload}"),
            format!("/capture/{payload}/{payload}?text={payload}"),
            format!("/{payload}"),
        ] {
            let answer = visit.get(&address);
            assert!(
                matches!(
                    answer.status,
                    StatusCode::OK | StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND
                ),
                "{address}: {}",
                answer.status
            );
            let html = answer.text();
            assert!(!html.contains("<script") && !html.contains("<svg"), "{address}");
            check_rules(&address, &html);
        }
    }
}
