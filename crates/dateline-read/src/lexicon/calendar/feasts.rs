//! Feasts: holidays whose names have several words or whose days move.

use crate::lexicon::sheet;
use crate::time::meaning::{Feast, Partial};
use crate::time::words::Word;

/// The holidays of the sheet.
#[derive(Debug, Default)]
pub(crate) struct Feasts {
    days: Vec<Partial>,
    /// Names in small letters, longest first, with their index.
    long: Vec<(String, usize)>,
}

impl Feasts {
    /// The feasts of the sheets, and the words by which they are found.
    pub(super) fn parse<'s>(sheets: impl Iterator<Item = &'s str>) -> (Self, Vec<(String, Word)>) {
        let (mut feasts, mut words) = (Self::default(), Vec::new());
        for row in sheets.flat_map(sheet::rows) {
            let Some(day) = day(sheet::field(&row, 1)) else { continue };
            let name = sheet::field(&row, 0).to_lowercase();
            let Ok(index) = u16::try_from(feasts.days.len()) else { break };
            let head = name.split(' ').next().unwrap_or_default().to_owned();
            let head = head.trim_end_matches("'s").trim_end_matches('\'').to_owned();
            let is_one_word = head == name;
            words.push((head, if is_one_word { Word::Feast(index) } else { Word::FeastHead }));
            feasts.long.push((name, usize::from(index)));
            feasts.days.push(day);
        }
        feasts.long.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        (feasts, words)
    }

    /// The day of a feast.
    pub(crate) fn get(&self, index: u16) -> Option<Partial> {
        self.days.get(usize::from(index)).copied()
    }

    /// The feast whose name a text begins with, and the bytes of that name.
    pub(crate) fn long(&self, text: &str) -> Option<(usize, Partial)> {
        let found = self.long.iter().find_map(|(name, index)| {
            let length = begins(text, name)?;
            Some((length, *self.days.get(*index)?))
        })?;
        let goes_on = text.get(found.0..)?.starts_with(|c: char| c.is_ascii_alphanumeric());
        (!goes_on).then_some(found)
    }
}

/// The bytes of a text that spell a name, whatever their case and whichever apostrophe.
fn begins(text: &str, name: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in name.chars() {
        let (_, letter) = letters.next()?;
        let is_same = letter == wanted
            || letter.to_ascii_lowercase() == wanted
            || (wanted == '\'' && letter == '’');
        if !is_same {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

fn sky(feast: Feast) -> Partial {
    Partial { feast: Some(feast), ..Partial::default() }
}

/// `7-4`, `nth 3 1 9`, `easter -2`, `lunar 8-15`, `qingming`.
fn day(rule: &str) -> Option<Partial> {
    let fields: Vec<&str> = rule.split(' ').collect();
    let date = |text: &str| {
        let (month, day) = text.split_once('-')?;
        let (month, day) = (Some(month.parse().ok()?), Some(day.parse().ok()?));
        Some(Partial { month, day, ..Partial::default() })
    };
    Some(match fields[..] {
        ["easter", days] => sky(Feast::Easter(days.parse().ok()?)),
        ["lunar", day] => {
            let (month, day) = day.split_once('-')?;
            sky(Feast::Lunar(month.parse().ok()?, day.parse().ok()?))
        }
        ["qingming"] => sky(Feast::Qingming),
        ["dongzhi"] => sky(Feast::Dongzhi),
        ["nth", n, weekday, month] => Partial {
            nth: Some(n.parse().ok()?),
            weekday: Some(weekday.parse().ok()?),
            month: Some(month.parse().ok()?),
            ..Partial::default()
        },
        [day] => date(day)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_words_are_found_whole() {
        let sheet = "name\tday\nmother's day\tnth 2 7 5\nlabor day\tnth 1 1 9\n";
        let (feasts, words) = Feasts::parse(std::iter::once(sheet));
        assert_eq!(words.first(), Some(&("mother".to_owned(), Word::FeastHead)));
        let (length, day) = feasts.long("Mother’s Day parade").unwrap();
        assert_eq!((length, day.nth, day.weekday), ("Mother’s Day".len(), Some(2), Some(7)));
        assert_eq!(feasts.long("labor days"), None);
    }
}
