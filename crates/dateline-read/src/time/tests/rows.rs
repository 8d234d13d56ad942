//! One of a row, stretches, steps and ranges, in all four languages.

use super::check_times;
use expect_test::expect;

#[test]
fn weeks_and_weekdays_of_a_row() {
    check_times(
        "The first week of 2015, the last Monday of May 2019, week 31. The fair opens on Tuesday of \
         next week.\n2018年の第3週、4月最後の月曜日。\n10월 둘째 주, 다음 달 두 번째 월요일.\n2021年的第一周。",
        "2018-03-20",
        &expect![[r#"
            'The first week of 2015' 2015-W01 printed
            'the last Monday of May 2019' 2019-05-27 printed
            'week 31' 2018-W31 relative
            'Tuesday of next week' 2018-03-27 relative
            '2018年の第3週' 2018-W03 printed
            '4月最後の月曜日' 2018-04-30 relative
            '10월 둘째 주' 2018-W41 relative
            '다음 달 두 번째 월요일' 2018-04-09 relative
            '2021年的第一周' 2021-W01 printed
        "#]],
    );
}

#[test]
fn stretches_have_their_days() {
    let days = |text: &str| {
        let times = super::times_of(text, Some("2018-08-30")).times;
        let days = times.iter().map(|time| {
            let moment = time.moment.map(|m| format!("{} {}", m.first(), m.last()));
            format!("{} {}", time.value, moment.unwrap_or_default())
        });
        days.collect::<Vec<_>>().join("; ")
    };
    assert_eq!(days("The port will close for the next three days."), "P3D 2018-08-31 2018-09-02");
    assert_eq!(days("過去5年間に港は広がった。"), "P5Y 2013-08-30 2018-08-29");
    assert_eq!(days("앞으로 4주간 이어진다."), "P4W 2018-08-31 2018-09-27");
    assert_eq!(days("港口将在三天以内开放。"), "P3D 2018-08-30 2018-09-01");
}

#[test]
fn steps_and_ranges() {
    check_times(
        "Two days before yesterday, 3 weeks after January 12th, from August to October.\n\
         来月の4日から23日まで。11月から2017年2月まで。\n오늘로부터 2주 후, 2년 1개월 21일 전.\n8月至2月，3月和5月之间。",
        "2016-07-07",
        &expect![[r#"
            'Two days before yesterday' 2016-07-04 relative
            '3 weeks after January 12th' 2016-02-02 relative
            'August' 2016-08 relative
            'October' 2016-10 relative
            '来月の4日から23日' 2016-08-04/2016-08-23 relative
            '11月から2017年2月' 2016-11/2017-02 printed
            '오늘로부터 2주 후' 2016-07-21 relative
            '2년 1개월 21일 전' 2014-05-17 relative
            '8月至2月' 2016-08/2017-02 relative
            '3月和5月' 2016-03/2016-05 relative
        "#]],
    );
}

#[test]
fn holidays_that_move() {
    check_times(
        "Easter 2018, Labor Day, Mother's Day and Good Friday. 내년 추수감사절. 今年の母の日。大正元年。",
        "2016-07-07",
        &expect![[r#"
            'Easter 2018' 2018-04-01 printed
            'Labor Day' 2016-09-05 relative
            'Mother's Day' 2016-05-08 relative
            'Good Friday' 2016-03-25 relative
            '내년 추수감사절' 2017-11-23 relative
            '今年の母の日' 2016-05-08 relative
            '大正元年' 1912 era
        "#]],
    );
}

#[test]
fn a_year_that_ended_on_a_day_is_a_length() {
    check_times(
        "Profit rose for the year ended June 30, after the 1998 storm and a two-day halt.",
        "1999-08-01",
        &expect![[r#"
            'the year' P1Y printed
            'June 30' 1999-06-30 relative
            '1998' 1998 printed
            'two-day' P2D printed
        "#]],
    );
}
