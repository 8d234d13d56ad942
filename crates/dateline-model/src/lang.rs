//! Lang: the language of a page, an article, an alias.

use serde::{Deserialize, Serialize};

/// A language by its ISO 639-1 code, or `und` (undetermined, ISO 639-2).
///
/// ```
/// use dateline_model::Lang;
/// assert_eq!(Lang::from_code("zh-Hant"), Lang::Zh);
/// assert_eq!(Lang::Ko.code(), "ko");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the variants are the ISO codes themselves")]
pub enum Lang {
    En,
    Ko,
    Zh,
    Ja,
    Ru,
    De,
    Fr,
    Es,
    It,
    Pt,
    Pl,
    Nl,
    Vi,
    Ar,
    #[default]
    Und,
}

impl Lang {
    /// Every language with its code.
    const CODES: [(Self, &'static str); 15] = [
        (Self::En, "en"),
        (Self::Ko, "ko"),
        (Self::Zh, "zh"),
        (Self::Ja, "ja"),
        (Self::Ru, "ru"),
        (Self::De, "de"),
        (Self::Fr, "fr"),
        (Self::Es, "es"),
        (Self::It, "it"),
        (Self::Pt, "pt"),
        (Self::Pl, "pl"),
        (Self::Nl, "nl"),
        (Self::Vi, "vi"),
        (Self::Ar, "ar"),
        (Self::Und, "und"),
    ];

    /// The ISO code.
    pub fn code(self) -> &'static str {
        Self::CODES.iter().find(|(lang, _)| *lang == self).map_or("und", |(_, code)| code)
    }

    /// The language of a code such as `ko`, `ko-KR` or `zh_Hant`; anything unknown is [`Lang::Und`].
    pub fn from_code(code: &str) -> Self {
        let head = code.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        Self::CODES.iter().find(|(_, known)| *known == head).map_or(Self::Und, |(lang, _)| *lang)
    }
}
