//! `PageUrl`: the address of an original, canonical and as typed.

use serde::{Deserialize, Serialize};

/// Tracking parameters that never change what a page says.
const TRACKERS: [&str; 6] = ["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "yclid"];

/// The address of an original (RFC 7089, URI-R): the canonical form, and the form as typed.
///
/// Two addresses are the same original when their canonical forms are equal. Trackers and the
/// fragment leave the canonical form; the typed form keeps them.
///
/// ```
/// use dateline_model::PageUrl;
/// let url = PageUrl::parse("HTTP://www.Gazette.example/a?utm_source=x&id=3#top").unwrap();
/// assert_eq!(url.canonical(), "http://www.gazette.example/a?id=3");
/// assert_eq!(url.host(), "gazette.example");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PageUrl {
    canonical: String,
    typed: String,
}

impl PageUrl {
    /// The address in `typed`, or nothing when it is no absolute http or https URL.
    ///
    /// Other schemes are no originals of the web, and some (`javascript:`) must never become a link.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut url = url::Url::parse(typed.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        url.host_str()?;
        url.set_fragment(None);
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(key, _)| !key.starts_with("utm_") && !TRACKERS.contains(&key.as_ref()))
            .map(|(key, value)| (key.into_owned(), value.into_owned()))
            .collect();
        if kept.is_empty() {
            url.set_query(None);
        } else if kept.len() != url.query_pairs().count() {
            url.query_pairs_mut().clear().extend_pairs(kept);
        }
        Some(Self { canonical: url.into(), typed: typed.trim().to_owned() })
    }

    /// The canonical form.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The form as typed or received.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The host in lower case without a leading `www.`.
    pub fn host(&self) -> &str {
        let rest = self.canonical.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let host = host.split_once(':').map_or(host, |(host, _)| host);
        host.strip_prefix("www.").unwrap_or(host)
    }

    /// Path and query, from the first slash.
    pub fn path(&self) -> &str {
        let rest = self.canonical.split_once("://").map_or("", |(_, rest)| rest);
        rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_no_address() {
        assert_eq!(PageUrl::parse("gazette"), None);
        assert_eq!(PageUrl::parse("data:text/plain,hi"), None);
    }

    #[test]
    fn only_the_schemes_of_the_web_are_addresses() {
        for typed in [
            "javascript://gazette.example/%0aalert(1)",
            "data://gazette.example/x",
            "vbscript://gazette.example/",
            "file://gazette.example/etc/passwd",
            "ftp://gazette.example/a",
            "urn:test:1",
        ] {
            assert_eq!(PageUrl::parse(typed), None, "{typed}");
        }
        assert!(PageUrl::parse(" HTTPS://gazette.example ").is_some());
    }

    #[test]
    fn honest_parameters_stay_as_they_are() {
        let url = PageUrl::parse("https://a.example/?q=%EA%B9%80&page=2").unwrap();
        assert_eq!(url.canonical(), "https://a.example/?q=%EA%B9%80&page=2");
    }

    #[test]
    fn host_ignores_port_and_user() {
        assert_eq!(PageUrl::parse("https://u:p@www.a.example:8443/x").unwrap().host(), "a.example");
    }
}
