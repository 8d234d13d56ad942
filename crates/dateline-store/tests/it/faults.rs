//! Failing calls: the N-th sync or write of a writer fails; nothing acknowledged is lost, and the
//! next opening puts the vault right.

use crate::kill::{FOLDER, GROUPS};
use crate::press::Scratch;
use dateline_model::CaptureId;
use dateline_store::{Vault, fsck};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

/// Runs the child of the kill loop with one failing call; returns whether it ended well.
fn run_with(fault: &str, scratch: &Scratch) -> bool {
    let program = std::env::current_exe().unwrap();
    let status = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e"])
        .arg(format!("inject={fault}"))
        .arg("-P")
        .arg(scratch.path().join("vault/warc/dateline-00001.warc.gz"))
        .arg("-P")
        .arg(scratch.path().join("vault/catalogue.sqlite"))
        .arg("-P")
        .arg(scratch.path().join("vault/catalogue.sqlite-wal"))
        .arg(program)
        .args(["--exact", "kill::child", "--nocapture", "--test-threads=1"])
        .env(FOLDER, scratch.path())
        .env(GROUPS, "5")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    status.success()
}

fn can_trace() -> bool {
    let traced = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    traced.is_ok_and(|status| status.success())
}

#[test]
fn the_nth_failing_call_loses_nothing() {
    if !can_trace() {
        println!("not run: strace is absent or may not trace");
        return;
    }
    let (mut failed, mut acked_in_all) = (0, 0);
    for call in
        ["fsync:error=EIO", "fdatasync:error=EIO", "write:error=ENOSPC", "pwrite64:error=EIO"]
    {
        for n in [1, 2, 3, 5, 8, 12, 19] {
            let scratch = Scratch::new();
            let fault = format!("{call}:when={n}");
            failed += usize::from(!run_with(&fault, &scratch));
            acked_in_all += check(&scratch, &fault);
        }
    }
    println!("28 runs, {failed} of them failed, {acked_in_all} acknowledged, 0 lost");
    assert!(failed > 8, "the faults did not arrive: {failed}");
}

/// Opens the vault again and compares it with what the client was told.
fn check(scratch: &Scratch, fault: &str) -> usize {
    let acks = fs::read_to_string(scratch.path().join("acks")).unwrap_or_default();
    let acked: BTreeSet<&str> = acks.lines().collect();
    let folder = scratch.path().join("vault");
    let mut vault = Vault::open(&folder).unwrap();
    let reader = vault.reader().unwrap();
    for id in &acked {
        reader.payload(&CaptureId::new(*id)).unwrap_or_else(|error| panic!("{fault}: {error}"));
    }
    vault.index().unwrap();
    assert_eq!(fsck(&folder, true).unwrap(), [], "{fault}");
    acked.len()
}
