//! Outlets: outlets, agencies and aggregators, their domains and how they sign.

use super::shapes::DatelineShapes;
use super::{Addition, sheet};
use dateline_model::{Role, Span};
use std::collections::{BTreeMap, BTreeSet};

const SHEET: &str = include_str!("../../lexicon/outlets.tsv");
const COLUMNS: [&str; 7] = ["name", "kind", "country", "aliases", "signs", "domains", "furniture"];
const SHAPES: &str = include_str!("../../lexicon/datelines.tsv");

/// One house of the press.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outlet {
    /// The canonical name.
    pub name: String,
    /// What it is by trade; what it did for one text is the role of a hop.
    pub kind: OutletKind,
    /// ISO 3166-1 code of its country, or empty.
    pub country: String,
    /// Words of its page frame that only it prints, in lower case.
    pub furniture: Vec<String>,
}

/// What a house of the press is by trade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OutletKind {
    /// It publishes under its name.
    #[default]
    Outlet,
    /// It supplies others.
    Agency,
    /// It passes on what an agency supplies.
    Relay,
    /// It shows other outlets' articles.
    Aggregator,
}

impl OutletKind {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "outlet" => Some(Self::Outlet),
            "agency" => Some(Self::Agency),
            "relay" => Some(Self::Relay),
            "aggregator" => Some(Self::Aggregator),
            _ => None,
        }
    }

    /// The role its name has in a credit when nothing else says which.
    pub(crate) fn role(self) -> Role {
        match self {
            Self::Outlet => Role::Outlet,
            Self::Agency => Role::Agency,
            Self::Relay => Role::Relay,
            Self::Aggregator => Role::Aggregator,
        }
    }
}

/// Outlets, agencies and aggregators, their domains and how they sign.
#[derive(Debug, Default)]
pub(crate) struct Outlets {
    houses: Vec<Outlet>,
    /// Folded name, alias or sign, with the house and whether running text may use it.
    names: BTreeMap<String, (usize, bool)>,
    domains: BTreeMap<String, usize>,
    /// Shapes of datelines in the order they are tried, see `datelines.tsv`.
    pub(crate) shapes: DatelineShapes,
    /// The first two letters of every folded name: words that begin otherwise are no names.
    heads: BTreeSet<Head>,
}

