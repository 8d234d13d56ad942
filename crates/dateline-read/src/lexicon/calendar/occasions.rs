//! Occasions: public days that come round every year, and public days of once.

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
    /// What it is: `founding`, `birth`, `death`, `entry`, … the keys of `[words]`.
    pub kind: String,
    /// Whether it is celebrated every year.
    pub recurs: bool,
    /// Names of the one it is about, folded, in all languages; none of them is looked for when
    /// `names` alone decides.
    pub of: Vec<String>,
    /// Names of the day itself, folded: "victory day".
    pub names: Vec<String>,
}

/// All occasions, and the words by which their kinds are called.
#[derive(Debug, Default)]
pub(crate) struct Occasions {
    /// The occasions, in the order of the sheet.
    pub all: Vec<Occasion>,
    /// Kind to the words that say it, folded.
    pub words: BTreeMap<String, Vec<String>>,
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

/// Lower case, straight apostrophes, "people's" and its like without their mark, single spaces.
pub(crate) fn fold(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' | '‘' | '.' => {}
            c if c.is_whitespace() || c == '-' => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The occasions of all sheets; a sheet that cannot be read gives none, a row without a day is
/// skipped.
pub(super) fn parse<'s>(sheets: impl Iterator<Item = &'s str>) -> Occasions {
    let mut out = Occasions::default();
    for text in sheets {
        let sheet = toml::from_str::<Sheet>(text).unwrap_or_default();
        for (kind, words) in sheet.words {
            out.words.entry(kind).or_default().extend(words.iter().map(|word| fold(word)));
        }
        let rows = sheet.occasion.into_iter().map(|row| (row, true));
        for (row, recurs) in rows.chain(sheet.once.into_iter().map(|row| (row, false))) {
            let days = row.day.iter().chain(&row.days);
            let days: Vec<Date> = days.filter_map(|day| day.parse().ok()).collect();
            if !days.is_empty() {
                let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect();
                let (of, names) = (folded(&row.of), folded(&row.names));
                out.all.push(Occasion { id: row.id, days, kind: row.kind, recurs, of, names });
            }
        }
    }
    out
}
