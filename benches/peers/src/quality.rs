//! Quality and speed, told: the sets one after the other, every system on the same strings.

use crate::fragments::{self, Count};
use crate::pages::{self, Page};
use crate::python::Python;
use crate::report::{self, Report, row, share};
use crate::shingles::{self, Token};
use crate::speed;
use crate::systems::{Answer, Ready, System};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

/// Fragment F1 of trafilatura 2.3.1 on all pages of `generic` and on their validation side, when
/// it is not installed.
const RECORDED: (f64, f64) = (0.926, 0.927);

/// A system with its answers.
struct Run {
    name: String,
    answers: Vec<Answer>,
}

/// The name of a Python peer and the processor seconds of its one pass.
pub(crate) type Slow = (String, f64);

/// Ours first, then the peers; the seconds are those of the Python peer.
fn ask(pages: &[Page], python: Option<&Python>) -> anyhow::Result<(Vec<Run>, Option<Slow>)> {
    let mut runs = Vec::new();
    for system in [System::Ours, System::Trafilatura, System::DomSmoothie] {
        let ready = Ready::new(system);
        let answer = |page: &Page| ready.answer(&page.html, page.url.as_deref());
        let answers: Vec<Answer> = pages.iter().map(answer).collect();
        let panics = answers.iter().filter(|answer| answer.has_panicked).count();
        if panics > 0 {
            report::say(&format!("{} panicked on {panics} pages.\n", system.name()));
        }
        runs.push(Run { name: system.name().to_owned(), answers });
    }
    let version = python.and_then(|python| python.version("trafilatura"));
    let (Some(python), Some(version)) = (python, version) else {
        report::say("skipped: trafilatura (Python) is not installed (pip install trafilatura)\n");
        return Ok((runs, None));
    };
    let said = python.ask("trafilatura", pages)?;
    let name = format!("trafilatura {version} (Python)");
    runs.push(Run { name: name.clone(), answers: said.answers });
    Ok((runs, Some((name, said.seconds))))
}

/// `pages/generic`: fragments, titles, empty bodies; gives the speed of the Python peer.
pub(crate) fn generic(
    report: &mut Report,
    data: &Path,
    python: Option<&Python>,
) -> anyhow::Result<Option<Slow>> {
    report::heading("Fragments on pages/generic");
    let pages = pages::addressed(data, "generic")?;
    let (runs, slow) = ask(&pages, python)?;
    let counts: Vec<Vec<Count>> = runs.iter().map(|run| counted(&pages, &run.answers)).collect();
    let side: Vec<bool> = pages.iter().map(Page::is_validation).collect();
    for (part, only) in [("whole", false), ("validation", true)] {
        let lets = |n: usize| !only || side[n];
        let mut table = vec![row(&[
            part,
            "F1",
            "P",
            "R",
            "error-free",
            "comments leaked",
            "title right",
            "empty",
        ])];
        for (run, counts) in runs.iter().zip(&counts) {
            let titles = fragments::titles(&pages, &run.answers, lets);
            table.push(line(report, part, run, &fragments::sum(counts, lets), titles, lets));
        }
        let largest: Vec<Answer> = runs[0].answers.iter().map(largest).collect();
        let run = Run { name: "dateline, largest article only".to_owned(), answers: largest };
        let all = fragments::sum(&counted(&pages, &run.answers), lets);
        let titles = fragments::titles(&pages, &run.answers, lets);
        table.push(line(report, part, &run, &all, titles, lets));
        report::table(&table);
        bar(report, part, &pages, &runs, &counts, lets);
    }
    languages(report, &runs, &counts);
    empty(report, &pages, &runs, &counts);
    Ok(slow)
}

fn counted(pages: &[Page], answers: &[Answer]) -> Vec<Count> {
    pages.iter().zip(answers).map(|(page, answer)| fragments::count(page, &answer.text)).collect()
}

fn largest(answer: &Answer) -> Answer {
    Answer { text: answer.largest.clone().unwrap_or_default(), ..answer.clone() }
}

fn line(
    report: &mut Report,
    part: &str,
    run: &Run,
    all: &Count,
    titles: (usize, usize),
    lets: impl Fn(usize) -> bool,
) -> Vec<String> {
    let title = fragments::ratio(titles.0, titles.1);
    let empty = run.answers.iter().enumerate();
    let empty = empty.filter(|(n, a)| lets(*n) && a.text.trim().is_empty()).count();
    let figure = json!({"f1": all.f1(), "precision": all.precision(), "recall": all.recall(),
        "error_free": all.clean_share(), "comment_leakage": all.leakage(), "title": title,
        "empty": empty, "pages": all.pages});
    report.keep(&format!("generic.{part}"), &run.name, figure);
    vec![
        run.name.clone(),
        share(all.f1()),
        share(all.precision()),
        share(all.recall()),
        share(all.clean_share()),
        format!("{}/{}", all.leaked, all.comments),
        share(title),
        empty.to_string(),
    ]
}

