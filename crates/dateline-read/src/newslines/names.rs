//! Names: the people a byline names.

use crate::{Lexicon, text::characters::is_cjk};

/// Most people one byline names.
const PEOPLE: usize = 12;

/// The people named in a byline without its opening word, in order; empty when it names none.
pub(super) fn people(line: &str, lexicon: &Lexicon) -> Vec<String> {
    let line = [" – ", " — ", " - ", " • "]
        .into_iter()
        .fold(line, |line, dash| line.split(dash).next().unwrap_or(line));
    // "苏晚舟 评论 36": behind a name in Chinese or Japanese a space is followed by furniture.
    let line = match line.split_once(char::is_whitespace) {
        Some((first, rest)) if first.chars().all(is_cjk) && rest.chars().any(char::is_numeric) => {
            first
        }
        _ => line,
    };
    let mut out: Vec<String> = Vec::new();
    for part in parts(line) {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let part = part.trim_end_matches(|c: char| c == '.' && part.split(' ').count() > 3);
        let Some(name) = name(part, lexicon) else {
            if out.is_empty() {
                continue;
            }
            break;
        };
        if !out.contains(&name) {
            out.push(name);
        }
        if out.len() >= PEOPLE {
            break;
        }
    }
    out
}

/// A byline cut at commas, "and" and their like, whatever their case.
fn parts(line: &str) -> Vec<&str> {
    const ANDS: [&str; 9] = ["and", "und", "et", "y", "e", "i", "en", "with", "mit"];
    let is_mark = |c: char| {
        matches!(c, ',' | ';' | '/' | '、' | '，' | '·' | '・' | '&' | '|' | '(' | '（' | '\n')
    };
    let mut parts = Vec::new();
    for piece in line.split(is_mark) {
        let (mut start, mut at) = (0, 0);
        for word in piece.split(' ') {
            if at > 0 && ANDS.iter().any(|and| word.eq_ignore_ascii_case(and)) {
                parts.extend(piece.get(start..at));
                start = at + word.len();
            }
            at += word.len() + 1;
        }
        parts.extend(piece.get(start..));
    }
    parts
}

/// A name without the titles and offices before it: "Dr.", "staff writer", "Hafen-Experte".
fn without_title<'w>(words: &'w str, lexicon: &Lexicon) -> &'w str {
    const TITLES: [&str; 9] =
        ["Professor", "Prof.", "Dr.", "Dr", "Mr.", "Mrs.", "Ms.", "Sir", "Captain"];
    let mut rest = words;
    while let Some((first, behind)) = rest.split_once(' ') {
        let lower = first.to_lowercase();
        let is_role = lexicon.signs.of("role").iter().any(|role| lower.ends_with(&**role));
        if !is_role && !TITLES.contains(&first) {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// A name without what stands behind it: "Ada Marrow Follow", "Ada Marrow for the Gazette",
/// "Ada Marrow le", and its second printing in "Ada Marrow Ada Marrow".
fn without_tail(words: &str, lexicon: &Lexicon) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    let stops = lexicon.signs.of("after");
    let is_stop = |word: &&str| stops.contains(&word.to_lowercase());
    let end = all.iter().skip(2).position(is_stop).map_or(all.len(), |at| at + 2);
    let mut kept: Vec<&str> = all.into_iter().take(end).collect();
    while kept.len() > 2 && kept.last().is_some_and(|word| is_particle(word)) {
        kept.pop();
    }
    if let Some((first, second)) = kept.split_at_checked(kept.len() / 2)
        && first == second
    {
        kept.truncate(kept.len() / 2);
    }
    kept.join(" ")
}

/// Small words inside names.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 21] = [
        "van", "von", "der", "de", "den", "di", "da", "del", "della", "la", "le", "al", "bin",
        "zu", "zur", "zum", "ter", "dos", "du", "e", "y",
    ];
    PARTICLES.contains(&word)
}

