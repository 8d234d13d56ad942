//! Occasions: public days that come round every year, and public days of once.

use aho_corasick::AhoCorasick;
use jiff::civil::Date;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A public day: what it remembers and by which names it goes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Occasion {
    /// Stable word: `prc-founding`.
    pub id: String,
    /// The days of the event; one for what comes round, several for elections and congresses.
    pub days: Vec<Date>,
    /// Whether it is celebrated every year.
    pub recurs: bool,
    /// Names of the one it is about, as printed.
    pub of: Vec<String>,
    /// Index of its kind: founding, birth, death, entry.
    kind: usize,
}

/// What printed words say about occasions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    /// A word of a kind.
    Kind(usize),
    /// A name of the one an occasion is about.
    Of(usize),
    /// A name of the occasion itself.
    Name(usize),
}

/// An occasion found in some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// Index of the occasion.
    pub occasion: usize,
    /// How surely it is meant: 300 and more by its own name, 200 and more by kind and name of the
    /// one it is about, less by the latter alone.
    pub strength: usize,
    /// Where its name begins and ends in the words.
    pub at: (usize, usize),
}

/// All occasions, with one automaton over all their names.
#[derive(Debug, Default)]
pub(crate) struct Occasions {
    /// The occasions, in the order of the sheet.
    pub all: Vec<Occasion>,
    finder: Option<AhoCorasick>,
    /// For each pattern of the automaton what it says.
    says: Vec<Vec<Says>>,
    /// The kinds of founding and of relations: ties are established too, but that founds no state.
    ties: Option<(usize, usize)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    id: String,
    day: Option<String>,
    days: Vec<String>,
    kind: String,
    of: Vec<String>,
    names: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Sheet {
    words: BTreeMap<String, Vec<String>>,
    occasion: Vec<Row>,
    once: Vec<Row>,
}

/// Lower case without apostrophes and dots, hyphens as spaces, single spaces; and for every byte
/// the byte it came from.
fn fold(words: &str) -> (String, Vec<usize>) {
    let (mut out, mut from) = (String::with_capacity(words.len()), Vec::new());
    for (at, c) in words.char_indices() {
        let c = match c {
            '\'' | '’' | '‘' | '.' => continue,
            c if c.is_whitespace() || c == '-' => ' ',
            c => c,
        };
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        for lower in c.to_lowercase() {
            out.push(lower);
            from.resize(out.len(), at);
        }
    }
    (out, from)
}

impl Occasions {
    /// The occasions these words name, surest first.
    pub(crate) fn named_in(&self, words: &str) -> Vec<Named> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let (folded, from) = fold(words);
        let mut kinds = Vec::new();
        let mut starts = Vec::new();
        let mut out: BTreeMap<usize, (Named, usize)> = BTreeMap::new();
        for hit in finder.find_overlapping_iter(&folded) {
            if !is_whole(&folded, hit.start(), hit.end()) {
                continue;
            }
            for says in self.says.get(hit.pattern().as_usize()).into_iter().flatten() {
                let (occasion, bonus) = match *says {
                    Says::Kind(kind) => {
                        kinds.push(kind);
                        starts.push(hit.start());
                        continue;
                    }
                    Says::Of(occasion) => (occasion, 0),
                    Says::Name(occasion) => (occasion, 300),
                };
                let strength = bonus + hit.len().min(99);
                let begin = from.get(hit.start()).copied().unwrap_or_default();
                let last = from.get(hit.end().saturating_sub(1)).copied().unwrap_or_default();
                let tail = words.get(last..).and_then(|tail| tail.chars().next());
                let end = last + tail.map_or(0, char::len_utf8);
                let named = Named { occasion, strength, at: (begin, end) };
                let best = out.entry(occasion).or_insert((named, hit.end()));
                if strength > best.0.strength {
                    *best = (named, hit.end());
                }
            }
        }
        let mut out: Vec<Named> = out
            .into_values()
            .map(|(named, end)| {
                let kind = self.all.get(named.occasion).map(|occasion| occasion.kind);
                let is_tie = self.ties.is_some_and(|(founding, relations)| {
                    kind == Some(founding) && kinds.contains(&relations)
                });
                let is_kind = !is_tie && kind.is_some_and(|kind| kinds.contains(&kind));
                let bonus = if named.strength < 300 && is_kind { 200 } else { 0 };
                let next = from.get(end + 1).and_then(|at| words.get(*at..));
                let goes_on = next
                    .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_uppercase()))
                    && folded.as_bytes().get(end) == Some(&b' ')
                    && named.strength < 300
                    && !starts.contains(&(end + 1));
                // The founding of the China Daily is not China's.
                let cut = if goes_on { 110 } else { 0 };
                let strength = (named.strength + bonus).saturating_sub(cut);
                Named { strength, ..named }
            })
            .collect();
        out.sort_by_key(|named| (std::cmp::Reverse(named.strength), named.occasion));
        out
    }
}

