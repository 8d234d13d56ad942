//! Datelines of the press, as we write them: our own places, the shapes of the agencies.

use super::{super::stage, *};

#[track_caller]
fn check(line: &str, expected: &str) {
    let lexicon = &stage::LEXICON;
    let whole = Span::new(0, line.len());
    let found = read(line, whole, lexicon, false).or_else(|| read(line, whole, lexicon, true));
    let shown = found.and_then(|found| found.dateline).map_or("none".to_owned(), |d| {
        let day = d.day.map_or("-".to_owned(), |day| day.to_string());
        let (place, agency) = (d.place.unwrap_or_default(), d.agency.unwrap_or_default());
        format!("{place}|{day}|{agency}|{}", d.span.of(line))
    });
    assert_eq!(shown, expected, "{line}");
}

#[test]
fn state_agencies() {
    check(
        "Port Lumen, May 3 (MNA) -- The harbour opened.",
        "Port Lumen|--05-03|MNA|Port Lumen, May 3 (MNA) --",
    );
    check("Varsk, September 14 (SCD) -- A", "Varsk|--09-14|SCD|Varsk, September 14 (SCD) --");
    check(
        "Pyongyang, April 5, 2021 (KCNA)-- A",
        "Pyongyang|2021-04-05|KCNA|Pyongyang, April 5, 2021 (KCNA)--",
    );
    check("Hanui May 3 (KCNA) -- A", "Hanui|--05-03|KCNA|Hanui May 3 (KCNA) --");
    check("VARSK, May 1. /TASS/. The", "VARSK|--05-01|TASS|VARSK, May 1. /TASS/.");
    check("VARSK, March 12 /TASS/. The", "VARSK|--03-12|TASS|VARSK, March 12 /TASS/.");
    check("PORT LUMEN, Sept 3. /TASS/ The", "PORT LUMEN|--09-03|TASS|PORT LUMEN, Sept 3. /TASS/");
    check(
        "PORT LUMEN, Oct. 29 (Xinhua) -- The",
        "PORT LUMEN|--10-29|Xinhua|PORT LUMEN, Oct. 29 (Xinhua) --",
    );
}

#[test]
fn wires() {
    check("SEOUL--In a letter to the harbour master the chairwoman", "SEOUL|-||SEOUL--");
    check(
        "PORT LUMEN, June 3 (Reuters) - The",
        "PORT LUMEN|--06-03|Reuters|PORT LUMEN, June 3 (Reuters) -",
    );
    check("VARSK (AP) — The", "VARSK|-|AP|VARSK (AP) —");
    check("PORT LUMEN, Sorvia (AFP) - The", "PORT LUMEN, Sorvia|-|AFP|PORT LUMEN, Sorvia (AFP) -");
    check("VARSK, Oct. 2 (Yonhap) -- The", "VARSK|--10-02|Yonhap|VARSK, Oct. 2 (Yonhap) --");
    check("VARSK, Oct. 2, Kyodo - The", "VARSK|--10-02|Kyodo|VARSK, Oct. 2, Kyodo -");
    check("    PORT LUMEN, Feb 26 - Grain", "PORT LUMEN|--02-26||PORT LUMEN, Feb 26 -");
    check(
        "VARSK/PORT LUMEN (Reuters) - The",
        "VARSK/PORT LUMEN|-|Reuters|VARSK/PORT LUMEN (Reuters) -",
    );
    check("Port Lumen (dpa) - Der Hafen", "Port Lumen|-|dpa|Port Lumen (dpa) -");
    check(
        "PORT LUMEN — The harbour opened its gates on Friday again",
        "PORT LUMEN|-||PORT LUMEN —",
    );
}

#[test]
fn korean() {
    check("(하늬=연합뉴스) 한누리 기자 = 가온은", "하늬|-|연합뉴스|(하늬=연합뉴스) 한누리 기자 =");
    check("(바르스크=연합뉴스) 가온은", "바르스크|-|연합뉴스|(바르스크=연합뉴스)");
    check("[하늬=뉴시스]한누리 기자 = 가온은", "하늬|-|뉴시스|[하늬=뉴시스]한누리 기자 =");
    check(
        "(하늬 5월 3일발 가온중앙통신) 한가람",
        "하늬|--05-03|가온중앙통신|(하늬 5월 3일발 가온중앙통신)",
    );
    check(
        "(평양 10월 10일발 조선중앙통신)",
        "평양|--10-10|조선중앙통신|(평양 10월 10일발 조선중앙통신)",
    );
    check(
        "하늬 5월 3일발 조선중앙통신 = 한",
        "하늬|--05-03|조선중앙통신|하늬 5월 3일발 조선중앙통신 =",
    );
}

