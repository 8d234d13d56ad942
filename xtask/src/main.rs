//! The house's own tools: `cargo xtask test`, `tidy`, `score`, `measure`.

mod browser;
mod fuzz;
mod glossary;
mod gold;
mod lunar;
mod measure;
mod press;
mod score;
mod shell;
mod statements;
mod test;
mod tidy;
mod train;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <command>
  test [--only STAGE]   everything: tidy, fmt, clippy, test, doc, demo, score, fuzz, browser
  measure extraction [--only quality|speed] [--gold FILE]
                        main text, days, speed and memory beside the peers of benches/peers
  gold show PAGE        prints the blocks of a page of the shared data, for marking
  gold mark FILES       adds what an annotator wrote about them to gold/pages.tsv
  gold flatten          writes the marked pages as flattened texts to target/gold/flat
  glossary              writes docs/reference/glossary.md from the comments of the nouns
  score [WORD]          what was read against what is true (the sets whose names hold WORD);
                        DATELINE_MISSES=1 lists misses
  lunar                 writes the months of the lunar calendar from sun and moon
  press                 writes the table of the sample press from corpus/
  train WHAT [--check]  learns weights from ../shared/data: extraction, flat, published, said
  tidy                  the rules of the house that no compiler knows";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => test::run(None),
        ["test", "--only", stage] => test::run(Some(stage)),
        ["glossary"] => glossary::write().map(|()| true),
        ["gold", "show", page] => gold::show(page).map(|()| true),
        ["gold", "flatten"] => gold::flatten::write().map(|()| true),
        ["gold", "mark", "--judged", files @ ..] if !files.is_empty() => {
            gold::mark(files, true).map(|()| true)
        }
        ["gold", "mark", files @ ..] if !files.is_empty() => {
            gold::mark(files, false).map(|()| true)
        }
        ["lunar"] => lunar::write().map(|()| true),
        ["press"] => press::write().map(|()| true),
        ["score"] | ["score", _] => {
            let word = words.get(1).copied().unwrap_or_default();
            score::run(word)
                .map(|ended| matches!(ended, test::Ended::Passed | test::Ended::Skipped(_)))
        }
        ["measure", "extraction", words @ ..] => measure::extraction(words).map(|ended| {
            if let test::Ended::Skipped(absent) = &ended {
                shell::say(&format!("SKIPPED: {absent}"));
            }
            true
        }),
        ["train", what] => train::run(what, false).map(|()| true),
        ["train", what, "--check"] => train::run(what, true).map(|()| true),
        ["tidy"] => tidy::run().map(|()| true),
        _ => {
            shell::say(USAGE);
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            shell::say(&format!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}
