//! Language: the script first, then small words for the languages that share a script.

use crate::text::characters::{is_cyrillic, is_han, is_hangul, is_kana};
use dateline_model::{Article, ArticleRole, Foreign, Lang, Page, Span};
use std::{collections::BTreeMap, sync::LazyLock};

/// Words that are frequent in one language and rare in the others.
const SMALL: [(Lang, &[&str]); 9] = [
    (Lang::En, &["the", "of", "and", "to", "in", "that", "is", "was", "with", "for", "on", "by"]),
    (
        Lang::De,
        &["der", "die", "und", "das", "den", "von", "mit", "ist", "nicht", "ein", "zu", "im"],
    ),
    (
        Lang::Fr,
        &[
            "le", "les", "des", "et", "est", "une", "dans", "que", "pour", "du", "au", "sur", "de",
            "en", "la",
        ],
    ),
    (
        Lang::Es,
        &[
            "el", "los", "las", "que", "en", "del", "por", "una", "con", "para", "se", "y", "de",
            "la",
        ],
    ),
    (
        Lang::It,
        &["il", "di", "che", "per", "una", "della", "con", "non", "sono", "è", "gli", "nel"],
    ),
    (Lang::Pt, &["o", "os", "que", "em", "do", "da", "uma", "para", "com", "não", "ao", "e", "de"]),
    (Lang::Pl, &["w", "i", "na", "się", "z", "do", "nie", "jest", "że", "oraz", "przez", "dla"]),
    (Lang::Nl, &["de", "het", "een", "van", "en", "is", "dat", "op", "te", "voor", "met", "niet"]),
    (
        Lang::Vi,
        &["và", "của", "là", "các", "trong", "có", "được", "cho", "với", "không", "một", "đã"],
    ),
];
/// The languages each of these words is frequent in, as places in [`SMALL`] and a bit of its own
/// there, by its key.
static KNOWN: LazyLock<BTreeMap<u64, Vec<(usize, u32)>>> = LazyLock::new(|| {
    let mut known: BTreeMap<u64, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, (_, words)) in SMALL.iter().enumerate() {
        for (bit, word) in (0_u32..32).zip(*words) {
            known.entry(key(word)).or_default().push((at, 1 << bit));
        }
    }
    known
});
/// Longest word in bytes that has a key of its own.
const WORD: usize = 8;
/// Letters looked at; more do not change the answer.
const LETTERS: usize = 2_000;
/// Characters of a paragraph looked at for its own language.
const HEAD: usize = 300;
/// Fewest small words that tell a paragraph from an article in the same script.
const SURE: usize = 5;
/// Fewest different ones among them.
const KINDS: u32 = 3;
/// Fewest letters of a stretch in another script, a Chinese character counting as three, are twice
/// this.
const STRETCH: usize = 15;

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
    Counts::of(texts).language()
}

/// The letters of some words by script, and their small words by language.
#[derive(Debug, Default)]
struct Counts {
    han: usize,
    kana: usize,
    hangul: usize,
    cyrillic: usize,
    arabic: usize,
    latin: usize,
    /// Small words of each language.
    small: [usize; SMALL.len()],
    /// Which ones, as bits.
    kinds: [u32; SMALL.len()],
}

impl Counts {
    fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = Self::default();
        let mut seen = 0;
        for text in texts {
            for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
                for c in word.chars() {
                    seen += 1;
                    match c {
                        c if is_han(c) => counts.han += 1,
                        c if is_kana(c) => counts.kana += 1,
                        c if is_hangul(c) => counts.hangul += 1,
                        c if is_cyrillic(c) => counts.cyrillic += 1,
                        '\u{600}'..='\u{6ff}' => counts.arabic += 1,
                        _ => counts.latin += 1,
                    }
                }
                if word.len() <= WORD {
                    for (at, bit) in KNOWN.get(&key(word)).into_iter().flatten() {
                        if let Some(count) = counts.small.get_mut(*at) {
                            *count += 1;
                        }
                        if let Some(kinds) = counts.kinds.get_mut(*at) {
                            *kinds |= bit;
                        }
                    }
                }
            }
            if seen > LETTERS {
                break;
            }
        }
        counts
    }

    fn language(&self) -> Lang {
        let Self { han, kana, hangul, cyrillic, arabic, latin, .. } = *self;
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
            _ => smallest_words(&self.small),
        }
    }

    /// How often small words of a language stand among them, and how many different ones; none
    /// where its script tells it.
    fn small_of(&self, lang: Lang) -> Option<(usize, u32)> {
        let at = SMALL.iter().position(|(known, _)| *known == lang)?;
        Some((*self.small.get(at)?, self.kinds.get(at)?.count_ones()))
    }

    /// Whether words of an article in `own` language are surely in `other`.
    fn is_surely(&self, other: Lang, own: Lang) -> bool {
        let east = self.han + self.kana + self.hangul;
        match (self.small_of(other), self.small_of(own)) {
            (Some((count, kinds)), Some((rival, _))) => {
                count >= SURE && kinds >= KINDS && count >= rival * 2
            }
            // Names and titles of works are no paragraph.
            (Some((count, _)), None) => {
                count >= 2 && self.latin >= STRETCH * 2 && east * 9 < self.latin
            }
            // Japanese without kana is a list of names.
            _ if (other, own) == (Lang::Zh, Lang::Ja) => self.kana == 0 && self.han >= STRETCH * 2,
            _ => east * 3 + self.cyrillic + self.arabic >= STRETCH * 2,
        }
    }
}

