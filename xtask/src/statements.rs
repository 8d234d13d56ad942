//! Statements: our own sentences with who says what marked in them (`statements/`).
//!
//! The form is told in `statements/README.md`.

use crate::score::words::Relation;
use crate::tree;
use anyhow::{Context as _, bail};
use std::collections::BTreeMap;

/// A document with its statements.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// Its name.
    pub id: String,
    /// The text, a paragraph a line.
    pub text: String,
    /// The statements by number.
    pub told: BTreeMap<u32, Told>,
}

/// A statement.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Content, source and cue in bytes of the text.
    pub pieces: Relation,
    /// Who is told, in bytes of the text.
    pub addressee: Vec<(usize, usize)>,
    /// Mode, act and all that was noted behind them.
    pub facts: String,
}

impl Told {
    /// Whether it only credits a paragraph whose own statements are marked.
    pub(crate) fn is_outer(&self) -> bool {
        self.facts.split_whitespace().any(|word| word == "outer")
    }

    /// Whether it is told within another statement.
    pub(crate) fn is_inside(&self) -> bool {
        self.facts.split_whitespace().any(|word| word.starts_with("inside="))
    }
}

impl Document {
    /// Whether it is held out of training: every fifth by number.
    pub(crate) fn is_held_out(&self) -> bool {
        let digits = self.id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok());
        digits.is_some_and(|number| number % 5 == 0)
    }
}

/// The documents of `statements/NAME.txt`.
pub(crate) fn load(name: &str) -> anyhow::Result<Vec<Document>> {
    let path = tree::top().join("statements").join(format!("{name}.txt"));
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    read(&text).with_context(|| path.display().to_string())
}

fn read(text: &str) -> anyhow::Result<Vec<Document>> {
    let mut documents: Vec<Document> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(head) = line.strip_prefix("doc ") {
            let id = head.split(' ').next().unwrap_or_default().to_owned();
            documents.push(Document { id, ..Document::default() });
            continue;
        }
        let Some(document) = documents.last_mut() else { bail!("line 1 opens no document") };
        let ended = match line.strip_prefix("> ") {
            Some(facts) => fact(facts, document),
            None => paragraph(line.strip_prefix("H ").unwrap_or(line), document),
        };
        ended.with_context(|| format!("line {}: {line}", number + 1))?;
    }
    Ok(documents)
}

fn fact(facts: &str, document: &mut Document) -> anyhow::Result<()> {
    let (number, facts) = facts.split_once(' ').context("no facts")?;
    facts.clone_into(&mut document.told.entry(number.parse()?).or_default().facts);
    Ok(())
}

/// Adds a paragraph; `[s1:…]`, `[c1:…]`, `[t1:…]`, `[a1:…]` are source, cue, content and addressee of
/// statement 1, and may stand in one another.
fn paragraph(line: &str, document: &mut Document) -> anyhow::Result<()> {
    let mut open: Vec<(char, u32, usize)> = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find(['[', ']']) {
        document.text.push_str(&rest[..at]);
        if rest[at..].starts_with(']') {
            let (role, number, start) = open.pop().context("a mark closes that none opens")?;
            let told = document.told.entry(number).or_default();
            let span = (start, document.text.len());
            match role {
                't' => told.pieces[0].push(span),
                's' => told.pieces[1].push(span),
                'c' => told.pieces[2].push(span),
                _ => told.addressee.push(span),
            }
            rest = &rest[at + 1..];
            continue;
        }
        let (mark, words) = rest[at + 1..].split_once(':').context("a mark without a colon")?;
        let role = mark.chars().next().filter(|c| "stca".contains(*c)).context("no such mark")?;
        open.push((role, mark[1..].parse()?, document.text.len()));
        rest = words;
    }
    anyhow::ensure!(open.is_empty(), "a mark is not closed");
    document.text.push_str(rest);
    document.text.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_leave_the_text() {
        let text = "doc en-x-005 briefing\nH Gates open\n[s1:Ada Marrow] [c1:said] [t1:the [s2:port] \
                    stays]:\n> 1 indirect utterance speaker=Ada Marrow\n> 2 direct utterance inside=1\n";
        let documents = read(text).unwrap();
        let [document] = documents.as_slice() else { panic!("{documents:?}") };
        assert_eq!(document.text, "Gates open\nAda Marrow said the port stays:\n");
        let one = &document.told[&1];
        let words = |(start, end): (usize, usize)| &document.text[start..end];
        assert_eq!(words(one.pieces[0][0]), "the port stays");
        assert_eq!(words(one.pieces[1][0]), "Ada Marrow");
        assert!(document.told[&2].is_inside() && !one.is_inside() && !one.is_outer());
        assert!(document.is_held_out());
        assert!(read("doc a b\n[s1:open\n").is_err());
    }
}
