//! Packed columns: texts and readings, compressed.

use crate::error::{Error, Result, RowFault};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use std::io::{Read, Write};

/// The most a packed column may unpack to.
const UNPACKED_BYTES: u64 = 512 << 20;

/// Packs some bytes; fast rather than small.
pub(crate) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    // Writing to memory cannot fail; if it did, unpacking would find it.
    packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default()
}

/// Unpacks a column.
pub(crate) fn unpack(what: &str, packed: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = ZlibDecoder::new(packed).take(UNPACKED_BYTES).read_to_end(&mut bytes);
    read.map_err(|_| Error::row(what, RowFault::Packed))?;
    Ok(bytes)
}
