//! Actors: the names of a sentence and how each hangs in it: by a preposition, a particle, as an
//! owner, or free.

use crate::{
    text::characters::{is_cjk, is_han, is_hangul},
    who::People,
};
use dateline_model::{Kind, Lang, Mention, Span};

/// Words of one stretch looked at to the left of a name.
const REACH: usize = 9;

/// A name in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor<'p> {
    /// Whom the words mean.
    pub mention: &'p Mention,
    /// The words: the name, or a pronoun that stands for it.
    pub span: Span,
    /// How it hangs in the sentence: a preposition, `owner`, `subject`, `object`, or nothing.
    pub relation: &'static str,
    /// What governs an owner's noun: "to" in "to Lumenia's Marrow".
    pub governed: &'static str,
    /// Whether "and" joins it to the name before it.
    pub is_joined: bool,
    /// Whether it only describes the noun behind it: "Chinese" in "Chinese President".
    pub is_attribute: bool,
}

/// The actors of a sentence, in order.
pub(super) fn actors<'p>(
    text: &str,
    sentence: Span,
    people: &'p People,
    lang: Lang,
) -> Vec<Actor<'p>> {
    let named = people.within(sentence).iter().filter(|m| m.kind != Kind::Work);
    let mut all: Vec<(Span, &Mention)> = named.map(|mention| (mention.span, mention)).collect();
    let first = people.referents.partition_point(|known| known.span.start() < sentence.start());
    let referents = people.referents.get(first..).unwrap_or_default();
    let pronouns = referents.iter().take_while(|known| known.span.end() <= sentence.end());
    all.extend(pronouns.filter_map(|r| Some((r.span, people.mentions.get(r.mention)?))));
    all.sort_by_key(|(span, _)| *span);
    let mut out: Vec<Actor<'p>> = Vec::new();
    for (n, (span, mention)) in all.iter().enumerate() {
        let start = out.last().map_or(sentence.start(), |last| last.span.end());
        let before = Span::new(start.min(span.start()), span.start()).of(text);
        let next = all.get(n + 1).map_or(sentence.end(), |(next, _)| next.start());
        let after = Span::new(span.end(), next.max(span.end())).of(text);
        let actor = Actor {
            mention,
            span: *span,
            relation: "",
            governed: "",
            is_joined: false,
            is_attribute: false,
        };
        let actor = match lang {
            Lang::Ko | Lang::Ja => by_particle(actor, after, lang),
            Lang::Zh => by_word_before(actor, before, after, out.last()),
            _ => by_preposition(actor, text, before, after, out.last()),
        };
        out.push(actor);
    }
    out
}

/// The topic of the sentences before, where a sentence begins with a pronoun nobody else stands
/// for: "They fought", "He said".
pub(super) fn carried<'p>(
    text: &str,
    sentence: Span,
    topic: Option<&'p Mention>,
    actors: &[Actor<'_>],
) -> Option<Actor<'p>> {
    let word = sentence.of(text).split_whitespace().next()?;
    let mention = topic?;
    let is_fit = match word {
        "They" => mention.kind == Kind::Organization,
        "He" | "She" => mention.kind == Kind::Person,
        _ => false,
    };
    let span = Span::new(sentence.start(), sentence.start() + word.len());
    let is_known = actors.iter().any(|actor| actor.span.overlaps(span));
    (is_fit && !is_known).then_some(Actor {
        mention,
        span,
        relation: "",
        governed: "",
        is_joined: false,
        is_attribute: false,
    })
}

/// English: the preposition that governs the noun phrase the name stands in.
fn by_preposition<'p>(
    actor: Actor<'p>,
    text: &str,
    before: &str,
    after: &str,
    last: Option<&Actor<'p>>,
) -> Actor<'p> {
    let word = actor.span.of(text);
    let is_owner = after.starts_with("'s")
        || after.starts_with("’s")
        || after.starts_with("' ")
        || after.starts_with("’ ")
        || matches!(word, "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "Its");
    let is_attribute = actor.mention.kind == Kind::Place && !is_owner && describes(word, after);
    let (relation, is_joined) = match governor(before) {
        Governor::Word(word) => (word, false),
        Governor::None => ("", false),
        // What a verb governs is no subject; what stands in brackets only names again.
        Governor::Verb => ("object", false),
        Governor::Bracket => ("alias", false),
        // "from Eastquay, Castell joined": a bare comma joins no person to a place.
        // Nor does it join where no list goes on: "to President Vale, Ada Marrow said".
        Governor::Joined
            if before.trim() == ","
                && (last.is_some_and(|last| last.mention.kind != actor.mention.kind)
                    || !goes_on(after)) =>
        {
            ("", false)
        }
        // The last name is nearer than any word: joined to it, or described by it.
        Governor::Joined => (last.map_or("", |last| last.relation), last.is_some()),
        Governor::Open => match last {
            Some(last) if last.is_attribute || last.relation == "owner" && before.len() < 60 => {
                let is_titled = actor.mention.kind == Kind::Person
                    && before
                        .split_whitespace()
                        .all(|w| matches!(w, "'s" | "’s") || w.starts_with(char::is_uppercase));
                let owned = if is_titled { last.governed } else { "" };
                (if last.relation == "owner" { owned } else { last.relation }, last.is_joined)
            }
            _ => ("", false),
        },
    };
    let governed = relation;
    let relation = if is_owner { "owner" } else { relation };
    Actor { relation, governed, is_joined, is_attribute, ..actor }
}

