//! Classes: the closed classes of English words that the rules lean on.

/// Articles, possessives and other words that open a noun phrase.
pub(crate) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "my"
            | "our"
            | "your"
            | "some"
            | "any"
            | "no"
            | "each"
            | "every"
            | "another"
            | "both"
            | "several"
            | "many"
            | "most"
            | "all"
            | "such"
            | "other"
            | "whose"
            | "one"
            | "two"
            | "three"
    )
}

/// Possessives and articles: a verb never stands right behind one.
pub(crate) fn is_article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "my"
            | "our"
            | "your"
            | "this"
            | "these"
            | "those"
            | "no"
            | "any"
            | "such"
            | "'s"
            | "’s"
            | "whose"
            | "every"
    )
}

/// Personal and relative pronouns that can be the subject.
pub(crate) fn is_subject(word: &str) -> bool {
    matches!(word, "he" | "she" | "they" | "it" | "i" | "we" | "you" | "who")
}

/// Auxiliaries and modals.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "had"
            | "having"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "'ve"
            | "’ve"
            | "'ll"
            | "’ll"
            | "'d"
            | "’d"
            | "'re"
            | "’re"
            | "'m"
            | "’m"
            | "didn"
            | "doesn"
            | "don"
            | "hasn"
            | "haven"
            | "hadn"
            | "won"
            | "wouldn"
            | "isn"
            | "wasn"
            | "weren"
            | "aren"
            | "couldn"
            | "cannot"
    )
}

/// Forms of *be*, which make a participle passive.
pub(crate) fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being" | "isn" | "wasn" | "weren"
    )
}

/// Adverbs that may stand between subject and verb or behind the verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "then"
            | "now"
            | "later"
            | "earlier"
            | "once"
            | "further"
            | "again"
            | "often"
            | "still"
            | "even"
            | "just"
            | "first"
            | "never"
            | "not"
            | "always"
            | "too"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
            | "sometimes"
            | "soon"
            | "thus"
            | "ever"
            | "previously"
            | "long"
            | "jointly"
            | "much"
            | "only"
            | "however"
            | "meanwhile"
            | "instead"
            | "afterward"
            | "afterwards"
            | "already"
            | "thereby"
            | "simply"
            | "all"
    ) || (word.len() > 4
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
    matches!(
        word,
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
    )
}

/// Prepositions.
pub(crate) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "for"
            | "to"
            | "from"
            | "with"
            | "by"
            | "against"
            | "between"
            | "during"
            | "after"
            | "before"
            | "under"
            | "over"
            | "about"
            | "into"
            | "through"
            | "within"
            | "without"
            | "upon"
            | "among"
            | "amid"
            | "across"
            | "near"
            | "outside"
            | "inside"
            | "via"
            | "toward"
            | "towards"
            | "despite"
            | "following"
            | "ahead"
            | "off"
            | "out"
            | "up"
            | "down"
            | "away"
            | "behind"
    )
}

/// Words that open a clause.
pub(crate) fn is_joiner(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "when"
            | "while"
            | "if"
            | "because"
            | "as"
            | "but"
            | "although"
            | "since"
            | "where"
            | "whether"
            | "than"
            | "though"
            | "until"
            | "unless"
            | "so"
            | "whereas"
            | "which"
            | "what"
            | "why"
            | "how"
            | "nor"
            | "yet"
            | "or"
    )
}

/// Irregular past forms of frequent verbs.
pub(crate) fn is_irregular_past(word: &str) -> bool {
    matches!(
        word,
        "became"
            | "began"
            | "brought"
            | "built"
            | "came"
            | "caught"
            | "chose"
            | "drew"
            | "drove"
            | "fell"
            | "felt"
            | "fought"
            | "found"
            | "gave"
            | "got"
            | "grew"
            | "held"
            | "kept"
            | "knew"
            | "laid"
            | "led"
            | "left"
            | "lost"
            | "made"
            | "met"
            | "paid"
            | "ran"
            | "rose"
            | "said"
            | "sat"
            | "saw"
            | "sent"
            | "set"
            | "sold"
            | "spent"
            | "spoke"
            | "stood"
            | "struck"
            | "swept"
            | "taught"
            | "told"
            | "took"
            | "thought"
            | "threw"
            | "understood"
            | "went"
            | "withdrew"
            | "won"
            | "wore"
            | "wrote"
            | "bore"
            | "broke"
            | "bought"
            | "cut"
            | "hit"
            | "hurt"
            | "put"
            | "shot"
            | "shut"
            | "sought"
            | "arose"
            | "flew"
            | "hung"
            | "says"
            | "goes"
            | "makes"
            | "takes"
            | "gives"
            | "comes"
    )
}

/// Months, whole and short.
pub(crate) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
    )
}
