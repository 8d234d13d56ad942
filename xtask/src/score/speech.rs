//! Who said what: attributions against the stand-off gold of PolNeAR.

use super::Figures;
use super::measure::{Score, as_float, ratio};
use super::record::{Item, Record, char_offsets, read, shared, spans_of};
use super::words::{Relation, Words, pairs};
use crate::statements::{self, Document};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const ROLES: [&str; 3] = ["content", "source", "cue"];

/// The development part: exact pieces, and contents with their speakers end to end.
pub(crate) fn polnear() -> anyhow::Result<Result<Figures, String>> {
    let folder = match shared("data/attributions/polnear/dev") {
        Ok(folder) => folder,
        Err(absent) => return Ok(Err(absent)),
    };
    let documents = documents(&folder)?;
    let items: Vec<Item> = documents
        .iter()
        .map(|(id, (text, _))| Item { id: id.clone(), text: Some(text.clone()), ..Item::default() })
        .collect();
    let records = read(&items)?;
    let mut tally = Tally::default();
    for (id, (text, gold)) in &documents {
        let found: Vec<Relation> = records.get(id).map(relations).unwrap_or_default();
        tally.add(&Words::of(text), gold, &found);
    }
    Ok(Ok(tally.figures()))
}

/// Our own statements: the English documents held out of training, and all of the other languages,
/// which are read by rules alone.
pub(crate) fn own() -> anyhow::Result<Result<Figures, String>> {
    let mut figures = Figures::new();
    for (side, names) in
        [("en", ["en-a", "en-b"].as_slice()), ("ko", &["ko"]), ("zh", &["zh"]), ("ja", &["ja"])]
    {
        let mut documents = Vec::new();
        for name in names {
            documents.extend(statements::load(name)?);
        }
        documents.retain(|document| side != "en" || document.is_held_out());
        let item = |document: &Document| Item {
            id: document.id.clone(),
            text: Some(document.text.clone()),
            ..Item::default()
        };
        let records = read(&documents.iter().map(item).collect::<Vec<_>>())?;
        let mut tally = Tally::default();
        for document in &documents {
            let found: Vec<Relation> = records.get(&document.id).map(relations).unwrap_or_default();
            let gold = document.told.values().filter(|told| !told.pieces[0].is_empty());
            let gold: Vec<Relation> = gold.map(|told| told.pieces.clone()).collect();
            tally.add(&Words::of(&document.text), &gold, &found);
        }
        let own = tally.figures().into_iter();
        figures.extend(
            own.map(|(name, value)| (name.replace("said.", &format!("own.{side}_")), value)),
        );
    }
    figures.insert("own.traps".to_owned(), traps()?);
    Ok(Ok(figures))
}

/// How many of the passages in which nobody says anything yield a statement.
fn traps() -> anyhow::Result<f64> {
    let text = std::fs::read_to_string(crate::tree::top().join("statements/traps.tsv"))?;
    let passages = text.lines().filter_map(|line| line.split('\t').nth(2)).enumerate();
    let items: Vec<Item> = passages
        .map(|(n, passage)| Item {
            id: n.to_string(),
            text: Some(passage.to_owned()),
            ..Item::default()
        })
        .collect();
    let records = read(&items)?;
    let caught = records.values().filter(|record| record.list("attributions").next().is_some());
    Ok(as_float(caught.count()))
}

/// Attributions of a record as byte ranges.
fn relations(record: &Record) -> Vec<Relation> {
    let of = |said: &serde_json::Value| ROLES.map(|role| spans_of(&said[role]));
    record.list("attributions").map(of).collect()
}

#[derive(Debug, Default)]
struct Tally {
    pieces: [Score; 3],
    modes: BTreeMap<&'static str, Score>,
    asked: usize,
    speaker: usize,
}

