//! Cues: reporting words with their acts and frames.
//!
//! English words carry, for each frame, how often they report speech there, in thousandths; the
//! phrases of Korean, Chinese and Japanese are told apart by where they stand.

use super::Addition;
use super::sheet::{field, rows};
use dateline_model::Act;
use std::collections::BTreeMap;

const EN: &str = include_str!("../../lexicon/cues.en.tsv");
const KO: &str = include_str!("../../lexicon/cues.ko.tsv");
const ZH: &str = include_str!("../../lexicon/cues.zh.tsv");
const JA: &str = include_str!("../../lexicon/cues.ja.tsv");

/// Which of its five forms a verb stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `say`
    Plain,
    /// `says`
    Present,
    /// `said`; also the participle where both are one form.
    Past,
    /// `spoken`, where it differs from the past.
    Participle,
    /// `saying`
    Ing,
}

/// What follows a reporting word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// The word *that*.
    That,
    /// A quotation mark or a colon.
    Quote,
    /// The end of its clause: the words stand before it.
    End,
    /// *to* and a verb.
    To,
    /// Anything else: an object or a clause without *that*.
    Rest,
}

/// A reporting verb or phrase of English.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// The first form, with the words behind it.
    pub lemma: String,
    /// Words that must follow the verb; `*` stands for up to three.
    pub tail: Vec<String>,
    /// What is done with the words.
    pub act: Act,
    /// Whether the plain form is a frequent noun as well (`claim`, `report`).
    pub is_noun: bool,
    sure: [u16; 5],
}

impl Cue {
    /// How often the word reports speech in a frame, in thousandths.
    pub(crate) fn sure(&self, frame: Frame) -> u16 {
        let [that, quote, end, to, rest] = self.sure;
        match frame {
            Frame::That => that,
            Frame::Quote => quote,
            Frame::End => end,
            Frame::To => to,
            Frame::Rest => rest,
        }
    }
}

/// A reporting phrase of Korean, Chinese or Japanese.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The characters.
    pub words: String,
    /// What is done with the words.
    pub act: Act,
    /// Whether an agency speaks with it about the whole sentence (`보도했다`, `报道`, `伝えた`).
    pub carries: bool,
}

/// Reporting words with their acts and frames.
#[derive(Debug, Default)]
pub(crate) struct Cues {
    rows: Vec<Cue>,
    forms: BTreeMap<String, Vec<(usize, Form)>>,
    /// Korean phrases, longest first.
    pub ko: Vec<Phrase>,
    /// Chinese phrases, longest first.
    pub zh: Vec<Phrase>,
    /// Japanese phrases, longest first.
    pub ja: Vec<Phrase>,
}

impl Cues {
    /// The built-in sheets with those of a vault behind them.
    pub(crate) fn with(additions: &[Addition<'_>]) -> Self {
        let mut cues = Self::default();
        for sheet in sheets("cues.en.tsv", EN, additions) {
            cues.add(sheet);
        }
        for (name, built_in, list) in [
            ("cues.ko.tsv", KO, &mut cues.ko),
            ("cues.zh.tsv", ZH, &mut cues.zh),
            ("cues.ja.tsv", JA, &mut cues.ja),
        ] {
            for sheet in sheets(name, built_in, additions) {
                list.extend(rows(sheet).map(|row| Phrase {
                    words: field(&row, 0).to_owned(),
                    act: act(field(&row, 1)),
                    carries: field(&row, 2) == "carries",
                }));
            }
            list.retain(|phrase| !phrase.words.is_empty());
            list.sort_by(|a, b| b.words.len().cmp(&a.words.len()).then(a.words.cmp(&b.words)));
        }
        cues
    }

    fn add(&mut self, sheet: &str) {
        const FORMS: [Form; 5] =
            [Form::Plain, Form::Present, Form::Past, Form::Participle, Form::Ing];
        for row in rows(sheet) {
            let number = |n| field(&row, n).parse::<u16>().unwrap_or(0).min(1000);
            let index = self.rows.len();
            self.rows.push(Cue {
                lemma: field(&row, 0).to_owned(),
                tail: field(&row, 2).split_whitespace().map(str::to_owned).collect(),
                act: act(field(&row, 3)),
                is_noun: field(&row, 9) == "noun",
                sure: [number(4), number(5), number(6), number(7), number(8)],
            });
            let forms = field(&row, 1);
            let mut split = forms.split_whitespace();
            let is_one_form = split.next().is_some_and(|plain| split.nth(1) == Some(plain));
            for (word, form) in forms.split_whitespace().zip(FORMS) {
                // "put" is plain form and past: as a past it fits every subject.
                let form = if is_one_form && form == Form::Plain { Form::Past } else { form };
                let known = self.forms.entry(word.to_owned()).or_default();
                if !known.iter().any(|(cue, _)| *cue == index) {
                    known.push((index, form));
                }
            }
        }
    }

    /// The verbs and phrases that have this lower-case word as their verb.
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = (&Cue, Form)> {
        let known = self.forms.get(word).map(Vec::as_slice).unwrap_or_default();
        known.iter().filter_map(|(index, form)| Some((self.rows.get(*index)?, *form)))
    }
}

fn sheets<'a>(
    name: &'a str,
    built_in: &'a str,
    additions: &'a [Addition<'a>],
) -> impl Iterator<Item = &'a str> {
    let more = additions.iter().filter(move |(own, _)| *own == name).map(|(_, text)| *text);
    std::iter::once(built_in).chain(more)
}

fn act(word: &str) -> Act {
    match word {
        "speech_act" => Act::SpeechAct,
        "attitude" => Act::Attitude,
        "intention" => Act::Intention,
        "negated" => Act::Negated,
        _ => Act::Utterance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheets_are_broad() {
        let cues = Cues::with(&[]);
        let verbs = cues.rows.iter().filter(|cue| cue.tail.is_empty()).count();
        assert!(verbs >= 250, "{verbs} verbs");
        assert!(cues.ko.len() >= 20 && cues.zh.len() >= 20 && cues.ja.len() >= 20);
    }

    #[test]
    fn a_form_finds_its_verb_and_phrases() {
        let cues = Cues::with(&[(
            "cues.en.tsv",
            "head\nfoghorn\tfoghorn foghorns foghorned\t\tutterance\t900",
        )]);
        let (cue, form) = cues.of("foghorned").next().unwrap();
        assert_eq!((cue.lemma.as_str(), form, cue.sure(Frame::That)), ("foghorn", Form::Past, 900));
        assert!(cues.of("called").any(|(cue, _)| cue.tail == ["for"]));
    }
}
