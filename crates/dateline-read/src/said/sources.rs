//! Sources: the words that name the speaker, left or right of a cue.

use super::classes::{
    is_adverb, is_article, is_auxiliary, is_determiner, is_irregular_past, is_joiner, is_month,
    is_preposition, is_subject, is_weekday,
};
use super::words::{Run, Words};

/// The subject that ends right before `end`, not reaching left of `floor`.
pub(crate) fn left(words: &Words<'_>, end: usize, floor: usize) -> Option<Run> {
    let mut at = end;
    while at > floor && is_adverb(words.before(at)) && words.quote(at.saturating_sub(1)).is_none() {
        at = at.saturating_sub(1);
    }
    let last = at.checked_sub(1).filter(|last| *last >= floor)?;
    match words.low(last) {
        "," => behind_comma(words, last, floor),
        ")" => {
            let open = (floor..last).rev().take(20).find(|i| words.low(*i) == "(")?;
            let noun = left(words, open, floor)?;
            Some(Run::new(noun.start, at))
        }
        "--" | "—" | "–" => {
            let open =
                (floor..last).rev().take(40).find(|i| matches!(words.low(*i), "--" | "—" | "–"))?;
            left(words, open, floor)
        }
        "who" => {
            let is_set_off = matches!(words.before(last), "," | "-" | "--" | "—" | "–");
            let noun = last.saturating_sub(usize::from(is_set_off));
            left(words, noun, floor)
        }
        "which" | "that" => {
            let noun = last.saturating_sub(usize::from(words.before(last) == ","));
            let run = left(words, noun, floor)?;
            (words.low(last) == "which" || run.len() < 6).then_some(run)
        }
        _ if (!words.is_word(last) && words.low(last) != "%") || words.quote(last).is_some() => {
            None
        }
        "and" | "or" | "but" | "then" | "not" => None,
        word if is_subject(word) => Some(Run::new(last, at)),
        _ => phrase(words, at, floor),
    }
}

/// `Ada Marrow, the chairwoman of the council,` before a cue: the whole with its apposition.
fn behind_comma(words: &Words<'_>, comma: usize, floor: usize) -> Option<Run> {
    let mut right = comma;
    for _ in 0..4 {
        let before = (floor..right)
            .rev()
            .take(60)
            .find(|i| words.low(*i) == "," && words.quote(*i).is_none())?;
        let chunk = Run::new(before.saturating_add(1), right);
        let opens = words.low(chunk.start);
        let is_aside = is_preposition(opens)
            || is_adverb(opens)
            || is_weekday(opens)
            || matches!(opens, "however" | "speaking" | "when" | "while" | "as");
        let is_tail = chunk.len() <= 2 && words.is_capital(chunk.start) && right == comma;
        let noun = left_plain(words, before, floor);
        let behind = noun.filter(|run| !is_preposition(words.before(run.start)));
        if let Some(noun) = behind {
            let end = if is_aside { before } else { comma };
            return words.is_word(chunk.start).then_some(Run::new(noun.start, end));
        }
        if !is_aside && !is_tail {
            return None;
        }
        right = before;
    }
    None
}

/// A noun phrase that ends right before `end`, without looking behind commas again.
fn left_plain(words: &Words<'_>, end: usize, floor: usize) -> Option<Run> {
    let last = end.checked_sub(1).filter(|last| *last >= floor)?;
    if !words.is_word(last) || words.quote(last).is_some() {
        return None;
    }
    phrase(words, end, floor)
}

/// The noun phrase that ends right before `end`, without a day behind it.
fn phrase(words: &Words<'_>, end: usize, floor: usize) -> Option<Run> {
    let day = (floor..end).rev().take(5).find(|i| {
        matches!(words.low(*i), "on" | "in" | "late" | "early")
            && (is_weekday(words.low(i.saturating_add(1)))
                || is_month(words.low(i.saturating_add(1))))
    });
    match day {
        Some(at) if at > floor => bare_phrase(words, at, floor),
        _ => bare_phrase(words, end, floor),
    }
}

