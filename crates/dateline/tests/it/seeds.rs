//! The seeds' own tests at the level of facts (T1 to T9 and T12 of the list of capabilities).
//!
//! The seeds stand beside the repository; without them these tests say so and test nothing.

use crate::run::{dateline, file, folder, records, skipped};
use serde_json::Value;

/// The record of a seed by the first digits of its name; none when the seeds are absent.
fn seed(number: &str) -> Option<Value> {
    let top = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
    let Ok(mut entries) = std::fs::read_dir(top) else {
        skipped("../shared/seeds");
        return None;
    };
    let path = entries.find_map(|entry| {
        let path = entry.unwrap().path();
        path.file_name()?.to_str()?.starts_with(number).then_some(path)
    });
    let ran = dateline(&["read", "--format", "json", &path.unwrap().display().to_string()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    Some(serde_json::from_str(&ran.out).unwrap())
}

fn list<'v>(record: &'v Value, field: &str) -> &'v [Value] {
    record[field].as_array().unwrap()
}

fn main_article(record: &Value) -> &Value {
    let own = list(record, "articles").iter().filter(|article| article["role"] == "article");
    own.max_by_key(|article| article["body"]["text"].as_str().unwrap().len()).unwrap()
}

fn credit<'v>(article: &'v Value, role: &str) -> &'v str {
    let hop = list(article, "credit").iter().find(|hop| hop["role"] == role);
    hop.map_or("", |hop| hop["name"].as_str().unwrap())
}

/// The chain of the first statement whose words contain `part`.
fn chain(record: &Value, part: &str) -> Vec<String> {
    let text = record["page"]["text"].as_str().unwrap();
    let words = |span: &Value| {
        let at = |n: usize| usize::try_from(span[n].as_u64().unwrap()).unwrap();
        text[at(0)..at(1)].to_owned()
    };
    let said = list(record, "attributions").iter().find(|said| {
        let content: String = list(said, "content").iter().map(words).collect();
        content.contains(part) && said["inside"].is_u64()
    });
    let said = said.or_else(|| {
        list(record, "attributions")
            .iter()
            .find(|said| list(said, "content").iter().map(words).collect::<String>().contains(part))
    });
    let hops = said.map(|said| list(said, "chain")).unwrap_or_default();
    let hops = hops.iter().filter(|hop| hop["role"] != "addressee");
    hops.map(|hop| hop["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn t1_the_labelled_day_wins_over_the_day_of_rendering() {
    let Some(record) = seed("000") else { return };
    assert_eq!(main_article(&record)["published"]["value"], "2021-10-26");
    assert_eq!(main_article(&record)["published"]["basis"], "printed");
}

#[test]
fn t2_teasers_are_told_from_the_article() {
    let Some(record) = seed("000") else { return };
    let teasers: Vec<_> =
        list(&record, "articles").iter().filter(|article| article["role"] == "teaser").collect();
    assert_eq!(teasers.len(), 14);
    assert!(teasers.iter().all(|teaser| !list(teaser, "repeats").is_empty()));
    let article = main_article(&record);
    assert_eq!(list(&article["body"], "paragraphs").len(), 14);
    assert_eq!(credit(article, "outlet"), "Pyongyang Times");
    assert_eq!(credit(article, "aggregator"), "KCNA Watch");
}

#[test]
fn t3_a_listing_is_six_items() {
    let Some(record) = seed("001") else { return };
    let roles: Vec<_> = list(&record, "articles").iter().map(|a| a["role"].clone()).collect();
    assert_eq!(roles, ["article", "article", "article", "article", "article", "announcement"]);
    let excerpts = list(&record, "articles").iter().filter(|a| a["complete"] == "excerpt");
    assert_eq!(excerpts.count(), 2);
}

#[test]
fn t4_four_zones_name_one_instant() {
    let Some(record) = seed("001") else { return };
    let instant = "2021-11-21T16:00Z";
    let times = list(&record, "times").iter().filter(|time| time["value"] == instant);
    assert!(times.count() >= 4);
}

#[test]
fn t5_a_dateline_without_year_is_dated_by_anniversaries() {
    let Some(record) = seed("002") else { return };
    let article = main_article(&record);
    assert_eq!(article["dateline"]["day"], "--09-14");
    assert_eq!(article["published"]["value"], "2010-09-14");
    assert_eq!(article["published"]["basis"], "inferred");
    assert!(list(&article["published"], "clues").len() >= 2);
}

#[test]
fn t6_t8_chains_go_from_mouth_to_page() {
    let Some(record) = seed("002") else { return };
    let hops = chain(&record, "footprints of revolutionary activities");
    assert_eq!(hops[..2], ["Hu Jintao", "Korean Central News Agency"]);
    assert!(hops.iter().any(|hop| hop.contains("Korea News Service")), "{hops:?}");
    let Some(record) = seed("003") else { return };
    let hops = chain(&record, "through close and deep communication");
    assert_eq!(hops[..3], ["Xi Jinping", "Korean Central News Agency", "Yonhap News Agency"]);
}

#[test]
fn t7_an_undated_text_is_dated_by_its_clues() {
    let Some(record) = seed("003") else { return };
    let published = &main_article(&record)["published"];
    assert_eq!(published["value"], "2020-10-29");
    assert_eq!(published["basis"], "inferred");
    assert!(list(published, "rivals").iter().any(|rival| rival == "2020-10-30"), "{published}");
}

#[test]
fn t9_two_messages_stay_two_in_the_chronicle() {
    if seed("003").is_none() {
        return;
    }
    let top = folder("seeds");
    let manifest = "file,outlet\n003_7098426bac6faf57.txt,The Korea Herald\n004_47411076e538842d.txt,The Asahi Shimbun\n";
    let manifest = file(&top, "seeds.csv", manifest.as_bytes());
    let vault = top.join("vault").display().to_string();
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seeds");
    assert_eq!(dateline(&["add", seeds, "--manifest", &manifest, "--vault", &vault]).code, 0);
    let lines = records(&dateline(&["chronicle", "--kind", "message", "--vault", &vault]).out);
    let days: Vec<_> = lines
        .iter()
        .filter(|line| line["says"].as_str().unwrap().starts_with("Xi Jinping sends Kim Jong Un"))
        .map(|line| line["when"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(days.contains(&"2020-10-10".to_owned()), "{days:?}");
    assert!(days.contains(&"2020-10-29".to_owned()), "{days:?}");
}

#[test]
fn t12_one_entity_across_spellings() {
    let (Some(first), Some(fourth)) = (seed("000"), seed("003")) else { return };
    let id = |record: &Value, name: &str| {
        let mention =
            list(record, "mentions").iter().find(|m| m["text"].as_str().unwrap().contains(name));
        mention.map(|mention| mention["entity"].clone())
    };
    assert!(id(&first, "Kim Jong Un").is_some());
    assert_eq!(id(&first, "Kim Jong Un"), id(&fourth, "Kim Jong-un"));
    let entities = list(&fourth, "entities");
    let names = entities.iter().find(|entity| entity["name"] == "Kim Jong Un").unwrap();
    assert!(
        names["names"].to_string().contains("김정은")
            && names["names"].to_string().contains("金正恩")
    );
    assert!(list(&fourth, "notes").iter().any(|note| note["code"] == "name_variant"));
}
