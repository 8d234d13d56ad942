//! `dateline completions` and `dateline man`, from the same definitions as `--help`.

use super::args::{Arguments, Completions};
use super::print;
use crate::exit::Exit;
use clap::CommandFactory as _;
use std::io::Write as _;

/// Prints completions for a shell.
pub(crate) fn completions(words: &Completions) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(words.shell, &mut Arguments::command(), "dateline", &mut script);
    let mut out = print::out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Done)
}

/// Prints the manual page, one section for each verb.
pub(crate) fn page() -> anyhow::Result<Exit> {
    let mut out = print::out();
    let mut command = Arguments::command();
    command.build();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for verb in command.get_subcommands() {
        clap_mangen::Man::new(verb.clone()).render(&mut out)?;
    }
    out.flush()?;
    Ok(Exit::Done)
}
