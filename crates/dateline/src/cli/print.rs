//! Print: the one place that writes to standard output and standard error.

use std::io::{self, IsTerminal, Write};

/// Standard output, buffered.
pub(crate) fn out() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Whether standard output is a terminal.
pub(crate) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// A finished sentence for the person at the terminal.
pub(crate) fn say(sentence: &str) {
    talk(&format!("{}\n", plain(sentence)));
}

/// A sentence about what failed.
pub(crate) fn error(sentence: &str) {
    talk(&format!("dateline: {}\n", plain(sentence)));
}

/// Writes to standard error; when nobody listens there is nobody to tell.
fn talk(words: &str) {
    drop(io::stderr().lock().write_all(words.as_bytes()));
}

/// Foreign text without control characters, so that it cannot steer a terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' { ' ' } else { c }).collect()
}

/// Whether an error only says that the reader of our output went away.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}
