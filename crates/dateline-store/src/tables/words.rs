//! Words: closed lists as they stand in rows, and numbers on their way in and out.

use crate::error::{Error, Result, RowFault};
use dateline_model::Span;
use jiff::{Timestamp, civil::Date};
use serde::{Serialize, de::DeserializeOwned};

/// The word of a value of a closed list.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The value of a word.
pub(crate) fn value<T: DeserializeOwned>(what: &str, word: String) -> Result<T> {
    let json = serde_json::Value::String(word.clone());
    serde_json::from_value(json).map_err(|_| Error::row(what, RowFault::Word { word }))
}

/// A count or offset for SQLite, which knows signed numbers only.
pub(crate) fn signed(number: impl TryInto<i64>) -> i64 {
    number.try_into().unwrap_or(i64::MAX)
}

/// A count or offset from SQLite.
pub(crate) fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

/// A length or sequence number from SQLite.
pub(crate) fn large(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

/// A span of two columns.
pub(crate) fn span(from: Option<i64>, to: Option<i64>) -> Option<Span> {
    Some(Span::new(count(from?), count(to?)))
}

/// An instant of a column; microseconds outside the calendar are none.
pub(crate) fn instant(micros: Option<i64>) -> Option<Timestamp> {
    Timestamp::from_microsecond(micros?).ok()
}

/// A day of a column.
pub(crate) fn day(text: Option<String>) -> Option<Date> {
    text?.parse().ok()
}
