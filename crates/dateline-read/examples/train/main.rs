//! Train: makes the weights of a task; run by `cargo xtask train said`.
//!
//! `train said LESSONS.jsonl FIRST.bin SECOND.bin` reads lessons, a text a line:
//! `{"id": "…", "text": "…", "pieces": [[kind, start, end], …], "weight": 1}`, pieces in bytes, the
//! first that touches a token wins. `train check said …` tells how well weights do. Same lessons, same bytes on the same platform.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a trainer is run by hand: it reads and writes files and prints figures"
)]
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a trainer counts in floats"
)]

mod check;
mod crf;
mod lessons;
mod pack;
mod passes;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let ended = match words.as_slice() {
        ["check", task, lessons, first, second] => {
            check::check(task, lessons.as_ref(), first.as_ref(), second.as_ref())
        }
        [task, lessons, first, second] => {
            passes::train(task, lessons.as_ref(), first.as_ref(), second.as_ref())
        }
        _ => Err("call it as `train [check] said LESSONS.jsonl FIRST.bin SECOND.bin`".into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train: {error}");
            ExitCode::FAILURE
        }
    }
}