/// Ours beside the best peer: the ratio, and how sure the difference is.
fn bar(
    report: &mut Report,
    part: &str,
    pages: &[Page],
    runs: &[Run],
    counts: &[Vec<Count>],
    lets: impl Fn(usize) -> bool + Copy,
) {
    let f1 = |n: usize| fragments::sum(&counts[n], lets).f1();
    let best = (1..runs.len()).max_by(|a, b| f1(*a).total_cmp(&f1(*b)));
    let Some(best) = best else { return };
    let sure = fragments::compare(pages, &counts[0], &counts[best], lets);
    report::say(&format!(
        "Ours / best peer ({}) = {:.4}, bar 1.01. Difference {:+.4}; 95 % of 2,000 draws of hosts \
         lie between {:+.4} and {:+.4}, {:.1} % below 0.",
        runs[best].name,
        f1(0) / f1(best),
        sure.measured,
        sure.low,
        sure.high,
        100.0 * sure.below
    ));
    let recorded = if part == "whole" { RECORDED.0 } else { RECORDED.1 };
    if f1(best) < recorded && !runs.iter().any(|run| run.name.contains("Python")) {
        let ratio = f1(0) / recorded;
        report::say(&format!("Against the recorded {recorded} of trafilatura 2.3.1: {ratio:.4}."));
    }
    report::say("");
    let figure = json!({"best_peer": runs[best].name, "ratio": f1(0) / f1(best),
        "difference": sure.measured, "low": sure.low, "high": sure.high, "below_zero": sure.below});
    report.keep("generic.comparison", part, figure);
}

/// Fragment F1 by language; under 20 pages the pages without error are counted instead.
fn languages(report: &mut Report, runs: &[Run], counts: &[Vec<Count>]) {
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, answer) in runs[0].answers.iter().enumerate() {
        groups.entry(&answer.language).or_default().push(n);
    }
    let mut groups: Vec<(&str, Vec<usize>)> = groups.into_iter().collect();
    groups.sort_by_key(|(language, pages)| (usize::MAX - pages.len(), *language));
    let mut head = row(&["language", "pages"]);
    head.extend(runs.iter().map(|run| run.name.clone()));
    let mut table = vec![head];
    for (language, group) in &groups {
        let mut cells = vec![(*language).to_owned(), group.len().to_string()];
        let mut figures = serde_json::Map::new();
        for (run, counts) in runs.iter().zip(counts) {
            let all = fragments::sum(counts, |n| group.binary_search(&n).is_ok());
            let is_few = group.len() < 20;
            cells.push(if is_few { format!("{} clean", all.clean) } else { share(all.f1()) });
            figures.insert(run.name.clone(), json!({"f1": all.f1(), "clean": all.clean}));
        }
        figures.insert("pages".to_owned(), json!(group.len()));
        report.keep("generic.languages", language, Value::Object(figures));
        table.push(cells);
    }
    report::table(&table);
}

/// Pages on which our body is empty and a peer has a wanted string.
fn empty(report: &mut Report, pages: &[Page], runs: &[Run], counts: &[Vec<Count>]) {
    let is_lost = |n: usize| {
        runs[0].answers[n].text.trim().is_empty() && counts[1..].iter().any(|c| c[n].hits > 0)
    };
    let lost: Vec<&str> = (0..pages.len())
        .filter(|n| is_lost(*n))
        .filter_map(|n| pages[n].gold["file"].as_str())
        .collect();
    report::say(&format!(
        "Our body is empty and a peer has a wanted string: {} pages {}",
        lost.len(),
        lost.join(" ")
    ));
    report.keep("generic.comparison", "empty_where_a_peer_is_not", json!(lost));
}

/// `pages/readability`: shingles against the text of the expected HTML.
pub(crate) fn readability(
    report: &mut Report,
    data: &Path,
    python: Option<&Python>,
) -> anyhow::Result<()> {
    report::heading("Shingles on pages/readability");
    report::say("The gold is the output of Readability, so dom_smoothie, its port, is no peer.\n");
    let pages = pages::readability(data)?;
    whole_texts(report, "readability", &pages, python)
}

/// Pages marked by hand, with their whole text.
pub(crate) fn marked(
    report: &mut Report,
    data: &Path,
    gold: &Path,
    python: Option<&Python>,
) -> anyhow::Result<()> {
    report::heading("Shingles on hand-marked pages");
    let mut pages = pages::marked(data, gold)?;
    whole_texts(report, "marked", &pages, python)?;
    pages.retain(|page| page.gold["held_out"] == true);
    if !pages.is_empty() {
        report::heading("Shingles on hand-marked pages of hosts held out from training");
        whole_texts(report, "marked_held_out", &pages, python)?;
    }
    Ok(())
}

