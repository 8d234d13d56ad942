//! Facts: whether one hand-written fact of the sample press was read.

use super::measure::{fold, key};
use super::record::Record;
use serde_json::Value;

/// One line of `facts.txt`.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// The item it speaks of; none where the page has only one.
    pub article: Option<usize>,
    /// The capture it speaks of, by file name; none for all.
    pub capture: Option<String>,
    /// Its kind.
    pub kind: String,
    /// The fields after the kind.
    pub fields: Vec<String>,
}

impl Fact {
    fn field(&self, n: usize) -> &str {
        self.fields.get(n).map_or("", String::as_str)
    }
}

/// The facts of a file.
pub(crate) fn parse(text: &str) -> Vec<Fact> {
    let (mut article, mut capture, mut facts) = (None, None, Vec::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            match section.split_once(' ') {
                Some(("article", n)) => article = n.parse().ok(),
                Some(("capture", file)) => (capture, article) = (Some(file.to_owned()), None),
                _ => {}
            }
            continue;
        }
        let mut cells = line.split('\t').map(str::to_owned);
        let kind = cells.next().unwrap_or_default();
        let fields = cells.collect();
        facts.push(Fact { article, capture: capture.clone(), kind, fields });
    }
    facts
}

/// Whether the record holds the fact; none for kinds a single record cannot decide.
pub(crate) fn holds(fact: &Fact, record: &Record) -> Option<bool> {
    let articles: Vec<&Value> =
        record.list("articles").filter(|article| article["role"] != "teaser").collect();
    let article = articles.get(fact.article.unwrap_or(0)).copied().unwrap_or(&Value::Null);
    let n = article["n"].as_u64();
    let here = |row: &&Value| fact.article.is_none() || row["article"].as_u64() == n;
    let has = |list: &str, test: &dyn Fn(&Value) -> bool| record.list(list).filter(here).any(test);
    let first = fact.field(0);
    Some(match fact.kind.as_str() {
        "language" => record.0["page"]["language"] == first,
        "kind" => record.0["page"]["kind"] == first,
        "articles" => articles.len().to_string() == first,
        "teasers" => {
            let teasers = record.list("articles").filter(|article| article["role"] == "teaser");
            teasers.count().to_string() == first
        }
        "role" => article["role"] == first,
        "headline" => is_text(&article["headline"]["text"], first),
        "standfirst" => is_text(&article["standfirst"]["text"], first),
        "complete" => article["complete"] == first,
        "published" | "updated" => {
            let stamp = &article[&fact.kind];
            stamp["value"] == first && (fact.fields.len() < 2 || stamp["basis"] == fact.field(1))
        }
        "dateline" => dateline(fact, &article["dateline"]),
        "byline" => names_of(&article["byline"]["people"]).contains(&key(first)),
        "credit" => credit(fact, article),
        "vehicle" => article["level"]["vehicle"] == first,
        "drops" => !fold(&bodies(&articles)).contains(&fold(first)),
        "unsaid" => !has("attributions", &|said| is_said(record, said, first)),
        "negated" => has("attributions", &|said| {
            said["act"] == "negated" && overlaps(&record.words(&said["content"]), first)
        }),
        "inference" => !has("attributions", &|said| {
            !said["speaker"].is_null() && is_content(record, said, first)
        }),
        "says" => has("attributions", &|said| says(fact, record, said)),
        "chain" => has("attributions", &|said| chain(fact, record, said)),
        "time" => has("times", &|time| is_time(fact, time)),
        "mention" => has("mentions", &|mention| {
            mention["kind"] == first
                && overlaps(mention["text"].as_str().unwrap_or_default(), fact.field(1))
                && is_name(&mention["name"], fact.field(2))
        }),
        "event" => has("events", &|event| is_event(fact, event)),
        "roster" => has("rosters", &|roster| is_roster(first, roster)),
        "note" => record.list("notes").any(|note| note["code"] == first),
        _ => return None,
    })
}

fn is_text(value: &Value, wanted: &str) -> bool {
    value.as_str().is_some_and(|text| fold(text) == fold(wanted))
}

fn is_name(value: &Value, wanted: &str) -> bool {
    value.as_str().is_some_and(|name| key(name) == key(wanted))
}

fn names_of(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(key).collect()
}

/// One contains the other.
fn overlaps(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    !a.is_empty() && !b.is_empty() && (a.contains(&b) || b.contains(&a))
}

fn bodies(articles: &[&Value]) -> String {
    let texts = articles.iter().filter_map(|article| article["body"]["text"].as_str());
    texts.collect::<Vec<_>>().join("\n")
}

fn dateline(fact: &Fact, line: &Value) -> bool {
    let day = line["day"].as_str().unwrap_or_default();
    let agency = line["agency"].as_str().unwrap_or_default();
    let is_day = match fact.field(1) {
        "" | "-" => day.is_empty(),
        wanted => day.ends_with(wanted),
    };
    let is_agency = match fact.field(2) {
        "" | "-" => agency.is_empty(),
        wanted => key(agency) == key(wanted),
    };
    is_name(&line["place"], fact.field(0)) && is_day && is_agency
}

