//! The five seeds against their hand-made gold: articles, dates, statements, names, events.

use super::Figures;
use super::measure::{Score, Share, key};
use super::record::{Item, Record, char_offsets, read, shared, spans_of};
use super::words::{Words, pairs};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Span = (usize, usize);

/// Everything the gold knows of one seed, spans in bytes.
#[derive(Debug, Default)]
struct Gold {
    articles: Vec<Value>,
    quotes: Vec<Value>,
    events: Vec<Value>,
    dates: Vec<BTreeMap<String, String>>,
}

/// Scores the tables; what has no gold is not asked.
pub(crate) fn score() -> anyhow::Result<Result<Figures, String>> {
    let (folder, seeds) = match (shared("gold/seeds"), shared("seeds")) {
        (Ok(folder), Ok(seeds)) => (folder, seeds),
        (Err(absent), _) | (_, Err(absent)) => return Ok(Err(absent)),
    };
    let aliases = Aliases::of(&table(&folder.join("entities.tsv"))?);
    let golds = golds(&folder)?;
    let mut items = Vec::new();
    for name in golds.keys() {
        let text = Some(std::fs::read_to_string(seeds.join(name))?);
        items.push(Item { id: name.clone(), text, ..Item::default() });
    }
    let records = read(&items)?;
    let mut shares: BTreeMap<&'static str, Share> = BTreeMap::new();
    let mut emitted = Score::default();
    for (name, gold) in &golds {
        let Some(record) = records.get(name) else { continue };
        let offsets = char_offsets(record.text());
        articles(record, gold, &offsets, &mut shares);
        dates(record, gold, &offsets, &mut shares);
        quotes(record, gold, &offsets, &aliases, &mut shares, &mut emitted);
        events(record, gold, &offsets, &aliases, &mut shares);
    }
    let mut figures: Figures =
        shares.iter().map(|(name, share)| (format!("seeds.{name}"), share.value())).collect();
    figures.insert("seeds.said_precision".to_owned(), emitted.precision());
    Ok(Ok(figures))
}

fn golds(folder: &Path) -> anyhow::Result<BTreeMap<String, Gold>> {
    let mut golds: BTreeMap<String, Gold> = BTreeMap::new();
    for row in rows(&folder.join("articles.jsonl"))? {
        golds.entry(file(&row)).or_default().articles.push(row);
    }
    for row in rows(&folder.join("attributions.jsonl"))? {
        golds.entry(file(&row)).or_default().quotes.push(row);
    }
    for row in rows(&folder.join("events.jsonl"))? {
        golds.entry(file(&row)).or_default().events.push(row);
    }
    for row in table(&folder.join("dates.tsv"))? {
        golds.entry(row["file"].clone()).or_default().dates.push(row);
    }
    Ok(golds)
}

fn rows(path: &Path) -> anyhow::Result<Vec<Value>> {
    let text = std::fs::read_to_string(path)?;
    Ok(text
        .lines()
        .filter(|line| !line.is_empty())
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?)
}

fn file(row: &Value) -> String {
    row["file"].as_str().unwrap_or_default().to_owned()
}

/// A table of tab-separated values by the names of its head line.
fn table(path: &Path) -> anyhow::Result<Vec<BTreeMap<String, String>>> {
    let text = std::fs::read_to_string(path)?;
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let row = |line: &str| {
        head.iter().copied().map(str::to_owned).zip(line.split('\t').map(str::to_owned)).collect()
    };
    Ok(lines.filter(|line| !line.is_empty()).map(row).collect())
}

/// Name to canonical name, from the gold's own forms; a form of two entities stands for neither.
#[derive(Debug)]
struct Aliases(BTreeMap<String, String>);

impl Aliases {
    fn of(entities: &[BTreeMap<String, String>]) -> Self {
        let mut forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for entity in entities {
            let canonical = &entity["canonical"];
            let surfaces = entity["surfaces"].split(" | ");
            let surfaces =
                surfaces.map(|form| form.rsplit_once(" x").map_or(form, |(form, _)| form));
            let inside = canonical.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
            for name in surfaces.chain([canonical.as_str()]).chain(inside.map(|(name, _)| name)) {
                forms.entry(key(name)).or_default().insert(key(canonical));
            }
        }
        let one = |(form, names): (String, BTreeSet<String>)| {
            let name = names.first().filter(|_| names.len() == 1)?.clone();
            Some((form, name))
        };
        let mut of: BTreeMap<String, String> = forms.into_iter().filter_map(one).collect();
        of.insert("kcna".to_owned(), "koreancentralnewsagency".to_owned());
        of.insert("kns".to_owned(), "koreanewsservice".to_owned());
        of.insert("yonhap".to_owned(), "yonhapnewsagency".to_owned());
        Self(of)
    }

