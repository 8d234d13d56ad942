//! Rebuilding: catalogue and index are made again, equal to what they were.

use crate::keeping::{filled, shelve};
use crate::press::{Scratch, noon, page};
use dateline_store::{JournalEntry, JournalKind, Query, Vault, fsck};
use rusqlite::types::Value;
use std::fs;
use std::path::Path;

/// All rows of the given tables as text.
fn dump(folder: &Path, tables: &[&str]) -> Vec<String> {
    let connection = rusqlite::Connection::open(folder.join("catalogue.sqlite")).unwrap();
    let mut lines = Vec::new();
    for table in tables {
        let mut found =
            connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2, 3")).unwrap();
        let width = found.column_count();
        let mut rows = found.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..width).map(|at| row.get(at).unwrap()).collect();
            lines.push(format!("{table} {values:?}"));
        }
    }
    lines
}

const ALL: [&str; 12] = [
    "captures",
    "texts",
    "readings",
    "articles",
    "stations",
    "statements",
    "speakers",
    "entities",
    "mentions",
    "events",
    "journal",
    "shelf",
];

#[test]
fn the_catalogue_is_made_again_from_the_archive() {
    let scratch = Scratch::new();
    let (mut vault, captures, ids) = filled(&scratch, 7);
    vault.keep(&[page(0, 9, "later")], noon(9)).unwrap();
    let entry = JournalEntry {
        kind: JournalKind::Watch,
        about: "https://gazette.example/".into(),
        says: "{}".into(),
        by: Some("an editor".into()),
    };
    vault.record(&entry, noon(9)).unwrap();
    let before = dump(scratch.path(), &ALL);
    assert_eq!(vault.rebuild().unwrap(), 8);
    assert_eq!(vault.unread("test-1").unwrap().len(), 8);
    shelve(&mut vault, &captures, &ids);
    assert_eq!(dump(scratch.path(), &ALL), before);
    assert_eq!(vault.index().unwrap(), 7);
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
    // A ruined header is beyond opening, but not beyond rebuilding.
    drop(vault);
    let path = scratch.path().join("catalogue.sqlite");
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0);
    fs::write(&path, bytes).unwrap();
    assert!(Vault::open(scratch.path()).unwrap_err().is_damaged());
    assert!(!fsck(scratch.path(), true).unwrap().is_empty());
    assert_eq!(Vault::rebuild_at(scratch.path()).unwrap(), 8);
    let mut vault = Vault::open(scratch.path()).unwrap();
    shelve(&mut vault, &captures, &ids);
    assert_eq!(dump(scratch.path(), &ALL), before);
}

#[test]
fn a_better_reading_replaces_the_old_one_and_the_index_follows() {
    let scratch = Scratch::new();
    let (mut vault, captures, ids) = filled(&scratch, 3);
    let before =
        dump(scratch.path(), &["articles", "statements", "mentions", "speakers", "events"]);
    shelve(&mut vault, &captures[..1], &ids[..1]);
    let after = dump(scratch.path(), &["articles", "statements", "mentions", "speakers", "events"]);
    assert_eq!(before.len(), after.len());
    assert_eq!(vault.index().unwrap(), 1);
    assert_eq!(vault.index().unwrap(), 0);
    let found = vault.reader().unwrap().search(&Query::parse("lighthouse"), 10, 0).unwrap();
    assert_eq!((found.total, found.hits.len()), (3, 3));
}

/// What a search finds in a vault, as ids.
fn hits(vault: &Vault) -> Vec<String> {
    let found = vault.reader().unwrap().search(&Query::parse("harbour"), 99, 0).unwrap();
    let mut ids: Vec<String> = found.hits.iter().map(|hit| hit.article.id.to_string()).collect();
    ids.sort();
    ids
}

fn largest(folder: &Path, ending: &str) -> std::path::PathBuf {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    files.sort_by_key(|path| fs::metadata(path).unwrap().len());
    files.pop().unwrap_or_else(|| panic!("no {ending} file"))
}

/// A way to ruin the folder of an index.
type Ruin = fn(&Path);

