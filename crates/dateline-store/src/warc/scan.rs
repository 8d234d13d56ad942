//! Scanning: every record of a file from an offset on, with every defect and its place.

use super::lie::Lie;
use super::member::{RECORD_BYTES, unpack};
use super::parse::{Parsed, Record, parse};
use crate::error::{At, Result};
use crate::identity::digest;
use crate::rows::Place;
use dateline_model::Digest;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// What was found at an offset.
#[derive(Debug)]
pub(crate) enum Found {
    /// A good capture of ours.
    Capture(Box<Record>),
    /// A good record that is no capture: warcinfo, foreign records.
    Other { end: u64, member: Digest },
    /// Bytes that are no good record, up to the next gzip member.
    Bad { from: u64, to: u64, lie: Lie },
}

/// Reads `path` from `from` to its end and hands every find to `take`, which returns whether to go
/// on. Memory: one record and its packed form.
pub(crate) fn scan(
    path: &Path,
    from: u64,
    take: &mut dyn FnMut(Found) -> Result<bool>,
) -> Result<()> {
    let mut file = File::open(path).at("open", path)?;
    let end = file.metadata().at("look at", path)?.len();
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut at = from;
    let mut window = Window::default();
    while at < end {
        let found = match window.member(&mut file, at, end).at("read", path)? {
            Ok((record, bytes)) => {
                let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
                let member = digest(bytes);
                let place =
                    Place { file: name.clone(), offset: at, length, member: member.clone() };
                let to = at + length;
                match parse(&record, place) {
                    Ok(Parsed::Capture(record)) => (Found::Capture(record), to),
                    Ok(Parsed::Other) => (Found::Other { end: to, member }, to),
                    Err(lie) => (Found::Bad { from: at, to, lie }, to),
                }
            }
            Err(lie) => {
                let next = window.next_member(&mut file, at + 1, end).at("read", path)?;
                let to = next.unwrap_or(end);
                let lie = if next.is_none() { lie } else { Lie::Gzip };
                (Found::Bad { from: at, to, lie }, to)
            }
        };
        at = found.1;
        if !take(found.0)? {
            break;
        }
    }
    Ok(())
}

/// A record and its stored bytes.
type Unpacked<'a> = (Vec<u8>, &'a [u8]);

/// The part of the file that is in memory.
#[derive(Default)]
struct Window {
    bytes: Vec<u8>,
    from: u64,
}

impl Window {
    /// The member at `at`: its record and its stored bytes. The window grows until the member fits.
    fn member(
        &mut self,
        file: &mut File,
        at: u64,
        end: u64,
    ) -> std::io::Result<std::result::Result<Unpacked<'_>, Lie>> {
        let mut size = 64 << 10;
        loop {
            self.load(file, at, size)?;
            let skip = usize::try_from(at - self.from).unwrap_or(usize::MAX);
            let held = self.bytes.get(skip..).unwrap_or_default();
            let is_all = self.from + u64::try_from(self.bytes.len()).unwrap_or(0) >= end;
            match unpack(held) {
                Err(Lie::Cut) if !is_all && size <= RECORD_BYTES => size *= 4,
                Err(lie) => return Ok(Err(lie)),
                Ok((record, length)) => {
                    let bytes = self.bytes.get(skip..skip + length).unwrap_or_default();
                    return Ok(Ok((record, bytes)));
                }
            }
        }
    }

    /// Makes sure that `size` bytes from `at` on are held, as far as the file has them.
    fn load(&mut self, file: &mut File, at: u64, size: u64) -> std::io::Result<()> {
        let held_to = self.from + u64::try_from(self.bytes.len()).unwrap_or(0);
        if at >= self.from && at + size <= held_to {
            return Ok(());
        }
        file.seek(SeekFrom::Start(at))?;
        self.bytes.clear();
        self.from = at;
        file.take(size.max(1 << 20)).read_to_end(&mut self.bytes)?;
        Ok(())
    }

    /// The next offset where a readable WARC member begins.
    fn next_member(&mut self, file: &mut File, at: u64, end: u64) -> std::io::Result<Option<u64>> {
        let mut at = at;
        while at < end {
            self.load(file, at, 1 << 20)?;
            let skip = usize::try_from(at - self.from).unwrap_or(usize::MAX);
            let held = self.bytes.get(skip..).unwrap_or_default();
            let magic = held.windows(3).position(|three| three == [0x1f, 0x8b, 0x08]);
            let Some(ahead) = magic else {
                at += u64::try_from(held.len().saturating_sub(2).max(1)).unwrap_or(1);
                continue;
            };
            let candidate = at + u64::try_from(ahead).unwrap_or(0);
            if self.begins_record(file, candidate)? {
                return Ok(Some(candidate));
            }
            at = candidate + 1;
        }
        Ok(None)
    }

    /// Whether the bytes at `at` unpack to something that begins like a record.
    fn begins_record(&mut self, file: &mut File, at: u64) -> std::io::Result<bool> {
        self.load(file, at, 4 << 10)?;
        let skip = usize::try_from(at - self.from).unwrap_or(usize::MAX);
        let held = self.bytes.get(skip..).unwrap_or_default();
        let mut start = [0; 7];
        let mut unpacker = flate2::bufread::GzDecoder::new(held);
        Ok(unpacker.read_exact(&mut start).is_ok() && &start == b"WARC/1.")
    }
}
