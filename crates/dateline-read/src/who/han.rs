//! Han: Chinese names the lexicon does not know.
//!
//! A person is a surname with one or two more characters beside a title or a reporting verb; a
//! place or organization is a stretch between a known place or border and a head such as 市 or
//! 委员会.

use super::found::Found;
use crate::{
    lexicon::Titles,
    text::characters::{is_han, is_kana},
};
use dateline_model::{Kind, Lang, Page, Span};

/// Characters that may follow a name and are hardly part of one.
const BEHIND: &str = "说表指在和与对等也介强主出会今昨日率向就于为的是将及到同又则已曾要还从发宣称告应因以被一写报摄访當當對說會與還為從發稱訴告導為";

/// Characters that may stand before a name.
const BEFORE: &str = "和与由是任的以对给向同被叫为名及跟、与與對給為";

/// Characters that Chinese writes foreign sounds with.
const SOUNDS: &str = "阿埃艾爱安昂奥巴柏拜班邦保鲍贝本比彼毕宾波伯博勃布查昌春茨达戴丹道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜圭哈海汉豪赫黑亨洪侯胡华怀霍基吉季加贾简江杰金津京久卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷里理利连列林琳隆卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙孟米密敏明缪摩莫默姆木穆那纳娜奈南瑙内尼涅宁纽农努诺欧帕潘庞佩彭蓬皮珀平普齐奇恰钦琴丘让热仁日瑞若撒萨塞赛桑瑟森沙山尚绍舍申圣施史舒朔司丝斯思松苏索塔台泰坦汤唐陶特滕提田廷通图托瓦万汪旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊依易因英尤于约泽曾扎詹张珍镇治朱兹宗佐奧愛邁維爾羅蘭倫馬瑪魯盧納諾恩爾薩賽桑湯蘇陶圖託萬溫烏錫蕭謝許雅亞楊葉詹張鎮治蓋岡貢華懷傑凱萊賴勞連呂門繆紐農歐龐佩齊欽讓聖紹詩絲鬆黛珊莎琪茜妮莉露薇黎鲍鮑";

/// Reporting verbs behind a name.
const VERBS: [&str; 18] = [
    "说", "表示", "指出", "强调", "认为", "介绍", "称", "告诉", "宣布", "透露", "說", "強調",
    "認為", "介紹", "稱", "告訴", "回忆", "坦言",
];

/// Heads of organizations.
const ORGANIZATIONS: [&str; 44] = [
    "委员会",
    "公司",
    "大学",
    "学院",
    "银行",
    "协会",
    "研究所",
    "研究院",
    "集团",
    "医院",
    "法院",
    "检察院",
    "出版社",
    "学会",
    "基金会",
    "总局",
    "中心",
    "日报",
    "电视台",
    "军区",
    "联合会",
    "总会",
    "博物馆",
    "中学",
    "小学",
    "委員會",
    "大學",
    "學院",
    "銀行",
    "協會",
    "集團",
    "醫院",
    "檢察院",
    "學會",
    "基金會",
    "總局",
    "日報",
    "電視臺",
    "電視台",
    "聯合會",
    "總會",
    "博物館",
    "中學",
    "小學",
];

/// Heads of places.
const PLACES: &str = "省市县區区镇鎮乡鄉村縣";

/// Names in the Chinese words of a page; blocks with kana are left to Japanese.
pub(super) fn names(page: &Page, titles: &Titles, known: &[Found]) -> Vec<Found> {
    let text: &str = &page.text;
    let mut found = Vec::new();
    for block in &page.blocks {
        let words = block.span.of(text);
        if !words.chars().any(is_han) || words.chars().any(is_kana) {
            continue;
        }
        let reader = Reader { words, titles, start: block.span.start(), known };
        reader.people(&mut found);
        reader.foreign(&mut found);
        reader.heads(&mut found);
    }
    found
}