fn bare_phrase(words: &Words<'_>, end: usize, floor: usize) -> Option<Run> {
    let mut start = end;
    let mut joint = None;
    let mut stopped_by_verb = false;
    while start > floor && end.saturating_sub(start) < 25 {
        let at = start.saturating_sub(1);
        let word = words.low(at);
        if words.quote(at).is_some()
            || (!words.is_word(at) && !is_inner_mark(words, at, floor, end))
        {
            break;
        }
        if word == "and" || word == "&" {
            if joint.is_some() || !is_noun_like(words, start) {
                break;
            }
            joint = Some(start);
        } else if is_joiner(word) || is_auxiliary(word) || is_subject(word) || is_adverb(word) {
            stopped_by_verb = is_auxiliary(word) || is_subject(word);
            break;
        } else if is_finite(words, at, floor) {
            stopped_by_verb = true;
            break;
        } else if is_preposition(word) && word != "of" {
            let is_first =
                at <= floor || !words.is_word(at.saturating_sub(1)) || is_joiner(words.before(at));
            if is_first || !is_noun_before(words, at, floor) {
                break;
            }
        } else if is_weekday(word) {
            break;
        }
        start = at;
    }
    if let Some(cut) = joint
        && (stopped_by_verb || start.saturating_add(1) >= cut)
    {
        start = cut;
    }
    if start > floor && is_preposition(words.before(start)) && words.before(start) != "of" {
        start = after_adjunct(words, start, end);
    }
    let run = Run::new(start, end);
    let has_noun = (run.start..run.end).any(|i| {
        let word = words.low(i);
        words.is_word(i) && !is_preposition(word) && !is_article(word)
    });
    (has_noun && !is_preposition(words.low(start))).then_some(run)
}

/// `In Varsk the mayor`: the subject begins at the last article or run of capitals.
fn after_adjunct(words: &Words<'_>, start: usize, end: usize) -> usize {
    let article = (start..end).rev().find(|i| {
        is_article(words.low(*i)) && !words.low(*i).ends_with('s') || matches!(words.low(*i), "his")
    });
    match article {
        Some(at) if at > start => at,
        _ => {
            let mut at = end;
            while at > start && words.is_capital(at.saturating_sub(1)) {
                at = at.saturating_sub(1);
            }
            if at == end { start } else { at }
        }
    }
}

/// A mark inside a name: `Marrow (Harbour)`, `vice-premier/minister`, `Vale's`.
fn is_inner_mark(words: &Words<'_>, at: usize, floor: usize, end: usize) -> bool {
    match words.low(at) {
        "/" | "-" | "&" | "%" => true,
        "'" | "’" => at > floor && words.before(at).ends_with('s'),
        "." => {
            at > floor
                && words.before(at).len() <= 4
                && at.saturating_add(1) < end
                && words.is_capital(at.saturating_sub(1))
        }
        ")" | "(" => end.saturating_sub(at) < 12 && at > floor,
        _ => false,
    }
}

fn is_noun_like(words: &Words<'_>, at: usize) -> bool {
    words.is_capital(at) || is_determiner(words.low(at)) || words.is_word(at)
}

/// Whether a noun stands before a preposition, so that the two are one phrase.
fn is_noun_before(words: &Words<'_>, at: usize, floor: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| *b >= floor) else { return false };
    let word = words.low(before);
    words.is_word(before)
        && !is_adverb(word)
        && !is_finite(words, before, floor)
        && !is_auxiliary(word)
        && !is_weekday(word)
        && !is_preposition(word)
        && !is_subject(word)
}

/// Whether a word is a finite verb, as far as its form tells.
pub(crate) fn is_finite(words: &Words<'_>, at: usize, floor: usize) -> bool {
    let word = words.low(at);
    if is_auxiliary(word) {
        return true;
    }
    if words.is_capital(at) && at > floor {
        return false;
    }
    let before = if at > floor { words.before(at) } else { "" };
    if is_article(before) || is_preposition(before) {
        return false;
    }
    is_irregular_past(word)
        || (word.len() > 4
            && word.ends_with("ed")
            && at > floor
            && !matches!(
                word,
                "united"
                    | "armed"
                    | "indeed"
                    | "hundred"
                    | "retired"
                    | "unnamed"
                    | "so-called"
                    | "elected"
                    | "allied"
                    | "combined"
            ))
}

