//! Import: what a path holds, one capture at a time.

mod folder;
mod lines;
mod page;
mod warc;

use crate::Manifest;
use dateline_model::{Capture, Limits};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// Something that arrived, or why it did not.
#[derive(Debug)]
pub enum Arrival {
    /// A capture.
    Capture(Box<Capture>),
    /// An input, or a part of one, that could not be taken; the rest goes on.
    Refused(Refusal),
}

/// Why an input could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// File, archive entry or line.
    pub origin: String,
    /// What is wrong and what to do, as a sentence.
    pub says: String,
}

/// Whoever takes the arrivals; it may stop the import.
pub(crate) type Taker<'t> = dyn FnMut(Arrival) -> ControlFlow<()> + 't;

/// What every import needs to know.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'m> {
    pub manifest: &'m Manifest,
    pub limits: &'m Limits,
}

/// Brings everything under a path: a folder's files in order of their names, an archive's records,
/// a file of JSON lines, a page.
///
/// A damaged input is refused with its reason and the rest goes on; the taker stops the import by
/// breaking.
pub fn bring(
    path: &Path,
    manifest: &Manifest,
    limits: &Limits,
    take: &mut dyn FnMut(Arrival) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let terms = Terms { manifest, limits };
    match std::fs::metadata(path) {
        Err(error) => refuse(take, path, &format!("it cannot be opened: {error}")),
        Ok(about) if about.is_dir() => folder::bring(path, &terms, take),
        Ok(about) if about.is_file() => file(path, &terms, take),
        Ok(_) => refuse(take, path, "it is neither a file nor a folder"),
    }
}

/// Brings what a stream holds, such as standard input; `name` stands in messages.
pub fn bring_stream(
    stream: impl Read + Send + 'static,
    name: &str,
    manifest: &Manifest,
    limits: &Limits,
    take: &mut dyn FnMut(Arrival) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let terms = Terms { manifest, limits };
    stream_of(Box::new(stream), Path::new(name), &terms, take)
}

pub(crate) fn refuse(take: &mut Taker<'_>, path: &Path, says: &str) -> ControlFlow<()> {
    let origin = path.display().to_string();
    take(Arrival::Refused(Refusal { origin, says: says.to_owned() }))
}

/// One file, by what it begins with.
fn file(path: &Path, terms: &Terms<'_>, take: &mut Taker<'_>) -> ControlFlow<()> {
    match File::open(path) {
        Ok(file) => stream_of(Box::new(file), path, terms, take),
        Err(error) => refuse(take, path, &format!("it cannot be opened: {error}")),
    }
}

fn stream_of(
    stream: Box<dyn Read + Send>,
    path: &Path,
    terms: &Terms<'_>,
    take: &mut Taker<'_>,
) -> ControlFlow<()> {
    match recognize(stream) {
        Err(error) => refuse(take, path, &format!("it cannot be read: {error}")),
        Ok((Holding::Warc, stream)) => warc::bring(stream, path, terms, take),
        Ok((Holding::Page, stream)) if lines::is_named_so(path) => {
            lines::bring(stream, path, terms, take)
        }
        Ok((Holding::Page, stream)) => page::bring(stream, path, terms, take),
        Ok((other, _)) => refuse(take, path, &other.says().unwrap_or_default()),
    }
}

/// Why what begins with these bytes is no page, as a sentence without its subject; nothing when it
/// may be one.
///
/// ```
/// assert!(dateline_collect::foreign(b"%PDF-1.7").unwrap().starts_with("it is a PDF file"));
/// assert_eq!(dateline_collect::foreign(b"<p>The tide rose."), None);
/// ```
pub fn foreign(head: &[u8]) -> Option<String> {
    holding(head).says()
}

/// What a stream holds, by its first bytes.
enum Holding {
    Warc,
    Arc,
    Zip,
    Foreign(&'static str),
    Page,
}

impl Holding {
    /// Why it cannot be taken.
    fn says(&self) -> Option<String> {
        let says = match self {
            Self::Page | Self::Warc => return None,
            Self::Arc => {
                "it is an ARC file, which is not read yet; convert it to WARC (warcio recompress)"
            }
            Self::Zip => {
                "it is a zip or WACZ file, which is not read yet; unpack it and add the .warc.gz files of its archive folder"
            }
            Self::Foreign(what) => {
                return Some(format!("it is {what}, which holds no text dateline can read"));
            }
        };
        Some(says.to_owned())
    }
}

/// File signatures of what is no page.
const FOREIGN: [(&[u8], &str); 9] = [
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x28\xb5\x2f\xfd", "a zstd file; unpack it first,"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first,"),
    (b"\xfd7zXZ", "an xz file; unpack it first,"),
];

/// Looks at the first bytes, through gzip where there is one.
fn recognize(stream: Box<dyn Read + Send>) -> io::Result<(Holding, Box<dyn BufRead + Send>)> {
    let mut outer = BufReader::with_capacity(1 << 16, stream);
    if outer.fill_buf()?.starts_with(&[0x1f, 0x8b]) {
        let unpacked = flate2::bufread::MultiGzDecoder::new(outer);
        let mut inner = BufReader::with_capacity(1 << 16, unpacked);
        // A fault in the first member shows again when the page is read, with its reason.
        let head = inner.fill_buf().map(<[u8]>::to_vec).unwrap_or_default();
        return Ok((holding(&head), Box::new(inner)));
    }
    let head = outer.fill_buf()?.to_vec();
    Ok((holding(&head), Box::new(outer)))
}

fn holding(head: &[u8]) -> Holding {
    if head.starts_with(b"WARC/") {
        return Holding::Warc;
    }
    if head.starts_with(b"filedesc://") {
        return Holding::Arc;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Holding::Zip;
    }
    if let Some((_, what)) = FOREIGN.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Holding::Foreign(what);
    }
    if is_binary(head) { Holding::Foreign("binary data") } else { Holding::Page }
}

/// More NUL and control bytes than any text holds; UTF-16 shows itself by NUL bytes on one side of
/// its pairs only, and stays text.
fn is_binary(head: &[u8]) -> bool {
    if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        return false;
    }
    let right = head.iter().skip(1).step_by(2).filter(|byte| **byte == 0).count();
    let left = head.iter().step_by(2).filter(|byte| **byte == 0).count();
    let on_one_side = |full: usize, bare: usize| full * 24 > head.len() && bare * 3 < full;
    let is_wide = on_one_side(right, left) || on_one_side(left, right);
    // A tenth of random bytes are control bytes, a twentieth of UTF-16 in Chinese or Korean.
    let control = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    !is_wide && control * 14 > head.len()
}
