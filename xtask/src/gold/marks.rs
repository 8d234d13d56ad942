//! Marks: what each block of a page is, by the digest of its words.

use super::note::Note;
use crate::score::record::Record;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use unicode_normalization::UnicodeNormalization as _;

/// A marked page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// `article`, `listing`, `mixed` or `bare`.
    pub kind: String,
    /// Rows in page order: `A`, `T`, `R` or `C`, and the blocks with the letters of their parts.
    pub rows: Vec<(char, Vec<(char, String)>)>,
}

impl Page {
    /// A note with digests in place of numbers.
    pub(crate) fn of(note: &Note, keys: &[String]) -> Self {
        let key = |(part, at): &(char, usize)| Some((*part, keys.get(*at)?.clone()));
        let rows = note.rows.iter();
        let rows = rows.map(|row| (row.of, row.blocks.iter().filter_map(key).collect()));
        Self { kind: note.kind.clone(), rows: rows.collect() }
    }

    /// What each block of a page is, by its number, for the blocks whose digests are marked:
    /// the number of the row, the letter of the row and of the part.
    pub(crate) fn places(&self, keys: &[String]) -> Places {
        let at: BTreeMap<&str, usize> =
            keys.iter().enumerate().map(|(at, key)| (key.as_str(), at)).collect();
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(row, (of, blocks))| blocks.iter().map(move |block| (row, *of, block)))
            .filter_map(|(row, of, (part, key))| Some((*at.get(key.as_str())?, (row, of, *part))))
            .collect()
    }

    /// How many blocks are marked.
    pub(crate) fn len(&self) -> usize {
        self.rows.iter().map(|(_, blocks)| blocks.len()).sum()
    }
}

/// What the blocks of a page are, by number: the row they are in, its letter, that of their part.
pub(crate) type Places = BTreeMap<usize, (usize, char, char)>;

/// The rows of a page by number.
pub(crate) type Rows = BTreeMap<usize, Row>;

/// A row of a marked page, found again in a reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Its letter.
    pub of: char,
    /// Its first block.
    pub first: usize,
    /// The block with its title: the one marked so, a heading of some length, any block of some
    /// length, a heading, or the first.
    pub title: usize,
}

/// Letters from which a block is rather the title of a teaser than its kicker; a character of
/// Chinese or Japanese counts two and a half.
const TITLE: usize = 20;

/// The rows of a marked page with their titles.
pub(crate) fn rows(record: &Record, places: &Places) -> Rows {
    let blocks: Vec<_> = record.list("blocks").collect();
    let is_heading = |at: usize| {
        let shape = blocks.get(at).and_then(|block| block["shape"].as_str());
        shape.is_some_and(|shape| shape.starts_with('h'))
    };
    let is_long = |at: usize| {
        let words = blocks.get(at).map(|block| record.words(&block["span"])).unwrap_or_default();
        let wide = words.chars().filter(|c| ('\u{3040}'..='\u{9fff}').contains(c)).count();
        words.chars().filter(|c| c.is_alphabetic()).count() + wide * 3 / 2 >= TITLE
    };
    let mut found: BTreeMap<usize, (char, Vec<(usize, char)>)> = BTreeMap::new();
    for (at, (row, of, part)) in places {
        found.entry(*row).or_insert((*of, Vec::new())).1.push((*at, *part));
    }
    let row = |(number, (of, blocks)): (usize, (char, Vec<(usize, char)>))| {
        let first = blocks.first()?.0;
        let search = |is_it: &dyn Fn(usize, char) -> bool| {
            blocks.iter().find(|(at, part)| is_it(*at, *part)).map(|(at, _)| *at)
        };
        let title = search(&|_, part| part == 'H')
            .or_else(|| search(&|at, part| part == 'T' && is_heading(at) && is_long(at)))
            .or_else(|| search(&|at, part| part == 'T' && is_long(at)))
            .or_else(|| search(&|at, part| part == 'T' && is_heading(at)));
        Some((number, Row { of, first, title: title.unwrap_or(first) }))
    };
    found.into_iter().filter_map(row).collect()
}