impl Tally {
    fn add(&mut self, words: &Words<'_>, gold: &[Relation], found: &[Relation]) {
        let (g, f) = (words.pieces(gold), words.pieces(found));
        for role in 0..3 {
            let of = |set: &BTreeSet<(usize, usize, usize)>| -> BTreeSet<_> {
                set.iter().filter(|piece| piece.0 == role).copied().collect()
            };
            let (g, f) = (of(&g), of(&f));
            self.pieces[role].hits += g.intersection(&f).count();
            self.pieces[role].gold += g.len();
            self.pieces[role].found += f.len();
        }
        let rows = |relations: &[Relation]| -> Vec<(BTreeSet<usize>, BTreeSet<usize>)> {
            let row =
                |r: &Relation| (words.core(words.within(&r[0])), words.core(words.within(&r[1])));
            relations.iter().map(row).filter(|(content, _)| !content.is_empty()).collect()
        };
        let (gold, found) = (rows(gold), rows(found));
        let contents = |rows: &[(BTreeSet<usize>, BTreeSet<usize>)]| -> Vec<BTreeSet<usize>> {
            rows.iter().map(|(content, _)| content.clone()).collect()
        };
        for (content, _) in &gold {
            self.modes.entry(words.mode(content)).or_default().gold += 1;
        }
        for (content, _) in &found {
            self.modes.entry(words.mode(content)).or_default().found += 1;
        }
        for (i, j) in pairs(&contents(&gold), &contents(&found)) {
            self.modes.entry(words.mode(&gold[i].0)).or_default().hits += 1;
            if !gold[i].1.is_empty() {
                self.asked += 1;
                self.speaker += usize::from(!gold[i].1.is_disjoint(&found[j].1));
            }
        }
    }

    fn figures(&self) -> Figures {
        let mut figures = Figures::new();
        for (role, score) in ROLES.iter().zip(self.pieces) {
            figures.insert(format!("said.{role}"), score.f1());
        }
        let all = self.modes.values().fold(Score::default(), |all, one| Score {
            hits: all.hits + one.hits,
            found: all.found + one.found,
            gold: all.gold + one.gold,
        });
        for (mode, score) in &self.modes {
            figures.insert(format!("said.{mode}_f1"), score.f1());
        }
        figures.insert("said.all_f1".to_owned(), all.f1());
        figures.insert("said.speaker".to_owned(), ratio(self.speaker, self.asked));
        figures.insert("said.both".to_owned(), ratio(self.speaker, all.gold));
        figures
    }
}

pub(crate) type Documents = BTreeMap<String, (String, Vec<Relation>)>;

/// Texts with their gold; of several annotators the first by name.
pub(crate) fn documents(folder: &Path) -> anyhow::Result<Documents> {
    let mut notes: BTreeMap<String, std::path::PathBuf> = BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("attributions"))? {
        let path = entry?.path();
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let Some((name, _)) = name.as_deref().and_then(|name| name.rsplit_once('_')) else {
            continue;
        };
        let first = notes.entry(name.to_owned()).or_insert_with(|| path.clone());
        *first = first.clone().min(path);
    }
    let mut documents = Documents::new();
    for (name, path) in notes {
        let text = std::fs::read_to_string(folder.join("text").join(format!("{name}.txt")))?;
        let gold = brat(&std::fs::read_to_string(path)?, &char_offsets(&text));
        documents.insert(name, (text, gold));
    }
    Ok(documents)
}

/// The relations of a brat file, its characters turned into bytes.
fn brat(notes: &str, offsets: &[usize]) -> Vec<Relation> {
    let mut spans: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    let mut relations = Vec::new();
    for line in notes.lines() {
        let mut cells = line.split('\t');
        let (Some(id), Some(cell)) = (cells.next(), cells.next()) else { continue };
        if id.starts_with('T') {
            let places = cell.split_once(' ').map_or("", |(_, places)| places);
            let byte = |n: &str| offsets.get(n.trim().parse::<usize>().ok()?).copied();
            let pair = |place: &str| {
                let (start, end) = place.split_once(' ')?;
                Some((byte(start)?, byte(end)?))
            };
            spans.insert(id, places.split(';').filter_map(pair).collect());
        } else if id.starts_with('E') {
            let mut relation = Relation::default();
            for part in cell.split_whitespace() {
                let Some((role, key)) = part.split_once(':') else { continue };
                let role = role.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
                if let Some(n) = ROLES.iter().position(|known| *known == role) {
                    relation[n].extend(spans.get(key).into_iter().flatten());
                }
            }
            relations.push(relation);
        }
    }
    relations
}