#[test]
fn a_ruined_index_is_set_aside_and_made_again() {
    let ruins: [(&str, Ruin); 7] = [
        ("missing", |index| fs::remove_dir_all(index).unwrap()),
        ("empty", |index| {
            fs::remove_dir_all(index).unwrap();
            fs::create_dir(index).unwrap();
        }),
        ("meta zeroed", |index| fs::write(index.join("meta.json"), vec![0; 300]).unwrap()),
        ("meta truncated", |index| fs::write(index.join("meta.json"), "{").unwrap()),
        ("meta of another program", |index| fs::write(index.join("meta.json"), "{}").unwrap()),
        ("terms truncated", |index| fs::write(largest(index, ".term"), "").unwrap()),
        ("store zeroed", |index| {
            let path = largest(index, ".store");
            let length = fs::metadata(&path).unwrap().len();
            fs::write(&path, vec![0; usize::try_from(length).unwrap()]).unwrap();
        }),
    ];
    for (name, ruin) in ruins {
        let scratch = Scratch::new();
        let (mut vault, captures, ids) = filled(&scratch, 4);
        let before = hits(&vault);
        assert_eq!(before.len(), 4);
        ruin(&scratch.path().join("index"));
        // Meanwhile the rest is served, and searching says what is wrong.
        let found = vault.reader().unwrap().search(&Query::parse("harbour"), 9, 0).unwrap();
        assert!(found.needs_reindex && !found.complaints.is_empty(), "{name}: {found:?}");
        assert!(!fsck(scratch.path(), true).unwrap().is_empty(), "{name}");
        shelve(&mut vault, &captures[..1], &ids[..1]);
        vault.index().unwrap();
        assert_eq!(hits(&vault), before, "{name}");
        drop(vault);
        let mut vault = Vault::open(scratch.path()).unwrap();
        vault.index().unwrap();
        assert_eq!(fsck(scratch.path(), true).unwrap(), [], "{name}");
    }
}

#[test]
fn an_index_ahead_of_the_catalogue_is_made_again() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 4);
    drop(vault);
    let ahead = Scratch::new();
    let (vault, ..) = filled(&ahead, 6);
    drop(vault);
    fs::remove_dir_all(scratch.path().join("index")).unwrap();
    fs::rename(ahead.path().join("index"), scratch.path().join("index")).unwrap();
    let mut vault = Vault::open(scratch.path()).unwrap();
    assert_eq!(vault.index().unwrap(), 4);
    assert_eq!(hits(&vault).len(), 4);
}

#[test]
fn a_backup_taken_while_writing_is_whole() {
    let scratch = Scratch::new();
    let (mut vault, captures, ids) = filled(&scratch, 5);
    let entry = JournalEntry {
        kind: JournalKind::Note,
        about: ids[0].to_string(),
        says: "remember".into(),
        by: None,
    };
    vault.record(&entry, noon(5)).unwrap();
    fs::write(scratch.path().join("lexicon/people.tsv"), "x").unwrap();
    let elsewhere = Scratch::new();
    let reader = vault.reader().unwrap();
    assert!(reader.backup(elsewhere.path()).unwrap() > 1_000);
    assert!(reader.backup(elsewhere.path()).unwrap_err().to_string().contains("not empty"));
    vault.keep(&[page(50, 9, "after")], noon(9)).unwrap();
    let mut copy = Vault::open(elsewhere.path()).unwrap();
    assert_eq!(copy.repairs(), []);
    assert_eq!(copy.index().unwrap(), 5);
    assert_eq!(hits(&copy).len(), 5);
    assert_eq!(fsck(elsewhere.path(), true).unwrap(), []);
    let reader = copy.reader().unwrap();
    for (capture, id) in captures.iter().zip(&ids) {
        assert_eq!(reader.payload(id).unwrap(), capture.payload);
    }
    assert_eq!(reader.journal(None, 9, 0).unwrap().len(), 1);
}

#[test]
fn a_flipped_byte_of_the_index_is_found_when_a_writer_comes() {
    let scratch = Scratch::new();
    let (vault, ..) = filled(&scratch, 4);
    let before = hits(&vault);
    drop(vault);
    let path = largest(&scratch.path().join("index"), ".pos");
    let mut bytes = fs::read(&path).unwrap();
    bytes[0] ^= 1;
    fs::write(&path, bytes).unwrap();
    let mut vault = Vault::open(scratch.path()).unwrap();
    assert_eq!(vault.index().unwrap(), 4);
    assert_eq!(hits(&vault), before);
    assert_eq!(fsck(scratch.path(), true).unwrap(), []);
}
