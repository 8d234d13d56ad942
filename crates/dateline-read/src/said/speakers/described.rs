//! Described: who is meant by a description: "the director, Ebba Lund", "the agency", "both".
//!
//! Only what the same article tells decides; a description that fits nobody, or two, stays as it
//! is printed.

use super::senders::head;
use super::{Cast, Voice, is_state_media, voice};
use dateline_model::{Basis, Kind, Mention, Span};

/// How many mentions before a description are looked at.
const LOOK: usize = 120;

/// What stands for the agency or paper named last, in lower case; Eastern words may stand behind
/// `동`, `同` and the like.
const HOUSES: [&str; 22] = [
    "the agency",
    "the news agency",
    "the state agency",
    "the state news agency",
    "the newspaper",
    "the paper",
    "the daily",
    "the broadcaster",
    "통신",
    "동 통신",
    "이 통신",
    "신문",
    "이 신문",
    "同通信",
    "同社",
    "同紙",
    "该社",
    "該社",
    "该通讯社",
    "该报",
    "該報",
    "同通讯社",
];

/// What stands for the two who spoke together last, in lower case.
const BOTH: [&str; 16] = [
    "both",
    "they both",
    "the two",
    "the two men",
    "the two women",
    "the two ministers",
    "the two leaders",
    "the two sides",
    "both men",
    "both women",
    "both ministers",
    "both leaders",
    "두 장관",
    "두 정상",
    "两人",
    "両氏",
];

/// Titles that stand alone for someone named with them before.
const BARE_TITLES: [&str; 34] = [
    "총비서",
    "의장",
    "대통령",
    "총리",
    "장관",
    "외무장관",
    "외무상",
    "수상",
    "주석",
    "위원장",
    "대변인",
    "부장",
    "국장",
    "시장",
    "사령관",
    "首相",
    "外相",
    "議長",
    "大統領",
    "主席",
    "总统",
    "總統",
    "总理",
    "總理",
    "外长",
    "外長",
    "部长",
    "部長",
    "国防相",
    "官房長官",
    "報道官",
    "发言人",
    "市长",
    "市長",
];

