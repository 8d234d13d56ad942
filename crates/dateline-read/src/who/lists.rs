//! Lists: rosters, the people present in printed order with their titles.

use super::found::{Found, Meaning};
use crate::{
    lexicon::{Class, Names, Words},
    text::sentences,
};
use dateline_model::{Article, EntityId, Kind, Page, Roster, RosterName, Span};

/// Words that open a list of those present; what follows them is the list.
const OPENERS: [&str; 25] = [
    "Present there were",
    "Present on the occasion were",
    "seen on the platform were",
    "present were",
    "Present were",
    "present there were",
    "Attending were",
    "attending were",
    "attended by",
    "participated in by",
    "Attendees included",
    "attendees included",
    "participants included",
    "Participants included",
    "Among those present were",
    "among those present were",
    "On hand were",
    "on hand were",
    "on the rostrum were",
    "accompanied by",
    "members are",
    "committee are",
    "出席的有",
    "参加的有",
    "出席会议的有",
];

/// Words that close a list of those present; what stands before them in the sentence is the list.
const CLOSERS: [&str; 32] = [
    "took part in it",
    "were present at",
    "were present",
    "were in attendance",
    "attended the",
    "참가하였다",
    "참가했다",
    "참석하였다",
    "참석했다",
    "출석하였다",
    "참가하시였다",
    "참석하시였다",
    "자리잡았다",
    "자리를 잡았다",
    "나왔다",
    "동행했다",
    "出席了",
    "参加了",
    "出席会议",
    "出席。",
    "参加。",
    "陪同",
    "が出席した",
    "が参加した",
    "が参列した",
    "が列席した",
    "が同席した",
    "が顔をそろえた",
    "も出席した",
    "も参列した",
    "出席大会",
    "参加会见",
];

/// Words that say the list goes on.
const OPEN_ENDS: [&str; 12] = [
    "and others",
    "and other ",
    "and officials",
    "among others",
    "including ",
    " 등 ",
    " 등이",
    "등이",
    "을 비롯한",
    "를 비롯한",
    "等",
    "ら",
];

/// The lists of those present, without what their names are: where any capitalised run is a name.
pub(super) fn spans(page: &Page, articles: &[Article]) -> Vec<Span> {
    let text: &str = &page.text;
    let mut spans: Vec<Span> = articles
        .iter()
        .flat_map(|article| article.paragraphs.iter())
        .flat_map(|paragraph| sentences(text, *paragraph))
        .filter_map(|sentence| list_in(text, sentence))
        .collect();
    spans.sort();
    spans
}

/// The rosters of a page. `found` is in page order; `ids` are the entities of its findings.
pub(super) fn rosters(
    page: &Page,
    articles: &[Article],
    names: &Names,
    found: &[Found],
    ids: &[Option<EntityId>],
) -> Vec<Roster> {
    let text: &str = &page.text;
    let mut rosters = Vec::new();
    for (article, of) in articles.iter().enumerate() {
        let lister = Lister { text, words: names.words(), names, found, ids };
        for (at, paragraph) in of.paragraphs.iter().enumerate() {
            let entries =
                entries_behind(text, *paragraph, of.paragraphs.get(at + 1..).unwrap_or_default());
            rosters.extend(lister.entries(article, &entries));
            for sentence in sentences(text, *paragraph) {
                let Some(list) = list_in(text, sentence) else { continue };
                let mut people = lister.listed(list);
                let is_before_its_verb = list.start() == sentence.start();
                let tail = people.last().map_or(0, |last| list.end() - last.span.end());
                if is_before_its_verb && tail > LONGEST / 2 {
                    people.clear();
                }
                if people.len() >= 2 {
                    let is_open = OPEN_ENDS.iter().any(|end| list.of(text).contains(end));
                    rosters.push(Roster { article, span: list, names: people, is_open });
                }
            }
        }
    }
    rosters.sort_by_key(|roster| roster.span);
    rosters
}

