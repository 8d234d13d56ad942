//! Language: the script first, then small words for the languages that share a script.

use crate::text::characters::{is_cyrillic, is_han, is_hangul, is_kana};
use dateline_model::{Article, Lang, Page};
use std::{collections::BTreeMap, sync::LazyLock};

/// Words that are frequent in one language and rare in the others.
const SMALL: [(Lang, &[&str]); 9] = [
    (Lang::En, &["the", "of", "and", "to", "in", "that", "is", "was", "with", "for", "on", "by"]),
    (
        Lang::De,
        &["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "ein", "zu", "im"],
    ),
    (Lang::Fr, &["le", "les", "des", "et", "est", "une", "dans", "que", "pour", "du", "au", "sur"]),
    (Lang::Es, &["el", "los", "las", "que", "en", "del", "por", "una", "con", "para", "se", "y"]),
    (
        Lang::It,
        &["il", "di", "che", "per", "una", "della", "con", "non", "sono", "è", "gli", "nel"],
    ),
    (Lang::Pt, &["o", "os", "que", "em", "do", "da", "uma", "para", "com", "não", "ao", "e"]),
    (Lang::Pl, &["w", "i", "na", "się", "z", "do", "nie", "jest", "że", "oraz", "przez", "dla"]),
    (Lang::Nl, &["de", "het", "een", "van", "en", "is", "dat", "op", "te", "voor", "met", "niet"]),
    (
        Lang::Vi,
        &["và", "của", "là", "các", "trong", "có", "được", "cho", "với", "không", "một", "đã"],
    ),
];
/// The languages each of these words is frequent in, as places in [`SMALL`], by its key.
static KNOWN: LazyLock<BTreeMap<u64, Vec<usize>>> = LazyLock::new(|| {
    let mut known: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, (_, words)) in SMALL.iter().enumerate() {
        for word in *words {
            known.entry(key(word)).or_default().push(at);
        }
    }
    known
});
/// Longest word in bytes that has a key of its own.
const WORD: usize = 8;
/// Letters looked at; more do not change the answer.
const LETTERS: usize = 2_000;

/// The main language of a page: that of its body text, then of all its text, then what its markup
/// says.
pub(crate) fn of_page(page: &Page, articles: &[Article]) -> Lang {
    let body = articles.iter().flat_map(|a| &a.paragraphs).map(|span| page.words(*span));
    let found = guess(body);
    let found = if found == Lang::Und { guess(std::iter::once(&*page.text)) } else { found };
    if found == Lang::Und { declared(page) } else { found }
}

/// The language of an article; one too short to tell has that of its page.
pub(crate) fn of_article(page: &Page, article: &Article, of_page: Lang) -> Lang {
    let headline = article.headline.as_ref().and_then(|headline| headline.span);
    let spans = article.paragraphs.iter().copied().chain(headline);
    match guess(spans.map(|span| page.words(span))) {
        Lang::Und => of_page,
        lang => lang,
    }
}

/// What markup declares.
fn declared(page: &Page) -> Lang {
    let is_lang = |place: &str| matches!(place, "html:lang" | "meta:og:locale" | "meta:language");
    page.markup
        .iter()
        .filter(|fact| is_lang(&fact.place))
        .map(|fact| Lang::from_code(&fact.value))
        .find(|lang| *lang != Lang::Und)
        .unwrap_or_default()
}

/// The bytes of a short word in lower case as one number.
fn key(word: &str) -> u64 {
    let shifted = |key: u64, byte: u8| (key << 8) | u64::from(byte);
    if word.is_ascii() {
        return word.bytes().map(|byte| byte.to_ascii_lowercase()).fold(0, shifted);
    }
    word.to_lowercase().bytes().take(WORD).fold(0, shifted)
}

/// The language of some words.
fn guess<'t>(texts: impl Iterator<Item = &'t str>) -> Lang {
    let [mut han, mut kana, mut hangul, mut cyrillic, mut arabic, mut latin] = [0_usize; 6];
    let mut small = [0_usize; SMALL.len()];
    let mut seen = 0;
    for text in texts {
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            for c in word.chars() {
                seen += 1;
                match c {
                    c if is_han(c) => han += 1,
                    c if is_kana(c) => kana += 1,
                    c if is_hangul(c) => hangul += 1,
                    c if is_cyrillic(c) => cyrillic += 1,
                    '\u{600}'..='\u{6ff}' => arabic += 1,
                    _ => latin += 1,
                }
            }
            if word.len() <= WORD {
                for at in KNOWN.get(&key(word)).into_iter().flatten() {
                    if let Some(count) = small.get_mut(*at) {
                        *count += 1;
                    }
                }
            }
        }
        if seen > LETTERS {
            break;
        }
    }
    // A Chinese character weighs about as much as three letters.
    let east = (han + kana + hangul) * 3;
    let most = [latin, cyrillic, arabic, east].into_iter().max().unwrap_or(0);
    match most {
        0 => Lang::Und,
        _ if most == east && hangul * 3 > han + kana => Lang::Ko,
        _ if most == east && kana * 12 > han => Lang::Ja,
        _ if most == east => Lang::Zh,
        _ if most == cyrillic => Lang::Ru,
        _ if most == arabic => Lang::Ar,
        _ => smallest_words(&small),
    }
}

/// The language whose small words are most frequent, when there are at least two of them.
fn smallest_words(counts: &[usize]) -> Lang {
    let mut best = (1, Lang::Und);
    for (count, (lang, _)) in counts.iter().zip(SMALL) {
        if *count > best.0 {
            best = (*count, lang);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lang: Lang) {
        assert_eq!(guess(std::iter::once(text)), lang, "{text}");
    }

    #[test]
    fn languages_are_told_apart() {
        check("The harbour of the town is open to the ships.", Lang::En);
        check("Der Hafen und die Stadt sind nicht mit dem Schiff", Lang::De);
        check("Le port et les navires dans la rade pour une fête", Lang::Fr);
        check("El puerto y los barcos que llegan por la tarde", Lang::Es);
        check("항구가 문을 열었다고 가온중앙통신(港)이 전했다", Lang::Ko);
        check("港口五月三日开放，林望舒出席", Lang::Zh);
        check("港は五月三日に開かれたと汐見通信が伝えた", Lang::Ja);
        check("Гавань открылась", Lang::Ru);
        check("1234", Lang::Und);
    }
}