struct Reader<'r> {
    words: &'r str,
    titles: &'r Titles,
    /// Where the block begins.
    start: usize,
    known: &'r [Found],
}

impl Reader<'_> {
    fn found(&self, start: usize, end: usize, kind: Kind) -> Option<Found> {
        let name = self.words.get(start..end)?;
        Some(Found::new(Span::new(self.start + start, self.start + end), kind, name))
    }

    fn people(&self, found: &mut Vec<Found>) {
        for title in self.titles.find(Lang::Zh, self.words) {
            let mut at = title.end();
            while let Some(end) = self.name_at(at) {
                found.extend(self.found(at, end, Kind::Person));
                at = match self.words.get(end..).and_then(|rest| rest.strip_prefix('、')) {
                    Some(_) => end + '、'.len_utf8(),
                    None => break,
                };
            }
            if let Some(start) = self.name_before(title.start()) {
                found.extend(self.found(start, title.start(), Kind::Person));
            }
        }
        for verb in VERBS {
            for (at, _) in self.words.match_indices(verb) {
                if let Some(start) = self.clause_name_before(at) {
                    found.extend(self.found(start, at, Kind::Person));
                }
            }
        }
    }

    /// Names with a middle dot, whose parts are written with the characters for foreign sounds:
    /// 奥多·韦尔.
    fn foreign(&self, found: &mut Vec<Found>) {
        let mut done = 0;
        for (at, dot) in self.words.char_indices().filter(|(_, c)| matches!(c, '·' | '‧' | '•'))
        {
            if at < done {
                continue;
            }
            let before = self.words.get(..at).unwrap_or_default();
            let after = self.words.get(at..).unwrap_or_default();
            let is_sound = |c: &char| SOUNDS.contains(*c);
            let left: usize =
                before.chars().rev().take_while(is_sound).take(6).map(char::len_utf8).sum();
            let right: usize = after
                .chars()
                .take_while(|c| is_sound(c) || *c == dot)
                .take(16)
                .map(char::len_utf8)
                .sum();
            if left >= 3 && right > dot.len_utf8() + 3 {
                found.extend(self.found(at.saturating_sub(left), at + right, Kind::Person));
                done = at + right;
            }
        }
    }

    /// End of a name that begins at a byte.
    fn name_at(&self, at: usize) -> Option<usize> {
        let rest = self.words.get(at..)?;
        let surname = self.titles.surname(Lang::Zh, rest)?;
        let mut chars = rest.char_indices().skip(surname.chars().count());
        let (first_at, first) = chars.next().filter(|(_, c)| is_han(*c))?;
        let one = first_at + first.len_utf8();
        let second = chars.next();
        let third = chars.next().map(|(_, c)| c);
        let ends = |c: Option<char>| c.is_none_or(|c| !is_han(c) || BEHIND.contains(c));
        if BEHIND.contains(first) {
            return None;
        }
        match second {
            Some((two, c)) if is_han(c) && !BEHIND.contains(c) && ends(third) => {
                Some(at + two + c.len_utf8())
            }
            other => ends(other.map(|(_, c)| c)).then_some(at + one),
        }
    }

    /// Start of a name of two to four characters that ends at a byte.
    fn name_before(&self, end: usize) -> Option<usize> {
        let before = self.words.get(..end)?;
        let starts: Vec<usize> = before.char_indices().rev().take(4).map(|(at, _)| at).collect();
        [2_usize, 1].into_iter().filter_map(|n| starts.get(n).copied()).find(|start| {
            let name = before.get(*start..).unwrap_or_default();
            let border = before.get(..*start).and_then(|b| b.chars().next_back());
            let is_bordered =
                border.is_none_or(|c| !is_han(c) || BEFORE.contains(c)) || self.ends_known(*start);
            name.chars().all(|c| is_han(c) && !BEHIND.contains(c))
                && self
                    .titles
                    .surname(Lang::Zh, name)
                    .is_some_and(|surname| surname.len() < name.len())
                && is_bordered
        })
    }

    /// Start of a name before a reporting verb, when a clause begins with it.
    fn clause_name_before(&self, end: usize) -> Option<usize> {
        let start = self.name_before(end)?;
        let border = self.words.get(..start)?.chars().next_back();
        border.is_none_or(|c| !is_han(c) && c != '、').then_some(start)
    }

    /// Whether a known place or organization ends at a byte of the block.
    fn ends_known(&self, at: usize) -> bool {
        let end = self.start + at;
        let n = self.known.partition_point(|one| one.span.end() < end);
        self.known.get(n).is_some_and(|one| one.span.end() == end && one.kind != Kind::Person)
    }

    /// Organizations and places that begin with a known place: 澜州港务委员会, 澜州青石镇.
    fn heads(&self, found: &mut Vec<Found>) {
        let end = self.start + self.words.len();
        let first = self.known.partition_point(|one| one.span.start() < self.start);
        for one in self.known.iter().skip(first).take_while(|one| one.span.end() <= end) {
            if one.kind != Kind::Place {
                continue;
            }
            let at = one.span.end().saturating_sub(self.start);
            let rest = self.words.get(at..).unwrap_or_default();
            let stretch = stretch(rest);
            let start = one.span.start().saturating_sub(self.start);
            if let Some(len) = organization_in(stretch) {
                found.extend(self.found(start, at + len, Kind::Organization));
            } else if let Some(len) = place_in(stretch) {
                found.extend(self.found(at, at + len, Kind::Place));
            }
        }
    }
}