/// The paragraphs of an article that are surely in another language, such as words quoted as they
/// were said. A teaser has none.
pub(crate) fn foreign(page: &Page, article: &Article) -> Vec<Foreign> {
    if article.role == ArticleRole::Teaser || article.language == Lang::Und {
        return Vec::new();
    }
    let look = |span: &Span| {
        let words = page.words(*span);
        let near = words
            .char_indices()
            .nth(HEAD)
            .map_or(words, |(at, _)| words.get(..at).unwrap_or(words));
        let counts = Counts::of(std::iter::once(near));
        let language = counts.language();
        let is_other = language != Lang::Und && language != article.language;
        let is_sure = is_other && counts.is_surely(language, article.language);
        is_sure.then_some(Foreign { language, span: *span })
    };
    article.paragraphs.iter().filter_map(look).collect()
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

    #[track_caller]
    fn check_foreign(own: Lang, text: &str, expected: Option<Lang>) {
        let page = Page { text: dateline_model::PageText(text.to_owned()), ..Page::default() };
        let paragraphs = vec![Span::new(0, text.len())];
        let article = Article { language: own, paragraphs, ..Article::default() };
        let found = foreign(&page, &article).first().map(|found| found.language);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn paragraphs_of_another_language_are_told() {
        let german = "Der Hafen ist offen, und die Schiffe fahren nicht mit dem Wind, sagte sie.";
        check_foreign(Lang::En, german, Some(Lang::De));
        check_foreign(Lang::De, german, None);
        check_foreign(Lang::En, "\"Der Hafen von Lumen\" is the name of the play.", None);
        check_foreign(Lang::En, "항구가 문을 열었다고 가온중앙통신이 전했다.", Some(Lang::Ko));
        check_foreign(
            Lang::Ko,
            "\"The harbour of the town is open to the ships.\"",
            Some(Lang::En),
        );
        check_foreign(Lang::Ko, "Ada Marrow, Port Lumen Harbour Authority", None);
        check_foreign(Lang::Ja, "林望舒、周海亮、陳秀英", None);
        check_foreign(Lang::Zh, "港は五月三日に開かれたと汐見通信が伝えた", Some(Lang::Ja));
        check_foreign(Lang::En, "항구", None);
        check_foreign(
            Lang::De,
            "Du gehst, du kommst, du bleibst, du fährst, du schweigst, du.",
            None,
        );
        let french =
            "En novembre, la cheffe de port de Lumen, de passage en ville, a parlé de paix.";
        check_foreign(Lang::Fr, french, None);
    }

    #[test]
    fn languages_are_told_apart() {
        check("The harbour of the town is open to the ships.", Lang::En);
        check("Der Hafen und die Stadt sind nicht mit dem Schiff", Lang::De);
        check("Le port et les navires dans la rade pour une fête", Lang::Fr);
        check("En la ciudad de Lumen, capital de Sorvia, en el año de la paz", Lang::Es);
        check("El puerto y los barcos que llegan por la tarde", Lang::Es);
        check("항구가 문을 열었다고 가온중앙통신(港)이 전했다", Lang::Ko);
        check("港口五月三日开放，林望舒出席", Lang::Zh);
        check("港は五月三日に開かれたと汐見通信が伝えた", Lang::Ja);
        check("Гавань открылась", Lang::Ru);
        check("1234", Lang::Und);
    }
}
