//! Credit: who supplied and who publishes a text, as hops from agency to aggregator.

use super::{
    beside::{Beside, lines},
    published::Scene,
};
use crate::{
    Lexicon,
    lexicon::{Outlet, OutletKind},
    text::characters::is_cjk,
};
use dateline_model::{Article, Basis, DropReason, Hop, Note, Role, Span};

/// Longest line of furniture that may name the outlet, in bytes.
const FURNITURE: usize = 160;

/// The credits of an article in the order agency, relay, outlet, aggregator.
pub(super) fn lift(scene: &Scene<'_>, n: usize, beside: &Beside) -> (Vec<Hop>, Option<Note>) {
    let Some(article) = scene.articles.get(n) else { return (Vec::new(), None) };
    let mut hops = Hops::default();
    printed(scene, article, beside, &mut hops);
    let is_alone = scene.is_main(n);
    page_frame(scene, is_alone, &mut hops);
    given(scene, &mut hops);
    let mut hops = hops.0;
    // A stable sort: within a role the order of finding stays.
    hops.sort_by_key(|hop| hop.role);
    let is_known = hops.iter().any(|hop| hop.role == Role::Outlet);
    let note = (!is_known).then(|| {
        let at = Span::at(article.span.start());
        Note::new("outlet_unknown", "Neither the page nor its address names the outlet.", Some(at))
    });
    (hops, note)
}

/// Hops without repetition.
#[derive(Debug, Default)]
struct Hops(Vec<Hop>);

impl Hops {
    fn add(&mut self, name: &str, role: Role, basis: Basis, span: Option<Span>) {
        // An agency may publish what it supplies; nobody else is named twice.
        let is_known = |hop: &Hop| {
            hop.name == name
                && (role != Role::Outlet || hop.role == Role::Outlet || basis == Basis::Printed)
        };
        if !self.0.iter().any(is_known) && !name.is_empty() {
            self.0.push(Hop { name: name.to_owned(), entity: None, role, basis, span });
        }
    }

    fn house(&mut self, house: &Outlet, basis: Basis, span: Option<Span>) {
        self.add(&house.name, house.kind.role(), basis, span);
    }

    fn has(&self, role: Role) -> bool {
        self.0.iter().any(|hop| hop.role == role)
    }
}

/// The canonical name of a house, or the words themselves.
fn canonical<'a>(lexicon: &'a Lexicon, words: &'a str) -> &'a str {
    // "Strait Press Service (SPS)" is Strait Press Service.
    let short = words.split([' ', '\u{a0}']).next_back().filter(|last| last.starts_with('('));
    let plain = short.and_then(|last| words.strip_suffix(last)).map_or(words, str::trim_end);
    let known = lexicon.outlets.signed(words).or_else(|| lexicon.outlets.signed(plain));
    known.map_or(plain, |house| &house.name)
}

/// What the article's own lines print: dateline, lines above and below, the tail of the text.
fn printed(scene: &Scene<'_>, article: &Article, beside: &Beside, hops: &mut Hops) {
    let (text, lexicon): (&str, _) = (&scene.page.text, scene.context.lexicon);
    for line in &beside.head {
        of_line(text, *line, lexicon, hops);
    }
    if let Some(dateline) = &article.dateline
        && let Some(agency) = &dateline.agency
        && let Some(at) = dateline.span.of(text).rfind(&**agency)
    {
        let span = dateline.span.absolute(Span::new(at, at + agency.len()));
        let role = lexicon.outlets.signed(agency).map_or(Role::Agency, agency_role);
        hops.add(canonical(lexicon, agency), role, Basis::Printed, Some(span));
    }
    if let Some(last) = article.paragraphs.last() {
        of_tail(text, *last, lexicon, hops);
        if last.len() < 80 && lexicon.signs.leading("supplier", last.of(text)).is_some() {
            of_line(text, *last, lexicon, hops);
        }
    }
    if let [first, _, ..] = &*article.paragraphs
        && first.len() < 80
    {
        of_line(text, *first, lexicon, hops);
    }
    for line in &beside.tail {
        of_line(text, *line, lexicon, hops);
        of_tail(text, *line, lexicon, hops);
    }
}

