//! The lexicon as settings give it: the built-in sheets and those of a folder.

use anyhow::Context as _;
use dateline_read::Lexicon;
use std::path::Path;

/// The largest sheet that is read, in bytes.
const SHEET_BYTES: u64 = 16 << 20;

/// The built-in lexicon, with the sheets of `folder` behind it when there is one.
pub(crate) fn load(folder: Option<&Path>) -> anyhow::Result<Lexicon> {
    let Some(folder) = folder else { return Ok(Lexicon::built_in()) };
    let sheets = sheets(folder)
        .with_context(|| format!("cannot read the lexicon folder {}", folder.display()))?;
    let additions: Vec<_> =
        sheets.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Ok(Lexicon::with(&additions))
}

/// Names and texts of the sheets in a folder, sorted by name.
fn sheets(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut sheets = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_sheet = path.extension().is_some_and(|end| end == "tsv" || end == "toml");
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if !is_sheet || !path.is_file() {
            continue;
        }
        let size = path.metadata()?.len();
        anyhow::ensure!(size <= SHEET_BYTES, "{name} has {size} bytes, more than {SHEET_BYTES}");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
        sheets.push((name.to_owned(), text));
    }
    sheets.sort();
    Ok(sheets)
}