impl Outlets {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let mut outlets = Self::default();
        let own = |name: &'static str| {
            additions.iter().filter(move |(file, _)| *file == name).map(|(_, sheet)| *sheet)
        };
        for sheet in std::iter::once(SHEET).chain(own("outlets.tsv")) {
            let head = sheet.lines().find(|line| !line.is_empty() && !line.starts_with('#'));
            let head: Vec<&str> = head.unwrap_or_default().split('\t').map(str::trim).collect();
            for row in sheet::rows(sheet) {
                outlets.add(&head, &row);
            }
        }
        for sheet in own("datelines.tsv").chain(std::iter::once(SHAPES)) {
            let rows = sheet::rows(sheet);
            for shape in rows.map(|row| sheet::field(&row, 0)).filter(|s| !s.is_empty()) {
                outlets.shapes.add(shape);
            }
        }
        outlets.heads = outlets.names.keys().map(|name| head(name)).collect();
        outlets
    }

    /// Adds one row, its cells told apart by the head line; a vault's row of a known name replaces
    /// what the sheet says of it.
    fn add(&mut self, head: &[&str], row: &[&str]) {
        let [name, kind, country, aliases, signs, domains, furniture] = COLUMNS
            .map(|name| head.iter().position(|h| *h == name).map_or("", |n| sheet::field(row, n)));
        let Some(kind) = OutletKind::from_word(kind).filter(|_| !name.is_empty()) else { return };
        let many = |cell: &str| -> Vec<String> {
            cell.split('|').map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
        };
        let n = self.houses.len();
        for alias in many(aliases).into_iter().chain([name.to_owned()]) {
            self.names.insert(fold(&alias), (n, true));
        }
        for sign in many(signs) {
            self.names.entry(fold(&sign)).or_insert((n, false));
        }
        for domain in many(domains) {
            self.domains.insert(domain.to_lowercase(), n);
        }
        self.houses.push(Outlet {
            name: name.to_owned(),
            kind,
            country: country.to_owned(),
            furniture: many(&furniture.to_lowercase()),
        });
    }

    /// All houses, those of a vault behind the built-in ones.
    pub(crate) fn all(&self) -> &[Outlet] {
        &self.houses
    }

    /// The house with this name, alias or sign, in any case and with or without "the".
    pub(crate) fn signed(&self, name: &str) -> Option<&Outlet> {
        let (n, _) = self.names.get(&fold(name))?;
        self.houses.get(*n)
    }

    /// The house with this name or alias; signs that are common words elsewhere do not count.
    pub(crate) fn named(&self, name: &str) -> Option<&Outlet> {
        let (n, is_name) = self.names.get(&fold(name))?;
        self.houses.get(*n).filter(|_| *is_name)
    }

    /// The house of a host or of the nearest domain above it.
    pub(crate) fn hosted(&self, host: &str) -> Option<&Outlet> {
        let host = host.to_lowercase();
        let mut rest = host.as_str();
        loop {
            if let Some(n) = self.domains.get(rest) {
                return self.houses.get(*n);
            }
            (_, rest) = rest.split_once('.')?;
        }
    }

    /// The house whose longest name or sign stands at the start of `text`, with the length of it in
    /// bytes. A Latin name must end where a word ends.
    pub(crate) fn leading(&self, text: &str) -> Option<(&Outlet, usize)> {
        if !self.may_begin(text) {
            return None;
        }
        ends(text, 60)
            .into_iter()
            .rev()
            .filter(|end| is_word_end(text, *end))
            .find_map(|end| Some((self.signed(text.get(..end)?)?, end)))
    }

    /// The names of houses in a line of running text, leftmost and longest first.
    pub(crate) fn within(&self, line: &str) -> Vec<(Span, &Outlet)> {
        let mut found: Vec<(Span, &Outlet)> = Vec::new();
        let mut free = 0;
        for (at, c) in line.char_indices() {
            let is_start = is_wide(c)
                || (c.is_alphanumeric()
                    && !line.get(..at).is_some_and(|left| left.ends_with(char::is_alphanumeric)));
            if at < free || !is_start {
                continue;
            }
            let rest = line.get(at..).unwrap_or_default();
            if !is_printed(c, rest) || !self.may_begin(rest) {
                continue;
            }
            let hit = ends(rest, 48)
                .into_iter()
                .rev()
                .filter(|end| is_word_end(rest, *end))
                .find_map(|end| Some((self.printed(rest.get(..end)?)?, end)));
            if let Some((house, end)) = hit {
                found.push((Span::new(at, at + end), house));
                free = at + end;
            }
        }
        found
    }

    /// Whether a name may stand at the start of a text, by its first two letters: a glance before
    /// every length is folded and looked up.
    fn may_begin(&self, text: &str) -> bool {
        let head = head(text);
        let (first, second) = head;
        first.is_whitespace()
            || head == ('t', 'h')
            || self.heads.contains(&head)
            || self.heads.contains(&(first, END))
            || [first, second].contains(&'\u{3c3}')
    }

    /// The house of a name as running text prints it: capitals where the sheet has them.
    fn printed(&self, words: &str) -> Option<&Outlet> {
        let first = words.chars().next()?;
        let is_capital = first.is_uppercase() || is_wide(first) || words == "dpa";
        self.named(words).filter(|_| is_capital && !words.starts_with("The "))
    }
}

/// Whether a name of running text may begin with `c`: one with a capital, of a script without any,
/// or the one that is printed small. A glance, as [`Outlets::may_begin`] is one.
fn is_printed(c: char, rest: &str) -> bool {
    c.is_uppercase() || is_wide(c) || rest.starts_with("dpa")
}