/// What one line beside the text credits.
fn of_line(text: &str, line: Span, lexicon: &Lexicon, hops: &mut Hops) {
    let words = line.of(text);
    if let Some(len) = lexicon.signs.leading("supplier", words) {
        supplier(text, Span::new(line.start() + len, line.end()), lexicon, hops);
        return;
    }
    let lower = words.to_lowercase();
    if let Some((at, len)) =
        lexicon.signs.within("via", &lower).filter(|_| lower.len() == words.len())
    {
        let left = Span::new(line.start(), line.start() + at).trimmed(text);
        let right = Span::new(line.start() + at + len, line.end()).trimmed(text);
        let known = |span: Span| lexicon.outlets.signed(bare(span.of(text)));
        if known(left).or(known(right)).is_some() && left.len() < 80 && right.len() < 80 {
            let name = |span: Span| canonical(lexicon, bare(span.of(text))).to_owned();
            hops.add(&name(left), Role::Agency, Basis::Printed, Some(left));
            hops.add(&name(right), Role::Relay, Basis::Printed, Some(right));
        }
        return;
    }
    let rest =
        lexicon.signs.leading("by", words).or_else(|| lexicon.signs.leading("rights", words));
    let at = rest.unwrap_or(0);
    for span in houses(text, Span::new(line.start() + at, line.end()), lexicon).unwrap_or_default()
    {
        if let Some(house) = lexicon.outlets.signed(bare(span.of(text))) {
            hops.house(house, Basis::Printed, Some(span));
        }
    }
}

/// The name behind "Source:" is the outlet, unless it is known as an agency.
fn supplier(text: &str, rest: Span, lexicon: &Lexicon, hops: &mut Hops) {
    let rest = rest.trimmed(text);
    if let Some(names) = houses(text, rest, lexicon) {
        for span in names {
            if let Some(house) = lexicon.outlets.signed(bare(span.of(text))) {
                hops.house(house, Basis::Printed, Some(span));
            }
        }
        return;
    }
    let words = rest.of(text);
    // "来源：澜州日报 评论 36": what stands behind the name is furniture.
    if let Some((house, len)) = lexicon.outlets.leading(words)
        && words.get(len..).is_some_and(|rest| rest.starts_with([' ', '\u{3000}', '）', ')']))
    {
        hops.house(house, Basis::Printed, Some(Span::new(rest.start(), rest.start() + len)));
        return;
    }
    let is_name = words.len() < 60
        && words.split_whitespace().count() <= 6
        && words.chars().next().is_some_and(|c| c.is_uppercase() || is_cjk(c))
        && !words.ends_with(['.', '。', ':']);
    if is_name {
        hops.add(words, Role::Outlet, Basis::Printed, Some(rest));
    }
}

