//! Cut: marked pages cut by rule, so that it is known how each text ends.
//!
//! A page stays what it was, with its frame, its teasers and its comments; only its body is cut: in
//! the middle of a sentence, in front of an ellipsis, or after a sentence with a line that offers the
//! rest elsewhere or keeps it behind a wall. What remains of a page marked by hand is taken as whole
//! when the page itself says nothing else.

use crate::score::record::{Record, spans_of};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// How a page was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Not at all.
    Whole,
    /// In the middle of a sentence.
    Sentence,
    /// In the middle of a sentence, with an ellipsis.
    Ellipsis,
    /// After a sentence, with a line that repeats the title and offers the rest.
    Continue,
    /// After a sentence or in one, with a wall.
    Wall,
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Whole, Self::Sentence, Self::Ellipsis, Self::Continue, Self::Wall];

    /// Its name in figures.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Sentence => "sentence",
            Self::Ellipsis => "ellipsis",
            Self::Continue => "continue",
            Self::Wall => "wall",
        }
    }

    /// What a reader should say of the text.
    pub(crate) fn truth(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Sentence | Self::Ellipsis => "cut",
            Self::Continue => "excerpt",
            Self::Wall => "paywalled",
        }
    }
}

/// Calls to go on reading by language; `{}` is the title.
const CONTINUE: [(&str, [&str; 3]); 7] = [
    ("de", ["Weiterlesen: {}", "Mehr lesen: {}", "{} weiterlesen"]),
    ("es", ["Seguir leyendo: {}", "Leer más: {}", "Sigue leyendo {}"]),
    ("fr", ["Lire la suite : {}", "Lire la suite de « {} »", "Lire plus : {}"]),
    ("ja", ["続きを読む：{}", "「{}」の続きを読む", "全文を読む {}"]),
    ("ko", ["계속 읽기: {}", "{} 더보기", "전문 보기: {}"]),
    ("zh", ["阅读全文：{}", "继续阅读 {}", "查看全文：{}"]),
    ("en", ["Continue reading {}", "Read more: {}", "Read the full story: {}"]),
];

/// Walls by language.
const WALLS: [(&str, [&str; 3]); 7] = [
    (
        "de",
        [
            "Jetzt weiterlesen mit einem Abo",
            "Dieser Artikel ist kostenpflichtig",
            "Nur für Abonnenten",
        ],
    ),
    (
        "es",
        [
            "Suscríbete para seguir leyendo",
            "Contenido solo para suscriptores",
            "Hazte suscriptor para leer el resto",
        ],
    ),
    (
        "fr",
        [
            "Article réservé aux abonnés",
            "Abonnez-vous pour lire la suite",
            "La suite est réservée aux abonnés",
        ],
    ),
    (
        "ja",
        [
            "この記事は会員限定です。残り980文字",
            "有料会員になると続きをお読みいただけます",
            "続きを読むには会員登録が必要です",
        ],
    ),
    (
        "ko",
        [
            "유료회원 전용 기사입니다",
            "구독자 전용 콘텐츠입니다",
            "로그인 후 전체 기사를 볼 수 있습니다",
        ],
    ),
    ("zh", ["付费阅读全文", "會員專屬內容，訂閱後閱讀", "本文仅限付费会员阅读"]),
    (
        "en",
        [
            "Subscribe to continue reading",
            "This article is for subscribers only",
            "To read the rest, start your subscription",
        ],
    ),
];

/// A page cut in one way; nothing where the page cannot be cut: a paragraph behind the middle of the
/// text must be printed in its source as it was read, and so must the end of the text.
pub(crate) fn cut(html: &str, record: &Record, kind: Kind) -> Option<String> {
    if kind == Kind::Whole {
        return Some(html.to_owned());
    }
    let article = record.main();
    let spans = spans_of(&article["body"]["paragraphs"]);
    let texts: Vec<&str> = spans.iter().filter_map(|(a, b)| record.text().get(*a..*b)).collect();
    let (end, middle) = texts.get((texts.len() / 2).max(1)..)?.split_last()?;
    let is_fit = |words: &&&str| words.chars().count() >= 120 && html.matches(**words).count() == 1;
    let last = middle.iter().find(is_fit)?;
    let (before, behind) = html.split_once(*last)?;
    // In a script or an attribute the text is not what is read.
    if before.matches("<script").count() != before.matches("</script").count()
        || before.rfind('<') > before.rfind('>')
    {
        return None;
    }
    let (gone, rest) = split_behind(behind, end)?;
    let number = digest(record.0["id"].as_str().unwrap_or_default());
    let ending = ending(last, article, record, kind, number)?;
    let page = format!("{before}{ending}{}{rest}", tags(gone));
    // What stands in the source twice has not been cut.
    let (_, kept) = page.split_once(&ending)?;
    let is_gone = middle.iter().skip_while(|words| *words != last).skip(1).chain([end]);
    if is_gone.into_iter().any(|words| words.chars().count() >= 40 && kept.contains(*words)) {
        return None;
    }
    if kind != Kind::Wall {
        return Some(page);
    }
    let script = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\
                  \"isAccessibleForFree\":false}</script></head>";
    Some(page.replacen("</head>", script, 1))
}

