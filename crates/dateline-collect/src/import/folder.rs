//! A folder: its files in order of their names, folders within it too.

use super::{Taker, Terms, file, refuse};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How deep folders are followed.
const DEPTH: usize = 32;

/// Brings the files of a folder. Links to folders are not followed, so that no loop can be; hidden
/// files are left alone.
pub(super) fn bring(top: &Path, terms: &Terms<'_>, take: &mut Taker<'_>) -> ControlFlow<()> {
    let mut waiting = vec![(top.to_owned(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        if depth > 0 && !path.is_dir() {
            file(&path, terms, take)?;
            continue;
        }
        if depth > DEPTH {
            refuse(take, &path, &format!("it lies more than {DEPTH} folders deep"))?;
            continue;
        }
        match entries(&path) {
            // The last one waiting is taken first, so the names are pushed in falling order.
            Ok(names) => waiting.extend(names.into_iter().rev().map(|name| (name, depth + 1))),
            Err(error) => refuse(take, &path, &format!("it cannot be listed: {error}"))?,
        }
    }
    ControlFlow::Continue(())
}

/// Regular files and folders in a folder, sorted by name.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_link = entry.file_type()?.is_symlink();
        let path = entry.path();
        let is_taken = path.is_file() || (path.is_dir() && !is_link);
        if is_taken && !is_hidden {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
