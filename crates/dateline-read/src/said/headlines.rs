//! Headlines: "Name: statement", and texts whose headline says that all of it is somebody's words.

use super::acts;
use super::link::Statement;
use super::words::{Run, Words};
use crate::lexicon::Outlets;
use crate::who::People;
use dateline_model::{Act, Article, Kind, Mode, Span};

/// Words before a colon that name a shelf and no speaker, in lower case.
const SHELVES: [&str; 54] = [
    "analysis",
    "announcement",
    "background",
    "book",
    "book review",
    "breaking",
    "briefing",
    "chronology",
    "column",
    "commentary",
    "correction",
    "document",
    "documents",
    "editorial",
    "event",
    "exclusive",
    "explainer",
    "fact check",
    "factbox",
    "feature",
    "film",
    "film review",
    "full text",
    "gallery",
    "guide",
    "in pictures",
    "infographic",
    "interview",
    "letter",
    "list",
    "live",
    "live updates",
    "news analysis",
    "note",
    "obituary",
    "opinion",
    "photo",
    "photos",
    "podcast",
    "profile",
    "read",
    "review",
    "seminar",
    "special report",
    "story",
    "timeline",
    "transcript",
    "update",
    "updated",
    "video",
    "watch",
    "webinar",
    "weekend reading",
    "yearender",
];

/// Nouns that speak in headlines without a name, in lower case.
const VOICES: [&str; 25] = [
    "poll",
    "polls",
    "survey",
    "study",
    "report",
    "reports",
    "sources",
    "source",
    "officials",
    "official",
    "police",
    "experts",
    "expert",
    "analysts",
    "analyst",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "minister",
    "ministry",
    "president",
    "premier",
    "state media",
    "researchers",
    "government",
];

/// What the lines of an article are read against.
pub(crate) struct Known<'a> {
    /// The page's text.
    pub text: &'a str,
    /// Who the page names.
    pub people: &'a People,
    /// The houses of the press.
    pub outlets: &'a Outlets,
}

impl Known<'_> {
    /// Whether words are the name of someone who can speak, or end with one after a title.
    fn is_voice(&self, span: Span) -> bool {
        let words = span.of(self.text).trim();
        let lower = words.to_lowercase();
        if SHELVES.contains(&lower.as_str()) || lower.starts_with("remembering ") {
            return false;
        }
        if VOICES.iter().any(|voice| lower == *voice || lower.ends_with(&format!(" {voice}"))) {
            return true;
        }
        let last = self.people.within(span).last();
        let is_named = last.is_some_and(|m| {
            matches!(m.kind, Kind::Person | Kind::Organization) && m.span.end() == span.end()
        });
        is_named || self.outlets.named(words).is_some()
    }
}

/// The statement of a headline with a colon: `Ada Marrow: the harbour stays open`.
pub(crate) fn colon(words: &Words<'_>, known: &Known<'_>) -> Option<Statement> {
    let colon = (1..words.len().min(12))
        .find(|i| matches!(words.low(*i), ":" | "：") && words.quote(*i).is_none())?;
    let all = words.all();
    let left = Run::new(0, colon);
    let right = Run::new(colon.saturating_add(1), all.end);
    let (source, content) = if right.len() >= 3 && known.is_voice(words.span(left)?) {
        (left, right)
    } else if left.len() >= 3 && right.len() <= 4 && known.is_voice(words.span(right)?) {
        (right, left)
    } else {
        return None;
    };
    let span = words
        .quote(content.start)
        .filter(|_| words.opens(content.start))
        .filter(|q| words.quote_run(*q).end >= content.end)
        .map_or_else(|| words.span(content), |q| words.inner(q, content))?;
    Some(statement(
        words.span(source)?,
        words.span(Run::new(colon, colon.saturating_add(1))),
        vec![span],
        acts::mode(words, &[content]),
        850,
    ))
}

fn statement(
    source: Span,
    cue: Option<Span>,
    content: Vec<Span>,
    mode: Mode,
    sure: u16,
) -> Statement {
    Statement {
        source: Some(source),
        cue: cue.into_iter().collect(),
        sentence: content.iter().copied().reduce(Span::cover).unwrap_or(source),
        content,
        addressee: None,
        agency: None,
        mode,
        act: Act::Utterance,
        sure,
        is_credit: false,
        inside: None,
    }
}

/// A transcript without marks: the headline or a line of credit names the speaker, and the text
/// speaks in the first person or the line says "press conference", "speech", "full text".
pub(crate) fn transcript(
    article: &Article,
    source: Option<Span>,
    known: &Known<'_>,
) -> Option<Statement> {
    let text = known.text;
    let headline = article.headline.as_ref().and_then(|h| h.span)?;
    let speaker = source.or_else(|| spoken_by(headline, known))?;
    let name = speaker.of(text).split_whitespace().next_back()?;
    let (body, lines): (Vec<Span>, Vec<Span>) =
        article.paragraphs.iter().partition(|p| !is_source_line(p.of(text), name));
    let lines = lines.iter().chain(&article.newslines);
    let has_line = lines.into_iter().any(|line| is_source_line(line.of(text), name));
    let has_marks = body.iter().any(|p| p.of(text).contains(['"', '“', '「']));
    let is_told = body.iter().any(|p| p.of(text).contains(name));
    let is_first_person = body.iter().any(|p| {
        p.of(text).split_whitespace().any(|w| matches!(w, "I" | "We" | "we" | "our" | "Our" | "my"))
    });
    let is_spoken = has_line || (is_first_person && source.is_none());
    let is_long = body.iter().map(|p| p.len()).sum::<usize>() >= 80;
    if has_marks || is_told || !is_spoken || !is_long {
        return None;
    }
    Some(statement(speaker, None, body, Mode::Direct, 800))
}

/// `Foreign Ministry Spokesperson Ada Marrow's Regular Press Conference on May 3`
fn is_source_line(line: &str, name: &str) -> bool {
    const OCCASIONS: [&str; 12] = [
        "press conference",
        "press briefing",
        "remarks",
        "speech",
        "statement",
        "interview",
        "address",
        "transcript",
        "full text",
        "briefing",
        "keynote",
        "answers",
    ];
    let lower = line.to_lowercase();
    line.len() < 200
        && !line.trim_end().ends_with(['.', '!', '?', ':'])
        && line.contains(name)
        && OCCASIONS.iter().any(|occasion| lower.contains(occasion))
}

/// The speaker of `Full text of Ada Marrow's address`, `Speech by Ada Marrow`.
fn spoken_by(headline: Span, known: &Known<'_>) -> Option<Span> {
    const OPENERS: [&str; 12] = [
        "full text",
        "text of",
        "transcript",
        "speech by",
        "speech of",
        "remarks by",
        "remarks of",
        "statement by",
        "statement of",
        "address by",
        "address of",
        "message from",
    ];
    let lower = headline.of(known.text).to_lowercase();
    let opens = OPENERS.iter().any(|opener| lower.starts_with(opener));
    let mention = known
        .people
        .within(headline)
        .iter()
        .find(|m| matches!(m.kind, Kind::Person | Kind::Organization))?;
    opens.then_some(mention.span)
}