fn credit(fact: &Fact, article: &Value) -> bool {
    let hops = article["credit"].as_array().into_iter().flatten();
    hops.into_iter().any(|hop| hop["role"] == fact.field(0) && is_name(&hop["name"], fact.field(1)))
}

/// One piece of the content, or all of it, begins and ends with the words of the fact (` … ` stands
/// for what is between), edges within two words.
fn is_content(record: &Record, said: &Value, wanted: &str) -> bool {
    let pieces = said["content"].as_array().into_iter().flatten();
    let mut texts: Vec<String> = pieces.map(|piece| record.words(piece)).collect();
    texts.push(record.words(&said["content"]));
    texts.iter().any(|text| is_piece(&fold(text), wanted))
}

/// Whether words make up a statement, or the greater part of one; what is told not to have been
/// said is no statement.
fn is_said(record: &Record, said: &Value, unsaid: &str) -> bool {
    let content = record.words(&said["content"]).chars().count();
    let is_most = unsaid.chars().count().saturating_mul(2) >= content;
    said["act"] != "negated" && is_most && is_content(record, said, unsaid)
}

fn is_piece(content: &str, wanted: &str) -> bool {
    let parts: Vec<String> = wanted.split(" … ").map(fold).collect();
    let mut at = 0;
    for part in &parts {
        match content.get(at..).and_then(|rest| rest.find(part.as_str())) {
            Some(found) => at += found + part.len(),
            None => return false,
        }
    }
    let before = content.find(parts.first().map_or("", String::as_str)).unwrap_or(0);
    let words = |text: Option<&str>| text.map_or(0, |text| text.split_whitespace().count());
    let is_open = parts.len() == 1;
    words(content.get(..before)) <= 2 && (is_open || words(content.get(at..)) <= 2)
}

fn says(fact: &Fact, record: &Record, said: &Value) -> bool {
    let speakers = said["speakers"].as_array().into_iter().flatten();
    let names: Vec<String> =
        speakers.filter_map(|speaker| speaker["name"].as_str()).map(key).collect();
    let whole = key(fact.field(0));
    let mut wanted = fact.field(0).split(" and ").map(key);
    let is_speaker = match fact.field(0) {
        "-" | "unattributed" => names.is_empty(),
        _ if names.contains(&whole) => true,
        _ => wanted.all(|name| names.iter().any(|found| *found == name || found.ends_with(&name))),
    };
    is_speaker && said["mode"] == fact.field(1) && is_content(record, said, fact.field(2))
}

fn chain(fact: &Fact, record: &Record, said: &Value) -> bool {
    let wanted: Vec<String> = fact.field(0).split(" > ").map(key).collect();
    let hops = said["chain"].as_array().into_iter().flatten();
    let mut names: Vec<String> = hops
        .filter(|hop| hop["role"] != "addressee")
        .filter_map(|hop| hop["name"].as_str())
        .map(key)
        .collect();
    names.dedup();
    is_content(record, said, fact.field(1)) && names == wanted
}

fn is_time(fact: &Fact, time: &Value) -> bool {
    let base = fact.fields.iter().find_map(|field| field.strip_prefix("base="));
    overlaps(time["text"].as_str().unwrap_or_default(), fact.field(0))
        && time["value"] == fact.field(1)
        && base.is_none_or(|base| time["base"] == base)
}

fn is_event(fact: &Fact, event: &Value) -> bool {
    let roles = event["roles"].as_array();
    let named = |wanted: &str| {
        let name = wanted.split_once('=').map_or(wanted, |(_, name)| name);
        // The Central Board of the Harbour Party is the Harbour Party, told more exactly.
        let is_of = |found: &str| found.contains(" of the ") && key(found).ends_with(&key(name));
        let is_role = roles
            .into_iter()
            .flatten()
            .any(|role| is_name(&role["name"], name) || role["name"].as_str().is_some_and(is_of));
        is_role || is_name(&event["where"], name)
    };
    let when = event["when"]["value"].as_str().unwrap_or_default();
    let is_when =
        fact.field(1).is_empty() || fact.field(1) == "-" || when.starts_with(fact.field(1));
    let participants = fact.field(2).split(';').map(str::trim).filter(|part| !part.is_empty());
    event["kind"] == fact.field(0) && is_when && participants.into_iter().all(named)
}

fn is_roster(wanted: &str, roster: &Value) -> bool {
    let names = roster["names"].as_array().into_iter().flatten();
    let found: Vec<String> = names.filter_map(|name| name["name"].as_str()).map(key).collect();
    found == wanted.split("; ").map(key).collect::<Vec<_>>()
}
