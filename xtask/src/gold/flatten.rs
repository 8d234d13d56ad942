//! Flatten: marked pages as texts without HTML, every line of which is known.
//!
//! Scrapes differ in what they keep and how they break lines, so a page is flattened in one of six
//! styles and cut in one of three ways, both chosen by the digest of its name. The truth of a line
//! is the mark of the block it comes from.

use super::data::{self, Source};
use super::marks::{self, Page};
use super::{read, styles};
use crate::score::record::{Item, Record};
use crate::shell::say;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// The styles: (a) blank lines between the blocks, (b) none, (c) short parts glued without a space,
/// (d) hard-wrapped, (e) without the title, newlines first, (f) the whole page, teasers printed
/// twice around their stamp.
pub(crate) const STYLES: [char; 6] = ['a', 'b', 'c', 'd', 'e', 'f'];

/// How much of a page is kept: the article and the teasers behind it; all that is marked; all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Column,
    Marked,
    Whole,
}

/// A block of a page on its way into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its words.
    pub words: String,
    /// What it is.
    pub mark: Mark,
}

/// What a line is: the number of its row of marks, the letter of the row, the letter of the part;
/// none of furniture.
pub(crate) type Mark = Option<(usize, char, char)>;

/// A line of a flattened text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is.
    pub mark: Mark,
}

/// A flattened page.
#[derive(Clone, Debug)]
pub(crate) struct Flat {
    /// The page and the style: `generic/0123456789ab/c`.
    pub id: String,
    /// The style.
    pub style: char,
    /// How many styles behind the one the page is scored in.
    pub turn: usize,
    /// The page it was.
    pub source: Source,
    /// `article`, `mixed` or `listing`.
    pub kind: String,
    /// The text.
    pub text: String,
    /// Its lines that hold something.
    pub lines: Vec<Line>,
}

impl Flat {
    /// The text as an item to read.
    pub(crate) fn item(&self) -> Item {
        Item { id: self.id.clone(), text: Some(self.text.clone()), ..Item::default() }
    }

    /// The words of the lines with a mark of this row and part, a line each.
    pub(crate) fn words(&self, is_wanted: impl Fn((usize, char, char)) -> bool) -> String {
        let lines = self.lines.iter().filter(|line| line.mark.is_some_and(&is_wanted));
        let words = lines.filter_map(|line| self.text.get(line.start..line.end));
        words.collect::<Vec<_>>().join("\n")
    }
}

/// Writes the texts, in all styles, and the truth of their lines to `target/gold/flat`.
pub(crate) fn write() -> anyhow::Result<()> {
    let folder = tree::top().join("target/gold/flat");
    std::fs::create_dir_all(&folder)?;
    let flats: Vec<Flat> = all()?.into_iter().chain(unmarked()?).collect();
    for flat in &flats {
        let name = flat.id.replace('/', "-");
        std::fs::write(folder.join(format!("{name}.txt")), &flat.text)?;
        let line = |line: &Line| {
            let mark =
                line.mark.map_or("-".to_owned(), |(row, of, part)| format!("{row}{of}{part}"));
            format!("{}\t{}\t{mark}\n", line.start, line.end)
        };
        let lines: String = flat.lines.iter().map(line).collect();
        std::fs::write(folder.join(format!("{name}.tsv")), lines)?;
    }
    say(&format!("{} texts in target/gold/flat", flats.len()));
    Ok(())
}

/// Every marked page but the bare ones, in every style.
pub(crate) fn all() -> anyhow::Result<Vec<Flat>> {
    let marks = super::marks()?;
    let is_wanted = |source: &Source| marks.0.get(&source.id).is_some_and(|p| p.kind != "bare");
    let sources: Vec<Source> = data::pages(&[])?.into_iter().filter(is_wanted).collect();
    let by_id: BTreeMap<&str, &Source> = sources.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut flats = Vec::new();
    data::each(&sources, true, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        if let (Some(source), Some(page)) = (by_id.get(id), marks.0.get(id)) {
            flats.extend(STYLES.iter().map(|style| flattened(&record, page, source, *style)));
        }
        Ok(())
    })?;
    Ok(flats)
}

/// Pages of hosts to learn from that nobody marked, but that our own reading of the HTML takes
/// apart without an error in the strings the set knows; their truth is that reading.
pub(crate) fn unmarked() -> anyhow::Result<Vec<Flat>> {
    let marks = super::lessons()?;
    let is_wanted = |source: &Source| !source.is_held_out() && !marks.0.contains_key(&source.id);
    let sources: Vec<Source> = data::pages(&["generic"])?.into_iter().filter(is_wanted).collect();
    let by_id: BTreeMap<&str, &Source> = sources.iter().map(|s| (s.id.as_str(), s)).collect();
    let mut flats = Vec::new();
    data::each(&sources, true, |record| {
        let id = record.0["id"].as_str().unwrap_or_default();
        if let Some(source) = by_id.get(id)
            && read::is_right(&record, &source.row)
        {
            let styles = STYLES.iter();
            flats.extend(styles.map(|s| laid_out(read::pieces(&record), "article", source, *s)));
        }
        Ok(())
    })?;
    Ok(flats)
}

