//! Note: what an annotator wrote about the numbered blocks of a page.

use anyhow::{Context as _, bail};

/// The parts of an article, with the letters that stand for them.
pub(crate) const PARTS: [char; 4] = ['H', 'S', 'N', 'B'];

/// A row of a note: `A` an article, `T` a teaser, `R` a region of related links, `C` comments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its letter.
    pub of: char,
    /// Its blocks by number, each with the letter of its part; teasers have none and get `T`.
    pub blocks: Vec<(char, usize)>,
}

/// A page as an annotator saw it.
#[derive(Debug)]
pub(crate) struct Note {
    /// The page's id.
    pub id: String,
    /// `article`, `listing`, `mixed` or `bare`.
    pub kind: String,
    /// Its rows in order; blocks in no row are furniture.
    pub rows: Vec<Row>,
}

/// Reads a note; what cannot be read is an error that names the line.
pub(crate) fn read(text: &str) -> anyhow::Result<Note> {
    let mut note = Note { id: String::new(), kind: String::new(), rows: Vec::new() };
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        row(line, &mut note).with_context(|| format!("line {}: {line}", number + 1))?;
    }
    let kinds = ["article", "listing", "mixed", "bare"];
    anyhow::ensure!(kinds.contains(&note.kind.as_str()), "kind is none of {kinds:?}");
    Ok(note)
}

fn row(line: &str, note: &mut Note) -> anyhow::Result<()> {
    let mut words = line.split_whitespace();
    match words.next() {
        None => {}
        Some("page") => words.next().unwrap_or_default().clone_into(&mut note.id),
        Some("kind") => words.next().unwrap_or_default().clone_into(&mut note.kind),
        Some("A") => {
            let mut blocks = Vec::new();
            for word in words {
                let part = word.chars().next().filter(|c| PARTS.contains(c));
                let Some(part) = part else { bail!("{word} is none of {PARTS:?}") };
                blocks.extend(numbers(&word[1..])?.into_iter().map(|at| (part, at)));
            }
            note.rows.push(Row { of: 'A', blocks });
        }
        Some(of @ ("T" | "R" | "C")) => {
            let of = of.chars().next().unwrap_or_default();
            let all = numbers(words.next().unwrap_or_default())?;
            note.rows.push(Row { of, blocks: all.into_iter().map(|at| (of, at)).collect() });
        }
        Some(word) => bail!("{word} is no row"),
    }
    Ok(())
}

/// The numbers of a list such as `3,7-9`.
fn numbers(list: &str) -> anyhow::Result<Vec<usize>> {
    let mut all = Vec::new();
    for part in list.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        all.extend(from.parse::<usize>()?..=to.parse::<usize>()?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read() {
        let note = read("page set/one\nkind mixed\nA H1 B3-4,6\nT 9 # a teaser\n").unwrap();
        assert_eq!((note.id.as_str(), note.kind.as_str()), ("set/one", "mixed"));
        assert_eq!(note.rows[0].blocks, [('H', 1), ('B', 3), ('B', 4), ('B', 6)]);
        assert_eq!(note.rows[1], Row { of: 'T', blocks: vec![('T', 9)] });
        assert!(read("page set/one\nkind odd").is_err());
        assert!(read("page a/b\nkind bare\nX 1").is_err());
    }
}
