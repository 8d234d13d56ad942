//! Words: the tokens attribution is scored in, and which of them stand inside quotation marks.

use std::collections::BTreeSet;

/// Tokens that are marks only; they never count as content.
const MARKS: &str = "“”\".,;:!?—–-()'’‘«»„「」『』";

/// A text with its tokens.
#[derive(Debug)]
pub(crate) struct Words<'t> {
    text: &'t str,
    /// Byte ranges of the tokens.
    tokens: Vec<(usize, usize)>,
    /// Line of each token.
    lines: Vec<usize>,
    /// Whether each token stands inside quotation marks.
    quoted: Vec<bool>,
}

impl<'t> Words<'t> {
    /// Cuts a text.
    pub(crate) fn of(text: &'t str) -> Self {
        let mut words = Self { text, tokens: cut(text), lines: Vec::new(), quoted: Vec::new() };
        let (mut line, mut inside) = (0, false);
        for n in 0..words.tokens.len() {
            let (start, end) = words.tokens[n];
            let before = if n == 0 { start } else { words.tokens[n - 1].1 };
            if text[before..start].contains('\n') {
                (line, inside) = (line + 1, false);
            }
            match &text[start..end] {
                "“" | "«" | "„" | "「" | "『" => inside = true,
                "\"" => inside = !inside,
                "”" | "»" | "」" | "』" => inside = false,
                _ => {}
            }
            words.lines.push(line);
            words.quoted.push(inside);
        }
        words
    }

    fn word(&self, n: usize) -> &'t str {
        let (start, end) = self.tokens[n];
        &self.text[start..end]
    }

    /// Tokens touched by byte ranges.
    pub(crate) fn within(&self, spans: &[(usize, usize)]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (start, end) in spans {
            let first = self.tokens.partition_point(|token| token.1 <= *start);
            let touched = (first..self.tokens.len()).take_while(|n| self.tokens[*n].0 < *end);
            found.extend(touched);
        }
        found
    }

    /// Without marks and a leading *that*.
    pub(crate) fn core(&self, mut found: BTreeSet<usize>) -> BTreeSet<usize> {
        found.retain(|n| !MARKS.contains(self.word(*n)));
        if let Some(first) = found.first().copied()
            && self.word(first).eq_ignore_ascii_case("that")
        {
            found.remove(&first);
        }
        found
    }

    /// Direct, mixed or indirect, by the share of tokens inside marks.
    pub(crate) fn mode(&self, content: &BTreeSet<usize>) -> &'static str {
        let quoted = content.iter().filter(|n| self.quoted[**n]).count();
        match quoted {
            0 => "indirect",
            n if n * 10 >= content.len() * 8 => "direct",
            _ => "mixed",
        }
    }

    /// Pieces of one role: every relation's spans painted on the tokens, the first painter wins,
    /// cut at line ends; as (role, first token, token after the last).
    pub(crate) fn pieces(&self, relations: &[Relation]) -> BTreeSet<(usize, usize, usize)> {
        let mut paint: Vec<Option<(usize, usize, usize)>> = vec![None; self.tokens.len()];
        for (n, relation) in relations.iter().enumerate() {
            for (role, spans) in relation.iter().enumerate() {
                for (m, span) in spans.iter().enumerate() {
                    for token in self.within(&[*span]) {
                        paint[token].get_or_insert((role, n, m));
                    }
                }
            }
        }
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for (n, painter) in paint.iter().enumerate() {
            let Some(painter) = painter else { continue };
            let goes_on =
                n > 0 && paint[n - 1] == Some(*painter) && self.lines[n] == self.lines[n - 1];
            match runs.last_mut() {
                Some(run) if goes_on => run.2 = n + 1,
                _ => runs.push((painter.0, n, n + 1)),
            }
        }
        runs.into_iter().collect()
    }
}

/// Content, source and cue of an attribution as byte ranges.
pub(crate) type Relation = [Vec<(usize, usize)>; 3];

/// One-to-one pairs of token sets by their Jaccard index, best first, from one half upwards.
pub(crate) fn pairs(gold: &[BTreeSet<usize>], found: &[BTreeSet<usize>]) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let both = g.intersection(f).count();
            let either = g.len() + f.len() - both;
            if both > 0 && both * 2 >= either {
                // Compared as fractions: a larger both/either comes first.
                all.push((both * 1_000_000 / either, i, j));
            }
        }
    }
    all.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
    let (mut left, mut right, mut out) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, i, j) in all {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
            out.push((i, j));
        }
    }
    out
}

/// The token rule of the attribution corpora: dotted capitals, numbers with inner points, English
/// clitics, words with inner hyphens, three dots, dashes, single marks.
fn cut(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let at = |n: usize| chars.get(n).map_or('\0', |(_, c)| *c);
    let byte = |n: usize| chars.get(n).map_or(text.len(), |(byte, _)| *byte);
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut tokens, mut n) = (Vec::new(), 0);
    while n < chars.len() {
        let c = at(n);
        let start = n;
        if c.is_whitespace() {
            n += 1;
            continue;
        }
        if c.is_ascii_uppercase() && at(n + 1) == '.' {
            while at(n).is_ascii_uppercase() && at(n + 1) == '.' {
                n += 2;
            }
        } else if c.is_ascii_digit() {
            while at(n).is_ascii_digit()
                || (matches!(at(n), '.' | ',' | ':') && at(n + 1).is_ascii_digit())
            {
                n += 1;
            }
        } else if matches!(c, '\'' | '’') && clitic(&chars, n) > 0 {
            n += clitic(&chars, n);
        } else if is_word(c) {
            while is_word(at(n)) || (at(n) == '-' && is_word(at(n + 1))) {
                n += 1;
            }
        } else if c == '.' && at(n + 1) == '.' && at(n + 2) == '.' {
            n += 3;
        } else if c == '-' && at(n + 1) == '-' {
            while at(n) == '-' {
                n += 1;
            }
        } else {
            n += 1;
        }
        tokens.push((byte(start), byte(n)));
    }
    tokens
}

/// Characters of an English clitic at an apostrophe, apostrophe included; 0 for none.
fn clitic(chars: &[(usize, char)], n: usize) -> usize {
    let letters: String = chars[n + 1..]
        .iter()
        .take(3)
        .map(|(_, c)| *c)
        .take_while(|c| c.is_alphanumeric())
        .collect();
    match letters.as_str() {
        "s" | "d" | "m" => 2,
        "re" | "ve" | "ll" => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_those_of_the_corpora() {
        let text = "The U.S. envoy's 1,200 men -- late...";
        let found: Vec<&str> = cut(text).into_iter().map(|(a, b)| &text[a..b]).collect();
        assert_eq!(found, ["The", "U.S.", "envoy", "'s", "1,200", "men", "--", "late", "..."]);
    }

    #[test]
    fn half_an_overlap_is_a_pair() {
        let set = |range: std::ops::Range<usize>| range.collect::<BTreeSet<usize>>();
        assert_eq!(pairs(&[set(0..10)], &[set(5..10), set(0..4)]), [(0, 0)]);
        assert_eq!(pairs(&[set(0..10)], &[set(0..4)]), []);
    }
}
