//! Hits: where the triggers of a language stand in a sentence.

use crate::{lexicon::Trigger, text::characters::is_cjk};
use dateline_model::{EventKind, Lang, Span};

/// Bytes within which the object of a verb must follow.
const NEAR: usize = 90;

/// A trigger in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'l> {
    /// The row of the sheet.
    pub trigger: &'l Trigger,
    /// The class of the happening; that of the noun inside where a verb and a noun tell it together.
    pub class: &'l str,
    /// Whether it tells of several at once: "two rounds of visits", "on several occasions".
    pub is_series: bool,
    /// The words, the verb's object included.
    pub span: Span,
    /// The verb alone, or the same as `span`.
    pub verb: Span,
}

/// The triggers of a sentence from left to right; where two overlap the longer one counts.
pub(super) fn hits<'l>(
    text: &str,
    sentence: Span,
    triggers: &'l [Trigger],
    lang: Lang,
) -> Vec<Hit<'l>> {
    let lower = sentence.of(text).to_ascii_lowercase().replace(['\n', '\u{a0}'], " ");
    let mut all: Vec<Hit<'l>> = Vec::new();
    for trigger in triggers {
        for words in &trigger.words {
            let phrase = words.join(" ");
            for (at, _) in lower.match_indices(&phrase) {
                let end = at + phrase.len();
                if !is_whole(&lower, at, phrase.len(), lang)
                    || is_denied(&lower, at)
                    || is_open(&lower, at, end, lang)
                    || trigger.is_verb && is_noun(&lower, at, &phrase)
                    || trigger.kind == EventKind::Message && is_of_speaker(&lower, at)
                {
                    continue;
                }
                let verb = sentence.absolute(Span::new(at, at + phrase.len()));
                let Some(end) = object_end(&lower, at + phrase.len(), trigger, lang) else {
                    continue;
                };
                let span = Span::new(verb.start(), sentence.start() + end);
                let is_series = is_series(&lower, at, end);
                all.push(Hit { trigger, class: &trigger.class, is_series, span, verb });
            }
        }
    }
    all.sort_by_key(|hit| (hit.span.start(), std::cmp::Reverse(hit.span.end())));
    let mut out: Vec<Hit<'l>> = Vec::new();
    for hit in all {
        match out.last_mut() {
            Some(last) if last.span.overlaps(hit.span) => {
                // The noun inside "sent a congratulatory message" says which message it was.
                let is_same = last.trigger.kind == hit.trigger.kind;
                let is_message = is_same && hit.trigger.kind == EventKind::Message;
                if is_message && last.class == "sending" && hit.class != "letter" {
                    last.class = hit.class;
                } else if hit.span.len() > last.span.len() && hit.span.contains(last.span) {
                    *last = hit;
                }
            }
            _ => out.push(hit),
        }
    }
    out
}

/// Where the trigger ends with the object it needs; none when the object does not follow.
fn object_end(lower: &str, at: usize, trigger: &Trigger, lang: Lang) -> Option<usize> {
    if trigger.object.is_empty() {
        return Some(at);
    }
    let mut limit = (at + NEAR).min(lower.len());
    while !lower.is_char_boundary(limit) {
        limit -= 1;
    }
    let rest = lower.get(at..limit)?;
    // The object stands before the clause is over.
    let rest = rest.split([';', '.', '"', '“']).next().unwrap_or(rest);
    trigger
        .object
        .iter()
        .flat_map(|word| rest.match_indices(word.as_str()).map(move |(n, _)| (at + n, word.len())))
        .filter(|(n, len)| is_whole(lower, *n, *len, lang))
        .map(|(n, len)| n + len)
        .min()
}

/// Whether a Latin phrase is bounded by no letters.
fn is_whole(lower: &str, at: usize, len: usize, lang: Lang) -> bool {
    if matches!(lang, Lang::Ko | Lang::Zh | Lang::Ja) {
        return true;
    }
    let left = lower.get(..at).and_then(|left| left.chars().next_back());
    let right = lower.get(at + len..).and_then(|rest| rest.chars().next());
    let is_open = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    // "pre-visit" and "visit-like" are other words.
    !is_open(left) && !is_open(right) && left != Some('-') && right != Some('-')
}

