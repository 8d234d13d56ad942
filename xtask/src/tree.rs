//! Tree: the files of the repository.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub(crate) fn top() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// One file of the repository.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Path below the top, with forward slashes.
    pub path: String,
    /// Its text; none when it is not UTF-8.
    pub text: Option<String>,
}

impl Leaf {
    /// The name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether the path ends so.
    pub(crate) fn is(&self, end: &str) -> bool {
        self.path.ends_with(end)
    }

    /// The text, or nothing to look at.
    pub(crate) fn words(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }

    /// Rust code outside `#[cfg(test)]`: everything before the test module, which stands last.
    pub(crate) fn code(&self) -> &str {
        let text = self.words();
        text.find("#[cfg(test)]\nmod ").map_or(text, |at| &text[..at])
    }
}

/// The files git keeps or would keep: tracked, and untracked ones that are not ignored.
pub(crate) fn leaves() -> anyhow::Result<Vec<Leaf>> {
    let top = top();
    let words = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = crate::shell::output(&top, "git", &words)?;
    let mut paths: Vec<&str> = listed.lines().collect();
    paths.sort_unstable();
    paths.dedup();
    let leaf = |path: &str| {
        let bytes = std::fs::read(top.join(path)).ok()?;
        Some(Leaf { path: path.to_owned(), text: String::from_utf8(bytes).ok() })
    };
    Ok(paths.into_iter().filter_map(leaf).collect())
}
