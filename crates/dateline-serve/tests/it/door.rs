//! The door: who may ask, how, and what every answer carries (decisions D10, D12).

use crate::{asking::Visit, pages::check_rules};
use axum::http::{Method, Request, StatusCode};

#[test]
fn a_strange_host_is_sent_away() {
    let visit = Visit::sample();
    for host in ["gazette.example", "127.0.0.1.gazette.example", "169.254.0.1", ""] {
        let answer = visit.ask(Request::get("/").header("host", host));
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        check_rules("421", &answer.text());
    }
    for host in ["127.0.0.1:8470", "localhost:9999", "[::1]:8470"] {
        let answer = visit.ask(Request::get("/help").header("host", host));
        assert_eq!(answer.status, StatusCode::OK, "{host}");
    }
    let answer = visit.ask(Request::get("/help"));
    assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "no host at all");
}

#[test]
fn a_forwarded_question_is_refused() {
    let visit = Visit::empty();
    let request = Request::get("/").header("host", "localhost").header("x-forwarded-for", "::1");
    let answer = visit.ask(request);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    check_rules("403", &answer.text());
}

#[test]
fn only_questions_are_answered() {
    let visit = Visit::empty();
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS, Method::PATCH] {
        let request =
            Request::builder().method(method.clone()).uri("/").header("host", "localhost");
        let answer = visit.ask(request);
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.header("allow"), "GET, HEAD");
        check_rules("405", &answer.text());
    }
    let head = Request::head("/").header("host", "localhost");
    let answer = visit.ask(head);
    assert_eq!((answer.status, answer.bytes.len()), (StatusCode::OK, 0));
}

#[test]
fn every_answer_carries_the_policy() {
    let visit = Visit::sample();
    let raw = format!("/capture/{}/raw", visit.captures[0]);
    for address in
        ["/", "/help", "/nothing", "/healthz", "/assets/room.css", "/chronicle.json", &raw]
    {
        let answer = visit.get(address);
        let policy = answer.header("content-security-policy");
        for part in [
            "default-src 'none'",
            "script-src 'none'",
            "style-src 'self'",
            "frame-src http://127.0.0.1:8471",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{address}: {part}");
        }
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{address}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{address}");
        assert_eq!(answer.header("set-cookie"), "", "{address}");
    }
}

#[test]
fn wrong_addresses_are_told_apart() {
    let visit = Visit::sample();
    let capture = visit.captures[0].as_str();
    let absent = [
        "/nothing".to_owned(),
        "/article/anothing".to_owned(),
        "/article/anothing.json".to_owned(),
        "/capture/cnothing".to_owned(),
        "/capture/cnothing/1-2".to_owned(),
        "/capture/cnothing/raw".to_owned(),
        format!("/capture/{capture}/0-99999999"),
        format!("/capture/{capture}?text={}", "a".repeat(64)),
        "/utterance/snothing".to_owned(),
        "/entity/nobody".to_owned(),
        "/event/99999".to_owned(),
        "/event/x".to_owned(),
        "/event/99999999999999999999999".to_owned(),
        "/article/%00%ff".to_owned(),
        "/entity/%E0%A4%A".to_owned(),
    ];
    for address in absent {
        let answer = visit.get(&address);
        assert!(
            matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST),
            "{address}: {}",
            answer.status
        );
        check_rules(&address, &answer.text());
    }
    let misasked = [
        "/chronicle?since=soon".to_owned(),
        "/chronicle?kind=party".to_owned(),
        "/statements?lang=klingon".to_owned(),
        "/entities?kind=ghost".to_owned(),
        format!("/capture/{capture}/8-x"),
        format!("/capture/{capture}/9-8"),
        format!("/capture/{capture}?text=zz"),
        format!("/search?q={}", "a".repeat(20_000)),
    ];
    for address in misasked {
        let answer = visit.get(&address);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{address}");
        check_rules(&address, &answer.text());
    }
}

#[test]
fn a_vault_that_is_not_there_is_a_sentence() {
    let visit = Visit::nowhere();
    for address in ["/", "/search?q=x", "/statements", "/entities", "/article/a", "/capture/c"] {
        let answer = visit.get(address);
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        assert!(answer.text().contains("holds no vault"), "{address}");
        assert_eq!(answer.header("retry-after"), "5");
        check_rules(address, &answer.text());
    }
    assert_eq!(visit.get("/healthz").text(), "ok\n");
    assert_eq!(visit.get("/help").status, StatusCode::OK);
}

#[test]
fn raw_bytes_are_always_a_file() {
    let visit = Visit::sample();
    let answer = visit.get(&format!("/capture/{}/raw", visit.captures[3]));
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("content-type"), "application/octet-stream");
    assert!(answer.header("content-disposition").starts_with("attachment"));
    assert_eq!(answer.text(), crate::sample::poisoned().html);
}
