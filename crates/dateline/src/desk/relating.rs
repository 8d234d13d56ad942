//! Relating for the vault: what the articles tell, joined to a chronicle.

use dateline_model::{ArticleId, ArticleRole, Citation, Event, Role};
use dateline_relate::{Told, chronicle};
use dateline_store::{Reader, Vault, article_id};

/// One event with everything a chronicle line needs to cite it.
#[derive(Debug)]
struct Held {
    event: Event,
    words: String,
    citations: Vec<Citation>,
    outlet: String,
    address: Option<String>,
    article: ArticleId,
}

/// Makes the chronicle again from every reading, and brings the index up to date.
pub(super) fn relate(vault: &mut Vault) -> anyhow::Result<()> {
    let held = gather(&vault.reader()?)?;
    let told: Vec<_> = held
        .iter()
        .map(|held| Told {
            event: &held.event,
            words: &held.words,
            citations: held.citations.clone(),
            outlet: &held.outlet,
            address: held.address.as_deref(),
            article: &held.article,
        })
        .collect();
    vault.put_chronicle(&chronicle(&told))?;
    vault.index()?;
    Ok(())
}

/// The events of all articles; a teaser is never evidence.
fn gather(reader: &Reader) -> anyhow::Result<Vec<Held>> {
    let mut held = Vec::new();
    let mut failed = None;
    reader.each_reading(&mut |capture, digest, reading| {
        let text = match reader.text(digest) {
            Ok(text) => text.unwrap_or_default(),
            Err(error) => {
                failed = Some(error);
                return false;
            }
        };
        for event in &reading.events {
            let Some(article) = reading.articles.get(event.article) else { continue };
            if article.role == ArticleRole::Teaser {
                continue;
            }
            let id = article_id(&capture.id, event.article);
            let cite = |span| Citation {
                capture: capture.id.clone(),
                text: digest.clone(),
                span,
                article: id.clone(),
            };
            let outlet = [Role::Outlet, Role::Agency, Role::Relay, Role::Aggregator]
                .iter()
                .find_map(|role| article.credits.iter().find(|hop| hop.role == *role))
                .map(|hop| hop.name.clone());
            held.push(Held {
                words: event.evidence.first().map_or("", |span| span.of(&text)).to_owned(),
                citations: event.evidence.iter().copied().map(cite).collect(),
                outlet: outlet
                    .or_else(|| capture.outlet.clone())
                    .unwrap_or_else(|| "outlet unknown".to_owned()),
                address: capture.url.as_ref().map(|url| url.canonical().to_owned()),
                article: id,
                event: event.clone(),
            });
        }
        true
    })?;
    failed.map_or(Ok(held), |error| Err(error.into()))
}