impl Occasions {
    /// The last year the lexicon knows of: no text speaks of much later ones as its own.
    pub(crate) fn horizon(&self) -> i16 {
        let days = self.all.iter().flat_map(|occasion| &occasion.days);
        days.map(|day| day.year()).max().unwrap_or(i16::MAX)
    }

    /// The kinds these words speak of.
    pub(crate) fn kinds_in(&self, words: &str) -> Vec<usize> {
        let Some(finder) = &self.finder else { return Vec::new() };
        let folded = fold(words).0;
        let hits = finder.find_overlapping_iter(&folded);
        let whole = hits.filter(|hit| is_whole(&folded, hit.start(), hit.end()));
        let says = whole.filter_map(|hit| self.says.get(hit.pattern().as_usize())).flatten();
        says.filter_map(|says| match says {
            Says::Kind(kind) => Some(*kind),
            _ => None,
        })
        .collect()
    }

    /// Whether an occasion is of one of these kinds.
    pub(crate) fn is_of_kind(&self, occasion: usize, kinds: &[usize]) -> bool {
        self.all.get(occasion).is_some_and(|occasion| kinds.contains(&occasion.kind))
    }
}

/// Whether a hit begins and ends where a word does; in scripts without spaces it always does.
fn is_whole(words: &str, start: usize, end: usize) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && (c.is_ascii() || c < '\u{0500}');
    let before = words.get(..start).and_then(|head| head.chars().next_back());
    let mut after = words.get(end..).unwrap_or_default();
    // "china's" was folded to "chinas".
    if let Some(rest) = after.strip_prefix('s')
        && !rest.starts_with(is_letter)
    {
        after = rest;
    }
    let inner = words.get(start..end).unwrap_or_default();
    let begins = !(before.is_some_and(is_letter) && inner.starts_with(is_letter));
    begins && !(inner.ends_with(is_letter) && after.starts_with(is_letter))
}

/// The occasions of all sheets; a sheet that cannot be read gives none, a row without a day is
/// skipped.
pub(super) fn parse<'s>(sheets: impl Iterator<Item = &'s str>) -> Occasions {
    let mut all = Vec::new();
    let mut kinds: Vec<String> = Vec::new();
    let mut patterns: BTreeMap<String, Vec<Says>> = BTreeMap::new();
    let mut put = |name: &str, says: Says| {
        let name = fold(name).0;
        if !name.is_empty() {
            patterns.entry(name).or_default().push(says);
        }
    };
    let mut kind_of = |kind: &str| {
        kinds.iter().position(|known| known == kind).unwrap_or_else(|| {
            kinds.push(kind.to_owned());
            kinds.len() - 1
        })
    };
    for text in sheets {
        let sheet = toml::from_str::<Sheet>(text).unwrap_or_default();
        for (kind, words) in &sheet.words {
            let kind = kind_of(kind);
            for word in words {
                put(word, Says::Kind(kind));
            }
        }
        let rows = sheet.occasion.into_iter().map(|row| (row, true));
        for (row, recurs) in rows.chain(sheet.once.into_iter().map(|row| (row, false))) {
            let days = row.day.iter().chain(&row.days);
            let days: Vec<Date> = days.filter_map(|day| day.parse().ok()).collect();
            if !days.is_empty() {
                for name in &row.of {
                    put(name, Says::Of(all.len()));
                }
                for name in &row.names {
                    put(name, Says::Name(all.len()));
                }
                let kind = kind_of(&row.kind);
                all.push(Occasion { id: row.id, days, recurs, of: row.of, kind });
            }
        }
    }
    let finder = AhoCorasick::new(patterns.keys()).ok();
    let says = patterns.into_values().collect();
    let kind = |name: &str| kinds.iter().position(|known| known == name);
    let ties = kind("founding").zip(kind("relations"));
    Occasions { all, finder, says, ties }
}

#[cfg(test)]
mod tests {
    use crate::Lexicon;

    fn surest(words: &str) -> Option<String> {
        let lexicon = Lexicon::built_in();
        let occasions = &lexicon.calendar.occasions;
        let named = occasions.named_in(words).into_iter().next().filter(|n| n.strength > 200)?;
        Some(occasions.all[named.occasion].id.clone())
    }

    #[test]
    fn the_sheet_is_read() {
        let lexicon = Lexicon::built_in();
        assert!(lexicon.calendar.occasions.all.len() > 200);
        assert!(lexicon.calendar.eras.len() >= 8);
    }

    #[test]
    fn names_and_kinds_meet() {
        assert_eq!(
            surest("founding of the People’s Republic of China").as_deref(),
            Some("prc-founding")
        );
        assert_eq!(
            surest("the founding of the Communist Party of China").as_deref(),
            Some("cpc-founding")
        );
        assert_eq!(surest("조선로동당창건").as_deref(), Some("wpk-founding"));
        assert_eq!(surest("毛泽东诞辰").as_deref(), Some("mao-zedong-birth"));
        assert_eq!(surest("Kim Il Sung's birthday").as_deref(), Some("kim-il-sung-birth"));
        assert_eq!(surest("the founding of the Lumen Gazette"), None);
    }
}
