//! Said: who is said to have said what, to whom, through whom.
//!
//! Notes: `quote_unclosed` (a mark is opened and never closed), `reporter_inference` (the writer's
//! own guess, never the speaker's words), `speaker_unresolved` (a pronoun nobody can be found for).

mod acts;
mod chain;
mod classes;
mod cues;
mod east;
mod features;
mod frames;
mod headlines;
mod indirect;
mod inference;
mod letters;
mod link;
mod merge;
mod quotemarks;
mod sources;
mod speakers;
mod tagged;
mod turns;
mod words;

use crate::text::characters::{is_han, is_hangul, is_kana};
use crate::{Context, text::Tokens, time::Times, who::People};
use chain::Voices;
use dateline_model::{
    Act, Article, ArticleRole, Attribution, Completeness, Hop, Lang, Note, Page, Span,
};
use link::{Carry, Statement};
use speakers::{Cast, Voice};
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
        let (statements, subjects) =
            collect(page, tokens, article, people, context, &mut said.notes);
        let base = said.attributions.len();
        let bounds = bounds(article);
        let mut cast = Cast::new(&page.text, people, &context.lexicon.outlets, subjects, bounds);
        let all = voices(&statements, article, &mut cast);
        for (statement, voices) in statements.into_iter().zip(&all) {
            let chain = chain::chain(voices, article, &cast);
            said.attributions.push(attribution(n, base, statement, voices, chain));
        }
    }
    said
}

/// The article with its headline.
fn bounds(article: &Article) -> Span {
    let headline = article.headline.as_ref().and_then(|h| h.span);
    headline.map_or(article.span, |headline| headline.cover(article.span))
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
    let led = led(statements, &all, article, cast);
    chain::hold(&mut all, &acts, &led);
    all
}