/// The bulleted paragraphs behind one that announces them: "Speakers include:".
fn entries_behind(text: &str, opener: Span, behind: &[Span]) -> Vec<Span> {
    let words = opener.of(text).trim_end();
    let lower = words.to_lowercase();
    let announces = words.ends_with([':', '：'])
        && (["speaker", "participant", "present", "attend", "member", "panel", "guest"]
            .iter()
            .any(|word| lower.contains(word))
            || matches!(&*lower, "with:" | "featuring:" | "on the panel:"));
    if !announces {
        return Vec::new();
    }
    // Where the markup made the bullets, an entry is a short line with its title in brackets.
    let is_entry = |span: &&Span| {
        let words = span.of(text).trim();
        let is_line = words.len() <= LONGEST && words.contains('(') && words.ends_with(')');
        words.starts_with(['•', '·', '-', '–', '*', '●', '▪']) || is_line
    };
    behind.iter().take_while(is_entry).copied().collect()
}

/// The part of a sentence that lists those present.
fn list_in(text: &str, sentence: Span) -> Option<Span> {
    let words = sentence.of(text);
    let opened = OPENERS
        .iter()
        .filter_map(|opener| Some(words.find(opener)? + opener.len()))
        .chain(fronted(words))
        .min()
        .map(|start| Span::new(sentence.start() + start, sentence.end()));
    opened.or_else(|| {
        let end = CLOSERS.iter().filter_map(|closer| words.rfind(closer)).max()?;
        Some(Span::new(sentence.start(), sentence.start() + end))
    })
}

/// Where the list begins behind a fronted predicate: "Present at the meeting were", "Taking their
/// seats on the rostrum were".
fn fronted(words: &str) -> Option<usize> {
    const FRONTS: [&str; 8] = [
        "Present ",
        "Also present ",
        "Attending ",
        "In attendance ",
        "Seated ",
        "Taking their seats ",
        "Taking seats ",
        "Among those ",
    ];
    let at = words.find(" were ")? + " were ".len();
    let is_front = FRONTS.iter().any(|front| words.trim_start().starts_with(front));
    (is_front && at <= FRONT).then_some(at)
}

/// Most bytes of a fronted predicate.
const FRONT: usize = 100;

struct Lister<'l> {
    text: &'l str,
    words: &'l Words,
    names: &'l Names,
    found: &'l [Found],
    ids: &'l [Option<EntityId>],
}

