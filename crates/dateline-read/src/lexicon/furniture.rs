//! Furniture: words of menus, share boxes, newsletters and legal lines.

use super::{
    Addition,
    sheet::{field, rows},
};
use crate::text::characters::is_cjk;
use aho_corasick::{AhoCorasick, Input, MatchKind};
use dateline_model::Span;

/// The built-in sheets, by language.
const SHEETS: [(&str, &str); 8] = [
    ("furniture.de.tsv", include_str!("../../lexicon/furniture.de.tsv")),
    ("furniture.en.tsv", include_str!("../../lexicon/furniture.en.tsv")),
    ("furniture.es.tsv", include_str!("../../lexicon/furniture.es.tsv")),
    ("furniture.fr.tsv", include_str!("../../lexicon/furniture.fr.tsv")),
    ("furniture.ja.tsv", include_str!("../../lexicon/furniture.ja.tsv")),
    ("furniture.ko.tsv", include_str!("../../lexicon/furniture.ko.tsv")),
    ("furniture.ru.tsv", include_str!("../../lexicon/furniture.ru.tsv")),
    ("furniture.zh.tsv", include_str!("../../lexicon/furniture.zh.tsv")),
];

/// What a cue says about the block it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum CueClass {
    /// Menus, "back to top".
    Navigation,
    /// Links to other articles follow.
    Related,
    /// Share buttons.
    Share,
    /// Newsletters, subscriptions, donations.
    Newsletter,
    /// Comments of readers.
    Comment,
    /// Copyright, cookies, terms.
    Legal,
    /// Login prompts.
    Login,
    /// The rest stands elsewhere.
    Continue,
    /// Advertising.
    Advertising,
    /// About the writer, the company, whom to ask.
    About,
    /// A caption or the credit of a picture.
    Caption,
    /// A byline.
    Byline,
    /// A labelled stamp.
    Stamp,
    /// The place, hour or registration of an event to come.
    Event,
}

impl CueClass {
    /// All of them, with the words the sheets use.
    pub(crate) const ALL: [(Self, &'static str); 14] = [
        (Self::Navigation, "navigation"),
        (Self::Related, "related"),
        (Self::Share, "share"),
        (Self::Newsletter, "newsletter"),
        (Self::Comment, "comment"),
        (Self::Legal, "legal"),
        (Self::Login, "login"),
        (Self::Continue, "continue"),
        (Self::Advertising, "advertising"),
        (Self::About, "about"),
        (Self::Caption, "caption"),
        (Self::Byline, "byline"),
        (Self::Stamp, "stamp"),
        (Self::Event, "event"),
    ];

    fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find_map(|(class, name)| (name == word).then_some(class))
    }
}

/// Where in a block a cue must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CuePlace {
    /// The block is nothing else.
    Whole,
    /// At its start.
    Start,
    /// Anywhere in a short block.
    Within,
}

/// A cue found in a text; whether its place is right is for the caller to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// The words.
    pub span: Span,
    /// What they say.
    pub class: CueClass,
    /// Where they must stand.
    pub place: CuePlace,
}

/// Words of menus, share boxes, newsletters and legal lines.
#[derive(Debug)]
pub(crate) struct Furniture {
    finder: Option<AhoCorasick>,
    cues: Vec<(CueClass, CuePlace)>,
}

impl Furniture {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let (mut words, mut cues) = (Vec::new(), Vec::new());
        let own = additions.iter().filter(|(name, _)| name.starts_with("furniture."));
        for (_, sheet) in SHEETS.iter().chain(own) {
            for row in rows(sheet) {
                let Some(class) = CueClass::named(field(&row, 1)) else { continue };
                let place = match field(&row, 2) {
                    "whole" => CuePlace::Whole,
                    "start" => CuePlace::Start,
                    "within" => CuePlace::Within,
                    _ => continue,
                };
                for word in spellings(field(&row, 0)) {
                    words.push(word);
                    cues.push((class, place));
                }
            }
        }
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(words)
            .ok();
        Self { finder, cues }
    }

    /// Length in bytes of the longest cue.
    pub(crate) fn longest(&self) -> usize {
        self.finder.as_ref().map_or(0, AhoCorasick::max_pattern_len)
    }

    /// The cues in a stretch of a text that stand as words of their own, by the order of their
    /// ends.
    pub(crate) fn cues<'t>(
        &'t self,
        text: &'t str,
        within: Span,
    ) -> impl Iterator<Item = Cue> + 't {
        let within = within.start()..within.end().min(text.len());
        let input = Input::new(text).range(within);
        let found =
            self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(input.clone()));
        found.filter_map(move |hit| {
            let (class, place) = *self.cues.get(hit.pattern().as_usize())?;
            let span = Span::from(hit.range());
            is_free(text, span).then_some(Cue { span, class, place })
        })
    }
}

/// A cue as written, and for scripts whose case the finder does not fold with a capital at the
/// start and in capitals.
fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned()];
    if word.is_empty() || word.is_ascii() || word.chars().any(is_cjk) {
        all.retain(|word| !word.is_empty());
        return all;
    }
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    all.push(format!("{capital}{}", letters.as_str()));
    all.push(word.to_uppercase());
    all.sort_unstable();
    all.dedup();
    all
}

/// Whether no letter is cut at either end; Chinese, Japanese and Korean have no such ends.
fn is_free(text: &str, span: Span) -> bool {
    let words = span.of(text);
    let joins = |inner: Option<char>, outer: Option<char>| {
        let is_letter = |c: char| c.is_alphanumeric() && !is_cjk(c);
        inner.is_some_and(is_letter) && outer.is_some_and(is_letter)
    };
    let before = text.get(..span.start()).and_then(|t| t.chars().next_back());
    let after = text.get(span.end()..).and_then(|t| t.chars().next());
    !joins(words.chars().next(), before) && !joins(words.chars().next_back(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, class: CueClass, words: &str) {
        let furniture = Furniture::with(&[]);
        let found: Vec<_> = furniture
            .cues(text, Span::new(0, text.len()))
            .filter(|cue| cue.class == class)
            .map(|cue| cue.span.of(text).to_owned())
            .collect();
        assert!(found.iter().any(|found| found == words), "{text}: {found:?}");
    }

    #[test]
    fn cues_are_found_in_every_language_and_case() {
        check("BACK TO TOP", CueClass::Navigation, "BACK TO TOP");
        check("ÄHNLICHE BEITRÄGE", CueClass::Related, "ÄHNLICHE BEITRÄGE");
        check("Читайте также: порт", CueClass::Related, "Читайте также");
        check("무단 전재 및 재배포 금지", CueClass::Legal, "무단 전재");
        check("続きを読む", CueClass::Continue, "続きを読む");
    }

    #[test]
    fn a_cue_inside_a_word_is_none() {
        let furniture = Furniture::with(&[]);
        assert_eq!(furniture.cues("homeland", Span::new(0, 8)).count(), 0);
        // What stands around a stretch is looked at too.
        assert_eq!(furniture.cues("homeland", Span::new(0, 4)).count(), 0);
    }

    #[test]
    fn a_vault_adds_cues_of_its_own() {
        let sheet = "cue\tclass\tplace\nharbour club\tnewsletter\twithin\nx\tnothing\twhole\n";
        let furniture = Furniture::with(&[("furniture.own.tsv", sheet)]);
        let text = "Join the Harbour Club!";
        assert_eq!(furniture.cues(text, Span::new(0, text.len())).count(), 1);
        assert_eq!(furniture.cues(text, Span::new(0, 16)).count(), 0);
    }
}
