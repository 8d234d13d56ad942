//! The command line: words in, a verb done, an exit code out.

mod add;
mod args;
mod chronicle;
mod csvrow;
mod demo;
mod doctor;
mod fsck;
mod inputs;
mod jsonl;
mod lists;
mod manual;
mod print;
mod quotes;
mod read;
mod record;
mod reindex;
mod reread;
mod search;
mod serve;
mod stats;
mod summary;
mod when;

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
        Verb::Demo(words) => demo::run(&words),
        Verb::Read(words) => read::run(&words),
        Verb::When(words) => when::run(&words),
        Verb::Add(words) => add::run(&words),
        Verb::Search(words) => search::run(&words),
        Verb::Chronicle(words) => chronicle::run(&words),
        Verb::Quotes(words) => quotes::run(&words),
        Verb::Serve(words) => serve::run(&words),
        Verb::Doctor(words) => doctor::run(&words),
        Verb::Fsck(words) => fsck::run(&words),
        Verb::Reindex(words) => reindex::run(&words),
        Verb::Reread(words) => reread::run(&words),
        Verb::Completions(words) => manual::completions(&words),
        Verb::Man => manual::page(),
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