#[test]
fn chinese() {
    check("新华社澜州5月3日电 林望舒", "澜州|--05-03|新华社|新华社澜州5月3日电");
    check(
        "新华社澜州5月3日电（记者 林木）林",
        "澜州|--05-03|新华社|新华社澜州5月3日电（记者 林木）",
    );
    check("澜通社澜州10月29日电 港口", "澜州|--10-29|澜通社|澜通社澜州10月29日电");
    check("（中央社記者林木澜州29日電）港", "澜州|-|中央社|（中央社記者林木澜州29日電）");
    check("中新网10月29日电 港口", "|--10-29|中新网|中新网10月29日电");
    check("【新华社澜州5月3日电】港口", "澜州|--05-03|新华社|【新华社澜州5月3日电】");
}

#[test]
fn japanese() {
    check("【汐見共同】港は", "汐見|-|共同|【汐見共同】");
    check("【ソウル時事】港は", "ソウル|-|時事|【ソウル時事】");
    check("【汐見5月3日共同】港は", "汐見|--05-03|共同|【汐見5月3日共同】");
    check("【汐見＝波多野実】港は", "汐見|-||【汐見＝波多野実】");
    check("[汐見 ３日 ロイター] - 港は", "汐見|-|ロイター|[汐見 ３日 ロイター] -");
    check("【5月3日 AFP】港は", "|--05-03|AFP|【5月3日 AFP】");
}

#[test]
fn no_dateline() {
    check("The harbour - an old one - opened.", "none");
    check("On May 3 the harbour opened (AP).", "none");
    check("BREAKING - The harbour opened.", "none");
    check("In Varsk, May 3 was a holiday.", "none");
    check("Chairwoman Ada Marrow (MNA) said", "none");
    check("(하늬) 가온은", "none");
    check("", "none");
}

