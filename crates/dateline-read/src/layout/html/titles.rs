//! Titles: which blocks are the titles of items that stand elsewhere.
//!
//! Each block was judged by itself; here the template speaks. Blocks of one slot, which is the same
//! place in containers of one template, are rather all titles or none, and of the
//! titles of one card only the best is left.

use super::super::features::group;
use super::super::places::is_within;
use super::Sheet;
use std::collections::BTreeMap;

/// Letters a title has at least.
const TITLE: usize = 8;
/// Share of link text, in thousandths, from which a block speaks for its slot.
const LINKED: usize = 500;
/// Containers of one make that are a run.
const RUN: usize = 3;
/// Most blocks of a card.
const CARD: usize = 12;
/// Highest score that counts in the mean of a slot.
const BOUND: i32 = 9000;

/// What speaks for a block whose words stand again in the next.
const DOUBLED: i32 = 4000;
/// What may speak against a title where most blocks of its slot are titles.
const DOUBT: i32 = 2000;

/// A place in a template: the make of the container, and the shape of the block.
type Slot = (u64, u8);

/// The blocks that are titles of items, in order.
pub(super) fn find(sheet: &Sheet) -> Vec<usize> {
    let slots = Slots::of(sheet);
    let titles: Vec<usize> = (0..sheet.table.fates.len())
        .filter(|at| may_be(sheet, *at) && slots.has(sheet, *at))
        .collect();
    one_a_card(sheet, &slots, &titles)
}

fn may_be(sheet: &Sheet, at: usize) -> bool {
    super::is_open(sheet, at) && sheet.measure(at).is_some_and(|m| m.weight >= TITLE && !m.is_stamp)
}

/// How much speaks for a block by itself: what was learned, and that its words stand again in a
/// block beside it, as titles of cards do that are printed over the picture and over the text.
fn own_score(sheet: &Sheet, at: usize) -> i32 {
    let score = sheet.verdicts.blocks.get(at).map_or(-BOUND, |verdict| verdict.title);
    let is_again = sheet.measure(at).is_some_and(|measure| {
        let next = sheet.measure(at + 1);
        measure.linked >= LINKED && next.is_some_and(|next| next.key == measure.key)
    });
    score.clamp(-BOUND, BOUND) + if is_again { DOUBLED } else { 0 }
}

fn slot(sheet: &Sheet, at: usize) -> Option<Slot> {
    let measure = sheet.measure(at)?;
    Some((sheet.place(at).map_or(0, |place| place.make), group(measure.shape)))
}

/// The links of a slot: the sum of their scores, how many there are, and how many are titles.
type Sums = (i64, i64, i64);

/// The scores of the links of each slot.
#[derive(Debug, Default)]
struct Slots(BTreeMap<Slot, Sums>);

impl Slots {
    fn of(sheet: &Sheet) -> Self {
        let mut slots = Self::default();
        for at in (0..sheet.table.fates.len()).filter(|at| speaks(sheet, *at)) {
            let Some(slot) = slot(sheet, at) else { continue };
            let own = own_score(sheet, at);
            let (sum, count, titles) = slots.0.entry(slot).or_default();
            *sum += i64::from(own);
            *count += 1;
            *titles += i64::from(own >= 0);
        }
        slots
    }

    /// Whether a block is a title: by its score and half the mean of the others of its slot, or
    /// because most of them are and not much speaks against it.
    fn has(&self, sheet: &Sheet, at: usize) -> bool {
        let own = own_score(sheet, at);
        let slot = slot(sheet, at).filter(|_| speaks(sheet, at));
        let Some((sum, count, titles)) = slot.and_then(|slot| self.0.get(&slot)) else {
            return own >= 0;
        };
        let others = (sum - i64::from(own)) / (count - 1).max(1);
        i64::from(own) + others / 2 >= 0 || (titles * 2 >= *count && own >= -DOUBT)
    }

    /// The mean of a slot.
    fn mean(&self, sheet: &Sheet, at: usize) -> i64 {
        let slot = slot(sheet, at).and_then(|slot| self.0.get(&slot));
        slot.map_or(i64::from(own_score(sheet, at)), |(sum, count, _)| sum / count.max(&1))
    }
}

fn speaks(sheet: &Sheet, at: usize) -> bool {
    sheet.measure(at).is_some_and(|m| m.weight >= TITLE && !m.is_stamp && m.linked >= LINKED)
}

/// Of titles that stand in one card only the best is left.
fn one_a_card(sheet: &Sheet, slots: &Slots, titles: &[usize]) -> Vec<usize> {
    let makes = Makes::of(sheet);
    let mut kept: Vec<usize> = Vec::with_capacity(titles.len());
    for title in titles.iter().copied() {
        match kept.last_mut() {
            Some(last) if makes.share_card(sheet, *last, title) => {
                let rank = |at: usize| slots.mean(sheet, at) + i64::from(own_score(sheet, at));
                if rank(title) > rank(*last) {
                    *last = title;
                }
            }
            _ => kept.push(title),
        }
    }
    kept
}

/// How many containers of a page are of each make.
#[derive(Debug, Default)]
struct Makes(BTreeMap<u64, usize>);

impl Makes {
    fn of(sheet: &Sheet) -> Self {
        let mut makes = Self::default();
        for place in &sheet.places {
            *makes.0.entry(place.make).or_default() += 1;
        }
        makes
    }

    /// Whether two titles stand in one card: in a small container of a make there is more of, in
    /// which either slot is used once.
    fn share_card(&self, sheet: &Sheet, one: usize, other: usize) -> bool {
        let Some(shared) = shared(sheet, one, other) else { return false };
        let is_card = sheet.places.get(shared).is_some_and(|place| {
            place.blocks <= CARD && self.0.get(&place.make).is_some_and(|count| *count >= RUN)
        });
        if !is_card {
            return false;
        }
        let is_again = sheet.measure(one).map(|m| m.key) == sheet.measure(other).map(|m| m.key);
        let inside: Vec<Option<Slot>> = (one.saturating_sub(CARD)..other + CARD)
            .filter(|at| {
                sheet.measure(*at).is_some_and(|m| is_within(&sheet.places, m.container, shared))
                    && speaks(sheet, *at)
            })
            .map(|at| slot(sheet, at))
            .collect();
        let is_once = |at: usize| {
            let slot = slot(sheet, at);
            inside.iter().filter(|other| **other == slot).count() <= 1
        };
        is_again || (slot(sheet, one) != slot(sheet, other) && is_once(one) && is_once(other))
    }
}

/// The innermost container around both blocks.
fn shared(sheet: &Sheet, one: usize, other: usize) -> Option<usize> {
    let container = |at: usize| sheet.measure(at).and_then(|measure| measure.container);
    let (mut one, mut other) = (container(one)?, container(other)?);
    // Parents have smaller numbers.
    while one != other {
        let inner = one.max(other);
        let outer = sheet.places.get(inner)?.parent?;
        (one, other) = (one.min(other), outer);
    }
    Some(one)
}
