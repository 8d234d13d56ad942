//! `/utterance/{id}`: one statement: wording, speaker, the way from mouth to page, and its carriers.

use crate::{
    address,
    api::statement::StatementFacts,
    asked::Named,
    coverage,
    credit::{self, Station},
    frame::{self, Frame},
    marking::{self, Atom, Layer, Mark},
    phrases,
    room::{Room, unable},
    sheet,
    trouble::Trouble,
};
use askama::Template;
use axum::{extract::State, response::Response};
use dateline_model::{Attribution, EntityId, Party, Span};
use dateline_store::{Reader, StatementRow};
use std::collections::BTreeSet;

/// Carriers listed on the page.
const MOST_CARRIERS: usize = 200;

/// The page of a statement.
#[derive(Template)]
#[template(path = "utterance.html")]
struct UtterancePage {
    frame: Frame,
    wording: String,
    lang: &'static str,
    speakers: Vec<PartyView>,
    addressee: Option<PartyView>,
    mode: &'static str,
    act: &'static str,
    confidence: String,
    cue: Vec<(String, String)>,
    chain: Vec<Station>,
    context: Vec<Atom>,
    words: String,
    article: String,
    headline: String,
    by: String,
    within: Option<(String, String)>,
    carried: String,
    carriers: Vec<Carrier>,
}

/// Someone with the page about them.
#[derive(Debug)]
struct PartyView {
    name: String,
    href: String,
}

/// One article that carries the words.
#[derive(Debug)]
struct Carrier {
    href: String,
    headline: String,
    by: String,
    wording: String,
    lang: &'static str,
    is_this: bool,
}

/// Answers `/utterance/{id}` and, with `.json` behind it, the same facts as JSON.
pub(crate) async fn show(
    State(room): State<Room>,
    Named(id): Named<String>,
) -> Result<Response, Trouble> {
    room.ask(move |reader| {
        let (id, is_json) = id.strip_suffix(".json").map_or((id.as_str(), false), |id| (id, true));
        let row = find(reader, id)?;
        let carriers = reader.copies(&row.utterance).map_err(unable)?;
        if is_json {
            return Ok(frame::json(&StatementFacts::of(&row, &carriers)));
        }
        let mut page = view(reader, &row, &carriers)?;
        page.frame.coverage = coverage::line(reader)?;
        page.frame.twin = format!("{}.json", address::utterance(&row.id));
        Ok(frame::page(&page))
    })
    .await
}

/// The statement of an id; the id of an utterance gives the first statement that carries it.
fn find(reader: &Reader, id: &str) -> Result<StatementRow, Trouble> {
    let found = match reader.statement(id).map_err(unable)? {
        Some(row) => Some(row),
        None => reader.copies(id).map_err(unable)?.into_iter().next(),
    };
    found.ok_or_else(|| Trouble::Absent("The vault holds no statement of this id.".into()))
}

/// The page from the vault.
fn view(
    reader: &Reader,
    row: &StatementRow,
    carriers: &[StatementRow],
) -> Result<UtterancePage, Trouble> {
    let article = &row.article;
    let said = &row.attribution;
    let text = reader.text(&article.text).map_err(unable)?.unwrap_or_default();
    let words = |span: Span| address::words(&article.capture, &article.text, span);
    let marks: Vec<Mark> = said
        .content
        .iter()
        .map(|&span| Mark { span, layer: Layer::Cited, href: words(span), says: String::new() })
        .collect();
    let known = known(reader, said)?;
    let first = said.content.first().copied();
    let mut frame = Frame::new(phrases::clipped(&row.content, 90), "/statements");
    frame.asked = String::new();
    Ok(UtterancePage {
        frame,
        wording: row.content.clone(),
        lang: article.lang.code(),
        speakers: said.speakers.iter().map(|one| party(one, &known)).collect(),
        addressee: said.addressee.as_ref().map(|one| party(one, &known)),
        mode: phrases::mode(said.mode),
        act: phrases::act(said.act),
        confidence: format!("{} in 100", said.confidence.div_ceil(10)),
        cue: said
            .cue
            .iter()
            .chain(&said.source)
            .map(|&span| (phrases::clipped(span.of(&text), 90), words(span)))
            .collect(),
        chain: credit::chain(&said.chain, &article.capture, &article.text, &known),
        context: marking::atoms(&text, row.context_span, &marks, &mut BTreeSet::new()),
        words: first.map(words).unwrap_or_default(),
        article: address::article(&article.id),
        headline: credit::headline(article),
        by: credit::by(article),
        within: within(reader, row)?,
        carried: carried(carriers.len()),
        carriers: carriers
            .iter()
            .take(MOST_CARRIERS)
            .map(|carrier| self::carrier(carrier, row))
            .collect(),
    })
}

/// Who of those in a statement has a page.
fn known(reader: &Reader, said: &Attribution) -> Result<BTreeSet<EntityId>, Trouble> {
    let parties = said.speakers.iter().chain(&said.addressee).map(|party| &party.entity);
    let hops = said.chain.iter().map(|hop| &hop.entity);
    let mut known = BTreeSet::new();
    for id in parties.chain(hops).flatten() {
        if reader.entity(id).map_err(unable)?.is_some() {
            known.insert(id.clone());
        }
    }
    Ok(known)
}

/// Someone with the page about them.
fn party(party: &Party, known: &BTreeSet<EntityId>) -> PartyView {
    let href = credit::page_of(party.entity.as_ref(), known);
    PartyView { name: party.name.clone(), href }
}

/// The statement this one is reported in, as its address and who says it.
fn within(reader: &Reader, row: &StatementRow) -> Result<Option<(String, String)>, Trouble> {
    let Some(outer) = row.attribution.inside else { return Ok(None) };
    let Some(reading) = reader.reading(&row.article.capture).map_err(unable)? else {
        return Ok(None);
    };
    let Some(outer) = reading.attributions.get(outer) else { return Ok(None) };
    let rows = reader.statements_of(&row.article.id).map_err(unable)?;
    let found = rows.into_iter().find(|row| row.attribution.content == outer.content);
    Ok(found.map(|found| (address::utterance(&found.id), sheet::speakers(outer))))
}

/// "Said once, carried by 3 articles."
fn carried(carriers: usize) -> String {
    match carriers {
        0 | 1 => "Said once, carried by 1 article of this vault".to_owned(),
        more => format!("Said once, carried by {} articles of this vault", phrases::grouped(more)),
    }
}

/// One carrier as a row.
fn carrier(carrier: &StatementRow, this: &StatementRow) -> Carrier {
    Carrier {
        href: address::utterance(&carrier.id),
        headline: credit::headline(&carrier.article),
        by: credit::by(&carrier.article),
        wording: phrases::clipped(&carrier.content, 240),
        lang: carrier.article.lang.code(),
        is_this: carrier.id == this.id,
    }
}
