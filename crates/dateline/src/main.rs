//! dateline: from web pages to a sourced record of who said what, when, through whom, and what
//! was changed afterwards.

mod cli;
mod desk;
mod exit;
mod progress;
mod settings;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
