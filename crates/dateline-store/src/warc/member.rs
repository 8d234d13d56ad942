//! Member: one gzip member of a WARC file, packed and unpacked.

use super::lie::Lie;
use crate::error::{At, Reason, Result};
use crate::identity::digest;
use crate::rows::Place;
use dateline_model::Digest;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The most a record may unpack to: the largest capture, and room for headers.
pub(super) const RECORD_BYTES: u64 = 96 << 20;

/// A packed record with the digest of its stored bytes.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) bytes: Vec<u8>,
    pub(crate) digest: Digest,
}

impl Member {
    /// Packs one record.
    pub(crate) fn pack(record: &[u8]) -> std::io::Result<Self> {
        let mut packer = GzEncoder::new(Vec::with_capacity(record.len() / 3), Compression::new(6));
        packer.write_all(record)?;
        let bytes = packer.finish()?;
        let digest = digest(&bytes);
        Ok(Self { bytes, digest })
    }

    /// The bytes of the member.
    pub(crate) fn length(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)
    }
}

/// Unpacks the one member at the start of `bytes`; returns the record and the member's length.
pub(super) fn unpack(bytes: &[u8]) -> std::result::Result<(Vec<u8>, usize), Lie> {
    let mut rest = bytes;
    let mut record = Vec::new();
    let mut unpacker = GzDecoder::new(&mut rest).take(RECORD_BYTES + 1);
    match unpacker.read_to_end(&mut record) {
        Err(cause) if cause.kind() == std::io::ErrorKind::UnexpectedEof => return Err(Lie::Cut),
        Err(_) => return Err(Lie::Gzip),
        Ok(_) => {}
    }
    if u64::try_from(record.len()).unwrap_or(u64::MAX) > RECORD_BYTES {
        return Err(Lie::TooLarge { limit: RECORD_BYTES });
    }
    Ok((record, bytes.len() - rest.len()))
}

/// The record at a place of the archive, its stored bytes checked against the catalogue's digest.
pub(crate) fn read_member_at(path: &Path, place: &Place) -> Result<Vec<u8>> {
    let lie = |lie| Reason::Damaged { path: path.to_owned(), offset: place.offset, lie };
    let mut file = File::open(path).at("open", path)?;
    file.seek(SeekFrom::Start(place.offset)).at("read", path)?;
    let mut bytes = Vec::new();
    file.take(place.length).read_to_end(&mut bytes).at("read", path)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) < place.length {
        return Err(lie(Lie::Cut).into());
    }
    if digest(&bytes) != place.member {
        return Err(lie(Lie::Member).into());
    }
    Ok(unpack(&bytes).map_err(lie)?.0)
}
