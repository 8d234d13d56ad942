//! Features: what the tagger sees at each word of a paragraph.
//!
//! The families are those of linear attribution models (forms, windows, cue words, quotation marks,
//! the way to the nearest cue). A cue word has a bin from 0 to 4 by the share of its printings that
//! were cues in the data the weights were learned from.

use super::words::{Run, Words};
use crate::tagger::{Features, Hash, Weights};

/// Bin from which a word is surely a cue.
const STRONG: u8 = 3;
/// How far a window reaches to each side.
const WINDOW: usize = 4;
/// Bins of a distance in words.
const FAR: [usize; 8] = [1, 2, 3, 5, 8, 12, 20, 40];

/// What is seen of a paragraph before any word has a label.
#[derive(Debug)]
pub(super) struct Seen<'w, 't> {
    words: &'w Words<'t>,
    forms: Vec<Hash>,
    bins: Vec<u8>,
    marks: Vec<u8>,
    /// The sentence of each word.
    of: Vec<usize>,
    sentences: Vec<Sentence>,
    /// Commas and *that* before each word.
    passed: Vec<(usize, usize)>,
}

/// What is seen of a sentence.
#[derive(Debug)]
struct Sentence {
    run: Run,
    is_marked: bool,
    strong: Vec<usize>,
    any: Vec<usize>,
}

impl<'w, 't> Seen<'w, 't> {
    /// Looks at a paragraph.
    pub(super) fn of(words: &'w Words<'t>, weights: &Weights) -> Self {
        let count = words.len();
        let forms: Vec<Hash> = (0..count).map(|at| Hash::of(words.low(at))).collect();
        let bins: Vec<u8> = forms.iter().map(|form| weights.bin(*form)).collect();
        let is_reporting = |word: &str| weights.bin(Hash::of(word)) >= STRONG;
        let mut passed = Vec::with_capacity(count.saturating_add(1));
        let (mut commas, mut thats) = (0_usize, 0_usize);
        for at in 0..count {
            passed.push((commas, thats));
            commas = commas.saturating_add(usize::from(words.low(at) == ","));
            thats = thats.saturating_add(usize::from(words.low(at) == "that"));
        }
        passed.push((commas, thats));
        let mut seen = Self {
            words,
            forms,
            bins,
            marks: (0..count).map(|at| mark(words, at)).collect(),
            of: vec![0; count],
            sentences: Vec::new(),
            passed,
        };
        for (n, run) in words.sentences(&is_reporting).into_iter().enumerate() {
            for of in seen.of.get_mut(run.start..run.end).into_iter().flatten() {
                *of = n;
            }
            let sentence = seen.sentence(run);
            seen.sentences.push(sentence);
        }
        seen
    }

    fn sentence(&self, run: Run) -> Sentence {
        let cues = |least: u8| -> Vec<usize> {
            let is_cue = |at: &usize| self.bin(*at) >= least && self.mark(*at) == 0;
            (run.start..run.end).filter(is_cue).collect()
        };
        let is_marked = (run.start..run.end).any(|at| self.mark(at) != 0);
        Sentence { run, is_marked, strong: cues(STRONG), any: cues(1) }
    }

    /// Whether any word may be a cue; where none is, nothing is said.
    pub(super) fn has_cue(&self) -> bool {
        self.bins.iter().any(|bin| *bin > 0)
    }

    fn form(&self, at: Option<usize>) -> Hash {
        at.and_then(|at| self.forms.get(at)).copied().unwrap_or(Hash::of(""))
    }

    fn bin(&self, at: usize) -> u8 {
        self.bins.get(at).copied().unwrap_or(0)
    }

    fn mark(&self, at: usize) -> u8 {
        self.marks.get(at).copied().unwrap_or(0)
    }

    /// The features of a word, without those of labels.
    pub(super) fn add(&self, at: usize, out: &mut Features) {
        self.window(at, out);
        self.shapes(at, out);
        let Some(sentence) = self.of.get(at).and_then(|n| self.sentences.get(*n)) else { return };
        self.nearest(at, sentence, out);
        self.way(at, sentence, out);
    }

    /// The words around, their bins and marks.
    fn window(&self, at: usize, out: &mut Features) {
        const FORM: Hash = Hash::of("form");
        const BIN: Hash = Hash::of("bin");
        const PAIR: Hash = Hash::of("pair");
        for step in 0..=2 * WINDOW {
            let place = at.saturating_add(step).checked_sub(WINDOW);
            let place = place.filter(|place| *place < self.forms.len());
            let seen =
                place.map_or(99, |at| 10 * u64::from(self.bin(at)) + u64::from(self.mark(at)));
            out.push(FORM.with(number(step)).and(self.form(place)));
            out.push(BIN.with(number(step)).with(seen));
        }
        for step in 0..3 {
            let left = at.saturating_add(step).checked_sub(1);
            let right = at.saturating_add(step);
            out.push(PAIR.with(number(step)).and(self.form(left)).and(self.form(Some(right))));
        }
    }

