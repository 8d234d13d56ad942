//! Hangul: Korean names the lexicon does not know.
//!
//! A person is a surname with one or two more syllables beside a title or an age; an organization
//! is a word with a head such as 위원회.

use super::found::{Found, Meaning};
use crate::{
    lexicon::{Titles, is_particle},
    text::{Token, Tokens, characters::is_hangul},
};
use dateline_model::{Kind, Lang, Page, Span};

/// Last syllables of organizations' names.
const HEADS: [&str; 40] = [
    "위원회",
    "협회",
    "대학교",
    "대학",
    "회사",
    "은행",
    "신문사",
    "통신사",
    "방송사",
    "방송",
    "연구소",
    "연구원",
    "재단",
    "연맹",
    "동맹",
    "그룹",
    "병원",
    "학교",
    "고등학교",
    "법원",
    "검찰청",
    "경찰청",
    "경찰서",
    "노조",
    "공사",
    "공단",
    "총국",
    "총련맹",
    "련맹",
    "출판사",
    "박물관",
    "도서관",
    "진흥원",
    "의회",
    "학회",
    "교회",
    "청와대",
    "공장",
    "농장",
    "사령부",
];

/// Suffixes of respect that are glued to names.
const RESPECT: [&str; 8] = ["동지", "씨", "님", "군", "양", "여사", "녀사", "선생"];

/// Three-syllable words that begin like a name and are none.
const NO_NAMES: [&str; 48] = [
    "이번주",
    "이날",
    "조선말",
    "조직위",
    "정치국",
    "정부군",
    "전국적",
    "한국인",
    "한반도",
    "우리는",
    "우리의",
    "신문사",
    "고위급",
    "이사회",
    "최고위",
    "최종적",
    "국방상",
    "외무상",
    "노동당",
    "로동당",
    "민주당",
    "김일성",
    "지난해",
    "지난달",
    "이에게",
    "이후의",
    "전직의",
    "신임의",
    "현직의",
    "유명한",
    "대표적",
    "강력한",
    "위대한",
    "공동의",
    "국제적",
    "국가적",
    "안전한",
    "정치적",
    "한편의",
    "최근의",
    "이른바",
    "이들은",
    "기자는",
    "조선의",
    "경제적",
    "군사적",
    "문화적",
    "사회적",
];

/// Names of people and organizations in the Korean words of a page.
pub(super) fn names(page: &Page, tokens: &Tokens, titles: &Titles) -> Vec<Found> {
    let text: &str = &page.text;
    if !text.chars().any(is_hangul) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for block in &page.blocks {
        let tokens = tokens.within(block.span);
        let reader = Reader { text, tokens, titles };
        for at in 0..tokens.len() {
            found.extend(reader.person(at).or_else(|| reader.organization(at)));
        }
    }
    found
}

struct Reader<'r> {
    text: &'r str,
    tokens: &'r [Token],
    titles: &'r Titles,
}

