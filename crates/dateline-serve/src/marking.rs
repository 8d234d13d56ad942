//! Marks in a text: stretches of it cut so that every mark can be shown and linked.

use crate::address;
use dateline_model::Span;
use std::collections::BTreeSet;

/// What a mark says about its words. The layers differ by underline, not by color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Layer {
    /// Words said by someone; solid underline.
    Said,
    /// Words that name someone or something; dashed underline.
    Name,
    /// Words that denote time; dotted underline.
    Time,
    /// The words a citation speaks of.
    Cited,
}

impl Layer {
    /// The class of the mark in the style sheet.
    fn class(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Name => "name",
            Self::Time => "time",
            Self::Cited => "cited",
        }
    }
}

/// One marked stretch with the page its words lead to.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// The words.
    pub(crate) span: Span,
    /// What the mark says about them.
    pub(crate) layer: Layer,
    /// The page they lead to; empty for none.
    pub(crate) href: String,
    /// What the mark says, in words, for the tooltip.
    pub(crate) says: String,
}

/// A stretch of text under the same marks from end to end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Atom {
    /// The words.
    pub(crate) text: String,
    /// Classes of the layers, separated by blanks; empty for plain text.
    pub(crate) class: String,
    /// Where the innermost mark leads; empty for plain text.
    pub(crate) href: String,
    /// What the innermost mark says.
    pub(crate) says: String,
    /// Ids of the marks that begin here.
    pub(crate) ids: Vec<String>,
}

/// The words of `within` cut at the ends of all marks. Marks that lie outside, cut a character or
/// are empty are left out. `used` holds the ids already on the page.
pub(crate) fn atoms(
    text: &str,
    within: Span,
    marks: &[Mark],
    used: &mut BTreeSet<String>,
) -> Vec<Atom> {
    let marks: Vec<(Span, &Mark)> = marks
        .iter()
        .filter(|mark| mark.span.fits(text))
        .filter_map(|mark| Some((mark.span.common(within)?, mark)))
        .collect();
    let mut bounds: BTreeSet<usize> = [within.start(), within.end()].into();
    bounds.extend(marks.iter().flat_map(|(span, _)| [span.start(), span.end()]));
    let mut opening: Vec<usize> = (0..marks.len()).collect();
    opening.sort_by_key(|&at| marks.get(at).map(|(span, _)| span.start()));
    let mut opening = opening.into_iter().peekable();
    // Open marks, the shortest first: the innermost one owns the link.
    let mut open: BTreeSet<(usize, Layer, usize)> = BTreeSet::new();
    let mut atoms = Vec::new();
    let bounds: Vec<usize> = bounds.into_iter().collect();
    for pair in bounds.windows(2) {
        let &[start, end] = pair else { continue };
        open.retain(|&(_, _, at)| marks.get(at).is_some_and(|(span, _)| span.end() > start));
        let mut ids = Vec::new();
        while let Some(at) =
            opening.next_if(|&at| marks.get(at).is_some_and(|(span, _)| span.start() <= start))
        {
            let Some((_, mark)) = marks.get(at) else { continue };
            open.insert((mark.span.len(), mark.layer, at));
            let id = address::anchor(mark.span);
            if used.insert(id.clone()) {
                ids.push(id);
            }
        }
        let layers: BTreeSet<Layer> = open.iter().map(|&(_, layer, _)| layer).collect();
        let inner = open.first().and_then(|&(_, _, at)| marks.get(at)).map(|(_, mark)| *mark);
        atoms.push(Atom {
            text: Span::new(start, end).of(text).to_owned(),
            class: layers.iter().map(|layer| layer.class()).collect::<Vec<_>>().join(" "),
            href: inner.map(|mark| mark.href.clone()).unwrap_or_default(),
            says: inner.map(|mark| mark.says.clone()).unwrap_or_default(),
            ids,
        });
    }
    atoms
}

/// The span with up to `most` bytes of text on each side, cut at white space where there is some and
/// never inside a character.
pub(crate) fn around(text: &str, span: Span, most: usize) -> Span {
    if !span.fits(text) {
        return Span::at(0);
    }
    let mut start = span.start().saturating_sub(most);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = span.end().saturating_add(most).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = Span::new(start, span.start()).of(text);
    if start > 0
        && let Some(space) = before.find(char::is_whitespace)
    {
        start += space;
    }
    let after = Span::new(span.end(), end).of(text);
    if end < text.len()
        && let Some(space) = after.rfind(char::is_whitespace)
    {
        end = span.end() + space;
    }
    Span::new(start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(span: (usize, usize), layer: Layer) -> Mark {
        Mark { span: span.into(), layer, href: format!("/{layer:?}"), says: String::new() }
    }

    fn check_atoms(text: &str, marks: &[Mark], want: &str) {
        let got: Vec<String> = atoms(text, Span::new(0, text.len()), marks, &mut BTreeSet::new())
            .into_iter()
            .map(|atom| {
                format!("{}|{}|{}|{}", atom.text, atom.class, atom.href, atom.ids.join(","))
            })
            .collect();
        assert_eq!(got.join("\n"), want);
    }

    #[test]
    fn the_innermost_mark_owns_the_link() {
        let marks = [mark((0, 15), Layer::Said), mark((4, 7), Layer::Name)];
        check_atoms(
            "the MNA said so.",
            &marks,
            "the |said|/Said|b0-15\nMNA|said name|/Name|b4-7\n said so|said|/Said|\n.|||",
        );
    }

    #[test]
    fn marks_that_cross_each_other_are_cut() {
        let marks = [mark((0, 3), Layer::Said), mark((2, 5), Layer::Time)];
        check_atoms("abcde", &marks, "ab|said|/Said|b0-3\nc|said time|/Said|b2-5\nde|time|/Time|");
    }

    #[test]
    fn a_mark_that_cuts_a_character_is_left_out() {
        check_atoms("é", &[mark((1, 2), Layer::Name)], "é|||");
    }

    #[test]
    fn surroundings_end_at_white_space() {
        let text = "one two three four five";
        assert_eq!(around(text, Span::new(8, 13), 7).of(text), " two three four");
        assert_eq!(around(text, Span::new(8, 13), 99).of(text), text);
        assert_eq!(around("가나다라", Span::new(3, 6), 2).of("가나다라"), "나");
        assert_eq!(around("short", Span::new(2, 99), 2), Span::at(0));
    }

    proptest::proptest! {
        #[test]
        fn the_atoms_put_together_are_the_text(
            text in "[a-c가é ]{0,20}",
            ends in proptest::collection::vec((0_usize..40, 0_usize..40), 0..8),
        ) {
            let marks: Vec<Mark> = ends.into_iter().map(|ends| mark(ends, Layer::Said)).collect();
            let atoms = atoms(&text, Span::new(0, text.len()), &marks, &mut BTreeSet::new());
            let whole: String = atoms.iter().map(|atom| atom.text.as_str()).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