impl Lister<'_> {
    /// A roster of bulleted entries: the first person of each, with the title in parentheses.
    fn entries(&self, article: usize, entries: &[Span]) -> Option<Roster> {
        let people: Vec<RosterName> = entries
            .iter()
            .filter_map(|entry| {
                let mut one = self.people(*entry).into_iter().next()?;
                let rest = Span::new(one.span.end(), entry.end()).of(self.text).trim();
                let inside = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
                if let Some((title, _)) = inside {
                    one.title = Some(title.to_owned());
                }
                Some(one)
            })
            .collect();
        let (first, last) = (entries.first()?, entries.last()?);
        let span = first.cover(*last);
        (people.len() >= 2).then_some(Roster { article, span, names: people, is_open: false })
    }

    /// The people of a list as far as it runs like one: the ways between the names are short, and
    /// where nobody has a title they are but a comma or an "and".
    fn listed(&self, list: Span) -> Vec<RosterName> {
        let mut all = self.people(list);
        let way = |a: &RosterName, b: &RosterName| Span::new(a.span.end(), b.span.start());
        let runs_on = |way: Span| {
            let words = way.of(self.text);
            let is_joined = words.contains([',', ';', '、', '，', '·']) || words.contains(" and ");
            let is_cjk = words.chars().any(crate::text::characters::is_cjk);
            way.len() <= LONGEST && (is_joined || is_cjk) && !words.contains(['"', '“', '\n'])
        };
        let end = all
            .windows(2)
            .position(|pair| matches!(pair, [a, b] if !runs_on(way(a, b))))
            .map_or(all.len(), |at| at + 1);
        all.truncate(end);
        let is_bare = all.iter().all(|one| one.title.is_none());
        let is_close = all.windows(2).all(|pair| matches!(pair, [a, b] if way(a, b).len() <= 8));
        if is_bare && !is_close {
            all.clear();
        }
        all
    }

    /// The people of a list in printed order; a name printed twice counts once.
    fn people(&self, list: Span) -> Vec<RosterName> {
        let first = self.found.partition_point(|one| one.span.start() < list.start());
        let end = self.found.partition_point(|one| one.span.end() <= list.end());
        let here: Vec<usize> = (first..end.max(first))
            .filter(|at| self.found.get(*at).is_some_and(|one| one.kind == Kind::Person))
            .collect();
        let mut ordered: Vec<RosterName> = Vec::new();
        for (n, at) in here.iter().enumerate() {
            let Some(one) = self.found.get(*at) else { continue };
            let after = here
                .get(n + 1)
                .and_then(|next| self.found.get(*next))
                .map_or(list.end(), |next| next.span.start());
            let before = n
                .checked_sub(1)
                .and_then(|n| here.get(n))
                .and_then(|previous| self.found.get(*previous))
                .map_or(list.start(), |previous| previous.span.end());
            let entity = self.ids.get(*at).cloned().flatten();
            let name = self.name(one);
            if ordered.iter().any(|known| known.name == name && known.entity == entity) {
                continue;
            }
            let title = self.title(one.span, before, after);
            ordered.push(RosterName { name, entity, title, span: one.span });
        }
        ordered
    }

    fn name(&self, one: &Found) -> String {
        match &one.meaning {
            Meaning::Entry(at) => {
                self.names.entries().get(*at).map_or_else(String::new, |entry| entry.name.clone())
            }
            Meaning::New(name) => name.clone(),
            Meaning::Open => one.span.of(self.text).to_owned(),
        }
    }

    /// The title behind a name up to the next mark between people, else the one before it.
    fn title(&self, name: Span, before: usize, after: usize) -> Option<String> {
        self.title_behind(name, after).or_else(|| self.title_before(name, before))
    }

    /// "Ada Marrow, chairwoman of the Harbour Board; …", "한가람 총리, …".
    fn title_behind(&self, name: Span, after: usize) -> Option<String> {
        let rest = Span::new(name.end(), after).of(self.text);
        let is_last = rest.trim_end().ends_with(['.', '。']) || !self.is_person_at(after);
        let is_closed =
            is_last || rest.trim_end().ends_with([',', ';']) || rest.trim_end().ends_with(" and");
        let (title, is_spaced) = match rest.strip_prefix(", ") {
            Some(rest) => (rest.split([';', '"', '“', '\n']).next().unwrap_or_default(), true),
            None => (rest.split([',', '、', '，', ';', '.']).next().unwrap_or_default(), false),
        };
        let title =
            title.trim_end().trim_end_matches(" and").trim_matches([',', ' ', ';', '、', '.']);
        if is_spaced {
            let first = title.split(' ').next().unwrap_or_default();
            let is_role = title.split([' ', '-']).any(|word| {
                self.words.is(word, Class::Role)
                    || self.words.is_honorific(word)
                    || self.words.is(&word.to_lowercase(), Class::Role)
            });
            let is_short = title.len() <= LONGEST && !title.contains("., ,");
            return (is_closed && is_role && is_short && first != "and")
                .then(|| without_end(title).to_owned());
        }
        let mut chars = title.chars();
        let is_cjk = chars.next().is_some_and(crate::text::characters::is_cjk);
        let title =
            self.names.titles().leading(title.trim_start()).filter(|t| !RESPECT.contains(t))?;
        is_cjk_or_space(rest, is_cjk).then(|| title.to_owned())
    }

    fn is_person_at(&self, offset: usize) -> bool {
        let at = self.found.partition_point(|one| one.span.start() < offset);
        self.found.get(at).is_some_and(|one| one.kind == Kind::Person && one.span.start() == offset)
    }

    /// "Premier Odo Vale", "조선 외무상 한가람".
    fn title_before(&self, name: Span, before: usize) -> Option<String> {
        let rest = Span::new(before, name.start()).of(self.text);
        let title = rest
            .rsplit([',', ';', ':', '、', '，', '·'])
            .next()
            .unwrap_or_default()
            .trim()
            .trim_start_matches("and ")
            .trim();
        // 주석단에는 총비서 …: the title begins behind what tells where.
        let title = title.rsplit("에는 ").next().unwrap_or(title);
        let title = title.rsplit("には").next().unwrap_or(title);
        let is_title = title.split(' ').any(|word| {
            self.words.is_honorific(word) || self.words.is(&word.to_lowercase(), Class::Role)
        }) || self.names.titles().is_tail_of(title);
        (is_title && title.chars().count() <= 80).then(|| title.to_owned())
    }
}

/// The longest title, and the longest way from one name of a list to the next, in bytes.
const LONGEST: usize = 200;

