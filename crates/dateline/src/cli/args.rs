//! Arguments: the words of the command line, as typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::{Timestamp, civil::Date};
use std::path::PathBuf;

/// From web pages to a sourced record: who said what, when, through whom, and what was changed
/// afterwards.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Reads pages and prints their facts; needs no vault
    Read(Read),
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
}

impl Format {
    /// The word of the command line.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
        }
    }
}

/// What the input of `read` is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Look at name and content
    #[default]
    Auto,
    /// HTML pages
    Html,
    /// Flattened text
    Text,
    /// JSON lines with `id` and `html` or `text`
    Jsonl,
}

/// `dateline read`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline read --format json page.html")]
pub(crate) struct Read {
    /// Files to read; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    pub files: Vec<PathBuf>,
    /// How to print: text, json or jsonl [default: text on a terminal, else json, or jsonl for
    /// jsonl input]
    #[arg(long)]
    pub format: Option<Format>,
    /// What the files are
    #[arg(long, default_value = "auto")]
    pub input: Input,
    /// Address of the page
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Instant of the capture, such as 2024-05-03T09:00:00Z
    #[arg(long, value_name = "INSTANT")]
    pub captured: Option<Timestamp>,
    /// Day of publication, when it is known, such as 2024-05-03
    #[arg(long, value_name = "DAY")]
    pub published: Option<Date>,
    /// Outlet of the page, when it is known
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// A folder with lexicon sheets of your own
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
    /// Threads for jsonl input [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Print items, bytes, seconds, speed and peak memory to standard error at the end
    #[arg(long)]
    pub stats: bool,
    /// Say for each block why it was kept or dropped
    #[arg(long)]
    pub why: bool,
}