fn flattened(record: &Record, page: &Page, source: &Source, style: char) -> Flat {
    laid_out(pieces(record, page), &page.kind, source, style)
}

fn laid_out(pieces: Vec<Piece>, kind: &str, source: &Source, style: char) -> Flat {
    let digest = Sha256::digest(source.id.as_bytes());
    let byte = |at: usize| usize::from(digest.get(at).copied().unwrap_or(0));
    let chosen = byte(2) % STYLES.len();
    // The other styles of a page are cut in other ways too, so that training sees them all.
    let at = STYLES.iter().position(|each| *each == style).unwrap_or(0);
    let cut = match (style, (byte(3) + at) % 3) {
        ('f', _) | (_, 2) => Cut::Whole,
        (_, 1) => Cut::Marked,
        _ => Cut::Column,
    };
    let pieces = styles::styled(style, kept(pieces, cut));
    let gap = if matches!(style, 'b' | 'c' | 'e') { "\n" } else { "\n\n" };
    let (mut text, mut lines) = (String::new(), Vec::new());
    for piece in pieces {
        for words in piece.words.lines().map(str::trim).filter(|words| !words.is_empty()) {
            let start = text.len();
            text.push_str(words);
            lines.push(Line { start, end: text.len(), mark: piece.mark });
            text.push('\n');
        }
        text.push_str(&gap[1..]);
    }
    Flat {
        id: format!("{}/{style}", source.id),
        style,
        turn: (at + STYLES.len() - chosen) % STYLES.len(),
        source: source.clone(),
        kind: kind.to_owned(),
        text,
        lines,
    }
}

/// The blocks of a page with their marks.
fn pieces(record: &Record, page: &Page) -> Vec<Piece> {
    let places = page.places(&marks::keys(record));
    let blocks = record.list("blocks").enumerate();
    let piece = |(at, block): (usize, &serde_json::Value)| Piece {
        words: record.words(&block["span"]),
        mark: places.get(&at).copied(),
    };
    blocks.map(piece).filter(|piece| !piece.words.trim().is_empty()).collect()
}

/// The blocks a scrape of this cut keeps. Of furniture that is what stands within an article, and
/// the line above a run of teasers, related links or comments.
fn kept(pieces: Vec<Piece>, cut: Cut) -> Vec<Piece> {
    if cut == Cut::Whole {
        return pieces;
    }
    let of = |piece: &Piece| piece.mark.map(|(_, of, _)| of);
    let is_article = |piece: &Piece| of(piece) == Some('A');
    let first = pieces.iter().position(is_article).unwrap_or(0);
    let last = pieces.iter().rposition(is_article).unwrap_or(0);
    let stays = |at: usize| {
        let mark = pieces.get(at).and_then(of);
        let next = pieces.get(at + 1).and_then(of);
        match (cut, mark) {
            _ if (first..=last).contains(&at) => true,
            (Cut::Column, Some('T' | 'R')) => at > last,
            (Cut::Column, None) => at > last && matches!(next, Some('T' | 'R')),
            (Cut::Column, _) => false,
            (_, Some(_)) => true,
            (_, None) => next.is_some(),
        }
    };
    let stay: Vec<bool> = (0..pieces.len()).map(stays).collect();
    pieces.into_iter().zip(stay).filter_map(|(piece, stays)| stays.then_some(piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(words: &str, mark: Mark) -> Piece {
        Piece { words: words.to_owned(), mark }
    }

    #[test]
    fn cuts_keep_the_article_with_what_follows_it() {
        let pieces = vec![
            piece("Menu", None),
            piece("Ferry to Sorvia delayed", Some((1, 'T', 'T'))),
            piece("Harbour opens", Some((0, 'A', 'H'))),
            piece("Photo: port", None),
            piece("The harbour opened.", Some((0, 'A', 'B'))),
            piece("More news", None),
            piece("Bridge closed", Some((2, 'T', 'T'))),
            piece("Comments", None),
            piece("Well done.", Some((3, 'C', 'C'))),
            piece("Imprint", None),
        ];
        let words = |cut| {
            let kept = kept(pieces.clone(), cut).into_iter().map(|piece| piece.words);
            kept.collect::<Vec<_>>().join("|")
        };
        let column = "Harbour opens|Photo: port|The harbour opened.|More news|Bridge closed";
        assert_eq!(words(Cut::Column), column);
        let marked = format!("Menu|Ferry to Sorvia delayed|{column}|Comments|Well done.");
        assert_eq!(words(Cut::Marked), marked);
        assert_eq!(words(Cut::Whole), format!("{marked}|Imprint"));
    }
}