/// Shingle F1 of every system on pages whose whole text is known.
fn whole_texts(
    report: &mut Report,
    part: &str,
    pages: &[Page],
    python: Option<&Python>,
) -> anyhow::Result<()> {
    let (mut runs, _) = ask(pages, python)?;
    let answers = runs[0].answers.iter().map(largest).collect();
    runs.push(Run { name: "dateline, largest article only".to_owned(), answers });
    let mut table =
        vec![row(&["system", "F1", "P", "R", "F1 by characters", "of zh, ja, ko alone", "empty"])];
    let east: Vec<bool> = pages.iter().map(|page| shingles::is_east(body(page))).collect();
    for run in &runs {
        let of = |token: Token, only_east: bool| {
            let chosen = pages.iter().zip(&run.answers).zip(&east);
            let rows: Vec<shingles::Page> = chosen
                .filter(|(_, is_east)| !only_east || **is_east)
                .map(|((page, answer), _)| shingles::page(body(page), &answer.text, token))
                .collect();
            (shingles::figures(&rows), rows.len())
        };
        let ((words, _), (characters, _)) = (of(Token::Word, false), of(Token::Character, false));
        let (eastern, count) = of(Token::Character, true);
        let empty = run.answers.iter().filter(|answer| answer.text.trim().is_empty()).count();
        table.push(vec![
            run.name.clone(),
            share(words.f1),
            share(words.precision),
            share(words.recall),
            share(characters.f1),
            format!("{} ({count} pages)", share(eastern.f1)),
            empty.to_string(),
        ]);
        let figure = json!({"f1": words.f1, "precision": words.precision, "recall": words.recall,
            "f1_characters": characters.f1, "f1_east": eastern.f1, "east": count,
            "empty": empty, "pages": pages.len()});
        report.keep(part, &run.name, figure);
    }
    report::table(&table);
    Ok(())
}

fn body(page: &Page) -> &str {
    page.gold["body"].as_str().unwrap_or_default()
}

/// Speed and memory on the pages of `generic`.
pub(crate) fn speed(report: &mut Report, data: &Path, slow: Option<Slow>) -> anyhow::Result<()> {
    report::heading("Speed and memory on pages/generic, one thread, processor time");
    let pages = pages::addressed(data, "generic")?;
    let (count, bytes) = (pages.len(), pages.iter().map(|page| page.html.len()).sum::<usize>());
    drop(pages);
    let speeds = speed::measure(data)?;
    let seconds = |system: System| {
        speeds.iter().find(|speed| speed.name == system.name()).map_or(1.0, |speed| speed.seconds)
    };
    let (peer, floor) = (seconds(System::Trafilatura), seconds(System::Floor));
    let mut table = vec![row(&[
        "system",
        "pages/s",
        "MB/s",
        "x trafilatura-rs",
        "x floor",
        "median pass s (spread)",
        "MB above the pages",
        "peak MB",
    ])];
    for speed in &speeds {
        let mut cells = pace(&speed.name, speed.seconds, count, bytes, (peer, floor));
        let (low, high) = speed.spread;
        cells.push(format!("{:.2} ({low:.2} to {high:.2})", speed.seconds));
        cells.extend([format!("{:.1}", speed.memory), format!("{:.0}", speed.peak)]);
        table.push(cells);
        let figure = json!({"pages_per_second": count as f64 / speed.seconds,
            "seconds": speed.seconds, "x_trafilatura": peer / speed.seconds,
            "x_floor": floor / speed.seconds, "megabytes_above_pages": speed.memory});
        report.keep("speed", &speed.name, figure);
    }
    if let Some((name, seconds)) = slow {
        let mut cells = pace(&name, seconds, count, bytes, (peer, floor));
        cells.extend([format!("{seconds:.2}, one pass"), "-".to_owned(), "-".to_owned()]);
        table.push(cells);
    }
    report::table(&table);
    report::say(&format!("{count} pages, {:.1} MB decoded.", bytes as f64 / 1e6));
    Ok(())
}

fn pace(name: &str, seconds: f64, count: usize, bytes: usize, of: (f64, f64)) -> Vec<String> {
    vec![
        name.to_owned(),
        format!("{:.0}", count as f64 / seconds),
        format!("{:.1}", bytes as f64 / 1e6 / seconds),
        format!("{:.2}", of.0 / seconds),
        format!("{:.2}", of.1 / seconds),
    ]
}
