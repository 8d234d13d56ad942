//! Byline: the people who wrote a text.

use super::{
    beside::Beside,
    names, printed,
    published::Scene,
    writers::{self, Writer},
};
use crate::{
    Lexicon,
    lexicon::Class,
    text::{characters::is_cjk, sentences},
};
use dateline_model::{Article, Byline, Lang, Span};

/// The byline of an article: a printed line, the dateline's reporter, running text that introduces
/// the writer, or markup. What a line says and what markup says are read together.
pub(super) fn lift(scene: &Scene<'_>, n: usize, beside: &Beside) -> Option<Byline> {
    let article = scene.articles.get(n)?;
    let (text, lexicon) = (&scene.page.text, scene.context.lexicon);
    let told =
        if scene.is_main(n) { writers::of_markup(scene, article, beside) } else { Vec::new() };
    let line = beside
        .all()
        .find_map(|line| of_line(text, line, lexicon))
        .or_else(|| beside.above.iter().find_map(|line| of_line(text, *line, lexicon)))
        .or_else(|| labelled(text, beside, lexicon));
    let printed = line
        .or_else(|| of_dateline(text, article, lexicon))
        .or_else(|| of_first_words(text, article, lexicon))
        .or_else(|| of_introduction(text, article, lexicon));
    match printed {
        Some(printed) => Some(checked(printed, &told)),
        None => of_told(text, beside, told).or_else(|| of_stamp_line(scene, article, beside)),
    }
}

/// A printed byline with its names as markup prints them, and with those markup adds.
fn checked(mut printed: Byline, told: &[Writer]) -> Byline {
    for name in &mut printed.people {
        // "Ada Marrowin Harbours": the space between two elements was lost.
        let whole = told.iter().map(|(told, _)| told).find(|told| {
            told.contains(' ') && name.len() > told.len() && name.starts_with(told.as_str())
        });
        if let Some(whole) = whole {
            name.clone_from(whole);
        }
    }
    let knows = |name: &String| told.iter().any(|(told, _)| told == name);
    if told.len() > printed.people.len() && printed.people.iter().all(knows) {
        printed.people = told.iter().map(|(name, _)| name.clone()).collect();
    }
    printed
}

/// The byline of writers that markup alone names; its span is that of the words that print the
/// first of them.
fn of_told(text: &str, beside: &Beside, told: Vec<Writer>) -> Option<Byline> {
    let (first, span) = told.first().cloned()?;
    let span = span.or_else(|| {
        beside.all().find_map(|line| {
            let at = line.of(text).find(&*first)?;
            Some(line.absolute(Span::new(at, at + first.len())))
        })
    });
    let people: Vec<String> = told.into_iter().map(|(name, _)| name).collect();
    Some(Byline { text: people.join(", "), people, span })
}

/// A label alone on its line, and the names on the line below it.
fn labelled(text: &str, beside: &Beside, lexicon: &Lexicon) -> Option<Byline> {
    let lines: Vec<Span> = {
        let mut lines: Vec<Span> = beside.all().chain(beside.above.iter().copied()).collect();
        lines.sort_unstable();
        lines
    };
    lines.windows(2).find_map(|pair| {
        let [label, names] = pair else { return None };
        let words = label.of(text);
        let len = lexicon.signs.leading("by", words)?;
        let is_alone = words.get(len..)?.trim_matches([':', '：', ' ']).is_empty();
        let is_short = names.len() < 80;
        (is_alone && is_short)
            .then(|| byline(text, *names, names::people(names.of(text), lexicon)))?
    })
}

