//! Measure: what can be counted on one block or line, whatever it came from.

use crate::Context;
use crate::lexicon::{CueClass, CuePlace};
use crate::newslines::printed;
use crate::text::characters::{is_cjk, is_closing_quote, is_terminal};
use dateline_model::{Block, Page, Shape, Span};
use std::collections::BTreeMap;

/// Weight up to which a block is short: a title, a line of a menu, a stamp.
pub(super) const SHORT: usize = 150;
/// What agencies put behind the last sentence of a text.
const CLOSING: [&str; 3] = [" Enditem", " ENDITEM", " -0-"];
/// Weight from which a block with a terminal mark is running text.
pub(super) const PROSE: usize = 60;
/// Longest label before a colon, in bytes.
const LABEL: usize = 40;

/// How a block ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// Without a mark.
    #[default]
    Open,
    /// With a mark that ends a sentence.
    Terminal,
    /// With dots that say something is missing.
    Ellipsis,
    /// With a colon.
    Colon,
    /// With a question or exclamation mark, as titles may.
    Asking,
}

/// What was counted on one block.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent observation")]
pub(super) struct Measure {
    /// Where it stands.
    pub span: Span,
    /// Its shape.
    pub shape: Shape,
    /// Its container.
    pub container: Option<usize>,
    /// Letters, a letter of Chinese, Japanese or Korean counting two and a half.
    pub weight: usize,
    /// Words between spaces.
    pub words: usize,
    /// Commas of any script.
    pub commas: usize,
    /// Digits, in thousandths of all characters but spaces.
    pub digits: usize,
    /// Capital letters, in thousandths of the letters.
    pub capitals: usize,
    /// How it ends.
    pub end: End,
    /// Link text, in thousandths of the bytes.
    pub linked: usize,
    /// Cues that stand where they count, one bit each in the order of [`CueClass::ALL`].
    pub cues: u32,
    /// Bytes of the longest cue that counts.
    pub cue_bytes: usize,
    /// Whether it is a stamp and at most a word or two around it.
    pub is_stamp: bool,
    /// Whether a stamp stands in it.
    pub has_stamp: bool,
    /// Whether it begins with a label and a colon, and is short.
    pub is_label: bool,
    /// Whether it begins with the mark of a list.
    pub is_bullet: bool,
    /// Whether it begins with a small letter, as the rest of a sentence does.
    pub is_small: bool,
    /// Whether it begins with a dateline (lines of flattened text only).
    pub is_opening: bool,
    /// Whether it stands in one piece with a dateline above it.
    pub is_under: bool,
    /// A number that is the same for blocks of the same letters.
    pub key: u64,
    /// First block with the same letters, when that is another one.
    pub repeats: Option<usize>,
    /// Whether the same letters stand in another block.
    pub is_repeated: bool,
}

impl Measure {
    /// Whether a cue of this class counts here.
    pub(super) fn has_cue(&self, class: CueClass) -> bool {
        self.cues & bit(class) != 0
    }

    /// Running text: a sentence of some length, or a long block in any case. So is whatever a
    /// dateline opens.
    pub(super) fn is_prose(&self) -> bool {
        let closes = matches!(self.end, End::Terminal | End::Ellipsis | End::Asking);
        (self.weight >= PROSE && closes) || self.weight >= SHORT || self.is_opening
    }
}

fn bit(class: CueClass) -> u32 {
    let at = CueClass::ALL.iter().position(|(each, _)| *each == class).unwrap_or_default();
    1 << at
}

/// Counts on all blocks of a page.
pub(super) fn measure(page: &Page, blocks: &[Block], context: &Context<'_>) -> Vec<Measure> {
    let mut measures: Vec<Measure> = blocks.iter().map(|block| count(page, block)).collect();
    mark_cues(page, &mut measures, context);
    for measure in &mut measures {
        mark_stamps(page, measure, context);
    }
    mark_repeats(&mut measures);
    measures
}

fn count(page: &Page, block: &Block) -> Measure {
    let words = page.words(block.span);
    let (mut letters, mut wide, mut capitals, mut digits, mut others) = (0, 0, 0, 0, 0);
    let (mut commas, mut key) = (0, UNMIXED);
    let (mut count, mut is_gap) = (0, true);
    for c in words.chars() {
        if c.is_ascii_lowercase() {
            count += usize::from(is_gap);
            is_gap = false;
            letters += 1;
            key = mixed(key, c);
            continue;
        }
        if c.is_whitespace() {
            is_gap = true;
            continue;
        }
        count += usize::from(is_gap);
        is_gap = false;
        if c.is_ascii_uppercase() {
            letters += 1;
            capitals += 1;
        } else if is_cjk(c) {
            wide += 1;
        } else if c.is_alphabetic() {
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        } else if c.is_ascii_digit() {
            digits += 1;
        } else {
            others += 1;
            commas += usize::from(matches!(c, ',' | '，' | '、' | ';' | '；'));
            continue;
        }
        if c.is_ascii() {
            key = mixed(key, c.to_ascii_lowercase());
        } else {
            key = c.to_lowercase().fold(key, mixed);
        }
    }
    let share = |part: usize, whole: usize| part.saturating_mul(1000) / whole.max(1);
    Measure {
        span: block.span,
        shape: block.shape,
        container: block.container,
        weight: letters + wide * 5 / 2,
        words: count,
        commas,
        digits: share(digits, letters + wide + digits + others),
        capitals: share(capitals, letters),
        end: end(words),
        linked: share(block.linked, block.span.len()),
        is_label: is_label(words),
        is_bullet: is_bullet(words),
        is_small: words.starts_with(char::is_lowercase),
        key,
        ..Measure::default()
    }
}

