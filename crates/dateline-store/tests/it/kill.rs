//! The kill loop: a writer is killed at any instant; nothing acknowledged is ever lost.
//!
//! The program runs itself again with an environment variable set; that child keeps captures and
//! writes every id it was given to its own, synced log, as a client would.

use crate::keeping::shelve;
use crate::press::{Scratch, noon, page, report};
use dateline_model::CaptureId;
use dateline_store::{Vault, fsck};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Where the child works.
pub(crate) const FOLDER: &str = "DATELINE_STORE_KILL_FOLDER";
/// After how many groups the child ends by itself; never, when it is not set.
pub(crate) const GROUPS: &str = "DATELINE_STORE_KILL_GROUPS";
const KILLS: u64 = 50;

/// The child: keeps captures in groups of odd sizes until it is killed. As a test it does nothing.
#[test]
fn child() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let groups = std::env::var(GROUPS).ok().and_then(|groups| groups.parse().ok());
    let mut log = OpenOptions::new().append(true).create(true).open(folder.join("acks")).unwrap();
    let mut vault = Vault::open(&folder.join("vault")).unwrap();
    let mut n = vault.reader().unwrap().counts().unwrap().captures;
    // The last captures are kept again: their acknowledgement may have been lost.
    n = n.saturating_sub(5);
    for _ in 0..groups.unwrap_or(usize::MAX) {
        let group: Vec<_> = (n..n + 1 + n % 4).map(|n| page(n, 3, &report(n))).collect();
        n += group.len();
        let kept = vault.keep(&group, noon(4)).unwrap();
        let ids: Vec<CaptureId> = kept.into_iter().map(|kept| kept.id).collect();
        let lines: Vec<&str> = ids.iter().flat_map(|id| [id.as_str(), "\n"]).collect();
        log.write_all(lines.concat().as_bytes()).unwrap();
        log.sync_all().unwrap();
        shelve(&mut vault, &group, &ids);
        if n.is_multiple_of(3) {
            vault.index().unwrap();
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_by_fifty_kills() {
    let scratch = Scratch::new();
    let program = std::env::current_exe().unwrap();
    // A slow machine gets longer lives, so that there is something to lose.
    let mut life = 30;
    for kill in 0..KILLS {
        let mut child = Command::new(&program)
            .args(["--exact", "kill::child", "--nocapture", "--test-threads=1"])
            .env(FOLDER, scratch.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(life + kill * 37 % 190));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(!status.success());
        assert_eq!(status.code(), None, "the child ended by itself at kill {kill}");
        let acks = fs::read_to_string(scratch.path().join("acks")).unwrap_or_default();
        if u64::try_from(acks.lines().count()).unwrap() <= kill {
            life = (life + 20).min(400);
        }
    }
    let acks = fs::read_to_string(scratch.path().join("acks")).unwrap_or_default();
    let acked: BTreeSet<&str> = acks.lines().filter(|line| line.len() == 17).collect();
    let folder = scratch.path().join("vault");
    let mut vault = Vault::open(&folder).unwrap();
    let reader = vault.reader().unwrap();
    for id in &acked {
        let payload = reader.payload(&CaptureId::new(*id)).unwrap();
        assert!(String::from_utf8(payload).unwrap().contains("lighthouse"));
    }
    let captures = reader.counts().unwrap().captures;
    let addresses: BTreeSet<String> = reader
        .captures(usize::MAX, 0)
        .unwrap()
        .into_iter()
        .map(|row| row.url.unwrap().canonical().to_owned())
        .collect();
    assert_eq!(addresses.len(), captures, "nothing is held twice");
    assert!(acked.len() <= captures);
    assert!(acked.len() > 20, "the machine was too slow to prove anything: {}", acked.len());
    vault.index().unwrap();
    assert_eq!(fsck(&folder, true).unwrap(), []);
    println!("{KILLS} kills: {} acknowledged, {captures} held, 0 lost", acked.len());
}
