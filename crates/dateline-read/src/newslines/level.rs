//! Level: what carries a text, with the reason.

use super::beside::Beside;
use crate::Lexicon;
use dateline_model::{Article, Level, Vehicle};
use memchr::memmem;

/// The heaviest vehicle a line of the article names.
pub(super) fn weigh(text: &str, article: &Article, beside: &Beside, lexicon: &Lexicon) -> Level {
    let headline = article.headline.as_ref().map_or("", |headline| &headline.text).to_lowercase();
    let lines: Vec<String> = beside
        .all()
        .chain(article.newslines.iter().copied())
        .map(|line| line.of(text).to_lowercase())
        .filter(|line| line.len() < 160)
        .collect();
    let fired = lexicon.signs.vehicles.iter().find(|rule| {
        let names = |line: &str| rule.words.iter().any(|word| holds(line, word));
        names(&headline) || !rule.is_headline && lines.iter().any(|line| names(line))
    });
    fired.map_or_else(
        || Level { vehicle: Vehicle::Report, because: "no line names another vehicle".to_owned() },
        |rule| Level { vehicle: rule.vehicle, because: rule.because.clone() },
    )
}

/// Whether a line holds a word, whole where it is Latin.
fn holds(line: &str, word: &str) -> bool {
    // Few lines hold the word at all.
    let is_there = memmem::find(line.as_bytes(), word.as_bytes()).is_some();
    is_there
        && line.match_indices(word).any(|(at, _)| {
            let left = line.get(..at).and_then(|left| left.chars().next_back());
            let right = line.get(at + word.len()..).and_then(|rest| rest.chars().next());
            let is_open = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            !(word.is_ascii() && (is_open(left) || is_open(right)))
        })
}

#[cfg(test)]
mod tests {
    use super::{super::stage::LEXICON, *};
    use dateline_model::Headline;

    fn check(headline: &str, vehicle: Vehicle) {
        let text = headline.to_owned();
        let headline = Some(Headline { text, span: None });
        let article = Article { headline, ..Article::default() };
        let level = weigh("", &article, &Beside::default(), &LEXICON);
        assert_eq!(level.vehicle, vehicle, "{:?}", article.headline);
    }

    #[test]
    fn headlines_name_vehicles() {
        check("Chairwoman Ada Marrow sends message to Odo Vale", Vehicle::LeaderMessage);
        check("Statement of Foreign Ministry of Lumenia", Vehicle::MinistryStatement);
        check("가온 외무성 대변인 담화", Vehicle::Spokesperson);
        check("澜州外交部发言人答记者问", Vehicle::Spokesperson);
        check("汐見政府が声明を発表", Vehicle::MinistryStatement);
        check("Harbour opens", Vehicle::Report);
    }
}
