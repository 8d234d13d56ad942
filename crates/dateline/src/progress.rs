//! Progress: a bar on standard error while long work runs, and only on a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

/// A running count of something whose total may be unknown.
#[derive(Debug)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Starts a bar; `total` 0 means unknown.
    pub(crate) fn start(doing: &'static str, total: u64) -> Self {
        let is_shown = std::io::stderr().is_terminal();
        let target = if is_shown {
            ProgressDrawTarget::stderr_with_hz(8)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target((total > 0).then_some(total), target);
        let template = if total > 0 {
            "{msg} {wide_bar} {pos}/{len} ({per_sec}, {eta} left)"
        } else {
            "{msg} {spinner} {pos} ({per_sec})"
        };
        // The templates are ours and checked by the tests; the plain style is a fair second.
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style);
        bar.set_message(doing);
        Self(bar)
    }

    /// Counts some more.
    pub(crate) fn advance(&self, by: usize) {
        self.0.inc(u64::try_from(by).unwrap_or_default());
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
