//! The reading room: server-rendered pages over what the vault keeps.
