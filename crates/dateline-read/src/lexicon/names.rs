//! Names: people, organizations, places and works with their aliases, found in one pass.
//!
//! A sheet has one row per alias: `id, kind, lang, alias, from, to, flag, wikidata, of`. Flags, one
//! or more words: `canonical` (the name shown), `variant` (a wrong name in use), `short` (a form
//! that needs company, see [`Sense::is_short`]), `woman`, `man`. `of` on the canonical row is the
//! id of the country a capital may stand for or an organization belongs to.

mod sheets;
mod titles;
mod variants;
mod words;

pub(crate) use titles::Titles;
pub(crate) use variants::is_pinyin;
pub(crate) use words::{Class, Words};

use super::Addition;
use aho_corasick::AhoCorasick;
use dateline_model::{EntityId, Kind, Lang, Span};
use std::collections::BTreeMap;

/// Someone or something the lexicon knows.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its id, such as `kim-jong-un`.
    pub id: EntityId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The canonical name.
    pub name: String,
    /// Printed names by language, best first; wrong, short and generated forms left out.
    pub names: BTreeMap<Lang, Vec<String>>,
    /// Wikidata item, only where certain.
    pub wikidata: Option<String>,
    /// The country a capital may stand for, or an organization or person belongs to.
    pub of: Option<EntityId>,
    /// Whether it is a woman, when the sheet says so.
    pub is_woman: Option<bool>,
}

/// One meaning of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sense {
    /// Index of the entry in [`Names::entries`].
    pub entry: usize,
    /// A wrong name that is in use; it gives a note.
    pub is_variant: bool,
    /// A form that names nobody by itself: the entry, or the country it belongs to, must be named
    /// in full beside it.
    pub is_short: bool,
    /// A form made by rule from a printed one.
    pub is_generated: bool,
}

/// One form with all its meanings.
#[derive(Debug)]
pub(crate) struct Form {
    /// The characters.
    pub text: String,
    /// The meanings, by entry.
    pub senses: Vec<Sense>,
}

/// A form found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match<'n> {
    /// Where it stands.
    pub span: Span,
    /// What was found.
    pub form: &'n Form,
}

/// People, organizations, places and works with their aliases.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// All entries, sorted by id.
    entries: Vec<Entry>,
    /// All forms, sorted by text.
    forms: Vec<Form>,
    /// What single words tell about names.
    words: Words,
    /// Titles and surnames of Korean, Chinese and Japanese.
    titles: Titles,
    /// Finds every form; pattern `n` is form `n`.
    finder: Option<AhoCorasick>,
}

impl Names {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let (entries, forms) = sheets::parse(additions);
        let finder = AhoCorasick::new(forms.iter().map(|form| form.text.as_bytes())).ok();
        Self {
            entries,
            forms,
            words: Words::with(additions),
            titles: Titles::with(additions),
            finder,
        }
    }

    /// What single words tell about names.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// Titles and surnames of Korean, Chinese and Japanese.
    pub(crate) fn titles(&self) -> &Titles {
        &self.titles
    }

    /// The entry of an id.
    pub(crate) fn entry(&self, id: &str) -> Option<&Entry> {
        self.position(id).and_then(|at| self.entries.get(at))
    }

    /// Index of an id.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.id.as_str().cmp(id)).ok()
    }

    /// All entries, sorted by id.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this name, when exactly one has it. Capitals and apostrophes count as in the
    /// sheets.
    pub(crate) fn by_name(&self, name: &str) -> Option<&Entry> {
        let at = self.forms.binary_search_by(|form| form.text.as_str().cmp(name.trim())).ok()?;
        match self.forms.get(at)?.senses.as_slice() {
            [only] => self.entries.get(only.entry),
            _ => None,
        }
    }

    /// Every form in a text, leftmost and longest, none inside a longer word. In page order,
    /// without overlaps.
    pub(crate) fn find(&self, text: &str) -> Vec<Match<'_>> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let mut all: Vec<Match<'_>> = finder
            .find_overlapping_iter(text)
            .filter_map(|hit| {
                let form = self.forms.get(hit.pattern().as_usize())?;
                let span = Span::new(hit.start(), hit.end());
                is_whole(text, span, &form.text).then_some(Match { span, form })
            })
            .collect();
        all.sort_by_key(|hit| (hit.span.start(), std::cmp::Reverse(hit.span.end())));
        let mut end = 0;
        all.retain(|hit| {
            let keep = hit.span.start() >= end;
            if keep {
                end = hit.span.end();
            }
            keep
        });
        all
    }
}

