//! Letters: messages, statements and speeches that an article gives whole behind a line such as
//! "The message reads in full:".

use super::headlines::Known;
use super::link::Statement;
use super::quotemarks::Quoted;
use super::sources;
use super::speakers::senders::LETTERS;
use super::words::{Run, Words};
use crate::text::Tokens;
use dateline_model::{Act, Kind, Mode, Span};

/// Phrases that announce words given whole, in lower case.
const OPENERS: [&str; 32] = [
    "reads in full",
    "reads in part",
    "reads as follows",
    "read as follows",
    "reads",
    "read in part",
    "said in full",
    "in full",
    "in part",
    "following statement",
    "following message",
    "following letter",
    "following speech",
    "following remarks",
    "following address",
    "following declaration",
    "the following is the",
    "following is the",
    "following is a",
    "full text of",
    "says",
    "said",
    "wrote",
    "writes",
    "다음과 같다",
    "아래와 같다",
    "全文如下",
    "内容如下",
    "如下",
    "全文は次の通り",
    "次の通り",
    "以下の通り",
];

/// Of these, the first ones suffice without quotation marks when a noun of speech stands beside.
const WEAK: [&str; 5] = ["says", "said", "wrote", "writes", "如下"];

/// What is given whole besides letters, in lower case.
const SPEECHES: [&str; 20] = [
    "statement",
    "speech",
    "address",
    "remarks",
    "declaration",
    "communique",
    "testimony",
    "성명",
    "담화",
    "연설",
    "론설",
    "선언",
    "보고",
    "声明",
    "讲话",
    "講話",
    "致辞",
    "談話",
    "演説",
    "公报",
];

/// Paragraphs of an article, each with its quoted stretches.
pub(crate) struct Lines<'a> {
    /// What is known of the page.
    pub known: &'a Known<'a>,
    /// The page's words.
    pub tokens: &'a Tokens,
    /// The paragraphs.
    pub paragraphs: &'a [Span],
    /// What they quote.
    pub marks: &'a [Vec<Quoted>],
}

/// A letter and where it ends.
pub(crate) struct Letter {
    /// The words of the sender.
    pub statement: Statement,
    /// The first paragraph behind it.
    pub end: usize,
}

