//! Running the built binary as a person would.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run printed and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `dateline` with some words.
pub(crate) fn dateline(words: &[&str]) -> Ran {
    fed(words, b"")
}

/// Runs `dateline` with some words and standard input.
pub(crate) fn fed(words: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(words)
        .env_remove("DATELINE_VAULT")
        .env("XDG_DATA_HOME", "/nowhere/data")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end before it has taken all; that is its answer.
    let feeding = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An empty folder of its own for one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("dateline-it-{}-{name}", std::process::id()));
    drop(std::fs::remove_dir_all(&path));
    std::fs::create_dir_all(&path).unwrap();
    path
}

/// A file in a folder; its path as words.
pub(crate) fn file(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// The lines of JSON lines output.
pub(crate) fn records(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A report of the sample world, as flattened text.
pub(crate) const REPORT: &str = "Ferry line to Eastquay opens again\n\n\
    PORT LUMEN, May 3 (MNA) -- Harbour master Clara Tiller said on Saturday that the ferry to \
    Eastquay would sail again.\n\n\"The quay is safe,\" Tiller told the Meridian News Agency.\n";

/// Says that a test tested nothing, past the capture of the test program.
pub(crate) fn skipped(absent: &str) {
    let said = writeln!(std::io::stderr(), "skipped: {absent} is absent, so nothing was tested");
    assert!(said.is_ok());
}