/// The Chinese characters a text begins with, at most twelve, up to one that joins clauses.
fn stretch(rest: &str) -> &str {
    let end = rest
        .char_indices()
        .take_while(|(_, c)| is_han(*c) && !"的和与在对是及与了也就等於對與".contains(*c))
        .take(12)
        .last()
        .map_or(0, |(at, c)| at + c.len_utf8());
    rest.get(..end).unwrap_or_default()
}

fn organization_in(stretch: &str) -> Option<usize> {
    let near = [
        "男队", "女队", "男隊", "女隊", "海军", "空军", "陆军", "海軍", "空軍", "陸軍", "政府",
        "队", "隊", "军", "軍",
    ];
    if let Some(head) = near.iter().find(|head| stretch.starts_with(**head)) {
        let rest = stretch.get(head.len()..).unwrap_or_default();
        let goes_on = rest.starts_with([
            '事', '人', '队', '隊', '官', '员', '員', '长', '長', '舰', '艦', '备', '備', '用',
            '方',
        ]);
        return (!goes_on).then_some(head.len());
    }
    ORGANIZATIONS.iter().filter_map(|head| Some(stretch.find(head)? + head.len())).min()
}

/// Bytes of a place of two to four characters with a head: 青石镇.
fn place_in(stretch: &str) -> Option<usize> {
    stretch
        .char_indices()
        .take(5)
        .skip(1)
        .find(|(_, c)| PLACES.contains(*c))
        .map(|(at, c)| at + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use crate::who::tests::people;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let people = people(text);
        let found: Vec<_> =
            people.mentions.iter().map(|m| (m.span.of(text), m.kind.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn people_beside_titles_and_verbs() {
        check("港务局局长周小舟在会上讲话。", &[("周小舟", "person")]);
        check("周小舟表示，港口已开放。", &[("周小舟", "person")]);
        check("本报记者周小舟、何川报道", &[("周小舟", "person"), ("何川", "person")]);
    }

    #[test]
    fn foreign_names_with_a_dot() {
        check("会见了奥多·韦尔。", &[("奥多·韦尔", "person")]);
    }

    #[test]
    fn organizations_and_places_behind_a_known_place() {
        check("北京港务委员会开会。", &[("北京港务委员会", "organization")]);
    }
}
