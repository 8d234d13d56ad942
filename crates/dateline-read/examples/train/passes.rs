//! Passes: a first tagger, and a second that also sees what the first says of its neighbours.
//!
//! The second learns from labels of first taggers that did not know its text (four folds), never
//! from a first tagger's own fit.

use crate::crf::{Example, Model, Settings, train as fit};
use crate::lessons::{Lesson, read};
use crate::pack::packed;
use dateline_read::training::{LABELS, Sequence, Task, Weights, hashes, label, labels, word};
use std::collections::BTreeMap;
use std::path::Path;

/// Folds of the jackknife.
const FOLDS: u32 = 4;
/// Fewest tokens a feature must be seen at.
const SEEN: u32 = 2;
/// Fewest printings as a cue of a word that gets a bin.
const PRINTED: u32 = 3;
const SETTINGS: Settings = Settings { alpha: 0.1, l1: 1.2, l2: 0.0, rounds: 8 };

/// What a step gives, or why not.
pub(crate) type Ended<T> = Result<T, Box<dyn std::error::Error>>;

/// Trains a task and writes the weights of its two passes.
pub(crate) fn train(task: &str, from: &Path, first: &Path, second: &Path) -> Ended<()> {
    let task = named(task)?;
    let lessons = read(from)?;
    let bins = cues(task, &lessons);
    let words = Weights::unpacked(&packed(&empty(), &[], &bins));
    let learn = |lessons: &[&Lesson], rows: Option<&Rows>| {
        let (examples, hashes) = examples(task, lessons, &words, rows);
        let model = fit(&examples, hashes.len(), &SETTINGS);
        packed(&model, &hashes, &bins)
    };
    let all: Vec<&Lesson> = lessons.iter().collect();
    let fold = |fold: u32| {
        let others: Vec<&Lesson> = all.iter().copied().filter(|l| l.fold(FOLDS) != fold).collect();
        let weights = Weights::unpacked(&learn(&others, None));
        let own = all.iter().filter(|lesson| lesson.fold(FOLDS) == fold);
        own.map(|lesson| (lesson.id.clone(), told(task, lesson, &weights))).collect::<Rows>()
    };
    // Two at a time: every fold holds all features of three quarters of the lessons.
    let (mut rows, fold) = (Rows::new(), &fold);
    for pair in [[0, 1], [2, 3]] {
        std::thread::scope(|scope| {
            for ended in pair.map(|n| scope.spawn(move || fold(n))) {
                rows.extend(ended.join().unwrap_or_default());
            }
        });
    }
    let (one, two) = std::thread::scope(|scope| {
        let one = scope.spawn(|| learn(&all, None));
        (one.join(), learn(&all, Some(&rows)))
    });
    std::fs::write(first, one.map_err(|_| "the first pass ended in a panic")?)?;
    std::fs::write(second, two)?;
    Ok(())
}

/// The task of a name.
pub(crate) fn named(task: &str) -> Ended<Task> {
    match task {
        "said" => Ok(Task::Said),
        other => Err(format!("no task is called {other}; there is said").into()),
    }
}

/// Labels of a first tagger by lesson, a row for each sequence.
type Rows = BTreeMap<String, Vec<Vec<u8>>>;

/// The labels of each sequence of a lesson.
pub(crate) fn told(task: Task, lesson: &Lesson, weights: &Weights) -> Vec<Vec<u8>> {
    let sequences = task.sequences(&lesson.text, weights, None);
    sequences.iter().map(|sequence| labels(&sequence.features, weights)).collect()
}

/// The bins of words by the share of their printings that are cues.
fn cues(task: Task, lessons: &[Lesson]) -> BTreeMap<u32, u8> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for lesson in lessons {
        for sequence in task.sequences(&lesson.text, &Weights::default(), None) {
            for ((start, end), own) in sequence.tokens.iter().zip(lesson.labels(&sequence)) {
                let count =
                    counts.entry(word(&lesson.text[*start..*end].to_lowercase())).or_default();
                count.1 += 1;
                count.0 += u32::from(own == label(1, true) || own == label(1, false));
            }
        }
    }
    let bin = |(hash, (cue, all)): (u32, (u32, u32))| {
        let bin = u8::try_from((5 * cue / all).min(4)).unwrap_or(4);
        (cue >= PRINTED && bin > 0).then_some((hash, bin))
    };
    counts.into_iter().filter_map(bin).collect()
}

fn empty() -> Model {
    Model { features: Vec::new(), pairs: [[0.0; LABELS]; LABELS] }
}

/// The sequences of lessons as examples, and the hashes of their features by number; a feature seen
/// less than twice is left out.
fn examples(
    task: Task,
    lessons: &[&Lesson],
    words: &Weights,
    rows: Option<&Rows>,
) -> (Vec<Example>, Vec<u32>) {
    let sequences: Vec<(&Lesson, Vec<Sequence>)> = lessons
        .iter()
        .map(|lesson| {
            let labels = rows.and_then(|rows| rows.get(&lesson.id)).map(Vec::as_slice);
            (*lesson, task.sequences(&lesson.text, words, labels))
        })
        .collect();
    let mut seen = vec![0_u8; 1 << 24];
    let all = || sequences.iter().flat_map(|(_, sequences)| sequences);
    for feature in all().flat_map(|s| hashes(&s.features)).flatten() {
        let count = &mut seen[*feature as usize];
        *count = count.saturating_add(1);
    }
    let kept = (0..1_u32 << 24).filter(|hash| u32::from(seen[*hash as usize]) >= SEEN);
    let kept: Vec<u32> = kept.collect();
    let mut number = vec![u32::MAX; 1 << 24];
    for (n, hash) in (0..).zip(&kept) {
        number[*hash as usize] = n;
    }
    let mut examples = Vec::new();
    for (lesson, sequences) in &sequences {
        for sequence in sequences {
            let (mut features, mut ends) = (Vec::new(), Vec::new());
            for own in hashes(&sequence.features) {
                let own = own.iter().map(|hash| number[*hash as usize]);
                features.extend(own.filter(|n| *n != u32::MAX));
                ends.push(features.len());
            }
            let labels = lesson.labels(sequence);
            examples.push(Example { features, ends, labels, weight: lesson.weight });
        }
    }
    (examples, kept)
}
