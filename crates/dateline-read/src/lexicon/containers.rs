//! Containers: what tokens of class and id say about a part of a page.

use super::{
    Addition,
    sheet::{field, rows},
};
use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// The built-in sheet.
const SHEET: &str = include_str!("../../lexicon/containers.tsv");

/// What a container is for, as its tokens say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    /// The text of an article.
    Text,
    /// An article or entry as a whole.
    Post,
    /// The content of the page.
    Content,
    /// A standfirst.
    Lead,
    /// A title.
    Title,
    /// Date, byline.
    Meta,
    /// Navigation.
    Nav,
    /// The foot of the page.
    Footer,
    /// The head of the page.
    Header,
    /// A side column.
    Sidebar,
    /// A box.
    Widget,
    /// Comments of readers.
    Comment,
    /// Other articles.
    Related,
    /// Pointers to articles.
    Teaser,
    /// Share buttons.
    Share,
    /// Advertising.
    Ad,
    /// Newsletters, subscriptions.
    Newsletter,
    /// Legal lines.
    Legal,
    /// Tags, categories.
    Tags,
    /// About the writer.
    Bio,
    /// Pictures and what is written under them.
    Caption,
    /// Boxes that are not shown at first, words for screen readers.
    Hidden,
    /// Forms.
    Form,
}

impl Use {
    /// All of them, with the words the sheets use.
    pub(crate) const ALL: [(Self, &'static str); 23] = [
        (Self::Text, "text"),
        (Self::Post, "post"),
        (Self::Content, "content"),
        (Self::Lead, "lead"),
        (Self::Title, "title"),
        (Self::Meta, "meta"),
        (Self::Nav, "nav"),
        (Self::Footer, "footer"),
        (Self::Header, "header"),
        (Self::Sidebar, "sidebar"),
        (Self::Widget, "widget"),
        (Self::Comment, "comment"),
        (Self::Related, "related"),
        (Self::Teaser, "teaser"),
        (Self::Share, "share"),
        (Self::Ad, "ad"),
        (Self::Newsletter, "newsletter"),
        (Self::Legal, "legal"),
        (Self::Tags, "tags"),
        (Self::Bio, "bio"),
        (Self::Caption, "caption"),
        (Self::Hidden, "hidden"),
        (Self::Form, "form"),
    ];
}

/// A set of uses, one bit a use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses(u32);

impl Uses {
    /// Whether a use is in the set.
    pub(crate) fn has(self, of: Use) -> bool {
        self.0 & Self::bit(of) != 0
    }

    /// The set with another one.
    #[must_use]
    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a use.
    pub(crate) fn add(&mut self, of: Use) {
        self.0 |= Self::bit(of);
    }

    fn bit(of: Use) -> u32 {
        let at = match of {
            Use::Text => 0,
            Use::Post => 1,
            Use::Content => 2,
            Use::Lead => 3,
            Use::Title => 4,
            Use::Meta => 5,
            Use::Nav => 6,
            Use::Footer => 7,
            Use::Header => 8,
            Use::Sidebar => 9,
            Use::Widget => 10,
            Use::Comment => 11,
            Use::Related => 12,
            Use::Teaser => 13,
            Use::Share => 14,
            Use::Ad => 15,
            Use::Newsletter => 16,
            Use::Legal => 17,
            Use::Tags => 18,
            Use::Bio => 19,
            Use::Caption => 20,
            Use::Hidden => 21,
            Use::Form => 22,
        };
        1 << at
    }
}

/// What tokens of class and id say about a part of a page.
#[derive(Debug)]
pub(crate) struct Containers {
    finder: Option<AhoCorasick>,
    stems: Vec<(Use, bool)>,
}

impl Containers {
    /// The built-in sheet with those of a vault behind it.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let (mut words, mut stems) = (Vec::new(), Vec::new());
        let own = additions.iter().filter(|(name, _)| *name == "containers.tsv");
        for sheet in std::iter::once(SHEET).chain(own.map(|(_, sheet)| *sheet)) {
            for row in rows(sheet) {
                let named = Use::ALL.iter().find(|(_, name)| *name == field(&row, 1));
                if let Some((of, _)) = named.filter(|_| !field(&row, 0).is_empty()) {
                    words.push(field(&row, 0).to_owned());
                    stems.push((*of, field(&row, 2) == "part"));
                }
            }
        }
        let finder = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA)) // few words, asked for every container of a page
            .match_kind(MatchKind::Standard)
            .build(words)
            .ok();
        Self { finder, stems }
    }

    /// What a lower-case token says, or several, one a line.
    pub(crate) fn uses(&self, token: &str) -> Uses {
        let mut uses = Uses::default();
        let Some(finder) = &self.finder else { return uses };
        for hit in finder.find_overlapping_iter(token) {
            let Some((of, is_part)) = self.stems.get(hit.pattern().as_usize()) else { continue };
            let is_edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphabetic());
            let bytes = token.as_bytes();
            let before = hit.start().checked_sub(1).and_then(|at| bytes.get(at));
            if !is_part || (is_edge(before) && is_edge(bytes.get(hit.end()))) {
                uses.add(*of);
            }
        }
        uses
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(token: &str, expected: &[Use]) {
        let uses = Containers::with(&[]).uses(token);
        let found: Vec<_> =
            Use::ALL.into_iter().map(|(of, _)| of).filter(|of| uses.has(*of)).collect();
        assert_eq!(found, expected, "{token}");
    }

    #[test]
    fn every_use_has_a_bit_of_its_own() {
        let mut seen = 0_u32;
        for (of, _) in Use::ALL {
            assert_eq!(seen & Uses::bit(of), 0);
            seen |= Uses::bit(of);
        }
    }

    #[test]
    fn parts_and_stems_of_tokens_tell_the_use() {
        check("site-nav", &[Use::Nav]);
        check("canvas", &[]);
        check("commentlist", &[Use::Comment]);
        check("c-sidebar__ad", &[Use::Sidebar, Use::Ad]);
    }
}
