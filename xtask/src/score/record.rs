//! Records: what `dateline read` answered, with its spans as words.

use serde_json::Value;
use std::path::PathBuf;

/// One reading record.
#[derive(Debug)]
pub(crate) struct Record(pub Value);

impl Record {
    /// The text all spans count in.
    pub(crate) fn text(&self) -> &str {
        self.0["page"]["text"].as_str().unwrap_or_default()
    }

    /// The objects of a list field.
    pub(crate) fn list(&self, field: &str) -> impl Iterator<Item = &Value> {
        self.0[field].as_array().into_iter().flatten()
    }

    /// The words of a span, or of several joined by a space.
    pub(crate) fn words(&self, spans: &Value) -> String {
        let one = |pair: &Value| {
            let at = |n: usize| usize::try_from(pair[n].as_u64()?).ok();
            self.text().get(at(0)?..at(1)?)
        };
        match spans.as_array() {
            Some(list) if list.iter().all(Value::is_array) => {
                list.iter().filter_map(one).collect::<Vec<_>>().join(" ")
            }
            Some(_) => one(spans).unwrap_or_default().to_owned(),
            None => String::new(),
        }
    }
}

/// The binary to measure: the release build, or that of `DATELINE_BIN`.
pub(crate) fn binary() -> anyhow::Result<PathBuf> {
    if let Some(path) = std::env::var_os("DATELINE_BIN") {
        return Ok(path.into());
    }
    let path = crate::tree::top().join("target/release/dateline");
    anyhow::ensure!(path.is_file(), "target/release/dateline is absent: cargo build --release");
    Ok(path)
}