/// Whether a list of names goes on behind a name.
fn goes_on(after: &str) -> bool {
    let after = after.trim_start();
    after.starts_with([',', ';'])
        || ["and ", "or ", "& "].iter().any(|word| after.starts_with(word))
}

/// What stands before a name within its phrase.
enum Governor {
    Word(&'static str),
    Joined,
    Verb,
    Bracket,
    Open,
    None,
}

fn governor(before: &str) -> Governor {
    const PREPOSITIONS: [&str; 18] = [
        "to", "from", "with", "between", "by", "of", "in", "at", "on", "for", "against", "into",
        "under", "about", "through", "like", "off", "near",
    ];
    let mut count = 0;
    let mut words = before.split_whitespace().rev().peekable();
    while let Some(word) = words.next() {
        count += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_ascii_lowercase();
        if word.starts_with(['(', '（']) && !word.contains([')', '）']) {
            return Governor::Bracket;
        }
        let is_shut =
            word.ends_with([',', ';', ':', ')', '”', '"', '.', '—', '–', '-']) || bare.is_empty();
        if is_shut {
            // "A, B and C": a bare comma between two names joins them.
            return if word == "," && count == 1 && before.trim() == "," {
                Governor::Joined
            } else {
                Governor::None
            };
        }
        if let Some(word) = PREPOSITIONS.into_iter().find(|known| *known == lower) {
            return Governor::Word(word);
        }
        if matches!(&*lower, "and" | "or" | "&") {
            let is_first = before.split_whitespace().next().is_some_and(|first| first == word);
            return if is_first { Governor::Joined } else { Governor::None };
        }
        // "the respected chairwoman": a participle behind an article is no verb.
        let is_described = words.peek().is_some_and(|left| is_determiner(left));
        if is_past(bare, &lower) && !is_described {
            return Governor::Verb;
        }
        if is_described {
            continue;
        }
        let is_figure = bare.starts_with(|c: char| c.is_ascii_digit());
        if is_verb(bare, &lower) || is_figure || count > REACH || word.starts_with(['“', '"']) {
            return Governor::None;
        }
    }
    Governor::Open
}

fn is_determiner(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    matches!(&*lower, "the" | "a" | "an" | "his" | "her" | "their" | "its" | "this" | "that")
}

/// Whether a word is a verb that governs what follows it.
fn is_past(word: &str, lower: &str) -> bool {
    const PASTS: [&str; 8] = ["told", "met", "sent", "made", "led", "took", "gave", "meeting"];
    let is_small = word.starts_with(|c: char| c.is_lowercase());
    let is_formed = lower.ends_with("ed")
        && !matches!(lower, "united" | "unified" | "armed" | "allied" | "noted" | "added");
    PASTS.contains(&lower) || is_small && lower.len() > 4 && is_formed
}

/// Whether a word can hardly be part of a noun phrase before a name.
pub(super) fn is_verb(word: &str, lower: &str) -> bool {
    const VERBS: [&str; 40] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may",
        "might", "should", "must", "said", "says", "told", "met", "sent", "made", "that", "who",
        "which", "when", "after", "before", "while", "as", "since", "if", "where", "but",
        "because", "meeting", "saying", "held", "led", "took", "gave",
    ];
    let is_small = word.starts_with(|c: char| c.is_lowercase());
    let ends = lower.ends_with("ed") && !matches!(lower, "united" | "unified" | "armed" | "allied");
    VERBS.contains(&lower) || (is_small && lower.len() > 4 && ends)
}

/// Whether a place name stands before the noun it describes: "Chinese President", "US envoy".
fn describes(word: &str, after: &str) -> bool {
    let Some(rest) = after.strip_prefix(' ') else {
        // Another name follows at once: "North Korean leader" has a word between, "China Kim" none.
        return after.trim().is_empty() && !after.is_empty();
    };
    let next = rest.split_whitespace().next().unwrap_or_default();
    let lower = next.to_lowercase();
    let is_adjective =
        ["an", "ese", "ish", "ian", "S", "U.S.", "US", "UK", "UN", "DPRK", "PRC", "ROK"]
            .iter()
            .any(|ending| word.ends_with(ending));
    let is_noun = next.starts_with(char::is_alphabetic)
        && !is_verb(next, &lower)
        && !matches!(
            &*lower,
            "and"
                | "or"
                | "in"
                | "on"
                | "at"
                | "to"
                | "of"
                | "by"
                | "for"
                | "from"
                | "with"
                | "also"
                | "on,"
        )
        && !lower.ends_with('s');
    is_adjective && is_noun
}

