//! Who: mentions of people, organizations, places and works, the entities they mean, and rosters.
//!
//! First the lexicon is looked up in one pass (`known`), then names it does not know are read from
//! their surroundings, then short forms, capitals and pronouns are tied to those named in full.

mod capitals;
mod found;
mod gather;
mod han;
mod hangul;
mod kana;
mod known;
mod latin;
mod lists;
mod pairs;
mod persons;
#[cfg(test)]
mod properties;
mod referents;
mod regions;
mod shorts;
mod works;

use crate::{Context, text::Tokens};
use dateline_model::{Article, Entity, Mention, Note, Page, Roster, Span};

/// Who and what a page names.
#[derive(Debug, Default)]
pub(crate) struct People {
    /// Mentions in page order; they do not overlap.
    pub mentions: Vec<Mention>,
    /// The entities mentioned, sorted by id.
    pub entities: Vec<Entity>,
    /// Ordered lists of names.
    pub rosters: Vec<Roster>,
    /// Pronouns and descriptions that stand for somebody named, in page order.
    pub referents: Vec<Referent>,
    /// Doubts.
    pub notes: Vec<Note>,
}

/// A pronoun or description ("he", "the chairwoman") and the mention it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Referent {
    /// The words.
    pub span: Span,
    /// Index in [`People::mentions`] of the name it stands for.
    pub mention: usize,
}

impl People {
    /// The mentions that lie wholly inside a span, in page order.
    pub(crate) fn within(&self, span: Span) -> &[Mention] {
        let first = self.mentions.partition_point(|mention| mention.span.start() < span.start());
        let last = self.mentions.partition_point(|mention| mention.span.end() <= span.end());
        self.mentions.get(first..last.max(first)).unwrap_or_default()
    }

    /// The mention a pronoun or description stands for, when it is known. `span` is that of the
    /// words or lies around them; of several referents inside it the first counts.
    pub(crate) fn referent(&self, span: Span) -> Option<&Mention> {
        let first = self.referents.partition_point(|known| known.span.start() < span.start());
        let known = self.referents.get(first).filter(|known| span.contains(known.span))?;
        self.mentions.get(known.mention)
    }
}

/// Names everyone and everything on a page.
pub(crate) fn name(
    page: &Page,
    tokens: &Tokens,
    articles: &[Article],
    context: &Context<'_>,
) -> People {
    let names = &context.lexicon.names;
    let regions = regions::Regions::of(&page.text, articles);
    let mut found = known::find(&page.text, names, &regions);
    let unseen = [
        latin::names(page, tokens, names.words(), &found, &lists::spans(page, articles)),
        hangul::names(page, tokens, names.titles()),
        han::names(page, names.titles(), &found),
        without_prolonged(kana::names(page, names.titles()), &found),
        works::works(page),
        pairs::pairs(&page.text, names),
    ];
    found.extend(unseen.into_iter().flatten());
    found::settle(&mut found);
    shorts::repeat(&page.text, &mut found);
    shorts::join(page, tokens, names, &regions, &mut found);
    capitals::read_as_countries(&page.text, names, &mut found);
    let mut people = gather::people(&page.text, &found, names, &regions);
    people.referents = referents::referents(page, tokens, names, &regions, &found);
    let ids: Vec<_> = people.mentions.iter().map(|mention| mention.entity.clone()).collect();
    people.rosters = lists::rosters(page, articles, names, &found, &ids);
    people
}

