//! Stats: how much was read how fast, and how much memory it took.

use std::time::Instant;

/// A running measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock(Instant);

impl Clock {
    /// Starts measuring.
    pub(crate) fn start() -> Self {
        Self(Instant::now())
    }

    /// One line: items, bytes, seconds, items a second, megabytes (10^6 bytes) a second, and the
    /// peak of resident memory where the system tells it.
    pub(crate) fn report(self, items: u64, bytes: u64) -> String {
        let seconds = self.0.elapsed().as_secs_f64().max(1e-9);
        let (items_f, megabytes) = (as_float(items), as_float(bytes) / 1e6);
        let peak = peak_memory()
            .map_or("unknown".to_owned(), |bytes| format!("{:.1} MB", as_float(bytes) / 1e6));
        format!(
            "items {items}  bytes {bytes}  seconds {seconds:.3}  items/s {:.1}  MB/s {:.2}  peak memory {peak}",
            items_f / seconds,
            megabytes / seconds
        )
    }
}

/// A count as a float, exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "figures for people, three digits matter")]
fn as_float(count: u64) -> f64 {
    count as f64
}

/// Peak resident memory of this process in bytes (`VmHWM`, Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
