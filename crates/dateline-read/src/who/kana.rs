//! Kana: Japanese names the lexicon does not know.
//!
//! A person is a stretch of Chinese characters or katakana before a title such as 氏; a place or
//! organization is a stretch that ends with a head such as 市 or 大学.

use super::found::Found;
use crate::{
    lexicon::Titles,
    text::characters::{is_han, is_kana},
};
use dateline_model::{Kind, Lang, Page, Span};

/// Heads of organizations.
const ORGANIZATIONS: [&str; 36] = [
    "株式会社",
    "有限会社",
    "大学",
    "大学院",
    "銀行",
    "新聞",
    "新聞社",
    "学校",
    "高校",
    "高等学校",
    "中学校",
    "小学校",
    "協会",
    "連盟",
    "委員会",
    "研究所",
    "研究会",
    "放送",
    "テレビ",
    "鉄道",
    "電鉄",
    "製作所",
    "工業",
    "合同会社",
    "ホールディングス",
    "グループ",
    "病院",
    "球団",
    "楽団",
    "財団",
    "組合",
    "連合",
    "学会",
    "通信社",
    "出版",
    "百貨店",
];

/// Last characters of places.
const PLACES: &str = "県市区町村都府島山川駅湖郡";

/// Names in the blocks of a page that hold kana.
pub(super) fn names(page: &Page, titles: &Titles) -> Vec<Found> {
    let text: &str = &page.text;
    let mut found = Vec::new();
    for block in &page.blocks {
        let words = block.span.of(text);
        if !words.chars().any(is_kana) {
            continue;
        }
        for stretch in stretches(words) {
            let words = stretch.of(words);
            let read = person(words, titles)
                .map(|inner| (inner, Kind::Person))
                .or_else(|| Some((organization(words)?, Kind::Organization)))
                .or_else(|| Some((place(words)?, Kind::Place)))
                .or_else(|| Some((full_name(words, titles)?, Kind::Person)));
            if let Some((inner, kind)) = read {
                let span = block.span.absolute(stretch.absolute(inner));
                found.push(Found::new(span, kind, span.of(text)));
            }
        }
    }
    found
}

/// The stretches of Chinese characters, katakana and the marks inside names.
fn stretches(words: &str) -> Vec<Span> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in words.char_indices() {
        let is_part = is_han(c) || is_katakana(c) || matches!(c, '・' | '＝' | '゠');
        match (start, is_part) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                all.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    all.extend(start.map(|from| Span::new(from, words.len())));
    all
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー')
}

/// 青海波遥首相, 自由党青海波幹事長, ジョン・ロウ氏: the name before the title that ends a stretch.
fn person(words: &str, titles: &Titles) -> Option<Span> {
    let title = titles.find(Lang::Ja, words).into_iter().find(|title| title.start() > 0)?;
    let before = words.get(..title.start())?;
    if before.chars().all(|c| is_katakana(c) || matches!(c, '・' | '＝')) {
        return (before.chars().count() >= 3).then(|| Span::new(0, before.len()));
    }
    name_start(before, titles).map(|start| Span::new(start, before.len()))
}

/// Where the name at the end of a stretch begins: at a known surname with at most three characters
/// behind it.
fn name_start(before: &str, titles: &Titles) -> Option<usize> {
    let starts: Vec<usize> = before.char_indices().map(|(at, _)| at).collect();
    let first = starts.len().saturating_sub(6);
    starts.get(first..)?.iter().copied().find(|start| {
        let rest = before.get(*start..).unwrap_or_default();
        let surname = titles.surname(Lang::Ja, rest).unwrap_or_default();
        let given = rest.get(surname.len()..).unwrap_or_default().chars().count();
        surname.chars().count() >= 2 && given <= 3 && rest.chars().all(is_han)
    })
}

/// A surname and a given name that are all of a stretch.
fn full_name(words: &str, titles: &Titles) -> Option<Span> {
    let surname = titles.surname(Lang::Ja, words)?;
    let given = words.get(surname.len()..)?;
    let fits = (1..=3).contains(&given.chars().count())
        && given.chars().all(|c| {
            is_han(c)
                && !"県市区町村都府道駅山川島湖大学校会社党家内氏派線港橋寺城人年月日".contains(c)
        });
    (fits && surname.chars().count() >= 2 && words.chars().count() >= 4)
        .then(|| Span::new(0, words.len()))
}

fn organization(words: &str) -> Option<Span> {
    if let Some(rest) = words.strip_prefix("株式会社").filter(|rest| !rest.is_empty()) {
        return (rest.chars().count() >= 2).then(|| Span::new(0, words.len()));
    }
    let end =
        ORGANIZATIONS.iter().filter_map(|head| Some(words.rfind(head)? + head.len())).max()?;
    let name = words.get(..end)?;
    let head = ORGANIZATIONS.iter().filter(|head| name.ends_with(**head)).map(|h| h.len()).max()?;
    let own = name.get(..end.saturating_sub(head))?.chars().count();
    (own >= 2).then(|| Span::new(0, end))
}

/// 青波県汐見市: a stretch up to its last place head.
fn place(words: &str) -> Option<Span> {
    let (at, last) = words.char_indices().rev().find(|(_, c)| PLACES.contains(*c))?;
    let end = at + last.len_utf8();
    let name = words.get(..end)?;
    let is_whole = words.get(end..).is_some_and(|rest| rest.chars().count() <= 2);
    let is_other = ["政府", "幕府", "督府", "閣府", "都市", "地区", "学区", "方都"]
        .iter()
        .any(|end| name.ends_with(end));
    let has_own = name.chars().all(is_han) && name.chars().count() >= 3 && !is_other;
    (is_whole && has_own).then(|| Span::new(0, end))
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text);
        let found: Vec<_> =
            people.mentions.iter().map(|m| (m.span.of(text), m.kind.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn people_before_titles() {
        check("きのう山口汐音首相が訪れた。", &[("山口汐音", "person")]);
        check("ジョン・ロウ氏は語った。", &[("ジョン・ロウ", "person")]);
    }

    #[test]
    fn organizations_and_places_by_their_heads() {
        check("彼は汐見大学で学んだ。", &[("汐見大学", "organization")]);
        check("船は青波県汐見市に着いた。", &[("青波県汐見市", "place")]);
    }
}
