//! Referents: pronouns and descriptions tied to the person they stand for.
//!
//! "He" means the first fitting person of its own sentence before it, else the one the sentences
//! before were about. "The chairwoman" means the only person of the article who was given that
//! title. Words inside quotation marks are the speaker's and are left alone.

use super::{
    Referent,
    found::{Found, Meaning},
    persons::{Person, persons},
    regions::Regions,
};
use crate::{
    lexicon::{Class, Names, Words},
    text::{Token, Tokens, sentences},
};
use dateline_model::{Kind, Page, Span};
use std::collections::BTreeMap;

/// The referents of a page, in its order. `found` is in page order, one mention each.
pub(super) fn referents(
    page: &Page,
    tokens: &Tokens,
    names: &Names,
    regions: &Regions,
    found: &[Found],
) -> Vec<Referent> {
    let text: &str = &page.text;
    let mut all = Vec::new();
    for region in regions.all().iter().filter(|region| region.article.is_some()) {
        let first = found.partition_point(|one| one.span.start() < region.span.start());
        let last = found.partition_point(|one| one.span.start() < region.span.end());
        let here = found.get(first..last).unwrap_or_default();
        let people = persons(text, here, names);
        if people.is_empty() {
            continue;
        }
        let known = people.iter().map(|person| (&person.meaning, person)).collect();
        let mut teller = Teller {
            text,
            words: names.words(),
            here,
            first,
            people: &people,
            known,
            focus: None,
            latest: Vec::new(),
        };
        let from = page.blocks.partition_point(|block| block.span.start() < region.span.start());
        for block in page.blocks.iter().skip(from) {
            if block.span.start() >= region.span.end() {
                break;
            }
            for sentence in sentences(text, block.span) {
                teller.sentence(sentence, tokens.within(sentence), &mut all);
            }
        }
    }
    all.sort_by_key(|referent| referent.span);
    all
}

/// Reads the sentences of one article in order.
struct Teller<'t> {
    text: &'t str,
    words: &'t Words,
    /// What was found in the article.
    here: &'t [Found],
    /// Index of the first of them among all mentions.
    first: usize,
    people: &'t [Person],
    known: BTreeMap<&'t Meaning, &'t Person>,
    /// Index in `here` of the person the sentences before were about.
    focus: Option<usize>,
    /// The people of the last sentence that named any.
    latest: Vec<usize>,
}

