//! Styles: how scrapes lay out the blocks of a page as lines.

use super::flatten::Piece;
use std::collections::BTreeSet;

/// Columns of a wrapped text; a Han, kana or Hangul character takes two.
const COLUMNS: usize = 72;
/// Longest part, in characters, that is glued to another.
const PART: usize = 40;
/// Most parts glued to one line.
const PARTS: usize = 3;

/// The blocks of a page in a style, one or more lines each.
pub(super) fn styled(style: char, pieces: Vec<Piece>) -> Vec<Piece> {
    match style {
        'c' => glued(pieces),
        'd' => pieces.iter().map(wrapped).collect(),
        'e' => untitled(&pieces),
        'f' => doubled(&pieces),
        _ => pieces,
    }
}

/// Short neighbours of one kind on one line, without a space: names and stamps, entries of menus.
fn glued(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_short = |piece: &Piece| piece.words.chars().count() <= PART;
    let mut lines: Vec<(Piece, usize)> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some((last, parts))
                if *parts < PARTS
                    && last.mark == piece.mark
                    && !matches!(piece.mark, Some((_, _, 'B' | 'H' | 'S')))
                    && is_short(last)
                    && is_short(&piece) =>
            {
                last.words.push_str(&piece.words);
                *parts += 1;
            }
            _ => lines.push((piece, 1)),
        }
    }
    lines.into_iter().map(|(piece, _)| piece).collect()
}

/// A block broken at a width, between words and between wide characters.
fn wrapped(piece: &Piece) -> Piece {
    let is_wide = |c: char| matches!(u32::from(c), 0x1100..=0x11ff | 0x3000..=0x9fff | 0xac00..=0xd7af | 0xf900..=0xfaff | 0xff00..=0xff60);
    let mut lines = vec![String::new()];
    let mut column = 0;
    for word in piece.words.split_inclusive(|c: char| c.is_whitespace() || is_wide(c)) {
        let width =
            |word: &str| word.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum::<usize>();
        if column > 0 && column + width(word.trim_end()) > COLUMNS {
            lines.push(String::new());
            column = 0;
        }
        column = if word.ends_with('\n') { 0 } else { column + width(word) };
        if let Some(line) = lines.last_mut() {
            line.push_str(word);
        }
    }
    Piece { words: lines.join("\n"), mark: piece.mark }
}

/// Without titles, the newlines of an article above the rest of it.
fn untitled(pieces: &[Piece]) -> Vec<Piece> {
    let of_article = |piece: &Piece| piece.mark.filter(|(_, of, _)| *of == 'A');
    let mut out: Vec<Piece> = Vec::new();
    let mut begun = BTreeSet::new();
    for piece in pieces {
        let Some((row, _, part)) = of_article(piece) else {
            out.push(piece.clone());
            continue;
        };
        if begun.insert(row) {
            out.extend(pieces.iter().filter(|each| each.mark == Some((row, 'A', 'N'))).cloned());
        }
        if !matches!(part, 'H' | 'N') {
            out.push(piece.clone());
        }
    }
    out
}

/// Every teaser twice: title, title, text, stamp, text.
fn doubled(pieces: &[Piece]) -> Vec<Piece> {
    let row = |piece: &Piece| piece.mark.filter(|(_, of, _)| *of == 'T').map(|(row, ..)| row);
    let mut out = Vec::new();
    for run in pieces.chunk_by(|a, b| row(a).is_some() && row(a) == row(b)) {
        let Some((title, rest)) = run.split_first().filter(|(title, _)| row(title).is_some())
        else {
            out.extend_from_slice(run);
            continue;
        };
        let (stamps, blurb): (Vec<Piece>, Vec<Piece>) =
            rest.iter().cloned().partition(|piece| is_stamp(&piece.words));
        out.extend([title.clone(), title.clone()]);
        out.extend(blurb.iter().cloned().chain(stamps).chain(blurb.iter().cloned()));
    }
    out
}

/// Short, and a good part of it digits.
fn is_stamp(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    words.chars().count() <= 30 && digits * 5 >= words.chars().count()
}

#[cfg(test)]
mod tests {
    use super::super::flatten::Mark;
    use super::*;

    fn lines(style: char, pieces: &[(&str, Mark)]) -> String {
        let pieces =
            pieces.iter().map(|(words, mark)| Piece { words: (*words).to_owned(), mark: *mark });
        let lines = styled(style, pieces.collect()).into_iter().map(|piece| piece.words);
        lines.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn each_style_breaks_in_its_way() {
        let article = [
            ("Harbour opens", Some((0, 'A', 'H'))),
            ("Lumen Gazette", Some((0, 'A', 'N'))),
            ("3 May 2021", Some((0, 'A', 'N'))),
            ("The harbour of Port Lumen opened on Monday.", Some((0, 'A', 'B'))),
            ("Meridian", Some((0, 'A', 'N'))),
        ];
        let body = "The harbour of Port Lumen opened on Monday.";
        assert_eq!(
            lines('c', &article),
            format!("Harbour opens|Lumen Gazette3 May 2021|{body}|Meridian")
        );
        assert_eq!(lines('e', &article), format!("Lumen Gazette|3 May 2021|Meridian|{body}"));
        let teaser = Some((1, 'T', 'T'));
        let teaser = [("Bridge closed", teaser), ("It rusts.", teaser), ("4 May 2021", teaser)];
        let twice = "Bridge closed|Bridge closed|It rusts.|4 May 2021|It rusts.";
        assert_eq!(lines('f', &teaser), twice);
    }

    #[test]
    fn long_lines_are_wrapped_between_words_and_wide_characters() {
        let long = "harbour ".repeat(12);
        let wrapped = lines('d', &[(&long, None)]);
        assert_eq!(wrapped.lines().map(|line| line.trim_end().len()).max(), Some(71));
        let wide = lines('d', &[(&"港".repeat(50), None)]);
        assert_eq!(wide.lines().map(|line| line.chars().count()).collect::<Vec<_>>(), [36, 14]);
    }
}
