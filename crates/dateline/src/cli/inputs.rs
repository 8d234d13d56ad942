//! Inputs: bytes of files and standard input, under their ceilings.

use anyhow::{Context as _, bail};
use dateline_model::{Capture, Limits};
use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes by which it is told what a file holds.
const HEAD: usize = 1 << 16;

/// Whether a path stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The name of an input in messages and records.
pub(crate) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// One page from a file or standard input, unpacked when it is gzip.
///
/// At most one byte more than `payload_bytes` is taken, so that decoding can say it was cut.
pub(crate) fn capture(path: &Path, limits: &Limits) -> anyhow::Result<Capture> {
    let named = name(path);
    let ceiling = u64::try_from(limits.payload_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    open(path)?
        .take(ceiling)
        .read_to_end(&mut bytes)
        .with_context(|| format!("cannot read {named}"))?;
    if bytes.starts_with(b"WARC/") {
        bail!("{named} is a web archive; keep it in a vault with `dateline add {named}`");
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes = unpack(&bytes, ceiling, &named)?;
    }
    if bytes.trim_ascii().is_empty() {
        bail!("{named} is empty: there is nothing to read");
    }
    if let Some(says) = dateline_collect::foreign(bytes.get(..HEAD).unwrap_or(&bytes)) {
        bail!("{named} cannot be read: {says}");
    }
    let mut capture = Capture::imported(bytes);
    capture.origin = Some(named);
    Ok(capture)
}

/// Opens a file or standard input; a folder is refused with the way out, and so is what would be
/// waited for without end. Pipes of the shell (`<(…)`) lie under `/dev` and are taken.
pub(crate) fn open(path: &Path) -> anyhow::Result<Box<dyn Read + Send>> {
    if is_stdin(path) {
        return Ok(Box::new(io::stdin()));
    }
    let named = name(path);
    let kind = std::fs::metadata(path).with_context(|| format!("cannot open {named}"))?;
    if kind.is_dir() {
        bail!(
            "{named} is a folder; name its files, or keep it in a vault with `dateline add {named}`"
        );
    }
    if !kind.is_file() && !path.starts_with("/dev") && !path.starts_with("/proc") {
        bail!("{named} is neither a file nor a folder; pass it as standard input, with `-`");
    }
    let file = File::open(path).with_context(|| format!("cannot open {named}"))?;
    Ok(Box::new(file))
}

/// Unpacks gzip up to a ceiling; a file that ends too early is refused with what came out of it.
fn unpack(packed: &[u8], ceiling: u64, named: &str) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = MultiGzDecoder::new(packed).take(ceiling).read_to_end(&mut bytes);
    if let Err(error) = read {
        bail!(
            "{named} is damaged gzip ({error}): {} bytes came out before it broke off; fetch the file \
             again, or unpack what is left with `gzip -dc`",
            bytes.len()
        );
    }
    if bytes.starts_with(b"WARC/") {
        bail!("{named} is a web archive; keep it in a vault with `dateline add {named}`");
    }
    Ok(bytes)
}