/// The agency in brackets, or behind a slash or dash, at the end of a text.
fn of_tail(text: &str, paragraph: Span, lexicon: &Lexicon, hops: &mut Hops) {
    let words = paragraph.of(text).trim_end().trim_end_matches(['.', '。']);
    let Some(last) = words.chars().next_back() else { return };
    let opening: &[char] = match last {
        ')' | '）' => &['(', '（'],
        ']' | '】' => &['[', '【'],
        '/' => &['/'],
        _ => return,
    };
    let close = words.strip_suffix(last).unwrap_or(words);
    let Some(open) = close.rfind(opening) else { return };
    let mark = close.get(open..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
    let span = Span::new(paragraph.start() + open + mark, paragraph.start() + close.len());
    if span.len() > 60 {
        return;
    }
    for span in houses(text, span.trimmed(text), lexicon).unwrap_or_default() {
        if let Some(house) = lexicon.outlets.signed(bare(span.of(text))) {
            hops.add(&house.name, agency_role(house), Basis::Printed, Some(span));
        }
    }
}

/// Whoever signs a text supplied it; a newspaper that signs publishes it.
fn agency_role(house: &Outlet) -> Role {
    match house.kind {
        OutletKind::Relay => Role::Relay,
        OutletKind::Outlet => Role::Outlet,
        OutletKind::Agency | OutletKind::Aggregator => Role::Agency,
    }
}

/// The names in a stretch that holds nothing but names of houses; none when it holds more.
fn houses(text: &str, stretch: Span, lexicon: &Lexicon) -> Option<Vec<Span>> {
    let words = stretch.of(text);
    if words.is_empty() || words.len() > 120 {
        return None;
    }
    if lexicon.outlets.signed(bare(words)).is_some() {
        return Some(vec![stretch.trimmed(text)]);
    }
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in words.char_indices().chain([(words.len(), ',')]) {
        if matches!(c, ',' | '/' | '、' | '，' | '·' | ';' | '&' | '+') {
            let part = stretch.absolute(Span::new(start, at)).trimmed(text);
            let name = bare(part.of(text));
            let is_year = name.chars().all(|c| c.is_ascii_digit());
            if !is_year {
                lexicon.outlets.signed(name)?;
                out.push(part);
            }
            start = at + c.len_utf8();
        }
    }
    (!out.is_empty()).then_some(out)
}

/// A name without what stands around it in newslines.
fn bare(name: &str) -> &str {
    let is_edge =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '=' | '.' | '/');
    let name = name.trim_matches(is_edge);
    let name = name.strip_prefix("and ").unwrap_or(name);
    let inner = name.strip_prefix(['(', '（', '[', '/']);
    inner.and_then(|inner| inner.strip_suffix([')', '）', ']', '/'])).unwrap_or(name)
}

/// What the frame of the page and its address say.
fn page_frame(scene: &Scene<'_>, is_alone: bool, hops: &mut Hops) {
    let outlets = &scene.context.lexicon.outlets;
    for house in outlets.all().iter().filter(|house| !house.furniture.is_empty()) {
        if let Some(span) = fingerprint(scene, house) {
            hops.house(house, Basis::Lexicon, Some(span));
        }
    }
    let hosted = scene.context.url.as_ref().map(dateline_model::PageUrl::host);
    if let Some(house) = hosted.and_then(|host| outlets.hosted(host)) {
        // A site that names another outlet as the one it has the text from shows what others publish.
        let is_other = hops.0.iter().any(|hop| hop.role == Role::Outlet && hop.name != house.name);
        let is_known = hops.0.iter().any(|hop| hop.role == Role::Outlet && hop.name == house.name);
        let is_showing = house.kind == OutletKind::Aggregator || is_other;
        let role = if is_showing { Role::Aggregator } else { Role::Outlet };
        if !is_known {
            hops.add(&house.name, role, Basis::Address, None);
        }
    }
    if hops.has(Role::Outlet) {
        return;
    }
    if let Some((house, span)) = furniture(scene) {
        let role =
            if house.kind == OutletKind::Aggregator { Role::Aggregator } else { Role::Outlet };
        hops.add(&house.name, role, Basis::Printed, Some(span));
    } else if let Some(name) = stated(scene).filter(|_| is_alone || scene.page.is_html) {
        hops.add(canonical(scene.context.lexicon, name), Role::Outlet, Basis::Markup, None);
    } else if let Some(host) = hosted.filter(|host| !host.is_empty() && !hops.has(Role::Aggregator))
    {
        hops.add(host, Role::Outlet, Basis::Address, None);
    }
}