/// A name alone beside a stamp: `磯野千尋 2031年11月1日`. Only one that begins with a known surname,
/// or in Latin letters with a known given name, counts.
fn of_stamp_line(scene: &Scene<'_>, article: &Article, beside: &Beside) -> Option<Byline> {
    let (text, lexicon) = (&scene.page.text, scene.context.lexicon);
    // The first paragraph may be a standfirst above the line.
    let start = article.paragraphs.get(1).or(article.paragraphs.first())?.start();
    let blocks = &scene.page.blocks;
    beside.head.iter().filter(|line| line.start() < start).find_map(|line| {
        let at = blocks.partition_point(|block| block.span.end() <= line.start());
        let block = blocks.get(at).filter(|block| block.span.overlaps(*line))?;
        let rest = block.span.of(text).len() > line.len();
        let is_dated = rest
            && printed::stamps(text, block.span, &lexicon.stamps)
                .iter()
                .any(|found| found.stamp.is_some());
        let name = names::name(line.of(text), lexicon).filter(|_| is_dated)?;
        is_persons(&name, lexicon).then(|| byline(text, *line, vec![name]))?
    })
}

fn byline(text: &str, span: Span, people: Vec<String>) -> Option<Byline> {
    let words = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    (!people.is_empty()).then_some(Byline { text: words, people, span: Some(span) })
}

/// Whether a name begins with a known surname of the East or a known given name.
fn is_persons(name: &str, lexicon: &Lexicon) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let east = [Lang::Ko, Lang::Zh, Lang::Ja];
    lexicon.names.words().is(first, Class::Given)
        || (name.chars().all(is_cjk)
            && east.into_iter().any(|lang| lexicon.names.titles().surname(lang, name).is_some()))
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
    behind(words, lexicon)
        .and_then(|name| byline(text, line, vec![name]))
        .or_else(|| of_label(text, line, lexicon))
}

/// The names behind an Eastern label in the middle of a line: `来源：澜州日报　作者：林木`.
fn of_label(text: &str, line: Span, lexicon: &Lexicon) -> Option<Byline> {
    let words = line.of(text);
    let is_label = |label: &&String| label.ends_with('：') && label.starts_with(is_cjk);
    let rest = lexicon.signs.of("by").iter().filter(is_label).find_map(|label| {
        let at = words.find(&**label)?;
        words.get(at + label.len()..)
    })?;
    let rest = rest.trim_start().split(char::is_whitespace).next()?;
    byline(text, line, names::people(rest, lexicon))
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
    // "記者林木雲汀2日電", "記者林木／雲汀報導": the place ends the name.
    let place = dateline.place.as_deref().and_then(|place| rest.split_once(place));
    let rest = place.map_or(rest, |(name, _)| name).trim_end_matches(['／', '/']);
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
        check("N Author Ada Marrow\nP It opened.", &["Ada Marrow"]);
        check("N Veröffentlicht von Ada Marrow\nP Der Hafen ist offen.", &["Ada Marrow"]);
        check("N Autor:\nN Ada Marrow/MNA\nP Der Hafen ist offen.", &["Ada Marrow"]);
        check("N By ada@gazette.example\nP It opened.", &[]);
        check("N By @adamarrow\nP It opened.", &[]);
        check("N By Admin\nP It opened.", &[]);
    }

    #[test]
    fn korean_chinese_japanese() {
        check("P (하늬=연합뉴스) 한누리 기자 = 항구가 열렸다.", &["한누리"]);
        check("N 한누리 기자\nP 항구가 열렸다.", &["한누리"]);
        check("P 新华社澜州5月3日电（记者 林木、林望舒）港口开放。", &["林木", "林望舒"]);
        check("N 作者：林木\nP 港口开放。", &["林木"]);
        check("N 来源：澜州日报　作者：林木　编辑：白露\nP 港口开放。", &["林木"]);
        check("P （中央社記者林木雲汀2日電）港口開放。", &["林木"]);
        check("P 〔記者林木／雲汀報導〕港口開放。", &["林木"]);
        check("N 波多野実記者\nP 港が開いた。", &["波多野実"]);
        check("N 三浦千尋 2031年11月1日\nP 港が開いた。", &["三浦千尋"]);
        check("N 港の時計 2031年11月1日\nP 港が開いた。", &[]);
        check("N Ada Marrow 3 May 2031\nP It opened.", &["Ada Marrow"]);
        check("N Port Lumen 3 May 2031\nP It opened.", &[]);
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
