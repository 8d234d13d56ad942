//! Classes: the closed classes of English words that the rules lean on.

/// Articles, possessives and other words that open a noun phrase.
pub(crate) fn is_determiner(word: &str) -> bool {
    DETERMINER_WORDS.binary_search(&word).is_ok()
}

/// Possessives and articles: a verb never stands right behind one.
pub(crate) fn is_article(word: &str) -> bool {
    ARTICLE_WORDS.binary_search(&word).is_ok()
}

/// Personal and relative pronouns that can be the subject.
pub(crate) fn is_subject(word: &str) -> bool {
    SUBJECT_WORDS.binary_search(&word).is_ok()
}

/// Auxiliaries and modals.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARY_WORDS.binary_search(&word).is_ok()
}

/// Forms of *be*, which make a participle passive.
pub(crate) fn is_be(word: &str) -> bool {
    BE_WORDS.binary_search(&word).is_ok()
}

/// Adverbs that may stand between subject and verb or behind the verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    ADVERB_WORDS.binary_search(&word).is_ok()
        || (word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family"
                    | "reply"
                    | "early"
                    | "italy"
                    | "ally"
                    | "july"
                    | "daily"
                    | "weekly"
                    | "assembly"
                    | "rally"
                    | "monthly"
                    | "supply"
                    | "elderly"
                    | "only"
                    | "likely"
            ))
}

/// Weekdays.
pub(crate) fn is_weekday(word: &str) -> bool {
    WEEKDAY_WORDS.binary_search(&word).is_ok()
}

/// Prepositions.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITION_WORDS.binary_search(&word).is_ok()
}

/// Words that open a clause.
pub(crate) fn is_joiner(word: &str) -> bool {
    JOINER_WORDS.binary_search(&word).is_ok()
}

/// Irregular past forms of frequent verbs.
pub(crate) fn is_irregular_past(word: &str) -> bool {
    IRREGULAR_PAST_WORDS.binary_search(&word).is_ok()
}

/// Months, whole and short.
pub(crate) fn is_month(word: &str) -> bool {
    MONTH_WORDS.binary_search(&word).is_ok()
}

const DETERMINER_WORDS: [&str; 31] = [
    "a", "all", "an", "another", "any", "both", "each", "every", "her", "his", "its", "many",
    "most", "my", "no", "one", "other", "our", "several", "some", "such", "that", "the", "their",
    "these", "this", "those", "three", "two", "whose", "your",
];

const ARTICLE_WORDS: [&str; 20] = [
    "'s", "a", "an", "any", "every", "her", "his", "its", "my", "no", "our", "such", "the",
    "their", "these", "this", "those", "whose", "your", "’s",
];

const SUBJECT_WORDS: [&str; 8] = ["he", "i", "it", "she", "they", "we", "who", "you"];

const AUXILIARY_WORDS: [&str; 47] = [
    "'d", "'ll", "'m", "'re", "'ve", "are", "aren", "be", "been", "being", "can", "cannot",
    "could", "couldn", "did", "didn", "do", "does", "doesn", "don", "had", "hadn", "has", "hasn",
    "have", "haven", "having", "is", "isn", "may", "might", "must", "shall", "should", "was",
    "wasn", "were", "weren", "will", "won", "would", "wouldn", "’d", "’ll", "’m", "’re", "’ve",
];

const BE_WORDS: [&str; 10] =
    ["are", "be", "been", "being", "is", "isn", "was", "wasn", "were", "weren"];

const ADVERB_WORDS: [&str; 39] = [
    "afterward",
    "afterwards",
    "again",
    "all",
    "already",
    "also",
    "always",
    "earlier",
    "even",
    "ever",
    "first",
    "further",
    "however",
    "instead",
    "jointly",
    "just",
    "later",
    "long",
    "meanwhile",
    "much",
    "never",
    "not",
    "now",
    "often",
    "once",
    "only",
    "previously",
    "simply",
    "sometimes",
    "soon",
    "still",
    "then",
    "thereby",
    "thus",
    "today",
    "tomorrow",
    "tonight",
    "too",
    "yesterday",
];

const WEEKDAY_WORDS: [&str; 7] =
    ["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"];

const PREPOSITION_WORDS: [&str; 40] = [
    "about",
    "across",
    "after",
    "against",
    "ahead",
    "amid",
    "among",
    "at",
    "away",
    "before",
    "behind",
    "between",
    "by",
    "despite",
    "down",
    "during",
    "following",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "near",
    "of",
    "off",
    "on",
    "out",
    "outside",
    "over",
    "through",
    "to",
    "toward",
    "towards",
    "under",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

const JOINER_WORDS: [&str; 24] = [
    "although", "as", "because", "but", "how", "if", "nor", "or", "since", "so", "than", "that",
    "though", "unless", "until", "what", "when", "where", "whereas", "whether", "which", "while",
    "why", "yet",
];

const IRREGULAR_PAST_WORDS: [&str; 69] = [
    "arose",
    "became",
    "began",
    "bore",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "comes",
    "cut",
    "drew",
    "drove",
    "fell",
    "felt",
    "flew",
    "fought",
    "found",
    "gave",
    "gives",
    "goes",
    "got",
    "grew",
    "held",
    "hit",
    "hung",
    "hurt",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "makes",
    "met",
    "paid",
    "put",
    "ran",
    "rose",
    "said",
    "sat",
    "saw",
    "says",
    "sent",
    "set",
    "shot",
    "shut",
    "sold",
    "sought",
    "spent",
    "spoke",
    "stood",
    "struck",
    "swept",
    "takes",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "understood",
    "went",
    "withdrew",
    "won",
    "wore",
    "wrote",
];

const MONTH_WORDS: [&str; 22] = [
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "feb",
    "february",
    "jan",
    "january",
    "july",
    "june",
    "mar",
    "march",
    "may",
    "nov",
    "november",
    "oct",
    "october",
    "sep",
    "sept",
    "september",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [
            &DETERMINER_WORDS[..],
            &ARTICLE_WORDS[..],
            &SUBJECT_WORDS[..],
            &AUXILIARY_WORDS[..],
            &BE_WORDS[..],
            &ADVERB_WORDS[..],
            &WEEKDAY_WORDS[..],
            &PREPOSITION_WORDS[..],
            &JOINER_WORDS[..],
            &IRREGULAR_PAST_WORDS[..],
            &MONTH_WORDS[..],
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
