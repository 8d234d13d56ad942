//! The command line: words in, a verb done, an exit code out.

mod args;
mod inputs;
mod jsonl;
mod print;
mod read;
mod record;
mod stats;
mod summary;

use crate::exit::{self, Exit};
use args::{Arguments, Verb};
use clap::Parser;
use std::process::ExitCode;

/// Runs the program once.
pub(crate) fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(refusal) => return refuse(&refusal),
    };
    let ended = match arguments.verb {
        Verb::Read(words) => read::run(&words),
    };
    match ended {
        Ok(exit) => exit.into(),
        Err(error) if print::is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            print::error(&format!("{error:#}"));
            exit::of_error(&error).into()
        }
    }
}

/// Prints what clap has to say: help and version are no errors.
fn refuse(refusal: &clap::Error) -> ExitCode {
    let is_talk = !refusal.use_stderr();
    if refusal.print().is_err() || is_talk { Exit::Done.into() } else { Exit::Usage.into() }
}