impl<'r> Reader<'r> {
    fn word(&self, at: usize) -> &'r str {
        self.tokens.get(at).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    fn is_spaced(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |t| t.span.end());
        let start = self.tokens.get(at).map_or(0, |token| token.span.start());
        Span::new(end, start).of(self.text) == " "
    }

    fn person(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if !word.starts_with(is_hangul) {
            return None;
        }
        if let Some(open) = self.surname_alone(at, word) {
            return Some(open);
        }
        let len = self
            .before_title(at, word)
            .or_else(|| self.respected(word))
            .or_else(|| self.behind_title(at, word).or_else(|| self.with_age(at, word)))?;
        let start = self.tokens.get(at)?.span.start();
        let name = word.get(..len).filter(|name| !NO_NAMES.contains(name))?;
        Some(Found::new(Span::new(start, start + len), Kind::Person, name))
    }

    /// `한 씨는`: somebody of that surname; who, the article decides.
    fn surname_alone(&self, at: usize, word: &str) -> Option<Found> {
        let is_surname = word.chars().count() == 1
            && self.titles.surname(Lang::Ko, word) == Some(word)
            && self.is_spaced(at + 1);
        let tail = self.word(at + 1).strip_prefix('씨')?;
        let span = self.tokens.get(at)?.span;
        (is_surname && is_particle(tail)).then_some(Found {
            span,
            kind: Kind::Person,
            meaning: Meaning::Open,
            is_variant: false,
        })
    }

    /// `한가람 위원장이`
    fn before_title(&self, at: usize, word: &str) -> Option<usize> {
        let next = self.word(at + 1);
        let title = self.titles.leading(next)?;
        let tail = next.get(title.len()..)?;
        let is_titled =
            self.is_spaced(at + 1) && (is_particle(tail) || self.titles.leading(tail).is_some());
        (is_titled && self.is_name(word)).then_some(word.len())
    }

    /// `한가람동지가`
    fn respected(&self, word: &str) -> Option<usize> {
        RESPECT.iter().find_map(|suffix| {
            let (name, tail) = word.split_once(suffix)?;
            let is_long = name.chars().count() == 3 && suffix.chars().count() > 1;
            (is_long && self.is_name(name) && is_particle(tail)).then_some(name.len())
        })
    }

    /// `위원장 한가람은`
    fn behind_title(&self, at: usize, word: &str) -> Option<usize> {
        let before = at.checked_sub(1).map(|at| self.word(at)).filter(|_| self.is_spaced(at))?;
        if !self.titles.is_tail_of(before) || before.chars().count() < 2 {
            return None;
        }
        let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
        let (name, tail) = word.split_at_checked(end)?;
        let is_inflected = name.ends_with([
            '는', '를', '에', '의', '게', '고', '서', '들', '된', '던', '한', '적', '로', '지',
        ]);
        let is_plain = is_particle(tail) && !self.titles.is_tail_of(name) && !is_inflected;
        (is_plain && name.chars().count() == 3 && self.is_name(name)).then_some(end)
    }

    /// `한가람(45)`, `한가람(韓佳藍)`
    fn with_age(&self, at: usize, word: &str) -> Option<usize> {
        let inside = self.word(at + 2);
        let is_told = inside.chars().all(crate::text::characters::is_han)
            || (inside.len() == 2 && inside.bytes().all(|b| b.is_ascii_digit()));
        let fits = self.word(at + 1) == "(" && !inside.is_empty() && is_told;
        (fits && word.chars().count() == 3 && self.is_name(word)).then_some(word.len())
    }

    /// A surname and one or two syllables more.
    fn is_name(&self, word: &str) -> bool {
        let Some(surname) = self.titles.surname(Lang::Ko, word) else { return false };
        let given = word.get(surname.len()..).unwrap_or_default();
        let (a, b) = (surname.chars().count(), given.chars().count());
        word.chars().all(is_hangul)
            && (1..=2).contains(&b)
            && a + b >= 3
            && !NO_NAMES.contains(&word)
    }

    fn organization(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        let (head, start) = HEADS
            .iter()
            .filter_map(|head| Some((head, word.find(head)?)))
            .filter(|(head, start)| is_particle(word.get(start + head.len()..).unwrap_or_default()))
            .max_by_key(|(head, start)| start + head.len())?;
        let name = word.get(..start + head.len())?;
        let own =
            name.get(..start)?.chars().filter(|c| is_hangul(*c) || c.is_alphanumeric()).count();
        let span = Span::new(
            self.tokens.get(at)?.span.start(),
            self.tokens.get(at)?.span.start() + name.len(),
        );
        (own >= 2).then(|| Found::new(span, Kind::Organization, name))
    }
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;
    use dateline_model::Kind;

    fn check(text: &str, kind: Kind, expected: &[&str]) {
        let people = people(text);
        let found: Vec<_> =
            people.mentions.iter().filter(|m| m.kind == kind).map(|m| m.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn people_beside_titles_and_ages() {
        check("문하늬 위원장이 말했다.", Kind::Person, &["문하늬"]);
        check("위원장 문하늬는 말했다.", Kind::Person, &["문하늬"]);
        check("문하늬동지가 왔다. 서나루(45)도 왔다.", Kind::Person, &["문하늬", "서나루"]);
        check("오늘 항구가 열렸다.", Kind::Person, &[]);
    }

    #[test]
    fn a_surname_alone_joins_nobody() {
        let people = people("문하늬 위원장이 왔다. 서 씨는 갔다.");
        let last = people.mentions.last().unwrap();
        assert_eq!((last.name.as_str(), &last.entity), ("서", &None));
    }

    #[test]
    fn organizations_by_their_heads() {
        check("항만건설위원회가 모였다.", Kind::Organization, &["항만건설위원회"]);
        check("위원회가 모였다.", Kind::Organization, &[]);
    }
}
