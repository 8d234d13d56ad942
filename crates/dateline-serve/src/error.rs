//! Error: why the reading room could not open or had to close.

use std::net::SocketAddr;

/// Why the reading room could not open or had to close.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Reason);

/// The closed list of reasons.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Reason {
    #[error(
        "the reading room serves one person on this machine: {0} is no loopback address; use 127.0.0.1 or [::1]"
    )]
    NotLoopback(SocketAddr),
    #[error("another program already listens on {address}; choose another port")]
    PortTaken { address: SocketAddr, cause: std::io::Error },
    #[error("cannot listen on {address}: {cause}")]
    Listen { address: SocketAddr, cause: std::io::Error },
    #[error("the listener stopped: {0}")]
    Stopped(std::io::Error),
}

impl Error {
    /// Whether another program already listens on the wanted port.
    pub fn is_port_taken(&self) -> bool {
        matches!(self.0, Reason::PortTaken { .. })
    }

    /// Whether the wanted address is open to other machines (decision D10).
    pub fn is_open_address(&self) -> bool {
        matches!(self.0, Reason::NotLoopback(_))
    }
}
