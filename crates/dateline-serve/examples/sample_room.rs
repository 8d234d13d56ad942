//! Opens a reading room over a small vault of the invented press world, to look at the pages.
//!
//! ```text
//! cargo run -p dateline-serve --example sample_room -- FOLDER [PORT]
//! ```
#![expect(clippy::expect_used, reason = "an example that cannot be set up has failed")]
#![expect(clippy::print_stdout, reason = "the addresses are its result")]

#[path = "../tests/it/sample.rs"]
mod sample;

use dateline_serve::ServeAddress;
use std::path::PathBuf;

fn main() {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().expect("a folder for the vault"));
    let port = words.next().map_or(8470, |port| port.parse().expect("a port"));
    if !folder.exists() {
        println!("{} captures", sample::fill(&folder).len());
    }
    let address = ServeAddress {
        listen: ([127, 0, 0, 1], port).into(),
        originals: ([127, 0, 0, 1], port + 1).into(),
    };
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime
        .block_on(dateline_serve::serve(
            folder,
            address,
            |pages, originals| {
                println!("reading room http://{pages}/");
                println!("originals    http://{originals}/");
            },
            std::future::pending(),
        ))
        .expect("the room stays open");
}