impl Teller<'_> {
    fn sentence(&mut self, sentence: Span, tokens: &[Token], all: &mut Vec<Referent>) {
        let people = self.people_in(sentence);
        let mut is_quoted = false;
        for (at, token) in tokens.iter().enumerate() {
            let word = token.span.of(self.text);
            match word {
                "\"" => is_quoted = !is_quoted,
                "“" | "「" | "『" => is_quoted = true,
                "”" | "」" | "』" => is_quoted = false,
                _ => {}
            }
            if is_quoted {
                continue;
            }
            let meant = if let Some(is_woman) = pronoun(word) {
                self.person_for(Some(is_woman), token.span, &people)
                    .map(|meant| (token.span, meant))
            } else if word.eq_ignore_ascii_case("the") {
                self.described(tokens, at)
            } else {
                self.in_word(token.span, &people)
            };
            all.extend(meant.map(|(span, meant)| Referent { span, mention: self.first + meant }));
        }
        self.focus = self.subject(&people).or(self.focus);
        if !people.is_empty() {
            self.latest = people;
        }
    }

    /// Indexes in `here` of the people a sentence names.
    fn people_in(&self, sentence: Span) -> Vec<usize> {
        let start = self.here.partition_point(|one| one.span.start() < sentence.start());
        let end = self.here.partition_point(|one| one.span.start() < sentence.end());
        (start..end)
            .filter(|at| {
                self.here
                    .get(*at)
                    .is_some_and(|one| one.kind == Kind::Person && one.meaning != Meaning::Open)
            })
            .collect()
    }

    /// Who a sentence is about: the first person that stands behind no preposition.
    fn subject(&self, people: &[usize]) -> Option<usize> {
        let is_object = |at: &usize| {
            let start = self.here.get(*at).map_or(0, |one| one.span.start());
            let before = self.text.get(..start).unwrap_or_default().trim_end();
            let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            matches!(
                word,
                "of" | "to" | "with" | "by" | "for" | "from" | "against" | "under" | "between"
            )
        };
        people.iter().copied().find(|at| !is_object(at)).or_else(|| people.first().copied())
    }

    /// Whether a person may be a woman, or a man; what nothing tells fits both.
    fn fits(&self, at: usize, is_woman: Option<bool>) -> bool {
        let Some(wanted) = is_woman else { return true };
        self.here
            .get(at)
            .and_then(|one| self.known.get(&one.meaning))
            .and_then(|person| person.is_woman)
            .is_none_or(|known| known == wanted)
    }

    fn person_for(&self, is_woman: Option<bool>, span: Span, people: &[usize]) -> Option<usize> {
        let before =
            |at: &usize| self.here.get(*at).is_some_and(|one| one.span.end() <= span.start());
        let fitting = |at: &usize| self.fits(*at, is_woman);
        let earlier: Vec<usize> = people.iter().copied().filter(before).filter(fitting).collect();
        self.subject(&earlier)
            .or_else(|| self.focus.filter(fitting))
            .or_else(|| self.latest.iter().copied().find(fitting))
    }

    /// "the chairwoman", "the Lumenian leader": the only one who was given that title.
    fn described(&self, tokens: &[Token], at: usize) -> Option<(Span, usize)> {
        let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(self.text));
        let is_attribute = |word: &str| {
            self.words.is(word, Class::Demonym)
                || matches!(
                    word,
                    "North" | "South" | "late" | "former" | "ruling" | "supreme" | "top"
                )
        };
        let head = (at + 1..at + 5).find(|at| !is_attribute(word(*at)))?;
        let role = word(head);
        let next = tokens.get(head + 1).map_or(Span::at(0), |token| token.span);
        let is_other = matches!(word(head + 1), "of" | "and" | "'s" | "’s")
            && word(head + 1) == "of"
            || self.is_person_at(next);
        if !self.words.is(role, Class::Role) || is_other {
            return None;
        }
        let mut titled = self.people.iter().filter(|person| person.titles.contains(role));
        let (only, None) = (titled.next()?, titled.next()) else { return None };
        let span = tokens.get(at)?.span.cover(tokens.get(head)?.span);
        let last = only.spans.partition_point(|known| known.end() <= span.start());
        let before = only.spans.get(last.checked_sub(1)?)?;
        let meant = self.here.partition_point(|one| one.span.start() < before.start());
        Some((span, meant))
    }

    /// Whether a name of a person stands at a span.
    fn is_person_at(&self, span: Span) -> bool {
        let at = self.here.partition_point(|one| one.span.end() <= span.start());
        self.here.get(at).is_some_and(|one| one.kind == Kind::Person && one.span.overlaps(span))
    }

    /// A pronoun at the start of a word of Korean, Chinese or Japanese.
    fn in_word(&self, token: Span, people: &[usize]) -> Option<(Span, usize)> {
        let word = token.of(self.text);
        let (form, is_woman) = PRONOUNS.iter().find(|(form, _)| word.starts_with(form))?;
        let rest = word.get(form.len()..).unwrap_or_default();
        if rest.starts_with(['们', '們', '人', '国', '國', '方', '日']) {
            return None;
        }
        let span = Span::new(token.start(), token.start() + form.len());
        Some((span, self.person_for(*is_woman, span, people)?))
    }
}

/// Pronouns of Korean, Chinese and Japanese, longest first, with the gender they tell.
const PRONOUNS: [(&str, Option<bool>); 8] = [
    ("그녀는", Some(true)),
    ("그녀가", Some(true)),
    ("그는", Some(false)),
    ("彼女", Some(true)),
    ("彼は", Some(false)),
    ("同氏", None),
    ("她", Some(true)),
    ("他", Some(false)),
];

/// Whether an English word is a pronoun for one person, and the gender it tells.
fn pronoun(word: &str) -> Option<bool> {
    match word {
        "he" | "He" | "his" | "His" | "him" | "himself" => Some(false),
        "she" | "She" | "her" | "Her" | "herself" | "hers" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text);
        let meant: Vec<_> = people
            .referents
            .iter()
            .map(|referent| {
                (referent.span.of(text), people.mentions[referent.mention].name.as_str())
            })
            .collect();
        assert_eq!(meant, expected, "{text}");
    }

    #[test]
    fn pronouns_follow_the_subject_and_the_gender() {
        check(
            "Ada Marrow met Odo Vale. She thanked him. He left, and she stayed.",
            &[
                ("She", "Ada Marrow"),
                ("him", "Odo Vale"),
                ("He", "Odo Vale"),
                ("she", "Ada Marrow"),
            ],
        );
    }

    #[test]
    fn a_title_describes_the_one_who_has_it() {
        check(
            "Chairwoman Ada Marrow spoke in Varsk. The chairwoman praised it, the minister did not.",
            &[("The chairwoman", "Ada Marrow")],
        );
    }

    #[test]
    fn words_in_quotation_marks_are_left_alone() {
        check("Ada Marrow said: \"He is late.\"", &[]);
    }

    #[test]
    fn pronouns_of_other_languages() {
        check("林望舒到访。他说很好。他们高兴。", &[("他", "Lin Wangshu")]);
        check("한가람이 왔다. 그는 말했다.", &[("그는", "Han Ga Ram")]);
    }
}