    /// How the word and its neighbours are written.
    fn shapes(&self, at: usize, out: &mut Features) {
        const END: Hash = Hash::of("end");
        const START: Hash = Hash::of("start");
        const SHAPE: Hash = Hash::of("shape");
        const MARK: Hash = Hash::of("mark");
        let word = self.words.low(at);
        let letters = |from_end: bool, count: usize| {
            let mut chars = word.char_indices();
            if from_end {
                let start = chars.nth_back(count.saturating_sub(1)).map_or(0, |(at, _)| at);
                word.get(start..).unwrap_or_default()
            } else {
                word.get(..chars.nth(count).map_or(word.len(), |(at, _)| at)).unwrap_or_default()
            }
        };
        out.push(END.and(Hash::of(letters(true, 3))));
        out.push(START.and(Hash::of(letters(false, 2))));
        for step in 0..5 {
            let place = at.saturating_add(step).checked_sub(2);
            out.push(SHAPE.with(number(step)).with(place.map_or(9, |at| self.shape(at))));
        }
        let next = at.saturating_add(1);
        let here = u64::from(self.mark(at));
        out.push(MARK.with(here).with(u64::from(self.bin(next))));
    }

    /// Whether a word begins with a capital, is a number or a mark; 8 behind the end.
    fn shape(&self, at: usize) -> u64 {
        let word = self.words.low(at);
        let first = word.chars().next();
        match first {
            None => 8,
            Some(c) if c.is_ascii_digit() => 1,
            Some(_) if !self.words.is_word(at) => 2,
            Some(_) if self.words.is_capital(at) && word.len() <= 2 => 3,
            Some(_) if self.words.is_capital(at) => 4,
            Some(_) if word.contains('-') => 5,
            Some(_) => 6,
        }
    }

    /// The nearest cues of the sentence, and how many stand on each side.
    fn nearest(&self, at: usize, sentence: &Sentence, out: &mut Features) {
        const LEFT: Hash = Hash::of("cue left");
        const RIGHT: Hash = Hash::of("cue right");
        const SIDES: Hash = Hash::of("cue sides");
        let mark = u64::from(self.mark(at));
        for (strength, cues) in [(0, &sentence.strong), (1, &sentence.any)] {
            let split = cues.partition_point(|cue| *cue <= at);
            let left = split.checked_sub(1).and_then(|n| cues.get(n)).copied();
            let right = cues.get(split).copied();
            let away = left.map_or(0, |cue| 1 + far(at.saturating_sub(cue)));
            let ahead = right.map_or(0, |cue| 1 + far(cue.saturating_sub(at)));
            out.push(LEFT.with(strength).and(self.form(left)).with(0));
            out.push(LEFT.with(strength).with(away).with(mark));
            out.push(RIGHT.with(strength).and(self.form(right)).with(0));
            out.push(RIGHT.with(strength).with(ahead).with(mark));
            let sides = (number(split.min(2)), number(cues.len().saturating_sub(split).min(2)));
            out.push(SIDES.with(strength).with(sides.0).with(sides.1).with(mark));
        }
    }

    /// What lies between the first cue of the sentence and the word.
    fn way(&self, at: usize, sentence: &Sentence, out: &mut Features) {
        const WAY: Hash = Hash::of("way");
        const FIRST: Hash = Hash::of("first word");
        const PLACE: Hash = Hash::of("place");
        let is_marked = u64::from(sentence.is_marked);
        let cue = sentence.strong.first().or(sentence.any.first()).copied();
        let way = cue.map_or(0, |cue| self.between(cue, at));
        out.push(WAY.with(way).with(is_marked));
        out.push(WAY.with(way).with(2 + u64::from(self.mark(at))));
        out.push(FIRST.and(self.form(Some(sentence.run.start))).with(is_marked));
        let place = if at == sentence.run.start {
            0
        } else {
            1 + u64::from(at.saturating_add(1) == sentence.run.end)
        };
        out.push(PLACE.with(place).with(is_marked));
    }

    /// The side, and whether *that* and a comma stand between a cue and a word.
    fn between(&self, cue: usize, at: usize) -> u64 {
        let (low, high) = (cue.min(at), cue.max(at));
        let passed = |at: usize| self.passed.get(at).copied().unwrap_or_default();
        let (from, to) = (passed(low), passed(high));
        1 + u64::from(cue < at)
            + 2 * u64::from(to.0 > from.0)
            + 4 * u64::from(to.1 > from.1)
            + 8 * u64::from(cue == at)
    }