/// Suffixes of respect, which are no titles.
const RESPECT: [&str; 9] = ["동지", "씨", "님", "군", "양", "同志", "先生", "氏", "さん"];

/// A title without the words that keep the list open.
fn without_end(title: &str) -> &str {
    [", among others", " and others", ", and others"]
        .iter()
        .find_map(|end| title.strip_suffix(end))
        .unwrap_or(title)
}

fn is_cjk_or_space(rest: &str, is_cjk: bool) -> bool {
    is_cjk || rest.starts_with(' ')
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;

    /// Every roster as `name / title` lines, an open one with `…` at the end.
    fn check(text: &str, expected: &[&str]) {
        let people = people(text);
        let mut lines = Vec::new();
        for roster in &people.rosters {
            for one in &roster.names {
                lines.push(format!("{} / {}", one.name, one.title.as_deref().unwrap_or("-")));
            }
            if roster.is_open {
                lines.push("…".to_owned());
            }
        }
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn titles_behind_names() {
        check(
            "Present were Ada Marrow, chairwoman of the Harbour Party; Odo Vale, president of Sorvia; and Mara Roe, minister of fisheries, among others.",
            &[
                "Ada Marrow / chairwoman of the Harbour Party",
                "Odo Vale / president of Sorvia",
                "Mara Roe / minister of fisheries",
                "…",
            ],
        );
    }

    #[test]
    fn titles_before_names() {
        check(
            "The meeting was attended by Premier Odo Vale, Vice-Premier Mara Roe and Minister Han Ga Ram.",
            &["Odo Vale / Premier", "Mara Roe / Vice-Premier", "Han Ga Ram / Minister"],
        );
    }

    #[test]
    fn entries_of_a_list() {
        check(
            "Speakers include:\n\n• Ada Marrow (Chair, Harbour Board)\n• Dr Mara Roe (Teacher of Navigation)",
            &["Ada Marrow / Chair, Harbour Board", "Mara Roe / Teacher of Navigation"],
        );
    }

    #[test]
    fn korean_lists() {
        check(
            "가온항만위원회 위원장 한가람동지, 내각총리 문하늬동지를 비롯한 일군들이 참가하였다.",
            &["Han Ga Ram / 가온항만위원회 위원장", "문하늬 / 내각총리", "…"],
        );
        check(
            "기념식에는 한가람 위원장, 문하늬 총리, 서나루 장관 등이 참석했다.",
            &["Han Ga Ram / 위원장", "문하늬 / 총리", "서나루 / 장관", "…"],
        );
    }

    #[test]
    fn chinese_and_japanese_lists() {
        check(
            "林望舒主席、周小舟总理、何川部长等出席了会议。",
            &["Lin Wangshu / 主席", "周小舟 / 总理", "何川 / 部长", "…"],
        );
        check(
            "式典には山口汐音首相、青木港一外相らが出席した。",
            &["山口汐音 / 首相", "青木港一 / 外相", "…"],
        );
    }

    #[test]
    fn abbreviations_in_titles_and_syllables_like_words() {
        check(
            "Present there were Pak To Gul, secretary of the C.C., HPL; and Odo Vale, alternate member of the board.",
            &[
                "Pak To Gul / secretary of the C.C., HPL",
                "Odo Vale / alternate member of the board",
            ],
        );
    }

    #[test]
    fn fronted_predicates_and_what_tells_where() {
        check(
            "Present at the launch were Premier Odo Vale, Harbour Minister Mara Roe and General Ada Marrow.",
            &["Odo Vale / Premier", "Mara Roe / Harbour Minister", "Ada Marrow / General"],
        );
        check(
            "주석단에는 위원장 한가람동지, 내각총리 문하늬동지가 자리잡았다.",
            &["Han Ga Ram / 위원장", "문하늬 / 내각총리"],
        );
        check(
            "葬儀には、山口汐音首相、青木港一外相が参列した。",
            &["山口汐音 / 首相", "青木港一 / 外相"],
        );
    }

    #[test]
    fn entries_without_bullets() {
        check(
            "With:\n\nAda Marrow (Harbour Board)\n\nOdo Vale (School of Tides)\n\nEntry is free.",
            &["Ada Marrow / Harbour Board", "Odo Vale / School of Tides"],
        );
    }

    #[test]
    fn one_person_is_no_roster() {
        check("The meeting was attended by Ada Marrow.", &[]);
    }
}
