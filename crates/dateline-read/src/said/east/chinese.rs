//! Chinese: `X表示，…`, `X说：“…”`, `“…”，X说`, `据X报道，…`.

use super::Line;
use crate::lexicon::Phrase;
use crate::said::link::Statement;
use dateline_model::{Act, Span};

/// Words that end a speaker's name: what follows says when, where or to whom.
const AFTER: [&str; 24] = [
    "在",
    "就",
    "对",
    "對",
    "向",
    "于",
    "於",
    "当天",
    "當天",
    "日前",
    "近日",
    "今天",
    "昨天",
    "也",
    "还",
    "還",
    "则",
    "則",
    "随后",
    "隨後",
    "同日",
    "接受",
    "强调并",
    "再次",
];

/// The statements of a sentence.
pub(super) fn statements(line: Line<'_>, phrases: &[Phrase], out: &mut Vec<Statement>) {
    let mut from = accord(line, phrases, out).unwrap_or(line.span.start());
    for (cue, phrase) in line.phrases(phrases) {
        if cue.start() < from || !stands_free(line, cue) {
            continue;
        }
        let clause = clause(line, from, cue.start());
        let (clause, agency) = cited(line, clause);
        let Some(source) = speaker(line, clause) else { continue };
        let before = line.speech().filter(|q| q.outer.end() <= source.start()).last();
        let is_behind = before
            .is_some_and(|q| line.between(q.outer.end(), source.start()).is_empty())
            && line.between(cue.end(), line.span.end()).is_empty();
        let content = match before.filter(|_| is_behind) {
            Some(quote) => quote.outer,
            None => line.between(cue.end(), line.span.end()),
        };
        if let Some(mut statement) = line.statement(Some(source), cue, content, phrase.act) {
            statement.agency = agency.and_then(|agency| speaker(line, agency));
            out.push(statement);
            from = line.span.end();
        }
    }
}

/// `据澜通社报道，…`: gives back where the report begins.
fn accord(line: Line<'_>, phrases: &[Phrase], out: &mut Vec<Statement>) -> Option<usize> {
    let opener = ["根据", "根據", "据", "據"]
        .iter()
        .find_map(|words| line.places(words).first().copied())
        .filter(|span| span.start() <= line.span.start().saturating_add(12))?;
    let (cue, _) = line.phrases(phrases).into_iter().find(|(span, phrase)| {
        span.start() > opener.end()
            && (phrase.carries
                || matches!(phrase.words.as_str(), "称" | "稱" | "说" | "說" | "介绍说"))
    })?;
    let source = Span::new(opener.end(), cue.start());
    if source.of(line.text).contains(['，', ',', '。']) {
        return None;
    }
    let source = speaker(line, source)?;
    let content = line.between(cue.end(), line.span.end());
    let mut statement = line.statement(Some(source), cue, content, Act::Utterance)?;
    statement.is_credit = true;
    out.push(statement);
    Some(cue.end())
}

/// Whether a reporting phrase is followed by a comma, a colon, a mark or a clause, and is no part of
/// a longer word (`小说`, `说明`, `名称`).
fn stands_free(line: Line<'_>, cue: Span) -> bool {
    const LONGER: [&str; 28] = [
        "讯", "訊", "话", "話", "视", "力", "影", "台", "明", "法", "服", "客", "为", "為", "号",
        "號", "赞", "讚", "者", "了", "的", "和", "与", "與", "性", "呼", "谎", "职",
    ];
    let after = line.text.get(cue.end()..line.span.end()).unwrap_or_default();
    let before = line.text.get(line.span.start()..cue.start()).unwrap_or_default();
    let is_short = cue.len() <= 3;
    let is_longer = LONGER.iter().any(|c| after.starts_with(c));
    let is_noun = before.ends_with([
        '小', '传', '傳', '名', '简', '簡', '据', '學', '学', '俗', '所', '可', '的', '自',
    ]);
    if is_short {
        return !is_noun && !is_longer;
    }
    let is_open =
        after.is_empty() || after.starts_with(['，', ',', '：', ':', '“', '「', '说', '說']);
    is_open || !is_longer
}

/// `X援引Y的话说`: Y speaks, X carries it.
fn cited(line: Line<'_>, clause: Span) -> (Span, Option<Span>) {
    let words = clause.of(line.text);
    for verb in ["援引", "引述", "引用"] {
        let Some(at) = words.find(verb) else { continue };
        let inner = clause.start().saturating_add(at).saturating_add(verb.len());
        let cited = Span::new(inner, clause.end());
        let tail = ["的话", "的話"].iter().find(|tail| cited.of(line.text).ends_with(*tail));
        let len = tail.map_or(0, |tail| tail.len());
        let house = line.between(clause.start(), clause.start().saturating_add(at));
        let house = if house.of(line.text).ends_with(['则', '則']) {
            Span::new(house.start(), house.end().saturating_sub(3))
        } else {
            house
        };
        return (Span::new(inner, clause.end().saturating_sub(len)), Some(house));
    }
    (clause, None)
}

/// The clause before a cue, from the last comma or stop outside marks.
fn clause(line: Line<'_>, from: usize, cue: usize) -> Span {
    let words = Span::new(from, cue).of(line.text);
    let mut start = from;
    for (at, c) in words.char_indices() {
        let here = from.saturating_add(at);
        if matches!(c, '，' | ',' | '；' | ';' | '：' | '”' | '」')
            && (matches!(c, '”' | '」') || !line.is_quoted(here))
        {
            start = here.saturating_add(c.len_utf8());
        }
    }
    line.between(start, cue)
}

/// The speaker at the start of a clause.
fn speaker(line: Line<'_>, clause: Span) -> Option<Span> {
    let words = clause.of(line.text);
    let digit = words.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    let end =
        AFTER.iter().filter_map(|word| words.find(word)).chain(digit).filter(|at| *at > 0).min();
    let name =
        line.between(clause.start(), clause.start().saturating_add(end.unwrap_or(words.len())));
    let len = name.of(line.text).chars().count();
    let is_title = line.quotes.iter().any(|q| q.is_title && q.outer.start() == name.start());
    ((1..=30).contains(&len) && (is_title || !line.is_quoted(name.start()))).then_some(name)
}
