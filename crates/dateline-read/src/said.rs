//! Said: who is said to have said what, to whom, through whom.
//!
//! Notes: `quote_unclosed` (a mark is opened and never closed), `reporter_inference` (the writer's
//! own guess, never the speaker's words), `speaker_unresolved` (a pronoun nobody can be found for).

mod acts;
mod chain;
mod classes;
mod cues;
mod frames;
mod indirect;
mod link;
mod quotemarks;
mod sources;
mod speakers;
mod words;

use crate::{Context, text::Tokens, time::Times, who::People};
use chain::Voices;
use dateline_model::{Act, Article, Attribution, Hop, Note, Page, Span};
use link::{Carry, Statement};
use speakers::Cast;
use words::Words;

/// The statements of a page.
#[derive(Debug, Default)]
pub(crate) struct Said {
    /// Attributions in page order.
    pub attributions: Vec<Attribution>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// Attributes the statements of a page.
pub(crate) fn attribute(
    page: &Page,
    tokens: &Tokens,
    times: &Times,
    people: &People,
    context: &Context<'_>,
) -> Said {
    let mut said = Said::default();
    for (n, article) in times.articles.iter().enumerate() {
        let (statements, subjects) = collect(page, tokens, article, context, &mut said.notes);
        let base = said.attributions.len();
        let mut cast = Cast::new(&page.text, people, &context.lexicon.outlets, subjects);
        let all = voices(&statements, article, &mut cast);
        for (statement, voices) in statements.into_iter().zip(&all) {
            let chain = chain::chain(voices, article, &cast);
            said.attributions.push(attribution(n, base, statement, voices, chain));
        }
    }
    said
}

/// Who speaks, who is told and who carries it, for each statement of an article.
fn voices(statements: &[Statement], article: &Article, cast: &mut Cast<'_>) -> Vec<Voices> {
    let mut all: Vec<Voices> = Vec::with_capacity(statements.len());
    for statement in statements {
        let speakers = statement.source.map(|s| cast.speakers(s)).unwrap_or_default();
        let addressee = statement.addressee.and_then(|s| cast.addressee(s, &speakers));
        let agency = statement.agency.and_then(|s| cast.speakers(s).into_iter().next());
        let is_press = speakers.first().is_some_and(|v| cast.is_press(v));
        all.push(Voices { speakers, addressee, agency, is_press });
    }
    for voice in all.iter_mut().flat_map(|v| v.speakers.iter_mut()) {
        cast.complete(voice);
    }
    for (n, statement) in statements.iter().enumerate() {
        let outer =
            statement.inside.and_then(|o| all.get(o)).and_then(|o| o.speakers.first()).cloned();
        if let (Some(outer), Some(own)) = (outer, all.get_mut(n))
            && own.agency.is_none()
            && own.speakers.iter().all(|v| v.party != outer.party)
        {
            own.agency = Some(outer);
        }
    }
    chain::name_state_media(&mut all, cast, article);
    let acts: Vec<Act> = statements.iter().map(|s| s.act).collect();
    chain::hold(&mut all, &acts);
    all
}

fn attribution(
    article: usize,
    base: usize,
    statement: Statement,
    voices: &Voices,
    chain: Vec<Hop>,
) -> Attribution {
    Attribution {
        article,
        mode: statement.mode,
        act: statement.act,
        content: statement.content,
        cue: statement.cue,
        source: statement.source.into_iter().collect(),
        speakers: voices.speakers.iter().map(|v| v.party.clone()).collect(),
        addressee: voices.addressee.as_ref().map(|v| v.party.clone()),
        inside: statement.inside.map(|i| i.saturating_add(base)),
        chain,
        confidence: statement.sure,
    }
}

/// The statements of one article: its headline, then its paragraphs.
fn collect(
    page: &Page,
    tokens: &Tokens,
    article: &Article,
    context: &Context<'_>,
    notes: &mut Vec<Note>,
) -> (Vec<Statement>, Vec<Span>) {
    let text: &str = &page.text;
    let mut out = Vec::new();
    let mut subjects = Vec::new();
    let headline: Vec<Span> = article.headline.iter().filter_map(|h| h.span).collect();
    for lines in [headline.as_slice(), article.paragraphs.as_slice()] {
        let marks = quotemarks::quoted(text, lines, notes);
        let mut carry = Carry::default();
        for (line, quotes) in lines.iter().zip(&marks) {
            let words = Words::of(text, tokens.within(*line), quotes);
            link::paragraph(&words, &context.lexicon.cues, &mut carry, &mut out);
        }
        subjects.append(&mut carry.subjects);
    }
    (out, subjects)
}