/// Whether a form stands at the borders of words: Latin and Cyrillic forms with no letter on
/// either side, Korean ones at the start of a word and, when short, with nothing but a particle
/// behind them.
fn is_whole(text: &str, span: Span, form: &str) -> bool {
    use crate::text::characters::{is_cjk, is_hangul};
    let before = text.get(..span.start()).and_then(|t| t.chars().next_back());
    let rest = text.get(span.end()..).unwrap_or_default();
    let after = rest.chars().next();
    let glues =
        |c: Option<char>| c.is_some_and(|c| (c.is_alphanumeric() || c == '_') && !is_cjk(c));
    let (first, last) = (form.chars().next(), form.chars().next_back());
    if first.is_some_and(is_hangul) && before.is_some_and(is_hangul) {
        return false;
    }
    if last.is_some_and(is_hangul) && form.chars().count() < 3 {
        let tail: String = rest.chars().take_while(|c| is_hangul(*c)).collect();
        return is_particle(&tail);
    }
    if first.is_some_and(is_katakana) && before.is_some_and(is_katakana)
        || last.is_some_and(is_katakana) && after.is_some_and(is_katakana)
    {
        return false;
    }
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    !(is_letter(first) && glues(before) || is_letter(last) && glues(after))
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// The particles and endings that may follow a Korean name in one word.
const PARTICLES: [&str; 52] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "와",
    "과",
    "도",
    "로",
    "만",
    "측",
    "군",
    "산",
    "으로",
    "에서",
    "에게",
    "에는",
    "에도",
    "에만",
    "에서는",
    "에서도",
    "에서의",
    "까지",
    "부터",
    "께서",
    "께",
    "라고",
    "라는",
    "이라는",
    "이나",
    "나",
    "이며",
    "며",
    "이다",
    "이고",
    "보다",
    "처럼",
    "과의",
    "와의",
    "과는",
    "와는",
    "으로부터",
    "로부터",
    "으로의",
    "로의",
    "내",
    "발",
    "간",
    "등",
];

/// Whether what follows a short Korean form in its word is nothing or a particle.
pub(crate) fn is_particle(tail: &str) -> bool {
    tail.is_empty() || PARTICLES.contains(&tail)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "id\tkind\tlang\talias\tfrom\tto\tflag\twikidata\tof\n\
        ada-marrow\tperson\ten\tAda Marrow\t\t\tcanonical woman\t\n\
        ada-marrow\tperson\tko\t아다 매로\t\t\t\t\n\
        han-ga-ram\tperson\ten\tHan Ga Ram\t\t\tcanonical\t\n\
        han-ga-ram\tperson\tko\t한가람\t\t\t\t\n\
        harbour-party\torganization\ten\tHarbour Party of Lumenia\t\t\tcanonical\t\n\
        harbour-party\torganization\ten\tHarbour People's Party\t\t\tvariant\t\n\
        gaon\tplace\tko\t가온\t\t\t\t\n\
        lumenia\tplace\ten\tLumenia\t\t\tcanonical\t\n";

    fn names() -> Names {
        Names::with(&[("people.tsv", SHEET)])
    }

    fn check_find(text: &str, expected: &[&str]) {
        let names = names();
        let found: Vec<_> = names.find(text).iter().map(|hit| hit.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_name_wins_and_words_stay_whole() {
        check_find(
            "The Harbour Party of Lumenia and Ada Marrow's Lumenians",
            &["Harbour Party of Lumenia", "Ada Marrow"],
        );
    }

    #[test]
    fn spelling_variants_and_both_apostrophes_are_found() {
        check_find(
            "Han Ga-ram, HAN GA RAM, Han Garam, Harbour People’s Party",
            &["Han Ga-ram", "HAN GA RAM", "Han Garam", "Harbour People’s Party"],
        );
    }

    #[test]
    fn korean_names_take_particles_and_are_no_word_parts() {
        check_find("가온에서 한가람이 가온인에게 새가온을", &["가온", "한가람"]);
    }

    #[test]
    fn an_entry_gathers_its_languages() {
        let names = names();
        let ada = names.by_name("아다 매로").unwrap();
        assert_eq!(
            (ada.id.as_str(), ada.name.as_str(), ada.is_woman),
            ("ada-marrow", "Ada Marrow", Some(true))
        );
        assert!(names.entry("nobody").is_none());
    }
}
