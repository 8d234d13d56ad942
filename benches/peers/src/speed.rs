//! Speed and memory: every system in a process of its own, passes in turn, processor time.

use crate::pages;
use crate::systems::{Ready, System};
use anyhow::Context as _;
use rustix::time::{ClockId, clock_gettime};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Passes that count, after one that does not.
const PASSES: usize = 5;

/// The speed of one system over the pages of `generic`.
#[derive(Clone, Debug)]
pub(crate) struct Speed {
    /// The system's name.
    pub name: String,
    /// Processor seconds of the median pass.
    pub seconds: f64,
    /// The fastest and the slowest pass.
    pub spread: (f64, f64),
    /// Memory at its highest, above that with the pages loaded, in MB.
    pub memory: f64,
    /// Memory at its highest in all, in MB.
    pub peak: f64,
}

/// Measures every system; the passes of all of them take turns, so that a busy minute of the
/// machine falls on all alike.
pub(crate) fn measure(data: &Path) -> anyhow::Result<Vec<Speed>> {
    let mut workers = System::ALL
        .into_iter()
        .map(|system| Worker::start(system, data))
        .collect::<anyhow::Result<Vec<_>>>()?;
    for pass in 0..=PASSES {
        for worker in &mut workers {
            let seconds = worker.ask("go")?;
            if pass > 0 {
                worker.seconds.push(seconds);
            }
        }
    }
    workers.into_iter().map(Worker::end).collect()
}

/// A process that holds the pages and one system.
struct Worker {
    system: System,
    process: Child,
    into: ChildStdin,
    out: BufReader<ChildStdout>,
    seconds: Vec<f64>,
}

impl Worker {
    fn start(system: System, data: &Path) -> anyhow::Result<Self> {
        let mut process = Command::new(std::env::current_exe()?)
            .arg("worker")
            .arg(system.name())
            .arg(data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let into = process.stdin.take().context("a worker without input")?;
        let out = BufReader::new(process.stdout.take().context("a worker without output")?);
        Ok(Self { system, process, into, out, seconds: Vec::new() })
    }

    fn ask(&mut self, word: &str) -> anyhow::Result<f64> {
        writeln!(self.into, "{word}")?;
        self.into.flush()?;
        let mut line = String::new();
        self.out.read_line(&mut line)?;
        line.trim().parse().with_context(|| format!("{} answered `{line}`", self.system.name()))
    }

    fn end(mut self) -> anyhow::Result<Speed> {
        let (memory, peak) = (self.ask("above")?, self.ask("peak")?);
        drop(self.into);
        self.process.wait()?;
        self.seconds.sort_by(f64::total_cmp);
        Ok(Speed {
            name: self.system.name().to_owned(),
            seconds: self.seconds[PASSES / 2],
            spread: (self.seconds[0], self.seconds[PASSES - 1]),
            memory,
            peak,
        })
    }
}

/// The other side: loads the pages, then works or tells on every word of standard input.
pub(crate) fn work(system: System, data: &Path) -> anyhow::Result<()> {
    let pages: Vec<String> =
        pages::addressed(data, "generic")?.into_iter().map(|page| page.html).collect();
    // Linux forgets the peak of loading on this word; elsewhere it stays in the figure.
    std::fs::write("/proc/self/clear_refs", "5").ok();
    let loaded = memory("VmRSS:");
    let ready = Ready::new(system);
    for word in std::io::stdin().lines() {
        let answer = match word?.as_str() {
            "go" => {
                let begun = processor_seconds();
                let size: usize = pages.iter().map(|html| ready.work(html)).sum();
                std::hint::black_box(size);
                processor_seconds() - begun
            }
            "above" => memory("VmHWM:") - loaded,
            _ => memory("VmHWM:"),
        };
        println!("{answer}");
    }
    Ok(())
}

/// Processor seconds of this process so far.
fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// A row of the process's status in MB, 0 where the system has none.
fn memory(key: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let row = status.lines().find_map(|line| line.strip_prefix(key));
    let kilobytes =
        row.and_then(|row| row.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kilobytes.unwrap_or_default() * 1024.0 / 1e6
}