/// The key of nothing (the offset basis of FNV-1a).
pub(super) const UNMIXED: u64 = 0xcbf2_9ce4_8422_2325;

/// One letter more in a key (FNV-1a).
pub(super) fn mixed(key: u64, c: char) -> u64 {
    (key ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}

fn end(words: &str) -> End {
    let words = CLOSING.iter().find_map(|mark| words.strip_suffix(mark)).unwrap_or(words);
    let bare = words.trim_end_matches(|c: char| {
        is_closing_quote(c) || matches!(c, ')' | '）' | ']' | '】') || c.is_whitespace()
    });
    // A bracket at the very end, such as the sign of an agency, closes a sentence before it.
    let unsigned = bare
        .char_indices()
        .rev()
        .take_while(|(at, _)| bare.len() - at < 40)
        .find(|(_, c)| matches!(c, '(' | '（' | '['))
        .and_then(|(at, _)| bare.get(..at))
        .map_or(bare, str::trim_end);
    if bare.ends_with("...") || bare.ends_with('…') || bare.ends_with("[…") {
        return End::Ellipsis;
    }
    let last = |words: &str| {
        let quoted = words.trim_end_matches(|c: char| is_closing_quote(c));
        quoted.chars().next_back().unwrap_or_default()
    };
    match (last(bare), last(unsigned)) {
        ('?' | '!' | '？' | '！', _) => End::Asking,
        (':' | '：', _) => End::Colon,
        (c, _) | (_, c) if is_terminal(c) => End::Terminal,
        ('।' | '؟' | ';', _) => End::Terminal,
        _ => End::Open,
    }
}

/// A few words, a colon and something short behind it.
fn is_label(words: &str) -> bool {
    let mut near = words.char_indices().take_while(|(at, _)| *at <= LABEL);
    let Some((at, colon)) = near.find(|(_, c)| matches!(c, ':' | '：')) else { return false };
    let (label, value) = (words.get(..at).unwrap_or_default(), words.len() - at - colon.len_utf8());
    let is_hour = label.ends_with(|c: char| c.is_ascii_digit());
    !is_hour && label.split_whitespace().count() <= 3 && value <= 160
}

fn is_bullet(words: &str) -> bool {
    let mut letters = words.chars();
    let first = letters.next().unwrap_or_default();
    let second = letters.next().unwrap_or_default();
    matches!(first, '•' | '●' | '◦' | '▪' | '■' | '○' | '·' | '‣' | '◆' | '▶' | '*')
        || (matches!(first, '-' | '–' | '—') && second == ' ')
}

/// Marks the cues that count. In a longer block only one at its start can, so only its head is
/// searched.
fn mark_cues(page: &Page, measures: &mut [Measure], context: &Context<'_>) {
    let text: &str = &page.text;
    let furniture = &context.lexicon.furniture;
    let longest = furniture.longest();
    let is_bare = |words: &str| !words.chars().any(char::is_alphanumeric);
    for measure in measures {
        let span = measure.span;
        let within = if measure.weight <= SHORT {
            span
        } else {
            let bare = span.of(text).find(char::is_alphanumeric).unwrap_or_default();
            Span::new(span.start(), span.end().min(span.start() + bare + longest))
        };
        for cue in furniture.cues(text, within) {
            let before = Span::new(span.start(), cue.span.start()).of(text);
            let after = Span::new(cue.span.end(), span.end()).of(text);
            let counts = match cue.place {
                CuePlace::Whole => is_bare(before) && is_bare(after),
                CuePlace::Start => is_bare(before) && measure.weight <= 4 * SHORT,
                CuePlace::Within => measure.weight <= SHORT,
            };
            if counts {
                measure.cues |= bit(cue.class);
                measure.cue_bytes = measure.cue_bytes.max(cue.span.len());
            }
        }
    }
}

fn mark_stamps(page: &Page, measure: &mut Measure, context: &Context<'_>) {
    if measure.weight > SHORT || measure.digits == 0 {
        return;
    }
    let found = printed::stamps(&page.text, measure.span, &context.lexicon.stamps);
    measure.has_stamp = !found.is_empty();
    let dated: usize = found
        .iter()
        .flat_map(|found| found.span.of(&page.text).chars())
        .map(|c| if is_cjk(c) { 2 } else { usize::from(c.is_alphabetic()) })
        .sum();
    let rest = measure.weight.saturating_sub(dated);
    measure.is_stamp = measure.has_stamp && (rest <= 12 || (rest <= 24 && measure.cues != 0));
}

fn mark_repeats(measures: &mut [Measure]) {
    let mut first: BTreeMap<u64, usize> = BTreeMap::new();
    for at in 0..measures.len() {
        let Some(measure) = measures.get_mut(at) else { continue };
        if measure.weight < 8 {
            continue;
        }
        match first.get(&measure.key).copied() {
            None => {
                first.insert(measure.key, at);
            }
            Some(earlier) => {
                (measure.repeats, measure.is_repeated) = (Some(earlier), true);
                if let Some(earlier) = measures.get_mut(earlier) {
                    earlier.is_repeated = true;
                }
            }
        }
    }
}