/// Whether the words around say that it was more than one.
fn is_series(lower: &str, at: usize, end: usize) -> bool {
    const MANY: [&str; 12] = [
        "rounds of",
        "several",
        "many",
        "a number of",
        "repeated",
        "series of",
        "times",
        "occasions",
        "frequent",
        "numerous",
        "various",
        "both",
    ];
    let floor = |mut at: usize| {
        while !lower.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        at
    };
    let around = lower.get(floor(at.saturating_sub(36))..floor((end + 32).min(lower.len())));
    let around = around.unwrap_or_default();
    let around = around.split([',', ';']).max_by_key(|part| part.len()).unwrap_or(around);
    MANY.iter().any(|word| around.contains(word))
}

/// Whether an article before a word in "-ing" makes it a noun: "the meeting heard".
fn is_noun(lower: &str, at: usize, phrase: &str) -> bool {
    let before = lower.get(..at).unwrap_or_default().split_whitespace().next_back();
    phrase.ends_with("ing")
        && before.is_some_and(|word| {
            matches!(word, "the" | "a" | "an" | "this" | "that" | "their" | "his" | "her" | "its")
        })
}

/// Whether somebody speaks of himself: "I send you my greetings" is the message, not its report.
fn is_of_speaker(lower: &str, at: usize) -> bool {
    let before = lower.get(..at).unwrap_or_default().split_whitespace().next_back();
    matches!(before, Some("i" | "we"))
}

/// Whether Chinese, Korean or Japanese words leave open whether it happens: asked, wished, denied.
fn is_open(lower: &str, at: usize, end: usize, lang: Lang) -> bool {
    const BEFORE: [&str; 8] = ["是否", "不会", "没有", "尚未", "可能", "可否", "邀请", "希望"];
    const BEHIND: [(Lang, &str); 18] = [
        (Lang::Ko, "할 것을"),
        (Lang::Ko, "하도록"),
        (Lang::Ko, "해달라"),
        (Lang::Ko, "하여줄"),
        (Lang::Ko, "해줄"),
        (Lang::Ko, "하지 않"),
        (Lang::Ko, "할수"),
        (Lang::Ko, "할 수"),
        (Lang::Ja, "を要請"),
        (Lang::Ja, "を検討"),
        (Lang::Ja, "を見送"),
        (Lang::Ja, "を「"),
        (Lang::Ja, "」"),
        (Lang::Ja, "を批判"),
        (Lang::Ja, "を非難"),
        (Lang::Ja, "しない"),
        (Lang::Ja, "していない"),
        (Lang::Ja, "できな"),
    ];
    if !matches!(lang, Lang::Ko | Lang::Zh | Lang::Ja) {
        return false;
    }
    let clause = lower.get(..at).unwrap_or_default();
    let clause = clause.rsplit(['，', '。', '、', ',']).next().unwrap_or_default();
    let behind = lower.get(end..).unwrap_or_default().trim_start();
    lang == Lang::Zh && BEFORE.iter().any(|word| clause.contains(word))
        || BEHIND.iter().any(|(of, word)| *of == lang && behind.starts_with(word))
}

/// Whether the words before say that it did not or may not happen.
fn is_denied(lower: &str, at: usize) -> bool {
    const DENIALS: [&str; 16] = [
        "not",
        "never",
        "without",
        "may",
        "might",
        "could",
        "would",
        "if",
        "n't",
        "whether",
        "invitation",
        "invited",
        "invites",
        "refused",
        "declined",
        "wants",
    ];
    let before = lower.get(..at).unwrap_or_default();
    // Three words are looked at: without a bound a text without marks is read again at each hit.
    let from = before.char_indices().rev().nth(120).map_or(0, |(from, _)| from);
    let before = before.get(from..).unwrap_or_default();
    let near = before.rsplit([',', ';', '.']).next().unwrap_or(before);
    near.split_whitespace().rev().take(3).any(|word| DENIALS.contains(&word))
}
