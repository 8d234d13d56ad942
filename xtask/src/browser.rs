//! The reading room in a real browser: headless Chromium, driven by playwright-core.

use crate::shell::{self, has, say};
use crate::test::Ended;
use crate::tree;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Serves the demo vault and walks its pages.
pub(crate) fn run() -> anyhow::Result<Ended> {
    let folder = tree::top().join("crates/dateline/tests/browser");
    for (program, package) in [("node", "nodejs"), ("npm", "npm"), ("chromium", "chromium")] {
        if !has(program) && !install(package) {
            let absent = format!(
                "{program} is absent and cannot be installed here; as root: apt-get install {package}"
            );
            return Ok(Ended::Skipped(absent));
        }
    }
    if !has_cjk_font() {
        install("fonts-noto-cjk");
    }
    shell::run(&folder, "npm", &["ci", "--silent", "--no-audit", "--no-fund"])?;
    let pictures = tree::top().join("target/browser");
    std::fs::create_dir_all(&pictures)?;
    let mut room = open()?;
    let walked = walk(&mut room, &folder, &pictures);
    // The room is ours and ends with us, however the walk went.
    drop(room.kill());
    drop(room.wait());
    walked?;
    say(&format!("screenshots are in {}", pictures.display()));
    Ok(Ended::Passed)
}

/// Starts `dateline demo` on free ports.
fn open() -> anyhow::Result<Child> {
    let binary = tree::top().join("target/release/dateline");
    let vault = tree::top().join("target/browser-vault");
    let child = Command::new(binary)
        .args(["demo", "--listen", "127.0.0.1:0", "--vault"])
        .arg(&vault)
        .stdout(Stdio::piped())
        .spawn()?;
    Ok(child)
}

/// Reads the two addresses the demo prints and hands them to the browser program.
fn walk(room: &mut Child, folder: &Path, pictures: &Path) -> anyhow::Result<()> {
    let out = room.stdout.take().ok_or_else(|| anyhow::anyhow!("the demo has no output"))?;
    let (mut base, mut originals) = (String::new(), String::new());
    let mut lines = BufReader::new(out).lines();
    while originals.is_empty() {
        let Some(line) = lines.next() else {
            anyhow::bail!("the demo ended without saying where it serves");
        };
        let line = line?;
        let address = |name: &str| {
            let rest = line.strip_prefix(name)?;
            rest.split_whitespace().next().map(str::to_owned)
        };
        base = address("reading room").unwrap_or(base);
        originals = address("originals").unwrap_or(originals);
    }
    // Whatever the room still prints must not fill the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    let pictures = pictures.display().to_string();
    shell::run(folder, "node", &["run.mjs", &base, &originals, &pictures])
}

fn has_cjk_font() -> bool {
    shell::output(&tree::top(), "fc-list", &[":lang=ko"])
        .is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// Installs a Debian package, when this is Debian and we may.
fn install(package: &str) -> bool {
    let is_root = shell::output(&tree::top(), "id", &["-u"]).is_ok_and(|id| id.trim() == "0");
    if !is_root || !has("apt-get") {
        return false;
    }
    let quiet = [("DEBIAN_FRONTEND", "noninteractive")];
    let top = tree::top();
    shell::run_with(&top, "apt-get", &["update", "-qq"], &quiet).is_ok()
        && shell::run_with(
            &top,
            "apt-get",
            &["install", "-qq", "-y", "--no-install-recommends", package],
            &quiet,
        )
        .is_ok()
}