/// The people whom the first paragraph names in what it credits to another house of the press.
fn led(
    statements: &[Statement],
    all: &[Voices],
    article: &Article,
    cast: &Cast<'_>,
) -> Vec<(String, Voice)> {
    let Some(lead) = article.paragraphs.first() else { return Vec::new() };
    let credit = statements
        .iter()
        .zip(all)
        .take(8)
        .find(|(one, voices)| one.is_credit && voices.is_press && lead.contains(one.sentence));
    let Some((one, voices)) = credit else { return Vec::new() };
    let Some(house) = voices.speakers.first() else { return Vec::new() };
    one.content
        .iter()
        .flat_map(|piece| cast.persons(*piece))
        .map(|name| (name, house.clone()))
        .collect()
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

/// The statements of one article: its headline, then its paragraphs; with the subjects of its
/// sentences.
fn collect(
    page: &Page,
    tokens: &Tokens,
    article: &Article,
    people: &People,
    context: &Context<'_>,
    notes: &mut Vec<Note>,
) -> (Vec<Statement>, Vec<Span>) {
    let text: &str = &page.text;
    let cues = &context.lexicon.cues;
    let known = headlines::Known { text, people, outlets: &context.lexicon.outlets };
    let mut out = Vec::new();
    let headline: Vec<Span> = article.headline.iter().filter_map(|h| h.span).collect();
    let mut carry = Carry::default();
    let mut speaker = None;
    for (line, quotes) in headline.iter().zip(&quotemarks::quoted(text, &headline, notes)) {
        let words = Words::of(text, tokens.within(*line), quotes);
        if let Some(statement) = headlines::colon(&words, &known) {
            speaker = statement.source;
            out.push(statement);
        } else {
            link::paragraph(&words, cues, &mut carry, &mut out);
        }
    }
    let turns = turns::turns(article, &known);
    if !turns.is_empty() {
        out.extend(turns);
        return (out, carry.subjects);
    }
    if let Some(statement) = headlines::transcript(article, speaker, &known) {
        out.push(statement);
        return (out, carry.subjects);
    }
    carry = Carry { subjects: carry.subjects, guesses: carry.guesses, ..Carry::default() };
    let marks = quotemarks::quoted(text, &article.paragraphs, notes);
    let language = language(text, article);
    let lines =
        letters::Lines { known: &known, tokens, paragraphs: &article.paragraphs, marks: &marks };
    let mut behind = 0;
    for (n, (line, quotes)) in article.paragraphs.iter().zip(&marks).enumerate() {
        if n < behind {
            continue;
        }
        let letter = lines.letter(n);
        let line = behind_dateline(text, whole(text, *line, article), article);
        if language == Lang::En {
            let words = Words::of(text, tokens.within(line), quotes);
            if words.is_title_case && words.len() < 25 {
                out.extend(headlines::colon(&words, &known));
            }
            link::paragraph(&words, cues, &mut carry, &mut out);
        } else {
            east::paragraph(text, line, quotes, language, cues, &mut carry, &mut out);
        }
        if let Some(letter) = letter {
            carry.source = letter.statement.source;
            out.push(letter.statement);
            behind = letter.end;
        }
    }
    guessed(&carry.guesses, &out, notes);
    (out, carry.subjects)
}

/// Notes the writer's own guesses and denials; what is guessed is nobody's statement.
fn guessed(guesses: &[Span], out: &[Statement], notes: &mut Vec<Note>) {
    let says = "The writer's own inference; it is not credited to the speaker.";
    notes.extend(guesses.iter().map(|span| Note::new("reporter_inference", says, Some(*span))));
    for statement in out.iter().filter(|s| s.act == Act::Negated) {
        let says = "The writer says what was not said; it is not credited to the quoted agency.";
        notes.push(Note::new("reporter_inference", says, Some(statement.sentence)));
    }
}

/// A paragraph without the dateline it opens with: place and day are nobody's words.
fn behind_dateline(text: &str, line: Span, article: &Article) -> Span {
    let Some(dateline) = article.dateline.as_ref().map(|d| d.span) else { return line };
    if dateline.is_empty()
        || !line.contains(dateline)
        || dateline.start() > line.start().saturating_add(4)
    {
        return line;
    }
    Span::new(dateline.end(), line.end()).trimmed(text)
}

/// A paragraph without a last sentence that is cut off; only teasers and excerpts are.
fn whole(text: &str, line: Span, article: &Article) -> Span {
    let is_cut = article.role == ArticleRole::Teaser || article.completeness == Completeness::Cut;
    let words = line.of(text);
    if !is_cut
        || words.trim_end().ends_with(['.', '!', '?', '"', '”', '’', '。', '！', '？', '」', '다'])
    {
        return line;
    }
    let end = [". ", "! ", "? ", ".\" ", "。", ".” "]
        .iter()
        .filter_map(|stop| words.rfind(stop).map(|at| at.saturating_add(stop.trim_end().len())))
        .max()
        .unwrap_or(0);
    Span::new(line.start(), line.start().saturating_add(end))
}

/// The language an article is read in: that of its newslines, else that of its script.
fn language(text: &str, article: &Article) -> Lang {
    match article.language {
        Lang::Ko | Lang::Zh | Lang::Ja => return article.language,
        Lang::Und => {}
        _ => return Lang::En,
    }
    let Some(body) = article.body_span() else { return Lang::En };
    let (mut hangul, mut kana, mut han, mut other) = (0_usize, 0_usize, 0_usize, 0_usize);
    for c in body.of(text).chars().take(2_000).filter(|c| c.is_alphabetic()) {
        let slot = if is_hangul(c) {
            &mut hangul
        } else if is_kana(c) {
            &mut kana
        } else if is_han(c) {
            &mut han
        } else {
            &mut other
        };
        *slot = slot.saturating_add(1);
    }
    let all = hangul.saturating_add(kana).saturating_add(han).saturating_add(other);
    if hangul.saturating_mul(3) > all {
        Lang::Ko
    } else if kana.saturating_mul(6) > all {
        Lang::Ja
    } else if han.saturating_mul(3) > all {
        Lang::Zh
    } else {
        Lang::En
    }
}

#[cfg(feature = "training")]
pub(crate) use tagged::sequences;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod whole;
