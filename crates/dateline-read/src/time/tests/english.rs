//! English expressions.

use super::check_times;
use expect_test::expect;

#[test]
fn what_is_upcoming_elsewhere_looks_nowhere() {
    check_times(
        "Orm said so while presenting the budget of the upcoming year in the hall on Sunday. Boats sail this upcoming Sunday.",
        "2011-07-08",
        &expect![[r#"
            'the upcoming year' 2012 relative
            'Sunday' 2011-07-03 weekday
            'this upcoming Sunday' 2011-07-10 weekday or 2011-07-17
        "#]],
    );
}

#[test]
fn dates_in_all_orders() {
    check_times(
        "The ferry opened on October 25 1950, closed on 3 November, 1951 and sank on the 4th of May 1962. \
         Marks: 26/10/2021, 2021-10-26, 02-13-98; January 17, 2026Jan 17, 2026. Sept. 14 came. Fri., Oct. 8, too.",
        "2021-10-26",
        &expect![[r#"
            'October 25 1950' 1950-10-25 printed
            '3 November, 1951' 1951-11-03 printed
            'the 4th of May 1962' 1962-05-04 printed
            '26/10/2021' 2021-10-26 printed
            '2021-10-26' 2021-10-26 printed
            '02-13-98' 1998-02-13 printed
            'January 17, 2026' 2026-01-17 printed
            'Jan 17, 2026' 2026-01-17 printed
            'Sept. 14' 2021-09-14 relative
            'Fri., Oct. 8' 2021-10-08 relative
        "#]],
    );
}

#[test]
fn months_years_and_longer() {
    check_times(
        "In October 1950 and June 2019, in 1948, in the 1920s, from 1953 to the 1990s, the 19th century, \
         the 1950-53 war, June 20-21, the summer of 1946, fiscal 1989, the third quarter of 1984. \
         The harbour may march in May. He left in March. About 2000 crates came; 1950 sailors sang.",
        "2021-10-26",
        &expect![[r#"
            'October 1950' 1950-10 printed
            'June 2019' 2019-06 printed
            '1948' 1948 printed
            'the 1920s' 192X printed
            '1953' 1953 printed
            'the 1990s' 199X printed
            'the 19th century' 18XX printed
            'the 1950-53' 1950/1953 printed
            'June 20-21' 1950-06-20/1950-06-21 relative or 2021-06-20
            'the summer of 1946' 1946-SU printed
            'fiscal 1989' 1989 printed
            'the third quarter of 1984' 1984-Q3 printed
            'May' 2021-05 relative
            'March' 2021-03 relative
        "#]],
    );
}

#[test]
fn relative_words() {
    check_times(
        "The envoy said Thursday that talks held last week and earlier this month will resume early next week. \
         Elections are scheduled for early next year. He came yesterday, three days ago, and left two weeks ago. \
         The port will open Friday night. Last summer was dry. In recent years it grew. The boat was built in July last year.",
        "2020-10-29",
        &expect![[r#"
            'Thursday' 2020-10-29 weekday
            'last week' 2020-W43 relative
            'earlier this month' 2020-10 relative Start
            'early next week' 2020-W45 relative Start
            'early next year' 2021 relative Start
            'yesterday' 2020-10-28 relative
            'three days ago' 2020-10-26 relative
            'two weeks ago' 2020-10-15 relative
            'Friday night' 2020-10-30TNI weekday
            'Last summer' 2020-SU relative
            'recent years' PAST_REF printed
            'July last year' 2019-07 relative
        "#]],
    );
}

#[test]
fn zones_that_are_not_one_instant_are_doubted() {
    check_times(
        "The next stream starts on November 22, 2021 at 11am EST / 9am PST / 5pm GMT, not from 11am EST to 1pm EST.",
        "2021-11-20",
        &expect![[r#"
            'November 22, 2021' 2021-11-22 printed
            '11am EST' 2021-11-22T16:00Z relative
            '9am PST' 2021-11-22T17:00Z relative
            '5pm GMT' 2021-11-22T17:00Z relative
            '11am EST' 2021-11-22T16:00Z relative
            '1pm EST' 2021-11-22T18:00Z relative
            note zones_disagree: 11am EST is 2021-11-22T16:00Z and 9am PST is 2021-11-22T17:00Z: not one instant
        "#]],
    );
}

#[test]
fn four_figures_before_a_zone_are_a_clock() {
    check_times(
        "On 3 May 2021 it opened at 1800 KST (0900 GMT); in 1800 nobody came.",
        "2021-05-04",
        &expect![[r#"
            '3 May 2021' 2021-05-03 printed
            '1800 KST' 2021-05-03T09:00Z relative
            '0900 GMT' 2021-05-03T09:00Z relative
            '1800' 1800 printed
        "#]],
    );
}

#[test]
fn clocks_and_zones_are_one_instant() {
    check_times(
        "Date: Monday 8 March 2021\nTime: 1pm EST (US), 10am PST, 6pm GMT, 7pm CET\nDoors at 12:35 p.m.",
        "2021-10-26",
        &expect![[r#"
            'Monday 8 March 2021' 2021-03-08 printed
            '1pm EST (US)' 2021-03-08T18:00Z relative
            '10am PST' 2021-03-08T18:00Z relative
            '6pm GMT' 2021-03-08T18:00Z relative
            '7pm CET' 2021-03-08T18:00Z relative
            '12:35 p.m.' 2021-03-08T12:35 relative
        "#]],
    );
}

#[test]
fn lengths_and_sets() {
    check_times(
        "It took two and a half years, a 20-year-long effort, sixty-five years, less than a month, many years, \
         5 1/2 hours, several days and half a century. Boats sail daily, every Friday and each July.",
        "2021-10-26",
        &expect![[r#"
            'two and a half years' P2Y6M printed
            '20-year-long' P20Y printed
            'sixty-five years' P65Y printed
            'a month' P1M printed LessThan
            'many years' PXY printed
            '5 1/2 hours' PT5H30M printed
            'several days' PXD printed
            'half a century' P50Y printed
            'daily' P1D printed
            'every Friday' XXXX-WXX-5 printed
            'each July' XXXX-07 printed
        "#]],
    );
}

#[test]
fn told_days_carry_on() {
    check_times(
        "On 25 June 1950 the strike began. On 15 September the dockers marched, and on October 18 they won. \
         The same day the mayor fled. Two days later he returned. The following year he died.\n\n\
         Today, the harbour has a new quay. The quay was opened today.",
        "2021-10-26",
        &expect![[r#"
            '25 June 1950' 1950-06-25 printed
            '15 September' 1950-09-15 relative or 2021-09-15
            'October 18' 1950-10-18 relative or 2021-10-18
            'The same day' 1950-10-18 relative
            'Two days later' 1950-10-20 relative
            'The following year' 1951 relative
            'Today' PRESENT_REF printed
            'today' 2021-10-26 relative
        "#]],
    );
}

#[test]
fn other_year_counts() {
    check_times(
        "By publishing it on September 15, Juche 34 (1945), and in Juche 109. In Reiwa 2 he resigned.",
        "2021-10-26",
        &expect![[r#"
            'September 15, Juche 34 (1945)' 1945-09-15 era
            'Juche 109' 2020 era
            'Reiwa 2' 2020 era
        "#]],
    );
}