/// All marked pages by id.
#[derive(Debug, Default)]
pub(crate) struct Marks(pub BTreeMap<String, Page>);

impl Marks {
    /// Reads the sheet; no sheet, no marks.
    pub(crate) fn load(path: &Path) -> anyhow::Result<Self> {
        if !path.is_file() {
            return Ok(Self::default());
        }
        let mut marks = Self::default();
        let mut page = &mut Page::default();
        for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            match (fields.next(), fields.next()) {
                (Some("page"), Some(id)) => {
                    page = marks.0.entry(id.to_owned()).or_default();
                    fields.next().unwrap_or_default().clone_into(&mut page.kind);
                }
                (Some(of), Some(blocks)) => {
                    let of = of.chars().next().unwrap_or_default();
                    page.rows.push((of, blocks.split(' ').filter_map(block).collect()));
                }
                _ => {}
            }
        }
        Ok(marks)
    }

    /// Writes the sheet.
    pub(crate) fn save(&self, path: &Path) -> anyhow::Result<()> {
        let mut text =
            "# Pages marked by hand; made by `cargo xtask gold mark`, see README.md.\n".to_owned();
        for (id, page) in &self.0 {
            writeln!(text, "page\t{id}\t{}", page.kind)?;
            for (of, blocks) in &page.rows {
                let blocks: Vec<String> =
                    blocks.iter().map(|(part, key)| format!("{part}{key}")).collect();
                writeln!(text, "{of}\t{}", blocks.join(" "))?;
            }
        }
        Ok(std::fs::write(path, text)?)
    }
}

fn block(word: &str) -> Option<(char, String)> {
    let part = word.chars().next()?;
    Some((part, word.get(part.len_utf8()..)?.to_owned()))
}

/// The digest of each block of a record made with `--why`: 8 bytes of the SHA-256 of its words
/// (NFC, lower case, without white space, so that a better
/// guess at lost spaces changes no mark) in hexadecimal; from the second printing on with its count.
pub(crate) fn keys(record: &Record) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let blocks = record.list("blocks");
    blocks.map(|block| counted(digest(&record.words(&block["span"])), &mut seen)).collect()
}

fn counted(key: String, seen: &mut BTreeMap<String, usize>) -> String {
    let count = seen.entry(key.clone()).or_default();
    *count += 1;
    if *count == 1 { key } else { format!("{key}~{count}") }
}

fn digest(words: &str) -> String {
    let folded: String = words.nfc().collect::<String>().to_lowercase();
    let folded = folded.split_whitespace().collect::<String>();
    short(&Sha256::digest(folded.as_bytes()))
}

/// The first 8 bytes of a digest in hexadecimal.
pub(crate) fn short(digest: &[u8]) -> String {
    let number = digest.iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    format!("{number:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_fold_and_count() {
        assert_eq!(digest("The  Harbour\n"), digest("theharbour"));
        assert_eq!(digest("the harbour").len(), 16);
        let mut seen = BTreeMap::new();
        assert_eq!(counted("a".into(), &mut seen), "a");
        assert_eq!(counted("a".into(), &mut seen), "a~2");
    }

    #[test]
    fn a_sheet_is_read_as_it_was_written() {
        let rows = vec![('A', vec![('H', "00".to_owned()), ('B', "01".to_owned())])];
        let page = Page { kind: "article".to_owned(), rows };
        let marks = Marks(BTreeMap::from([("set/one".to_owned(), page.clone())]));
        let path = std::env::temp_dir().join(format!("dateline-marks-{}", std::process::id()));
        marks.save(&path).unwrap();
        assert_eq!(Marks::load(&path).unwrap().0["set/one"], page);
        std::fs::remove_file(&path).unwrap();
        let keys = ["01".to_owned(), "02".to_owned()];
        assert_eq!(page.places(&keys), BTreeMap::from([(0, (0, 'A', 'B'))]));
    }
}