impl Cast<'_> {
    /// Those a description stands for; none when the article does not tell.
    pub(super) fn meant(&self, first: Span) -> Vec<Voice> {
        let words = first.of(self.text).trim();
        let lower = words.to_lowercase();
        if BOTH.contains(&lower.as_str()) {
            return self.joint.iter().map(|v| inferred(v, first)).collect();
        }
        let one = self
            .apposition(first)
            .or_else(|| self.house_before(&lower, first))
            .or_else(|| self.adjoining(first))
            .or_else(|| self.referred(first))
            .or_else(|| self.bare_title(words, first))
            .or_else(|| self.sender(&lower, first))
            .or_else(|| self.work(&lower, first))
            .or_else(|| self.titled(&lower, first));
        one.into_iter().collect()
    }

    /// `the director, Ebba Lund,`: the name behind the comma.
    fn apposition(&self, first: Span) -> Option<Voice> {
        let words = first.of(self.text).trim();
        let is_description = words.starts_with(char::is_lowercase) || words.starts_with("The ");
        let after = head(self.text.get(first.end()..)?, 90).strip_prefix(", ")?;
        let end = after.find([',', '.', ';', '\n', '"', '”']).filter(|end| *end <= 60)?;
        let chunk = after.get(..end)?.trim();
        let is_capital = chunk.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let count = chunk.split(' ').count();
        if !is_description || !is_capital || !(2..=6).contains(&count) || !self.is_single(first) {
            return None;
        }
        let start = first.end().saturating_add(2);
        let span = Span::new(start, start.saturating_add(chunk.len()));
        let person = self.people.within(span).iter().rev().find(|m| m.kind == Kind::Person);
        if let Some(mention) = person.filter(|m| m.span.end() == span.end()) {
            return Some(voice(mention, mention.span, Basis::Printed));
        }
        let is_other = !self.people.within(span).is_empty();
        (!is_other && count <= 3).then(|| self.described(span)).flatten()
    }

    /// Whether a description is of one human being, as far as no body is its head.
    fn is_single(&self, first: Span) -> bool {
        !self.people.within(first).iter().any(|m| {
            m.kind == Kind::Organization && m.span.end() == first.end() && {
                let before = Span::new(first.start(), m.span.start()).of(self.text);
                !before.contains(" of ") && !before.contains(" for ")
            }
        })
    }

    /// `the agency`: the house of the press heard or named last.
    fn house_before(&self, lower: &str, first: Span) -> Option<Voice> {
        if !HOUSES.contains(&lower) {
            return None;
        }
        let heard = self.heard.iter().rev().take(LOOK).find(|v| {
            v.span.start() < first.start()
                && self.is_press(v)
                && !is_state_media(&v.party.name)
                && !HOUSES.contains(&v.party.name.to_lowercase().as_str())
        });
        if let Some(heard) = heard {
            return Some(inferred(heard, first));
        }
        self.named_before(first)
            .find(|m| {
                m.kind == Kind::Organization && self.is_press(&voice(m, m.span, Basis::Printed))
            })
            .map(|m| voice(m, first, Basis::Inferred))
    }

    /// `매로 의장`: the name right before a title that was cut from it.
    fn adjoining(&self, first: Span) -> Option<Voice> {
        let is_eastern = first
            .of(self.text)
            .chars()
            .next()
            .is_some_and(crate::text::characters::is_cjk)
            || first.of(self.text).chars().next().is_some_and(crate::text::characters::is_hangul);
        if !is_eastern {
            return None;
        }
        let near = self.named_before(first).next().filter(|m| m.kind == Kind::Person)?;
        let gap = Span::new(near.span.end(), first.start()).of(self.text);
        (near.span.end() <= first.start() && (gap.is_empty() || gap == " "))
            .then(|| voice(near, near.span, Basis::Printed))
    }

    /// `the Chairwoman`: whom the room of names ties it to.
    fn referred(&self, first: Span) -> Option<Voice> {
        let from = self.people.referents.partition_point(|r| r.span.start() < first.start());
        let known = self
            .people
            .referents
            .get(from..)?
            .iter()
            .take(4)
            .find(|r| first.contains(r.span) && r.span.end() == first.end())?;
        let mention = self.people.mentions.get(known.mention)?;
        Some(voice(mention, first, Basis::Inferred))
    }

    /// `의장은`, `議長は`: the one person named with this title before.
    fn bare_title(&self, words: &str, first: Span) -> Option<Voice> {
        let bare = words.strip_suffix("동지").unwrap_or(words);
        let title = BARE_TITLES.iter().find(|title| **title == bare)?;
        self.only(first, |m| {
            let after = self.text.get(m.span.end()..).unwrap_or_default();
            let before = self.text.get(..m.span.start()).unwrap_or_default();
            after.trim_start().starts_with(title) || before.trim_end().ends_with(title)
        })
    }

    /// `the director`: the only person with that word beside the name, else the last speaker who
    /// was described so (`a spokesman for …`).
    fn titled(&self, lower: &str, first: Span) -> Option<Voice> {
        let rest = lower.strip_prefix("the ")?;
        let role = rest.split([',']).next()?.split(" of ").next()?.split(" for ").next()?;
        let role = role.rsplit(' ').next().filter(|role| role.len() >= 5)?;
        if !role.chars().all(char::is_alphabetic) || role.ends_with("ment") {
            return None;
        }
        let beside = self.only(first, |m| self.has_beside(m, role));
        beside.or_else(|| {
            let told = self.heard.iter().rev().take(LOOK).find(|v| {
                let name = v.party.name.to_lowercase();
                v.span.end() <= first.start()
                    && (name.starts_with("a ") || name.starts_with("an "))
                    && name.split(' ').any(|word| word == role)
            });
            told.map(|v| inferred(v, first))
        })
    }

    /// Whether a word stands in the apposition behind a name or right before it.
    fn has_beside(&self, mention: &Mention, role: &str) -> bool {
        let after = head(self.text.get(mention.span.end()..).unwrap_or_default(), 100);
        let behind = after.strip_prefix(", ").and_then(|after| {
            after.split([',', '.', '"', '”', '\n']).next().filter(|chunk| chunk.len() <= 80)
        });
        let before = self.text.get(..mention.span.start()).unwrap_or_default();
        let before = before.trim_end_matches([' ', ',']);
        let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.eq_ignore_ascii_case(role)
            || behind.is_some_and(|chunk| {
                chunk.split(' ').any(|word| word.eq_ignore_ascii_case(role))
                    && !chunk.contains(" said")
            })
    }

    /// `the book "Salt Years"`: the work named right behind.
    fn work(&self, lower: &str, first: Span) -> Option<Voice> {
        const WORKS: [&str; 8] =
            ["book", "novel", "film", "memoir", "song", "poem", "ballad", "pamphlet"];
        let mut parts = lower.split(' ');
        let is_work = matches!(parts.next(), Some("the" | "a" | "an" | "her" | "his"))
            && parts.next_back().is_some_and(|head| WORKS.contains(&head));
        if !is_work {
            return None;
        }
        let behind = Span::new(first.end(), first.end().saturating_add(80));
        let named =
            self.people.within(behind).first().filter(|m| {
                m.kind == Kind::Work && m.span.start() <= first.end().saturating_add(4)
            });
        named.map(|m| voice(m, first, Basis::Inferred))
    }

    /// The mentions of the article before some words, the last first.
    pub(super) fn named_before(&self, first: Span) -> impl Iterator<Item = &Mention> {
        let all = self.people.within(Span::new(self.bounds.start(), first.start()));
        all.iter().rev().take(LOOK)
    }

    /// The only person of the article so far that a test holds for.
    fn only(&self, first: Span, test: impl Fn(&Mention) -> bool) -> Option<Voice> {
        let mut found: Option<&Mention> = None;
        for mention in self.named_before(first).filter(|m| m.kind == Kind::Person) {
            if found.is_some_and(|f| f.name == mention.name) || !test(mention) {
                continue;
            }
            if found.is_some() {
                return None;
            }
            found = Some(mention);
        }
        found.map(|mention| voice(mention, first, Basis::Inferred))
    }
}

fn inferred(known: &Voice, span: Span) -> Voice {
    Voice { span, basis: Basis::Inferred, ..known.clone() }
}