    fn name(&self, name: &str) -> String {
        let form = key(name);
        if let Some(canonical) = self.0.get(&form) {
            return canonical.clone();
        }
        // A title before the name.
        let ends = self.0.iter().filter(|(known, _)| known.len() > 6 && form.ends_with(*known));
        ends.max_by_key(|(known, _)| known.len()).map_or(form.clone(), |(_, name)| name.clone())
    }
}

fn span(part: &Value, offsets: &[usize]) -> Option<Span> {
    let at = |field: &str| offsets.get(usize::try_from(part[field].as_u64()?).ok()?).copied();
    Some((at("start")?, at("end")?))
}

fn common(a: Span, b: Span) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

type Shares = BTreeMap<&'static str, Share>;

fn articles(record: &Record, gold: &Gold, offsets: &[usize], shares: &mut Shares) {
    for row in &gold.articles {
        let bodies: Vec<Span> = ["body", "body_repeat"]
            .iter()
            .filter_map(|field| span(&row[*field], offsets))
            .collect();
        let extent = |article: &Value| {
            let spans = spans_of(&article["body"]["paragraphs"]);
            Some((spans.iter().map(|s| s.0).min()?, spans.iter().map(|s| s.1).max()?))
        };
        let is_it = |article: &&Value| {
            let Some(found) = extent(article) else { return false };
            bodies.iter().any(|body| {
                let both = common(*body, found);
                both * 2 >= (body.1 - body.0) + (found.1 - found.0) - both
            })
        };
        let article = record.list("articles").find(is_it);
        shares.entry("articles").or_default().add(article.is_some());
        let title = row["title"]["text"].as_str().map(key);
        let found = article.and_then(|a| a["headline"]["text"].as_str()).map(key);
        shares.entry("titles").or_default().add(article.is_some() && title == found);
        if let Some(day) = row["published"].as_str() {
            let value = article.and_then(|a| a["published"]["value"].as_str());
            let is_right = value.is_some_and(|value| value == day || day.get(..10) == Some(value));
            shares.entry("published").or_default().add(is_right);
        }
    }
}

fn dates(record: &Record, gold: &Gold, offsets: &[usize], shares: &mut Shares) {
    for row in gold.dates.iter().filter(|row| row["level"] == "core") {
        let at = |field: &str| offsets.get(row[field].parse::<usize>().ok()?).copied();
        let Some(place) = at("char_start").zip(at("char_end")) else { continue };
        let here: Vec<&Value> = record
            .list("times")
            .filter(|time| spans_of(&time["span"]).iter().any(|s| common(*s, place) > 0))
            .collect();
        let is_right = here.iter().any(|time| is_value(&row["value"], time));
        shares.entry("times").or_default().add(is_right);
        if row["kind"] == "anniversary" {
            let has_base = here.iter().any(|time| time["base"] == row["base_date"].as_str());
            shares.entry("anniversaries").or_default().add(has_base && is_right);
        }
    }
}

/// Equal values, or other spellings of the same: an instant, a length in months, a decade.
fn is_value(gold: &str, time: &Value) -> bool {
    let value = time["value"].as_str().unwrap_or_default();
    let months = |value: &str| {
        let rest = value.strip_prefix('P')?;
        let (years, rest) = rest.split_once('Y').unwrap_or(("0", rest));
        let months = rest.strip_suffix('M').unwrap_or("0");
        Some(years.parse::<f64>().ok()?.mul_add(12.0, months.parse::<f64>().ok()?))
    };
    let is_decade = gold.len() == 3 && value == format!("{gold}X");
    let instant = |value: &str| value.ends_with('Z').then(|| value.get(..16).map(str::to_owned));
    value == gold
        || is_decade
        || (months(gold).is_some() && months(gold) == months(value))
        || (instant(gold).is_some() && instant(gold) == instant(value))
}