/// A source split behind the end of some words, as far as the source prints them in one piece.
fn split_behind<'h>(html: &'h str, words: &str) -> Option<(&'h str, &'h str)> {
    let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    [60, 40, 25, 12].into_iter().find_map(|count| {
        let tail = words.get(*starts.get(starts.len().checked_sub(count)?)?..)?;
        html.split_at_checked(html.find(tail)? + tail.len())
    })
}

/// The tags of a stretch of a source, without the words between them.
fn tags(html: &str) -> String {
    let pieces = html.split('<').skip(1);
    let tags = pieces.filter_map(|piece| piece.split_once('>'));
    tags.flat_map(|(tag, _)| ["<", tag, ">"]).collect()
}

/// What stands in place of the paragraph in which the text is cut.
fn ending(
    last: &str,
    article: &Value,
    record: &Record,
    kind: Kind,
    number: usize,
) -> Option<String> {
    let title = article["headline"]["text"].as_str().filter(|title| !title.is_empty())?;
    let language = record.0["page"]["language"].as_str().unwrap_or("en");
    let say = |table: &[(&str, [&'static str; 3]); 7]| {
        let row = table.iter().find(|(lang, _)| *lang == language).or(table.last());
        row.map(|(_, words)| words[number % 3]).unwrap_or_default()
    };
    Some(match kind {
        Kind::Whole => last.to_owned(),
        Kind::Sentence => middle(last)?,
        Kind::Ellipsis => format!("{}{}", middle(last)?, ["…", "...", " …", " [...]"][number % 4]),
        Kind::Continue => {
            let line = say(&CONTINUE).replace("{}", title);
            format!("{}</p><p><a href=\"/more\">{line}</a></p><p>", sentence(last)?)
        }
        Kind::Wall => {
            let head = if number.is_multiple_of(2) {
                sentence(last)?
            } else {
                format!("{}…", middle(last)?)
            };
            format!("{head}</p><div><p>{}</p></div><p>", say(&WALLS))
        }
    })
}

/// The first half of a paragraph, cut before a letter in the middle of a sentence.
fn middle(words: &str) -> Option<String> {
    let half = words.char_indices().nth(words.chars().count() / 2)?.0;
    let has_spaces = words.contains(' ');
    let ends = words.char_indices().filter(|(at, _)| *at >= half).map(|(at, _)| at);
    ends.filter_map(|at| words.split_at_checked(at)).find_map(|(head, rest)| {
        let is_word = if has_spaces { rest.starts_with(' ') } else { true };
        let is_open = head.ends_with(char::is_alphabetic)
            && rest.trim_start().starts_with(char::is_alphabetic);
        (is_word && is_open).then(|| head.to_owned())
    })
}

/// The beginning of a paragraph up to the end of a sentence.
fn sentence(words: &str) -> Option<String> {
    let is_end = |(_, c): &(usize, char)| matches!(c, '.' | '。' | '!' | '?' | '！' | '？');
    let ends: Vec<usize> =
        words.char_indices().filter(is_end).map(|(at, c)| at + c.len_utf8()).collect();
    let is_free =
        |at: &&usize| words.get(**at..).is_some_and(|r| r.is_empty() || r.starts_with(' '));
    let has_spaces = words.contains(' ');
    let end = ends.iter().find(|at| **at > 60 && (!has_spaces || is_free(at)))?;
    words.get(..*end).map(str::to_owned)
}

/// A number of its own for each page.
fn digest(id: &str) -> usize {
    Sha256::digest(id.as_bytes()).iter().take(4).fold(0, |sum, byte| sum << 8 | usize::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_cut_in_sentences_and_behind_them() {
        let words = "The harbour of Port Lumen opened on Friday after a long winter of ice. \
                     The chairwoman came with her guests and spoke of the ships to come.";
        assert_eq!(sentence(words).unwrap(), words.get(..70).unwrap());
        let half = middle(words).unwrap();
        assert!(words.starts_with(&half) && half.ends_with(char::is_alphabetic), "{half}");
        assert_eq!(tags("and <b>ships</b>, <i class=a>too"), "<b></b><i class=a>");
        assert_eq!(
            split_behind("<p>It opened again.</p>", "opened again."),
            Some(("<p>It opened again.", "</p>"))
        );
        assert_eq!(middle("港口在漫长的冬天之后").unwrap(), "港口在漫长");
    }
}
