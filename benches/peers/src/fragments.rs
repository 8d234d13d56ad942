//! Fragments: strings that must and must not be in the main text, and how sure a difference is.

use crate::pages::Page;
use crate::systems::Answer;
use serde_json::Value;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization as _;

/// Counts over strings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    /// Wanted and there.
    pub hits: usize,
    /// Wanted and absent.
    pub missing: usize,
    /// Unwanted and there.
    pub wrong: usize,
    /// Strings of reader comments, and how many of them are there.
    pub comments: usize,
    /// Reader comments that are in the main text.
    pub leaked: usize,
    /// Pages.
    pub pages: usize,
    /// Pages without any error.
    pub clean: usize,
}

impl Count {
    /// Two counts together.
    pub(crate) fn add(&mut self, other: &Self) {
        self.hits += other.hits;
        self.missing += other.missing;
        self.wrong += other.wrong;
        self.comments += other.comments;
        self.leaked += other.leaked;
        self.pages += other.pages;
        self.clean += other.clean;
    }

    /// Of the strings that are there, the wanted ones.
    pub(crate) fn precision(&self) -> f64 {
        ratio(self.hits, self.hits + self.wrong)
    }

    /// Of the wanted strings, those that are there.
    pub(crate) fn recall(&self) -> f64 {
        ratio(self.hits, self.hits + self.missing)
    }

    /// Their harmonic mean.
    pub(crate) fn f1(&self) -> f64 {
        ratio(2 * self.hits, 2 * self.hits + self.wrong + self.missing)
    }

    /// The share of reader comments in the main text.
    pub(crate) fn leakage(&self) -> f64 {
        ratio(self.leaked, self.comments)
    }

    /// The share of pages without any error.
    pub(crate) fn clean_share(&self) -> f64 {
        ratio(self.clean, self.pages)
    }
}

/// a/b; nothing asked is never a success.
pub(crate) fn ratio(a: usize, b: usize) -> f64 {
    if b == 0 { 0.0 } else { a as f64 / b as f64 }
}

/// NFKC, white space runs to one space, trimmed.
pub(crate) fn folded(text: &str) -> String {
    let text: String = text.nfkc().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The counts of one page.
pub(crate) fn count(page: &Page, text: &str) -> Count {
    let text = folded(text);
    let of = |field: &str| {
        let strings = page.gold[field].as_array().into_iter().flatten().filter_map(Value::as_str);
        strings.filter(|string| !string.is_empty()).fold((0, 0), |(there, all), string| {
            (there + usize::from(text.contains(&folded(string))), all + 1)
        })
    };
    let ((hits, wanted), (wrong, _), (leaked, comments)) =
        (of("with"), of("without"), of("comments"));
    let clean = usize::from(hits == wanted && wrong == 0);
    Count { hits, missing: wanted - hits, wrong, comments, leaked, pages: 1, clean }
}

/// The counts of all pages a filter lets through.
pub(crate) fn sum(counts: &[Count], lets: impl Fn(usize) -> bool) -> Count {
    let mut all = Count::default();
    for (_, count) in counts.iter().enumerate().filter(|(n, _)| lets(*n)) {
        all.add(count);
    }
    all
}

/// Share of right titles.
pub(crate) fn titles(
    pages: &[Page],
    answers: &[Answer],
    lets: impl Fn(usize) -> bool,
) -> (usize, usize) {
    let mut right = (0, 0);
    for (n, (page, answer)) in pages.iter().zip(answers).enumerate() {
        let Some(title) = page.gold["title"].as_str().filter(|title| !title.is_empty()) else {
            continue;
        };
        if lets(n) {
            right.0 += usize::from(folded(title) == folded(&answer.title));
            right.1 += 1;
        }
    }
    right
}

/// Draws of the bootstrap.
const DRAWS: usize = 2_000;

/// A difference of two F1 with what drawing the hosts anew makes of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Difference {
    /// As measured.
    pub measured: f64,
    /// The 2.5 % quantile of the draws.
    pub low: f64,
    /// The 97.5 % quantile.
    pub high: f64,
    /// The share of draws in which it is below zero.
    pub below: f64,
}

/// The difference of the fragment F1 of two systems, hosts drawn anew with a fixed seed.
pub(crate) fn compare(
    pages: &[Page],
    ours: &[Count],
    theirs: &[Count],
    lets: impl Fn(usize) -> bool,
) -> Difference {
    let mut hosts: BTreeMap<&str, (Count, Count)> = BTreeMap::new();
    for (n, page) in pages.iter().enumerate().filter(|(n, _)| lets(*n)) {
        let host = hosts.entry(&page.host).or_default();
        host.0.add(&ours[n]);
        host.1.add(&theirs[n]);
    }
    let hosts: Vec<(Count, Count)> = hosts.into_values().collect();
    let of = |drawn: &mut dyn Iterator<Item = &(Count, Count)>| {
        let (mut a, mut b) = (Count::default(), Count::default());
        for (ours, theirs) in drawn {
            a.add(ours);
            b.add(theirs);
        }
        a.f1() - b.f1()
    };
    let mut seed = 7_u64;
    let mut draws: Vec<f64> = Vec::with_capacity(DRAWS);
    for _ in 0..DRAWS {
        let chosen: Vec<usize> = hosts.iter().map(|_| pick(&mut seed, hosts.len())).collect();
        draws.push(of(&mut chosen.iter().map(|n| &hosts[*n])));
    }
    draws.sort_by(f64::total_cmp);
    let below = draws.iter().filter(|draw| **draw < 0.0).count();
    Difference {
        measured: of(&mut hosts.iter()),
        low: draws[DRAWS / 40],
        high: draws[DRAWS - 1 - DRAWS / 40],
        below: ratio(below, DRAWS),
    }
}

/// A number below `below` from the sequence of a seed (`SplitMix64`).
fn pick(seed: &mut u64, below: usize) -> usize {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    usize::try_from(z % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wanted_and_unwanted_strings_are_counted() {
        let gold =
            serde_json::json!({"with": ["The harbour", "opened"], "without": ["Menu", "Login"]});
        let page =
            Page { id: String::new(), html: String::new(), url: None, host: String::new(), gold };
        let count = count(&page, "Menu\nThe\u{a0}harbour closed.");
        assert_eq!((count.hits, count.missing, count.wrong, count.clean), (1, 1, 1, 0));
        assert!((count.f1() - 0.5).abs() < 1e-9);
    }
}
