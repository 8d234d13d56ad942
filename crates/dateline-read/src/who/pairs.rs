//! Pairs: two countries by one letter each, as in 中朝关系, 조중친선, 日米同盟.

use super::found::{Found, Meaning};
use crate::lexicon::Names;
use dateline_model::{Kind, Span};

/// Letters for countries with their ids. One letter may stand for another country in another
/// language; the words behind the pair tell which table counts.
struct Table {
    letters: &'static [(char, &'static str)],
    behind: &'static [&'static str],
}

/// Chinese, Korean and Japanese.
const TABLES: [Table; 3] = [
    Table {
        letters: &[
            ('中', "china"),
            ('朝', "dprk"),
            ('韩', "rok"),
            ('韓', "rok"),
            ('美', "us"),
            ('日', "japan"),
            ('俄', "russia"),
            ('苏', "ussr"),
            ('越', "vietnam"),
            ('英', "uk"),
            ('法', "france"),
            ('印', "india"),
            ('古', "cuba"),
            ('蒙', "mongolia"),
            ('德', "germany"),
        ],
        behind: &[
            "关系",
            "两国",
            "友谊",
            "友好",
            "双边",
            "领导人",
            "首脑",
            "边境",
            "贸易",
            "两党",
            "会谈",
            "合作",
            "双方",
            "建交",
            "战略",
            "联合",
            "關係",
            "兩國",
            "友誼",
            "領導人",
            "首腦",
            "邊境",
            "貿易",
        ],
    },
    Table {
        letters: &[
            ('조', "dprk"),
            ('북', "dprk"),
            ('중', "china"),
            ('한', "rok"),
            ('미', "us"),
            ('일', "japan"),
            ('러', "russia"),
            ('로', "russia"),
        ],
        behind: &[
            "관계", "친선", "정상", "국경", "협력", "동맹", "우호", "회담", "무역", "량국", "양국",
            "외교",
        ],
    },
    Table {
        letters: &[
            ('日', "japan"),
            ('米', "us"),
            ('中', "china"),
            ('朝', "dprk"),
            ('韓', "rok"),
            ('露', "russia"),
            ('ロ', "russia"),
            ('英', "uk"),
        ],
        behind: &[
            "関係", "首脳", "会談", "同盟", "貿易", "友好", "協力", "国交", "両国", "安保", "外相",
        ],
    },
];

/// Both countries of every pair.
pub(super) fn pairs(text: &str, names: &Names) -> Vec<Found> {
    let mut found = Vec::new();
    let mut before: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        if let Some((start, first)) = before.filter(|_| !c.is_ascii()) {
            let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
            found.extend(pair(names, (start, first), (at, c), rest));
        }
        before = Some((at, c));
    }
    found
}

fn pair(names: &Names, first: (usize, char), second: (usize, char), rest: &str) -> Vec<Found> {
    let country = |table: &Table, letter: char| {
        let (_, id) = table.letters.iter().find(|(known, _)| *known == letter)?;
        names.position(id)
    };
    let one = |(at, c): (usize, char), entry: usize| Found {
        span: Span::new(at, at + c.len_utf8()),
        kind: Kind::Place,
        meaning: Meaning::Entry(entry),
        is_variant: false,
    };
    TABLES
        .iter()
        .filter(|table| table.letters.iter().any(|(known, _)| *known == second.1))
        .filter(|table| {
            table.behind.iter().any(|word| rest.trim_start_matches(' ').starts_with(word))
        })
        .find_map(|table| Some((country(table, first.1)?, country(table, second.1)?)))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| vec![one(first, a), one(second, b)])
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text);
        let found: Vec<_> = people
            .mentions
            .iter()
            .map(|m| (m.span.of(text), m.entity.as_ref().map_or("-", |id| id.as_str())))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn two_letters_before_a_word_for_relations() {
        check("港口见证中朝友谊。", &[("中", "china"), ("朝", "dprk")]);
        check("항구는 조중친선을 본다.", &[("조", "dprk"), ("중", "china")]);
        check("港は日米同盟を見る。", &[("日", "japan"), ("米", "us")]);
    }

    #[test]
    fn letters_elsewhere_are_no_countries() {
        check("日中に港へ行く。", &[]);
    }
}
