//! Sheets of names: rows to entries and forms.

use super::{Entry, Form, Sense, variants};
use crate::lexicon::{
    Addition,
    sheet::{field, rows},
};
use dateline_model::{EntityId, Kind, Lang};
use std::collections::BTreeMap;

/// The built-in sheets.
const BUILT_IN: [Addition<'static>; 4] = [
    ("organizations.tsv", include_str!("../../../lexicon/organizations.tsv")),
    ("people.tsv", include_str!("../../../lexicon/people.tsv")),
    ("places.tsv", include_str!("../../../lexicon/places.tsv")),
    ("works.tsv", include_str!("../../../lexicon/works.tsv")),
];

/// One row that could be read.
struct Row<'s> {
    id: &'s str,
    kind: Kind,
    lang: Lang,
    alias: &'s str,
    flags: &'s str,
    wikidata: &'s str,
    of: &'s str,
}

impl Row<'_> {
    fn has(&self, flag: &str) -> bool {
        self.flags.split(' ').any(|word| word == flag)
    }
}

/// Entries by id and forms by text, of the built-in sheets and those of a vault.
pub(super) fn parse(additions: &[Addition<'_>]) -> (Vec<Entry>, Vec<Form>) {
    let mut by_id: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for (sheet, text) in BUILT_IN.iter().chain(additions) {
        let Some(kind) = kind_of_sheet(sheet) else { continue };
        for row in rows(text).filter_map(|cells| row(&cells, kind)) {
            by_id.entry(row.id).or_default().push(row);
        }
    }
    let mut forms: BTreeMap<String, Vec<Sense>> = BTreeMap::new();
    let mut entries = Vec::with_capacity(by_id.len());
    for (at, rows) in by_id.values().enumerate() {
        add_forms(&mut forms, at, rows);
        entries.extend(entry(rows));
    }
    let forms = forms.into_iter().map(|(text, senses)| Form { text, senses }).collect();
    (entries, forms)
}

/// The kind of the rows of a sheet that leave it out; none for a sheet of something else.
fn kind_of_sheet(sheet: &str) -> Option<Kind> {
    match sheet.strip_suffix(".tsv")? {
        "organizations" => Some(Kind::Organization),
        "people" => Some(Kind::Person),
        "places" => Some(Kind::Place),
        "works" => Some(Kind::Work),
        _ => None,
    }
}

fn row<'s>(cells: &[&'s str], sheet: Kind) -> Option<Row<'s>> {
    let kind = match field(cells, 1) {
        "" => sheet,
        "person" => Kind::Person,
        "organization" => Kind::Organization,
        "place" => Kind::Place,
        "work" => Kind::Work,
        _ => return None,
    };
    let (id, alias) = (field(cells, 0), field(cells, 3));
    (!id.is_empty() && !alias.is_empty()).then(|| Row {
        id,
        kind,
        lang: Lang::from_code(field(cells, 2)),
        alias,
        flags: field(cells, 6),
        wikidata: field(cells, 7),
        of: field(cells, 8),
    })
}

fn entry(rows: &[Row<'_>]) -> Option<Entry> {
    let canonical = rows.iter().find(|row| row.has("canonical")).or_else(|| rows.first())?;
    let mut names: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.has("variant") && !row.has("short")) {
        let printed = names.entry(row.lang).or_default();
        if !printed.iter().any(|name| name == row.alias) {
            printed.push(row.alias.to_owned());
        }
    }
    let gender = |flag: &str| rows.iter().any(|row| row.has(flag));
    Some(Entry {
        id: EntityId::new(canonical.id),
        kind: canonical.kind,
        name: canonical.alias.to_owned(),
        names,
        wikidata: rows
            .iter()
            .map(|row| row.wikidata)
            .find(|cell| !cell.is_empty())
            .map(str::to_owned),
        of: rows.iter().map(|row| row.of).find(|cell| !cell.is_empty()).map(EntityId::new),
        is_woman: (gender("woman") || gender("man")).then(|| gender("woman")),
    })
}

/// Adds every alias of an entry, and the forms made from it, to the forms.
fn add_forms(forms: &mut BTreeMap<String, Vec<Sense>>, entry: usize, rows: &[Row<'_>]) {
    let languages: Vec<Lang> = rows.iter().map(|row| row.lang).collect();
    for row in rows {
        let printed = Sense {
            entry,
            is_variant: row.has("variant"),
            is_short: row.has("short"),
            is_generated: false,
        };
        add(forms, row.alias.to_owned(), printed);
        for made in variants::of(row.alias, row.kind, row.lang, &languages) {
            add(forms, made, Sense { is_generated: true, ..printed });
        }
    }
}

/// Adds a sense to a form; of two senses of one entry the better known stays.
fn add(forms: &mut BTreeMap<String, Vec<Sense>>, text: String, sense: Sense) {
    let senses = forms.entry(text).or_default();
    match senses.iter_mut().find(|known| known.entry == sense.entry) {
        Some(known) if weight(sense) < weight(*known) => *known = sense,
        Some(_) => {}
        None => senses.push(sense),
    }
}

/// Smaller is better known.
fn weight(sense: Sense) -> (bool, bool, bool) {
    (sense.is_variant, sense.is_short, sense.is_generated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn built_in_sheets_are_sorted_and_whole() {
        let (entries, _) = parse(&[]);
        let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        for (sheet, text) in BUILT_IN {
            let cells: Vec<Vec<&str>> = rows(text).collect();
            assert!(cells.windows(2).all(|pair| pair[0][0] <= pair[1][0]), "{sheet} is not sorted");
            let mut canonical = BTreeSet::new();
            for row in &cells {
                assert!(super::row(row, Kind::Work).is_some(), "{sheet}: {row:?}");
                let flags = field(row, 6);
                if flags.split(' ').any(|flag| flag == "canonical") {
                    assert!(
                        canonical.insert(row[0]),
                        "{sheet}: {} has two canonical names",
                        row[0]
                    );
                }
                let of = field(row, 8);
                assert!(of.is_empty() || ids.contains(of), "{sheet}: {of} is no id");
            }
            let all: BTreeSet<&str> = cells.iter().map(|row| row[0]).collect();
            assert_eq!(all, canonical, "{sheet}: an id without a canonical name");
        }
        assert!(entries.len() >= 1_500);
    }

    #[test]
    fn no_wikidata_item_is_given_twice() {
        let (entries, _) = parse(&[]);
        let mut items = BTreeSet::new();
        for item in entries.iter().filter_map(|entry| entry.wikidata.as_deref()) {
            assert!(items.insert(item.to_owned()), "{item} is given twice");
        }
    }

    #[test]
    fn a_row_of_a_vault_that_cannot_be_read_is_skipped() {
        let sheet = "id\tkind\n\nvale\tghost\ten\tVale\n\tperson\ten\tNobody\nvale-2\n";
        assert_eq!(parse(&[("people.tsv", sheet)]).0.len(), parse(&[]).0.len());
    }
}
