//! Korean, Chinese and Japanese expressions.

use super::check_times;
use expect_test::expect;

#[test]
fn korean() {
    check_times(
        "하늬항은 2020년 10월 29일 문을 열었다. 지난 25일 대표단이 왔고 오는 3일 떠날 예정이다. 이달 초와 지난달, \
         올해 말, 지난해 10월, 목요일에 회의가 열렸다. 주체109(2020)년 10월 10일. 5일 전, 70년 전, 65년간. 오전 11시 30분. 20~21일에 열린다. 1950년대.",
        "2020-10-29",
        &expect![[r#"
            '2020년 10월 29일' 2020-10-29 printed
            '지난 25일' 2020-10-25 relative
            '오는 3일' 2020-11-03 relative
            '이달 초' 2020-10 relative Start
            '지난달' 2020-09 relative
            '올해 말' 2020 relative End
            '지난해 10월' 2019-10 relative
            '목요일' 2020-10-29 weekday
            '주체109(2020)년 10월 10일' 2020-10-10 era
            '5일 전' 2020-10-24 relative
            '70년 전' 1950 relative
            '65년간' P65Y printed
            '오전 11시 30분' 2020-10-10T11:30 relative
            '20~21일' 2020-10-20/2020-10-21 relative
            '1950년대' 195X printed
        "#]],
    );
}

#[test]
fn chinese() {
    check_times(
        "港口于2020年10月29日开放。二〇二〇年十月一日上午9时，代表团上周四抵达，本月初离开。去年10月25日、上月、今年年底、\
         明年3月，20世纪80年代，1950-1953年，3年前，近日，29日（星期四），10日至12日，５月３日。",
        "2020-10-29",
        &expect![[r#"
            '2020年10月29日' 2020-10-29 printed
            '二〇二〇年十月一日上午9时' 2020-10-01T09:00 printed
            '上周四' 2020-10-22 relative
            '本月初' 2020-10 relative Start
            '去年10月25日' 2019-10-25 relative
            '上月' 2020-09 relative
            '今年年底' 2020 relative End
            '明年3月' 2021-03 relative
            '20世纪80年代' 198X printed
            '1950-1953年' 1950/1953 printed
            '3年前' 2017 relative
            '近日' PAST_REF printed
            '29日（星期四）' 2020-10-29 relative
            '10日至12日' 2020-10-10/2020-10-12 relative
            '５月３日' 2020-05-03 relative
        "#]],
    );
}

#[test]
fn japanese() {
    check_times(
        "港は２０２０年１０月２９日に開いた。令和2年10月29日（木）午前11時30分、先週木曜日、今月上旬、来週初め、昨年10月、\
         同日午後、翌年、3日前、10日から12日まで、二十一世紀、昭和20年8月15日。",
        "2020-10-29",
        &expect![[r#"
            '２０２０年１０月２９日' 2020-10-29 printed
            '令和2年10月29日（木）午前11時30分' 2020-10-29T11:30 era
            '先週木曜日' 2020-10-22 relative
            '今月上旬' 2020-10 relative Start
            '来週初め' 2020-W45 relative Start
            '昨年10月' 2019-10 relative
            '同日午後' 2020-10-29TAF relative
            '翌年' 2021 relative
            '3日前' 2020-10-26 relative
            '10日から12日' 2020-10-10/2020-10-12 relative
            '二十一世紀' 20XX printed
            '昭和20年8月15日' 1945-08-15 era
        "#]],
    );
}

#[test]
fn korean_counts_and_spaced_words() {
    check_times(
        "이틀 전에 왔고 사흘 후 떠난다. 다음 달 20일, 이번 주 화요일, 지난 주말, 한 달 전, 일본과 중국은 전국에서. 광복절. 2014년부터 2018년까지.",
        "2020-10-29",
        &expect![[r#"
            '이틀 전' 2020-10-27 relative
            '사흘 후' 2020-11-01 relative
            '다음 달 20일' 2020-11-20 relative
            '이번 주 화요일' 2020-10-27 relative
            '지난 주말' 2020-W43-WE relative
            '한 달 전' 2020-09 relative
            '광복절' 2020-08-15 relative
            '2014년부터 2018년' 2014/2018 printed
        "#]],
    );
}

#[test]
fn japanese_dates_joined_by_no() {
    check_times(
        "来週の日曜日、来年の6月、10月の2日、3月の下旬、二千年の九月十日。8月から12月まで続いた。文化の日に集まる。",
        "2020-10-29",
        &expect![[r#"
            '来週の日曜日' 2020-11-08 relative
            '来年の6月' 2021-06 relative
            '10月の2日' 2020-10-02 relative
            '3月の下旬' 2020-03 relative End
            '二千年の九月十日' 2000-09-10 printed
            '8月から12月' 2000-08/2000-12 relative
            '文化の日' 2020-11-03 relative
        "#]],
    );
}

#[test]
fn chinese_years_and_ranges() {
    check_times(
        "两千零八年八月八日开幕。2010年至2018年，07年，2009年间，十月的最后一天，国庆节，下周末，3日前。",
        "2020-10-29",
        &expect![[r#"
            '两千零八年八月八日' 2008-08-08 printed
            '2010年至2018年' 2010/2018 printed
            '07年' 2007 printed
            '十月' 2007-10 relative
            '国庆节' 2007-10-01 relative or 2020-10-01
            '下周末' 2020-W45-WE relative
            '3日前' 2020-10-26 relative
        "#]],
    );
}

#[test]
fn quarrelling_years_are_doubted() {
    check_times(
        "주체109(2019)년 10월 10일. On September 15, Juche 34 (1946), he came. Sales rose in Q3 2016 and 2017 Q1. He left the day before yesterday.",
        "2020-10-29",
        &expect![[r#"
            '주체109(2019)년 10월 10일' 2020-10-10 era or 2019
            'September 15, Juche 34 (1946)' 1945-09-15 era or 1946
            'Q3 2016' 2016-Q3 printed
            '2017 Q1' 2017-Q1 printed
            'the day before yesterday' 2020-10-27 relative
            note era_disagrees: the other year count says 2020, beside it stands 2019
            note era_disagrees: the other year count says 1945, beside it stands 1946
        "#]],
    );
}

#[test]
fn a_bare_day_is_the_near_one() {
    let days = |text: &str, on: &str| {
        let times = super::times_of(text, Some(on));
        let values: Vec<String> = times.times.into_iter().map(|time| time.value).collect();
        values.join(" ")
    };
    assert_eq!(days("元市長が3日、死去した。", "2020-12-05"), "2020-12-03");
    assert_eq!(days("3日の葬儀には市長も出席する。", "2020-12-05"), "2020-12-03");
    assert_eq!(days("대표단은 3일 떠날 예정이다.", "2020-12-28"), "2021-01-03");
    assert_eq!(days("代表团将于9日离开。", "2020-12-05"), "2020-12-09");
    assert_eq!(days("장례는 3일 치러질 예정이다.", "2020-12-05"), "2020-12-03");
}

#[test]
fn words_in_hiragana_stand_alone() {
    check_times(
        "港は開いていません。いまは静かだ。あすから運ぶ。船にいました。",
        "2020-12-05",
        &expect![[r#"
            'いま' PRESENT_REF printed
            'あす' 2020-12-06 relative
        "#]],
    );
}

#[test]
fn lunar_days_are_days_of_the_common_calendar() {
    check_times(
        "음력 8월 15일에 모였다. 올해 설날, 추석. 农历五月初五、正月初一、闰四月。2008年春节，除夕。The fifteenth day of \
         the eighth lunar month. Chuseok 2017. 清明节。음력 윤4월 1일. 農曆2015年十月初一。",
        "2020-10-29",
        &expect![[r#"
            '음력 8월 15일' 2020-10-01 relative
            '올해 설날' 2020-01-25 relative
            '추석' 2020-10-01 relative
            '农历五月初五' 2020-06-25 relative
            '正月初一' 2021-02-12 relative
            '闰四月' 2020-05-23/2020-06-20 relative
            '2008年春节' 2008-02-07 printed
            '除夕' 2021-02-11 relative
            'The fifteenth day of the eighth lunar month' 2020-10-01 relative
            'Chuseok 2017' 2017-10-04 printed
            '清明节' 2021-04-04 relative
            '음력 윤4월 1일' 2020-05-23 relative
            '農曆2015年十月初一' 2015-11-12 printed
        "#]],
    );
}