/// Korean particles and what they say of the name before them, the longer ones first.
const KOREAN: [(&str, &str); 22] = [
    ("으로부터", "from"),
    ("로부터", "from"),
    ("에게서", "from"),
    ("께서는", "subject"),
    ("께서", "subject"),
    ("에게", "to"),
    ("께", "to"),
    ("앞으로", "to"),
    ("에서", "in"),
    ("과의", "with"),
    ("와의", "with"),
    ("과", "with"),
    ("와", "with"),
    ("은", "subject"),
    ("는", "subject"),
    ("이", "subject"),
    ("가", "subject"),
    ("을", "object"),
    ("를", "object"),
    ("의", "owner"),
    ("에", "to"),
    ("로", "to"),
];
/// The same in Japanese.
const JAPANESE: [(&str, &str); 10] = [
    ("から", "from"),
    ("との", "with"),
    ("では", "in"),
    ("が", "subject"),
    ("は", "subject"),
    ("に", "to"),
    ("へ", "to"),
    ("と", "with"),
    ("を", "object"),
    ("の", "owner"),
];

/// Korean and Japanese: the particle behind the name, titles passed over.
fn by_particle<'p>(actor: Actor<'p>, after: &str, lang: Lang) -> Actor<'p> {
    let table: &[(&str, &'static str)] = if lang == Lang::Ko { &KOREAN } else { &JAPANESE };
    // A title of one word may stand between name and particle: 한가람 주석이, 青海波首相は.
    let at_once = table.iter().find(|(particle, _)| after.starts_with(particle));
    let is_boundary =
        |rest: &str| rest.chars().next().is_none_or(|c| !is_hangul(c) || lang == Lang::Ja);
    let direct = at_once.filter(|(p, _)| after.get(p.len()..).is_some_and(is_boundary));
    let relation = direct.map(|(_, relation)| *relation).or_else(|| {
        let limit = if lang == Lang::Ko { 14 } else { 10 };
        let head: String = after
            .chars()
            .take(limit)
            .take_while(|c| !matches!(c, ',' | '、' | '。' | '.' | '"'))
            .collect();
        if lang == Lang::Ko {
            head.split_whitespace().take(3).find_map(|word| {
                let found = table.iter().find(|(p, _)| word.len() > p.len() && word.ends_with(p));
                found.map(|(_, relation)| *relation)
            })
        } else {
            head.char_indices().find_map(|(at, _)| {
                let rest = head.get(at..)?;
                table.iter().find(|(p, _)| rest.starts_with(p)).map(|(_, relation)| *relation)
            })
        }
    });
    // イーストキーの造船所で: what a place owns is in it.
    let is_within = lang == Lang::Ja
        && relation == Some("owner")
        && actor.mention.kind == Kind::Place
        && after.strip_prefix('の').is_some_and(|rest| {
            let noun: usize =
                rest.chars().take(8).take_while(|c| is_han(*c)).map(char::len_utf8).sum();
            noun > 0 && rest.get(noun..).is_some_and(|rest| rest.starts_with('で'))
        });
    Actor { relation: if is_within { "in" } else { relation.unwrap_or("") }, ..actor }
}

/// Chinese: the word right before the name.
fn by_word_before<'p>(
    actor: Actor<'p>,
    before: &str,
    after: &str,
    last: Option<&Actor<'p>>,
) -> Actor<'p> {
    const WORDS: [(&str, &str); 14] = [
        ("向", "to"),
        ("给", "to"),
        ("給", "to"),
        ("致", "to"),
        ("对", "to"),
        ("對", "to"),
        ("同", "with"),
        ("与", "with"),
        ("與", "with"),
        ("和", "with"),
        ("跟", "with"),
        ("在", "in"),
        ("由", "by"),
        ("从", "from"),
    ];
    // A title may stand between: 向澜州主席林望舒. Only the clause since the last mark counts.
    let clause = before.rsplit(['，', '。', '、', '；', ',']).next().unwrap_or(before);
    let near: Vec<char> = clause.chars().rev().take(12).collect();
    let relation = near.iter().find_map(|c| {
        WORDS.iter().find(|(word, _)| word.starts_with(*c)).map(|(_, relation)| *relation)
    });
    // A和B: the second is what the first is; a person is what the body before the title is.
    let is_joined = last.is_some() && matches!(before.trim(), "和" | "与" | "與" | "及" | "、");
    let is_plain = relation.is_none() && before.chars().all(is_cjk);
    let relation = match last {
        Some(last) if is_joined || last.is_attribute && is_plain => Some(last.relation),
        _ => relation,
    };
    let is_joined = is_joined || last.is_some_and(|last| last.is_attribute && last.is_joined);
    let is_owner = after.starts_with('的');
    // 澜州主席林望舒, 港湾党主席阿达·马罗: a title stands between a body and its head.
    let is_title = after.chars().count() <= 6
        && !after.is_empty()
        && after.chars().all(is_cjk)
        && !after.chars().any(|c| "向给給致对對同与與和跟在由从访訪问問抵会會电電说說".contains(c));
    let is_attribute = actor.mention.kind != Kind::Person && is_title;
    Actor {
        relation: if is_owner { "owner" } else { relation.unwrap_or("") },
        is_joined,
        is_attribute,
        ..actor
    }
}
