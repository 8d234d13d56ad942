//! Furniture: lines of menus, share boxes, newsletters and legal notices are left out.

use super::super::items::Table;
use super::super::measure::{Measure, SHORT};
use crate::lexicon::CueClass;
use dateline_model::DropReason;

/// Classes that make a short line furniture, with the reason given.
const CLASSES: [(CueClass, DropReason, &str); 8] = [
    (CueClass::Advertising, DropReason::Advertising, "cue.advertising"),
    (CueClass::Legal, DropReason::Legal, "cue.legal"),
    (CueClass::Login, DropReason::Promotion, "cue.login"),
    (CueClass::Newsletter, DropReason::Promotion, "cue.newsletter"),
    (CueClass::Share, DropReason::Promotion, "cue.share"),
    (CueClass::Navigation, DropReason::Navigation, "cue.navigation"),
    (CueClass::Comment, DropReason::Comment, "cue.comment"),
    (CueClass::Related, DropReason::Related, "cue.related"),
];

/// Score from which a line is surely body, whatever its cue.
const SURE: i32 = 1500;

/// Leaves furniture out that is not surely body; what follows the cue of a comment section goes with it.
pub(super) fn leave_out(table: &mut Table, scores: &[i32]) {
    let mut prose = 0;
    let mut in_comments = false;
    for line in table.open() {
        let Some(measure) = table.at(line).cloned() else { continue };
        let is_body = scores.get(line).is_some_and(|score| *score >= SURE);
        if measure.is_under || is_body {
            in_comments = false;
            prose += 1;
        } else if let Some((reason, feature)) = reason(&measure) {
            table.drop(line, reason, feature);
            let opens = measure.has_cue(CueClass::Comment) && measure.weight <= 40;
            in_comments = (in_comments || (opens && prose > 1)) && reason != DropReason::Related;
        } else if in_comments {
            table.drop(line, DropReason::Comment, "after.comments");
        } else {
            prose += usize::from(measure.is_prose());
        }
    }
}

/// Why a line is furniture, if it is. Printed twice far apart is a menu at head and foot.
pub(super) fn reason(line: &Measure) -> Option<(DropReason, &'static str)> {
    let keeps = line.has_cue(CueClass::Continue) || line.has_cue(CueClass::Event);
    if keeps || line.has_stamp && !line.has_cue(CueClass::Legal) {
        return None;
    }
    // In a longer line the cue must be a good part of it, or the line may be a title with that word.
    let is_cue = line.weight * 2 <= SHORT || line.cue_bytes * 3 >= line.weight;
    let found = CLASSES.iter().find(|(class, _, _)| line.has_cue(*class));
    found.filter(|_| is_cue && line.weight <= SHORT).map(|(_, reason, feature)| (*reason, *feature))
}
