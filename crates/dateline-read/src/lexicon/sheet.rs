//! Sheets: the rows of a tab-separated lexicon file.

/// The rows of a sheet: fields between tabs, without comment lines (`#`), empty lines and the
/// head line (the first line that is neither).
pub(crate) fn rows(sheet: &str) -> impl Iterator<Item = Vec<&str>> {
    sheet
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').map(str::trim).collect())
}

/// Field `n` of a row, or `""` where the row is shorter.
pub(crate) fn field<'s>(row: &[&'s str], n: usize) -> &'s str {
    row.get(n).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_head_are_no_rows() {
        let sheet = "# people\nid\tname\n\nada\tAda Marrow\n";
        let all: Vec<_> = rows(sheet).collect();
        assert_eq!(all, [["ada", "Ada Marrow"]]);
        assert_eq!(field(&all[0], 7), "");
    }
}