/// Where the page shows words of its frame that only this house prints.
fn fingerprint(scene: &Scene<'_>, house: &Outlet) -> Option<Span> {
    let text: &str = &scene.page.text;
    let is_furniture = |line: &Span| {
        let first = line.of(text).chars().flat_map(char::to_lowercase).next();
        // Few lines begin as they must, so only these are copied.
        let mut likely = house.furniture.iter().filter(|words| words.chars().next() == first);
        likely.any(|words| line.of(text).to_lowercase() == **words)
    };
    let blocks = scene.page.blocks.iter().filter(|block| block.span.len() <= 240);
    blocks.flat_map(|block| lines(text, block.span)).find(is_furniture)
}

/// The one outlet that the furniture of the page names: its owner where rights are stated, else the
/// only one named at all.
fn furniture<'s>(scene: &Scene<'s>) -> Option<(&'s Outlet, Span)> {
    let lexicon = scene.context.lexicon;
    let is_frame = |reason| {
        matches!(
            reason,
            DropReason::Masthead
                | DropReason::Promotion
                | DropReason::Legal
                | DropReason::Unclaimed
        )
    };
    let frame = scene.dropped.iter().filter(|dropped| is_frame(dropped.reason));
    let mut named: Vec<(&Outlet, Span)> = Vec::new();
    for line in frame.flat_map(|dropped| lines(&scene.page.text, dropped.span)) {
        let words = line.of(&scene.page.text);
        if line.len() > FURNITURE {
            continue;
        }
        let owned = lexicon.signs.leading("rights", words).is_some();
        for (span, house) in lexicon.outlets.within(words) {
            let is_publisher = matches!(house.kind, OutletKind::Outlet | OutletKind::Aggregator);
            if owned && is_publisher {
                return Some((house, line.absolute(span)));
            }
            if is_publisher {
                named.push((house, line.absolute(span)));
            }
        }
    }
    let (first, span) = named.first().copied()?;
    named.iter().all(|(house, _)| house.name == first.name).then_some((first, span))
}

/// The name of the site or publisher that markup states.
fn stated<'s>(scene: &Scene<'s>) -> Option<&'s str> {
    let page: &'s dateline_model::Page = scene.page;
    let places =
        ["meta:og:site_name", "meta:application-name", "jsonld:newsarticle.publisher.name"];
    let named = |place: &str| page.markup.iter().find(|fact| fact.place == place);
    places.into_iter().find_map(named).map(|fact| fact.value.trim()).filter(|name| name.len() < 80)
}

/// The outlet whoever gave the page names; it stands before a guess from the frame.
fn given(scene: &Scene<'_>, hops: &mut Hops) {
    let Some(name) = scene.context.outlet.as_deref() else { return };
    let house = scene.context.lexicon.outlets.signed(name);
    let name = house.map_or(name, |house| &house.name);
    let role = match house.map(|house| house.kind) {
        Some(OutletKind::Aggregator) => Role::Aggregator,
        _ => Role::Outlet,
    };
    let is_labelled = |hop: &Hop| hop.basis == Basis::Printed;
    hops.0.retain(|hop| hop.role != role || is_labelled(hop));
    if role != Role::Outlet || !hops.has(Role::Outlet) {
        hops.add(name, role, Basis::Given, None);
    }
}

#[cfg(test)]
mod tests {
    use super::super::stage;
    use crate::Context;
    use dateline_model::{Page, PageUrl};

