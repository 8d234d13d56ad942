//! Lists: what all verbs that print a list share: the vault, the filter, the format.

use super::args::{Filters, Format, Listing, VaultWords};
use super::print;
use crate::exit::{Exit, Misuse};
use crate::settings;
use anyhow::bail;
use dateline_model::{EntityId, Lang};
use dateline_store::{Filter, Reader};
use std::path::PathBuf;

/// Rows a list may have at most.
const MOST: usize = 100_000;

/// The folder of the vault.
pub(crate) fn folder(words: &VaultWords) -> anyhow::Result<PathBuf> {
    let folder = settings::vault(words.vault.as_deref())?.value;
    if folder.exists() && !folder.is_dir() {
        let named = folder.display();
        let sentence = format!("{named} is a file, not a folder; name a folder with --vault DIR");
        return Err(Misuse(sentence).into());
    }
    Ok(folder)
}

/// The folder of a vault that is there: what works on a vault does not make an empty one of a
/// mistyped name.
pub(crate) fn folder_of_vault(words: &VaultWords) -> anyhow::Result<PathBuf> {
    let folder = folder(words)?;
    if !folder.join("warc").is_dir() {
        bail!("{} holds no vault; `dateline add` makes one", folder.display());
    }
    Ok(folder)
}

/// A reader of the vault, or the exit of a vault that holds nothing yet.
pub(crate) fn reader(words: &VaultWords) -> anyhow::Result<Result<Reader, Exit>> {
    let folder = folder(words)?;
    let reader = match Reader::open(&folder) {
        Ok(reader) => reader,
        Err(error) if error.is_absent() => return Ok(Err(nothing_kept(&folder))),
        Err(error) => return Err(error.into()),
    };
    if reader.counts()?.captures == 0 {
        return Ok(Err(nothing_kept(&folder)));
    }
    Ok(Ok(reader))
}

fn nothing_kept(folder: &std::path::Path) -> Exit {
    print::say(&format!(
        "The vault {} is empty. Start with `dateline add PATH`, or look at `dateline demo`.",
        folder.display()
    ));
    Exit::NothingFound
}

/// The filter of the words.
pub(crate) fn filter(words: &Filters) -> anyhow::Result<Filter> {
    let lang = match words.lang.as_deref() {
        None => None,
        Some(code) => match Lang::from_code(code) {
            Lang::Und => {
                let sentence = format!("\"{code}\" is no language; write it like en, ko, zh, ja");
                return Err(Misuse(sentence).into());
            }
            lang => Some(lang),
        },
    };
    Ok(Filter {
        since: words.since,
        until: words.until,
        outlet: words.outlet.clone(),
        agency: words.agency.clone(),
        speaker: words.speaker.clone(),
        entity: words.entity.clone().map(EntityId::new),
        kind: words.kind,
        lang,
        text: words.text.clone(),
    })
}

/// The format asked for, or the one that fits where the list goes.
pub(crate) fn format(asked: Option<Format>) -> Format {
    let fitting = if print::is_terminal() { Format::Text } else { Format::Jsonl };
    asked.unwrap_or(fitting)
}

/// The format of a verb that has no table; csv is refused.
pub(crate) fn format_without_table(asked: Option<Format>) -> anyhow::Result<Format> {
    match format(asked) {
        Format::Csv => Err(Misuse("this verb prints text, json or jsonl".to_owned()).into()),
        format => Ok(format),
    }
}

/// How many rows to take.
pub(crate) fn limit(listing: &Listing) -> usize {
    listing.limit.clamp(1, MOST)
}

/// A sentence about an empty list, with its exit.
pub(crate) fn nothing_found(what: &str) -> Exit {
    print::say(&format!(
        "No {what} fits. Drop a filter, or see `dateline doctor` for what the vault holds."
    ));
    Exit::NothingFound
}
