//! The coverage line: what the vault holds and where its gaps are, in one sentence.

use crate::{
    calendar,
    phrases::{counted, grouped},
    room::unable,
    trouble::Trouble,
};
use dateline_store::{Counts, Reader};

/// What the vault holds and where its gaps are.
pub(crate) fn line(reader: &Reader) -> Result<String, Trouble> {
    Ok(says(&reader.counts().map_err(unable)?))
}

/// The counts in words. What is not known is said, never shown as zero.
pub(crate) fn says(counts: &Counts) -> String {
    if counts.captures == 0 {
        return "The vault is empty: no page has been captured yet.".to_owned();
    }
    let (captures, articles, statements, lines) = (
        counted(counts.captures, "capture", "captures"),
        counted(counts.articles, "article", "articles"),
        counted(counts.statements, "statement", "statements"),
        counted(counts.lines, "line of the chronicle", "lines of the chronicle"),
    );
    let (published, unread, visits) = (published(counts), unread(counts), visits(counts));
    format!(
        "From {captures} with {articles}, {statements} and {lines}{published}. {unread} {visits}"
    )
}

/// Between which days the articles were published.
fn published(counts: &Counts) -> String {
    let (Some(first), Some(last)) = (counts.first_published, counts.last_published) else {
        return String::new();
    };
    let (first, last) = (calendar::day_words(first), calendar::day_words(last));
    if first == last {
        format!(", published on {first}")
    } else {
        format!(", published between {first} and {last}")
    }
}

/// What has not been read.
fn unread(counts: &Counts) -> String {
    match counts.unread {
        0 => "Every capture has been read.".to_owned(),
        1 => "1 capture has not been read yet.".to_owned(),
        unread => format!("{} captures have not been read yet.", grouped(unread)),
    }
}

/// When the pages were visited.
fn visits(counts: &Counts) -> String {
    match (counts.first_captured, counts.last_captured) {
        (Some(first), Some(last)) if first != last => format!(
            "Visits from {} to {}; days between visits are gaps, not silence.",
            calendar::instant_words(first),
            calendar::instant_words(last)
        ),
        (Some(first), _) => format!(
            "All visits were made at {}; other days are gaps, not silence.",
            calendar::instant_words(first)
        ),
        _ => "When the pages were visited is not known.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_said() {
        assert!(says(&Counts::default()).starts_with("The vault is empty"));
        let counts = Counts { captures: 3, articles: 2, unread: 1, ..Counts::default() };
        let says = says(&counts);
        assert!(says.contains("3 captures with 2 articles"), "{says}");
        assert!(says.contains("1 capture has not been read yet"), "{says}");
        assert!(says.contains("not known"), "{says}");
    }
}
