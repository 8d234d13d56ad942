//! Gold of the recognizers: their two shapes of file as one kind of case.

use serde_json::Value;

/// What kind of answers a case wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// Days, ranges of days, holidays.
    Dates,
    /// At least one clock time or part of a day.
    Clock,
    /// Lengths and repetitions, with or without dates.
    Lengths,
    /// No answer at all.
    Nothing,
}

impl Group {
    /// Its name in the figures.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Clock => "clock",
            Self::Lengths => "lengths",
            Self::Nothing => "nothing",
        }
    }
}

/// One answer wanted.
#[derive(Clone, Debug)]
pub(super) struct Gold {
    /// The words, as the file folds them.
    pub text: String,
    /// Characters of the input.
    pub span: (usize, usize),
    /// `date`, `daterange`, `duration`, …
    pub kind: String,
    /// Its value in the file's own form; empty where only words are wanted.
    pub timex: String,
    /// Days or moments that fit: first and one past the last, or first alone.
    pub values: Vec<(String, String)>,
    /// `before`, `after`, …
    pub modifier: String,
    /// The file itself says that its days are not to be checked.
    pub is_loose: bool,
}

impl Gold {
    /// Whether the gold says what no reader of news means: working days, fiscal years, days that
    /// do not exist, "recently" as one day, what "the same week" leaves open.
    pub(super) fn is_apart(&self) -> bool {
        let timex = self.timex.as_str();
        let is_unreal = ["-02-30", "2019-02-29", "-11-31"].iter().any(|day| timex.contains(day));
        let text = self.text.as_str();
        let is_vague =
            ["最近", "며칠", "recently", "lately"].iter().any(|word| text.contains(word));
        // Counted from the first day behind the end of a year, and in whole quarters and decades.
        let is_aligned = timex.starts_with('(')
            && ["end of", "middle of", "quarters", "decades"].iter().any(|w| text.contains(w));
        timex.contains("BD")
            || is_aligned
            || timex.starts_with("FY")
            || timex.starts_with("SY")
            || self.modifier == "ref_undef"
            || is_unreal
            || is_vague
    }
}

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub id: String,
    pub language: &'static str,
    pub input: String,
    /// The day it is said on.
    pub day: String,
    pub gold: Vec<Gold>,
    pub group: Group,
}

/// The checked cases of a file.
pub(super) fn cases(language: &'static str, file: &str, text: &str) -> anyhow::Result<Vec<Case>> {
    let rows: Vec<Value> = serde_json::from_str(text)?;
    let words = |row: &Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let is_checked = |row: &Value| {
        let missing = words(row, "NotSupported") + &words(row, "NotSupportedByDesign");
        !missing.contains("dotnet")
    };
    let case = |(n, row): (usize, &Value)| {
        let input = words(row, "Input");
        let day = row["Context"]["ReferenceDateTime"].as_str().unwrap_or("2016-11-07");
        let is_loose = row["IgnoreResolution"] == "true" || row["IgnoreResolution"] == true;
        let results = row["Results"].as_array().into_iter().flatten();
        let gold: Vec<Gold> = results.map(|result| gold(result, is_loose)).collect();
        Case {
            id: format!("{language}/{file}/{n}"),
            language,
            day: day.get(..10).unwrap_or(day).to_owned(),
            group: group(&gold),
            input,
            gold,
        }
    };
    Ok(rows.iter().enumerate().filter(|(_, row)| is_checked(row)).map(case).collect())
}

fn group(gold: &[Gold]) -> Group {
    let any = |kinds: &[&str]| gold.iter().any(|g| kinds.contains(&g.kind.as_str()));
    if gold.is_empty() {
        Group::Nothing
    } else if any(&["time", "timerange", "datetime", "datetimerange", "timezone"]) {
        Group::Clock
    } else if any(&["duration", "set"]) {
        Group::Lengths
    } else {
        Group::Dates
    }
}

fn gold(row: &Value, is_loose: bool) -> Gold {
    let number = |key: &str| row[key].as_u64().and_then(|n| usize::try_from(n).ok());
    let start = number("Start").unwrap_or_default();
    let end = number("Length").map(|length| start + length);
    let end = end.or(number("End").map(|end| end + 1)).unwrap_or(start);
    let kinds = ["TypeName", "Typename", "Type"];
    let kind = kinds.iter().find_map(|key| row[*key].as_str()).unwrap_or_default();
    let resolved = row["Resolution"]["values"].as_array().map_or(&[][..], Vec::as_slice);
    let timex = resolved.first().and_then(|value| value["timex"].as_str());
    let timex = timex.or(row["Value"]["Timex"].as_str()).unwrap_or_default();
    let words = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let pair = |value: &Value| {
        let first = value["start"].as_str().or(value["value"].as_str()).unwrap_or_default();
        (first.to_owned(), words(&value["end"]))
    };
    let mut values: Vec<(String, String)> = resolved.iter().map(pair).collect();
    for key in ["PastResolution", "FutureResolution"] {
        let value = &row["Value"][key];
        let first = value["startDate"].as_str().or(value["date"].as_str()).unwrap_or_default();
        values.push((first.to_owned(), words(&value["endDate"])));
    }
    values.retain(|(first, _)| !first.is_empty());
    Gold {
        text: row["Text"].as_str().unwrap_or_default().to_owned(),
        span: (start, end),
        kind: kind.rsplit('.').next().unwrap_or_default().to_owned(),
        timex: timex.to_owned(),
        values,
        modifier: resolved.first().map(|value| words(&value["Mod"])).unwrap_or_default(),
        is_loose,
    }
}