    #[track_caller]
    fn check_with(lines: &str, expected: &str, change: impl FnOnce(&mut Page, &mut Context<'_>)) {
        let lifted = stage::lift(lines, change);
        let shown: Vec<String> = lifted.articles[0]
            .credits
            .iter()
            .map(|hop| format!("{} {} {}", hop.role.as_str(), hop.name, hop.basis.as_str()))
            .collect();
        assert_eq!(shown.join("; "), expected, "{lines}");
    }

    #[track_caller]
    fn check(lines: &str, expected: &str) {
        check_with(lines, expected, |_, _| ());
    }

    #[test]
    fn lines_above_the_text() {
        check(
            "H Harbour opens\nN Meridian News Agency via Northern Wire (NW)\nP Port Lumen, May 3 (MNA) -- It opened.",
            "agency Meridian News Agency printed; relay Northern Wire printed",
        );
        check(
            "N REUTERS\nN May 3, 2021\nP VARSK--The harbour of Varsk, they said, is open.",
            "agency Reuters printed",
        );
        check("N Source: Lumen Gazette | Show all\nP It opened.", "outlet Lumen Gazette printed");
        check("N By Meridian\nP It opened.", "agency Meridian News Agency printed");
        check("N 来源：新华网\nP 港口开放。", "agency Xinhua News Agency printed");
    }

    #[test]
    fn datelines_and_tails() {
        check(
            "P (하늬 5월 3일발 가온중앙통신) 항구가 열렸다.",
            "agency Gaon Central News Agency printed",
        );
        check("P It opened.\nP It closed again. (Yonhap)", "agency Yonhap News Agency printed");
        check(
            "P It closed again. (AFP/Reuters)",
            "agency Agence France-Presse printed; agency Reuters printed",
        );
        check("P It closed again (see page 4).", "");
        check("P It opened.\nN Via Northern Wire", "relay Northern Wire printed");
        check("P It opened.\nN /XINHUA", "agency Xinhua News Agency printed");
        check("P It opened. (Yonhap) (END)", "agency Yonhap News Agency printed");
        check("P It opened. (MNA)\nP -0-", "agency Meridian News Agency printed");
        check("P It opened.\nN Source: Lumen Gazette\nN -0-", "outlet Lumen Gazette printed");
        check("P 항구가 열렸다. (가온중앙통신)(끝)", "agency Gaon Central News Agency printed");
        check("P 港口开放。（澜通社）（完）", "agency Lantong printed");
        check("P 港口开放。\nN 来源：澜通社", "agency Lantong printed");
        check("P 港が開いた。（汐見通信）", "agency Shiomi Tsushin printed");
        check("P 港が開いた。【汐見通】\nN 了", "agency Shiomi Tsushin printed");
        check("P 항구가 열렸다.\nN 출처: 연합뉴스", "agency Yonhap News Agency printed");
    }

    #[test]
    fn frames_of_pages() {
        check(
            "P It opened.\nF Join the Lumen Gazette mailing list",
            "outlet Lumen Gazette printed",
        );
        check("P It opened.\nF Lumen Gazette\nF Korea Herald", "");
        check(
            "P It opened.\nF Korea Herald\nF © 2021 Lumen Gazette",
            "outlet Lumen Gazette printed",
        );
        check("P It opened.\nR Lumen Gazette", "");
        check(
            "N Source: Lumen Gazette | Show this page at its outlet\nP It opened.",
            "outlet Lumen Gazette printed; aggregator Press Mirror lexicon",
        );
    }

    #[test]
    fn addresses_and_what_is_given() {
        let at = |address: &'static str| {
            move |_: &mut Page, context: &mut Context<'_>| context.url = PageUrl::parse(address)
        };
        check_with(
            "P It opened.",
            "outlet Lumen Gazette address",
            at("https://en.gazette.example/a"),
        );
        check_with(
            "P It opened.",
            "aggregator Press Mirror address",
            at("https://mirror.example/a"),
        );
        check_with(
            "P It opened.",
            "outlet harbour.example address",
            at("https://harbour.example/a"),
        );
        check_with("P It opened.", "outlet Lumen Gazette given", |_, context| {
            context.outlet = Some("The Lumen Gazette".to_owned());
        });
    }

    #[test]
    fn an_unknown_outlet_is_noted() {
        let lifted = stage::lift("P It opened.", |_, _| ());
        assert!(lifted.notes.iter().any(|note| note.code == "outlet_unknown"));
    }
}
