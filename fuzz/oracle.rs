//! Oracle: what must hold of every reading, whatever the page.

use dateline_model::{Page, Reading, Span};
use dateline_read::{Context, Lexicon, read};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::built_in);

/// Reads a page twice and checks what must hold: both readings equal, every span on characters of
/// the text, facts only of articles that are there.
pub fn check(page: &Page) {
    let context = Context::new(&LEXICON);
    let reading = read(page, &context);
    assert_eq!(reading, read(page, &context), "the same page read differently");
    for span in spans(&reading) {
        assert!(span.fits(&page.text), "{span:?} does not fit the text");
    }
    let count = reading.articles.len();
    assert!(reading.attributions.iter().all(|said| said.article < count));
    assert!(reading.events.iter().all(|event| event.article < count && !event.evidence.is_empty()));
}

/// Every span of a reading.
pub fn spans(reading: &Reading) -> Vec<Span> {
    let mut spans = Vec::new();
    for article in &reading.articles {
        spans.push(article.span);
        spans.extend(&article.paragraphs);
        spans.extend(&article.newslines);
        spans.extend(article.foreign.iter().map(|foreign| foreign.span));
        spans.extend(article.slugs.iter().map(|slug| slug.span));
        spans.extend(article.headline.iter().filter_map(|line| line.span));
        spans.extend(article.byline.iter().filter_map(|line| line.span));
        spans.extend(article.dateline.iter().map(|line| line.span));
        spans.extend(article.credits.iter().filter_map(|hop| hop.span));
        spans.extend(article.published.iter().filter_map(|stamp| stamp.span));
    }
    for said in &reading.attributions {
        spans.extend(said.content.iter().chain(&said.cue).chain(&said.source));
        spans.extend(said.chain.iter().filter_map(|hop| hop.span));
    }
    spans.extend(reading.times.iter().map(|time| time.span));
    spans.extend(reading.mentions.iter().map(|mention| mention.span));
    for event in &reading.events {
        spans.extend(&event.evidence);
        spans.extend(event.roles.iter().filter_map(|role| role.span));
    }
    spans.extend(reading.rosters.iter().flat_map(|list| list.names.iter().map(|name| name.span)));
    spans.extend(reading.notes.iter().filter_map(|note| note.span));
    spans.extend(reading.dropped.iter().map(|dropped| dropped.span));
    spans
}