/// The noun phrase that begins at `start`, as after *said* or *according to*.
pub(crate) fn right(words: &Words<'_>, start: usize, ceiling: usize) -> Option<Run> {
    if is_subject(words.low(start))
        || matches!(words.low(start), "him" | "her" | "them" | "us" | "me")
    {
        return Some(Run::new(start, start.saturating_add(1)));
    }
    let mut end = start;
    while end < ceiling && end.saturating_sub(start) < 25 {
        let word = words.low(end);
        let is_stop = words.quote(end).is_some()
            || (!words.is_word(end) && !is_name_mark(words, end))
            || is_joiner(word)
            || is_auxiliary(word)
            || is_weekday(word)
            || (is_adverb(word) && end > start)
            || (end > start
                && is_finite(words, end, start)
                && words.is_word(end)
                && word.len() > 3
                && !word.ends_with("ed"))
            || (is_preposition(word) && !matches!(word, "of" | "for" | "from" | "at" | "in"))
            || (matches!(word, "for" | "from" | "at" | "in")
                && !words.is_capital(end.saturating_add(1))
                && words.low(end.saturating_add(1)) != "the");
        if is_stop {
            break;
        }
        end = end.saturating_add(1);
    }
    while end > start && (is_preposition(words.before(end)) || words.before(end) == "and") {
        end = end.saturating_sub(1);
    }
    let run = Run::new(start, end);
    let has_noun = (run.start..run.end).any(|i| words.is_word(i) && !is_article(words.low(i)));
    (has_noun && !is_preposition(words.low(start))).then_some(run)
}

fn is_name_mark(words: &Words<'_>, at: usize) -> bool {
    match words.low(at) {
        "/" | "-" | "&" => true,
        "." => {
            words.before(at).len() <= 4
                && words.is_capital(at.saturating_sub(1))
                && words.is_capital(at.saturating_add(1))
                && at > 0
                && words.before(at).len() < 5
                && is_title_dot(words.before(at))
        }
        "'" | "’" => words.before(at).ends_with('s') && words.is_word(at.saturating_add(1)),
        _ => false,
    }
}

fn is_title_dot(word: &str) -> bool {
    word.len() == 1
        || matches!(
            word,
            "gen"
                | "sen"
                | "rep"
                | "gov"
                | "dr"
                | "mr"
                | "mrs"
                | "ms"
                | "col"
                | "lt"
                | "sgt"
                | "prof"
                | "adm"
                | "st"
        )
}

/// The subject of a whole sentence: the first noun phrase that is no adjunct.
pub(crate) fn subject(words: &Words<'_>, sentence: Run) -> Option<Run> {
    let mut start = sentence.start;
    while start < sentence.end
        && (matches!(words.low(start), "but" | "and" | "yet" | "so") || !words.is_word(start))
        && words.quote(start).is_none()
    {
        start = start.saturating_add(1);
    }
    let opens = words.low(start);
    let is_adjunct = is_preposition(opens)
        || is_joiner(opens)
        || is_adverb(opens)
        || opens.ends_with("ing")
        || (opens.ends_with("ed") && !opens.is_empty())
        || is_weekday(opens);
    if is_adjunct {
        let comma =
            (start..sentence.end).find(|i| words.low(*i) == "," && words.quote(*i).is_none());
        let verb = (start.saturating_add(2)..sentence.end)
            .take(20)
            .find(|i| is_finite(words, *i, start) && words.quote(*i).is_none());
        if let Some(verb) = verb.filter(|verb| comma.is_none_or(|comma| *verb < comma))
            && is_preposition(opens)
        {
            return left(words, verb, start.saturating_add(1));
        }
        start = comma?.saturating_add(1);
    }
    if is_subject(words.low(start)) {
        return Some(Run::new(start, start.saturating_add(1)));
    }
    let verb = (start..sentence.end.min(start.saturating_add(30))).find(|i| {
        *i > start
            && (is_finite(words, *i, start)
                || words.quote(*i).is_some()
                || matches!(words.low(*i), ":" | ";"))
    })?;
    let mut end = verb;
    let comma = (start..verb).find(|i| words.low(*i) == ",");
    if let Some(comma) = comma {
        end = comma;
    }
    while end > start && is_adverb(words.before(end)) {
        end = end.saturating_sub(1);
    }
    let day = (start..end).rev().take(5).find(|i| {
        words.low(*i) == "on"
            && (is_weekday(words.low(i.saturating_add(1)))
                || is_month(words.low(i.saturating_add(1))))
    });
    let run = Run::new(start, day.unwrap_or(end));
    (!run.is_empty() && run.len() <= 20 && !is_preposition(words.low(start))).then_some(run)
}
