//! Undated texts, dated by their clues.

use super::check_dated;
use expect_test::expect;

#[test]
fn a_dateline_day_gets_its_year() {
    check_dated(
        "VARSK, September 14 (SCD) -- At the end of sixty-five years since Captain Orm published the harbour charter, \
         dockers sing.\nHe published the charter on September 15, 1945.\n\
         The visits this year mark the 60th anniversary of the entry of the Chinese People's Volunteers into the Korean front.",
        &expect![[r#"
            2010-09-14 inferred
              'VARSK, September 14': the dateline says --09-14
              'September 15, 1945': tells 1945-09-15 as past, so published on it or later
              'this year mark the 60th anniversary of the entry of the Chinese People's Volunteers': 1950 + 60 = 2010: 2010-10-25 is spoken of with "this year" (1950-10-25, cpv entry)
              'sixty-five years': 1945 + 65 = 2010: 2010-09-15 is spoken of (1945-09-15, told in this article)
              '60th anniversary of the entry of the Chinese People's Volunteers': 1950 + 60 = 2010: 2010-10-25 is spoken of (1950-10-25, cpv entry)
            'September 14' 2010-09-14 relative
            'sixty-five years' P65Y printed base 1945-09-15
            'September 15, 1945' 1945-09-15 printed
            'this year' 2010 relative
            '60th anniversary of the entry of the Chinese People's Volunteers' 2010-10-25 anniversary base 1950-10-25
        "#]],
    );
}

#[test]
fn a_weekday_between_public_days() {
    check_dated(
        "The sea is calm, state media reported Thursday.\n\
         Vale sent a message earlier this month on the 71st founding anniversary of China. \
         It came days ahead of the US presidential election scheduled for early next week. \
         Last week, he marked the 70th anniversary of the entry of the Chinese People's Volunteers.",
        &expect![[r#"
            2020-10-29 inferred or 2020-10-30
              'earlier this month on the 71st founding anniversary of China': 1949 + 71 = 2020: 2020-10-01 is spoken of with "earlier this month" (1949-10-01, prc founding)
              'US presidential election scheduled for early next week': "early next week" holds a day of the us presidential election
              '71st founding anniversary of China': 1949 + 71 = 2020: 2020-10-01 is spoken of (1949-10-01, prc founding)
              'Last week, he marked the 70th anniversary of the entry of the Chinese People's Volunteers': 1950 + 70 = 2020: 2020-10-25 is spoken of with "Last week" (1950-10-25, cpv entry)
              '70th anniversary of the entry of the Chinese People's Volunteers': 1950 + 70 = 2020: 2020-10-25 is spoken of (1950-10-25, cpv entry)
              'Thursday': a Thursday in these days is 2020-10-29
            'Thursday' 2020-10-29 weekday
            'earlier this month' 2020-10 relative Start
            '71st founding anniversary of China' 2020-10-01 anniversary base 1949-10-01
            'early next week' 2020-W45 relative Start
            'Last week' 2020-W43 relative
            '70th anniversary of the entry of the Chinese People's Volunteers' 2020-10-25 anniversary base 1950-10-25
        "#]],
    );
}

#[test]
fn no_clue_no_day() {
    check_dated(
        "The sea is calm. Boats sail on Friday and in May.",
        &expect![[r#"
        'Friday' XXXX-WXX-5 printed
        'May' XXXX-05 printed
    "#]],
    );
}

#[test]
fn clues_that_quarrel_leave_a_note() {
    check_dated(
        "VARSK, May 3 (SCD) -- The pier burned on June 7, 2015. Dockers marked the 60th anniversary of the founding of the People's Republic of China.",
        &expect![[r#"
            'May 3' XXXX-05-03 printed
            'June 7, 2015' 2015-06-07 printed
            '60th anniversary of the founding of the People's Republic of China' 2009-10-01 anniversary base 1949-10-01
            note clues_disagree: set aside, because the other clues leave no such day: 1949 + 60 = 2009: 2009-10-01 is spoken of (1949-10-01, prc founding)
            note clues_disagree: set aside, because the other clues leave no such day: 1949 + 60 = 2009: 2009-10-01 is marked in its year (1949-10-01, prc founding)
        "#]],
    );
}

#[test]
fn an_honest_interval() {
    check_dated(
        "Vale greeted Beijing earlier this month on the 71st founding anniversary of China.",
        &expect![[r#"
            2020-10 inferred
              'earlier this month on the 71st founding anniversary of China': 1949 + 71 = 2020: 2020-10-01 is spoken of with "earlier this month" (1949-10-01, prc founding)
              '71st founding anniversary of China': 1949 + 71 = 2020: 2020-10-01 is spoken of (1949-10-01, prc founding)
            'earlier this month' XXXX-XX printed Start
            '71st founding anniversary of China' 2020-10-01 anniversary base 1949-10-01
        "#]],
    );
}

#[test]
fn names_and_offices_bound_a_text() {
    check_dated(
        "President Reagan greeted the dockers. The pier was sold in 1986, and the loan is due in 1999.",
        &expect![[r#"
            1983/1989 inferred
              'President Reagan': speaks of Ronald Reagan as President: not before 1981-01-20
              '1986': tells 1986, so published at most 3 years before
              'President Reagan': speaks of Ronald Reagan as President: not after 1989-01-20
            '1986' 1986 printed
            '1999' 1999 printed
        "#]],
    );
    check_dated(
        "A statue of the former President Reagan was shown on YouTube.",
        &expect![[r#"
            2005/2026 inferred
              'YouTube': speaks of YouTube: not before 2005-02-14
              '': nothing in it is younger than these sheets, which end on 2026-12-31
        "#]],
    );
}

#[test]
fn a_younger_anniversary_is_the_one_marked() {
    check_dated(
        "Dockers had sung at the 65th birthday of the Workers' Party of Korea. \
         Now they marked the 63rd founding anniversary of the DPRK.",
        &expect![[r#"
            2011-02-21/2011-12-31 inferred
              'DPRK': speaks of the DPRK: not before 1948-09-09
              '65th birthday of the Workers' Party of Korea': 1945 + 65 = 2010: 2010-10-10 is told of (1945-10-10, wpk founding)
              '63rd founding anniversary of the DPRK': 1948 + 63 = 2011: 2011-09-09 is spoken of (1948-09-09, dprk founding)
              '63rd founding anniversary of the DPRK': 1948 + 63 = 2011: 2011-09-09 is marked in its year (1948-09-09, dprk founding)
            '65th birthday of the Workers' Party of Korea' 2010-10-10 anniversary base 1945-10-10
            'Now' PRESENT_REF printed
            '63rd founding anniversary of the DPRK' 2011-09-09 anniversary base 1948-09-09
        "#]],
    );
}

#[test]
fn what_looks_ahead_is_no_bound() {
    check_dated(
        "The bonds cannot be called before April 14, 1990. The ferries will be delivered between early 1988 and August 1989.",
        &expect![[r#"
            'April 14, 1990' 1990-04-14 printed
            'early 1988' 1988 printed Start
            'August 1989' 1989-08 printed
        "#]],
    );
}
