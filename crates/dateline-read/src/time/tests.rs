//! Checks: what the reader makes of small texts, one line an expression.

mod east;
mod english;
mod properties;

use super::{Times, tell};
use crate::{Context, Lexicon, decode_text, text::Tokens, who::People};
use dateline_model::{Article, ArticleRole, Resolved, Span, Stamp};
use expect_test::Expect;
use std::fmt::Write;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// The times of a text that is one article, published on a day or on none.
fn times_of(text: &str, on: Option<&str>) -> Times {
    let page = decode_text(text);
    let tokens = Tokens::of(&page.text);
    let span = Span::new(0, page.text.len());
    let day = on.map(|day| day.parse().unwrap());
    let article = Article {
        role: ArticleRole::Article,
        span,
        paragraphs: vec![span],
        published: day.map(|day| Resolved::printed(Stamp::on(day), Span::at(0))),
        ..Article::default()
    };
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
