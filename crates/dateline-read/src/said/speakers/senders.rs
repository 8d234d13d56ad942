//! Senders: who speaks in "the message said": the one the article says it came from.

use super::{Cast, Voice, voice};
use dateline_model::{Basis, Kind, Mention, Span};

/// Nouns of what is sent and read, in lower case.
pub(crate) const LETTERS: [&str; 42] = [
    "message",
    "letter",
    "telegram",
    "cable",
    "greeting",
    "greetings",
    "note",
    "reply",
    "text",
    "축전",
    "축하전문",
    "서한",
    "답전",
    "전문",
    "친서",
    "조전",
    "위문전문",
    "편지",
    "메시지",
    "贺电",
    "賀電",
    "贺信",
    "賀信",
    "致电",
    "致電",
    "复电",
    "回电",
    "函电",
    "信中",
    "信",
    "电文",
    "唁电",
    "致信",
    "祝電",
    "親書",
    "書簡",
    "返電",
    "弔電",
    "メッセージ",
    "公開書簡",
    "手紙",
    "書状",
];

/// How sure a mention is the sender; more is surer.
const FROM: u8 = 3;
const SENT: u8 = 2;

impl Cast<'_> {
    /// The sender of `the message`, when the article names one before or beside it.
    pub(super) fn sender(&self, lower: &str, first: Span) -> Option<Voice> {
        let bare = lower.trim_start_matches("the ").trim_start_matches("her ");
        let bare = bare.trim_start_matches("his ").trim_end_matches("의 전문");
        let head = bare.split(" of ").next().unwrap_or_default();
        let head = head.rsplit(' ').next().unwrap_or_default();
        if !LETTERS.contains(&head) {
            return None;
        }
        let mut best: Option<(u8, &Mention)> = None;
        for mention in self.named_before(first).filter(|m| m.kind == Kind::Person) {
            let sure = self.sends(mention);
            if sure > best.map_or(0, |(known, _)| known) {
                best = Some((sure, mention));
            }
            if sure == FROM {
                break;
            }
        }
        best.map(|(_, mention)| voice(mention, first, Basis::Inferred))
    }

    /// How sure a mention is told to send something; 0 when it is not.
    fn sends(&self, mention: &Mention) -> u8 {
        let before = self.text.get(..mention.span.start()).unwrap_or_default();
        let before = tail(before, 300);
        let line =
            before.rfind(['\n', '。']).map_or(before, |at| before.get(at..).unwrap_or_default());
        let after = self.text.get(mention.span.end()..).unwrap_or_default();
        let after = head(after, 300).split(['\n', '。']).next().unwrap_or_default();
        let is_letter = |words: &str| {
            let words = words.to_lowercase();
            LETTERS.iter().any(|noun| {
                words.match_indices(noun).any(|(at, found)| {
                    let end = at.saturating_add(found.len());
                    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphabetic());
                    is_free(words.get(..at).and_then(|w| w.chars().next_back()))
                        && is_free(words.get(end..).and_then(|w| w.chars().next()))
                })
            })
        };
        let came = line.rsplit_once("from ").is_some_and(|(_, rest)| {
            rest.split_whitespace().all(|w| w.starts_with(char::is_uppercase) || w == "the")
        });
        let is_from = (came && is_letter(line))
            || (line.trim_end().ends_with("收到") && is_letter(after))
            || (["로부터", "에게서", "から"].iter().any(|p| head(after, 30).contains(p))
                && is_letter(after));
        if is_from {
            return FROM;
        }
        let clause = after.split(". ").next().unwrap_or_default();
        let is_topic =
            ["께서", "은 ", "는 ", "이 ", "가 ", "は", "向", "致", "给", "給", "发", "發"]
                .iter()
                .any(|p| head(after, 36).contains(p));
        let has_sent =
            ["보내", "送っ", "送り", "致电", "致電", "致信", "发来", "發來", "发去", "贺电"]
                .iter()
                .any(|verb| clause.contains(verb));
        let is_sender =
            [" sent ", " sends ", " Sends ", " wrote "].iter().any(|verb| clause.contains(verb))
                && is_letter(clause);
        let is_glad = head(clause, 60).to_lowercase().contains("congratulates");
        let is_owner = clause
            .strip_prefix("'s ")
            .or_else(|| clause.strip_prefix("’s "))
            .is_some_and(|rest| is_letter(head(rest, 30)));
        let is_told = is_topic && has_sent && is_letter(after);
        if is_sender || is_glad || is_owner || is_told { SENT } else { 0 }
    }
}

/// The last bytes of some words, at a character's edge.
fn tail(words: &str, len: usize) -> &str {
    let mut start = words.len().saturating_sub(len);
    while !words.is_char_boundary(start) {
        start = start.saturating_add(1);
    }
    words.get(start..).unwrap_or_default()
}

/// The first bytes of some words, at a character's edge.
pub(super) fn head(words: &str, len: usize) -> &str {
    let mut end = words.len().min(len);
    while !words.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    words.get(..end).unwrap_or_default()
}
