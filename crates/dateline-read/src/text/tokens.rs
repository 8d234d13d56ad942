//! Tokens: words, numbers and marks of a text, cut once.
//!
//! The cut is the one the attribution corpora are scored with: dotted capitals (`U.S.`), numbers
//! with inner points (`1,200`), English clitics (`'s`), words with inner hyphens, runs of dots and
//! dashes, single marks. Runs of Hangul, Han or kana are one word each.

use dateline_model::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A word.
    Word,
    /// A number in digits.
    Number,
    /// A mark.
    Mark,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
}

/// The tokens of a page's text, in order.
#[derive(Debug, Default)]
pub(crate) struct Tokens(Vec<Token>);

impl Tokens {
    /// Cuts a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (len, kind) = next(rest);
            if let Some(kind) = kind {
                tokens.push(Token { span: Span::new(at, at + len), kind });
            }
            at += len;
        }
        Self(tokens)
    }

    /// The tokens that lie wholly inside a span.
    pub(crate) fn within(&self, span: Span) -> &[Token] {
        let first = self.0.partition_point(|token| token.span.start() < span.start());
        let last = self.0.partition_point(|token| token.span.end() <= span.end());
        self.0.get(first..last.max(first)).unwrap_or_default()
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Token] {
        &self.0
    }
}

/// Length in bytes and kind of what `rest` begins with; no kind for white space.
fn next(rest: &str) -> (usize, Option<TokenKind>) {
    let Some(c) = rest.chars().next() else { return (0, None) };
    if c.is_whitespace() || c.is_control() {
        return (c.len_utf8(), None);
    }
    if c.is_ascii_uppercase()
        && let Some(len) = dotted_capitals(rest)
    {
        return (len, Some(TokenKind::Word));
    }
    if c.is_ascii_digit() {
        let len = number(rest);
        let is_word = rest.get(len..).and_then(|r| r.chars().next()).is_some_and(is_latin_word);
        if !is_word {
            return (len, Some(TokenKind::Number));
        }
    }
    if matches!(c, '\'' | '’')
        && let Some(len) = clitic(rest, c)
    {
        return (len, Some(TokenKind::Word));
    }
    if is_word(c) {
        return (word(rest), Some(TokenKind::Word));
    }
    let len = match c {
        '.' if rest.starts_with("...") => 3,
        '-' => rest.len() - rest.trim_start_matches('-').len(),
        _ => c.len_utf8(),
    };
    (len, Some(TokenKind::Mark))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == 'ー'
}

fn is_latin_word(c: char) -> bool {
    is_word(c) && !super::characters::is_cjk(c)
}

/// `(?:[A-Z]\.)+` with at least one pair.
fn dotted_capitals(rest: &str) -> Option<usize> {
    let pairs = rest
        .as_bytes()
        .chunks_exact(2)
        .take_while(|pair| matches!(pair, [letter, b'.'] if letter.is_ascii_uppercase()))
        .count();
    (pairs > 0).then_some(pairs * 2)
}

/// Bytes of the longest number; a letter after a longer one does not make it a word, so that no run
/// of digits and points is looked through again for each of its digits.
const NUMBER_BYTES: usize = 256;

/// `\d+(?:[.,:]\d+)*`
fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_inner = matches!(c, '.' | ',' | ':')
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if (!c.is_ascii_digit() && !is_inner) || at >= NUMBER_BYTES {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// `['’](?:s|re|ve|ll|d|m)\b`
fn clitic(rest: &str, mark: char) -> Option<usize> {
    let after = rest.get(mark.len_utf8()..)?;
    let letters = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let is_clitic = matches!(after.get(..letters)?, "s" | "re" | "ve" | "ll" | "d" | "m");
    let ends = after.get(letters..)?.chars().next().is_none_or(|c| !is_word(c));
    (is_clitic && ends).then_some(mark.len_utf8() + letters)
}

/// `\w+(?:-\w+)*`, ending where Hangul, Han and kana meet other scripts' letters is not needed.
fn word(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_inner = c == '-' && chars.peek().is_some_and(|(_, next)| is_word(*next));
        if !is_word(c) && !is_inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        Tokens::of(text).all().iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            cut("The U.S. envoy's 1,200-page plan -- \"late\"..."),
            [
                "The", "U.S.", "envoy", "'s", "1,200", "-", "page", "plan", "--", "\"", "late",
                "\"", "..."
            ]
        );
    }

    #[test]
    fn long_runs_cost_no_more_than_their_length() {
        // Two hundred thousand marks took minutes when every mark looked at the whole run.
        assert_eq!(cut(&".".repeat(200_000)).len(), 66_668);
        assert_eq!(cut(&"-".repeat(200_000)).len(), 1);
        assert!(cut(&format!("{}1a", "1.".repeat(100_000))).len() > 100);
        assert_eq!(cut("a.. b. -"), ["a", ".", ".", "b", ".", "-"]);
    }

    #[test]
    fn other_scripts_are_runs() {
        assert_eq!(
            cut("5월 3일 루멘항(港)에서"),
            ["5", "월", "3", "일", "루멘항", "(", "港", ")", "에서"]
        );
    }

    #[test]
    fn within_takes_whole_tokens_only() {
        let text = "one two three";
        let tokens = Tokens::of(text);
        let some: Vec<_> = tokens.within(Span::new(2, 9)).iter().map(|t| t.span.of(text)).collect();
        assert_eq!(some, ["two"]);
    }
}