/// A person's name: two to five capitalized words, or two to five characters of Chinese, Japanese
/// or Korean; no house of the press, no desk.
pub(super) fn name(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = without_title(words.trim(), lexicon);
    if words.is_empty() || words.len() > 90 || lexicon.outlets.signed(words).is_some() {
        return None;
    }
    let words = without_tail(words, lexicon);
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    if !may_be_name(&words, lexicon) {
        return None;
    }
    if words.chars().all(|c| is_cjk(c) || c.is_whitespace() || c == '·') {
        return (2..=5).contains(&letters).then_some(words);
    }
    let count = words.split(' ').count();
    let is_person = words.split(' ').enumerate().all(|(at, word)| {
        let is_upper = word.chars().next().is_some_and(char::is_uppercase);
        is_upper || (at > 0 && is_particle(word))
    });
    (is_person && (2..=5).contains(&count)).then_some(words)
}

/// The single word markup gives as the name of a person: "Ada", "Marrow".
pub(super) fn single(word: &str, lexicon: &Lexicon) -> Option<String> {
    let word = word.trim();
    let mut chars = word.chars();
    let is_capitalized = chars.next().is_some_and(char::is_uppercase)
        && chars.all(char::is_lowercase)
        && (3..=16).contains(&word.chars().count());
    (is_capitalized && may_be_name(word, lexicon)).then(|| word.to_owned())
}

/// Whether words hold nothing that no person's name holds: figures, marks of addresses, the words
/// for a desk or a company, an article before them, the name of a house of the press.
fn may_be_name(words: &str, lexicon: &Lexicon) -> bool {
    const ARTICLES: [&str; 9] = ["The", "Die", "Der", "Das", "Les", "La", "El", "Los", "Il"];
    const COMPOUND: usize = 7;
    let is_odd = |c: char| c.is_numeric() || matches!(c, '@' | ':' | '/' | '"' | '?' | '!' | '_');
    let desks = lexicon.signs.of("desk");
    let is_desk = |word: &str| {
        let lower = word.to_lowercase();
        desks
            .iter()
            .any(|desk| lower == **desk || (desk.len() >= COMPOUND && lower.ends_with(&**desk)))
    };
    let first = words.split(' ').next().unwrap_or_default();
    !words.contains(is_odd)
        && !ARTICLES.iter().any(|article| article.eq_ignore_ascii_case(first))
        && lexicon.outlets.signed(words).is_none()
        && !words.split(' ').any(is_desk)
}

#[cfg(test)]
mod tests {
    use super::{super::stage::LEXICON, *};

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(people(line, &LEXICON), expected, "{line}");
    }

    #[test]
    fn people_are_no_desks() {
        check("Ada Marrow and Odo Vale, Staff Writers", &["Ada Marrow", "Odo Vale"]);
        check("Ada Marrow AND Odo Vale", &["Ada Marrow", "Odo Vale"]);
        check("Ada van der Marrow", &["Ada van der Marrow"]);
        check("Professor Ada Marrow", &["Ada Marrow"]);
        check("Ada M.", &["Ada M."]);
        check("한누리", &["한누리"]);
        check("林木、林望舒", &["林木", "林望舒"]);
        check("Reuters", &[]);
        check("Newsroom Team", &[]);
        check("the harbour", &[]);
        check("Lumen Gazette Staff", &[]);
        check("Hafen-Redaktion", &[]);
        check("Lumen Hafen GmbH", &[]);
        check("Die Hafenpost", &[]);
        check("Super User", &[]);
        check("Ada Marrow, EL DIARIO", &["Ada Marrow"]);
        check("Ada Marrow, Projektleiterin der Werft", &["Ada Marrow"]);
    }

    #[test]
    fn names_lose_what_stands_around_them() {
        check("Hafen-Experte Odo Vale", &["Odo Vale"]);
        check("Prof. Dr. Odo Vale", &["Odo Vale"]);
        check("Ada Marrow Follow", &["Ada Marrow"]);
        check("Ada Marrow le", &["Ada Marrow"]);
        check("Ada Marrow for The Lumen Gazette", &["Ada Marrow"]);
        check("Ada Marrow Ada Marrow", &["Ada Marrow"]);
        check("Ada Marrow — Lumen Gazette", &["Ada Marrow"]);
    }

    #[test]
    fn single_words_only_where_markup_gives_them() {
        let check = |word: &str, is_name: bool| {
            assert_eq!(single(word, &LEXICON).is_some(), is_name, "{word}");
        };
        check("Ada", true);
        check("Admin", false);
        check("Redaktion", false);
        check("odo77", false);
        check("MNA", false);
        check("Reuters", false);
        check("Ada Marrow", false);
    }
}
