//! Keeping: the group commit. Append, sync, commit, and only then say so.

use super::{Kept, Vault};
use crate::error::{At, In, Reason, Result};
use crate::identity::digest;
use crate::layout::Layout;
use crate::rows::{CaptureRow, Place};
use crate::tables::captures;
use crate::warc::{Member, WarcFile, compose, id_of};
use dateline_model::{Capture, CaptureId, Digest, PageUrl};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// The largest body a record takes; headers and gzip come on top of it.
const BODY_BYTES: usize = 80 << 20;

/// Refuses a group with a body that could never be read back, before anything is written.
pub(super) fn must_fit(group: &[Capture]) -> Result<()> {
    let Some(large) = group.iter().find(|capture| capture.payload.len() > BODY_BYTES) else {
        return Ok(());
    };
    let name = large.url.as_ref().map(PageUrl::typed).or(large.origin.as_deref());
    Err(Reason::TooLarge {
        name: name.unwrap_or("a capture").to_owned(),
        found: large.payload.len(),
        limit: BODY_BYTES,
    }
    .into())
}

/// Keeps a group of captures.
pub(super) fn keep(vault: &mut Vault, group: &[Capture], now: Timestamp) -> Result<Vec<Kept>> {
    let now = to_micros(now);
    let path = vault.layout.catalogue();
    let last = captures::last(&vault.connection).within(&path)?;
    let last = last.map(captures::Raw::understood).transpose()?;
    let mut chain = Chain {
        sequence: last.as_ref().map_or(0, |row| row.sequence),
        head: last.map(|row| row.place.member),
    };
    let mut kept = Vec::with_capacity(group.len());
    let mut fresh: BTreeMap<CaptureId, CaptureRow> = BTreeMap::new();
    let mut order = Vec::new();
    for capture in group {
        let mut row = row_of(capture, now);
        let known = match fresh.get(&row.id) {
            Some(known) => Some(known.revisit_of.is_some()),
            None => captures::by_id(&vault.connection, &row.id)
                .within(&path)?
                .map(|raw| raw.is_revisit()),
        };
        if let Some(is_revisit) = known {
            kept.push(Kept { id: row.id, is_new: false, is_revisit });
            continue;
        }
        row.revisit_of = earlier(vault, &fresh, &row)?;
        kept.push(Kept { id: row.id.clone(), is_new: true, is_revisit: row.revisit_of.is_some() });
        chain.link(&mut row);
        append(vault, &mut row, &capture.payload, now)?;
        chain.head = Some(row.place.member.clone());
        order.push(row.id.clone());
        fresh.insert(row.id.clone(), row);
    }
    if let Some(file) = vault.warc.as_ref().filter(|_| !order.is_empty()) {
        file.sync()?;
        let change = vault.connection.transaction().within(&path)?;
        for row in order.iter().filter_map(|id| fresh.get(id)) {
            captures::insert(&change, row).within(&path)?;
        }
        change.commit().within(&path)?;
    }
    Ok(kept)
}

/// The end of the chain.
struct Chain {
    sequence: u64,
    head: Option<Digest>,
}

impl Chain {
    fn link(&mut self, row: &mut CaptureRow) {
        self.sequence += 1;
        row.sequence = self.sequence;
        row.previous.clone_from(&self.head);
    }
}

/// Writes one record into the archive and notes its place in the row.
fn append(vault: &mut Vault, row: &mut CaptureRow, payload: &[u8], now: Timestamp) -> Result<()> {
    let opening = file_for(vault, now)?.take_opening();
    let record = compose(row, payload, opening.as_ref());
    let member = Member::pack(&record).at("pack a record for", &vault.layout.warc_folder())?;
    row.place = file_for(vault, now)?.append(&member)?;
    Ok(())
}

