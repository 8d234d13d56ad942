//! What can fail before a single capture is brought.

use std::path::PathBuf;

/// An import that cannot begin.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Cause);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error("cannot read the manifest {path}: {cause}", path = path.display())]
    Manifest { path: PathBuf, cause: csv::Error },
    #[error(
        "the manifest {path} has a column \"{column}\"; columns are file, address, captured, \
         published, outlet",
        path = path.display()
    )]
    Column { path: PathBuf, column: Box<str> },
    #[error("the manifest {path} has no column \"file\"", path = path.display())]
    NoFileColumn { path: PathBuf },
    #[error(
        "line {line} of the manifest {path} has the {column} \"{value}\"; write it like {example}",
        path = path.display()
    )]
    Value { path: PathBuf, line: u64, column: &'static str, value: Box<str>, example: &'static str },
}