/// Lines with what they should give: place, day and agency between bars, `-` for none. The span is
/// the line up to ` ¦ `.
#[track_caller]
fn all(lines: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (line, expected) in lines {
        let (head, rest) = line.split_once('¦').unwrap();
        let line = format!("{head}{rest}");
        let whole = Span::new(0, line.len());
        let lexicon = &stage::LEXICON;
        let found =
            read(&line, whole, lexicon, false).or_else(|| read(&line, whole, lexicon, true));
        let shown = found.and_then(|found| found.dateline.map(|d| (d, found.of_month)));
        let shown = shown.map_or("none".to_owned(), |(d, of_month)| {
            let day = d.day.map(|day| day.to_string());
            let day = day.or(of_month.map(|day| day.to_string()));
            let or = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
            let end = if d.span.end() == head.trim_end().len() { "" } else { " …" };
            format!("{}|{}|{}{end}", or(d.place), or(day), or(d.agency))
        });
        if shown != *expected {
            wrong.push(format!("{line}: {shown}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn agencies_in_english() {
    all(&[
        ("PYONGYANG, Oct. 10 (KCNA) --¦ The", "PYONGYANG|--10-10|KCNA"),
        ("Hanui, October 10 (KCNA) ¦A meeting", "Hanui|--10-10|KCNA"),
        ("VARSK/HANUI, Oct. 2 (Yonhap) --¦ The", "VARSK/HANUI|--10-02|Yonhap"),
        (
            "PORT LUMEN, South Lumenia, Oct. 2 (Yonhap) --¦ A",
            "PORT LUMEN, South Lumenia|--10-02|Yonhap",
        ),
        ("By Ada Marrow\nVARSK, Oct. 2 (Yonhap) --¦ A", "VARSK|--10-02|Yonhap"),
        (
            "YUNTING, Lanzhu Province, May 3 (Xinhua) --¦ A",
            "YUNTING, Lanzhu Province|--05-03|Xinhua",
        ),
        ("YUNTING, May 3, 2021 (Xinhua) --¦ A", "YUNTING|2021-05-03|Xinhua"),
        ("3 May, Yunting (Xinhua) --¦ A", "Yunting|--05-03|Xinhua"),
        ("June 3 (Reuters) -¦ The", "-|--06-03|Reuters"),
        ("PORT LUMEN, june 3 (Reuters) -¦ The", "PORT LUMEN|--06-03|Reuters"),
        ("VARSK/PORT LUMEN, June 3 (Reuters) –¦ The", "VARSK/PORT LUMEN|--06-03|Reuters"),
        ("VARSK, Sorvia (AP) —¦ The", "VARSK, Sorvia|-|AP"),
        ("VARSK, Sorvia (AP) _¦ The", "VARSK, Sorvia|-|AP"),
        ("VARSK, May 3 (AP) —¦ The", "VARSK|--05-03|AP"),
        ("Port Lumen, 3 May 2021 (AFP) -¦ The", "Port Lumen|2021-05-03|AFP"),
        ("Port Lumen (AFP) –¦ The", "Port Lumen|-|AFP"),
        ("PORT LUMEN: AFP -¦ The", "PORT LUMEN|-|AFP"),
        ("VARSK, May 1 (TASS) -¦ The", "VARSK|--05-01|TASS"),
        ("VARSK, May 1. /ITAR-TASS/.¦ The", "VARSK|--05-01|ITAR-TASS"),
        ("VARSK, 1 May. /TASS/.¦ The", "VARSK|--05-01|TASS"),
        ("NAGIURA, May 3 (Kyodo) --¦ The", "NAGIURA|--05-03|Kyodo"),
        ("Nagiura, May 3 Kyodo -¦ The", "Nagiura|--05-03|Kyodo"),
        ("NAGIURA (Kyodo) --¦ The", "NAGIURA|-|Kyodo"),
        ("VARSK. May 3 (Interfax) -¦ The", "VARSK|--05-03|Interfax"),
        ("VARSK. May 3 (INTERFAX) -¦ The", "VARSK|--05-03|INTERFAX"),
        ("VARSK. 3 May. INTERFAX -¦ The", "VARSK|--05-03|INTERFAX"),
        ("WASHINGTON, D.C., May 3 (Reuters) -¦ The", "WASHINGTON, D.C.|--05-03|Reuters"),
        ("ST. ORLA, May 3 (AP) —¦ The", "ST. ORLA|--05-03|AP"),
    ]);
}

#[test]
fn agencies_in_german_spanish_russian() {
    all(&[
        ("Port Lumen/Varsk (dpa) –¦ Der", "Port Lumen/Varsk|-|dpa"),
        ("Port Lumen (dpa/lno) -¦ Der", "Port Lumen|-|dpa/lno"),
        ("Port Lumen, 3. Mai (dpa) -¦ Der", "Port Lumen|--05-03|dpa"),
        ("Puerto Lumen, 3 may (EFE).-¦ El", "Puerto Lumen|--05-03|EFE"),
        ("Puerto Lumen, 3 may. (EFE).-¦ El", "Puerto Lumen|--05-03|EFE"),
        ("Puerto Lumen (EFE).-¦ El", "Puerto Lumen|-|EFE"),
        ("Puerto Lumen, 3 de mayo (EFE).-¦ El", "Puerto Lumen|--05-03|EFE"),
        ("ВАРСК, 3 мая. /ТАСС/.¦ Порт", "ВАРСК|--05-03|ТАСС"),
        ("ВАРСК, 3 мая /ТАСС/.¦ Порт", "ВАРСК|--05-03|ТАСС"),
        ("ВАРСК, 3 мая — РИА Новости.¦ Порт", "ВАРСК|--05-03|РИА Новости"),
        ("Варск. 3 мая. INTERFAX -¦ Порт", "Варск|--05-03|INTERFAX"),
    ]);
}

#[test]
fn agencies_in_korean() {
    all(&[
        ("(하늬 2021년 10월 10일 조선중앙통신)¦ 가", "하늬|2021-10-10|조선중앙통신"),
        ("【하늬 10월 10일발 조선중앙통신】¦ 가", "하늬|--10-10|조선중앙통신"),
        ("(하늬 10월 10일발 조선중앙통신)¦가", "하늬|--10-10|조선중앙통신"),
        ("(하늬·바르스크=연합뉴스) 한누리 최다온 기자 =¦ 가", "하늬·바르스크|-|연합뉴스"),
        ("(바르스크=연합뉴스) 한누리 특파원 =¦ 가", "바르스크|-|연합뉴스"),
        ("(하늬=연합뉴스) 한누리 기자=¦가", "하늬|-|연합뉴스"),
        ("(바르스크 로이터=연합뉴스)¦ 소", "바르스크|-|로이터"),
        ("(바르스크 AP=연합뉴스) 한누리 특파원 =¦ 소", "바르스크|-|AP"),
        ("(바르스크 AFP=연합뉴스)¦ 소", "바르스크|-|AFP"),
        ("(나기우라 교도=연합뉴스)¦ 시", "나기우라|-|교도"),
        ("(윈팅 신화=연합뉴스)¦ 란", "윈팅|-|신화"),
        ("(바르스크 타스=연합뉴스)¦ 소", "바르스크|-|타스"),
        ("[바르스크=AP/뉴시스] 한누리 기자 =¦ 소", "바르스크|-|AP"),
        ("[바르스크=뉴시스]¦ 소", "바르스크|-|뉴시스"),
        ("(하늬=뉴스1) 한누리 기자 =¦ 가", "하늬|-|뉴스1"),
    ]);
}

#[test]
fn agencies_in_chinese() {
    all(&[
        ("朝中社平壤10月10日电¦ 金", "平壤|--10-10|朝中社"),
        ("（朝中社平壤10月10日电）¦ 金", "平壤|--10-10|朝中社"),
        ("朝中社平壤10月10日電¦ 金", "平壤|--10-10|朝中社"),
        ("平壤10月10日电（朝中社）¦ 金", "平壤|--10-10|朝中社"),
        ("韩联社首尔10月2日电¦ 韩", "首尔|--10-02|韩联社"),
        ("【韩联社首尔10月2日电】¦韩", "首尔|--10-02|韩联社"),
        ("韓聯社首爾10月2日電¦ 韓", "首爾|--10-02|韓聯社"),
        ("新华社云汀５月３日电（记者林木、白露）¦林", "云汀|--05-03|新华社"),
        ("新华社云汀5月3日电 题：港口¦ 林", "云汀|--05-03|新华社 …"),
        ("新华网云汀5月3日电¦ 林", "云汀|--05-03|新华网"),
        ("新華社雲汀5月3日電（記者 林木）¦林", "雲汀|--05-03|新華社"),
        ("新华社北京5月3日电¦港口", "北京|--05-03|新华社"),
        ("路透社瓦尔斯克5月3日电¦ 索", "瓦尔斯克|--05-03|路透社"),
        ("路透瓦尔斯克5月3日 -¦ 索", "瓦尔斯克|--05-03|路透"),
        ("【路透瓦尔斯克5月3日电】¦索", "瓦尔斯克|--05-03|路透"),
        ("美联社华盛顿5月3日电¦ 美", "华盛顿|--05-03|美联社"),
        ("（美聯社華盛頓3日電）¦美", "華盛頓|3|美聯社"),
        ("法新社巴黎5月3日电¦ 法", "巴黎|--05-03|法新社"),
        ("（法新社巴黎3日電）¦法", "巴黎|3|法新社"),
        ("（中央社巴黎3日綜合外電報導）¦法", "巴黎|3|中央社"),
        ("塔斯社莫斯科5月3日电¦ 俄", "莫斯科|--05-03|塔斯社"),
        ("【塔斯社莫斯科5月3日电】¦ 俄", "莫斯科|--05-03|塔斯社"),
        ("共同社东京5月3日电¦ 日", "东京|--05-03|共同社"),
        ("【共同社5月3日电】¦日", "-|--05-03|共同社"),
        ("【共同社東京5月3日電】¦日", "東京|--05-03|共同社"),
        ("（中央社記者林木雲汀3日電）¦港", "雲汀|3|中央社"),
        ("〔記者林木／雲汀報導〕¦港", "雲汀|-|-"),
    ]);
}

#[test]
fn agencies_in_japanese() {
    all(&[
        ("【平壌10月10日発朝鮮中央通信】¦金", "平壌|--10-10|朝鮮中央通信"),
        ("【平壌10月10日発＝朝鮮中央通信】¦金", "平壌|--10-10|朝鮮中央通信"),
        ("（平壌10月10日発朝鮮中央通信）¦金", "平壌|--10-10|朝鮮中央通信"),
        ("【ソウル聯合ニュース】¦韓", "ソウル|-|聯合ニュース"),
        ("【ソウル・北京聯合ニュース】¦韓", "ソウル・北京|-|聯合ニュース"),
        ("【ソウル２日聯合ニュース】¦韓", "ソウル|2|聯合ニュース"),
        ("【新華社北京5月3日】¦中", "北京|--05-03|新華社"),
        ("【北京＝新華社】¦中", "北京|-|新華社"),
        ("［東京 ３日 ロイター］ -¦ 汐", "東京|3|ロイター"),
        ("［バルスク/凪浦 ３日 ロイター］ -¦ 汐", "バルスク/凪浦|3|ロイター"),
        ("[バルスク ３日 ロイター]¦　汐", "バルスク|3|ロイター"),
        ("【バルスクＡＰ】¦ソ", "バルスク|-|ＡＰ"),
        ("【バルスクAP＝共同】¦ソ", "バルスク|-|AP"),
        ("【バルスク＝ＡＰ】¦ソ", "バルスク|-|ＡＰ"),
        ("【5月3日 AFP】¦ソ", "-|--05-03|AFP"),
        ("【5月3日 AFP=時事】¦ソ", "-|--05-03|AFP"),
        ("【AFP＝時事】¦ソ", "none"),
        ("【モスクワ時事】¦ソ", "モスクワ|-|時事"),
        ("【モスクワ＝タス通信】¦ソ", "モスクワ|-|タス通信"),
        ("【凪浦共同】¦汐", "凪浦|-|共同"),
        ("【バルスク共同＝波多野実】¦ソ", "バルスク|-|共同"),
        ("【凪浦５月３日共同】¦汐", "凪浦|--05-03|共同"),
    ]);
}