/// The first two letters of a text, folded as [`fold`] does it.
type Head = (char, char);

/// Stands where a name has no second letter.
const END: char = '\0';

fn head(text: &str) -> Head {
    let mut letters = text.chars().flat_map(char::to_lowercase).map(|c| match c {
        '’' => '\'',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    (letters.next().unwrap_or(END), letters.next().unwrap_or(END))
}

/// Every place within `limit` characters where `text` may be cut, the first character included.
fn ends(text: &str, limit: usize) -> Vec<usize> {
    text.char_indices()
        .take(limit)
        .take_while(|(_, c)| *c != '\n')
        .map(|(at, c)| at + c.len_utf8())
        .collect()
}

/// Whether a name may end at `end`: before no letter, unless one of the two is Chinese, Japanese or
/// Korean, which set no spaces.
fn is_word_end(text: &str, end: usize) -> bool {
    let last = text.get(..end).and_then(|left| left.chars().next_back());
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    !last.is_some_and(char::is_whitespace)
        && (last.is_some_and(is_wide) || !next.is_some_and(|c| c.is_alphanumeric() && !is_wide(c)))
}

fn is_wide(c: char) -> bool {
    crate::text::characters::is_cjk(c)
}

/// A name without case, without a leading "the" and with single spaces.
fn fold(name: &str) -> String {
    let name = name.trim();
    let is_the = name.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("the "));
    let name = if is_the { name.get(4..).unwrap_or_default() } else { name };
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if word.is_ascii() {
            folded.push_str(word);
        } else {
            folded.push_str(&word.replace('’', "'").to_lowercase());
        }
    }
    folded.make_ascii_lowercase();
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "name\tkind\tcountry\taliases\tsigns\tdomains\tfurniture\n\
        Meridian News Agency\tagency\tLU\tMeridian\tMNA\tmeridian.example\n\
        Press Mirror\taggregator\t\t\t\tmirror.example\tShow the page at its outlet\n";

    fn check_within(line: &str, expected: &[&str]) {
        let outlets = Outlets::with(&[("outlets.tsv", OURS)]);
        let found: Vec<_> = outlets.within(line).iter().map(|(_, h)| h.name.clone()).collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_vault_adds_houses() {
        let outlets = Outlets::with(&[("outlets.tsv", OURS)]);
        assert_eq!(outlets.signed("mna").unwrap().name, "Meridian News Agency");
        assert_eq!(outlets.named("MNA"), None);
        assert_eq!(outlets.hosted("news.mirror.example").unwrap().kind, OutletKind::Aggregator);
        assert_eq!(outlets.hosted("example"), None);
        assert_eq!(outlets.leading("Meridian said").unwrap().1, 8);
        assert!(outlets.leading("Meridians").is_none());
    }

    #[test]
    fn names_stand_in_running_text() {
        check_within(
            "Meridian via Yonhap News, meridian hour",
            &["Meridian News Agency", "Yonhap News Agency"],
        );
        check_within("据新华社报道", &["Xinhua News Agency"]);
        check_within("조선중앙통신이 보도했다", &["Korean Central News Agency"]);
        check_within("the AP and Reuters' man", &["Reuters"]);
    }

    #[test]
    fn a_glance_lets_every_name_through() {
        let outlets = Outlets::with(&[("outlets.tsv", OURS)]);
        for name in outlets.names.keys() {
            assert!(outlets.may_begin(name) && outlets.may_begin(&name.to_uppercase()), "{name}");
        }
        assert!(outlets.may_begin("The Meridian") && !outlets.may_begin("Qzarsk"));
    }

    #[test]
    fn every_built_in_row_is_read() {
        let outlets = Outlets::with(&[]);
        let rows = sheet::rows(SHEET).count();
        assert_eq!(outlets.all().len(), rows);
        assert!(sheet::rows(SHEET).map(|r| r[0].to_owned()).is_sorted());
        assert!(outlets.shapes.len() > 40);
    }
}
