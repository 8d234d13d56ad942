//! Lie: every way in which stored bytes can contradict themselves.

/// What is wrong with some stored bytes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Lie {
    /// The file ends inside a gzip member.
    #[error("the last record is cut off")]
    Cut,
    /// Not a gzip member, or its checksum does not fit.
    #[error("the gzip member is damaged")]
    Gzip,
    /// The member holds more than a record may.
    #[error("the record is larger than {limit} bytes")]
    TooLarge { limit: u64 },
    /// No `WARC/1.x` line or no end of the header.
    #[error("the record has no readable WARC header")]
    Header,
    /// A field that must be there is missing or cannot be understood.
    #[error("the field {field} is missing or unreadable")]
    Field { field: &'static str },
    /// `Content-Length` is not the length of the block.
    #[error("Content-Length says {said}, the block has {found} bytes")]
    Length { said: u64, found: u64 },
    /// The body is not the body that was kept.
    #[error("the payload's digest does not fit")]
    Payload,
    /// The block is not the block that was kept.
    #[error("the block's digest does not fit")]
    Block,
    /// The stored member is not the one the catalogue knows.
    #[error("the stored member's digest does not fit the catalogue")]
    Member,
    /// The record's id is not the id its parts give.
    #[error("the record's id does not fit its parts")]
    Identity,
    /// The body of a revisit is not in the archive.
    #[error("the capture it revisits is not in the archive")]
    Dangling,
    /// The record before it is not the one it names.
    #[error("the chain is broken: the record before it is missing or altered")]
    Chain,
}
