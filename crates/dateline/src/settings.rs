//! Settings: flag, then environment, then `dateline.toml` in the vault, then the default; each
//! value remembers where it came from.

use crate::exit::Misuse;
use anyhow::Context as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// A value and where it came from, for `doctor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it came from, in words.
    pub from: &'static str,
}

/// Where the vault is: flag, `DATELINE_VAULT`, the nearest folder above that is a vault, the user's
/// data folder.
pub(crate) fn vault(flag: Option<&Path>) -> anyhow::Result<Setting<PathBuf>> {
    let found = |value: PathBuf, from| Ok(Setting { value, from });
    if let Some(flag) = flag {
        return found(flag.to_owned(), "--vault");
    }
    if let Some(folder) = std::env::var_os("DATELINE_VAULT").filter(|folder| !folder.is_empty()) {
        return found(folder.into(), "DATELINE_VAULT");
    }
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    if let Some(folder) = here.ancestors().find(|folder| is_vault(folder)) {
        return found(folder.to_owned(), "a folder above this one");
    }
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|p| p.is_absolute());
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    let Some(folder) = data.or(home) else {
        let sentence = "there is no home folder to keep a vault in; name one with --vault DIR";
        return Err(Misuse(sentence.to_owned()).into());
    };
    found(folder.join("dateline/vault"), "the user's data folder")
}

/// Whether a folder is a vault.
fn is_vault(folder: &Path) -> bool {
    folder.join("catalogue.sqlite").is_file() && folder.join("warc").is_dir()
}

/// What `dateline.toml` of a vault may say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct File {
    /// `listen`: address of the reading room.
    pub listen: Option<SocketAddr>,
    /// `originals`: address of the second origin, which shows originals.
    pub originals: Option<SocketAddr>,
    /// `threads`: threads that read.
    pub threads: Option<usize>,
}

/// The keys of `dateline.toml`.
pub(crate) const KEYS: [&str; 3] = ["listen", "originals", "threads"];

impl File {
    /// Reads the file of a vault; a missing file says nothing.
    pub(crate) fn of(vault: &Path) -> anyhow::Result<Self> {
        let path = vault.join("dateline.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => Self::parse(&text)
                .map_err(|says| Misuse(format!("{}: {says}", path.display())).into()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
                let named = vault.display();
                let says =
                    format!("{named} is a file, not a folder; name a folder with --vault DIR");
                Err(Misuse(says).into())
            }
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    fn parse(text: &str) -> Result<Self, String> {
        let table: toml::Table =
            text.parse().map_err(|e: toml::de::Error| e.message().to_owned())?;
        let mut file = Self::default();
        for (key, value) in &table {
            match key.as_str() {
                "listen" => file.listen = Some(address(key, value)?),
                "originals" => file.originals = Some(address(key, value)?),
                "threads" => file.threads = Some(threads(value)?),
                unknown => return Err(unknown_key(unknown)),
            }
        }
        Ok(file)
    }
}

fn address(key: &str, value: &toml::Value) -> Result<SocketAddr, String> {
    let address = value.as_str().and_then(|words| words.parse().ok());
    address.ok_or_else(|| format!("`{key}` is no address; write it like \"127.0.0.1:8470\""))
}

fn threads(value: &toml::Value) -> Result<usize, String> {
    let threads = value.as_integer().filter(|n| (1..=256).contains(n));
    threads
        .and_then(|n| usize::try_from(n).ok())
        .ok_or_else(|| "`threads` is no number from 1 to 256".to_owned())
}

/// A sentence about a key nobody knows, with the nearest that somebody does.
fn unknown_key(key: &str) -> String {
    let shared = |known: &&str| known.chars().filter(|c| key.contains(*c)).count();
    let near = KEYS.iter().max_by_key(|known| shared(known)).copied().unwrap_or_default();
    format!("`{key}` is no setting; did you mean `{near}`? Settings are {}", KEYS.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_are_taken_and_others_refused_with_a_suggestion() {
        let file = File::parse("listen = \"127.0.0.1:9000\"\nthreads = 2\n").unwrap();
        assert_eq!((file.listen.unwrap().port(), file.threads), (9000, Some(2)));
        let refusal = File::parse("treads = 2\n").unwrap_err();
        assert!(refusal.contains("did you mean `threads`?"), "{refusal}");
        assert!(File::parse("threads = 0\n").unwrap_err().contains("1 to 256"));
        assert!(File::parse("listen = \"everywhere\"\n").unwrap_err().contains("127.0.0.1:8470"));
    }
}
