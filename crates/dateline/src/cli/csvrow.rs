//! Rows of comma-separated values that no spreadsheet takes for a formula.

use std::io::Write;

/// A table being written.
pub(crate) struct Table<W: Write>(csv::Writer<W>);

impl<W: Write> Table<W> {
    /// Begins with the head line.
    pub(crate) fn begin(out: W, head: &[&str]) -> anyhow::Result<Self> {
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(head)?;
        Ok(Self(writer))
    }

    /// Writes one row. A cell that begins like a formula gets an apostrophe before it (CWE-1236).
    pub(crate) fn row(&mut self, cells: &[String]) -> anyhow::Result<()> {
        Ok(self.0.write_record(cells.iter().map(|cell| safe(cell)))?)
    }

    /// Ends the table.
    pub(crate) fn end(mut self) -> anyhow::Result<()> {
        Ok(self.0.flush()?)
    }
}

fn safe(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_formula_cells_are_escaped() {
        let mut bytes = Vec::new();
        let mut table = Table::begin(&mut bytes, &["a", "b"]).unwrap();
        table.row(&["=1+1".to_owned(), "ferry, late".to_owned()]).unwrap();
        table.end().unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "a,b\n'=1+1,\"ferry, late\"\n");
    }
}
