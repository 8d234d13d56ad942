//! Days: the published day, right, wrong and none.

use crate::pages::{self, Page};
use crate::python::Python;
use crate::report::{self, Report, row, share};
use crate::systems::{Answer, Ready, System};
use serde_json::json;
use std::path::Path;

/// Share of right days of htmldate 1.11, extensive, on these 800 pages, when it is not installed.
const RECORDED: f64 = 0.906;

/// Right, wrong and no days.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    right: usize,
    wrong: usize,
    none: usize,
}

impl Count {
    fn share(self) -> f64 {
        crate::fragments::ratio(self.right, self.right + self.wrong + self.none)
    }
}

/// `pages/published`, ours without and with the address.
pub(crate) fn published(
    report: &mut Report,
    data: &Path,
    python: Option<&Python>,
) -> anyhow::Result<()> {
    report::heading("Published day on pages/published");
    let pages = pages::addressed(data, "published")?;
    let mut runs: Vec<(String, Vec<Answer>)> = Vec::new();
    let ask = |system: System, with_address: bool| -> Vec<Answer> {
        let ready = Ready::new(system);
        let url = |page: &Page| page.url.clone().filter(|_| with_address);
        pages.iter().map(|page| ready.answer(&page.html, url(page).as_deref())).collect()
    };
    runs.push(("dateline".to_owned(), ask(System::Ours, false)));
    runs.push(("dateline, with the address".to_owned(), ask(System::Ours, true)));
    runs.push(("trafilatura-rs".to_owned(), ask(System::Trafilatura, false)));
    runs.push(("dom_smoothie".to_owned(), ask(System::DomSmoothie, false)));
    let version = python.and_then(|python| python.version("htmldate"));
    let mut best = (format!("htmldate (recorded: {RECORDED})"), RECORDED);
    if let (Some(python), Some(version)) = (python, version) {
        let name = format!("htmldate {version} extensive");
        runs.push((name.clone(), python.ask("htmldate", &pages)?.answers));
        best.0 = name;
        best.1 = of(&pages, &runs[runs.len() - 1].1, false).share();
    } else {
        report::say("skipped: htmldate is not installed (pip install htmldate)\n");
    }
    let mut table =
        vec![row(&["system", "right", "wrong", "none", "share", "validation", "x best"])];
    for (name, answers) in &runs {
        let (whole, side) = (of(&pages, answers, false), of(&pages, answers, true));
        table.push(vec![
            name.clone(),
            whole.right.to_string(),
            whole.wrong.to_string(),
            whole.none.to_string(),
            share(whole.share()),
            format!("{} ({}/{}/{})", share(side.share()), side.right, side.wrong, side.none),
            format!("{:.3}", whole.share() / best.1),
        ]);
        let figure = json!({"right": whole.right, "wrong": whole.wrong, "none": whole.none,
            "share": whole.share(), "validation": side.share()});
        report.keep("published", name, figure);
    }
    report::table(&table);
    report::say(&format!("`x best` is against {}; the bar without the address is 1.03.", best.0));
    Ok(())
}

fn of(pages: &[Page], answers: &[Answer], only_validation: bool) -> Count {
    let mut count = Count::default();
    for (page, answer) in pages.iter().zip(answers) {
        if only_validation && !page.is_validation() {
            continue;
        }
        match answer.day.as_deref() {
            None => count.none += 1,
            Some(day) if Some(day) == page.gold["date"].as_str() => count.right += 1,
            Some(_) => count.wrong += 1,
        }
    }
    count
}
