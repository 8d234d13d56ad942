//! The second origin shows originals made harmless, behind the wall of D4, and nothing else.

use crate::asking::Visit;
use axum::http::StatusCode;

#[test]
fn an_original_is_inert() {
    let visit = Visit::sample();
    let answer = visit.original(&format!("/original/{}", visit.captures[3]));
    assert_eq!(answer.status, StatusCode::OK);
    let html = answer.text();
    assert!(html.contains("words of the original"));
    for refused in ["<script", "<img", "onload", "onerror", "alert(1)"] {
        assert!(!html.contains(refused), "{refused}");
    }
    let policy = answer.header("content-security-policy");
    for part in [
        "sandbox;",
        "default-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors http://127.0.0.1:8470",
    ] {
        assert!(policy.contains(part), "{part}");
    }
    assert!(!policy.contains("allow-"), "{policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
}

#[test]
fn the_second_origin_shows_nothing_else() {
    let visit = Visit::sample();
    for address in ["/", "/chronicle", "/original/cnothing", "/article/x", "/assets/room.css"] {
        assert_eq!(visit.original(address).status, StatusCode::NOT_FOUND, "{address}");
    }
    let page = visit.page(&format!("/capture/{}?show=original", visit.captures[3]));
    assert!(page.contains("sandbox=\"\""), "the frame has no sandbox");
    assert!(page.contains("src=\"http://127.0.0.1:8471/original/"));
}