    /// The features of a word that look at the labels of a first pass.
    pub(super) fn add_labels(&self, at: usize, labels: &Labelled, out: &mut Features) {
        const NEAR: Hash = Hash::of("label");
        const PAIR: Hash = Hash::of("labels");
        const HAS: Hash = Hash::of("sentence has");
        const PIECE: Hash = Hash::of("piece");
        const CUE: Hash = Hash::of("told cue");
        for step in 0..7 {
            let place = at.saturating_add(step).checked_sub(3);
            out.push(NEAR.with(number(step)).with(labels.at(place)));
        }
        let own = labels.at(Some(at));
        let next = labels.at(Some(at.saturating_add(1)));
        out.push(PAIR.with(labels.at(at.checked_sub(1))).with(own).with(next));
        let n = self.of.get(at).copied().unwrap_or(0);
        let has = labels.has.get(n).copied().unwrap_or(0);
        let mark = u64::from(self.mark(at));
        out.push(HAS.with(has).with(own));
        out.push(HAS.with(has).with(10 + mark));
        let piece = |places: &[u64]| places.get(at).copied().unwrap_or(0);
        let (before, behind) = (piece(&labels.before), piece(&labels.behind));
        out.push(PIECE.with(0).with(before).with(own));
        out.push(PIECE.with(1).with(behind).with(own));
        out.push(PIECE.with(2).with(before).with(behind).with(own));
        let Some(sentence) = self.sentences.get(n) else { return };
        let split = labels.cues.partition_point(|cue| *cue <= at);
        let within = |cue: &&usize| sentence.run.has(**cue);
        let left = split.checked_sub(1).and_then(|n| labels.cues.get(n)).filter(within);
        let right = labels.cues.get(split).filter(within);
        for (side, cue) in [(0, left), (1, right)] {
            let way = cue.map_or(0, |cue| self.between(*cue, at));
            out.push(CUE.with(side).and(self.form(cue.copied())).with(own));
            out.push(CUE.with(side).with(way).with(own));
        }
    }

    /// What a first pass says of the paragraph.
    pub(super) fn labelled(&self, labels: &[u8]) -> Labelled {
        Labelled::of(labels, &self.of, self.sentences.len())
    }
}

/// The labels of a first pass, looked at as a whole.
#[derive(Debug)]
pub(super) struct Labelled {
    labels: Vec<u8>,
    /// Which kinds of pieces each sentence has, as bits.
    has: Vec<u64>,
    /// The kind of the last piece that ended before each word, and of the next that begins behind.
    before: Vec<u64>,
    behind: Vec<u64>,
    /// Words at which a cue begins.
    cues: Vec<usize>,
}

impl Labelled {
    fn of(labels: &[u8], of: &[usize], sentences: usize) -> Self {
        let kind = |label: u8| crate::tagger::kind(label).map(|(kind, _)| kind);
        let mut has = vec![0; sentences];
        let mut cues = Vec::new();
        for (at, (label, sentence)) in labels.iter().zip(of).enumerate() {
            let Some((kind, is_first)) = crate::tagger::kind(*label) else { continue };
            if let Some(bits) = has.get_mut(*sentence) {
                *bits |= 1 << kind;
            }
            if kind == super::tagged::CUE && is_first {
                cues.push(at);
            }
        }
        let last = |labels: &mut dyn Iterator<Item = &u8>| -> Vec<u64> {
            let (mut seen, mut open) = (0, None);
            let step = |label: &u8| {
                let own = kind(*label);
                if own != open {
                    seen = open.map_or(seen, |kind| 1 + u64::from(kind));
                    open = own;
                }
                seen
            };
            labels.map(step).collect()
        };
        let before = last(&mut labels.iter());
        let mut behind = last(&mut labels.iter().rev());
        behind.reverse();
        Self { labels: labels.to_vec(), has, before, behind, cues }
    }

    fn at(&self, at: Option<usize>) -> u64 {
        at.and_then(|at| self.labels.get(at)).map_or(9, |label| u64::from(*label))
    }
}

/// Outside marks 0; the mark that opens 1, inside 2, the mark that closes 3.
fn mark(words: &Words<'_>, at: usize) -> u8 {
    match words.quote(at) {
        None => 0,
        Some(_) if words.opens(at) => 1,
        Some(_) if words.shuts(at) => 3,
        Some(_) => 2,
    }
}

/// The bin of a distance.
fn far(distance: usize) -> u64 {
    number(FAR.partition_point(|edge| *edge <= distance))
}

fn number(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
