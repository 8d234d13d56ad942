//! Zones: clock times printed side by side in several zones, which should be one instant.

use super::Reader;
use crate::time::meaning::{Found, Meaning, Partial};
use dateline_model::{Clue, Note, Span, TimeExpression};

/// Marks and words between two times of one announcement.
const JOINTS: [&str; 12] = ["", "/", "//", ",", ";", "|", "·", "(", "=", "and", "or", "및"];

impl Reader<'_> {
    /// Says of times in several zones that they are one instant, and doubts those that are not.
    pub(super) fn zones(&self, times: &mut [TimeExpression]) -> Vec<Note> {
        let mut notes = Vec::new();
        for at in 1..self.found.len() {
            let pair = (self.found.get(at - 1), self.found.get(at));
            let (Some(before), Some(found)) = pair else { break };
            if !self.is_side_by_side(before, found) {
                continue;
            }
            let Some([one, other]) = times.get_mut(at - 1..=at) else { break };
            let span = before.span.cover(found.span);
            if one.value == other.value {
                if self.context.reasons {
                    one.because.push(self.same(found.span, &other.value));
                    other.because.push(self.same(before.span, &one.value));
                }
            } else {
                let (a, b) = (before.span.of(self.text), found.span.of(self.text));
                let says =
                    format!("{a} is {} and {b} is {}: not one instant", one.value, other.value);
                notes.push(Note::new("zones_disagree", says, Some(span)));
            }
        }
        notes
    }

    fn same(&self, span: Span, value: &str) -> Clue {
        let text = span.of(self.text).to_owned();
        Clue { text, span: Some(span), says: format!("is the same instant, {value}") }
    }

    /// Two times with different zones and next to nothing between them.
    fn is_side_by_side(&self, before: &Found, found: &Found) -> bool {
        let zone = |found: &Found| match found.meaning {
            Meaning::Calendar(Partial { clock: Some(clock), .. }) => clock.zone,
            _ => None,
        };
        let between = Span::new(before.span.end(), found.span.start().max(before.span.end()));
        let (Some(one), Some(other)) = (zone(before), zone(found)) else { return false };
        one != other && between.len() < 8 && JOINTS.contains(&between.of(self.text).trim())
    }
}
