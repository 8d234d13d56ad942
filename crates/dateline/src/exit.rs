//! Exit codes, and which error ends with which.

use std::process::ExitCode;

/// How a verb ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    #[default]
    Done,
    /// It failed.
    Failed,
    /// Wrong usage or settings.
    Usage,
    /// Some items failed, the rest is done.
    SomeFailed,
    /// Nothing was found.
    NothingFound,
    /// The vault is locked or damaged.
    Vault,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::SomeFailed => 3,
            Exit::NothingFound => 4,
            Exit::Vault => 6,
        })
    }
}

/// The exit of an error: what its innermost known cause says.
pub(crate) fn of_error(error: &anyhow::Error) -> Exit {
    if error.is::<Misuse>() {
        return Exit::Usage;
    }
    let vault = error.chain().find_map(|cause| cause.downcast_ref::<dateline_store::Error>());
    match vault {
        Some(error) if error.is_locked() || error.is_damaged() || error.is_newer() => Exit::Vault,
        _ => Exit::Failed,
    }
}

/// An error of usage or settings; the sentence says what to write instead.
#[derive(Debug)]
pub(crate) struct Misuse(pub String);

impl std::fmt::Display for Misuse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Misuse {}