/// Findings without those that only prolong a known person by what follows the name:
/// 磯部渚 in 磯部渚市長.
fn without_prolonged(unseen: Vec<found::Found>, known: &[found::Found]) -> Vec<found::Found> {
    let is_prolonged = |one: &found::Found| {
        let at = known.partition_point(|known| known.span.start() < one.span.start());
        known.get(at).is_some_and(|known| {
            known.kind == dateline_model::Kind::Person
                && known.span.start() == one.span.start()
                && known.span.end() < one.span.end()
        })
    };
    unseen.into_iter().filter(|one| !is_prolonged(one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lexicon;
    use expect_test::{Expect, expect};
    use std::sync::LazyLock;

    pub(super) const SHEET: &str = "id\tkind\tlang\talias\tfrom\tto\tflag\twikidata\tof\n\
        ada-marrow\tperson\ten\tAda Marrow\t\t\tcanonical woman\t\tlumenia\n\
        odo-vale\tperson\ten\tOdo Vale\t\t\tcanonical man\t\tsorvia\n\
        han-ga-ram\tperson\ten\tHan Ga Ram\t\t\tcanonical\t\tgaon\n\
        han-ga-ram\tperson\tko\t한가람\n\
        lin-wangshu\tperson\ten\tLin Wangshu\t\t\tcanonical\n\
        lin-wangshu\tperson\tzh\t林望舒\n\
        harbour-party\torganization\ten\tHarbour Party of Lumenia\t\t\tcanonical\t\tlumenia\n\
        harbour-party\torganization\ten\tHarbour Party\t\t\tshort\n\
        harbour-party\torganization\ten\tHarbour People's Party\t\t\tvariant\n\
        lumenia\tplace\ten\tLumenia\t\t\tcanonical\n\
        port-lumen\tplace\ten\tPort Lumen\t\t\tcanonical\t\tlumenia\n\
        sorvia\tplace\ten\tSorvia\t\t\tcanonical\n\
        varsk\tplace\ten\tVarsk\t\t\tcanonical\t\tsorvia\n\
        gaon\tplace\ten\tGaon\t\t\tcanonical\n\
        gaon\tplace\tko\t가온\n";

    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::with(&[("people.tsv", SHEET)]));

    /// The people of a text that is one article.
    pub(super) fn people(text: &str) -> People {
        let page = crate::decode_text(text);
        let paragraphs = page.blocks.iter().map(|block| block.span).collect();
        let article = Article { span: Span::new(0, text.len()), paragraphs, ..Article::default() };
        name(&page, &Tokens::of(text), &[article], &Context::new(&LEXICON))
    }

    fn check(text: &str, expected: &Expect) {
        let people = people(text);
        let lines: Vec<String> = people
            .mentions
            .iter()
            .map(|m| {
                let id = m.entity.as_ref().map_or("-", dateline_model::EntityId::as_str);
                format!("{} | {} | {id}\n", m.span.of(text), m.kind.as_str())
            })
            .collect();
        expected.assert_eq(&lines.concat());
    }

    #[test]
    fn names_of_the_lexicon_in_four_scripts() {
        check(
            "Ada Marrow met 한가람 of 가온 and 林望舒 in Sorvia.",
            &expect![[r"
                Ada Marrow | person | ada-marrow
                한가람 | person | han-ga-ram
                가온 | place | gaon
                林望舒 | person | lin-wangshu
                Sorvia | place | sorvia
            "]],
        );
    }

    #[test]
    fn surnames_join_the_one_they_fit() {
        check(
            "Chairwoman Ada Marrow met Odo Vale. Marrow thanked Vale. Mr Vale left.",
            &expect![[r"
                Ada Marrow | person | ada-marrow
                Odo Vale | person | odo-vale
                Marrow | person | ada-marrow
                Vale | person | odo-vale
                Vale | person | odo-vale
            "]],
        );
    }

    #[test]
    fn a_surname_of_several_is_decided_by_title_or_paragraph() {
        check(
            "President Kim Il Sung and General Secretary Kim Jong Il spoke. President Kim left. Kim stayed.",
            &expect![[r"
                Kim Il Sung | person | kim-il-sung
                Kim Jong Il | person | kim-jong-il
                Kim | person | kim-il-sung
                Kim | person | -
            "]],
        );
        check(
            "Kim Jong Un and Kim Yo Jong met.\n\nKim Yo Jong spoke. Kim left.",
            &expect![[r"
                Kim Jong Un | person | kim-jong-un
                Kim Yo Jong | person | kim-yo-jong
                Kim Yo Jong | person | kim-yo-jong
                Kim | person | kim-yo-jong
            "]],
        );
    }

    #[test]
    fn a_title_tells_the_gender_and_initials_belong_to_names() {
        check(
            "Yesterday evening Hillary Clinton and Bill Clinton visited Mara O'Quill, 44, beside the harbour. Mrs. Clinton left early. Mr Clinton stayed another evening.",
            &expect![[r"
                Hillary Clinton | person | hillary-clinton
                Bill Clinton | person | bill-clinton
                Mara O'Quill | person | person:mara-oquill
                Clinton | person | hillary-clinton
                Clinton | person | bill-clinton
            "]],
        );
    }

    #[test]
    fn who_is_never_one_and_the_same() {
        check(
            "Mao Anying, son of Mao Zedong. The KPA and the Korean People's Revolutionary Army.",
            &expect![[r"
                Mao Anying | person | mao-anying
                Mao Zedong | person | mao-zedong
                KPA | organization | korean-peoples-army
                Korean People's Revolutionary Army | organization | korean-peoples-revolutionary-army
            "]],
        );
    }

    #[test]
    fn one_in_every_spelling_and_script() {
        let text = "Lake Changjin, Lake Jangjin, Chosin Reservoir, 장진호, 長津湖; CPVA, CPV, 中国人民志愿军, \
            중국인민지원군; Kim Jong-un, 김정은, 金正恩; Zhou Bao-zhong, 周保中; 시진핑, 습근평.";
        let people = people(text);
        let ids: Vec<_> = people.entities.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "chinese-peoples-volunteers",
                "kim-jong-un",
                "lake-jangjin",
                "xi-jinping",
                "zhou-baozhong"
            ]
        );
    }

    #[test]
    fn names_the_lexicon_does_not_know() {
        check(
            "Harbour official Mara Quill, 44, told the Lumenian Ministry of Tides and Currents in Quayside. \
             The Saltmarsh Growers Union (SGU) met near Lake Perch. The SGU thanked Quill.",
            &expect![[r"
                Mara Quill | person | person:mara-quill
                Lumenian Ministry of Tides and Currents | organization | organization:lumenian-ministry-of-tides-and-currents
                Quayside | place | place:quayside
                Saltmarsh Growers Union | organization | organization:saltmarsh-growers-union
                SGU | organization | organization:saltmarsh-growers-union
                Lake Perch | place | place:lake-perch
                SGU | organization | organization:saltmarsh-growers-union
                Quill | person | person:mara-quill
            "]],
        );
    }

    #[test]
    fn a_capital_may_stand_for_its_government() {
        check(
            "Relations with Varsk cooled, and Varsk's rivalry with Lumenia grew. They met in Varsk.",
            &expect![[r"
                Varsk | place | sorvia
                Varsk | place | sorvia
                Lumenia | place | lumenia
                Varsk | place | varsk
            "]],
        );
    }

    #[test]
    fn a_wrong_name_is_noted() {
        let people = people("The Harbour People’s Party of old.");
        assert_eq!(people.notes.first().map(|note| note.code.as_ref()), Some("name_variant"));
    }

    #[test]
    fn a_short_form_needs_company() {
        check(
            "The Harbour Party met.",
            &expect![[r"
            Harbour Party | organization | organization:harbour-party
        "]],
        );
        check(
            "The Harbour Party met in Lumenia.",
            &expect![[r"
                Harbour Party | organization | harbour-party
                Lumenia | place | lumenia
            "]],
        );
    }
}
