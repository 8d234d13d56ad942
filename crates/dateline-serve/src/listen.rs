//! Listening: the two origins of the room, on loopback only.

use crate::{
    error::{Error, Reason},
    room::Room,
    routes,
};
use std::{future::Future, io, net::SocketAddr, path::PathBuf, pin::pin, task::Poll};
use tokio::{net::TcpListener, sync::watch};

/// Where the two origins listen. Port 0 takes a free one.
///
/// ```
/// use dateline_serve::ServeAddress;
/// let address = ServeAddress {
///     listen: ([127, 0, 0, 1], 8470).into(),
///     originals: ([127, 0, 0, 1], 8471).into(),
/// };
/// assert!(address.is_loopback());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServeAddress {
    /// The pages.
    pub listen: SocketAddr,
    /// The second origin, which shows originals and nothing else (decision D4).
    pub originals: SocketAddr,
}

impl ServeAddress {
    /// Whether only this machine can reach both (decision D10).
    pub fn is_loopback(&self) -> bool {
        self.listen.ip().is_loopback() && self.originals.ip().is_loopback()
    }
}

/// Opens the reading room over the vault in `folder` and answers until `stop` is done.
///
/// `ready` is told the two bound addresses, once both listen. The vault is opened for reading only.
pub async fn serve(
    folder: PathBuf,
    address: ServeAddress,
    ready: impl FnOnce(SocketAddr, SocketAddr) + Send,
    stop: impl Future<Output = ()> + Send,
) -> Result<(), Error> {
    let pages = bind(address.listen).await?;
    let originals = bind(address.originals).await?;
    let (pages_at, originals_at) = (bound(&pages)?, bound(&originals)?);
    let room = Room::new(folder, pages_at, originals_at);
    let (closing, closed) = watch::channel(false);
    let until = |mut closed: watch::Receiver<bool>| async move {
        // An error means that the sender is gone, which is a close as well.
        drop(closed.wait_for(|is_closed| *is_closed).await);
    };
    let pages = axum::serve(pages, routes::pages(room.clone()))
        .with_graceful_shutdown(until(closed.clone()));
    let originals =
        axum::serve(originals, routes::originals(room)).with_graceful_shutdown(until(closed));
    ready(pages_at, originals_at);
    let stopping = async move {
        stop.await;
        closing.send_replace(true);
        Ok(())
    };
    all_three(pages.into_future(), originals.into_future(), stopping).await
}

/// Waits for the two listeners; the third only tells them to stop.
async fn all_three(
    pages: impl Future<Output = io::Result<()>>,
    originals: impl Future<Output = io::Result<()>>,
    stopping: impl Future<Output = io::Result<()>>,
) -> Result<(), Error> {
    let (mut pages, mut originals) = (pin!(pages), pin!(originals));
    let mut stopping = pin!(stopping);
    let (mut pages_done, mut originals_done, mut stopped) = (false, false, false);
    std::future::poll_fn(|context| {
        if !stopped {
            stopped = stopping.as_mut().poll(context).is_ready();
        }
        if !pages_done && let Poll::Ready(end) = pages.as_mut().poll(context) {
            end.map_err(Reason::Stopped)?;
            pages_done = true;
        }
        if !originals_done && let Poll::Ready(end) = originals.as_mut().poll(context) {
            end.map_err(Reason::Stopped)?;
            originals_done = true;
        }
        if pages_done && originals_done { Poll::Ready(Ok(())) } else { Poll::Pending }
    })
    .await
}

/// A listener on a loopback address.
async fn bind(address: SocketAddr) -> Result<TcpListener, Error> {
    if !address.ip().is_loopback() {
        return Err(Reason::NotLoopback(address).into());
    }
    TcpListener::bind(address).await.map_err(|cause| match cause.kind() {
        io::ErrorKind::AddrInUse => Reason::PortTaken { address, cause }.into(),
        _ => Reason::Listen { address, cause }.into(),
    })
}

/// The address a listener got.
fn bound(listener: &TcpListener) -> Result<SocketAddr, Error> {
    listener.local_addr().map_err(|cause| Reason::Stopped(cause).into())
}
