//! What a reader asked: the fields behind the question mark of an address.

use crate::trouble::Trouble;
use axum::{
    extract::{FromRequestParts, Path},
    http::{Uri, request::Parts},
};
use serde::de::DeserializeOwned;

/// The parts of a path; what is no UTF-8 in it is trouble in the frame.
#[derive(Debug)]
pub(crate) struct Named<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Named<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Trouble> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(named)) => Ok(Self(named)),
            Err(_) => Err(Trouble::Misasked("The address holds bytes that are no text.".into())),
        }
    }
}

/// Entries of one page of a list.
pub(crate) const PAGE: usize = 50;
/// The most entries one answer holds (limit `page_entries`).
pub(crate) const MOST: usize = 200;
/// Bytes of a query string that are read (limit `query_bytes`).
const QUERY_BYTES: usize = 16 << 10;

/// The fields of a question, as typed, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// The fields of an address, or trouble when there are too many of them.
    pub(crate) fn of(uri: &Uri) -> Result<Self, Trouble> {
        let query = uri.query().unwrap_or_default();
        if query.len() > QUERY_BYTES {
            return Err(Trouble::Misasked(format!(
                "The question has {} bytes; {QUERY_BYTES} are read (limit query_bytes).",
                query.len()
            )));
        }
        let fields = url::form_urlencoded::parse(query.as_bytes());
        Ok(Self(fields.map(|(key, value)| (key.into_owned(), value.into_owned())).collect()))
    }

    /// A field without white space at its ends; empty when it is absent.
    pub(crate) fn field(&self, key: &str) -> &str {
        self.0.iter().find(|(known, _)| known == key).map_or("", |(_, value)| value.trim())
    }

    /// Entries wanted for one page, within the limit.
    pub(crate) fn limit(&self) -> usize {
        self.field("limit").parse().unwrap_or(PAGE).clamp(1, MOST)
    }

    /// Entries before the wanted page.
    pub(crate) fn offset(&self) -> usize {
        self.field("offset").parse().unwrap_or(0).min(1_000_000)
    }

    /// A civil day, month or year as its first and last day; nothing when it is none.
    pub(crate) fn moment(&self, key: &str) -> Result<Option<dateline_model::Moment>, Trouble> {
        let words = self.field(key);
        if words.is_empty() {
            return Ok(None);
        }
        moment_of(words).map(Some).ok_or_else(|| {
            Trouble::Misasked(format!(
                "“{words}” is no day for “{key}”; write 2020-10-29, 2020-10 or 2020."
            ))
        })
    }

    /// The same fields with another offset, as a query string.
    pub(crate) fn at_offset(&self, offset: usize) -> String {
        let offset = if offset == 0 { String::new() } else { offset.to_string() };
        let mut fields: Vec<(&str, &str)> = self
            .0
            .iter()
            .filter(|(key, _)| key != "offset")
            .map(|(key, value)| (key.as_str(), value.as_str()))
            .collect();
        fields.push(("offset", &offset));
        crate::address::query(&fields)
    }
}

/// `2020-10-29`, `2020-10` or `2020` as a moment.
fn moment_of(words: &str) -> Option<dateline_model::Moment> {
    let mut parts = words.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => dateline_model::Moment::year(year),
        (Some(month), None) => dateline_model::Moment::month(year, month),
        (Some(month), Some(day)) => {
            jiff::civil::Date::new(year, month, day).ok().map(dateline_model::Moment::day)
        }
    }
}

/// Where a page of a list stands, with the addresses of its neighbors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pager {
    /// The page before; empty for none.
    pub(crate) earlier: String,
    /// The page after; empty for none.
    pub(crate) later: String,
    /// Where this page stands, in words.
    pub(crate) says: String,
}

impl Pager {
    /// The pager of a list that shows `shown` entries and has more when `has_more`.
    pub(crate) fn new(path: &str, asked: &Asked, shown: usize, has_more: bool) -> Self {
        let (limit, offset) = (asked.limit(), asked.offset());
        let to = |offset| format!("{path}{}", asked.at_offset(offset));
        Self {
            earlier: if offset > 0 { to(offset.saturating_sub(limit)) } else { String::new() },
            later: if has_more { to(offset.saturating_add(limit)) } else { String::new() },
            says: match shown {
                0 => "no more entries".to_owned(),
                _ => format!("entries {} to {}", offset + 1, offset + shown),
            },
        }
    }

    /// Whether there is more than this page.
    pub(crate) fn is_needed(&self) -> bool {
        !(self.earlier.is_empty() && self.later.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> Asked {
        Asked::of(&format!("/search?{query}").parse().unwrap()).unwrap()
    }

    #[test]
    fn days_months_and_years_are_moments() {
        for (words, edtf) in
            [("2020", "2020"), ("2020-10", "2020-10"), ("2020-10-29", "2020-10-29")]
        {
            assert_eq!(moment_of(words).unwrap().to_string(), edtf);
        }
        for wrong in ["", "soon", "2020-13", "2020-02-30", "2020-1-1-1", "20201029", "-5"] {
            assert_eq!(moment_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn wild_numbers_are_tamed() {
        let asked = asked("limit=99999&offset=-3&q=+harbour+");
        assert_eq!((asked.limit(), asked.offset(), asked.field("q")), (MOST, 0, "harbour"));
    }

    #[test]
    fn the_pager_keeps_the_question() {
        let asked = asked("q=a%26b&offset=50");
        let pager = Pager::new("/search", &asked, 50, true);
        assert_eq!(pager.earlier, "/search?q=a%26b");
        assert_eq!(pager.later, "/search?q=a%26b&offset=100");
    }
}
