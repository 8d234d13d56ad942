//! The house's own tools: `cargo xtask test`, `tidy`, `score`, `measure`.

mod browser;
mod fuzz;
mod glossary;
mod measure;
mod press;
mod score;
mod shell;
mod test;
mod tidy;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask <command>
  test [--only STAGE]   everything: tidy, fmt, clippy, test, doc, demo, score, fuzz, browser
  measure extraction [--only quality|speed] [--gold FILE]
                        main text, days, speed and memory beside the peers of benches/peers
  glossary              writes docs/reference/glossary.md from the comments of the nouns
  score                 what was read against what is true; DATELINE_MISSES=1 lists misses
  press                 writes the table of the sample press from corpus/
  tidy                  the rules of the house that no compiler knows";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["test"] => test::run(None),
        ["test", "--only", stage] => test::run(Some(stage)),
        ["glossary"] => glossary::write().map(|()| true),
        ["press"] => press::write().map(|()| true),
        ["score"] => {
            score::run().map(|ended| matches!(ended, test::Ended::Passed | test::Ended::Skipped(_)))
        }
        ["measure", "extraction", words @ ..] => measure::extraction(words).map(|ended| {
            if let test::Ended::Skipped(absent) = &ended {
                shell::say(&format!("SKIPPED: {absent}"));
            }
            true
        }),
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
