//! Every span of a reading.

use dateline_model::{Article, Attribution, Event, Hop, Reading, Resolved, Span};

/// Every span that stands anywhere in a reading.
pub(super) fn spans(reading: &Reading) -> Vec<Span> {
    let mut all = Vec::new();
    for article in &reading.articles {
        of_article(article, &mut all);
    }
    for said in &reading.attributions {
        of_attribution(said, &mut all);
    }
    for event in &reading.events {
        of_event(event, &mut all);
    }
    all.extend(reading.dropped.iter().map(|dropped| dropped.span));
    all.extend(reading.blocks.iter().map(|block| block.span));
    all.extend(reading.times.iter().map(|time| time.span));
    all.extend(reading.mentions.iter().map(|mention| mention.span));
    for roster in &reading.rosters {
        all.push(roster.span);
        all.extend(roster.names.iter().map(|name| name.span));
    }
    all.extend(reading.notes.iter().filter_map(|note| note.span));
    all
}

fn of_article(article: &Article, all: &mut Vec<Span>) {
    all.push(article.span);
    all.extend(&article.repeats);
    all.extend(article.headline.as_ref().and_then(|title| title.span));
    all.extend(article.standfirst);
    all.extend(article.byline.as_ref().and_then(|byline| byline.span));
    all.extend(article.dateline.as_ref().map(|dateline| dateline.span));
    of_hops(&article.credits, all);
    for stamp in [&article.published, &article.updated].into_iter().flatten() {
        of_resolved(stamp, all);
    }
    all.extend(&article.paragraphs);
    all.extend(&article.newslines);
    all.extend(article.foreign.iter().map(|foreign| foreign.span));
    all.extend(article.slugs.iter().map(|slug| slug.span));
}

fn of_resolved<T>(resolved: &Resolved<T>, all: &mut Vec<Span>) {
    all.extend(resolved.span);
    all.extend(resolved.clues.iter().filter_map(|clue| clue.span));
}

fn of_hops(hops: &[Hop], all: &mut Vec<Span>) {
    all.extend(hops.iter().filter_map(|hop| hop.span));
}

fn of_attribution(said: &Attribution, all: &mut Vec<Span>) {
    all.extend(&said.content);
    all.extend(&said.cue);
    all.extend(&said.source);
    of_hops(&said.chain, all);
}

fn of_event(event: &Event, all: &mut Vec<Span>) {
    all.extend(&event.evidence);
    all.extend(event.roles.iter().filter_map(|role| role.span));
}
