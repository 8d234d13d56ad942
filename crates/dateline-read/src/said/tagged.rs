//! Tagged: the sources, cues and contents of a paragraph as learned weights see them.

use super::features::Seen;
use super::words::{Run, Words};
use crate::lexicon::Cues;
use crate::tagger::{Features, Label, Piece, Weights, best, pieces};
use dateline_model::Act;
use std::sync::LazyLock;

/// The kinds of pieces.
pub(super) const SOURCE: u8 = 0;
pub(super) const CUE: u8 = 1;
pub(super) const CONTENT: u8 = 2;

/// The weights compiled into the binary; `cargo xtask train said` makes them. They are unpacked for
/// the first paragraph in English, for many a command reads none.
pub(super) static TAGGER: LazyLock<Tagger> = LazyLock::new(|| Tagger {
    first: Weights::unpacked(include_bytes!("../../lexicon/weights/said.first.bin")),
    second: Weights::unpacked(include_bytes!("../../lexicon/weights/said.second.bin")),
});

/// The weights of the two passes.
#[derive(Debug)]
pub(super) struct Tagger {
    /// Those of the first pass.
    first: Weights,
    /// Those of the second, which also sees the labels of the first.
    second: Weights,
}

impl Tagger {
    /// The pieces of a paragraph in order.
    pub(super) fn pieces(&self, words: &Words<'_>) -> Vec<Piece> {
        let seen = Seen::of(words, &self.first);
        if !seen.has_cue() {
            return Vec::new();
        }
        let features = first(&seen, words);
        let labels: Vec<u8> =
            best(&features, &self.first).iter().map(|label| label.value).collect();
        let labels: Vec<Label> = best(&second(&seen, &features, &labels), &self.second);
        pieces(&labels)
    }
}

/// The statements of a sentence, from the pieces that begin in it: each cue takes the nearest
/// source, each content goes to the nearest cue.
pub(super) fn statements(words: &Words<'_>, run: Run, pieces: &[Piece], cues: &Cues) -> Vec<Told> {
    // Pieces stand in order, so those of a sentence are one stretch of them.
    let from = pieces.partition_point(|piece| piece.start < run.start);
    let to = pieces.partition_point(|piece| piece.start < run.end);
    let inside = pieces.get(from..to).unwrap_or_default();
    let own = |kind: u8| inside.iter().filter(move |piece| piece.kind == kind);
    let (sources, heads): (Vec<&Piece>, Vec<&Piece>) = (own(SOURCE).collect(), own(CUE).collect());
    let mut told: Vec<Told> = heads.iter().map(|cue| Told::of(cue)).collect();
    for content in own(CONTENT) {
        let nearest = (0..heads.len()).min_by_key(|n| heads.get(*n).map(|cue| apart(cue, content)));
        // A quotation without a cue is the paragraph's to give; other words are nobody's.
        if let Some(one) = nearest.and_then(|n| told.get_mut(n)) {
            one.take(content, words);
        }
    }
    for (n, one) in told.iter_mut().enumerate() {
        let Some(cue) = one.cue else { continue };
        // A source behind other cues is rather theirs.
        let reach = |source: &&&Piece| {
            let before = heads.partition_point(|head| head.start < source.start);
            let crossed = if before > n { before.saturating_sub(n + 1) } else { n - before };
            (crossed, gap(run_of(source), cue))
        };
        one.source = sources.iter().min_by_key(reach).map(|source| run_of(source));
        (one.act, one.is_known) = act(words, cue, cues);
    }
    told.retain(|one| !one.content.is_empty());
    told
}

/// A statement as the tagger sees it.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Who speaks.
    pub source: Option<Run>,
    /// The reporting words.
    pub cue: Option<Run>,
    /// What is said, in pieces.
    pub content: Vec<Run>,
    /// What is done with the words.
    pub act: Act,
    /// Whether the lexicon knows the reporting words.
    pub is_known: bool,
    /// By how much the least sure word leads.
    pub margin: i32,
}

impl Default for Told {
    fn default() -> Self {
        Self {
            source: None,
            cue: None,
            content: Vec::new(),
            act: Act::Utterance,
            is_known: false,
            margin: i32::MAX,
        }
    }
}

impl Told {
    fn of(cue: &Piece) -> Self {
        Self { cue: Some(run_of(cue)), margin: cue.margin, ..Self::default() }
    }

    /// Takes a content, without a leading *that*.
    fn take(&mut self, content: &Piece, words: &Words<'_>) {
        let that = usize::from(words.low(content.start) == "that");
        let run = Run::new(content.start.saturating_add(that), content.end);
        if !run.is_empty() {
            self.content.push(run);
        }
        self.margin = self.margin.min(content.margin);
    }
}

fn run_of(piece: &Piece) -> Run {
    Run::new(piece.start, piece.end)
}

/// Words between two pieces.
fn apart(a: &Piece, b: &Piece) -> usize {
    gap(run_of(a), run_of(b))
}

/// Words between two runs.
fn gap(a: Run, b: Run) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

/// What the reporting words do by the lexicon, and whether it knows them; an unknown word reports
/// an utterance.
fn act(words: &Words<'_>, cue: Run, cues: &Cues) -> (Act, bool) {
    let hits = super::cues::find(words, cue, cues);
    let act = |hit: &super::cues::Hit<'_>| if hit.is_negated { Act::Negated } else { hit.cue.act };
    (hits.last().map_or(Act::Utterance, act), !hits.is_empty())
}

/// The features of the first pass.
pub(super) fn first(seen: &Seen<'_, '_>, words: &Words<'_>) -> Features {
    let mut features = Features::default();
    for at in 0..words.len() {
        seen.add(at, &mut features);
        features.close();
    }
    features
}

/// Those of the second.
pub(super) fn second(seen: &Seen<'_, '_>, first: &Features, labels: &[u8]) -> Features {
    let labelled = seen.labelled(labels);
    let mut features = Features::default();
    for (at, own) in first.tokens().enumerate() {
        features.extend(own);
        seen.add_labels(at, &labelled, &mut features);
        features.close();
    }
    features
}

/// The paragraphs of a text, which are its lines, as sequences to be labelled.
#[cfg(feature = "training")]
pub(crate) fn sequences(
    text: &str,
    weights: &Weights,
    labels: Option<&[Vec<u8>]>,
) -> Vec<crate::training::Sequence> {
    use dateline_model::Span;
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        lines.push(Span::new(at, at.saturating_add(line.len())).trimmed(text));
        at = at.saturating_add(line.len());
    }
    let tokens = crate::text::Tokens::of(text);
    let quotes = super::quotemarks::quoted(text, &lines, &mut Vec::new());
    let sequence = |(n, (line, quotes)): (usize, (&Span, &Vec<_>))| {
        let own = tokens.within(*line);
        let words = Words::of(text, own, quotes);
        let seen = Seen::of(&words, weights);
        let mut features = first(&seen, &words);
        if let Some(labels) = labels.and_then(|rows| rows.get(n)) {
            features = second(&seen, &features, labels);
        }
        let tokens = own.iter().map(|token| (token.span.start(), token.span.end())).collect();
        crate::training::Sequence { tokens, features }
    };
    lines.iter().zip(&quotes).enumerate().map(sequence).collect()
}
