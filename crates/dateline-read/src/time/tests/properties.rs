//! Whatever the text: no panic, spans fit, in order, none over another, the same twice.

use super::{print, times_of};
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        check(&text);
    }

    #[test]
    fn any_row_of_time_words_is_read(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "October", "25", "1950", "-", "53", ",", "May", "the", "last", "next", "week",
                "year", "of", "early", "Juche", "34", "(", ")", "71st", "anniversary", "founding",
                "since", "a", "half", "and", "years", "ago", "11am", "EST", "noon", "today", "\n",
                "2020年", "10月", "29日", "지난", "25일", "주체109(2020)년", "75돐", "上周四", "同日",
                "成立71周年", "9999999999", "31", "31/02/2021", "2020-13-45", "3:99", "令和2年",
                "一九四九年", "二十一世紀", "后", "前", "Friday", "will", "was", "24:00", "00",
                "rest", "after", "from", "Monday", "days", "weeks", "in", "on", "3rd", "between",
                "to", "'19", "20190103", "이십일일", "less", "than", "day", "5/17", "month",
            ]),
            0..24,
        ),
        on in 1i16..9999,
    ) {
        let text = words.join(" ");
        check(&text);
        check(&words.concat());
        let day = format!("{on:04}-02-28");
        let _ = times_of(&text, Some(&day));
    }
}

fn check(text: &str) {
    let times = times_of(text, Some("2020-02-29"));
    let mut end = 0;
    for time in &times.times {
        assert!(time.span.fits(text) && !time.span.is_empty());
        assert!(time.span.start() >= end, "{:?} overlaps in {text:?}", time.span);
        end = time.span.end();
    }
    assert_eq!(print(text, &times), print(text, &times_of(text, Some("2020-02-29"))));
    let _ = times_of(text, None);
}

#[test]
fn long_rows_of_the_same_words_are_read_in_time() {
    for row in [
        "one hundred and ",
        "next ",
        "last early ",
        "early of the last ",
        "71st anniversary of ",
        "May 3 1949 ",
        "last week Friday ",
        "ten years since ",
        "二〇二〇年十月",
        "10日から",
        "Monday 3 days after ",
        "3 days after last late first ",
        "3 days starting next Friday 2 weeks from ",
        "the last week on Friday between ",
        "May 3 to ",
        "1, 2 and ",
        "rest of the week before ",
        "이십일일부터 3주 후 월요일의 ",
        "昨日の2日前の",
        "the day after Christmas ",
    ] {
        let times = times_of(&row.repeat(3000), None);
        assert!(times.times.len() <= 9000);
    }
}
