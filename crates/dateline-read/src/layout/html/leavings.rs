//! Leavings: why the blocks no item took were left out.

use super::super::items::Fate;
use super::Sheet;
use crate::lexicon::{CueClass, Use};
use dateline_model::{DropReason, Shape};

/// Cues and the reasons they give.
const CUES: [(CueClass, DropReason); 9] = [
    (CueClass::Advertising, DropReason::Advertising),
    (CueClass::Comment, DropReason::Comment),
    (CueClass::Legal, DropReason::Legal),
    (CueClass::Newsletter, DropReason::Promotion),
    (CueClass::Share, DropReason::Promotion),
    (CueClass::Login, DropReason::Promotion),
    (CueClass::Related, DropReason::Related),
    (CueClass::Navigation, DropReason::Navigation),
    (CueClass::Continue, DropReason::Related),
];

/// Uses of containers and the reasons they give.
const USES: [(Use, DropReason); 13] = [
    (Use::Comment, DropReason::Comment),
    (Use::Ad, DropReason::Advertising),
    (Use::Nav, DropReason::Navigation),
    (Use::Related, DropReason::Related),
    (Use::Newsletter, DropReason::Promotion),
    (Use::Share, DropReason::Promotion),
    (Use::Form, DropReason::Promotion),
    (Use::Legal, DropReason::Legal),
    (Use::Tags, DropReason::Navigation),
    (Use::Header, DropReason::Masthead),
    (Use::Footer, DropReason::Legal),
    (Use::Teaser, DropReason::Related),
    (Use::Sidebar, DropReason::Related),
];

/// Gives every block that is still open the reason for leaving it out.
pub(super) fn name(sheet: &mut Sheet) {
    for at in sheet.table.open() {
        let reason = reason(sheet, at);
        if let Some(fate) = sheet.table.fates.get_mut(at) {
            *fate = Fate::Dropped(reason);
        }
    }
}

fn reason(sheet: &Sheet, at: usize) -> DropReason {
    let Some(measure) = sheet.measure(at) else { return DropReason::Unclaimed };
    let by_cue = CUES.iter().find(|(class, _)| measure.has_cue(*class));
    if let Some((_, reason)) = by_cue.filter(|_| measure.weight <= 80) {
        return *reason;
    }
    let place = sheet.place(at);
    let by_use = USES.iter().find(|(of, _)| place.is_some_and(|place| place.has(*of)));
    if let Some((_, reason)) = by_use {
        return *reason;
    }
    let is_in = |tag: &str| place.is_some_and(|place| place.is_in(tag));
    match measure {
        _ if is_in("nav") => DropReason::Navigation,
        _ if is_in("footer") => DropReason::Legal,
        _ if is_in("aside") => DropReason::Related,
        _ if is_in("form") || is_in("button") => DropReason::Promotion,
        m if m.repeats.is_some() => DropReason::Repeat,
        m if m.linked > 700 && m.weight >= 25 => DropReason::Related,
        m if m.linked > 700 => DropReason::Navigation,
        m if matches!(m.shape, Shape::Heading(_)) && is_in("header") => DropReason::Masthead,
        _ => DropReason::Unclaimed,
    }
}

/// Whether a block stands where no newsline of the article stands: comments, menus, other articles.
pub(super) fn is_foreign(sheet: &Sheet, at: usize) -> bool {
    let uses =
        [Use::Comment, Use::Nav, Use::Related, Use::Sidebar, Use::Ad, Use::Footer, Use::Legal];
    sheet.place(at).is_some_and(|place| {
        uses.into_iter().any(|of| place.has(of))
            || ["nav", "aside", "footer"].into_iter().any(|tag| place.is_in(tag))
    })
}
