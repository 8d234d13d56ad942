//! Variants: the spellings of a name that follow from it by rule.
//!
//! Hyphens, spaces and capitals of Korean and Chinese names in Latin letters, the typographic
//! apostrophe, capitals throughout (datelines, headlines), and the Korean law of initial sounds.

use crate::text::characters::is_hangul;
use dateline_model::{Kind, Lang};

/// Pairs of initial syllables that North and South write differently.
const INITIALS: [(char, char); 16] = [
    ('리', '이'),
    ('림', '임'),
    ('류', '유'),
    ('량', '양'),
    ('렴', '염'),
    ('려', '여'),
    ('로', '노'),
    ('라', '나'),
    ('련', '연'),
    ('룡', '용'),
    ('륙', '육'),
    ('력', '역'),
    ('녀', '여'),
    ('렬', '열'),
    ('락', '낙'),
    ('록', '녹'),
];

/// The forms that follow from an alias, without the alias itself.
pub(super) fn of(alias: &str, kind: Kind, lang: Lang, languages: &[Lang]) -> Vec<String> {
    let mut made = Vec::new();
    if lang == Lang::En && kind == Kind::Person {
        let is_east_asian = languages.iter().any(|l| matches!(l, Lang::Ko | Lang::Zh));
        if is_east_asian {
            made.extend(respaced(alias));
        }
        made.extend(surname_in_capitals(alias));
    }
    if lang == Lang::Ko {
        made.extend(other_initial(alias));
    }
    if lang == Lang::En && kind != Kind::Work && alias.chars().any(char::is_lowercase) {
        let capitals: Vec<String> = std::iter::once(alias)
            .chain(made.iter().map(String::as_str))
            .filter(|form| form.len() > 3)
            .map(str::to_uppercase)
            .collect();
        made.extend(capitals);
    }
    let curly: Vec<String> = std::iter::once(alias)
        .chain(made.iter().map(String::as_str))
        .filter(|form| form.contains('\''))
        .map(|form| form.replace('\'', "’"))
        .collect();
    made.extend(curly);
    made.retain(|form| form != alias);
    made
}

/// `Kim Jong Un` as `Kim Jong-un`, `Kim Jong-Un`, `Kim Jongun`; `Zhou Enlai` as `Zhou En-lai`,
/// `Zhou En Lai`.
fn respaced(alias: &str) -> Vec<String> {
    let words: Vec<&str> = alias.split(' ').collect();
    match words.as_slice() {
        [surname, first, second] if is_given(first) && is_given(second) => {
            spellings(surname, first, second)
        }
        [surname, given] => match given.split_once('-') {
            Some((first, second)) if is_given(first) => spellings(surname, first, second),
            None => syllables(given)
                .into_iter()
                .flat_map(|(first, second)| spellings(surname, first, second))
                .filter(|form| form.contains('-'))
                .collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn is_given(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() <= 7
}

fn spellings(surname: &str, first: &str, second: &str) -> Vec<String> {
    let low = second.to_lowercase();
    let high = capitalized(&low);
    vec![
        format!("{surname} {first} {high}"),
        format!("{surname} {first}-{low}"),
        format!("{surname} {first}-{high}"),
        format!("{surname} {first}{low}"),
    ]
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

/// `KIM Jong Un`.
fn surname_in_capitals(alias: &str) -> Option<String> {
    let (surname, given) = alias.split_once(' ')?;
    (surname.len() > 1 && surname.is_ascii()).then(|| format!("{} {given}", surname.to_uppercase()))
}

/// `리병철` as `이병철` and back, at the start of each word.
fn other_initial(alias: &str) -> Option<String> {
    let mut chars = alias.chars();
    let first = chars.next().filter(|c| is_hangul(*c))?;
    let rest = chars.as_str();
    let other = INITIALS.iter().find_map(|(north, south)| (first == *north).then_some(*south))?;
    (rest.chars().count() >= 2).then(|| format!("{other}{rest}"))
}

/// The ways to cut a given name in pinyin into two syllables.
fn syllables(given: &str) -> Vec<(&str, &str)> {
    given
        .char_indices()
        .skip(1)
        .filter_map(|(at, _)| given.split_at_checked(at))
        .filter(|(first, second)| is_pinyin(first) && is_pinyin(second))
        .collect()
}

/// Whether a word is a syllable of pinyin: an initial, possibly none, and a final.
pub(crate) fn is_pinyin(word: &str) -> bool {
    const INITIAL: [&str; 24] = [
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
        "r", "z", "c", "s", "y", "w", "",
    ];
    const FINAL: [&str; 36] = [
        "a", "o", "e", "i", "u", "ü", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "üe", "er",
        "an", "en", "in", "un", "ang", "eng", "ing", "ong", "ia", "ian", "iang", "iao", "iong",
        "ua", "uai", "uan", "uang", "uo", "ve", "v",
    ];
    let word = word.to_lowercase();
    INITIAL
        .iter()
        .filter_map(|initial| word.strip_prefix(initial))
        .any(|rest| FINAL.contains(&rest) && !(rest == word && word.starts_with(['i', 'u'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(alias: &str, lang: Lang, expected: &[&str]) {
        let made = of(alias, Kind::Person, lang, &[Lang::En, Lang::Ko]);
        for form in expected {
            assert!(made.iter().any(|m| m == form), "{form} is not among {made:?}");
        }
    }

    #[test]
    fn korean_and_chinese_names_in_latin_letters() {
        check("Han Ga Ram", Lang::En, &["Han Ga-ram", "Han Garam", "HAN Ga Ram", "HAN GA-RAM"]);
        check("Lin Wangshu", Lang::En, &["Lin Wang-shu", "Lin Wang-Shu", "LIN WANGSHU"]);
    }

    #[test]
    fn the_law_of_initial_sounds() {
        check("리가람", Lang::Ko, &["이가람"]);
    }

    #[test]
    fn syllables_of_pinyin() {
        assert!(is_pinyin("wang") && is_pinyin("shu") && is_pinyin("An"));
        assert!(!is_pinyin("jong") || !is_pinyin("street"));
    }
}
