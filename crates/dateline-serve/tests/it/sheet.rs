//! The style sheet: small, without anything from elsewhere, and legible in both themes.

use std::collections::BTreeMap;

const SHEET: &str = include_str!("../../assets/room.css");

/// The color variables of the n-th `:root` block: light, dark, print.
fn colors(n: usize) -> BTreeMap<String, [f64; 3]> {
    let block = SHEET.split(":root {").nth(n + 1).expect("a block of variables");
    let block = block.split('}').next().unwrap_or_default();
    block
        .split(';')
        .filter_map(|line| line.split_once(": #"))
        .map(|(name, hex)| {
            let name = name.trim().rsplit_once("--").expect("a variable").1.to_owned();
            (name, rgb(hex.trim()))
        })
        .collect()
}

fn rgb(hex: &str) -> [f64; 3] {
    let wide: String = match hex.len() {
        3 => hex.chars().flat_map(|c| [c, c]).collect(),
        _ => hex.to_owned(),
    };
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&wide[at..at + 2], 16).expect("hex")) / 255.0)
}

/// Relative luminance (WCAG 2.2).
fn luminance(color: [f64; 3]) -> f64 {
    let [r, g, b] =
        color.map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_color_pair_is_legible_in_both_themes() {
    for theme in [0, 1] {
        let colors = colors(theme);
        let text = [
            ("ink", "paper"),
            ("ink", "wash"),
            ("soft", "paper"),
            ("soft", "wash"),
            ("link", "paper"),
            ("link", "wash"),
            ("ink", "cited"),
            ("doubt", "paper"),
            ("doubt", "doubtwash"),
            ("ink", "doubtwash"),
            ("soft", "doubtwash"),
            ("link", "doubtwash"),
        ];
        for (front, back) in text {
            let got = contrast(colors[front], colors[back]);
            assert!(got >= 4.5, "theme {theme}: {front} on {back} has {got:.2}");
        }
        for front in ["edge", "focus"] {
            for back in ["paper", "wash"] {
                let got = contrast(colors[front], colors[back]);
                assert!(got >= 3.0, "theme {theme}: {front} on {back} has {got:.2}");
            }
        }
    }
}

#[test]
fn the_sheet_is_small_and_loads_nothing() {
    assert!(SHEET.len() <= 20_000, "{} bytes", SHEET.len());
    for refused in ["url(", "@import", "@font-face", "expression(", "http"] {
        assert!(!SHEET.contains(refused), "{refused}");
    }
    assert_eq!(SHEET.matches('{').count(), SHEET.matches('}').count());
}
