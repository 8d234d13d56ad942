//! Sheet: `blocks.tsv`, the weights with the head that says how they were made.

use std::collections::BTreeMap;
use std::path::Path;

/// Weights in thousandths by the name of a feature, or of two joined by `+`; one column a pass.
pub(crate) type Rows = BTreeMap<String, [i32; 4]>;

/// Reads the rows of a sheet.
pub(crate) fn load(path: &Path) -> anyhow::Result<Rows> {
    let text = std::fs::read_to_string(path)?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let name = fields.next().unwrap_or_default().to_owned();
        let mut numbers = [0; 4];
        for (number, field) in numbers.iter_mut().zip(fields) {
            *number = field.parse()?;
        }
        Ok((name, numbers))
    };
    rows.map(row).collect()
}

/// The sheet as text: head lines, then the rows in order; rows of zeros are left out.
pub(crate) fn text(head: &[String], rows: &Rows) -> String {
    let head = head.iter().map(|line| format!("# {line}\n"));
    let names = "feature\tfirst\tsecond\ttitle\ttitle_second\n".to_owned();
    let told = rows.iter().filter(|(_, row)| row.iter().any(|weight| *weight != 0));
    let told = told.map(|(name, row)| {
        let numbers: Vec<String> = row.iter().map(ToString::to_string).collect();
        format!("{name}\t{}\n", numbers.join("\t"))
    });
    head.chain([names]).chain(told).collect()
}

/// Puts new weights into a column; names that are not among them get 0 there.
pub(crate) fn set(rows: &mut Rows, column: usize, weights: &BTreeMap<String, f64>) {
    for row in rows.values_mut() {
        row[column] = 0;
    }
    for (name, weight) in weights {
        rows.entry(name.clone()).or_default()[column] = thousandths(*weight);
    }
}

/// A sheet of two columns as text.
pub(crate) fn lines(
    head: &[String],
    first: &BTreeMap<String, f64>,
    second: &BTreeMap<String, f64>,
) -> String {
    let mut rows: BTreeMap<&str, [i32; 2]> = BTreeMap::new();
    for (column, weights) in [first, second].into_iter().enumerate() {
        for (name, weight) in weights {
            rows.entry(name).or_default()[column] = thousandths(*weight);
        }
    }
    let head = head.iter().map(|line| format!("# {line}\n"));
    let told = rows.into_iter().filter(|(_, row)| *row != [0, 0]);
    let told = told.map(|(name, [first, second])| format!("{name}\t{first}\t{second}\n"));
    head.chain(["feature\tfirst\tsecond\n".to_owned()]).chain(told).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "held within 16 bits just before")]
fn thousandths(weight: f64) -> i32 {
    (weight * 1000.0).round().clamp(-31_999.0, 31_999.0) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_set_and_written() {
        let mut rows = Rows::from([("old".to_owned(), [5, 6, 0, 0])]);
        set(&mut rows, 0, &BTreeMap::from([("any".to_owned(), -0.25)]));
        let text = text(&["made by hand".to_owned()], &rows);
        let expected = "# made by hand\nfeature\tfirst\tsecond\ttitle\ttitle_second\n\
                        any\t-250\t0\t0\t0\nold\t0\t6\t0\t0\n";
        assert_eq!(text, expected);
    }
}
