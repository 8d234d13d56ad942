//! Shell: programs started, sentences said.

use anyhow::{Context, bail};
use std::path::Path;
use std::process::Command;

/// Says a sentence on standard output.
#[expect(clippy::print_stdout, reason = "the one place where xtask prints")]
pub(crate) fn say(sentence: &str) {
    println!("{sentence}");
}

/// Runs a program in a folder and fails when it does.
pub(crate) fn run(folder: &Path, program: &str, words: &[&str]) -> anyhow::Result<()> {
    run_with(folder, program, words, &[])
}

/// Runs a program in a folder with some environment and fails when it does.
pub(crate) fn run_with(
    folder: &Path,
    program: &str,
    words: &[&str],
    environment: &[(&str, &str)],
) -> anyhow::Result<()> {
    let line = format!("{program} {}", words.join(" "));
    say(&format!("$ {line}"));
    let status = Command::new(program)
        .args(words)
        .current_dir(folder)
        .envs(environment.iter().copied())
        .status()
        .with_context(|| format!("cannot start {program}"))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// What a program prints, when it ends well.
pub(crate) fn output(folder: &Path, program: &str, words: &[&str]) -> anyhow::Result<String> {
    let out = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()
        .with_context(|| format!("cannot start {program}"))?;
    if !out.status.success() {
        bail!("`{program} {}` failed: {}", words.join(" "), String::from_utf8_lossy(&out.stderr));
    }
    Ok(String::from_utf8(out.stdout)?)
}

/// The cargo that runs this program.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Whether a program is on the path.
pub(crate) fn has(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
}
