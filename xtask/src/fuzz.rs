//! Fuzzing: every entry of foreign text, briefly, with libFuzzer on the stable compiler.
//!
//! Coverage comes from `-Cpasses=sancov-module`, which stable rustc accepts, so neither nightly nor
//! `cargo fuzz` is needed; libFuzzer itself is built by the crate `libfuzzer-sys` with a C++
//! compiler.

use crate::shell::{self, cargo, has, say};
use crate::test::Ended;
use crate::tree;
use std::path::Path;

/// Inputs tried for each target.
const RUNS: &str = "-runs=3000";

/// Flags that make rustc count covered edges for libFuzzer.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Copt-level=1";

/// Builds every target of `fuzz/` and runs it briefly.
pub(crate) fn run() -> anyhow::Result<Ended> {
    if !has("c++") && !has("g++") && !has("clang++") {
        return Ok(Ended::Skipped("no C++ compiler (apt-get install g++)".to_owned()));
    }
    let folder = tree::top().join("fuzz");
    let target = triple(&folder)?;
    let build = ["build", "--quiet", "--locked", "--bins", "--target", &target];
    shell::run_with(&folder, &cargo(), &build, &[("RUSTFLAGS", FLAGS)])?;
    let programs = folder.join("target").join(&target).join("debug");
    for name in targets(&folder)? {
        say(&format!("-- {name}"));
        let kept = folder.join("target").join("corpus").join(&name);
        std::fs::create_dir_all(&kept)?;
        let program = programs.join(&name);
        let corpus = kept.display().to_string();
        let words = [
            corpus.as_str(),
            RUNS,
            "-seed=7",
            "-max_len=4096",
            "-timeout=20",
            "-rss_limit_mb=2048",
            "-verbosity=0",
            "-print_final_stats=0",
        ];
        shell::run(&folder, &program.display().to_string(), &words)?;
    }
    Ok(Ended::Passed)
}

/// Names of the fuzz targets: the files of `fuzz/targets`.
fn targets(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder.join("targets"))? {
        let path = entry?.path();
        names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// The triple of this machine: with it, build scripts are built without coverage.
fn triple(folder: &Path) -> anyhow::Result<String> {
    let about = shell::output(folder, "rustc", &["-vV"])?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.unwrap_or("x86_64-unknown-linux-gnu").to_owned())
}