impl Lines<'_> {
    /// The letter that paragraph `n` announces.
    pub(crate) fn letter(&self, n: usize) -> Option<Letter> {
        let intro = *self.paragraphs.get(n)?;
        let (cue, is_weak) = self.opener(intro)?;
        let first = n.saturating_add(1);
        let (content, end) = match self.marked(first) {
            Some(marked) => marked,
            None if is_weak || !self.names_speech(intro) => return None,
            None => self.plain(first)?,
        };
        let source = self.source(intro, cue)?;
        let statement = Statement {
            source: Some(source),
            cue: vec![cue],
            content,
            addressee: None,
            agency: None,
            mode: Mode::Direct,
            act: Act::Utterance,
            sure: 900,
            is_credit: false,
            inside: None,
            sentence: intro,
        };
        Some(Letter { statement, end })
    }

    /// The announcing phrase of a paragraph that ends with a colon or with the phrase itself.
    fn opener(&self, intro: Span) -> Option<(Span, bool)> {
        let words = intro.of(self.known.text);
        if words.len() > 1_500 {
            return None;
        }
        let lower = words.to_lowercase();
        if lower.len() != words.len() {
            return None;
        }
        let is_colon = words.trim_end().ends_with([':', '：']);
        let sentence = last_sentence(&lower);
        let from = lower.len().saturating_sub(sentence.len());
        let (at, phrase) = OPENERS
            .iter()
            .filter_map(|phrase| Some((sentence.rfind(phrase)?, phrase)))
            .max_by_key(|(at, phrase)| (at.saturating_add(phrase.len()), phrase.len()))?;
        let is_following = phrase.contains("following is");
        let is_eastern = !phrase.is_ascii();
        if !is_colon && !is_following && !is_eastern {
            return None;
        }
        let start = intro.start().saturating_add(from).saturating_add(at);
        let span = Span::new(start, start.saturating_add(phrase.len()));
        Some((span, WEAK.contains(phrase)))
    }

    fn names_speech(&self, intro: Span) -> bool {
        let lower = intro.of(self.known.text).to_lowercase();
        LETTERS.iter().chain(&SPEECHES).any(|noun| lower.contains(noun))
    }

    /// Paragraphs that open with a mark, up to the one where the marks close.
    fn marked(&self, first: usize) -> Option<(Vec<Span>, usize)> {
        let text = self.known.text;
        let mut pieces = Vec::new();
        let mut n = first;
        let mut is_open = false;
        while let Some(line) = self.paragraphs.get(n).copied() {
            let quote = self.marks.get(n).and_then(|q| q.first());
            let opening = quote.filter(|q| q.outer.start() == line.start());
            let (piece, is_closed) = match opening {
                Some(quote) => {
                    let rest = Span::new(quote.outer.end(), line.end()).of(text);
                    let is_whole = rest.trim_matches(['.', ' ', '。', '”', '"']).is_empty();
                    if quote.is_closed && !is_whole {
                        break;
                    }
                    (quote.inner, quote.is_closed)
                }
                None if is_open => {
                    let words = line.of(text);
                    let close = words.find(['》', '」', '”', '»']);
                    let end = close.map_or(line.end(), |at| line.start().saturating_add(at));
                    (Span::new(line.start(), end), close.is_some())
                }
                None => break,
            };
            pieces.push(piece.trimmed(text));
            n = n.saturating_add(1);
            is_open = !is_closed;
            if is_closed {
                break;
            }
        }
        self.kept(pieces).map(|pieces| (pieces, n))
    }

    /// All paragraphs to the end of the article.
    fn plain(&self, first: usize) -> Option<(Vec<Span>, usize)> {
        let text = self.known.text;
        let rest = self.paragraphs.get(first..)?;
        let pieces = rest.iter().copied().filter(|line| !is_end(line.of(text))).collect();
        self.kept(pieces).map(|pieces| (pieces, self.paragraphs.len()))
    }

    /// Without the salutation; nothing when too little is left.
    fn kept(&self, mut pieces: Vec<Span>) -> Option<Vec<Span>> {
        let text = self.known.text;
        let is_salutation = pieces.first().is_some_and(|first| {
            let words = first.of(text).trim_end();
            let is_greeting = words.ends_with([',', '，', '：', ':', '!'])
                || !words.ends_with(['.', '!', '?', '。', '다', '오', '"', '”']);
            words.chars().count() <= 60 && is_greeting
        });
        if is_salutation && pieces.len() > 1 {
            pieces.remove(0);
        }
        let len: usize = pieces.iter().map(|piece| piece.len()).sum();
        (len >= 30).then_some(pieces)
    }

    /// Who is announced: the subject of the line, the one behind "of", or the letter itself.
    fn source(&self, intro: Span, cue: Span) -> Option<Span> {
        let text = self.known.text;
        let words = intro.of(text);
        let mentioned = self
            .known
            .people
            .within(intro)
            .iter()
            .find(|m| matches!(m.kind, Kind::Person | Kind::Organization));
        if words.is_ascii() || words.chars().filter(char::is_ascii_alphabetic).count() > 12 {
            let lower = cue.of(text).to_lowercase();
            if lower.contains("following is") || lower.contains("text of") {
                return mentioned.map(|m| m.span);
            }
            let words = Words::of(text, self.tokens.within(intro), &[]);
            let run = words.sentences(&|_| false).into_iter().next_back()?;
            let plain = sources::subject(&words, run).and_then(|run| words.span(run));
            let before = (run.start..run.end).find(|at| {
                words
                    .span(Run::new(*at, at.saturating_add(1)))
                    .is_some_and(|s| s.start() >= cue.start())
            });
            let left = before.and_then(|at| sources::left(&words, at, run.start));
            return left.and_then(|run: Run| words.span(run)).or(plain);
        }
        let letter = LETTERS.iter().filter_map(|noun| Some((words.find(noun)?, noun))).min();
        letter
            .map(|(at, noun)| intro.absolute(Span::new(at, at.saturating_add(noun.len()))))
            .or_else(|| mentioned.map(|m| m.span))
    }
}

fn last_sentence(words: &str) -> &str {
    let body = words.trim_end_matches(['.', ' ', ':', '：', '。']);
    let start = [". ", "。", "\n"]
        .iter()
        .filter_map(|stop| body.rfind(stop).map(|at| at.saturating_add(stop.len())))
        .max()
        .unwrap_or(0);
    words.get(start..).unwrap_or_default()
}

/// `(MNA)`, `(끝)`, `###`: the end mark of an agency.
fn is_end(words: &str) -> bool {
    let words = words.trim();
    words.is_empty()
        || !words.chars().any(char::is_alphabetic)
        || (words.starts_with(['(', '（']) && words.chars().count() <= 40)
        || matches!(words, "END" | "完" | "끝" | "(끝)")
}
