//! Chain: the stations of a statement, from mouth to page.
//!
//! Speaker, addressee, the agency the text quotes, then the article's own credits. An agency that
//! is quoted once for a speaker stands behind that speaker's other statements too, with basis
//! `inferred`; the article's own agency is a relay where it carries another agency's words.

use super::speakers::{Cast, Voice, is_state_media};
use dateline_model::{Act, Article, Basis, Hop, Role};
use std::collections::BTreeMap;

/// A statement with everyone known by name, as far as anyone is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Voices {
    /// Who speaks.
    pub speakers: Vec<Voice>,
    /// Who is told.
    pub addressee: Option<Voice>,
    /// Who is quoted for it, or the speaker of the statement around it.
    pub agency: Option<Voice>,
    /// Whether a house of the press says it in its own name.
    pub is_press: bool,
}

/// Ties descriptions such as "state media" to the one agency the article names.
pub(crate) fn name_state_media(all: &mut [Voices], cast: &Cast<'_>, article: &Article) {
    let is_described = all
        .iter()
        .flat_map(|v| v.speakers.iter().chain(&v.agency))
        .any(|voice| is_state_media(&voice.party.name));
    if !is_described {
        return;
    }
    let own: Vec<String> = article.credits.iter().map(|hop| cast.house(&hop.name)).collect();
    let mut agencies: Vec<Voice> = Vec::new();
    for voice in all.iter().flat_map(|v| v.speakers.iter().chain(&v.agency)) {
        let house = cast.house(&voice.party.name);
        let is_new = !agencies.iter().any(|a| cast.house(&a.party.name) == house);
        if agencies.len() < 8
            && cast.is_press(voice)
            && !is_state_media(&voice.party.name)
            && !own.contains(&house)
            && is_new
        {
            agencies.push(voice.clone());
        }
    }
    let [only] = agencies.as_slice() else { return };
    for voice in all.iter_mut().flat_map(|v| v.speakers.iter_mut().chain(v.agency.as_mut())) {
        if is_state_media(&voice.party.name) {
            voice.party = only.party.clone();
            voice.basis = Basis::Inferred;
        }
    }
}

/// Gives speakers the agency that is quoted for them elsewhere in the article, or that is credited
/// for the sentence that opens the article and names them (`led`).
pub(crate) fn hold(all: &mut [Voices], acts: &[Act], led: &[(String, Voice)]) {
    let mut opened: BTreeMap<String, Voice> = BTreeMap::new();
    for voices in all.iter() {
        if let (Some(speaker), Some(agency)) = (voices.speakers.first(), &voices.agency) {
            opened.entry(speaker.party.name.clone()).or_insert_with(|| agency.clone());
        }
    }
    for (name, agency) in led {
        opened.entry(name.clone()).or_insert_with(|| agency.clone());
    }
    for (voices, act) in all.iter_mut().zip(acts) {
        if voices.agency.is_some() || voices.is_press || *act == Act::Negated {
            continue;
        }
        let Some(speaker) = voices.speakers.first().map(|v| v.party.name.as_str()) else {
            continue;
        };
        if let Some(agency) = opened.get(speaker) {
            voices.agency = Some(Voice { basis: Basis::Inferred, ..agency.clone() });
        }
    }
}

/// The stations of one statement.
pub(crate) fn chain(voices: &Voices, article: &Article, cast: &Cast<'_>) -> Vec<Hop> {
    let mut hops: Vec<Hop> =
        voices.speakers.iter().map(|v| hop(v, Role::Speaker, v.basis)).collect();
    hops.extend(voices.addressee.iter().map(|v| hop(v, Role::Addressee, v.basis)));
    let mut carried = voices.is_press;
    let mut seen: Vec<String> = Vec::new();
    if voices.is_press {
        seen.extend(voices.speakers.iter().map(|v| cast.house(&v.party.name)));
    }
    if let Some(agency) = &voices.agency {
        hops.push(hop(agency, Role::Agency, agency.basis));
        seen.push(cast.house(&agency.party.name));
        carried = true;
    }
    for credit in &article.credits {
        let house = cast.house(&credit.name);
        if seen.contains(&house) {
            continue;
        }
        seen.push(house);
        let mut credit = credit.clone();
        if carried && credit.role == Role::Agency {
            credit.role = Role::Relay;
        }
        hops.push(credit);
    }
    hops
}

fn hop(voice: &Voice, role: Role, basis: Basis) -> Hop {
    Hop {
        name: voice.party.name.clone(),
        entity: voice.party.entity.clone(),
        role,
        basis,
        span: Some(voice.span),
    }
}
