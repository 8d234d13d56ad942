//! The guard at the door: who may ask (`Host`), how (methods), and the headers of every answer.

use crate::{room::Room, trouble::Trouble};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Fields only a proxy writes. No proxy is configured, so they are refused (decision D10).
const FORWARDED: [&str; 5] =
    ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"];

/// Lets a question through when it may be asked, and dresses the answer.
pub(crate) async fn watch(State(room): State<Room>, request: Request, next: Next) -> Response {
    let mut response = match check(&request) {
        Ok(()) => next.run(request).await,
        Err(trouble) => trouble.into_response(),
    };
    dress(response.headers_mut(), room.page_policy());
    response
}

/// The guard of the second origin, which shows originals (decision D4).
pub(crate) async fn watch_originals(
    State(room): State<Room>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = match check(&request) {
        Ok(()) => next.run(request).await,
        Err(trouble) => (trouble.status(), trouble.says()).into_response(),
    };
    dress(response.headers_mut(), room.original_policy());
    // A sandboxed page has an origin of its own, so its style sheet comes from "elsewhere".
    response.headers_mut().remove("cross-origin-resource-policy");
    response
}

/// Whether the question may be asked at all.
fn check(request: &Request) -> Result<(), Trouble> {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .or_else(|| request.uri().authority().map(axum::http::uri::Authority::as_str));
    if !host.is_some_and(is_ours) {
        return Err(Trouble::Stranger);
    }
    if FORWARDED.iter().any(|field| request.headers().contains_key(*field)) {
        return Err(Trouble::Forwarded);
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Trouble::Method);
    }
    Ok(())
}

/// Whether a `Host` names this machine. A page elsewhere that rebinds its own name to 127.0.0.1
/// still sends its own name; the port may differ where a tunnel stands between.
fn is_ours(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "[::1]", "localhost"].iter().any(|ours| name.eq_ignore_ascii_case(ours))
}

/// The headers every answer carries (decision D12).
fn dress(headers: &mut HeaderMap, policy: HeaderValue) {
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    let fixed: [(HeaderName, &'static str); 4] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_ours() {
        for ours in
            ["127.0.0.1", "127.0.0.1:8470", "localhost:1", "LOCALHOST", "[::1]:8470", "[::1]"]
        {
            assert!(is_ours(ours), "{ours}");
        }
        for strange in [
            "",
            "gazette.example",
            "127.0.0.1.gazette.example",
            "localhost.",
            "127.0.0.1:80:80",
            "127.0.0.2",
            "0.0.0.0",
            "user@localhost",
            "[::1",
            "::1",
        ] {
            assert!(!is_ours(strange), "{strange}");
        }
    }
}
