//! The words pages use for the closed lists of the model.

use dateline_model::{
    Act, ArticleRole, Completeness, DropReason, EventKind, Fate, Kind, Lang, Mode, Provenance,
    Role, Vehicle,
};

/// What was done with the words, as a label before the speaker's name.
pub(crate) fn act(act: Act) -> &'static str {
    match act {
        Act::Utterance => "said",
        Act::SpeechAct => "did by saying",
        Act::Attitude => "thinks",
        Act::Intention => "intends",
        Act::Negated => "did not say",
    }
}

/// How the words are given.
pub(crate) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "in quotation marks",
        Mode::Indirect => "in the reporter’s words",
        Mode::Mixed => "partly in quotation marks",
    }
}

/// Whether a text is whole.
pub(crate) fn completeness(completeness: Completeness) -> &'static str {
    match completeness {
        Completeness::Whole => "whole",
        Completeness::Excerpt => "an excerpt; the page offers the rest elsewhere",
        Completeness::Paywalled => "cut by a paywall",
        Completeness::Cut => "cut; it ends where no text ends",
    }
}

/// Why a part of the page was left out.
pub(crate) fn dropped(reason: DropReason) -> &'static str {
    match reason {
        DropReason::Navigation => "navigation",
        DropReason::Related => "links to other articles",
        DropReason::Promotion => "promotion",
        DropReason::Comment => "readers’ comments",
        DropReason::Advertising => "advertising",
        DropReason::Legal => "legal lines",
        DropReason::Masthead => "name of the site or section",
        DropReason::Repeat => "printed again",
        DropReason::Unclaimed => "nothing says it belongs to the text",
    }
}

/// What carries a text.
pub(crate) fn vehicle(vehicle: Vehicle) -> &'static str {
    match vehicle {
        Vehicle::LeaderSpeech => "leader’s speech",
        Vehicle::LeaderMessage => "leader’s message",
        Vehicle::GovernmentStatement => "government statement",
        Vehicle::MinistryStatement => "ministry statement",
        Vehicle::Spokesperson => "spokesperson’s words",
        Vehicle::Editorial => "editorial",
        Vehicle::Commentary => "commentary",
        Vehicle::Report => "report",
    }
}

/// What an item of a page is.
pub(crate) fn article_role(role: ArticleRole) -> &'static str {
    match role {
        ArticleRole::Article => "article",
        ArticleRole::Teaser => "teaser",
        ArticleRole::Announcement => "announcement",
    }
}

/// The word of an event's kind.
pub(crate) fn event_kind(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Message => "Message",
        EventKind::Visit => "Visit",
        EventKind::Meeting => "Meeting",
        EventKind::Anniversary => "Anniversary",
        EventKind::Launch => "Launch",
        EventKind::Statement => "Statement",
        EventKind::Appointment => "Appointment",
        EventKind::Agreement => "Agreement",
        EventKind::Death => "Death",
        EventKind::Happening => "Happening",
    }
}

/// Every kind of event, in the order of menus.
pub(crate) const EVENT_KINDS: [EventKind; 10] = [
    EventKind::Message,
    EventKind::Visit,
    EventKind::Meeting,
    EventKind::Anniversary,
    EventKind::Launch,
    EventKind::Statement,
    EventKind::Appointment,
    EventKind::Agreement,
    EventKind::Death,
    EventKind::Happening,
];

/// Every kind of entity with the heading of its list, in the order of menus.
pub(crate) const ENTITY_KINDS: [(Kind, &str); 4] = [
    (Kind::Person, "People"),
    (Kind::Organization, "Organizations"),
    (Kind::Place, "Places"),
    (Kind::Work, "Works"),
];

/// How we know of a visit.
pub(crate) fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Witnessed => "Witnessed: dateline made this visit itself.",
        Provenance::Imported => {
            "Imported: a file or an archive says this was on the page; dateline did not see it there."
        }
    }
}

/// What a visit found.
pub(crate) fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Present => "the page was there",
        Fate::Moved => "the page stands at another address now",
        Fate::Gone => "the server says the page is no more",
        Fate::Refused => "the server would not show the page",
    }
}

/// What a station of a credit did.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Speaker => "said it",
        Role::Addressee => "was told it",
        Role::Agency => "carried it first",
        Role::Relay => "carried it on",
        Role::Outlet => "published it",
        Role::Aggregator => "shows it",
    }
}

/// The English name of a language.
pub(crate) fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "English",
        Lang::Ko => "Korean",
        Lang::Zh => "Chinese",
        Lang::Ja => "Japanese",
        Lang::Ru => "Russian",
        Lang::De => "German",
        Lang::Fr => "French",
        Lang::Es => "Spanish",
        Lang::It => "Italian",
        Lang::Pt => "Portuguese",
        Lang::Pl => "Polish",
        Lang::Nl => "Dutch",
        Lang::Vi => "Vietnamese",
        Lang::Ar => "Arabic",
        Lang::Und => "undetermined",
    }
}

/// A count with its noun: `1 article`, `2 articles`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with its thousands set apart: `12,345`.
pub(crate) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The first words of a text, at most `most` characters, with a sign where it was cut.
pub(crate) fn clipped(text: &str, most: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match folded.char_indices().nth(most) {
        None => folded,
        Some((cut, _)) => format!("{}…", folded.get(..cut).unwrap_or_default().trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_say_what_they_count() {
        assert_eq!(counted(1, "article", "articles"), "1 article");
        assert_eq!(counted(12_345, "article", "articles"), "12,345 articles");
        assert_eq!(grouped(100), "100");
    }

    #[test]
    fn long_texts_are_cut_at_a_character() {
        assert_eq!(clipped("항구가 열렸다", 3), "항구가…");
        assert_eq!(clipped(" a \n b ", 9), "a b");
    }
}
