//! Cover: the stretches of a text that some spans cover, made once and asked often.

use dateline_model::Span;

/// What some spans cover together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cover(Vec<Span>);

impl Cover {
    /// The cover of some spans, in whatever order they come.
    pub(crate) fn of(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort_unstable();
        let mut cover: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match cover.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.cover(span),
                _ => cover.push(span),
            }
        }
        Self(cover)
    }

    /// Whether one of the spans shares at least one byte with this one.
    pub(crate) fn overlaps(&self, span: Span) -> bool {
        let first = self.0.partition_point(|own| own.end() <= span.start());
        self.0.get(first).is_some_and(|own| own.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_is_that_of_asking_every_span() {
        let spans = [(8, 12), (0, 3), (3, 5), (10, 20), (11, 13), (30, 31)];
        let spans: Vec<Span> = spans.into_iter().map(|(a, b)| Span::new(a, b)).collect();
        let cover = Cover::of(spans.iter().copied());
        for start in 0..33 {
            for end in start..33 {
                let asked = Span::new(start, end);
                let expected = spans.iter().any(|span| span.overlaps(asked));
                assert_eq!(cover.overlaps(asked), expected, "{asked:?}");
            }
        }
    }
}
