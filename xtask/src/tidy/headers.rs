//! Headers: every Rust file opens with a sentence that says what it is.

use super::{Findings, rust};
use crate::tree::Leaf;

pub(super) fn check(leaves: &[Leaf]) -> Findings {
    let bare = rust(leaves).filter(|leaf| {
        let first = leaf.words().lines().next().unwrap_or_default();
        let is_script = first.starts_with("#![");
        !first.starts_with("//! ") && !is_script
    });
    bare.map(|leaf| format!("{}: the first line is no `//!` sentence", leaf.path)).collect()
}
