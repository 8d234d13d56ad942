//! Opening: the lock, the formats, what a crash left.

use crate::keeping::filled;
use crate::press::{Scratch, noon, page};
use dateline_store::{JournalEntry, JournalKind, Reader, Vault, fsck};
use std::fs::{self, OpenOptions};
use std::io::Write;

fn warc(scratch: &Scratch) -> std::path::PathBuf {
    scratch.path().join("warc/dateline-00001.warc.gz")
}

#[test]
fn a_second_writer_is_refused_and_told_who_writes() {
    let scratch = Scratch::new();
    let first = Vault::open(scratch.path()).unwrap();
    let error = Vault::open(scratch.path()).unwrap_err();
    assert!(error.is_locked());
    assert!(error.to_string().contains(&format!("process {}", std::process::id())), "{error}");
    drop(first);
    Vault::open(scratch.path()).unwrap();
}

#[test]
fn a_newer_or_foreign_catalogue_is_refused_untouched() {
    for pragma in ["PRAGMA user_version = 999", "PRAGMA application_id = 7"] {
        let scratch = Scratch::new();
        drop(Vault::open(scratch.path()).unwrap());
        let path = scratch.path().join("catalogue.sqlite");
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.execute_batch(pragma).unwrap();
        drop(connection);
        let before = fs::read(&path).unwrap();
        let error = Vault::open(scratch.path()).unwrap_err();
        assert_eq!(error.is_newer(), pragma.contains("999"), "{error}");
        assert_eq!(Reader::open(scratch.path()).unwrap_err().is_newer(), error.is_newer());
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn no_vault_is_said_to_be_none() {
    let scratch = Scratch::new();
    assert!(Reader::open(scratch.path()).unwrap_err().is_absent());
    assert!(fsck(scratch.path(), false).unwrap_err().is_absent());
}

#[test]
fn a_torn_tail_is_moved_aside_and_the_rest_goes_on() {
    let scratch = Scratch::new();
    let (vault, captures, ids) = filled(&scratch, 3);
    drop(vault);
    let whole = fs::metadata(warc(&scratch)).unwrap().len();
    let mut file = OpenOptions::new().append(true).open(warc(&scratch)).unwrap();
    let bytes = fs::read(warc(&scratch)).unwrap();
    file.write_all(&bytes[..100]).unwrap();
    drop(file);
    let mut vault = Vault::open(scratch.path()).unwrap();
    assert_eq!(vault.repairs().len(), 1, "{:?}", vault.repairs());
    assert!(fs::metadata(warc(&scratch)).unwrap().len() >= whole);
    assert_eq!(fs::read_dir(scratch.path().join("lost+found")).unwrap().count(), 1);
    let more = vault.keep(&[page(99, 3, "more")], noon(5)).unwrap();
    let reader = vault.reader().unwrap();
    assert_eq!(reader.payload(&more[0].id).unwrap(), b"more");
    for (capture, id) in captures.iter().zip(&ids) {
        assert_eq!(reader.payload(id).unwrap(), capture.payload);
    }
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
}

#[test]
fn records_without_rows_get_them() {
    let scratch = Scratch::new();
    let (mut vault, ..) = filled(&scratch, 2);
    let rows = fs::read(scratch.path().join("catalogue.sqlite")).unwrap();
    drop(vault);
    // The catalogue of an instant before the last commit, the archive of after it.
    let elsewhere = Scratch::new();
    drop(Vault::open(elsewhere.path()).unwrap());
    fs::copy(warc(&scratch), warc(&elsewhere)).unwrap();
    vault = Vault::open(elsewhere.path()).unwrap();
    assert_eq!(vault.reader().unwrap().counts().unwrap().captures, 2);
    assert_eq!(vault.unread("test-1").unwrap().len(), 2);
    assert!(!rows.is_empty());
    assert_eq!(fsck(elsewhere.path(), true).unwrap(), []);
}

#[test]
fn a_lost_record_is_named_and_its_row_stays() {
    let scratch = Scratch::new();
    let (vault, _, ids) = filled(&scratch, 3);
    let last = vault.reader().unwrap().capture(&ids[2]).unwrap().unwrap();
    drop(vault);
    let file = OpenOptions::new().write(true).open(warc(&scratch)).unwrap();
    file.set_len(last.place.offset + last.place.length / 2).unwrap();
    let mut vault = Vault::open(scratch.path()).unwrap();
    assert!(vault.repairs().iter().any(|finding| finding.is_damage));
    let reader = vault.reader().unwrap();
    assert!(reader.payload(&ids[2]).unwrap_err().is_damaged());
    assert!(reader.payload(&ids[1]).is_ok());
    let more = vault.keep(&[page(99, 3, "more")], noon(5)).unwrap();
    assert_eq!(reader.payload(&more[0].id).unwrap(), b"more");
    let findings = fsck(scratch.path(), true).unwrap();
    assert!(
        findings.iter().any(|f| f.is_damage && f.says.contains(ids[2].as_str())),
        "{findings:?}"
    );
}

#[test]
fn the_journal_is_chained_and_its_torn_line_trimmed() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    for n in 0..3 {
        let entry = JournalEntry {
            kind: JournalKind::Note,
            about: format!("c{n}"),
            says: "doubtful\nvery".into(),
            by: None,
        };
        vault.record(&entry, noon(3)).unwrap();
    }
    assert_eq!(vault.reader().unwrap().journal(None, 9, 0).unwrap().len(), 3);
    drop(vault);
    let path = scratch.path().join("journal.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{whole}{{\"sequence\":4")).unwrap();
    let vault = Vault::open(scratch.path()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    assert_eq!(vault.repairs().len(), 1);
    drop(vault);
    fs::write(&path, whole.replacen("very", "VERY", 1)).unwrap();
    assert!(fsck(scratch.path(), false).unwrap().iter().any(|finding| finding.is_damage));
}

/// A full disk: nothing is acknowledged, the vault stops, and goes on after it is opened again.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_stops_the_vault_and_loses_nothing() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    std::os::unix::fs::symlink("/dev/full", warc(&scratch)).unwrap();
    let error = vault.keep(&[page(1, 3, "words")], noon(4)).unwrap_err();
    assert!(error.to_string().contains("cannot write"), "{error}");
    let error = vault.keep(&[page(2, 3, "words")], noon(4)).unwrap_err();
    assert!(error.to_string().contains("open the vault again"), "{error}");
    drop(vault);
    fs::remove_file(warc(&scratch)).unwrap();
    let mut vault = Vault::open(scratch.path()).unwrap();
    assert_eq!(vault.reader().unwrap().counts().unwrap().captures, 0);
    assert!(vault.keep(&[page(1, 3, "words")], noon(4)).unwrap()[0].is_new);
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
}

#[test]
fn a_body_no_record_can_hold_is_refused_alone() {
    let scratch = Scratch::new();
    let mut vault = Vault::open(scratch.path()).unwrap();
    let huge = dateline_model::Capture::imported(vec![b'x'; (80 << 20) + 1]);
    assert!(vault.keep(&[huge], noon(4)).unwrap_err().to_string().contains("80"));
    assert!(vault.keep(&[page(1, 3, "words")], noon(4)).unwrap()[0].is_new);
}
