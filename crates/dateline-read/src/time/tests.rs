//! Checks: what the reader makes of small texts, one line an expression.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod anniversaries;
mod east;
mod english;
mod forms;
mod properties;
mod rows;
mod undated;

use super::{Times, tell};
use crate::{Context, Lexicon, decode_text, text::Tokens, who::People};
use dateline_model::{Article, ArticleRole, Dateline, DatelineDay, Resolved, Span, Stamp};
use expect_test::Expect;
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// The times of a text that is one article, published on a day or on none.
fn times_of(text: &str, on: Option<&str>) -> Times {
    let day = on.map(|day| day.parse().unwrap());
    let published = day.map(|day| Resolved::printed(Stamp::on(day), Span::at(0)));
    tell_article(text, Article { published, ..article_of(text) })
}

fn article_of(text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article { role: ArticleRole::Article, span, paragraphs: vec![span], ..Article::default() }
}

fn tell_article(text: &str, article: Article) -> Times {
    let page = decode_text(text);
    let tokens = Tokens::of(&page.text);
    tell(&page, &tokens, vec![article], &People::default(), &Context::new(&LEXICON))
}

/// Prints every expression as `'words' value basis`, with modifier, base and rivals where it has
/// them, and the notes.
fn print(text: &str, times: &Times) -> String {
    let mut out = String::new();
    for time in &times.times {
        write!(out, "'{}' {} {}", time.span.of(text), time.value, time.basis.as_str()).unwrap();
        if let Some(modifier) = time.modifier {
            write!(out, " {modifier:?}").unwrap();
        }
        if let Some(base) = time.base {
            write!(out, " base {base}").unwrap();
        }
        if !time.rivals.is_empty() {
            write!(out, " or {}", time.rivals.join(", ")).unwrap();
        }
        out.push('\n');
    }
    for note in &times.notes {
        writeln!(out, "note {}: {}", note.code, note.says).unwrap();
    }
    out
}

/// Checks what a text published on `on` tells.
fn check_times(text: &str, on: &str, expected: &Expect) {
    expected.assert_eq(&print(text, &times_of(text, Some(on))));
}

/// Checks which day the clues of an undated text give, and prints the proof.
fn check_dated(text: &str, expected: &Expect) {
    let mut article = article_of(text);
    article.dateline = dateline_of(text);
    let times = tell_article(text, article);
    let mut out = String::new();
    if let Some(published) = &times.articles[0].published {
        write!(out, "{} {}", published.value.moment, published.basis.as_str()).unwrap();
        for rival in &published.rivals {
            write!(out, " or {}", rival.moment).unwrap();
        }
        out.push('\n');
        for clue in &published.clues {
            writeln!(out, "  '{}': {}", clue.text, clue.says).unwrap();
        }
    }
    out.push_str(&print(text, &times));
    expected.assert_eq(&out);
}

/// A dateline such as `VARSK, May 3 (SCD)` at the start, read by the simplest means.
fn dateline_of(text: &str) -> Option<Dateline> {
    let (head, _) = text.split_once(" (SCD)")?;
    let (_, day) = head.split_once(", ")?;
    let (month, day) = day.split_once(' ')?;
    let months = ["January", "May", "September", "October"];
    let number = [1, 5, 9, 10][months.iter().position(|m| *m == month)?];
    let day = DatelineDay::new(None, number, day.parse().ok()?);
    Some(Dateline { day, span: Span::new(0, head.len()), ..Dateline::default() })
}
