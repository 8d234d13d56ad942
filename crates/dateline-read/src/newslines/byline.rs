//! Byline: the people who wrote a text.

use super::{beside::Beside, names, published::Scene};
use crate::{
    Lexicon,
    text::{characters::is_cjk, sentences},
};
use dateline_model::{Article, Byline, Span};

/// The byline of an article: a printed line, the dateline's reporter, running text that introduces
/// the writer, or markup that the page confirms.
pub(super) fn lift(scene: &Scene<'_>, n: usize, beside: &Beside) -> Option<Byline> {
    let article = scene.articles.get(n)?;
    let (text, lexicon) = (&scene.page.text, scene.context.lexicon);
    let lines = || beside.all();
    lines()
        .find_map(|line| of_line(text, line, lexicon))
        .or_else(|| of_dateline(text, article, lexicon))
        .or_else(|| of_first_words(text, article, lexicon))
        .or_else(|| of_introduction(text, article, lexicon))
        .or_else(|| scene.is_main(n).then(|| of_markup(scene, beside, article))?)
}

fn byline(text: &str, span: Span, people: Vec<String>) -> Option<Byline> {
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!people.is_empty()).then_some(Byline { text: words, people, span: Some(span) })
}

/// A line such as "By Ada Marrow" or "한누리 기자".
fn of_line(text: &str, line: Span, lexicon: &Lexicon) -> Option<Byline> {
    let words = line.of(text);
    if words.len() > 160 {
        return None;
    }
    if let Some(len) = lexicon.signs.leading("by", words) {
        let rest = words.get(len..)?.trim_start_matches([':', '：', ' ', '\u{a0}', '／', '/']);
        return byline(text, line, names::people(rest, lexicon));
    }
    // "汐見＝波多野実": a place and its reporter.
    if let Some((place, name)) = words.split_once(['＝', '='])
        && place.chars().chain(name.chars()).all(is_cjk)
        && let Some(name) = names::name(name, lexicon)
    {
        return byline(text, line, vec![name]);
    }
    behind(words, lexicon).and_then(|name| byline(text, line, vec![name]))
}

/// The name before the word for a reporter: `한누리 기자`, `波多野実記者`.
fn behind(words: &str, lexicon: &Lexicon) -> Option<String> {
    let (at, _) = lexicon.signs.within("behind", words)?;
    let before = words.get(..at)?.trim_end();
    let name = before.rsplit(|c: char| !is_cjk(c)).next()?;
    let count = name.chars().count();
    (2..=5).contains(&count).then(|| names::name(name, lexicon))?
}

/// The reporter a dateline holds: `(하늬=연합뉴스) 한누리 기자 =`, `电（记者 林木）`.
fn of_dateline(text: &str, article: &Article, lexicon: &Lexicon) -> Option<Byline> {
    let dateline = article.dateline.as_ref()?;
    let words = dateline.span.of(text);
    let tail =
        words.rsplit_once([')', ']']).filter(|(_, tail)| tail.contains('=')).map(|(_, tail)| tail);
    if let Some(name) = tail.and_then(|tail| behind(tail, lexicon)) {
        return byline(text, dateline.span, vec![name]);
    }
    let marks = ["记者", "記者"];
    let (_, rest) = marks.into_iter().find_map(|mark| words.split_once(mark))?;
    let rest = rest.trim_end_matches([')', '）', '】', ']']);
    let is_names = !rest.contains('电') && !rest.contains('電');
    is_names
        .then(|| byline(text, dateline.span, names::people(&rest.replace(' ', "、"), lexicon)))?
}

/// "By Ada Marrow" as a first line of the first paragraph.
fn of_first_words(text: &str, article: &Article, lexicon: &Lexicon) -> Option<Byline> {
    let first = article.paragraphs.first()?;
    let line = first.of(text).lines().next()?;
    let is_line = line.len() < 80 && line.len() < first.len() && !line.ends_with(['.', '。']);
    let span = Span::new(first.start(), first.start() + line.len());
    is_line.then(|| of_line(text, span, lexicon))?
}

/// A sentence of the first paragraphs that names the writer of what follows.
fn of_introduction(text: &str, article: &Article, lexicon: &Lexicon) -> Option<Byline> {
    article.paragraphs.iter().take(2).find_map(|paragraph| {
        let sentence = *sentences(text, *paragraph).first()?;
        let words = sentence.of(text);
        let lower = words.to_ascii_lowercase();
        let is_about_what_follows =
            ["following", "below", "this "].iter().any(|w| lower.contains(w));
        let (at, len) = lexicon.signs.within("wrote", &lower).filter(|_| is_about_what_follows)?;
        let rest = words.get(at + len..)?.trim_start();
        let name = writer(rest, lexicon)?;
        byline(text, sentence, vec![name])
    })
}