/// The file to append to; a full one is synced and followed by a new one.
fn file_for(vault: &mut Vault, now: Timestamp) -> Result<&mut WarcFile> {
    let is_full = vault.warc.as_ref().is_some_and(|file| file.length() >= vault.full_at);
    if is_full && let Some(full) = vault.warc.take() {
        full.sync()?;
    }
    if vault.warc.is_none() {
        let names = vault.layout.warc_files()?;
        let free = (1..=u32::MAX)
            .map(Layout::warc_name)
            .find(|name| names.last().is_none_or(|last| name > last) && !names.contains(name));
        let name = free.unwrap_or_default();
        vault.warc = Some(WarcFile::begin(&vault.layout, &name, now)?);
    }
    match vault.warc.as_mut() {
        Some(file) => Ok(file),
        None => Err(std::io::Error::other("no file")).at("open", &vault.layout.warc_folder()),
    }
}

/// The capture of the same address that holds the same body: then a revisit is enough.
fn earlier(
    vault: &Vault,
    fresh: &BTreeMap<CaptureId, CaptureRow>,
    row: &CaptureRow,
) -> Result<Option<CaptureId>> {
    let Some(url) = &row.url else { return Ok(None) };
    let is_same = |other: &&CaptureRow| {
        other.payload == row.payload
            && other.revisit_of.is_none()
            && other.url.as_ref().is_some_and(|its| its.canonical() == url.canonical())
    };
    if let Some(other) = fresh.values().find(is_same) {
        return Ok(Some(other.id.clone()));
    }
    captures::holder(&vault.connection, url.canonical(), &row.payload)
        .within(&vault.layout.catalogue())
}

/// A capture as a row; sequence, chain and place are still to come.
fn row_of(capture: &Capture, now: Timestamp) -> CaptureRow {
    let payload = digest(&capture.payload);
    let place = Place { file: String::new(), offset: 0, length: 0, member: payload.clone() };
    let mut row = CaptureRow {
        sequence: 0,
        id: CaptureId::new(""),
        url: capture.url.clone(),
        captured_at: capture.captured_at.map(to_micros),
        kept_at: now,
        payload,
        payload_bytes: u64::try_from(capture.payload.len()).unwrap_or(u64::MAX),
        content_type: capture.content_type.clone(),
        status: capture.status,
        headers: capture.headers.iter().filter_map(clean).collect(),
        provenance: capture.provenance,
        fate: capture.fate,
        outlet: capture.outlet.clone(),
        published_on: capture.published_on,
        origin: capture.origin.clone(),
        revisit_of: None,
        previous: None,
        place,
    };
    row.id = id_of(&row);
    row
}

/// Instants are kept to the microsecond, in the archive as in the catalogue.
fn to_micros(instant: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(instant.as_microsecond()).unwrap_or(instant)
}

/// A header field as it can stand in a record; one whose name is no name is dropped.
fn clean((name, value): &(String, String)) -> Option<(String, String)> {
    let is_name =
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':');
    let value: String =
        value.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    is_name.then(|| (name.clone(), value.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fsck::fsck;

    #[test]
    fn a_full_file_is_followed_by_another() {
        let name = format!("dateline-store-rotation-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::remove_dir_all(&folder).ok();
        let mut vault = Vault::open(&folder).unwrap();
        vault.full_at = 2_000;
        let words = |n: usize| digest(&[u8::try_from(n).unwrap()]).as_hex().repeat(9);
        let group: Vec<Capture> =
            (0..12).map(|n| Capture::imported(words(n).into_bytes())).collect();
        let mut ids = Vec::new();
        for part in group.chunks(5) {
            ids.extend(vault.keep(part, Timestamp::UNIX_EPOCH).unwrap());
        }
        let files = vault.layout.warc_files().unwrap();
        assert!(files.len() > 2, "{files:?}");
        drop(vault);
        let mut vault = Vault::open(&folder).unwrap();
        vault.keep(&[Capture::imported(b"more".to_vec())], Timestamp::UNIX_EPOCH).unwrap();
        let reader = vault.reader().unwrap();
        for (capture, kept) in group.iter().zip(&ids) {
            assert_eq!(reader.payload(&kept.id).unwrap(), capture.payload);
        }
        assert_eq!(fsck(&folder, true).unwrap(), []);
        assert_eq!(vault.rebuild().unwrap(), 13);
        assert_eq!(fsck(&folder, true).unwrap(), []);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
