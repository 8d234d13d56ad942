//! The table of the sample press: every file of `corpus/` as bytes in the binary.

use crate::tree::{self, Leaf};

/// Where the table lies.
pub(crate) const PATH: &str = "crates/dateline/src/desk/press/table.rs";

/// Writes the table.
pub(crate) fn write() -> anyhow::Result<()> {
    let text = of(&tree::leaves()?)?;
    std::fs::write(tree::top().join(PATH), text)?;
    Ok(())
}

/// The table for these files: cases in the order of `press.toml`, then the lexicon.
pub(crate) fn of(leaves: &[Leaf]) -> anyhow::Result<String> {
    let press = leaves.iter().find(|leaf| leaf.path == "corpus/press.toml");
    let press: toml::Table = press.map_or("", Leaf::words).parse()?;
    let cases = press.get("cases").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let mut folders: Vec<String> =
        cases.iter().filter_map(|case| case.as_str().map(str::to_owned)).collect();
    folders.push("lexicon".to_owned());
    let mut out = String::from(
        "//! The files of the sample press; written by `cargo xtask press`, do not edit.\n\nuse super::File;\n\n/// Every page and every sheet.\n#[rustfmt::skip]\npub(super) const FILES: &[File] = &[\n",
    );
    for folder in folders {
        let head = format!("corpus/{folder}/");
        for leaf in leaves.iter().filter(|leaf| leaf.path.starts_with(&head)) {
            let path = leaf.path.trim_start_matches("corpus/");
            if leaf.name() != "facts.txt" && leaf.name() != "README.md" {
                let line = format!(
                    "    (\"{path}\", include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../corpus/{path}\"))),\n"
                );
                out.push_str(&line);
            }
        }
    }
    out.push_str("];\n");
    Ok(out)
}