/// The writer in "co-editor Ada Marrow", "Lumen Gazette editor Ada Marrow", "Ada Marrow, editor".
fn writer(rest: &str, lexicon: &Lexicon) -> Option<String> {
    let end = rest.find([',', '.', ';', '(', '–', '—']).unwrap_or(rest.len());
    let rest = rest.get(..end)?;
    let rest = match lexicon.signs.within("role", &rest.to_ascii_lowercase()) {
        Some((at, len)) => rest.get(at + len..)?,
        None => rest,
    };
    let words: Vec<&str> = rest
        .split_whitespace()
        .take_while(|word| word.chars().next().is_some_and(char::is_uppercase))
        .take(4)
        .collect();
    names::name(&words.join(" "), lexicon)
}

/// Writers that markup states, as the page's words where it prints them.
fn of_markup(scene: &Scene<'_>, beside: &Beside, article: &Article) -> Option<Byline> {
    let lexicon = scene.context.lexicon;
    let text: &str = &scene.page.text;
    let is_author = |place: &str| {
        let name = place.split_once(':').map_or("", |(_, name)| name);
        match place.split(':').next().unwrap_or_default() {
            "jsonld" => {
                let kind = name.split('.').next().unwrap_or_default();
                ["article", "posting", "report"].iter().any(|k| kind.ends_with(k))
                    && matches!(name.split_once('.'), Some((_, "author.name" | "author")))
            }
            "meta" => matches!(
                name,
                "author" | "article:author" | "dc.creator" | "byl" | "parsely-author"
            ),
            "itemprop" | "rel" => matches!(name, "author" | "creator"),
            "class" => name.contains("author") || name.contains("byline") || name.contains("autor"),
            _ => false,
        }
    };
    let mut found: Vec<String> = Vec::new();
    let mut place = "";
    for fact in scene.page.markup.iter().filter(|fact| is_author(&fact.place)) {
        let kind = fact.place.split(':').next().unwrap_or_default();
        let is_own = fact.span.is_none_or(|span| {
            article.span.overlaps(span) || beside.all().any(|line| line.overlaps(span))
        });
        if (!place.is_empty() && kind != place) || !is_own || fact.value.len() > 200 {
            continue;
        }
        let value = fact.value.trim();
        let value =
            lexicon.signs.leading("by", value).and_then(|len| value.get(len..)).unwrap_or(value);
        let people = names::people(value, lexicon);
        if !people.is_empty() {
            place = kind;
            found.extend(
                people.into_iter().filter(|name| !found.contains(name)).collect::<Vec<_>>(),
            );
        }
    }
    let first = found.first()?;
    let span = beside.all().find_map(|line| {
        let at = line.of(text).find(&**first)?;
        Some(line.absolute(Span::new(at, at + first.len())))
    });
    Some(Byline { text: found.join(", "), people: found, span })
}

#[cfg(test)]
mod tests {
    use super::super::stage;

    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let lifted = stage::lift(lines, |_, _| ());
        let people = lifted.articles[0].byline.as_ref().map_or(Vec::new(), |b| b.people.clone());
        assert_eq!(people, expected, "{lines}");
    }

    #[test]
    fn lines() {
        check(
            "H Harbour opens\nN By Ada Marrow and Odo Vale\nP It opened.",
            &["Ada Marrow", "Odo Vale"],
        );
        check("N By Ada Marrow | May 3, 2021\nP It opened.", &["Ada Marrow"]);
        check("N By Meridian\nP It opened.", &[]);
        check("N REUTERS\nP It opened.", &[]);
        check("N Von Ada Marrow\nP Der Hafen ist offen.", &["Ada Marrow"]);
        check("N By the harbour\nP It opened.", &[]);
    }

    #[test]
    fn korean_chinese_japanese() {
        check("P (하늬=연합뉴스) 한누리 기자 = 항구가 열렸다.", &["한누리"]);
        check("N 한누리 기자\nP 항구가 열렸다.", &["한누리"]);
        check("P 新华社澜州5月3日电（记者 林木、林望舒）港口开放。", &["林木", "林望舒"]);
        check("N 作者：林木\nP 港口开放。", &["林木"]);
        check("N 波多野実記者\nP 港が開いた。", &["波多野実"]);
    }

    #[test]
    fn running_text_names_the_writer() {
        check(
            "P The following review was written by Lumen Gazette co-editor Ada Marrow.\nP It opens.",
            &["Ada Marrow"],
        );
        check(
            "P The following article by Odo Vale – head of the harbour – recalls it.",
            &["Odo Vale"],
        );
        check("P The article by the harbour master was long.", &[]);
        check("P A letter by Odo Vale was found.", &[]);
    }
}
