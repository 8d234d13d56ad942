//! Tests of pages with more than one item.

use super::*;

#[test]
fn a_card_with_a_kicker_and_a_doubled_title_is_one_teaser() {
    let card = |kicker: &str, title: &str| {
        format!(
            "<div class=card><h4 class=topic><a href=x>{kicker}</a></h4><h3 class=title><a href=x>{title}</a></h3><p class=blurb><a href=x>{title}: what the crews and the port authority say about it</a></p></div>"
        )
    };
    check(
        &html(&format!(
            "<h1>Lumenia opens new harbour</h1><div class=text><p>{FIRST}<p>{SECOND}<p>{THIRD}</div><div class=teasers>{}{}{}{}</div>",
            card("Fishing at the coast", "Fleet of Port Lumen returns with a record catch"),
            card("Music from the sea", "Choir of two hundred sailors sings on three decks"),
            card("Weather in the north", "Growers warned of ground frost in the coming nights"),
            card("Letters from Sorvia", "How the valley schools teach the history of the strait"),
        )),
        &expect![[r"
            Mixed
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n / President Odo Vale
            Teaser [Fleet of Port Lumen returns with a record catch] 
            Teaser [Choir of two hundred sailors sings on three decks] 
            Teaser [Growers warned of ground frost in the coming nights] 
            Teaser [How the valley schools teach the history of the strait] 
            Related: Fishing at the coa
            Related: Fleet of Port Lume
            Related: Music from the sea
            Related: Choir of two hundr
            Related: Weather in the nor
            Related: Growers warned of 
            Related: Letters from Sorvi
            Related: How the valley sch
        "]],
    );
}

#[test]
fn the_last_entry_of_a_listing_ends_with_its_text() {
    let entry = |title: &str, day: u8, text: &str| {
        format!("<h2><a href=x{day}>{title}</a></h2><p class=date>May {day}, 2031</p><p>{text}</p>")
    };
    check(
        &html(&format!(
            "<div>{}{}{}<h3>More from Lumen Gazette</h3><ul class=related><li><a href=a>Fishing fleet returns with a record catch</a><li><a href=b>Choir of two hundred sailors sings at sea</a><li><a href=c>Growers warned of ground frost in the valleys</a></ul></div>",
            entry("Lumenia opens new harbour at Port Lumen", 3, &format!("{FIRST}</p><p>{SECOND}")),
            entry("Sorvia sends a message to the capital", 2, &format!("{THIRD}</p><p>{SECOND}")),
            entry(
                "Port authority tells of nine years of work",
                1,
                &format!("{SECOND}</p><p>{THIRD}")
            ),
        )),
        &expect![[r"
            Listing
            Article [Lumenia opens new harbour at Port Lumen] PORT LUMEN, May 3  / The harbour took n ~ May 3, 2031
            Article [Sorvia sends a message to the capital] President Odo Vale / The harbour took n ~ May 2, 2031
            Article [Port authority tells of nine years of work] The harbour took n / President Odo Vale ~ May 1, 2031
            Teaser [Fishing fleet returns with a record catch] 
            Teaser [Choir of two hundred sailors sings at sea] 
            Teaser [Growers warned of ground frost in the valleys] 
            Related: More from Lumen Ga
        "]],
    );
}

#[test]
fn cards_beside_an_article_are_teasers() {
    let card = |title: &str, text: &str| {
        format!(
            "<div class=card><a href=x>{title}</a><div><b>{title}</b><p>{text}</p><i>May 2, 2031</i></div><p>{text}</p></div>"
        )
    };
    check(
        &html(&format!(
            "<h1>Lumenia opens new harbour</h1><div class=text><p>{FIRST}<p>{SECOND}<p>{THIRD}</div><div class=more><h3>More from Lumen Gazette</h3>{}{}{}</div>",
            card(
                "Fishing fleet returns",
                "The fishing fleet of Port Lumen has returned with a catch that was"
            ),
            card("Choir sings at sea", "A choir of two hundred sailors sang on the decks of three"),
            card(
                "Frost in the valleys",
                "Growers are warned of ground frost in the nights that are to"
            ),
        )),
        &expect![[r"
            Mixed
            Article [Lumenia opens new harbour] PORT LUMEN, May 3  / The harbour took n / President Odo Vale
            Teaser [Fishing fleet returns] The fishing fleet  ~ May 2, 2031 = 2
            Teaser [Choir sings at sea] A choir of two hun ~ May 2, 2031 = 2
            Teaser [Frost in the valleys] Growers are warned ~ May 2, 2031 = 2
            Related: More from Lumen Ga
        "]],
    );
}
