//! Anniversaries: the day they fall on and the day they remember.

use super::check_times;
use expect_test::expect;

#[test]
fn public_days() {
    check_times(
        "The envoy sent greetings on the 71st founding anniversary of China. \
         Vale spoke at the recent 75th founding anniversary of the Workers' Party of Korea. \
         The quay was decorated for the 108th birthday of Kim Il Sung. \
         A wreath marked the 26th anniversary of the death of Kim Il Sung.",
        "2020-10-29",
        &expect![[r#"
            '71st founding anniversary of China' 2020-10-01 anniversary base 1949-10-01
            'recent' PAST_REF printed
            '75th founding anniversary of the Workers' Party of Korea' 2020-10-10 anniversary base 1945-10-10
            '108th birthday of Kim Il Sung' 2020-04-15 anniversary base 1912-04-15
            '26th anniversary of the death of Kim Il Sung' 2020-07-08 anniversary base 1994-07-08
        "#]],
    );
}

#[test]
fn days_in_apposition_and_days_told() {
    check_times(
        "On May 3, the 71st anniversary of the Varsk ferry service, boats sailed free. \
         The harbour charter was published on September 15, 1945. Dockers drank to the 65th anniversary of the publication of that charter.",
        "2010-10-29",
        &expect![[r#"
            'May 3' 2010-05-03 relative
            '71st anniversary' 2010-05-03 anniversary base 1939-05-03
            'September 15, 1945' 1945-09-15 printed
            '65th anniversary' 2010-09-15 anniversary base 1945-09-15
        "#]],
    );
}

#[test]
fn unknown_events_give_the_year() {
    check_times(
        "Port Lumen celebrated the 40th anniversary of its lighthouse. \
         It remembers the 4th anniversary of the October 4 pact. Sixty-five years since the founding of Port Lumen, it has no bridge. \
         Last year, on the 10th anniversary of the June 15 joint declaration, he came. \
         He told of the 10th anniversary of the founding of the People's Republic of China in 1959.",
        "2011-10-29",
        &expect![[r#"
            '40th anniversary' 2011 anniversary base 1971
            '4th anniversary' 2011 anniversary base 2007
            'October 4' 2011-10-04 relative
            'Sixty-five years' P65Y printed
            'Last year' 2010 relative
            '10th anniversary of the June 15 joint declaration' 2010-06-15 anniversary base 2000-06-15
            '10th anniversary of the founding of the People's Republic of China' 1959-10-01 anniversary base 1949-10-01
            '1959' 1959 printed
        "#]],
    );
}

#[test]
fn a_work_is_not_its_author() {
    check_times(
        "Dockers marked the 18th publication anniversary of President Kim Il Sung's hymn. \
         They sang on the 18th anniversary of Kim Jong Il's election as chairman of the DPRK National Defence Commission \
         and the 79th birthday of the People's Army.",
        "2011-04-26",
        &expect![[r#"
            '18th publication anniversary of President Kim Il Sung' 2011 anniversary base 1993
            '18th anniversary of Kim Jong Il's election as chairman of the DPRK National Defence Commission' 2011-04-09 anniversary base 1993-04-09
            '79th birthday' 2011 anniversary base 1932
        "#]],
    );
}

#[test]
fn a_count_that_contradicts_the_calendar() {
    check_times(
        "The paper praised the 60th anniversary of the founding of the People's Republic of China.",
        "2020-10-01",
        &expect![[r#"
            '60th anniversary of the founding of the People's Republic of China' 2009-10-01 anniversary base 1949-10-01
            note anniversary_disagrees: 1949 + 60 = 2009, but 2020 would be number 71
        "#]],
    );
}

#[test]
fn pronouns_look_around() {
    check_times(
        "Vale visited a cemetery of Chinese soldiers who fell in the Korean War to mark the 70th anniversary of their participation in the conflict.",
        "2020-10-29",
        &expect![[r#"
            '70th anniversary' 2020-10-25 anniversary base 1950-10-25
        "#]],
    );
}

#[test]
fn other_languages() {
    check_times(
        "조선로동당창건 75돐을 맞으며 축전을 보냈다.\n김정일동지의 탄생 78돐.\n庆祝中华人民共和国成立71周年。\n毛泽东同志诞辰127周年。\n\
         朝鮮労働党創建75周年。\n하늬항 개항 40주년.",
        "2020-10-10",
        &expect![[r#"
            '75돐' 2020-10-10 anniversary base 1945-10-10
            '78돐' 2020-02-16 anniversary base 1942-02-16
            '71周年' 2020-10-01 anniversary base 1949-10-01
            '127周年' 2020-12-26 anniversary base 1893-12-26
            '75周年' 2020-10-10 anniversary base 1945-10-10
            '40주년' 2020 anniversary base 1980
        "#]],
    );
}

#[test]
fn years_counted_since_without_the_word() {
    check_times(
        "終戦から75年。中華人民共和国建国71年を祝う。港は75年続いた。\n6.15공동선언발표 20돐을 맞으며.\n纪念毛主席逝世44周年。",
        "2020-10-29",
        &expect![[r#"
            '75年' P75Y printed base 1945-08-15
            '71年' P71Y printed base 1949-10-01
            '75年' P75Y printed
            '20돐' 2020-06-15 anniversary base 2000-06-15
            '44周年' 2020-09-09 anniversary base 1976-09-09
        "#]],
    );
}