fn quotes(
    record: &Record,
    gold: &Gold,
    offsets: &[usize],
    aliases: &Aliases,
    shares: &mut Shares,
    emitted: &mut Score,
) {
    if gold.quotes.is_empty() {
        return;
    }
    let words = Words::of(record.text());
    let said: Vec<&Value> = gold.quotes.iter().filter(|row| row["type"] != "not_a_quote").collect();
    let core = |spans: &[Span]| words.core(words.within(spans));
    let wanted: Vec<BTreeSet<usize>> =
        said.iter().map(|row| core(&span(row, offsets).into_iter().collect::<Vec<_>>())).collect();
    let attributions: Vec<&Value> = record.list("attributions").collect();
    let found: Vec<BTreeSet<usize>> =
        attributions.iter().map(|one| core(&spans_of(&one["content"]))).collect();
    let matched = pairs(&wanted, &found);
    for (i, row) in said.iter().enumerate().filter(|(_, row)| row["level"] == "core") {
        let pair = matched.iter().find(|(gold, _)| *gold == i);
        shares.entry("said").or_default().add(pair.is_some());
        let Some((_, j)) = pair else { continue };
        let is_right = is_chain(row, attributions[*j], aliases, record.text());
        shares.entry("chains").or_default().add(is_right);
    }
    let near = |one: &BTreeSet<usize>| {
        wanted.iter().any(|gold| {
            let both = one.intersection(gold).count();
            both * 2 >= one.len() + gold.len() - both && both > 0
        })
    };
    emitted.found += found.len();
    emitted.hits += found.iter().filter(|one| near(one)).count();
}

/// The same names in the same order, joint speakers in any; names the text does not print are not
/// asked for.
fn is_chain(row: &Value, said: &Value, aliases: &Aliases, text: &str) -> bool {
    let text = key(text);
    let is_printed = |name: &String| {
        text.contains(name) || aliases.0.iter().any(|(form, to)| to == name && text.contains(form))
    };
    let names = |list: &Value, field: Option<&str>| -> Vec<String> {
        let list = list.as_array().into_iter().flatten();
        let list = list.filter(|hop| hop["role"] != "addressee");
        let name = |hop: &Value| field.map_or(hop, |field| &hop[field]).as_str().map(str::to_owned);
        let mut names: Vec<String> =
            list.filter_map(name).map(|name| aliases.name(&name)).collect();
        names.dedup();
        names
    };
    let mut wanted = names(&row["credit_chain"], None);
    let mut found = names(&said["chain"], Some("name"));
    let hidden: BTreeSet<String> =
        wanted.iter().filter(|name| !is_printed(name)).cloned().collect();
    wanted.retain(|name| !hidden.contains(name));
    found.retain(|name| !hidden.contains(name));
    let joint = row["speaker"].as_array().map_or(1, Vec::len).min(wanted.len()).min(found.len());
    wanted[..joint].sort();
    found[..joint].sort();
    wanted == found
}

fn events(record: &Record, gold: &Gold, offsets: &[usize], aliases: &Aliases, shares: &mut Shares) {
    const KINDS: [&str; 9] = [
        "message",
        "visit",
        "meeting",
        "anniversary",
        "launch",
        "statement",
        "appointment",
        "agreement",
        "death",
    ];
    for row in gold.events.iter().filter(|row| row["level"] == "core") {
        let kind = row["type"].as_str().unwrap_or_default();
        let kinds: &[&str] = match kind {
            "message_series" => &["message"],
            "order" => &["statement", "message"],
            "congress" | "webinar" => &["meeting", "happening"],
            "publication" => &["launch", "statement", "happening"],
            "release" | "premiere" => &["launch", "happening"],
            known if KINDS.contains(&known) => &[kind],
            _ => &["happening"],
        };
        let place = span(&row["evidence"], offsets).unwrap_or_default();
        let is_it = |event: &&Value| {
            kinds.iter().any(|kind| event["kind"] == *kind)
                && spans_of(&event["evidence"]).iter().any(|s| common(*s, place) > 0)
                && is_whole(row, event, aliases)
        };
        shares.entry("events").or_default().add(record.list("events").any(|event| is_it(&event)));
    }
}

/// The day and the participants are there.
fn is_whole(row: &Value, event: &Value, aliases: &Aliases) -> bool {
    let when = event["when"]["value"].as_str().unwrap_or_default();
    let is_when = row["date"].as_str().is_none_or(|day| when.starts_with(day) || day == when);
    let roles = event["roles"].as_array().into_iter().flatten();
    let mut named: BTreeSet<String> =
        roles.filter_map(|role| role["name"].as_str()).map(|name| aliases.name(name)).collect();
    named.extend(event["where"].as_str().map(|name| aliases.name(name)));
    let wanted = row["participants"].as_array().into_iter().flatten();
    let mut wanted = wanted.filter_map(|one| one["name"].as_str());
    is_when && wanted.all(|name| named.contains(&aliases.name(name)))
}
