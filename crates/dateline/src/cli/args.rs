//! Arguments: the words of the command line, as typed.

use clap::{Args, Parser, Subcommand, ValueEnum};
use dateline_model::EventKind;
use jiff::{Timestamp, civil::Date};
use std::net::SocketAddr;
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
    /// Fills a vault with an invented press, prints its chronicle and serves the reading room
    Demo(Demo),
    /// Reads pages and prints their facts; needs no vault
    Read(Read),
    /// Explains words of time: what they denote, and by which steps
    When(When),
    /// Keeps pages in a vault and reads them
    Add(Add),
    /// Finds articles
    Search(Search),
    /// Dated lines, each with the words that prove it
    Chronicle(Chronicle),
    /// Who said what, through whom
    Quotes(Quotes),
    /// Serves the reading room
    Serve(Serve),
    /// Settings and where each came from, and how the vault is
    Doctor(Plain),
    /// Checks the vault
    Fsck(Fsck),
    /// Makes the index again from the catalogue
    Reindex(Plain),
    /// Reads everything again with this reader
    Reread(Reread),
    /// Prints completions for a shell
    Completions(Completions),
    /// Prints the manual page
    Man,
}

/// Which vault.
#[derive(Args, Debug)]
pub(crate) struct VaultWords {
    /// Folder of the vault [default: `DATELINE_VAULT`, a vault above this folder, or the user's
    /// data folder]
    #[arg(long, value_name = "DIR")]
    pub vault: Option<PathBuf>,
}

/// A verb that needs a vault and nothing else.
#[derive(Args, Debug)]
pub(crate) struct Plain {
    #[command(flatten)]
    pub vault: VaultWords,
}

/// What a list is narrowed to; the same words for every list.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Filters")]
pub(crate) struct Filters {
    /// From this day on
    #[arg(long, value_name = "DAY")]
    pub since: Option<Date>,
    /// Up to this day
    #[arg(long, value_name = "DAY")]
    pub until: Option<Date>,
    /// Outlet, or a part of its name
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Agency or relay, or a part of its name
    #[arg(long, value_name = "NAME")]
    pub agency: Option<String>,
    /// Speaker, or a part of the name
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Id of someone or something mentioned, such as kim-jong-un
    #[arg(long, value_name = "ID")]
    pub entity: Option<String>,
    /// Kind of event: message, visit, meeting, anniversary, launch, statement, appointment,
    /// agreement, death, happening
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Option<EventKind>,
    /// Language of the article: en, ko, zh, ja, …
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// Words in it
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
}

/// How much of a list is printed, and how.
#[derive(Args, Debug)]
pub(crate) struct Listing {
    /// How to print [default: text on a terminal, else jsonl]
    #[arg(long)]
    pub format: Option<Format>,
    /// At most so many rows
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub limit: usize,
    /// Leave out so many rows first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,
}

/// The kind of event a word names.
fn kind(word: &str) -> Result<EventKind, String> {
    const KINDS: [EventKind; 10] = [
        EventKind::Message,
        EventKind::Visit,
        EventKind::Meeting,
        EventKind::Anniversary,
        EventKind::Launch,
        EventKind::Statement,
        EventKind::Appointment,
        EventKind::Agreement,
        EventKind::Death,
        EventKind::Happening,
    ];
    let named = KINDS.into_iter().find(|kind| kind.as_str() == word);
    named.ok_or_else(|| format!("kinds are {}", KINDS.map(EventKind::as_str).join(", ")))
}

/// `dateline demo`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline demo --no-serve")]
pub(crate) struct Demo {
    /// Folder of the demo's vault
    #[arg(long, value_name = "DIR", default_value = "dateline-demo")]
    pub vault: PathBuf,
    /// End after printing the chronicle
    #[arg(long)]
    pub no_serve: bool,
    /// Address of the reading room [default: 127.0.0.1:8470, or the next free one]
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<SocketAddr>,
}

/// `dateline add`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline add pages/ --manifest pages.csv")]
pub(crate) struct Add {
    /// Files, folders, WARC files, JSON lines; `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// CSV with columns file, address, captured, published, outlet
    #[arg(long, value_name = "FILE")]
    pub manifest: Option<PathBuf>,
    #[command(flatten)]
    pub vault: VaultWords,
    /// How to print: text or jsonl [default: text on a terminal, else jsonl]
    #[arg(long)]
    pub format: Option<Format>,
    /// Threads that read [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// Print items, bytes, seconds, speed and peak memory to standard error at the end
    #[arg(long)]
    pub stats: bool,
}

/// `dateline when`
#[derive(Args, Debug)]
#[command(
    after_help = "Example: dateline when 'the 80th founding anniversary of the United Nations' --on 2025-10-24"
)]
pub(crate) struct When {
    /// Words of time as an article would print them; a whole sentence helps
    #[arg(value_name = "WORDS", required = true)]
    pub words: Vec<String>,
    /// Day of the article they stand in, such as 2020-10-29; without it nothing is counted from
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// Language of the words: en, ko, zh, ja, … [default: seen from their characters]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<String>,
    /// How to print: text, json or jsonl [default: text on a terminal, else json]
    #[arg(long)]
    pub format: Option<Format>,
    /// A folder with lexicon sheets of your own
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
}

/// `dateline search`
#[derive(Args, Debug)]
#[command(
    after_help = "Example: dateline search 'ferry \"new quay\" outlet:Gazette since:2031-05'"
)]
pub(crate) struct Search {
    /// Words, "phrases", AND, OR, NOT, and fields such as outlet: speaker: since:
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    #[command(flatten)]
    pub vault: VaultWords,
    #[command(flatten)]
    pub listing: Listing,
}

/// `dateline chronicle`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline chronicle --kind message --since 2029-01-01")]
pub(crate) struct Chronicle {
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub vault: VaultWords,
    #[command(flatten)]
    pub listing: Listing,
}

/// `dateline quotes`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline quotes --speaker 'Ada Marrow'")]
pub(crate) struct Quotes {
    #[command(flatten)]
    pub filters: Filters,
    #[command(flatten)]
    pub vault: VaultWords,
    #[command(flatten)]
    pub listing: Listing,
}

/// `dateline serve`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline serve --listen 127.0.0.1:9000")]
pub(crate) struct Serve {
    #[command(flatten)]
    pub vault: VaultWords,
    /// Address of the reading room; loopback only [default: 127.0.0.1:8470]
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<SocketAddr>,
    /// Address of the second origin, which shows originals [default: the next port]
    #[arg(long, value_name = "ADDR:PORT")]
    pub originals: Option<SocketAddr>,
}

/// `dateline fsck`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline fsck --full")]
pub(crate) struct Fsck {
    #[command(flatten)]
    pub vault: VaultWords,
    /// Check every byte, not only counts and chains
    #[arg(long)]
    pub full: bool,
    /// How to print: text or jsonl [default: text on a terminal, else jsonl]
    #[arg(long)]
    pub format: Option<Format>,
}

/// `dateline reread`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline reread --rebuild")]
pub(crate) struct Reread {
    #[command(flatten)]
    pub vault: VaultWords,
    /// Make the catalogue again from WARC files and journal first
    #[arg(long)]
    pub rebuild: bool,
    /// Threads that read [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
}

/// `dateline completions`
#[derive(Args, Debug)]
#[command(after_help = "Example: dateline completions bash")]
pub(crate) struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
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
