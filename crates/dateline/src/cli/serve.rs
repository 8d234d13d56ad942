//! `dateline serve`: the reading room.

use super::args::Serve;
use super::{lists, print};
use crate::exit::{Exit, Misuse};
use crate::settings::File;
use dateline_serve::ServeAddress;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::Path;

/// Where the reading room is by default.
pub(crate) const LISTEN: &str = "127.0.0.1:8470";

/// Pairs of ports tried when nobody asked for one.
const TRIES: u16 = 20;

/// Runs the verb.
pub(crate) fn run(words: &Serve) -> anyhow::Result<Exit> {
    let folder = lists::folder(&words.vault)?;
    let file = File::of(&folder)?;
    // Opening it once says what is wrong before anything listens.
    dateline_store::Reader::open(&folder)?;
    let listen = words.listen.or(file.listen);
    let originals = words.originals.or(file.originals);
    open(&folder, listen, originals)
}

/// Serves a vault until it is interrupted. Without a wish for a port, the next free pair is taken.
pub(crate) fn open(
    folder: &Path,
    listen: Option<SocketAddr>,
    originals: Option<SocketAddr>,
) -> anyhow::Result<Exit> {
    let first: SocketAddr = listen.map_or_else(|| LISTEN.parse(), Ok)?;
    for n in 0..TRIES {
        let step = if listen.is_some() { 0 } else { 2 * n };
        let room = moved(first, step)?;
        let beside = match originals {
            Some(address) => address,
            None if room.port() == 0 => room,
            None => moved(room, 1)?,
        };
        match serve(folder, ServeAddress { listen: room, originals: beside })? {
            Err(error) if error.is_port_taken() && listen.is_none() => {
                print::say(&format!("{room} is taken; trying the next pair of ports"));
            }
            Err(error) if error.is_open_address() => return Err(Misuse(error.to_string()).into()),
            Err(error) => return Err(error.into()),
            Ok(()) => return Ok(Exit::Done),
        }
    }
    let last = first.port().saturating_add(2 * TRIES);
    Err(Misuse(format!("no free port from {} to {last}; name one with --listen", first.port()))
        .into())
}

fn moved(address: SocketAddr, by: u16) -> anyhow::Result<SocketAddr> {
    let Some(port) = address.port().checked_add(by) else {
        return Err(Misuse("the ports are used up; name one with --listen".to_owned()).into());
    };
    Ok(SocketAddr::new(address.ip(), port))
}

/// Runs the room on threads of its own; the inner result is the room's.
fn serve(
    folder: &Path,
    address: ServeAddress,
) -> anyhow::Result<Result<(), dateline_serve::Error>> {
    let folder = folder.to_owned();
    let ready = |room: SocketAddr, originals: SocketAddr| {
        let mut out = print::out();
        // Whoever reads our output may have gone; the room serves all the same.
        drop(writeln!(out, "reading room   http://{room}/"));
        drop(writeln!(out, "originals      http://{originals}/   a second origin, on purpose"));
        drop(out.flush());
        print::say("Press Ctrl-C to end.");
    };
    let stop = async {
        // Without signals the room runs until it is killed.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    Ok(runtime.block_on(dateline_serve::serve(folder, address, ready, stop)))
}
