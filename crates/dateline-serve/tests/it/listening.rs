//! Listening: loopback only, a taken port is told apart, and the room closes when asked to.

use dateline_serve::{Error, ServeAddress, serve};
use std::{net::SocketAddr, path::PathBuf};

const FREE: ([u8; 4], u16) = ([127, 0, 0, 1], 0);

/// Opens a room at these addresses and closes it as soon as it is open.
fn open(
    listen: SocketAddr,
    originals: SocketAddr,
) -> Result<Option<(SocketAddr, SocketAddr)>, Error> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime");
    let mut bound = None;
    let ready = |pages, originals| bound = Some((pages, originals));
    let folder = PathBuf::from("no-vault-here");
    runtime.block_on(serve(folder, ServeAddress { listen, originals }, ready, async {}))?;
    Ok(bound)
}

#[test]
fn a_free_port_is_told_and_the_room_closes() {
    let (pages, originals) = open(FREE.into(), FREE.into()).expect("it opens").expect("addresses");
    assert!(pages.ip().is_loopback() && originals.ip().is_loopback());
    assert!(pages.port() != 0 && originals.port() != 0 && pages.port() != originals.port());
}

#[test]
fn a_taken_port_is_told_apart() {
    let holder = std::net::TcpListener::bind(SocketAddr::from(FREE)).expect("a free port");
    let taken = holder.local_addr().expect("its address");
    for (listen, originals) in [(taken, FREE.into()), (FREE.into(), taken)] {
        let error = open(listen, originals).expect_err("it is taken");
        assert!(error.is_port_taken() && !error.is_open_address(), "{error}");
        assert!(error.to_string().contains(&taken.to_string()), "{error}");
    }
}

#[test]
fn an_open_address_is_refused() {
    for open_to_all in ["0.0.0.0:0", "192.0.2.1:0", "[::]:0"] {
        let address: SocketAddr = open_to_all.parse().expect("an address");
        for (listen, originals) in [(address, FREE.into()), (FREE.into(), address)] {
            let error = open(listen, originals).expect_err("it is open to others");
            assert!(error.is_open_address() && !error.is_port_taken(), "{error}");
        }
    }
}
