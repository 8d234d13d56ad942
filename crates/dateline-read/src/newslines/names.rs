//! Names: the people a byline names.

use crate::{Lexicon, text::characters::is_cjk};

/// Most people one byline names.
const PEOPLE: usize = 12;

/// The people named in a byline without its opening word, in order; empty when it names none.
pub(super) fn people(line: &str, lexicon: &Lexicon) -> Vec<String> {
    let line = line.split(" – ").next().unwrap_or(line);
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

/// A byline cut at commas, "and" and their like.
fn parts(line: &str) -> Vec<&str> {
    const ANDS: [&str; 8] = [" and ", " und ", " et ", " y ", " e ", " i ", " en ", " with "];
    let mut parts: Vec<&str> = vec![line];
    for and in ANDS {
        parts = parts.into_iter().flat_map(|part| part.split(and)).collect();
    }
    let is_mark = |c: char| {
        matches!(c, ',' | ';' | '/' | '、' | '，' | '·' | '・' | '&' | '|' | '(' | '（' | '\n')
    };
    parts.into_iter().flat_map(|part| part.split(is_mark)).collect()
}

/// A name without the title before it.
fn without_title(words: &str) -> &str {
    const TITLES: [&str; 10] =
        ["Professor", "Prof.", "Dr.", "Dr", "Mr.", "Mrs.", "Ms.", "Sir", "Prof. Dr.", "Captain"];
    let bare = |title: &&str| words.strip_prefix(*title).filter(|rest| rest.starts_with(' '));
    TITLES.iter().find_map(bare).map_or(words, str::trim_start)
}

/// A person's name: two to four capitalized words, or two to five characters of Chinese, Japanese
/// or Korean; no house of the press, no desk.
pub(super) fn name(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = without_title(words.trim());
    if words.is_empty() || words.len() > 60 || lexicon.outlets.signed(words).is_some() {
        return None;
    }
    if words.chars().any(|c| c.is_numeric() || matches!(c, '@' | ':' | '/' | '"' | '?' | '!')) {
        return None;
    }
    let letters = words.chars().filter(|c| !c.is_whitespace()).count();
    if words.chars().all(|c| is_cjk(c) || c.is_whitespace() || c == '·') {
        return (2..=5)
            .contains(&letters)
            .then(|| words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let first = word.chars().next()?;
        let is_particle = matches!(
            word,
            "van"
                | "von"
                | "der"
                | "de"
                | "den"
                | "di"
                | "da"
                | "del"
                | "la"
                | "le"
                | "al"
                | "bin"
                | "zu"
                | "ter"
                | "dos"
        );
        let is_desk = lexicon.signs.of("desk").contains(&word.to_lowercase());
        if is_desk || !(first.is_uppercase() || is_particle && count > 1) {
            return None;
        }
    }
    (2..=5).contains(&count).then(|| words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::{super::stage::LEXICON, *};

    #[test]
    fn people_are_no_desks() {
        let check =
            |line: &str, expected: &[&str]| assert_eq!(people(line, &LEXICON), expected, "{line}");
        check("Ada Marrow and Odo Vale, Staff Writers", &["Ada Marrow", "Odo Vale"]);
        check("Ada van der Marrow", &["Ada van der Marrow"]);
        check("Professor Ada Marrow", &["Ada Marrow"]);
        check("한누리", &["한누리"]);
        check("林木、林望舒", &["林木", "林望舒"]);
        check("Reuters", &[]);
        check("Newsroom Team", &[]);
        check("the harbour", &[]);
        check("Lumen Gazette Staff", &[]);
    }
}
