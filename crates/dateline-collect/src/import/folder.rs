//! A folder: its files in order of their names, folders within it too.

use super::{Taker, Terms, file, refuse};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How deep folders are followed.
const DEPTH: usize = 32;

/// Brings the files of a folder. Links to folders are refused, so that no loop can be, and so is
/// what is neither a file nor a folder; hidden files are left alone.
pub(super) fn bring(top: &Path, terms: &Terms<'_>, take: &mut Taker<'_>) -> ControlFlow<()> {
    let mut waiting = vec![(top.to_owned(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        if depth > 0 {
            let kind = kind(&path);
            match kind {
                Ok(Kind::Folder) => {}
                Ok(Kind::File) => file(&path, terms, take)?,
                Ok(Kind::Other(says)) => refuse(take, &path, says)?,
                Err(ref error) => refuse(take, &path, &format!("it cannot be opened: {error}"))?,
            }
            if !matches!(kind, Ok(Kind::Folder)) {
                continue;
            }
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

/// What lies at a path.
enum Kind {
    File,
    Folder,
    /// Something that is not taken, and why.
    Other(&'static str),
}

fn kind(path: &Path) -> io::Result<Kind> {
    let is_link = std::fs::symlink_metadata(path)?.is_symlink();
    let about = std::fs::metadata(path)?;
    Ok(match (about.is_dir(), about.is_file()) {
        (true, _) if is_link => {
            Kind::Other("it is a link to a folder, which is not followed; name that folder itself")
        }
        (true, _) => Kind::Folder,
        (_, true) => Kind::File,
        _ => Kind::Other("it is neither a file nor a folder"),
    })
}

/// What lies in a folder and is not hidden, sorted by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}
