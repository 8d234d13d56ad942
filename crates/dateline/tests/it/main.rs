//! The integration program of the binary: what a person at the command line meets.
#![expect(clippy::unwrap_used, reason = "a test that cannot start may fail loudly")]

mod badinput;
mod contract;
mod run;
mod seeds;
mod settings;
mod vault;
mod when;
