//! Error: one opaque error for the vault, a finished sentence for every reason.

use dateline_model::CaptureId;
use std::path::{Path, PathBuf};

/// What every fallible function of this crate returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why the vault could not do what was asked. It prints a sentence that names the place and, where
/// there is one, the way out.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Reason>);

/// The closed list of reasons.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Reason {
    /// A second writer came.
    #[error("the vault {folder} is in use by process {holder}; wait for it or stop it, or read with a read-only command", folder = .folder.display())]
    Locked { folder: PathBuf, holder: String },
    /// The catalogue was made by a newer dateline.
    #[error("{path} has format {found}, this dateline knows formats up to {known}; use a newer dateline, nothing was changed", path = .path.display())]
    Newer { path: PathBuf, found: i64, known: i64 },
    /// The file is a database of another program.
    #[error("{path} is not a dateline catalogue (application id {found:#010x}); choose another folder", path = .path.display())]
    Foreign { path: PathBuf, found: i64 },
    /// There is no vault here.
    #[error("{folder} holds no vault; `dateline add` makes one", folder = .folder.display())]
    NoVault { folder: PathBuf },
    /// The file system refused.
    #[error("cannot {doing} {path}: {cause}", path = .path.display())]
    Disk { doing: &'static str, path: PathBuf, cause: std::io::Error },
    /// The catalogue refused.
    #[error("the catalogue {path} refused: {cause}; if this stays, `dateline fsck` names the damage and a rebuild restores the catalogue from the archive", path = .path.display())]
    Catalogue { path: PathBuf, cause: rusqlite::Error },
    /// The index refused.
    #[error("the index {path} refused: {cause}; `dateline reindex` builds it again", path = .path.display())]
    Index { path: PathBuf, cause: tantivy::TantivyError },
    /// Bytes are not what they were when they were kept.
    #[error("{path} at byte {offset}: {lie}; `dateline fsck --full` lists all damage", path = .path.display())]
    Damaged { path: PathBuf, offset: u64, lie: crate::warc::Lie },
    /// A stored row cannot be understood.
    #[error(
        "the catalogue row of {what} is damaged ({cause}); read it again or rebuild the catalogue"
    )]
    Row { what: String, cause: RowFault },
    /// Nothing of that name.
    #[error("the vault holds no capture {id}")]
    NoCapture { id: CaptureId },
    /// The folder a copy should go to is in use.
    #[error("{folder} is not empty; name a folder that does not exist yet", folder = .folder.display())]
    NotEmpty { folder: PathBuf },
    /// A body that is larger than a record may be.
    #[error(
        "the body of {name} has {found} bytes, a record holds at most {limit}; fetch it with a lower limit"
    )]
    TooLarge { name: String, found: usize, limit: usize },
    /// An earlier write failed, so nothing more is acknowledged.
    #[error("an earlier write to {folder} failed, so nothing more is accepted; open the vault again, it repairs itself", folder = .folder.display())]
    Stopped { folder: PathBuf },
}

/// What is wrong with a stored row.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RowFault {
    /// Not the shape it was written in.
    #[error("{0}")]
    Shape(#[from] serde_json::Error),
    /// Its digest is another one.
    #[error("its digest does not fit")]
    Digest,
    /// Its compressed bytes cannot be unpacked.
    #[error("it cannot be unpacked")]
    Packed,
    /// A closed list does not hold the value.
    #[error("{word:?} is no known word")]
    Word { word: String },
}

impl Error {
    /// Whether another process holds the vault.
    pub fn is_locked(&self) -> bool {
        matches!(*self.0, Reason::Locked { .. })
    }

    /// Whether stored bytes are not what they were.
    pub fn is_damaged(&self) -> bool {
        match &*self.0 {
            Reason::Damaged { .. } | Reason::Row { .. } => true,
            Reason::Catalogue { cause, .. } => matches!(
                cause.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
            ),
            _ => false,
        }
    }

    /// Whether a newer dateline made the vault.
    pub fn is_newer(&self) -> bool {
        matches!(*self.0, Reason::Newer { .. })
    }

    /// Whether the folder holds no vault.
    pub fn is_absent(&self) -> bool {
        matches!(*self.0, Reason::NoVault { .. })
    }

    /// Whether a capture was asked for that the vault does not hold.
    pub fn is_unknown(&self) -> bool {
        matches!(*self.0, Reason::NoCapture { .. })
    }

    pub(crate) fn is_index(&self) -> bool {
        matches!(*self.0, Reason::Index { .. })
    }

    pub(crate) fn row(what: impl Into<String>, cause: impl Into<RowFault>) -> Self {
        Reason::Row { what: what.into(), cause: cause.into() }.into()
    }
}

impl From<Reason> for Error {
    fn from(reason: Reason) -> Self {
        Self(Box::new(reason))
    }
}

/// Gives an I/O error its place: `File::open(p).at("open", p)?`.
pub(crate) trait At<T> {
    /// The same result with what was being done, and to what.
    fn at(self, doing: &'static str, path: &Path) -> Result<T>;
}

impl<T> At<T> for std::io::Result<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T> {
        self.map_err(|cause| Reason::Disk { doing, path: path.to_owned(), cause }.into())
    }
}

/// Gives an error of the catalogue or the index its file.
pub(crate) trait In<T> {
    /// The same result with the file it is about.
    fn within(self, path: &Path) -> Result<T>;
}

impl<T> In<T> for rusqlite::Result<T> {
    fn within(self, path: &Path) -> Result<T> {
        self.map_err(|cause| Reason::Catalogue { path: path.to_owned(), cause }.into())
    }
}

impl<T> In<T> for tantivy::Result<T> {
    fn within(self, path: &Path) -> Result<T> {
        self.map_err(|cause| Reason::Index { path: path.to_owned(), cause }.into())
    }
}
