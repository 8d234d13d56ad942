//! What holds of every span, address and moment.

use dateline_model::{Moment, PageUrl, Span};
use jiff::civil::Date;
use proptest::prelude::*;

fn day() -> impl Strategy<Value = Date> {
    (1..=9000_i16, 1..=12_i8, 1..=28_i8).prop_map(|(year, month, day)| {
        Date::new(year, month, day).expect("every month has 28 days")
    })
}

proptest! {
    #[test]
    fn the_common_part_lies_in_both(a in 0..90_usize, b in 0..90_usize, c in 0..90_usize, d in 0..90_usize) {
        let (one, other) = (Span::new(a, b), Span::new(c, d));
        prop_assert_eq!(one.common(other).is_some(), one.overlaps(other));
        if let Some(common) = one.common(other) {
            prop_assert!(one.contains(common) && other.contains(common));
        }
        prop_assert!(one.cover(other).contains(one) && one.cover(other).contains(other));
    }

    #[test]
    fn trimming_never_cuts_a_character(text in "\\PC{0,40}", a in 0..90_usize, b in 0..90_usize) {
        let span = Span::new(a, b);
        if span.fits(&text) {
            let trimmed = span.trimmed(&text);
            prop_assert!(trimmed.fits(&text) && span.contains(trimmed));
            prop_assert_eq!(trimmed.of(&text), span.of(&text).trim());
        }
    }

    #[test]
    fn a_canonical_address_is_its_own(typed in "https?://[a-z]{1,8}\\.example/[a-z0-9/?=&#%_.-]{0,30}") {
        if let Some(url) = PageUrl::parse(&typed) {
            let again = PageUrl::parse(url.canonical()).expect("a canonical form is an address");
            prop_assert_eq!(again.canonical(), url.canonical());
        }
    }

    #[test]
    fn a_moment_contains_its_ends(a in day(), b in day()) {
        let range = Moment::range(a, b);
        prop_assert!(range.first() <= range.last());
        prop_assert!(range.contains(Moment::day(a)) && range.contains(Moment::day(b)));
        prop_assert!(Moment::week_of(a).contains(Moment::day(a)));
        prop_assert_eq!(range.common(Moment::day(a)), Some(Moment::day(a)));
    }
}
