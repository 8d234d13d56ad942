//! Said: the weights that tag sources, cues and contents in English.
//!
//! The training itself is the example `train` of dateline-read, so that trainer and reader share one
//! way from words to features; here its lessons are laid out.

use crate::score::speech::documents;
use crate::score::words::Relation;
use crate::shell::{self, say};
use crate::statements;
use crate::tree;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What a text of our own counts; its style is rare in the corpus.
const OWN: f32 = 4.0;
/// The kinds of pieces of a relation's content, source and cue.
const KINDS: [u8; 3] = [2, 0, 1];

/// Trains both passes, or compares with them.
pub(crate) fn train(check: bool) -> anyhow::Result<()> {
    let folder = tree::top().join("target/train");
    std::fs::create_dir_all(&folder)?;
    let (path, count) = lessons(&folder)?;
    let checks = checks(&folder)?;
    say(&format!("{count} texts to learn from"));
    let made = ["first", "second"].map(|pass| folder.join(format!("said.{pass}.bin")));
    let words = |path: &PathBuf| path.to_string_lossy().into_owned();
    let paths = [words(&path), words(&made[0]), words(&made[1])];
    example(&["said", &paths[0], &paths[1], &paths[2]])?;
    for (name, path) in &checks {
        say(name);
        example(&["check", "said", &words(path), &paths[1], &paths[2]])?;
    }
    let weights = tree::top().join("crates/dateline-read/lexicon/weights");
    let note = note(&path, &made)?;
    for (made, name) in made.iter().zip(["said.first.bin", "said.second.bin"]) {
        let kept = weights.join(name);
        if check {
            anyhow::ensure!(
                std::fs::read(made)? == std::fs::read(&kept)?,
                "{name} comes out otherwise"
            );
        } else {
            std::fs::copy(made, &kept)?;
        }
    }
    if check {
        say("said comes out as it is");
    } else {
        std::fs::write(weights.join("said.toml"), note)?;
        say("wrote said; build again and run `cargo xtask score polnear` for its figures");
    }
    Ok(())
}

/// Runs the example of the reader.
fn example(words: &[&str]) -> anyhow::Result<()> {
    let mut call = vec!["run", "--quiet", "--release", "--locked", "-p", "dateline-read"];
    call.extend(["--features", "training", "--example", "train", "--"]);
    call.extend(words);
    shell::run(&tree::top(), &shell::cargo(), &call)
}

/// Lays out what was held out: the development part of the corpus, and every fifth text of our own.
fn checks(folder: &Path) -> anyhow::Result<[(&'static str, PathBuf); 2]> {
    let corpus = tree::top().join("../shared/data/attributions/polnear/dev");
    let (mut dev, mut held_out) = (String::new(), String::new());
    for (id, (text, relations)) in documents(&corpus)? {
        lesson(&mut dev, &id, &text, relations.iter(), 1.0)?;
    }
    own(&mut held_out, true)?;
    let paths = [("the corpus, dev", "said.dev.jsonl"), ("our own, held out", "said.own.jsonl")];
    let paths = paths.map(|(name, file)| (name, folder.join(file)));
    std::fs::write(&paths[0].1, dev)?;
    std::fs::write(&paths[1].1, held_out)?;
    Ok(paths)
}

/// Adds the texts of our own that are held out, or the others; returns how many.
fn own(lines: &mut String, is_held_out: bool) -> anyhow::Result<usize> {
    let mut count = 0;
    for name in ["en-a", "en-b"] {
        for document in statements::load(name)? {
            if document.is_held_out() != is_held_out {
                continue;
            }
            // The outermost statement paints first; a mere credit over marked ones paints nothing.
            let own = || document.told.values().filter(|told| !told.is_outer());
            let outer = own().filter(|told| !told.is_inside());
            let all = outer.chain(own().filter(|told| told.is_inside()));
            let pieces: Vec<Relation> =
                all.map(|told| as_in_corpus(&document.text, told.pieces.clone())).collect();
            lesson(lines, &document.id, &document.text, pieces.iter(), OWN)?;
            count += 1;
        }
    }
    Ok(count)
}

/// A statement with the edges of the corpus: a content takes in its quotation marks, the comma
/// before the closing one, and a leading *that*.
fn as_in_corpus(text: &str, mut pieces: Relation) -> Relation {
    const OPENING: [char; 4] = ['"', '“', '‘', '\''];
    const CLOSING: [char; 4] = ['"', '”', '’', '\''];
    for (start, end) in &mut pieces[0] {
        let before = &text[..*start];
        if before.ends_with("that ") {
            *start -= "that ".len();
        } else if let Some(mark) = before.chars().next_back().filter(|c| OPENING.contains(c)) {
            let behind = text[*end..].trim_start_matches([',', '.', '!', '?']);
            if let Some(close) = behind.chars().next().filter(|c| CLOSING.contains(c)) {
                *start -= mark.len_utf8();
                *end = text.len() - behind.len() + close.len_utf8();
            }
        }
    }
    pieces
}

/// Lays out the lessons: where they lie and how many they are.
fn lessons(folder: &Path) -> anyhow::Result<(PathBuf, usize)> {
    let corpus = tree::top().join("../shared/data/attributions/polnear/train");
    anyhow::ensure!(corpus.is_dir(), "../shared/data/attributions/polnear/train is absent");
    let (mut lines, mut count) = (String::new(), 0);
    for (id, (text, relations)) in documents(&corpus)? {
        lesson(&mut lines, &id, &text, relations.iter(), 1.0)?;
        count += 1;
    }
    count += own(&mut lines, false)?;
    let path = folder.join("said.jsonl");
    std::fs::write(&path, lines)?;
    Ok((path, count))
}

fn lesson<'r>(
    lines: &mut String,
    id: &str,
    text: &str,
    relations: impl Iterator<Item = &'r Relation>,
    weight: f32,
) -> anyhow::Result<()> {
    let mut pieces = Vec::new();
    for relation in relations {
        for (spans, kind) in relation.iter().zip(KINDS) {
            pieces.extend(spans.iter().map(|(start, end)| (kind, *start, *end)));
        }
    }
    let row = serde_json::json!({"id": id, "text": text, "pieces": pieces, "weight": weight});
    Ok(writeln!(lines, "{row}")?)
}

/// Where the weights come from.
fn note(lessons: &Path, made: &[PathBuf; 2]) -> anyhow::Result<String> {
    let digest = |path: &Path| -> anyhow::Result<String> {
        Ok(crate::gold::marks::short(&Sha256::digest(std::fs::read(path)?)))
    };
    Ok(format!(
        "# Where the weights that tag statements come from.\n\
         command = \"cargo xtask train said\"\n\
         model = \"linear-chain conditional random field, two passes, FTRL-Proximal\"\n\
         data = [\"PolNeAR 1.0, train (it carries no licence file)\", \"statements/en-a.txt and en-b.txt, written for dateline, four fifths\"]\n\
         lessons = \"{}\" # first 8 bytes of the SHA-256 of the lessons laid out\n\
         first = \"{}\"\n\
         second = \"{}\"\n",
        digest(lessons)?,
        digest(&made[0])?,
        digest(&made[1])?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_take_in_their_marks() {
        let text = "He said that it rains. \"Take a coat,\" he said.";
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            (start, start + words.len())
        };
        let relation = [vec![at("it rains"), at("Take a coat")], Vec::new(), Vec::new()];
        let [content, ..] = as_in_corpus(text, relation);
        let words: Vec<&str> = content.iter().map(|(start, end)| &text[*start..*end]).collect();
        assert_eq!(words, ["that it rains", "\"Take a coat,\""]);
    }
}
